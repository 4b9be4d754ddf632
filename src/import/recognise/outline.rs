//! Headings that were typed as lines: 第一章, 一、, （一）, 1. with text under them, and short lines over numbered
//! ones. Those of word processors keep their order. In an outline every such line is a heading, and the lines of
//! a few words under them are its topics.

use crate::article::kind::Kind;
use crate::article::markdown::{is_address, is_date, number_level};
use crate::import::model::{Block, Inline, Margin, Shape, words};

/// The longest heading, in characters: two lines in print.
const LONGEST: usize = 40;

/// The longest heading without a number, and the longest topic.
const SHORT: usize = 20;

/// How deep a line would stand as a heading: those of styles first, then without number, then by their numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// By a style of a word processor.
    Styled(u8),
    /// Short, over numbered lines.
    Bare,
    /// The level of its number: 0 for 第一章, 1 for 一、, 2 for （一）, 3 for 1.
    Numbered(usize),
}

/// Whether a text consists mostly of short lines under numbered ones.
pub(super) fn is_outline(blocks: &[Block]) -> bool {
    let lines = blocks.iter().filter(|block| is_line(block)).count();
    lines >= 3 && lines * 10 >= blocks.len() * 6
}

/// The same text with its headings, from level 2 on, none of them left out.
pub(super) fn with_headings(blocks: Vec<Block>, kind: Kind) -> Vec<Block> {
    let ranks = ranks(&blocks, kind);
    let mut used: Vec<Rank> = ranks.iter().flatten().copied().collect();
    used.sort_unstable();
    used.dedup();
    let mut last = 1;
    let mut out = Vec::with_capacity(blocks.len());
    for (mut block, rank) in blocks.into_iter().zip(ranks) {
        if let Some(rank) = rank {
            let depth = used.iter().position(|used| *used == rank).unwrap_or_default() + 2;
            let level = u8::try_from(depth.min(6)).unwrap_or(6).min(last + 1);
            last = level;
            let inlines = match block.shape {
                Shape::Paragraph(inlines, _) | Shape::Heading(_, inlines) => plain(inlines),
                _ => Vec::new(),
            };
            block.shape = Shape::Heading(level, inlines);
        }
        out.push(block);
    }
    if kind == Kind::Outline { with_topics(out) } else { numbered_lists(out) }
}

/// What each block is as a heading.
fn ranks(blocks: &[Block], kind: Kind) -> Vec<Option<Rank>> {
    let is_styled = blocks.iter().any(|block| matches!(block.shape, Shape::Heading(..)));
    let level = |at: usize| {
        blocks.get(at).filter(|block| is_line(block)).and_then(|block| number_level(&block.words()))
    };
    let leads = |at: usize| match (level(at), blocks.get(at + 1)) {
        (_, None) | (None, _) => false,
        (Some(own), Some(_)) => level(at + 1).is_none_or(|next| next > own),
    };
    let every = kind == Kind::Outline;
    let is_level: Vec<bool> = (0..4_usize)
        .map(|deep| {
            let leading = (0..blocks.len()).filter(|at| level(*at) == Some(deep) && leads(*at)).count();
            if deep == 3 { leading >= 2 && is_every_item(blocks, &leads) } else { leading >= 1 || every }
        })
        .collect();
    let rank = |(at, block): (usize, &Block)| match &block.shape {
        Shape::Heading(own, inlines) => {
            // The numbers of styled headings tell how those that were typed beside them stand.
            let number = number_level(&words(inlines)).filter(|_| !is_styled);
            Some(number.map_or(Rank::Styled(*own), Rank::Numbered))
        }
        _ => match level(at) {
            Some(deep) => is_level[deep].then_some(Rank::Numbered(deep)),
            None => (is_over(blocks, at) || (every && is_part(blocks, at))).then_some(Rank::Bare),
        },
    };
    blocks.iter().enumerate().map(rank).collect()
}

