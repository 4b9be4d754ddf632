//! A text under somebody's hands: what lies on the disk, and what was changed of it in the page and not saved
//! yet. Nothing here writes.

use std::path::Path;

use serde_json::Value;

use super::fault::DeskFault;
use super::form::entered;
use crate::article::decode;
use crate::article::front_matter::form::{self, Entered};
use crate::article::front_matter::{KeyWords, keys};
use crate::disk::desk;
use crate::site::SourceKind;
use crate::source::{Digest, Source, SourcePath};
use crate::text;

/// Digits that tell the versions of one file apart.
const TAG: usize = 16;

/// A text as its file holds it.
pub struct SavedText {
    /// The file's bytes.
    pub bytes: Vec<u8>,
    /// What tells them from others.
    pub tag: String,
    /// What they say.
    pub source: Source,
}

impl SavedText {
    /// Reads a text of the site.
    pub fn read(root: &Path, path: &SourcePath) -> Result<Self, DeskFault> {
        let bytes = desk::current(root, path)
            .map_err(|error| DeskFault::of_system(&error))?
            .ok_or_else(DeskFault::gone)?;
        let tag = tag(&bytes);
        let source = decode::decode(path, &bytes).value.ok_or_else(|| {
            DeskFault::new(text!(
                "这个文件的编码读不出来，请先用编辑器另存为 UTF-8",
                "the encoding of this file cannot be read; save it as UTF-8 with an editor first"
            ))
        })?;
        Ok(Self { bytes, tag, source })
    }
}

/// What tells these bytes from others.
pub fn tag(bytes: &[u8]) -> String {
    Digest::of(bytes).short(TAG)
}

/// The keys of the form of a text.
pub fn keys_for(path: &SourcePath) -> Vec<KeyWords> {
    let [article, category, page] = keys();
    match SourceKind::of(path) {
        SourceKind::Article => article,
        SourceKind::Index | SourceKind::Stray => category,
        SourceKind::Page => page,
    }
}

/// What somebody made of a text: `{base, text?, changes?, body?}`.
pub struct UnsavedText {
    /// The version of the file that it began with.
    pub base: String,
    /// The whole text, where it was changed as a whole.
    text: Option<String>,
    /// Values put into the form since, by the names of their keys.
    changes: Vec<(String, Entered)>,
    /// The Markdown, where it was changed.
    body: Option<String>,
}

impl UnsavedText {
    /// Takes what the page sends.
    pub fn of(request: &Value) -> Result<Self, DeskFault> {
        let words = |name: &str| match &request[name] {
            Value::Null => Ok(None),
            Value::String(words) => Ok(Some(words.replace("\r\n", "\n").replace('\r', "\n"))),
            _ => Err(DeskFault::malformed()),
        };
        let changes = match &request["changes"] {
            Value::Null => Vec::new(),
            Value::Object(changes) => {
                let change = |(name, value): (&String, &Value)| Some((name.clone(), entered(value)?));
                changes.iter().map(change).collect::<Option<_>>().ok_or_else(DeskFault::malformed)?
            }
            _ => return Err(DeskFault::malformed()),
        };
        let base = words("base")?.ok_or_else(DeskFault::malformed)?;
        Ok(Self { base, text: words("text")?, changes, body: words("body")? })
    }

    /// The text as it would be saved. Everything that was not changed is as the file has it now.
    pub fn source(&self, saved: &Source) -> Result<Source, DeskFault> {
        let (path, keys) = (saved.path(), keys_for(saved.path()));
        let fresh = |text: String| Source::new(path.clone(), text);
        let mut source = self.text.as_ref().map_or_else(|| saved.clone(), |text| fresh(text.clone()));
        for (name, value) in &self.changes {
            let text = form::put(&source, &keys, name, value).ok_or_else(|| unwritable(&keys, name))?;
            source = fresh(text);
        }
        if let Some(body) = &self.body {
            source = fresh(form::with_body(&source, &keys, body));
        }
        Ok(source)
    }
}

fn unwritable(keys: &[KeyWords], name: &str) -> DeskFault {
    let chinese = keys.iter().find(|key| key.name == name).map_or(name, |key| key.chinese);
    DeskFault::new(text!(
        "“{chinese}”的写法比较特别，不能在表格里改；请点“源文本”直接改",
        "`{name}` is written in a way that a form cannot change; use “Source” to change it"
    ))
}
