//! The reference page of all codes, `docs/diagnostics.md`, in both languages.

use std::fmt::Write as _;

use super::word;
use crate::diagnostic::{Code, Lang, codes};

/// The whole page as Markdown.
pub fn reference() -> String {
    let mut out = String::from(concat!(
        "<!-- Generated from src/diagnostic/codes/ by `cargo test`. Change it there. -->\n\n",
        "# 诊断代码 · Diagnostics\n\n",
        "每条提示都有代码。`zhenbao explain ZB101` 在终端显示同样的说明。\n\n",
        "Every finding has a code. `zhenbao explain ZB101` prints the same text in a terminal.\n\n",
        "| 代码 code | 级别 severity | 含义 | meaning |\n|---|---|---|---|\n",
    ));
    for code in codes::all() {
        row(&mut out, code).expect("a String takes any text");
    }
    let mut family = "";
    for code in codes::all() {
        if family != &code.id[..3] {
            family = &code.id[..3];
            writeln!(out, "\n## {family}xx {}", family_name(family)).expect("a String takes any text");
        }
        section(&mut out, code).expect("a String takes any text");
    }
    out
}

fn row(out: &mut String, code: &Code) -> std::fmt::Result {
    let id = code.id;
    let severity = format!("{} {}", word(code.severity, Lang::Zh), word(code.severity, Lang::En));
    let [zh, en] = [Lang::Zh, Lang::En].map(|lang| cell(code.title_in(lang)));
    writeln!(out, "| [{id}](#{}) | {severity} | {zh} | {en} |", id.to_lowercase())
}

/// The heading is the code alone, so that its address never changes.
fn section(out: &mut String, code: &Code) -> std::fmt::Result {
    let (zh, en) = (Lang::Zh, Lang::En);
    write!(out, "\n### {}\n\n", code.id)?;
    write!(
        out,
        "**{}：{}。** {}\n\n",
        word(code.severity, zh),
        plain(code.title_in(zh)),
        plain(code.meaning_in(zh))
    )?;
    write!(
        out,
        "**{}: {}.** {}\n\n",
        word(code.severity, en),
        plain(code.title_in(en)),
        plain(code.meaning_in(en))
    )?;
    write!(out, "错误 wrong:\n\n{}\n正确 right:\n\n{}", fenced(code.wrong), fenced(code.right))
}

fn family_name(family: &str) -> &'static str {
    match family {
        "ZB0" => "文件 · files",
        "ZB1" => "site.toml",
        "ZB2" => "文章开头 · front matter",
        "ZB3" => "正文 · Markdown",
        "ZB4" => "链接、图片和附件 · links, pictures and attachments",
        "ZB5" => "网站整体 · the site as a whole",
        "ZB6" => "文章类型 · kinds of article",
        "ZB7" => "主题和模板 · themes and templates",
        "ZB8" => "发布 · publishing",
        _ => "其他 · others",
    }
}

/// A fence longer than any run of backticks inside.
fn fenced(example: &str) -> String {
    let longest = example.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}text\n{example}\n{fence}\n")
}

/// A text in a table cell.
fn cell(text: &str) -> String {
    plain(text).replace('|', "\\|")
}

/// Text that Markdown shows as it is.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '~' | '{' | '}') {
            out.push('\\');
        }
        out.push(if character == '\n' { ' ' } else { character });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reference_page_is_fresh() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/diagnostics.md");
        let fresh = reference();
        if std::fs::read_to_string(path).ok().as_deref() != Some(&fresh) {
            std::fs::create_dir_all(concat!(env!("CARGO_MANIFEST_DIR"), "/docs")).unwrap();
            std::fs::write(path, &fresh).unwrap();
            panic!("docs/diagnostics.md was stale and has been written anew: commit it");
        }
    }

    #[test]
    fn texts_cannot_break_the_page() {
        assert_eq!(fenced("a"), "```text\na\n```\n");
        assert_eq!(fenced("````\na\n````"), "`````text\n````\na\n````\n`````\n");
        assert_eq!(cell("｜a|b｜ _x_"), "｜a\\|b｜ \\_x\\_");
    }
}
