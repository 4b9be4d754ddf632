//! Drafts of forms: what somebody has typed and not saved yet, kept as it comes.

use std::path::Path;

use serde_json::{Value, json};

use super::fault::DeskFault;
use super::id::id;
use crate::disk::desk;
use crate::serve::Snapshot;
use crate::source::SourcePath;

/// The name under which the draft of a form is kept.
fn name(path: &SourcePath) -> String {
    format!("form-{}.json", id(path))
}

/// Drafts of forms, with the titles they had.
pub fn kept_texts(snapshot: &Snapshot, root: &Path) -> Value {
    let texts = snapshot.texts.iter().map(|path| (name(path), path));
    let names = desk::names(root);
    let kept = texts.filter(|(name, _)| names.contains(name)).map(|(_, path)| {
        let draft = kept(root, path);
        json!({ "id": id(path), "title": draft["title"], "file": path.as_str() })
    });
    kept.collect()
}

/// Keeps what somebody has typed: `{manuscript, title}`.
pub fn keep(root: &Path, path: &SourcePath, request: &Value) -> Result<Value, DeskFault> {
    let draft = json!({ "manuscript": request["manuscript"], "title": request["title"] });
    desk::keep(root, &name(path), draft.to_string().as_bytes())
        .map_err(|error| DeskFault::of_system(&error))?;
    Ok(json!({ "kept": true }))
}

/// What was typed and not saved; null where nothing was.
pub fn kept(root: &Path, path: &SourcePath) -> Value {
    let draft = desk::kept(root, &name(path)).ok().flatten();
    draft.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or(Value::Null)
}

/// What was typed is saved, or given up.
pub fn let_go(root: &Path, path: &SourcePath) -> Result<Value, DeskFault> {
    desk::forget(root, &name(path)).map_err(|error| DeskFault::of_system(&error))?;
    Ok(json!({ "kept": false }))
}
