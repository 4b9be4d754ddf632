//! What a document is: its title, date and credits, the data of its kind, its headings. Out of one document come
//! one article or, where several were pasted one below the other, several that lead to each other.
//!
//! What is taken out of the text into the front matter is told; what is only likely is to be looked at.

mod day;
mod punctuation;
mod credit;
mod official;
mod title;
mod outline;
mod targets;
mod session;
pub mod split;

use super::draft::Draft;
use super::model::{Block, Imported};
use super::report::{Fate, Remark, shortened};
use crate::article::kind::Kind;
use crate::article::prose::is_leaving;
use crate::source::Date;
use crate::text;
use credit::Credits;
use official::Head;

/// How a document is to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Its kind, where the editor says it.
    pub kind: Option<Kind>,
    /// Whether one document may be several articles.
    pub parts: Parts,
    /// Whether marks between Chinese are set right.
    pub marks: Marks,
    /// The day of the import, for what has no date.
    pub today: Date,
    /// The name of the file without its ending, for what has no title.
    pub name: String,
}

/// How many articles a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parts {
    /// One.
    One,
    /// As many as it holds.
    Several,
}

/// What becomes of half-width marks between Chinese.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marks {
    /// They are set right, as in a text that was never published.
    Mend,
    /// They stay, as in a text that was.
    Keep,
}

/// The articles of a document.
pub fn recognise(imported: Imported, wanted: &Wanted) -> Vec<Draft> {
    let Imported { mut blocks, notes, enclosed, about, mut remarks } = imported;
    without_leavings(&mut blocks, &mut remarks);
    if wanted.marks == Marks::Mend {
        punctuation::mend(&mut blocks, &mut remarks);
    }
    let mut credits = Credits::default();
    credits.take(&mut blocks, &mut remarks);
    let official = official::take(&mut blocks, wanted.kind);
    let title = title::take(&mut blocks, &about, official.as_ref(), &wanted.name, &mut remarks);
    let signed = official::signature(&blocks);
    let date = day::of(
        &about,
        credits.published.as_ref(),
        signed.as_ref().map(|signed| signed.date),
        &blocks,
        wanted,
        &mut remarks,
    );
    credits.add(&about);
    let updated = day::updated(&about, &date);
    let kind = wanted.kind.unwrap_or_else(|| kind(&title, &blocks, official.as_ref()));
    let mut draft = Draft {
        kind,
        title,
        date,
        fields: credits.fields(&about, updated.as_ref()),
        data: String::new(),
        blocks,
        notes,
        enclosed,
        remarks,
        draft: true,
    };
    let mut drafts =
        if wanted.parts == Parts::Several { split::split(draft) } else { vec![fill_alone(&mut draft)] };
    for draft in &mut drafts {
        if draft.kind == Kind::Document {
            draft.data = official::data(official.as_ref(), signed.as_ref());
        }
        draft.blocks = outline::with_headings(std::mem::take(&mut draft.blocks), draft.kind);
    }
    drafts
}

/// A document that is one article.
fn fill_alone(draft: &mut Draft) -> Draft {
    fill(draft);
    if draft.kind != Kind::Targets && targets::place(&draft.blocks).is_some() {
        draft.remarks.push(Remark::doubtful(
            0,
            text!(
                "正文里有一段年度目标；要单独成为一篇“目标”，用 --split 再导入一次",
                "the text holds targets of a year; import it with --split to make them an article of their own"
            ),
        ));
    }
    draft.clone()
}

/// The data of the kind, out of the text.
fn fill(draft: &mut Draft) {
    match draft.kind {
        Kind::Session => session::fill(draft),
        Kind::Targets => targets::fill(draft),
        _ => {}
    }
}

/// What a document is, as far as its title and first lines say it for certain.
fn kind(title: &str, blocks: &[Block], official: Option<&Head>) -> Kind {
    let bare = title.trim_end_matches(|c: char| !c.is_alphanumeric());
    if official.is_some() {
        Kind::Document
    } else if session::is_session(title, blocks) {
        Kind::Session
    } else if (bare.ends_with("工作报告") || bare.ends_with("提纲")) && outline::is_outline(blocks) {
        Kind::Outline
    } else if ["公告", "通告", "通知", "启事", "须知"].iter().any(|end| bare.ends_with(end)) {
        Kind::Notice
    } else {
        Kind::News
    }
}

/// Takes out buttons and counters of web pages.
fn without_leavings(blocks: &mut Vec<Block>, remarks: &mut Vec<Remark>) {
    blocks.retain(|block| {
        let words = block.words();
        let is_left = is_leaving(&words);
        if is_left {
            let shown = shortened(&words);
            remarks.push(Remark::new(
                Fate::Dropped,
                block.place,
                text!("网页上的按钮或计数：{shown}", "a button or counter of a web page: {shown}"),
            ));
        }
        !is_left
    });
}

#[cfg(test)]
mod tests;
