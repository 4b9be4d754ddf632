//! The tags of a template, as far as it takes to say which of them lacks its end. Knows no errors.

/// Tags that need an end.
const OPENING: [&str; 7] = ["if", "for", "block", "filter", "component", "set", "raw"];

/// All words that a tag may begin with.
pub(super) const WORDS: [&str; 20] = [
    "if",
    "elif",
    "else",
    "endif",
    "for",
    "endfor",
    "break",
    "continue",
    "block",
    "endblock",
    "extends",
    "include",
    "set",
    "endset",
    "filter",
    "endfilter",
    "component",
    "endcomponent",
    "raw",
    "endraw",
];

/// A tag that was opened and not closed.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Open<'a> {
    /// The word it begins with, or `<name` of a component.
    pub word: &'a str,
    /// Where it stands, in bytes.
    pub at: usize,
}

impl Open<'_> {
    /// The tag that ends it.
    pub(super) fn end(&self) -> String {
        match self.word.strip_prefix('<') {
            Some(component) => format!("{{% </{component}> %}}"),
            None => format!("{{% end{} %}}", self.word),
        }
    }
}

/// The innermost tag that is open at the end of this start of a template.
pub(super) fn innermost(start: &str) -> Option<Open<'_>> {
    let mut open: Vec<Open<'_>> = Vec::new();
    for (at, inside) in tags(start) {
        let word = first_word(inside);
        let closed = word.strip_prefix("end").map(str::to_owned);
        let closed = closed.or_else(|| word.strip_prefix("</").map(|name| format!("<{name}")));
        if closed.is_some_and(|closed| open.last().is_some_and(|last| last.word == closed)) {
            open.pop();
        } else if is_opening(word, inside) {
            open.push(Open { word, at });
        }
    }
    open.pop()
}

/// The names that stand behind a word at the start of tags: `main` of `{% block main %}`.
pub(super) fn named<'a>(text: &'a str, word: &str) -> Vec<&'a str> {
    let behind = |(_, inside): (usize, &'a str)| inside.strip_prefix(word)?.strip_prefix(' ');
    let name = |rest: &'a str| rest.trim_start().split([' ', '(']).next();
    tags(text).into_iter().filter_map(behind).filter_map(name).collect()
}

/// `{% set a = 1 %}` and `{% <card /> %}` need no end.
fn is_opening(word: &str, inside: &str) -> bool {
    if word.starts_with('<') {
        return !word.starts_with("</") && !inside.ends_with("/>");
    }
    let name = |c: char| c.is_alphanumeric() || "_. ".contains(c);
    let assigns = || inside.trim_start_matches(name).starts_with('=');
    OPENING.contains(&word) && !(word == "set" && assigns())
}

/// The word of a tag; `<name` or `</name` of a component.
fn first_word(inside: &str) -> &str {
    let word = inside.split_whitespace().next().unwrap_or_default();
    let name = |c: char| c.is_alphanumeric() || "_.-<".contains(c);
    let end = word.char_indices().find(|(at, c)| !(name(*c) || *at == 1 && *c == '/'));
    &word[..end.map_or(word.len(), |(at, _)| at)]
}

/// What stands inside of each `{% … %}`, with the place of the tag; not in comments, values and raw text.
fn tags(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut raw = false;
    while let Some(start) = text[at..].find('{').map(|found| at + found) {
        let end = match text.as_bytes().get(start + 1) {
            Some(b'%') => "%}",
            Some(b'{') if !raw => "}}",
            Some(b'#') if !raw => "#}",
            _ => {
                at = start + 1;
                continue;
            }
        };
        let Some(length) = text[start..].find(end) else { break };
        at = start + length + end.len();
        let inside = text[start + 2..start + length].trim_matches('-').trim();
        if end == "%}" && (!raw || first_word(inside) == "endraw") {
            raw = first_word(inside) == "raw";
            found.push((start, inside));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_innermost_open_tag_is_found() {
        for (text, word) in [
            ("{% if a %}{% for b in c %}", Some("for")),
            ("{% if a %}{% for b in c %}{% endfor %}{% else %}", Some("if")),
            ("{%- block main -%}{% set a = 1 %}{% include \"x.html\" %}", Some("block")),
            ("{% set a %}", Some("set")),
            ("{% set a | default(value = 1) %}", Some("set")),
            ("{% set a=1 %}", None),
            ("{% <card title=\"a\"> %}", Some("<card")),
            ("{% <card title=\"a\"> %}{% </card> %}{% <card /> %}", None),
            ("{# {% if a %} #}{{ \"{% if %}\" }}{% raw %}{% if a %}{% endraw %}", None),
            ("{% raw %}{{ {% if a %}", Some("raw")),
            ("{% if a %}{% endif %}{% endif %}{", None),
        ] {
            assert_eq!(innermost(text).map(|open| open.word), word, "{text}");
        }
        let end = |text| innermost(text).map(|open| open.end()).unwrap_or_default();
        assert_eq!(end("{% for a in b %}"), "{% endfor %}");
        assert_eq!(end("{% <ui.card> %}"), "{% </ui.card> %}");
    }
}
