//! Tags of HTML and of word processors, which are shown as they are typed.

use std::ops::Range;

use super::{Findings, excerpt, near};
use crate::article::markdown::codes;
use crate::text;

/// The beginnings of tags that word processors copy along: `<o:p>`, `<v:shape …>`.
const OFFICE: [&str; 7] = ["o", "v", "w", "w10", "m", "x", "st1"];

/// What a tag stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Within {
    /// A cell of a table.
    Cell,
    /// Any other text.
    Text,
}

impl Findings<'_> {
    /// A tag of HTML, or a block of it.
    pub(in super::super) fn raw_html(&mut self, range: &Range<usize>, within: Within) {
        let html = self.body[range.clone()].trim();
        let shown = excerpt(html);
        let name: String =
            html.trim_start_matches(['<', '/']).chars().take_while(char::is_ascii_alphanumeric).collect();
        let help = match name.to_ascii_lowercase().as_str() {
            "b" | "strong" => text!("加粗写成 **文字**", "write **bold**"),
            "i" | "em" => text!("强调写成 *文字*", "write *emphasis*"),
            "s" | "del" | "strike" => text!("删除线写成 ~~文字~~", "write ~~struck through~~"),
            "a" => text!("链接写成 [文字](网址)", "write [words](address)"),
            "img" => text!("图片写成 ![说明](文件名)", "write ![description](file)"),
            "p" if within == Within::Cell => {
                text!("格子里要换行，写 <br>", "for a line break within a cell write <br>")
            }
            "br" | "p" | "div" => text!(
                "删掉标签；分段空一行，换行在行末加两个空格",
                "delete the tag; leave an empty line for a paragraph, two spaces at the end for a line break"
            ),
            "table" | "tr" | "td" | "th" => text!(
                "表格写成 | 甲 | 乙 |，表头下面加 |---|---|",
                "write a table as | a | b | with |---|---| under its header"
            ),
            "iframe" | "video" | "embed" | "object" => {
                text!("视频写成链接：[文字](网址)", "link to the video: [words](address)")
            }
            name if OFFICE.contains(&name) => {
                text!("这是从 Word 或 WPS 带来的标签，删掉它", "delete it: it comes from a word processor")
            }
            _ => text!(
                "删掉标签；要显示尖括号本身，用反引号括起来：`{shown}`",
                "delete the tag; to show it as it is, put it in backticks: `{shown}`"
            ),
        };
        self.tell(
            &codes::RAW_HTML,
            range,
            text!("HTML 标签“{shown}”会原样显示", "the HTML tag “{shown}” is shown as it is typed"),
            help,
        );
    }

    /// Tags of word processors in a text, which are none of HTML.
    pub(in super::super) fn office_tags(&mut self, range: &Range<usize>) {
        let body = self.body;
        for at in memchr::memchr_iter(b'<', &body.as_bytes()[range.clone()]) {
            self.office_tag(range.start + at);
        }
    }

    /// Tells of such a tag that begins at this place; whether there is one.
    pub(in super::super) fn office_tag(&mut self, at: usize) -> bool {
        let text = near(&self.body[at..]);
        let name = text.strip_prefix('<').and_then(|tag| tag.split_once(':')).map_or("", |(name, _)| name);
        let Some(end) = text.find('>').filter(|_| OFFICE.contains(&name)) else { return false };
        if self.body[..at].ends_with('\\') {
            return false;
        }
        self.raw_html(&(at..at + end + 1), Within::Text);
        true
    }
}
