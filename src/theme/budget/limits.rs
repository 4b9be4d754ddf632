//! What a template may be at most before it is read: tera goes down a level of the stack for each branch of an `if` and
//! for each parent.

use super::tokens::{Kind, Token, tokens};
use crate::diagnostic::{Diagnostic, Place};
use crate::source::Source;
use crate::text;
use crate::theme::codes;
use crate::theme::layers::Templates;

/// Bytes of one template. The longest of the program's own has 6,000.
const LARGEST_TEMPLATE: usize = 512 * 1024;

/// Templates of a theme with its parents and the site's own.
const MOST_TEMPLATES: usize = 1000;

/// Branches of one `if`.
const MOST_BRANCHES: usize = 100;

/// Templates that extend each other.
const LONGEST_LINE: usize = 32;

/// What is too much in these templates.
pub(in crate::theme) fn too_much(templates: &Templates) -> Vec<Diagnostic> {
    let count = templates.sources.len();
    if count > MOST_TEMPLATES {
        let message = text!(
            "主题连同上级共有 {count} 个模板，最多 {MOST_TEMPLATES} 个",
            "the theme and its parents have {count} templates; {MOST_TEMPLATES} are the most"
        );
        return vec![finding(Place::Outside, message)];
    }
    templates.sources.values().filter_map(|source| fault(source, templates)).collect()
}

fn fault(source: &Source, templates: &Templates) -> Option<Diagnostic> {
    let bytes = source.text().len();
    if bytes > LARGEST_TEMPLATE {
        let (size, most) = (bytes / 1024, LARGEST_TEMPLATE / 1024);
        let message =
            text!("模板有 {size} KB，最多 {most} KB", "the template has {size} kB; {most} kB are the most");
        return Some(finding(source.into(), message));
    }
    let tokens = tokens(source.text());
    if let Some(at) = branches(source.text(), &tokens) {
        let message = text!(
            "一个 {{% if %}} 最多有 {MOST_BRANCHES} 个 {{% elif %}}",
            "an {{% if %}} has at most {MOST_BRANCHES} {{% elif %}}"
        );
        return Some(finding(source.span(tokens[at].place.clone()).into(), message));
    }
    (ancestors(source, templates) > LONGEST_LINE).then(|| {
        let message =
            text!("模板的上级超过 {LONGEST_LINE} 层", "more than {LONGEST_LINE} templates extend each other");
        finding(source.into(), message)
    })
}

/// The `elif` that is one too many.
fn branches(text: &str, tokens: &[Token]) -> Option<usize> {
    let mut counts: Vec<usize> = Vec::new();
    for (at, pair) in tokens.windows(2).enumerate() {
        if pair[0].kind != Kind::Open {
            continue;
        }
        match &text[pair[1].place.clone()] {
            "if" => counts.push(0),
            "endif" => drop(counts.pop()),
            "elif" => {
                let count = counts.last_mut()?;
                *count += 1;
                if *count > MOST_BRANCHES {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}

/// How many templates stand above one, up to one more than the limit; none in a circle, which is told as one.
fn ancestors(source: &Source, templates: &Templates) -> usize {
    let mut line = vec![source];
    while let Some(next) = line.last().and_then(|last| parent(last, templates))
        && line.len() <= LONGEST_LINE + 1
    {
        if line.contains(&next) {
            return 0;
        }
        line.push(next);
    }
    line.len() - 1
}

fn parent<'a>(source: &Source, templates: &'a Templates) -> Option<&'a Source> {
    let text = source.text();
    let start = text.find("{%")?;
    let name = text[start..].trim_start_matches(['{', '%', '-', ' ', '\n', '\t']).strip_prefix("extends")?;
    templates.find(name.trim_start().split(['"', '\'', '`']).nth(1)?)
}

fn finding(place: Place, message: crate::diagnostic::Text) -> Diagnostic {
    let help = text!("把模板拆成几个，或者去掉重复的部分", "split the template, or take out what repeats");
    Diagnostic::new(&codes::TEMPLATE_SIZE, place, message).help(help)
}
