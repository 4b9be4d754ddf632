//! What a run of `*`, `_` or `~` may do by the characters around it: as the CommonMark CJK-friendly
//! Amendments say, as the parser says, and which fills between run and neighbour make both agree.

use std::ops::Range;

use crate::source::character::{is_cjk, is_punctuation};

/// The marks of a run, as far as they are judged differently.
#[derive(PartialEq, Eq, Clone, Copy)]
pub(super) enum Mark {
    /// One or more `*`.
    Star,
    /// One to three `_`.
    Underscore,
    /// Four `_` and more, which are a blank to fill in and text: `姓名：____`.
    Blank,
    /// Two `~`, which strike through.
    Tildes,
    /// A single `~`, which is text.
    Tilde,
    /// Two `~` that stand for one: `3~~5天，10~~15人`.
    Range,
}

impl Mark {
    /// The marks of a run; none for three tildes and more, which are text to the parser too.
    pub(super) fn of(run: &str) -> Option<Self> {
        match (run.as_bytes()[0], run.len()) {
            (b'*', _) => Some(Self::Star),
            (b'_', 1..=3) => Some(Self::Underscore),
            (b'_', _) => Some(Self::Blank),
            (_, 1) => Some(Self::Tilde),
            (_, 2) => Some(Self::Tildes),
            _ => None,
        }
    }
}

/// Whether a run opens, whether it closes.
#[derive(PartialEq, Eq, Clone, Copy)]
struct Flanks {
    opens: bool,
    closes: bool,
}

/// A neighbour of a run as the parser sees it.
#[derive(PartialEq, Eq, Clone, Copy)]
enum Seen {
    Space,
    Mark,
    Letter,
}

/// A neighbour of a run as the amendments see it.
#[derive(PartialEq, Eq, Clone, Copy)]
enum Neighbour {
    Space,
    /// Punctuation that is not CJK.
    Foreign,
    CjkMark,
    Cjk,
    Letter,
}

/// A run of delimiters.
pub(super) struct Run {
    /// Where it stands in the body.
    pub range: Range<usize>,
    /// What it is made of.
    pub mark: Mark,
    wanted: Flanks,
    before: Seen,
    after: Seen,
}

impl Run {
    /// Judges a run by the characters around it.
    pub(super) fn new(body: &str, mark: Mark, range: Range<usize>) -> Self {
        let mut behind = body[..range.start].chars().rev();
        let last = behind.next().unwrap_or('\n');
        let next = body[range.end..].chars().next().unwrap_or('\n');
        let wanted = wanted(mark, before(last, behind.next()), neighbour(next));
        Self { range, mark, wanted, before: seen(last), after: seen(next) }
    }

    /// Takes two tildes for a range.
    pub(super) fn take_for_range(&mut self) {
        self.mark = Mark::Range;
        self.wanted = Flanks { opens: false, closes: false };
    }

    /// A single `~` that touches another run is always hidden, and the parser takes it for a letter.
    pub(super) fn look_at_hidden_tilde(&mut self, previous: &mut Self) {
        if previous.range.end != self.range.start {
            return;
        }
        if previous.mark == Mark::Tilde {
            self.before = Seen::Letter;
        } else if self.mark == Mark::Tilde {
            previous.after = Seen::Letter;
        }
    }

    /// Whether a fill between this run and the next would stand beside both.
    pub(super) fn shares_fill(&self, next: &Self) -> bool {
        let is_text = |run: &Self| matches!(run.mark, Mark::Blank | Mark::Tilde);
        self.range.end == next.range.start && !is_text(self) && !is_text(next)
    }

    /// Whether the parser agrees without any fill.
    pub(super) fn is_judged_right(&self) -> bool {
        self.is_right_between(Fill::Nothing, Fill::Nothing)
    }

    fn is_right_between(&self, before: Fill, after: Fill) -> bool {
        let (before, after) = (before.seen_behind(self.before), after.seen_in_front(self.after));
        parsed(self.mark, before, after) == self.wanted
    }
}

