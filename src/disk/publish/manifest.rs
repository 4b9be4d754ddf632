//! The list of everything that was published: `.zhenbao/manifest.json`, the proof that a folder
//! belongs to zhenbao.
//!
//! Its bytes depend only on what was published, the generator and the day. Must not know how files
//! come into a folder.

use std::borrow::Cow;
use std::fmt;
use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use serde::{Deserialize, Serialize};

use super::content::last_touched;
use super::error::{Action, PublishError};
use crate::disk::Below;
use crate::source::{Digest, OutputPath, Version};

/// The layout of the manifest that this program writes; a higher number is refused.
const FORMAT: u32 = 1;

/// The name of the file in the folder that publishing keeps for itself.
pub const NAME: &str = "manifest.json";

/// A line for each of a million files; more is another file under its name.
const LARGEST: u64 = 256 * 1024 * 1024;

/// One published file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Where it lies in the output.
    pub path: OutputPath,
    /// Its content.
    pub digest: Digest,
    /// Its length in bytes.
    pub size: u64,
    /// What people call it: the title of an article.
    pub title: Option<String>,
    /// The text it was made of, where it was made of one. Manifests of before this was noted have none.
    pub text: Option<Version>,
    /// Whose list it is: the editor, tag or topic. Manifests of before this was noted have none.
    pub name: Option<String>,
}

/// What one publication consists of, sorted by path, each path once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manifest {
    /// The program that built it: `zhenbao 0.1.0`.
    pub generator: String,
    /// The day it was built on, ISO 8601.
    pub built: String,
    files: Vec<Record>,
}

/// What tells the manifest file of one publication from that of another: its number in the file system, its
/// length, and when it came there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileIdentity(u64, u64, SystemTime);

impl FileIdentity {
    /// When the manifest came there.
    pub(super) fn time(&self) -> SystemTime {
        self.2
    }
}

impl fmt::Display for FileIdentity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(number, length, time) = self;
        let time = time.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        write!(f, "{number:x}-{length:x}-{:x}", time.as_nanos())
    }
}

#[derive(Serialize, Deserialize)]
struct Line<'a> {
    #[serde(borrow)]
    path: Cow<'a, str>,
    #[serde(borrow)]
    sha256: Cow<'a, str>,
    size: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    text: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
}

#[derive(Deserialize)]
struct Written<'a> {
    format: u32,
    generator: String,
    built: String,
    #[serde(borrow)]
    files: Vec<Line<'a>>,
}

impl Manifest {
    /// Sorts the files; two of one name, or a file where another has its folder, are refused.
    pub fn new(generator: &str, built: &str, mut files: Vec<Record>) -> Result<Self, PublishError> {
        files.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        if let Some(pair) = files.windows(2).find(|pair| pair[0].path == pair[1].path) {
            return Err(PublishError::Twice(pair[0].path.clone()));
        }
        let manifest = Self { generator: generator.to_owned(), built: built.to_owned(), files };
        match manifest.files.iter().find(|file| manifest.has_file_above(&file.path)) {
            Some(file) => Err(PublishError::Twice(file.path.clone())),
            None => Ok(manifest),
        }
    }

    fn has_file_above(&self, path: &OutputPath) -> bool {
        let text = path.as_str();
        text.match_indices('/').any(|(end, _)| self.position(&text[..end]).is_some())
    }

    /// All files, sorted by path.
    pub fn files(&self) -> &[Record] {
        &self.files
    }

    /// Where a path stands in [`files`](Self::files).
    pub fn position(&self, path: &str) -> Option<usize> {
        self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok()
    }

    /// Where the manifest of a published folder lies.
    pub fn place(folder: &Path) -> PathBuf {
        folder.join(OutputPath::RESERVED).join(NAME)
    }

    /// Which manifest lies in a folder at the moment, if one does.
    pub fn identity(folder: &Path) -> Option<FileIdentity> {
        let found = fs::symlink_metadata(Self::place(folder)).ok()?;
        #[cfg(unix)]
        let number = std::os::unix::fs::MetadataExt::ino(&found);
        #[cfg(not(unix))]
        let number = 0;
        Some(FileIdentity(number, found.len(), last_touched(&found)))
    }

    /// The manifest of a folder; `None` when it carries none.
    pub fn read(folder: &Path) -> Result<Option<Self>, PublishError> {
        let place = Self::place(folder);
        let failed = |cause| PublishError::system(Action::Read, &place, cause);
        let file = match (Below { folder, path: &format!("{}/{NAME}", OutputPath::RESERVED) }).open() {
            Ok(Some((file, _))) => file,
            Ok(None) => return Ok(None),
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(cause) => return Err(failed(cause)),
        };
        let mut bytes = Vec::new();
        file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(failed)?;
        let parsed = if u64::try_from(bytes.len()).is_ok_and(|length| length <= LARGEST) {
            Self::parse(&bytes)
        } else {
            Err(format!("> {LARGEST} bytes"))
        };
        parsed.map(Some).map_err(|reason| PublishError::Manifest { place, reason })
    }

