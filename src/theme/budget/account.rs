//! What the making of one page may cost, and what it has cost. Knows no templates.

use std::cell::Cell;

use tera::{Error, TeraResult, Value};

/// What one page may cost, in steps: a value that is handled, an item of a list, a turn of a loop. The largest pages of
/// real sites, lists of ten thousand articles, take some 300,000.
pub(in crate::theme) const STEPS_OF_A_PAGE: u64 = 4_000_000;

/// So many bytes of a text cost one step more.
pub(super) const BYTES_OF_A_STEP: usize = 16;

/// Parts that stand in each other, one included by the other.
pub(in crate::theme) const DEEPEST_PART: u32 = 32;

/// Lists in lists. Categories nest 64 deep at most, with two lists each.
pub(in crate::theme) const DEEPEST_VALUE: u32 = 200;

/// What a page had too much of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::theme) enum Excess {
    /// Steps.
    Work,
    /// Parts in parts.
    Parts,
    /// Lists in lists.
    Nesting,
}

/// The account of the page that a thread makes.
#[derive(Debug, Clone, Copy)]
struct Account {
    left: u64,
    depth: u32,
    excess: Option<Excess>,
}

thread_local! {
    /// A page is made on one thread from its start to its end, and filters of tera have no other way to know which.
    static ACCOUNT: Cell<Account> = const { Cell::new(Account { left: 0, depth: 0, excess: None }) };
}

/// What some work cost.
pub(in crate::theme) struct Bill {
    /// The steps that it took.
    pub steps: u64,
    /// Why it was ended, if it was.
    pub excess: Option<Excess>,
}

/// Does some work on an account of its own, of so many steps.
pub(in crate::theme) fn within<T>(steps: u64, work: impl FnOnce() -> T) -> (T, Bill) {
    ACCOUNT.set(Account { left: steps, depth: 0, excess: None });
    let done = work();
    let Account { left, excess, .. } = ACCOUNT.get();
    (done, Bill { steps: steps - left, excess })
}

/// Takes steps from the account.
pub(super) fn spend(steps: u64) -> TeraResult<()> {
    let account = ACCOUNT.get();
    match account.left.checked_sub(steps) {
        Some(left) => {
            ACCOUNT.set(Account { left, ..account });
            Ok(())
        }
        None => Err(exceed(Excess::Work)),
    }
}

/// Takes what a text of so many bytes costs.
pub(super) fn spend_bytes(bytes: usize) -> TeraResult<()> {
    spend(steps_of(bytes))
}

/// Goes into a part.
pub(super) fn enter() -> TeraResult<()> {
    let account = ACCOUNT.get();
    if account.depth == DEEPEST_PART {
        return Err(exceed(Excess::Parts));
    }
    ACCOUNT.set(Account { depth: account.depth + 1, ..account });
    spend(1)
}

/// Comes out of a part.
pub(super) fn leave() {
    let account = ACCOUNT.get();
    ACCOUNT.set(Account { depth: account.depth.saturating_sub(1), ..account });
}

/// Takes what a value costs that is handled as it is, without its items.
pub(super) fn measure(value: &Value) -> TeraResult<()> {
    spend(match (value.as_str(), value.len()) {
        (Some(text), _) => steps_of(text.len()),
        (None, Some(items)) => 1 + u64::try_from(items).unwrap_or(u64::MAX),
        (None, None) => 1,
    })
}

/// Takes what a value costs that is written out, compared or kept with all that it holds.
pub(super) fn weigh(value: &Value) -> TeraResult<()> {
    weigh_at(value, 0)
}

fn weigh_at(value: &Value, depth: u32) -> TeraResult<()> {
    if depth > DEEPEST_VALUE {
        return Err(exceed(Excess::Nesting));
    }
    measure(value)?;
    if let Some(items) = value.as_array() {
        return items.iter().try_for_each(|item| weigh_at(item, depth + 1));
    }
    value.as_map().map_or(Ok(()), |map| map.values().try_for_each(|item| weigh_at(item, depth + 1)))
}

fn steps_of(bytes: usize) -> u64 {
    1 + u64::try_from(bytes / BYTES_OF_A_STEP).unwrap_or(u64::MAX - 1)
}

fn exceed(excess: Excess) -> Error {
    ACCOUNT.set(Account { left: 0, excess: Some(excess), ..ACCOUNT.get() });
    Error::message("too much")
}
