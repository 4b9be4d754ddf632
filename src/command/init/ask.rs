//! Questions on a terminal for what the command line did not say. An empty line leaves a thing open.

use std::io::{self, BufRead as _, IsTerminal as _};

use super::Options;
use crate::command::console::Console;
use crate::diagnostic::Text;
use crate::text;

/// Asks for what is missing, if somebody is there to answer.
pub(super) fn missing(mut options: Options, console: &Console) -> Options {
    if !io::stdin().is_terminal() {
        return options;
    }
    let questions: [(&mut Option<String>, Text); 5] = [
        (&mut options.town, text!("镇名（如 金山镇）：", "Town (such as 金山镇): ")),
        (&mut options.county, text!("所在县区（可不填）：", "County (may stay empty): ")),
        (
            &mut options.base_url,
            text!(
                "网站网址（以 https:// 开头，还没有就不填）：",
                "Address of the site (https://…, may stay empty): "
            ),
        ),
        (&mut options.office, text!("承办单位（不填就是党政办公室）：", "Office (empty: 党政办公室): ")),
        (&mut options.editor, text!("编辑姓名或单位（可不填）：", "Editor (may stay empty): ")),
    ];
    for (answer, question) in questions.into_iter().filter(|(answer, _)| answer.is_none()) {
        console.ask(&question);
        let mut line = String::new();
        if !io::stdin().lock().read_line(&mut line).is_ok_and(|bytes| bytes > 0) {
            break;
        }
        *answer = Some(line.trim().to_owned()).filter(|line| !line.is_empty());
    }
    options
}