    fn parse(bytes: &[u8]) -> Result<Self, String> {
        let written: Written = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
        if written.format > FORMAT {
            return Err(format!("format {}", written.format));
        }
        let files = written.files.into_iter().map(Record::read).collect::<Result<Vec<_>, _>>()?;
        Self::new(&written.generator, &written.built, files).map_err(|_| "path twice".to_owned())
    }

    /// The bytes on the disk: JSON with one file a line, so that two manifests can be compared
    /// with any tool for texts.
    pub fn to_bytes(&self) -> Vec<u8> {
        let text = |value: &str| serde_json::Value::from(value).to_string();
        let mut bytes = format!(
            "{{\n\"format\": {FORMAT},\n\"generator\": {},\n\"built\": {},\n\"files\": [",
            text(&self.generator),
            text(&self.built)
        )
        .into_bytes();
        for (index, file) in self.files.iter().enumerate() {
            bytes.extend_from_slice(if index == 0 { b"\n" } else { b",\n" });
            serde_json::to_writer(&mut bytes, &file.line()).expect("texts and numbers are always JSON");
        }
        bytes.extend_from_slice(b"\n]\n}\n");
        bytes
    }
}

impl Record {
    fn line(&self) -> Line<'_> {
        Line {
            path: self.path.as_str().into(),
            sha256: self.digest.to_string().into(),
            size: self.size,
            title: self.title.clone(),
            text: self.text.map(|text| text.to_string().into()),
            name: self.name.clone(),
        }
    }

    fn read(line: Line<'_>) -> Result<Self, String> {
        let path = OutputPath::new(&line.path).map_err(|_| format!("path {:?}", line.path))?;
        let digest = Digest::parse(&line.sha256).ok_or_else(|| format!("sha256 {:?}", line.sha256))?;
        let version = |text: Cow<'_, str>| Version::parse(&text).ok_or_else(|| format!("text {text:?}"));
        let text = line.text.map(version).transpose()?;
        Ok(Self { path, digest, size: line.size, title: line.title, text, name: line.name })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(path: &str, bytes: &[u8], title: Option<&str>) -> Record {
        Record {
            path: OutputPath::new(path).unwrap(),
            digest: Digest::of(bytes),
            size: bytes.len() as u64,
            title: title.map(str::to_owned),
            text: title.map(Version::of),
            name: None,
        }
    }

    #[test]
    fn a_manifest_reads_back_as_it_was_written() {
        let files = vec![
            record("renda/会议.html", b"b", Some("第六届\"人民代表大会\"\n")),
            record("index.html", b"a", None),
        ];
        let manifest = Manifest::new("zhenbao 0.1.0", "2025-04-01", files).unwrap();
        assert_eq!(manifest.files()[0].path.as_str(), "index.html", "sorted by path");
        assert_eq!(Manifest::parse(&manifest.to_bytes()).unwrap(), manifest);
        let text = String::from_utf8(manifest.to_bytes()).unwrap();
        assert!(
            text.contains("\"sha256\":\"ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb\""),
            "{text}"
        );
    }

    #[test]
    fn an_empty_manifest_is_json_too() {
        let manifest = Manifest::new("zhenbao 0.1.0", "2025-04-01", Vec::new()).unwrap();
        assert_eq!(Manifest::parse(&manifest.to_bytes()).unwrap(), manifest);
    }

    #[test]
    fn two_files_of_one_name_are_refused() {
        let twice = vec![record("a.html", b"a", None), record("a.html", b"b", None)];
        assert!(
            matches!(Manifest::new("z", "d", twice), Err(PublishError::Twice(path)) if path.as_str() == "a.html")
        );
        let below = vec![record("a", b"a", None), record("a-b", b"", None), record("a/b/c", b"b", None)];
        assert!(
            matches!(Manifest::new("z", "d", below), Err(PublishError::Twice(path)) if path.as_str() == "a/b/c")
        );
    }

    #[test]
    fn a_manifest_from_elsewhere_cannot_point_outside() {
        let text = |path: &str, sum: &str, format: u32| {
            format!(
                r#"{{"format":{format},"generator":"z","built":"d","files":[{{"path":"{path}","sha256":"{sum}","size":1}}]}}"#
            )
        };
        let sum = Digest::of(b"a").to_string();
        assert!(Manifest::parse(text("a", &sum, 1).as_bytes()).is_ok());
        for bad in [text("../a", &sum, 1), text("/a", &sum, 1), text("a", "xyz", 1), text("a", &sum, 2)] {
            assert!(Manifest::parse(bad.as_bytes()).is_err(), "{bad}");
        }
        assert!(Manifest::parse(b"").is_err());
    }

    #[test]
    fn manifests_that_know_no_texts_are_read_and_told_from_those_that_do() {
        let new = Manifest::new("z", "d", vec![record("a.html", b"a", Some("会议"))]).unwrap();
        let written = String::from_utf8(new.to_bytes()).unwrap();
        let old = written.replace(&format!(",\"text\":\"{}\"", Version::of("会议")), "");
        assert_ne!(old, written);
        let old = Manifest::parse(old.as_bytes()).unwrap();
        assert_eq!((old.files()[0].title.as_deref(), old.files()[0].text), (Some("会议"), None));
        assert_ne!(old, new, "or the next build would not note the texts");
    }
}
