//! What to write instead of what tera does not take: the nearest name there is, or the tag that is missing.

use super::super::layers::Templates;
use super::tags::{self, WORDS};
use crate::diagnostic::{Place, Text, did_you_mean, nearest, nearest_file};
use crate::source::Span;
use crate::source::character::half_width;
use crate::text;

/// Filters of tera, and those of this program.
const FILTERS: [&str; 39] = [
    "abs",
    "breaks",
    "capitalize",
    "date",
    "default",
    "escape",
    "escape_html",
    "escape_xml",
    "first",
    "float",
    "get",
    "group_by",
    "indent",
    "int",
    "join",
    "keys",
    "last",
    "length",
    "lower",
    "newlines_to_br",
    "nth",
    "pairs",
    "pluralize",
    "replace",
    "reverse",
    "round",
    "safe",
    "sort",
    "split",
    "str",
    "title",
    "trim",
    "trim_end",
    "trim_start",
    "truncate",
    "unique",
    "upper",
    "values",
    "wordcount",
];

/// Tests of tera: what may stand behind `is`.
const TESTS: [&str; 17] = [
    "array",
    "bool",
    "containing",
    "defined",
    "divisible_by",
    "ending_with",
    "even",
    "float",
    "integer",
    "iterable",
    "map",
    "none",
    "number",
    "odd",
    "starting_with",
    "string",
    "undefined",
];

/// Functions of tera, and that of this program.
const FUNCTIONS: [&str; 4] = ["asset", "range", "super", "throw"];

/// What to write where a template does not load, for tera's reason at a place.
pub(super) fn advice(reason: &str, place: &Place, templates: &Templates) -> Text {
    let name = reason.split(['`', '\'']).nth(1).unwrap_or_default();
    let span = match place {
        Place::Span(span) => Some(span),
        _ => None,
    };
    let about = |start: &str| reason.starts_with(start);
    let help = if about("Unknown filter") {
        Some(one_of(name, &FILTERS))
    } else if about("Unknown test") {
        Some(one_of(name, &TESTS))
    } else if about("Unknown function") {
        Some(one_of(name, &FUNCTIONS))
    } else if about("Unknown component") {
        Some(component(name, templates))
    } else if about("Unknown template") {
        Some(template(name, templates))
    } else if about("Circular extend") {
        Some(parent(name, templates))
    } else if about("Circular include") {
        Some(text!("删去这个 {{% include %}}", "take this {{% include %}} out"))
    } else if about("Template already contains a block") {
        Some(text!("给其中一个块换个名称", "give one of the blocks another name"))
    } else if about("Block ") {
        Some(block(name, templates))
    } else if about("This content would be ignored") {
        Some(text!(
            "把内容放进 {{% block … %}} 里，或者删去",
            "put it into a {{% block … %}}, or take it out"
        ))
    } else if about("Unclosed component") {
        Some(text!("在后面写上 {{% </{name}> %}}", "write {{% </{name}> %}} behind it"))
    } else if about("Unknown tag") {
        span.map(tag)
    } else if about("Unexpected end of input") {
        span.and_then(|span| unclosed(span.source().text(), span))
    } else if about("Unexpected character") {
        span.and_then(character)
    } else {
        None
    };
    help.unwrap_or_else(|| {
        text!(
            "值写成 {{{{ page.title }}}}，标签写成 {{% if page.title %}}…{{% endif %}}，文字放在英文引号里",
            "write values as {{{{ page.title }}}}, tags as {{% if page.title %}}…{{% endif %}}, and texts in straight quotes"
        )
    })
}

/// The nearest of some names, else all of them.
fn one_of(name: &str, known: &[&str]) -> Text {
    match nearest(name, known.iter().copied()) {
        Some(near) => did_you_mean(near),
        None => {
            let (known, listed) = (known.join("、"), known.join(", "));
            text!("可用的有：{known}", "known are: {listed}")
        }
    }
}

fn component(name: &str, templates: &Templates) -> Text {
    let known = names_behind("component", templates);
    match nearest(name, known.iter().copied()) {
        Some(near) => did_you_mean(near),
        None => text!(
            "先定义它：{{% component {name}() %}}…{{% endcomponent {name} %}}",
            "define it: {{% component {name}() %}}…{{% endcomponent {name} %}}"
        ),
    }
}

