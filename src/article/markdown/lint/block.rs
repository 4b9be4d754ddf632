//! Blocks and marks that came out otherwise than meant.

use std::ops::Range;

use super::super::limits::Excess;
use super::lines::paragraphs;
use super::{Findings, excerpt};
use crate::article::markdown::codes;
use crate::source::character::{is_bidi_control, is_han};
use crate::text;

impl<'a> Findings<'a> {
    /// A body beyond the limits.
    pub(in super::super) fn excess(&mut self, excess: Excess) {
        let (code, start, message, help) = match excess {
            Excess::Depth(depth, start) => (
                &codes::TOO_DEEP,
                start,
                text!("这一行套了 {depth} 层引用或列表", "this line nests {depth} levels of quotes or lists"),
                text!("只留需要的几层 > 或 -", "keep only the few levels of > or - that are needed"),
            ),
            Excess::Columns(columns, start) => (
                &codes::TABLE_TOO_WIDE,
                start,
                text!("表格有大约 {columns} 列", "the table has about {columns} columns"),
                text!("拆成几张表，或把电子表格作为附件", "split it, or attach the spreadsheet"),
            ),
        };
        let end = self.body.ceil_char_boundary((start + 40).min(self.body.len()));
        let end = self.body[start..end].find('\n').map_or(end, |at| start + at);
        self.tell(code, &(start..end), message, help);
    }

    /// An indented block of code: Chinese in it was meant as a paragraph.
    pub(in super::super) fn indented_code(&mut self, range: &Range<usize>) {
        let lines = self.whole_lines(range);
        let text = &self.body[lines.clone()];
        if !text.chars().any(is_han) {
            return;
        }
        let lead = |line: &str| line.len() - line.trim_start_matches([' ', '\t', '\u{3000}']).len();
        let read = |line: &'a str| {
            let (prefix, code) = line.split_at(quote_marks(line));
            (prefix, code[lead(code)..].trim_end().to_owned())
        };
        let mended = paragraphs(text.lines().map(read).filter(|(_, words)| !words.is_empty()));
        let marks = quote_marks(text);
        let has_tabs = text[marks..][..lead(&text[marks..])].contains('\t');
        let indent = if has_tabs { text!("制表符", "tab") } else { text!("空格", "spaces") };
        let shown = excerpt(&text[marks..]);
        let message = text!("“{shown}”因行首的", "“{shown}” became code because of the ")
            + indent.clone()
            + text!("变成了代码", " before it");
        let help = text!("删掉行首的", "delete the ")
            + indent
            + text!(
                "，段落之间空一行；首行缩进由主题处理",
                " at the start, and leave an empty line between paragraphs; the theme indents them"
            );
        self.mend(&codes::ACCIDENTAL_CODE, lines.start + marks..lines.end, message, help, mended);
    }

    /// A fenced block of code with this text behind its fence: only the name of a language belongs there.
    pub(in super::super) fn words_on_fence(&mut self, range: &Range<usize>, words: &str) {
        if !words.chars().any(is_han) {
            return;
        }
        let first = self.body[range.clone()].lines().next().map_or(0, str::len);
        let fence = &self.body[range.start..range.start + first];
        let at = range.start + (fence.len() - fence.trim_start_matches(['`', '~']).trim_start().len());
        let shown = excerpt(words);
        self.tell(
            &codes::WORDS_ON_FENCE,
            &(at..range.start + first),
            text!(
                "“{shown}”和代码块的记号写在同一行，不会显示",
                "“{shown}” stands in the line of the code's fence and is not shown"
            ),
            text!(
                "写到上面一行去，这一行只留记号",
                "write it in the line above, and leave only the fence here"
            ),
        );
    }

    /// A fenced block of code that runs to the end of the body, which is `content` bytes long without
    /// the white space at its end, without a closing fence.
    pub(in super::super) fn fenced_code(&mut self, range: &Range<usize>, content: usize) {
        if range.end < content {
            return;
        }
        let block = self.body[range.clone()].trim_end();
        let mut lines = block.lines();
        let Some(first) = lines.next() else { return };
        let mark = first.bytes().next().map_or('`', char::from);
        let fence: String = first.chars().take_while(|c| *c == mark).collect();
        let is_closing = |line: &str| {
            line.trim_start_matches([' ', '\t', '>'])
                .strip_prefix(fence.as_str())
                .is_some_and(|rest| rest.trim_matches(mark).trim().is_empty())
        };
        if !lines.next_back().is_some_and(is_closing) {
            self.tell(
                &codes::UNCLOSED_FENCE,
                &(range.start..range.start + first.len()),
                text!("从这里到文末都成了代码", "everything from here to the end became code"),
                text!(
                    "在代码末尾另起一行写 {fence}",
                    "write {fence} on a line of its own where the code ends"
                ),
            );
        }
    }

    /// Controls of writing direction, one finding for each run of them.
    pub(in super::super) fn bidi_controls(&mut self) {
        let body = self.body;
        let mut run: Option<(Range<usize>, char)> = None;
        for (at, c) in body.char_indices().filter(|(_, c)| is_bidi_control(*c)) {
            let end = at + c.len_utf8();
            match &mut run {
                Some((open, _)) if open.end == at => open.end = end,
                _ => {
                    if let Some((done, first)) = run.replace((at..end, c)) {
                        self.bidi_control(done, first);
                    }
                }
            }
        }
        if let Some((done, first)) = run {
            self.bidi_control(done, first);
        }
    }

    /// A control of writing direction, as it is or as an entity.
    pub(in super::super) fn bidi_control(&mut self, range: Range<usize>, control: char) {
        let code = u32::from(control);
        self.mend(
            &codes::BIDI_CONTROL,
            range,
            text!(
                "这里有看不见的方向控制符 U+{code:04X}，发布时去掉",
                "there is an invisible control of writing direction here, U+{code:04X}; it is left out"
            ),
            text!("删掉它，或把前后的文字重新打一遍", "delete it, or type the words around it again"),
            String::new(),
        );
    }
}

/// The length of the marks of quotes that a line begins with, each with the space behind it.
fn quote_marks(line: &str) -> usize {
    let mut rest = line;
    loop {
        let inner = rest.trim_start_matches(' ');
        let Some(inner) = inner.strip_prefix('>').filter(|_| rest.len() - inner.len() < 4) else {
            return line.len() - rest.len();
        };
        rest = inner.strip_prefix(' ').unwrap_or(inner);
    }
}
