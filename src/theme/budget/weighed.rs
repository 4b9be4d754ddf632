//! A template with the calls that weigh its work: every value that an expression handles, every turn of a loop, every
//! part that is included. The result prints what the template prints, and has the same lines.

use std::fmt::Write as _;

use super::tokens::{Kind, Token, tokens};
use super::{ENTER, LEAVE, MEASURED, SPENT, WEIGHED};

/// How much of a template is weighed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Detail {
    /// Loops, blocks, components and what is included.
    Parts,
    /// These, and every value.
    Values,
}

/// Filters that handle a list without looking at what its items hold.
const SHALLOW: [&str; 11] =
    ["length", "first", "last", "nth", "reverse", "get", "values", "keys", "pairs", "default", "group_by"];

/// Words that are no values.
const KEYWORDS: [&str; 9] = ["not", "and", "or", "in", "is", "if", "else", "elif", "for"];

/// Texts of the template that are shorter cost no more than reading them.
const SHORT_TEXT: usize = 256;

/// The template with its weights.
pub(super) fn weighed(text: &str, detail: Detail) -> String {
    let tokens = tokens(text);
    let mut writer = Writer { text, tokens: &tokens, insertions: Vec::new() };
    let opens = tokens.iter().enumerate().filter(|(_, token)| token.kind == Kind::Open);
    for (open, _) in opens {
        let Some(close) = tokens[open..].iter().position(|token| token.kind == Kind::Close) else { break };
        writer.mark(open, open + close, detail);
    }
    writer.written()
}

struct Writer<'a> {
    text: &'a str,
    tokens: &'a [Token],
    /// What is put in, and where.
    insertions: Vec<(usize, String)>,
}

