//! One text on the desk: opened, shown as readers will see it, checked, mended, saved.

use std::path::Path;

use serde_json::{Value, json};

use super::fault::DeskFault;
use super::form::{fields, value};
use super::unsaved::{SavedText, UnsavedText, keys_for, tag};
use crate::article::decode;
use crate::article::front_matter::KeyWords;
use crate::article::front_matter::form::{self, Filled};
use crate::check;
use crate::command::check::findings_of;
use crate::config::LineEnds;
use crate::diagnostic::repair::{Edit, edited, edits_between, step};
use crate::diagnostic::{Certainty, Checked, Diagnostic, Lang, Place};
use crate::disk::repair::replace;
use crate::serve::{Shown, Snapshot, fault};
use crate::site::{ParsedText, SourceKind};
use crate::source::{Source, SourcePath};
use crate::text;

/// So often a text is looked at again while it is mended: what mends one slip may uncover the next.
const PASSES: usize = 50;

/// What a form shows of a text: `{fields: {name: value}, keys: {name: key as written}, body, text}`.
pub fn filled(source: &Source) -> Value {
    let keys = keys_for(source.path());
    let (mut fields, mut names) = (json!({}), json!({}));
    for Filled { name, key, value: said, .. } in form::filled(source, &keys) {
        names[&name] = Value::from(key);
        fields[name] = value(&said);
    }
    let body = &source.text()[form::body(source, &keys)];
    json!({ "fields": fields, "keys": names, "body": body, "text": source.text() })
}

/// A text as it is opened: its form, what is in it, and the version that this is.
pub fn opened(saved: &SavedText) -> Value {
    let path = saved.source.path();
    let sort = match SourceKind::of(path) {
        SourceKind::Article => "article",
        SourceKind::Index | SourceKind::Stray => "category",
        SourceKind::Page => "page",
    };
    let mut opened = filled(&saved.source);
    opened["file"] = Value::from(path.as_str());
    opened["base"] = Value::from(saved.tag.as_str());
    opened["sort"] = Value::from(sort);
    opened["form"] = fields(&keys_for(path));
    opened
}

/// The page as readers will see it, and what is wrong with the text: `{html, page, findings, changed}`. The site is
/// assembled in memory with this text in the place of the one on the disk.
pub fn shown(
    manuscript: &UnsavedText,
    saved: &SavedText,
    snapshot: &Snapshot,
    lang: Lang,
) -> Result<Value, DeskFault> {
    let source = manuscript.source(&saved.source)?;
    let Some(material) = &snapshot.material else {
        let words = text!(
            "site.toml 或主题有错误，改好以后才能预览",
            "site.toml or the theme has errors; mend them first"
        );
        return Err(DeskFault::new(words));
    };
    let text = ParsedText::parse(&source, material.config().line_ends);
    let mut findings = text.findings().to_vec();
    findings.extend(decode::doubtful(&source));
    let Checked { value: shown, diagnostics: assembled } = Shown::with(material, &text);
    findings.extend(check::of_text(&shown.site, source.path(), assembled));
    findings.retain(|finding| finding.path() == Some(source.path()));
    let findings = crate::diagnostic::sorted(material.config().check.weigh(findings));
    let page = page(&shown, source.path());
    let (html, address) = page.map_or((None, None), |(html, address)| (Some(html), Some(address)));
    Ok(json!({
        "html": html,
        "page": address,
        "findings": told(&findings, &source, lang),
        "changed": saved.tag != manuscript.base,
    }))
}

/// The page of a text and its address below the start of the site.
fn page(shown: &Shown, path: &SourcePath) -> Option<(String, String)> {
    let address = shown.page_of(path)?;
    let page = shown.page(address.clone())?;
    let html = match shown.render(&page) {
        Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Err(_) => return None,
    };
    Some((html, address.url()))
}

/// Findings with their field or their line of the Markdown, and the repair that they offer.
fn told(findings: &[Diagnostic], source: &Source, lang: Lang) -> Value {
    let keys = keys_for(source.path());
    let (filled, body) = (form::filled(source, &keys), form::body(source, &keys));
    let one = |finding: &Diagnostic| {
        let mut told = fault(finding, lang);
        let at = match &finding.place {
            Place::Span(span) => Some(span.range().start),
            Place::Line(_, line) => line_start(source.text(), *line),
            Place::Outside | Place::File(_) => None,
        };
        told["field"] = at.map_or(Value::Null, |at| field_at(at, &filled, &body, &keys));
        let before = at.filter(|at| *at >= body.start).map(|at| &source.text()[body.start..at]);
        told["body_line"] =
            before.map_or(Value::Null, |before| Value::from(1 + before.matches('\n').count()));
        told["repair"] = repair(finding, source);
        told
    };
    findings.iter().map(one).collect()
}

