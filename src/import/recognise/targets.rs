//! Targets of a year out of a text: the line under 主要预期目标.

use std::fmt::Write as _;

use crate::article::kind::{Target, read_numeral};
use crate::import::draft::{Draft, quoted};
use crate::import::model::{Block, Shape};
use crate::import::report::Remark;
use crate::text;

/// What the heading over targets, or the words before them, say.
const NAMES: &[&str] = &["预期目标", "主要目标", "发展目标", "奋斗目标", "目标任务"];

/// The fewest targets of a line.
const FEWEST: usize = 2;

/// Which block holds the targets.
pub(super) fn place(blocks: &[Block]) -> Option<usize> {
    let names = |block: &Block| {
        let words = block.words();
        NAMES.iter().any(|name| words.contains(name))
    };
    (0..blocks.len()).find(|at| {
        let is_named = names(&blocks[*at]) || at.checked_sub(1).is_some_and(|above| names(&blocks[above]));
        is_named && items(&blocks[*at]).len() >= FEWEST
    })
}

/// The targets of a block, each in its own words; none where one of them is not understood for certain.
pub(super) fn items(block: &Block) -> Vec<String> {
    match &block.shape {
        Shape::Paragraph(..) => of_words(&block.words()),
        Shape::List(_, items) => {
            let lines = items.iter().map(|item| item.iter().map(Block::words).collect::<String>());
            let lines: Vec<String> = lines.map(|line| bare(&line).to_owned()).collect();
            let is_target = |line: &String| Target::parse(line).is_some();
            if lines.iter().all(is_target) { lines } else { Vec::new() }
        }
        _ => Vec::new(),
    }
}

fn of_words(words: &str) -> Vec<String> {
    let words = words.rsplit_once(['：', ':']).map_or(words, |(_, targets)| targets);
    let has_number = |clause: &&str| clause.contains(|c: char| c.is_ascii_digit());
    for borders in [&['；', ';', '。'][..], &['，', '；', ';', '。', ',']] {
        let clauses: Vec<&str> = words.split(borders).map(bare).filter(|clause| !clause.is_empty()).collect();
        let is_read = |clause: &&str| Target::parse(clause).is_some();
        if clauses.len() >= FEWEST && clauses.iter().all(|clause| has_number(clause) && is_read(clause)) {
            return clauses.into_iter().map(str::to_owned).collect();
        }
    }
    Vec::new()
}

fn bare(clause: &str) -> &str {
    clause.trim().trim_end_matches(['；', '。', '，', ';', ','])
}

/// Makes the text's targets the data of an article.
pub(super) fn fill(draft: &mut Draft) {
    let Some(at) = place(&draft.blocks) else {
        draft.remarks.push(Remark::doubtful(
            0,
            text!(
                "没有认出目标，请写进 targets 下的 items",
                "no targets were found; write them under targets"
            ),
        ));
        draft.data = format!("targets:\n  year: {}\n  items: []\n", &draft.date[..4]);
        return;
    };
    let year = year(&draft.blocks[..=at]).unwrap_or_else(|| draft.date.chars().take(4).collect());
    draft.data = data(&year, &items(&draft.blocks[at]));
}

/// The block of the front matter.
pub(super) fn data(year: &str, items: &[String]) -> String {
    let mut out = format!("targets:\n  year: {year}\n  items:\n");
    for item in items {
        let _ = writeln!(out, "    - {}", quoted(item));
    }
    out
}

/// The last year that is named.
pub(super) fn year(blocks: &[Block]) -> Option<String> {
    blocks.iter().rev().find_map(|block| {
        let words = block.words();
        words.match_indices('年').find_map(|(at, _)| {
            let start = words[..at].char_indices().rev().nth(3)?.0;
            let written = &words[start..at];
            read_numeral(written).filter(|year| (1949..=2999).contains(year)).map(|year| year.to_string())
        })
    })
}
