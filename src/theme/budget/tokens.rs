//! The tokens of a template, with their places. Must not know what becomes of them.

use std::ops::Range;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// `{{`, `{{-`, `{%` or `{%-`.
    Open,
    /// `}}`, `-}}`, `%}` or `-%}`.
    Close,
    /// A name or a keyword.
    Word,
    /// A text in quotes.
    Text,
    /// A number.
    Number,
    /// Any other sign.
    Sign,
}

/// A part of a template inside of its marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// What it is.
    pub kind: Kind,
    /// Where it stands, in bytes.
    pub place: Range<usize>,
}

/// Signs of two characters, and the longer ones.
const LONG: [&str; 10] = ["...", "//", "**", "==", "!=", ">=", "<=", "</", "?.", "?["];

/// The tokens of a template; plain text, comments and raw text have none. What tera refuses to read ends early.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut reader = Reader { text, at: 0, found: Vec::new() };
    while reader.outside().is_some() {}
    reader.found
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    found: Vec<Token>,
}

impl Reader<'_> {
    /// Goes on behind the next mark and what it holds.
    fn outside(&mut self) -> Option<()> {
        let found = self.text[self.at..].match_indices('{').map(|(at, _)| self.at + at);
        let start =
            { found }.find(|at| matches!(self.text.as_bytes().get(at + 1), Some(b'{' | b'%' | b'#')))?;
        match self.text.as_bytes()[start + 1] {
            b'#' => {
                self.at = start + 2 + self.text[start + 2..].find("#}")? + 2;
                Some(())
            }
            b'%' => match raw_end(&self.text[start..]) {
                Some(length) => {
                    self.at = start + length;
                    Some(())
                }
                None => self.inside(start, "%}"),
            },
            _ => self.inside(start, "}}"),
        }
    }

    /// Reads a value or a tag with its marks.
    fn inside(&mut self, start: usize, end: &str) -> Option<()> {
        let width = if self.text[start + 2..].starts_with('-') { 3 } else { 2 };
        self.push(Kind::Open, start, width);
        loop {
            let rest = &self.text[self.at..];
            self.at += rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_whitespace()).len();
            let rest = &self.text[self.at..];
            for closing in [end.to_owned(), format!("-{end}")] {
                if rest.starts_with(&closing) {
                    self.push(Kind::Close, self.at, closing.len());
                    return Some(());
                }
            }
            let (kind, length) = token(rest)?;
            self.push(kind, self.at, length);
        }
    }

    fn push(&mut self, kind: Kind, start: usize, length: usize) {
        self.at = start + length;
        self.found.push(Token { kind, place: start..self.at });
    }
}

/// The token at the start of a text, and its bytes.
fn token(rest: &str) -> Option<(Kind, usize)> {
    let run = |fits: fn(char) -> bool| rest.find(|c| !fits(c)).unwrap_or(rest.len());
    match rest.chars().next()? {
        quote @ ('"' | '\'' | '`') => Some((Kind::Text, quoted(rest, quote)?)),
        c if c.is_ascii_digit() => Some((Kind::Number, run(|c| c.is_ascii_digit() || c == '.'))),
        c if c.is_ascii_alphabetic() || c == '_' => {
            Some((Kind::Word, run(|c| c.is_ascii_alphanumeric() || c == '_')))
        }
        c => {
            let long = LONG.iter().find(|sign| rest.starts_with(**sign)).map(|sign| sign.len());
            Some((Kind::Sign, long.unwrap_or(c.len_utf8())))
        }
    }
}

/// The bytes of a text in quotes, with them.
fn quoted(rest: &str, quote: char) -> Option<usize> {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// The bytes of a raw part from its tag to the end of the tag that ends it, if one begins here.
fn raw_end(text: &str) -> Option<usize> {
    let tag = |text: &str, word: &str| {
        let inside = text.strip_prefix("{%")?;
        let inside = inside.strip_prefix('-').unwrap_or(inside).trim_ascii_start();
        let inside = inside.strip_prefix(word)?.trim_ascii_start();
        let rest = inside.strip_prefix('-').unwrap_or(inside).strip_prefix("%}")?;
        Some(text.len() - rest.len())
    };
    let start = tag(text, "raw")?;
    let ends = text[start..].match_indices("{%");
    { ends }.find_map(|(at, _)| Some(start + at + tag(&text[start + at..], "endraw")?))
}

#[cfg(test)]
mod tests {
    use super::tokens;

    fn drawn(text: &str) -> String {
        tokens(text).into_iter().map(|token| &text[token.place]).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn values_and_tags_fall_into_tokens() {
        assert_eq!(
            drawn("字{{ a.b|f(x=\"}}\\\"\") }}{%- if a>=1.5 -%}"),
            "{{ a . b | f ( x = \"}}\\\"\" ) }} {%- if a >= 1.5 -%}"
        );
        assert_eq!(drawn("{# {{ a }} #}{% raw %}{{ b }}{%- endraw -%}{{-c-}}"), "{{- c -}}");
        assert_eq!(drawn("{ {{ [...a] }} { {%"), "{{ [ ... a ] }} {%");
        assert_eq!(drawn("{{ {\"a\": {\"b\": 1}} }}"), "{{ { \"a\" : { \"b\" : 1 }}");
        assert_eq!(drawn("{{ 'open"), "{{");
    }
}
