//! What a code means, with a wrong and a right example: the text of `zhenbao explain`.

use std::fmt::Write as _;

use crate::diagnostic::{Code, Lang, severity_name};

/// The code explained in one language, for a terminal.
pub fn explain(code: &Code, lang: Lang) -> String {
    let (wrong, right) = match lang {
        Lang::Zh => ("错误的写法：", "正确的写法："),
        Lang::En => ("Wrong:", "Right:"),
    };
    let mut out = String::new();
    let severity = severity_name(code.severity, lang);
    writeln!(out, "{severity}[{}] {}\n", code.id, code.title_in(lang)).expect("a String takes any text");
    writeln!(out, "{}\n", code.meaning_in(lang)).expect("a String takes any text");
    writeln!(out, "{wrong}\n\n{}\n", indented(code.wrong)).expect("a String takes any text");
    writeln!(out, "{right}\n\n{}", indented(code.right)).expect("a String takes any text");
    if let Some(rule) = code.rule {
        let level = match lang {
            Lang::Zh => format!("规则 {rule}：级别可以在 site.toml 的 [check] 里改。"),
            Lang::En => format!("Rule {rule}: its level may be set under [check] in site.toml."),
        };
        writeln!(out, "\n{level}").expect("a String takes any text");
    }
    out
}

fn indented(example: &str) -> String {
    example.lines().map(|line| format!("    {line}")).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::family;

    family! {
        /// Any finding.
        SAMPLE = "ZB999" Error {
            title: "日期无法识别", "not a date";
            meaning: "日期写成 2025-04-01。", "Write dates as 2025-04-01.";
            wrong: "date: 明天";
            right: "date: 2025-04-01";
        }
    }

    #[test]
    fn a_code_explains_itself() {
        let expected = "\
错误[ZB999] 日期无法识别

日期写成 2025-04-01。

错误的写法：

    date: 明天

正确的写法：

    date: 2025-04-01
";
        assert_eq!(explain(ALL[0], Lang::Zh), expected);
        assert!(
            explain(ALL[0], Lang::En)
                .starts_with("error[ZB999] not a date\n\nWrite dates as 2025-04-01.\n\nWrong:\n")
        );
    }
}