/// What stands between a run and its neighbour in the parser's text, or between two runs.
#[derive(PartialEq, Eq, Clone, Copy)]
enum Fill {
    /// They touch.
    Nothing,
    /// What the parser takes for a letter.
    Letter,
    /// What it takes for a space, but within an address for a part of it.
    Space,
    /// What it takes for punctuation.
    Mark,
    /// A space to the run in front, punctuation to the run behind.
    SpaceThenMark,
}

/// The cheapest first: a place in the list is a price.
const FILLS: [Fill; 5] = [Fill::Nothing, Fill::Letter, Fill::Space, Fill::Mark, Fill::SpaceThenMark];

/// What a run costs that the parser judges otherwise all the same.
const WRONG: usize = 1000;

impl Fill {
    /// Each holds a noncharacter, which no source may hold (decoding refuses it), so that taking it
    /// out takes out nothing else. The parser takes it for a letter.
    const fn text(self) -> &'static str {
        match self {
            Self::Nothing => "",
            Self::Letter => LETTER,
            Self::Space => "\u{85}\u{10FFFE}\u{85}",
            Self::Mark => "·\u{10FFFE}·",
            Self::SpaceThenMark => "\u{85}\u{10FFFE}·",
        }
    }

    /// What the run in front of it sees instead of `neighbour`.
    fn seen_in_front(self, neighbour: Seen) -> Seen {
        match self {
            Self::Nothing => neighbour,
            Self::Letter => Seen::Letter,
            Self::Space | Self::SpaceThenMark => Seen::Space,
            Self::Mark => Seen::Mark,
        }
    }

    /// What the run behind it sees.
    fn seen_behind(self, neighbour: Seen) -> Seen {
        match self {
            Self::SpaceThenMark => Seen::Mark,
            other => other.seen_in_front(neighbour),
        }
    }
}

/// What the parser takes for a letter.
pub(super) const LETTER: &str = "\u{10FFFE}";

/// What stands around a blank: letters to the blank itself, punctuation, as the blank is, to its neighbours.
pub(super) const AROUND_BLANK: [&str; 2] = ["·\u{10FFFE}\u{10FFFE}", "\u{10FFFE}\u{10FFFE}·"];

/// The text of the parser's without fills. The letter is taken out last: it is a part of the others.
pub(super) fn without_fills(text: &str) -> String {
    let fills = AROUND_BLANK.into_iter().chain(FILLS[1..].iter().rev().map(|fill| fill.text()));
    fills.fold(text.to_owned(), |text, fill| text.replace(fill, ""))
}

/// The fills that make the parser agree with every run of a chain, with as little as possible: the
/// cheapest way through the gaps before, between and behind the runs.
pub(super) fn fills(chain: &[Run]) -> impl Iterator<Item = (usize, &'static str)> {
    let filled = cheapest(chain).into_iter().filter(|(_, fill)| *fill != Fill::Nothing);
    filled.map(|(at, fill)| (at, fill.text()))
}

fn cheapest(chain: &[Run]) -> Vec<(usize, Fill)> {
    const MANY: usize = FILLS.len();
    // For each fill in the gap behind the runs so far, what the cheapest way there costs.
    let mut costs: [usize; MANY] = std::array::from_fn(|price| price);
    let mut ways: Vec<[usize; MANY]> = Vec::with_capacity(chain.len());
    for run in chain {
        let best: [(usize, usize); MANY] = std::array::from_fn(|after| {
            let cost = |before: usize| {
                let right = run.is_right_between(FILLS[before], FILLS[after]);
                costs[before] + after + if right { 0 } else { WRONG }
            };
            (0..MANY).map(|before| (cost(before), before)).min().unwrap_or_default()
        });
        costs = best.map(|(cost, _)| cost);
        ways.push(best.map(|(_, before)| before));
    }
    let mut fill = (0..MANY).min_by_key(|fill| costs[*fill]).unwrap_or_default();
    let mut gaps = Vec::with_capacity(chain.len() + 1);
    for (run, way) in chain.iter().zip(&ways).rev() {
        gaps.push((run.range.end, FILLS[fill]));
        fill = way[fill];
    }
    gaps.extend(chain.first().map(|run| (run.range.start, FILLS[fill])));
    gaps.reverse();
    gaps
}

