//! Tera's errors as findings: which template, where, and on which page.

use std::collections::BTreeMap;

use tera::ErrorKind;

use crate::diagnostic::codes::theme as codes;
use crate::diagnostic::{Code, Diagnostic, Place, Text, nearest};
use crate::source::{OutputPath, Source};
use crate::text;

/// Findings for templates that do not load.
pub(super) fn loading(error: &tera::Error, sources: &BTreeMap<String, Source>) -> Vec<Diagnostic> {
    match error.kind() {
        ErrorKind::Msg(text) => reports(text, sources),
        _ => vec![finding(&codes::TEMPLATE_SYNTAX, error, None, sources, |reason| {
            text!("模板无法读取：{reason}", "the template does not load: {reason}")
        })],
    }
}

/// The finding for a page whose template fails.
pub(super) fn rendering(
    error: &tera::Error,
    template: &str,
    page: &OutputPath,
    sources: &BTreeMap<String, Source>,
) -> Diagnostic {
    finding(&codes::TEMPLATE_FAILED, error, Some(template), sources, |reason| {
        text!("生成 /{page} 时模板出错：{reason}", "the template fails on /{page}: {reason}")
    })
}

fn finding(
    code: &'static Code,
    error: &tera::Error,
    template: Option<&str>,
    sources: &BTreeMap<String, Source>,
    message: impl Fn(&str) -> Text,
) -> Diagnostic {
    let (reason, place) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let place = source_of(report.filename(), sources)
                .map(|source| Place::from(source.span(report.span().range.clone())));
            (report.message().to_owned(), place)
        }
        ErrorKind::MissingParent { current, parent } => {
            (format!("{current} extends {parent}"), file(current, sources))
        }
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            (first_line(&error.to_string()), file(tpl, sources))
        }
        _ => (first_line(&error.to_string()), template.and_then(|name| file(name, sources))),
    };
    let finding = Diagnostic::new(code, place.unwrap_or(Place::Outside), message(&reason));
    match field_suggestion(&reason) {
        Some(near) => finding.help(text!("是不是想写 {near}？", "did you mean {near}?")),
        None => finding,
    }
}

fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().to_owned()
}

fn file(name: &str, sources: &BTreeMap<String, Source>) -> Option<Place> {
    source_of(name, sources).map(Place::from)
}

/// The template of that name: as tera knows it, or behind one of its prefixes.
fn source_of<'a>(name: &str, sources: &'a BTreeMap<String, Source>) -> Option<&'a Source> {
    sources.get(name).or_else(|| {
        sources.iter().find(|(known, _)| known.ends_with(&format!("/{name}"))).map(|(_, source)| source)
    })
}

/// Tera tells unknown filters, functions, includes and the like only as a drawn report: a message,
/// then ` --> file:line:column`, several of them with a blank line between.
fn reports(text: &str, sources: &BTreeMap<String, Source>) -> Vec<Diagnostic> {
    let mut findings: Vec<Diagnostic> = Vec::new();
    for report in text.split("\n\n").filter(|report| report.contains("-->")) {
        let reason = first_line(report.trim_start()).trim_start_matches("error: ").to_owned();
        let place = report.lines().find_map(|line| arrow(line.trim(), sources)).unwrap_or(Place::Outside);
        findings.push(Diagnostic::new(
            &codes::TEMPLATE_SYNTAX,
            place,
            text!("模板无法读取：{reason}", "the template does not load: {reason}"),
        ));
    }
    if findings.is_empty() {
        let reason = text.trim().replace('\n', " ");
        let message = text!("模板无法读取：{reason}", "the template does not load: {reason}");
        findings.push(Diagnostic::new(&codes::TEMPLATE_SYNTAX, Place::Outside, message));
    }
    findings
}

/// `--> file:line:column` as a place: line and column from 1.
fn arrow(line: &str, sources: &BTreeMap<String, Source>) -> Option<Place> {
    let rest = line.trim_start_matches(['-', '>', ' ', '╭', '─', '[']).trim_end_matches(']');
    let mut parts = rest.rsplitn(3, ':');
    let column: usize = parts.next()?.trim().parse().ok()?;
    let row: usize = parts.next()?.parse().ok()?;
    let source = source_of(parts.next()?.trim(), sources)?;
    let text = source.text();
    let start: usize = text.split_inclusive('\n').take(row.checked_sub(1)?).map(str::len).sum();
    let width = text[start.min(text.len())..].lines().next().unwrap_or_default();
    let offset: usize = width.chars().take(column.saturating_sub(1)).map(char::len_utf8).sum();
    let end =
        width[offset..].find([' ', '|', '(', '}', '%']).map_or(width.len(), |length| offset + length.max(1));
    Some(source.span(start + offset..start + end).into())
}

/// For `Field `titel` is not defined. Available fields: content, date, title`: the nearest one.
fn field_suggestion(reason: &str) -> Option<String> {
    let (before, available) =
        reason.split_once("Available fields: ").or_else(|| reason.split_once("vailable variables: "))?;
    let written = before.split('`').nth(1)?;
    nearest(written.rsplit('.').next()?, available.split(", ").map(|name| name.trim_end_matches('.')))
        .map(str::to_owned)
}