impl Writer<'_> {
    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &self.text[token.place.clone()])
    }

    /// Weighs a value or a tag, from its first token to its last.
    fn mark(&mut self, open: usize, close: usize, detail: Detail) {
        let tag = self.word(open).starts_with("{%");
        let first = self.word(open + 1).to_owned();
        match first.as_str() {
            "include" if tag => self.around(open, close),
            "for" | "block" | "component" if tag => {
                self.behind(close, &format!("{SPENT}(weight={})", self.weight(close)));
            }
            _ => {}
        }
        if detail == Detail::Parts {
            return;
        }
        match first.as_str() {
            "for" if tag => {
                let start = (open..close).find(|at| self.word(*at) == "in").unwrap_or(close);
                self.values(start + 1, close, Use::Walked);
            }
            "if" | "elif" if tag => self.values(open + 2, close, Use::Asked),
            "set" | "set_global" if tag && self.word(open + 3) == "=" => {
                self.values(open + 4, close, Use::Kept);
            }
            "<" if tag => self.attributes(open + 2, close),
            _ if !tag => self.values(open + 1, close, Use::Printed),
            _ => {}
        }
    }

    /// A call before a tag that opens a scope, and one behind it.
    fn around(&mut self, open: usize, close: usize) {
        let trim = if self.word(open).ends_with('-') { "-" } else { "" };
        self.insertions.push((self.tokens[open].place.start, format!("{{{{{trim} {ENTER}() }}}}")));
        self.behind(close, &format!("{LEAVE}()"));
    }

    /// A call behind a tag, which trims what follows if the tag did.
    fn behind(&mut self, close: usize, call: &str) {
        let trim = if self.word(close).starts_with('-') { "-" } else { "" };
        self.insertions.push((self.tokens[close].place.end, format!("{{{{ {call} {trim}}}}}")));
    }

    /// What a part costs besides its values: the bytes up to the next loop or the end of a part.
    fn weight(&self, close: usize) -> usize {
        let start = self.tokens[close].place.end;
        let mut opens = (close..self.tokens.len()).filter(|at| self.tokens[*at].kind == Kind::Open);
        let end = opens.find(|at| matches!(self.word(at + 1), "endfor" | "endblock" | "endcomponent"));
        let end = end.map_or(self.text.len(), |at| self.tokens[at].place.start);
        1 + (end - start) / super::BYTES_OF_A_STEP
    }

    /// The attributes of a component: those in braces are expressions.
    fn attributes(&mut self, start: usize, end: usize) {
        let mut at = start;
        while at < end {
            if self.word(at) == "{" {
                let closing = self.outside_braces(at, end, "}");
                self.values(at + 1, closing, Use::Kept);
                at = closing;
            }
            at += 1;
        }
    }

    /// Where a sign stands first outside of the braces that open from `start` on; that sign may be the brace that
    /// closes the last of them.
    fn outside_braces(&self, start: usize, end: usize, sign: &str) -> usize {
        let mut depth = 0;
        let found = (start..end).find(|at| {
            match self.word(*at) {
                "{" => depth += 1,
                "}" => depth -= 1,
                _ => {}
            }
            depth == 0 && self.word(*at) == sign
        });
        found.unwrap_or(end)
    }

    /// Weighs the values of an expression between two tokens.
    fn values(&mut self, start: usize, end: usize, usage: Use) {
        let literal =
            (start..end).any(|at| matches!(self.word(at), "[" | "{") && !self.ends_value(start, at));
        let mut at = start;
        while at < end {
            if self.word(at) == "for" {
                at = (at..end).find(|inner| self.word(*inner) == "in").unwrap_or(end);
            } else if self.word(at) == "<" && !self.ends_value(start, at) {
                let closing = self.outside_braces(at, end, ">");
                self.attributes(at + 2, closing);
                at = closing;
            } else if self.ends_value(start, at + 1) && self.may_weigh(start, at + 1, end) {
                let usage = if usage == Use::Kept && !literal { Use::Walked } else { usage };
                let filter = self.filter(start, at + 1, (end, usage));
                self.insertions.push((self.tokens[at].place.end, format!(" | {filter}")));
            }
            at += 1;
        }
    }

    /// Whether a value ends with the token before `at`, as far as that token can say.
    fn ends_value(&self, start: usize, at: usize) -> bool {
        if at <= start {
            return false;
        }
        let word = self.word(at - 1);
        match self.tokens[at - 1].kind {
            Kind::Word => !KEYWORDS.contains(&word),
            Kind::Text => word.len() > SHORT_TEXT,
            Kind::Number => false,
            _ => matches!(word, ")" | "]" | "}"),
        }
    }

    /// Whether the value that may end before `at` ends there, and is one that can be handed to a filter.
    fn may_weigh(&self, start: usize, at: usize, end: usize) -> bool {
        let next = if at < end { self.word(at) } else { "" };
        let goes_on = matches!(next, "." | "?." | "[" | "?[" | "(" | "=" | ":");
        let asked =
            next == "is" && (at + 1..at + 3).any(|at| matches!(self.word(at), "defined" | "undefined"));
        // `x is defined`, `super()`, `true`: no values of a size.
        let before = self.word(at - 1);
        let test = at >= start + 2 && matches!(self.word(at - 2), "is" | "not") && before != ")";
        let parent = at >= start + 3 && self.word(at - 3) == "super";
        !(goes_on || asked || test || parent || matches!(before, "true" | "false" | "none" | "null"))
    }

    /// The filter for a value before the token `at`.
    fn filter(&self, start: usize, at: usize, (end, usage): (usize, Use)) -> &'static str {
        let next = if at < end { self.word(at) } else { "" };
        let compared = |word: &str| matches!(word, "~" | "==" | "!=" | "<" | ">" | "<=" | ">=");
        let begins = (start..at)
            .rev()
            .find(|at| matches!(self.word(*at), "~" | "==" | "!=" | "and" | "or" | "(" | ","));
        let deep = match next {
            "|" => !SHALLOW.contains(&self.word(at + 1)),
            "is" => false,
            _ => {
                usage == Use::Printed
                    || usage == Use::Kept
                    || compared(next)
                    || begins.is_some_and(|at| compared(self.word(at)))
            }
        };
        if deep { WEIGHED } else { MEASURED }
    }

    fn written(mut self) -> String {
        self.insertions.sort_by_key(|(at, _)| *at);
        let mut out = String::with_capacity(self.text.len() * 2);
        let mut from = 0;
        for (at, insertion) in self.insertions {
            let _ = write!(out, "{}{insertion}", &self.text[from..at]);
            from = at;
        }
        out + &self.text[from..]
    }
}

/// What becomes of the value of an expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
    /// It is written out.
    Printed,
    /// It gets a name.
    Kept,
    /// A loop goes through it, or its name was that of another value.
    Walked,
    /// Somebody asks whether it is there.
    Asked,
}