/// What the amendments say: left- and right-flanking of 6.2, and the rules 1 to 8 for `*` and `_`; but text
/// is never emphasised from one blank to the next.
fn wanted(mark: Mark, before: Neighbour, after: Neighbour) -> Flanks {
    use Neighbour::{CjkMark, Foreign, Letter, Space};
    let is_mark = |neighbour| matches!(neighbour, Foreign | CjkMark);
    let left = after != Space && (after != Foreign || before != Letter);
    let right = before != Space && (before != Foreign || after != Letter);
    match mark {
        Mark::Star | Mark::Tildes => Flanks { opens: left, closes: right },
        Mark::Underscore => {
            Flanks { opens: left && (!right || is_mark(before)), closes: right && (!left || is_mark(after)) }
        }
        Mark::Blank | Mark::Tilde | Mark::Range => Flanks { opens: false, closes: false },
    }
}

/// What the parser says.
fn parsed(mark: Mark, before: Seen, after: Seen) -> Flanks {
    use Seen::{Letter, Space};
    let opens = match mark {
        Mark::Star => after == Letter || before != Letter,
        Mark::Tildes | Mark::Range => true,
        Mark::Underscore | Mark::Blank | Mark::Tilde => before != Letter,
    };
    let closes = match mark {
        Mark::Star | Mark::Tildes | Mark::Range => before == Letter || after != Letter,
        Mark::Underscore | Mark::Blank | Mark::Tilde => after != Letter,
    };
    Flanks { opens: opens && after != Space, closes: closes && before != Space }
}

fn seen(c: char) -> Seen {
    match neighbour(c) {
        Neighbour::Space => Seen::Space,
        Neighbour::Foreign | Neighbour::CjkMark => Seen::Mark,
        Neighbour::Cjk | Neighbour::Letter => Seen::Letter,
    }
}

fn neighbour(c: char) -> Neighbour {
    // A bar is the edge of a cell to the parser.
    if c.is_whitespace() || c == '|' {
        return Neighbour::Space;
    }
    match (is_punctuation(c), is_cjk(c)) {
        (true, true) => Neighbour::CjkMark,
        (true, false) => Neighbour::Foreign,
        (false, true) => Neighbour::Cjk,
        (false, false) => Neighbour::Letter,
    }
}

/// The neighbour in front of a run: a variation selector belongs to the character it varies.
fn before(last: char, varied: Option<char>) -> Neighbour {
    match (last, varied) {
        ('\u{E0100}'..='\u{E01EF}', _) => Neighbour::Cjk,
        // The full-width forms of curly quotes.
        ('\u{FE01}', Some('“' | '”' | '‘' | '’')) => Neighbour::CjkMark,
        // All but the selector that asks for an emoji.
        ('\u{FE00}'..='\u{FE0E}', Some(varied)) => neighbour(varied),
        _ => neighbour(last),
    }
}

#[cfg(test)]
mod tests {
    use super::super::prepare::runs;
    use super::{Mark, Run, cheapest};

    fn agrees(chain: &[Run]) -> bool {
        let gaps = cheapest(chain);
        chain.iter().zip(gaps.windows(2)).all(|(run, around)| run.is_right_between(around[0].1, around[1].1))
    }

    /// Every row of so many of these around which no emphasis can be judged as one likes.
    #[test]
    fn fills_make_the_parser_agree_wherever_runs_touch() {
        let pieces = ["*", "**", "_", "____", "~~", "中", "。", "(", "a", " ", "”\u{FE01}", "|"];
        let mut rows = vec![String::new()];
        for _ in 0..5 {
            rows = rows.iter().flat_map(|row| pieces.map(|piece| format!("{row}{piece}"))).collect();
        }
        for row in rows {
            let runs: Vec<Run> = runs(&row).into_iter().filter(|run| run.mark != Mark::Blank).collect();
            for chain in runs.chunk_by(Run::shares_fill) {
                assert!(agrees(chain), "{row:?}");
            }
        }
    }
}
