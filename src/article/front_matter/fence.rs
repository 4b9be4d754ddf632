//! Where the front matter begins and ends, and what stands there instead of `---`.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::front_matter as codes;
use crate::source::Source;
use crate::text;

/// More than any front matter needs; a file whose closing line got lost ends up here.
pub(super) const LARGEST: usize = 64 * 1024;

/// A source cut in two.
pub(super) struct Cut {
    /// The lines between the fences; `None` when there are none to read.
    pub block: Option<Range<usize>>,
    /// The opening fence, or the first line where it should be.
    pub opening: Range<usize>,
    /// The Markdown.
    pub body: Range<usize>,
    /// What is wrong with the fences.
    pub found: Vec<Diagnostic>,
}

/// Cuts a source at its fences.
pub(super) fn cut(source: &Source) -> Cut {
    let text = source.text();
    let start = text.len() - text.trim_start_matches(['\n', ' ', '\t', '\u{3000}']).len();
    let start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let first = line_at(text, start);
    let written = &text[first.clone()];
    let mut found = Vec::new();
    let block_start = match fence(written.trim()) {
        Fence::Right if !written.starts_with([' ', '\t', '\u{3000}']) => after(text, &first),
        Fence::Right | Fence::Lookalike => {
            found.push(wrong_fence(source, &first));
            after(text, &first)
        }
        Fence::Toml => return foreign(source, first),
        Fence::None if looks_like_entry(written) => {
            found.push(missing_opening(source, &first));
            start
        }
        Fence::None => return missing(source, first),
    };
    let (block, body) = close(source, block_start, &first, &mut found);
    let mut cut = Cut { block: Some(block), opening: first, body, found };
    refuse_large(source, &mut cut);
    cut
}

fn refuse_large(source: &Source, cut: &mut Cut) {
    let Some(block) = cut.block.as_ref().filter(|block| block.len() > LARGEST) else { return };
    let size = block.len().div_ceil(1024);
    cut.found.push(
        Diagnostic::new(
            &codes::TOO_LARGE,
            source.span(cut.opening.clone()),
            text!(
                "文件开头的信息有 {size} KiB，最多 64 KiB",
                "the front matter has {size} KiB, at most 64 KiB are read"
            ),
        )
        .help(text!(
            "正文写在第二个 --- 之后；大量数据放进文章旁边的 CSV 文件",
            "the text belongs behind the second ---; put large data into a CSV file beside the article"
        )),
    );
    cut.block = None;
}

/// Finds the closing fence; without one the block ends where the lines stop looking like entries.
fn close(
    source: &Source,
    start: usize,
    opening: &Range<usize>,
    found: &mut Vec<Diagnostic>,
) -> (Range<usize>, Range<usize>) {
    let text = source.text();
    let mut at = start;
    while at < text.len() {
        let line = line_at(text, at);
        let written = &text[line.clone()];
        let next = after(text, &line);
        match fence(written.trim_end()) {
            Fence::Right => return (start..line.start, next..text.len()),
            Fence::Lookalike => {
                found.push(wrong_fence(source, &line));
                return (start..line.start, next..text.len());
            }
            Fence::Toml | Fence::None => at = next,
        }
    }
    let end = last_entry_end(text, start);
    let after_block = source.span(end.saturating_sub(1)..end.saturating_sub(1));
    found.push(
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
        .related(after_block, text!("结束行应在这一行之后", "the closing line belongs below this line")),
    );
    (start..end, end..text.len())
}

/// The end of the lines, from `start`, that still look like a front matter.
fn last_entry_end(text: &str, start: usize) -> usize {
    let (mut at, mut end) = (start, start);
    while at < text.len() {
        let line = line_at(text, at);
        let written = &text[line.clone()];
        at = after(text, &line);
        if written.trim().is_empty() {
            continue;
        }
        if !(written.starts_with([' ', '\t', '-', ']', '}']) || looks_like_entry(written)) {
            break;
        }
        end = at;
    }
    end
}

enum Fence {
    Right,
    Lookalike,
    Toml,
    None,
}

fn fence(line: &str) -> Fence {
    match line {
        "---" => Fence::Right,
        "+++" => Fence::Toml,
        "..." | "--" => Fence::Lookalike,
        _ => {
            let dash =
                |c| matches!(c, '-' | '—' | '－' | '–' | '―' | '─' | '━' | '‐' | '‑' | '−' | '﹣' | 'ー');
            let dashes = line.chars().filter(|c| !c.is_whitespace()).count();
            let wide = !line.is_ascii();
            let fine = line.chars().all(|c| dash(c) || c == ' ') && (dashes >= 3 || (wide && dashes >= 1));
            if fine { Fence::Lookalike } else { Fence::None }
        }
    }
}

/// Whether a line is plainly `key: value`, typed with either colon.
fn looks_like_entry(line: &str) -> bool {
    let Some(colon) = line.find([':', '：']) else { return false };
    let key = &line[..colon];
    let rest = &line[colon..];
    !key.is_empty()
        && key.chars().count() <= 16
        && key.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-')
        && !rest.starts_with("://")
}

fn line_at(text: &str, start: usize) -> Range<usize> {
    start..text[start..].find('\n').map_or(text.len(), |at| start + at)
}

fn after(text: &str, line: &Range<usize>) -> usize {
    (line.end + 1).min(text.len())
}

fn wrong_fence(source: &Source, line: &Range<usize>) -> Diagnostic {
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
    Diagnostic::new(&codes::WRONG_FENCE, span.clone(), message)
        .label(label)
        .help(text!(
            "关闭中文输入法，单独一行写 ---",
            "write --- on a line of its own, with the input method off"
        ))
        .patch(span, "---")
}

fn missing_opening(source: &Source, line: &Range<usize>) -> Diagnostic {
    Diagnostic::new(
        &codes::MISSING_FRONT_MATTER,
        source.span(line.clone()),
        text!("第一行之前缺少 ---", "there is no --- above the first line"),
    )
    .help(text!("在这一行上面单独写一行 ---", "write --- on a line of its own above this one"))
    .patch(source.span(line.start..line.start), "---\n")
}

fn missing(source: &Source, line: Range<usize>) -> Cut {
    let found = Diagnostic::new(
        &codes::MISSING_FRONT_MATTER,
        source.span(line.clone()),
        text!("文件开头没有标题、日期等信息", "the file does not begin with its title and date"),
    )
    .help(text!(
        "在文件最前面写：---，下一行 title: 标题，下一行 date: 2025-04-01，再一行 ---",
        "begin the file with four lines: ---, title: …, date: 2025-04-01, ---"
    ));
    let body = line.start..source.text().len();
    Cut { block: None, opening: line, body, found: vec![found] }
}

fn foreign(source: &Source, line: Range<usize>) -> Cut {
    let text = source.text();
    let start = after(text, &line);
    let body = text[start..]
        .lines()
        .scan(start, |at, written| {
            *at += written.len() + 1;
            Some((written, *at))
        })
        .find(|(written, _)| written.trim_end() == "+++")
        .map_or(text.len(), |(_, end)| end.min(text.len()));
    let found = Diagnostic::new(
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
    ));
    Cut { block: None, opening: line, body: body..text.len(), found: vec![found] }
}
