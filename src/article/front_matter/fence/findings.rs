//! What is wrong with the fences of a front matter, in sentences.

use std::ops::Range;

use super::gap;
use crate::article::front_matter::codes;
use crate::diagnostic::Diagnostic;
use crate::source::Source;
use crate::text;

/// A line that is nearly `---`.
pub(super) fn wrong_fence(source: &Source, line: &Range<usize>) -> Diagnostic {
    let span = source.span(line.clone());
    let written = span.text().trim();
    let (message, label) = if written == "---" {
        (
            text!("分隔行 --- 前面有空格", "there is space before the fence ---"),
            text!("--- 应在行首", "--- begins its line"),
        )
    } else {
        (
            text!("分隔行写成了“{written}”", "the fence is written `{written}`"),
            text!("应是三个英文减号", "this should be three hyphens"),
        )
    };
    let help = if written == "---" {
        text!("删去前面的空格", "remove the space")
    } else if written.is_ascii() {
        text!("单独一行写 ---，正好三个减号", "write ---, exactly three hyphens on a line of their own")
    } else {
        text!("关闭中文输入法，单独一行写 ---", "write --- on a line of its own, with the input method off")
    };
    Diagnostic::new(&codes::WRONG_FENCE, span.clone(), message).label(label).help(help).patch(span, "---")
}

/// A fence of so many bytes with something behind it on its line.
pub(super) fn joined_fence(source: &Source, line: &Range<usize>, fence: usize) -> Diagnostic {
    let behind = line.start + fence;
    let space = gap(&source.text()[behind..line.end]);
    let text = source.span(behind + space..line.end);
    let shown = crate::article::front_matter::scan::shortened(text.text());
    Diagnostic::new(
        &codes::WRONG_FENCE,
        text,
        text!("分隔行 --- 后面还有文字：{shown}", "there is text behind the fence ---: {shown}"),
    )
    .label(text!("应写到下一行", "this belongs on the next line"))
    .help(text!("--- 单独占一行", "--- stands alone on its line"))
    .patch(source.span(line.start..behind + space), "---\n")
}

/// A first line that is an entry.
pub(super) fn missing_opening(source: &Source, line: &Range<usize>) -> Diagnostic {
    Diagnostic::new(
        &codes::MISSING_FRONT_MATTER,
        source.span(line.clone()),
        text!("第一行之前缺少 ---", "there is no --- above the first line"),
    )
    .help(text!("在这一行上面单独写一行 ---", "write --- on a line of its own above this one"))
    .patch(source.span(line.start..line.start), "---\n")
}

/// Entries at the start of a file without any fence.
pub(super) fn missing_fences(source: &Source, block: Range<usize>) -> Diagnostic {
    let entries = source.text()[block.clone()].trim_end();
    Diagnostic::new(
        &codes::MISSING_FRONT_MATTER,
        source.line_span(block.start),
        text!(
            "标题、日期等信息没有放在两行 --- 之间",
            "title, date and so on do not stand between two lines of ---"
        ),
    )
    .help(text!(
        "在第一项上面和最后一项下面各写一行 ---",
        "write --- on a line of its own above the first entry and below the last one"
    ))
    .patch(source.span(block.start..block.start + entries.len()), format!("---\n{entries}\n---"))
}

/// A file without entries and fences.
pub(super) fn missing(source: &Source, line: &Range<usize>) -> Diagnostic {
    Diagnostic::new(
        &codes::MISSING_FRONT_MATTER,
        source.span(line.clone()),
        text!("文件开头没有标题、日期等信息", "the file does not begin with its title and date"),
    )
    .help(text!(
        "在文件最前面写：---，下一行 title: 标题，下一行 date: 2025-04-01，再一行 ---",
        "begin the file with four lines: ---, title: …, date: 2025-04-01, ---"
    ))
}

/// An opening fence that only text follows.
pub(super) fn nothing_below(source: &Source, opening: &Range<usize>) -> Diagnostic {
    Diagnostic::new(
        &codes::MISSING_FRONT_MATTER,
        source.span(opening.clone()),
        text!("开头的 --- 下面没有标题、日期等信息", "no title and date follow the --- at the start"),
    )
    .help(text!(
        "在 --- 下面写三行：title: 标题，date: 2025-04-01，---",
        "write three lines below it: title: …, date: 2025-04-01, ---"
    ))
}

/// Entries that end at `end` without a closing fence.
pub(super) fn unclosed(source: &Source, opening: &Range<usize>, end: usize) -> Diagnostic {
    let last = source.span(end.saturating_sub(1)..end.saturating_sub(1));
    let fence = if source.text()[..end].ends_with('\n') { "---\n" } else { "\n---\n" };
    Diagnostic::new(
        &codes::UNCLOSED,
        source.span(opening.clone()),
        text!("开头的 --- 没有对应的结束行", "the --- at the start is never closed"),
    )
    .label(text!("从这里开始，没有结束", "opened here, never closed"))
    .help(text!(
        "在最后一项的下一行单独写 ---，再写正文",
        "write --- on a line of its own below the last entry, then the text"
    ))
    .related(last, text!("结束行应在这一行之后", "the closing line belongs below this line"))
    .guess(source.span(end..end), fence)
}

/// A front matter of too many bytes.
pub(super) fn too_large(source: &Source, opening: &Range<usize>, size: usize) -> Diagnostic {
    let size = size.div_ceil(1024);
    Diagnostic::new(
        &codes::TOO_LARGE,
        source.span(opening.clone()),
        text!(
            "文件开头的信息有 {size} KiB，最多 64 KiB",
            "the front matter has {size} KiB, at most 64 KiB are read"
        ),
    )
    .help(text!(
        "正文写在第二个 --- 之后；大量数据放进文章旁边的 CSV 文件",
        "the text belongs behind the second ---; put large data into a CSV file beside the article"
    ))
}

/// A file that begins with the fence of TOML, or in JSON.
pub(super) fn foreign(source: &Source, line: &Range<usize>) -> Diagnostic {
    if source.text()[line.clone()].starts_with('{') {
        return Diagnostic::new(
            &codes::FOREIGN_FORMAT,
            source.span(line.clone()),
            text!(
                "开头是 {{（JSON），这里只用 --- 和 YAML",
                "the file begins with {{ (JSON); here it is --- and YAML"
            ),
        )
        .help(text!(
            "把 {{ 和 }} 两行改成 ---，把 \"title\": \"标题\", 改成 title: 标题",
            "make both lines of {{ and }} ---, and \"title\": \"…\", into title: …"
        ));
    }
    Diagnostic::new(
        &codes::FOREIGN_FORMAT,
        source.span(line.clone()),
        text!(
            "开头是 +++（TOML），这里只用 --- 和 YAML",
            "the file begins with +++ (TOML); here it is --- and YAML"
        ),
    )
    .help(text!(
        "把两行 +++ 改成 ---，把 title = \"标题\" 改成 title: 标题",
        "make both +++ lines ---, and title = \"…\" into title: …"
    ))
}
