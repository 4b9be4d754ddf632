//! The title of a document: its first line, or the lines in the middle at its start.

use super::official::Head;
use crate::import::model::{About, Block, Margin, Shape};
use crate::import::report::Remark;
use crate::text;

/// The longest title, in characters.
const LONGEST: usize = 80;

/// The longest of several lines of a title.
const LINES: usize = 4;

/// What titles of official texts end with: the line before may be the first half.
const ENDS: &[&str] = &[
    "通知", "意见", "决定", "决议", "方案", "批复", "函", "报告", "办法", "通报", "公告", "通告", "请示",
    "纪要", "规定", "细则", "预案", "公报", "计划", "规划", "制度", "公示", "启事", "提纲", "总结",
];

/// Takes the title out of the text.
pub(super) fn take(
    blocks: &mut Vec<Block>,
    about: &About,
    official: Option<&Head>,
    name: &str,
    remarks: &mut Vec<Remark>,
) -> String {
    let given = about.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
    let lines = title_lines(blocks, official);
    let first: String = blocks[..lines].iter().map(Block::words).collect();
    if let Some(given) = given {
        // A page shows its title above its text; once is enough.
        if lines > 0 && same(given, &first) {
            blocks.drain(..lines);
        }
        return given.to_owned();
    }
    if lines > 0 {
        blocks.drain(..lines);
        return first.trim().to_owned();
    }
    remarks.push(Remark::doubtful(
        0,
        text!(
            "没有认出标题，用了文件名“{name}”",
            "no title was found; the name of the file was taken: {name}"
        ),
    ));
    name.to_owned()
}

fn same(one: &str, other: &str) -> bool {
    let bare = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    bare(one) == bare(other)
}

/// How many blocks at the start are the title.
fn title_lines(blocks: &[Block], official: Option<&Head>) -> usize {
    let Some(first) = blocks.first() else { return 0 };
    if !is_title(first) {
        return 0;
    }
    if matches!(first.shape, Shape::Heading(..)) {
        return 1;
    }
    let is_centred = |block: &Block| matches!(block.shape, Shape::Paragraph(_, Margin::Centre));
    let centred = blocks.iter().take(LINES).take_while(|block| is_centred(block) && is_title(block)).count();
    if centred > 1 {
        return centred;
    }
    let ends = |block: &Block| ENDS.iter().any(|end| block.words().trim().ends_with(end));
    if !ends(first) && official.is_some() {
        let more = blocks.iter().take(LINES).take_while(|block| is_title(block) && !ends(block)).count();
        if more < LINES && blocks.get(more).is_some_and(|block| is_title(block) && ends(block)) {
            return more + 1;
        }
    }
    1
}

fn is_title(block: &Block) -> bool {
    let words = block.words();
    let words = words.trim();
    let is_line =
        matches!(block.shape, Shape::Paragraph(_, Margin::Text | Margin::Centre) | Shape::Heading(..));
    is_line
        && !words.is_empty()
        && words.chars().count() <= LONGEST
        && !words.ends_with(['。', '；', '：', ':', '，', '、'])
        && !words.contains('。')
}
