//! The pages of the desk: files of their own, sent as they are.

use crate::diagnostic::Lang;
use crate::serve::{Answer, media_type};

/// A file of the desk by its name below its address.
pub fn file(name: &str, lang: Lang) -> Option<Answer> {
    let text = match name {
        "" => return Some(page(include_str!("browser/desk.html"), lang)),
        "blank.html" => return Some(page(include_str!("browser/blank.html"), lang)),
        "call.js" => include_str!("browser/call.js"),
        "desk.js" => include_str!("browser/desk.js"),
        "field.js" => include_str!("browser/field.js"),
        "findings.js" => include_str!("browser/findings.js"),
        "first.js" => include_str!("browser/first.js"),
        "grid.js" => include_str!("browser/grid.js"),
        "history.js" => include_str!("browser/history.js"),
        "live.js" => include_str!("browser/live.js"),
        "publish.js" => include_str!("browser/publish.js"),
        "start.js" => include_str!("browser/start.js"),
        "text.js" => include_str!("browser/text.js"),
        "words.js" => include_str!("browser/words.js"),
        "write.js" => include_str!("browser/write.js"),
        "desk.css" => include_str!("browser/desk.css"),
        _ => return None,
    };
    Some(Answer::status(200, media_type(name), text.as_bytes()))
}

fn page(text: &str, lang: Lang) -> Answer {
    let tag = match lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    };
    Answer::status(200, media_type("index.html"), text.replacen("zh-CN", tag, 1).into_bytes())
}