/// Whether all short lines with 1. have text under them: else they are items.
fn is_every_item(blocks: &[Block], leads: &dyn Fn(usize) -> bool) -> bool {
    let is_item = |at: &usize| is_line(&blocks[*at]) && number_level(&blocks[*at].words()) == Some(3);
    (0..blocks.len()).filter(is_item).all(leads)
}

/// A line that can be a heading: short, without the end of a sentence.
fn is_line(block: &Block) -> bool {
    let Shape::Paragraph(inlines, margin) = &block.shape else { return false };
    let words = words(inlines);
    let words = words.trim();
    let is_text = inlines.iter().all(|inline| matches!(inline, Inline::Text(..)));
    is_text
        && *margin != Margin::Right
        && !words.is_empty()
        && words.chars().count() <= LONGEST
        && !words.contains(['。', '；', '：', ':', '！', '？', '|'])
        && !words.ends_with(['，', '、', ',', ';'])
        && !is_date(words)
        && !is_address(words)
}

/// A short line without a number right over the first of numbered lines.
fn is_over(blocks: &[Block], at: usize) -> bool {
    let is_first = |block: &Block| {
        let words = block.words();
        let bare = words.trim_start_matches(['（', '(', '第']);
        is_line(block)
            && number_level(&words).is_some_and(|level| level < 3)
            && bare.starts_with(['一', '１', '1'])
            && !bare.starts_with("一十")
    };
    is_short(&blocks[at])
        && number_level(&blocks[at].words()).is_none()
        && blocks.get(at + 1).is_some_and(is_first)
}

/// In an outline: a short line without a number that a sentence follows.
fn is_part(blocks: &[Block], at: usize) -> bool {
    let is_prose = |block: &Block| matches!(block.shape, Shape::Paragraph(..)) && !is_line(block);
    is_short(&blocks[at])
        && number_level(&blocks[at].words()).is_none()
        && blocks.get(at + 1).is_some_and(is_prose)
}

fn is_short(block: &Block) -> bool {
    is_line(block) && block.words().chars().count() <= SHORT
}

/// Words of a heading: bold says nothing there.
fn plain(mut inlines: Vec<Inline>) -> Vec<Inline> {
    for inline in &mut inlines {
        if let Inline::Text(_, style) = inline {
            (style.strong, style.emphasis) = (false, false);
        }
    }
    inlines
}

/// The short lines under headings as lists.
fn with_topics(blocks: Vec<Block>) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks {
        let is_topic = is_short(&block) && number_level(&block.words()).is_none();
        let place = block.place;
        match out.last_mut() {
            Some(Block { shape: Shape::List(None, items), .. }) if is_topic => items.push(vec![block]),
            Some(Block { shape: Shape::Heading(..), .. }) if is_topic => {
                out.push(Block { place, shape: Shape::List(None, vec![vec![block]]) });
            }
            _ => out.push(block),
        }
    }
    out
}

/// Lines that begin with 1. 2. 3. and a space, one right under the other, as a list.
fn numbered_lists(blocks: Vec<Block>) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    for mut block in blocks {
        let Some((number, length)) = item_number(&block) else {
            out.push(block);
            continue;
        };
        let place = block.place;
        if let Shape::Paragraph(inlines, _) = &mut block.shape {
            crate::import::model::cut(inlines, length);
        }
        match out.last_mut() {
            Some(Block { shape: Shape::List(Some(start), items), .. })
                if *start + items.len() as u64 == number =>
            {
                items.push(vec![block]);
            }
            _ => out.push(Block { place, shape: Shape::List(Some(number), vec![vec![block]]) }),
        }
    }
    out
}

/// The number of `1. 身份证` with the bytes that it takes.
fn item_number(block: &Block) -> Option<(u64, usize)> {
    let Shape::Paragraph(inlines, Margin::Text) = &block.shape else { return None };
    let Some(Inline::Text(words, _)) = inlines.first() else { return None };
    let digits = words.len() - words.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = words[digits..].strip_prefix('.')?;
    let text = rest.trim_start_matches([' ', '\t']);
    (digits <= 3 && !text.is_empty() && text.len() < rest.len())
        .then(|| Some((words[..digits].parse().ok()?, words.len() - text.len())))?
}
