//! The former texts of a file, and how each differs from the one of now.

use std::path::Path;

use serde_json::{Value, json};

use super::fault::DeskFault;
use super::unsaved::SavedText;
use crate::article::decode;
use crate::disk::history::{self, FormerText};
use crate::serve::Snapshot;
use crate::source::difference::{differences, sentences};
use crate::source::{SourcePath, Stamp, Zone};

/// The former texts of a file, the latest first: `[{number, time}]`.
pub fn history(root: &Path, path: &SourcePath, snapshot: &Snapshot) -> Result<Value, DeskFault> {
    let zone = snapshot.material.as_ref().map(|material| material.config().zone.clone());
    let zone = zone.or_else(|| Zone::named("Asia/Shanghai")).expect("the zone is in the program's own table");
    let former = history::former(root, path).map_err(|error| DeskFault::of_system(&error))?;
    let one =
        |text: FormerText| json!({ "number": text.number, "time": Stamp::at(text.replaced, &zone).minute() });
    Ok(former.into_iter().map(one).collect())
}

/// A former text, and how it differs from the one of now, by sentences: `{text, pieces: [[sort, words]]}` with the
/// sorts `same`, `gone` and `new`.
pub fn former(root: &Path, path: &SourcePath, request: &Value) -> Result<Value, DeskFault> {
    let number = request["number"].as_u64().ok_or_else(DeskFault::malformed)?;
    let bytes = history::former_bytes(root, path, number).map_err(|error| DeskFault::of_system(&error))?;
    let old = decode::decode(path, &bytes.ok_or_else(DeskFault::gone)?).value.ok_or_else(DeskFault::gone)?;
    let now = SavedText::read(root, path)?.source;
    let (before, after) = (sentences(old.text()), sentences(now.text()));
    let mut pieces = Vec::new();
    let mut at = 0;
    for change in differences(&before, &after) {
        let mut add = |sort: &str, words: String| {
            if !words.is_empty() {
                pieces.push(json!([sort, words]));
            }
        };
        add("same", before[at..change.old.start].concat());
        add("gone", before[change.old.clone()].concat());
        add("new", after[change.new].concat());
        at = change.old.end;
    }
    pieces.push(json!(["same", before[at..].concat()]));
    Ok(json!({ "text": old.text(), "pieces": pieces }))
}