fn line_start(text: &str, line: usize) -> Option<usize> {
    let behind = |count: usize| text.match_indices('\n').nth(count).map(|(at, _)| at + 1);
    if line <= 1 { Some(0) } else { behind(line - 2) }
}

/// The name of the key whose entry stands at a byte of the front matter.
fn field_at(at: usize, filled: &[Filled], body: &std::ops::Range<usize>, keys: &[KeyWords]) -> Value {
    if at >= body.start {
        return Value::Null;
    }
    let entry = filled.iter().find(|entry| entry.range.contains(&at) || entry.range.end == at);
    let known = entry.filter(|entry| keys.iter().any(|key| key.name == entry.name));
    known.map_or(Value::Null, |entry| Value::from(entry.name.as_str()))
}

/// `{start, end, replacement, certain}`: bytes of the text.
fn repair(finding: &Diagnostic, source: &Source) -> Value {
    let patch = finding.patch.as_ref().filter(|patch| patch.span.source().text() == source.text());
    patch.map_or(Value::Null, |patch| {
        let range = patch.span.range();
        json!({
            "start": range.start, "end": range.end, "replacement": patch.replacement,
            "certain": patch.certainty == Certainty::Certain,
        })
    })
}

/// The text with one repair, which one of its findings offers, or with all that are certain.
pub fn mended(
    request: &Value,
    manuscript: &UnsavedText,
    saved: &SavedText,
    line_ends: LineEnds,
) -> Result<Value, DeskFault> {
    let mut source = manuscript.source(&saved.source)?;
    let find = |source: &Source| findings_of(source, line_ends);
    let mut made = 0;
    if request["repair"].is_null() {
        for _ in 0..PASSES {
            let edits: Vec<Edit> = step(&source, &find).into_iter().map(|(edit, _)| edit).collect();
            if edits.is_empty() {
                break;
            }
            made += edits.len();
            source = Source::new(source.path().clone(), edited(source.text(), &edits));
        }
    } else {
        let offered =
            find(&source).iter().map(|finding| repair(finding, &source)).any(|one| one == request["repair"]);
        let number = |name: &str| request["repair"][name].as_u64().and_then(|at| usize::try_from(at).ok());
        let (Some(start), Some(end), Some(replacement)) =
            (number("start"), number("end"), request["repair"]["replacement"].as_str())
        else {
            return Err(DeskFault::malformed());
        };
        if !offered {
            return Err(DeskFault::new(text!(
                "文字已经变了，这一处不用再改",
                "the text has changed; this repair is gone"
            )));
        }
        let edit = Edit { range: start..end, replacement: replacement.to_owned() };
        source = Source::new(source.path().clone(), edited(source.text(), [&edit]));
        made = 1;
    }
    let mut mended = filled(&source);
    mended["made"] = Value::from(made);
    Ok(mended)
}

/// Saves a text in the place of the version that its file still has, keeps the former one, and says which version
/// it is now. Encoding, line ends and every line that was not changed stay as they are.
pub fn saved(
    root: &Path,
    manuscript: &UnsavedText,
    now: &SavedText,
    version: &str,
) -> Result<Value, DeskFault> {
    let source = manuscript.source(&now.source)?;
    if now.tag != version {
        let mut theirs = opened(now);
        theirs["mine"] = Value::from(source.text());
        return Err(DeskFault::changed_meanwhile(json!({ "theirs": theirs })));
    }
    let edits = edits_between(now.source.text(), source.text());
    if edits.is_empty() {
        return Ok(json!({ "base": now.tag }));
    }
    let path = source.path();
    let new = decode::spliced(&now.bytes, &edits);
    let reads_back =
        |bytes: &Vec<u8>| decode::decode(path, bytes).value.is_some_and(|read| read.text() == source.text());
    let new = new.filter(reads_back).ok_or_else(|| {
        DeskFault::new(text!(
            "文字里有这个文件的编码写不下的字符，没有保存；请先用编辑器把文件另存为 UTF-8",
            "the text has characters that the encoding of this file does not hold; nothing was saved. Save the file as UTF-8 with an editor first"
        ))
    })?;
    replace(root, path, (&now.bytes, &new)).map_err(|fault| DeskFault::of_file(&fault))?;
    Ok(json!({ "base": tag(&new) }))
}