fn block(name: &str, templates: &Templates) -> Text {
    let mut known = names_behind("block", templates);
    known.retain(|known| *known != name);
    match nearest(name, known) {
        Some(near) => did_you_mean(near),
        None => text!(
            "写上级模板里有的块名，或者在上级模板里加上 {{% block {name} %}}{{% endblock %}}",
            "name a block of the parent, or add {{% block {name} %}}{{% endblock %}} to the parent"
        ),
    }
}

/// The names behind a word that opens tags, in all templates.
fn names_behind<'a>(word: &str, templates: &'a Templates) -> Vec<&'a str> {
    let named = |text: &'a str| tags::named(text, word);
    templates.sources.values().flat_map(|source| named(source.text())).collect()
}

fn template(name: &str, templates: &Templates) -> Text {
    let plain = |known: &str| -> Option<usize> {
        templates.prefixes.iter().find(|prefix| known.starts_with(prefix.as_str())).map(String::len)
    };
    let known: Vec<&str> = templates
        .sources
        .keys()
        .flat_map(|known| [&known[plain(known).unwrap_or(0)..], known.as_str()])
        .collect();
    let near = nearest(name, known.iter().copied()).or_else(|| nearest_file(name, known.iter().copied()));
    match near {
        Some(near) => did_you_mean(near),
        None => text!(
            "新建 templates/{name}，或者写已有模板的名称",
            "create templates/{name}, or name a template there is"
        ),
    }
}

/// A template that extends itself was meant to extend its namesake of the layer below.
fn parent(name: &str, templates: &Templates) -> Text {
    let prefixes = &templates.prefixes;
    let own = prefixes.iter().position(|prefix| name.starts_with(prefix.as_str()));
    let plain = own.map_or(name, |own| &name[prefixes[own].len()..]);
    let lower = prefixes[own.map_or(0, |own| own + 1)..].iter().map(|prefix| format!("{prefix}{plain}"));
    match lower.into_iter().find(|name| templates.sources.contains_key(name)) {
        Some(below) => text!(
            "要改主题的同名模板，写 {{% extends \"{below}\" %}}",
            "to change the theme's template of that name, write {{% extends \"{below}\" %}}"
        ),
        None => text!("删去这个 {{% extends %}}", "take this {{% extends %}} out"),
    }
}

/// A tag that cannot stand there: an end of something else, or a misspelt word.
fn tag(span: &Span) -> Text {
    let word = span.text().trim();
    let before = &span.source().text()[..span.range().start];
    let before = &before[..before.rfind("{%").unwrap_or(before.len())];
    if !WORDS.contains(&word) {
        return one_of(word, &WORDS);
    }
    unclosed(before, span).unwrap_or_else(|| {
        text!("前面没有与它成对的标签，删去 {word}", "nothing before it needs {word}: take it out")
    })
}

/// The tag that is still open at the end of this start of a template.
fn unclosed(start: &str, span: &Span) -> Option<Text> {
    let open = tags::innermost(start)?;
    let (line, word, end) = (span.source().position(open.at).line, open.word, open.end());
    Some(text!(
        "第 {line} 行的 {{% {word} … %}} 没有结尾，写上 {end}",
        "{{% {word} … %}} of line {line} has no end: write {end}"
    ))
}

/// A full-width sign or quote in the place of a straight one.
fn character(span: &Span) -> Option<Text> {
    let wide = span.source().text()[span.range().start..].chars().next()?;
    let plain = match wide {
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        wide => half_width(wide),
    };
    (plain != wide).then(|| text!("把 {wide} 改成英文的 {plain}", "write {plain} in place of {wide}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each list against tera itself.
    #[test]
    fn every_name_that_is_offered_is_known() {
        let mut engine = tera::Tera::default();
        super::super::super::filter::register(&mut engine, &[]);
        super::super::super::asset::register(&mut engine, &[]);
        let uses = FILTERS.iter().map(|name| format!("{{{{ a | {name} }}}}"));
        let uses = uses.chain(TESTS.iter().map(|name| format!("{{% if a is {name} %}}{{% endif %}}")));
        let called = FUNCTIONS.iter().filter(|name| **name != "super");
        for text in uses.chain(called.map(|name| format!("{{{{ {name}() }}}}"))) {
            assert!(engine.add_raw_template("a.html", &text).is_ok(), "{text}");
        }
    }
}
