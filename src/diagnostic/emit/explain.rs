//! What a code means, with a wrong and a right example: the text of `zhenbao explain`.

use std::fmt::Write as _;

use super::word;
use crate::diagnostic::{Code, Lang};

/// The code explained in one language, for a terminal.
pub fn explain(code: &Code, lang: Lang) -> String {
    let (wrong, right) = match lang {
        Lang::Zh => ("错误的写法：", "正确的写法："),
        Lang::En => ("Wrong:", "Right:"),
    };
    let mut out = String::new();
    let severity = word(code.severity, lang);
    writeln!(out, "{severity}[{}] {}\n", code.id, code.title_in(lang)).expect("a String takes any text");
    writeln!(out, "{}\n", code.meaning_in(lang)).expect("a String takes any text");
    writeln!(out, "{wrong}\n\n{}\n", indented(code.wrong)).expect("a String takes any text");
    writeln!(out, "{right}\n\n{}", indented(code.right)).expect("a String takes any text");
    out
}

fn indented(example: &str) -> String {
    example.lines().map(|line| format!("    {line}")).collect::<Vec<_>>().join("\n")
}
