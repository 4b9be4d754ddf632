//! One SARIF 2.1.0 document (OASIS standard), as code hosts and editors read it: rules, results with
//! regions in characters, related places and fixes.

use serde_json::{Value, json};

use super::json::harmless;
use super::keyword;
use super::ruler::Ruler;
use crate::diagnostic::{Code, Diagnostic, Lang, Patch, Place, Severity, Text};
use crate::source::{SourcePath, Span, encode_segment};

pub(super) fn emit(diagnostics: &[Diagnostic], lang: Lang) -> String {
    let mut codes: Vec<&'static Code> = diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
    codes.sort_by_key(|code| code.id);
    codes.dedup_by_key(|code| code.id);
    let mut writer =
        Writer { lang, place: Ruler::default(), related: Ruler::default(), patch: Ruler::default() };
    let results: Vec<Value> = diagnostics.iter().map(|diagnostic| writer.result(diagnostic)).collect();
    let rules: Vec<Value> = codes.into_iter().map(|code| rule(code, lang)).collect();
    document(&run(&rules, &results))
}

/// What is to be said beside findings: a notification of the run.
pub(super) fn remark(message: &str, severity: Severity) -> String {
    let mut run = run(&[], &[]);
    let notification = json!({ "level": keyword(severity), "message": { "text": message } });
    run["invocations"] = json!([{
        "executionSuccessful": severity != Severity::Error,
        "toolExecutionNotifications": [notification],
    }]);
    document(&run)
}

fn run(rules: &[Value], results: &[Value]) -> Value {
    json!({
        "tool": { "driver": {
            "name": "zhenbao",
            "version": env!("CARGO_PKG_VERSION"),
            "rules": rules,
        } },
        "columnKind": "unicodeCodePoints",
        "results": results,
    })
}

fn document(run: &Value) -> String {
    let document = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    });
    let mut text = harmless(&document.to_string());
    text.push('\n');
    text
}

fn rule(code: &Code, lang: Lang) -> Value {
    json!({
        "id": code.id,
        "shortDescription": { "text": code.title_in(lang) },
        "fullDescription": { "text": code.meaning_in(lang) },
        "defaultConfiguration": { "level": keyword(code.severity) },
    })
}

struct Writer<'a> {
    lang: Lang,
    place: Ruler<'a>,
    related: Ruler<'a>,
    patch: Ruler<'a>,
}

impl<'a> Writer<'a> {
    fn result(&mut self, diagnostic: &'a Diagnostic) -> Value {
        let mut result = json!({
            "ruleId": diagnostic.code.id,
            "level": keyword(diagnostic.severity),
            "message": { "text": self.message(diagnostic) },
        });
        match &diagnostic.place {
            Place::Span(span) => {
                let region = region(&mut self.place, span);
                result["locations"] = json!([location(span.source().path(), Some(region))]);
            }
            Place::Line(path, line) => {
                result["locations"] = json!([location(path, Some(json!({ "startLine": line })))]);
            }
            Place::File(path) => result["locations"] = json!([location(path, None)]),
            Place::Outside => {}
        }
        if !diagnostic.related.is_empty() {
            result["relatedLocations"] = diagnostic.related.iter().map(|place| self.related(place)).collect();
        }
        if let Some(patch) = &diagnostic.patch {
            result["fixes"] = json!([self.fix(patch)]);
        }
        result
    }

    fn message(&self, diagnostic: &Diagnostic) -> String {
        let message = diagnostic.message.in_lang(self.lang);
        match &diagnostic.help {
            Some(help) => format!("{message}\n{}", help.in_lang(self.lang)),
            None => message.to_owned(),
        }
    }

    fn related(&mut self, (span, label): &'a (Span, Text)) -> Value {
        let region = region(&mut self.related, span);
        let mut location = location(span.source().path(), Some(region));
        location["message"] = json!({ "text": label.in_lang(self.lang) });
        location
    }

    fn fix(&mut self, patch: &'a Patch) -> Value {
        json!({ "artifactChanges": [{
            "artifactLocation": { "uri": uri(patch.span.source().path()) },
            "replacements": [{
                "deletedRegion": region(&mut self.patch, &patch.span),
                "insertedContent": { "text": patch.replacement },
            }],
        }] })
    }
}

fn location(path: &SourcePath, region: Option<Value>) -> Value {
    let mut physical = json!({ "artifactLocation": { "uri": uri(path) } });
    if let Some(region) = region {
        physical["region"] = region;
    }
    json!({ "physicalLocation": physical })
}

/// The end is exclusive, as SARIF counts columns.
fn region<'a>(ruler: &mut Ruler<'a>, span: &'a Span) -> Value {
    let start = ruler.position(span.source(), span.range().start);
    // From a copy: the next finding may start before this one ends.
    let end = ruler.clone().position(span.source(), span.range().end);
    json!({ "startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column })
}

fn uri(path: &SourcePath) -> String {
    path.as_str().split('/').map(encode_segment).collect::<Vec<_>>().join("/")
}
