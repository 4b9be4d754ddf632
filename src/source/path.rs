//! Paths as values: where a text comes from, where a page goes to, and one way each to the
//! operating system.

use std::borrow::Borrow;
use std::fmt;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// What stays readable in a URL path segment: the unreserved characters of RFC 3986.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The longest name most file systems store (`NAME_MAX` of ext4, NTFS in UTF-16 units is no shorter).
const LONGEST_NAME: usize = 255;

/// One URL path segment, percent-encoded.
pub fn encode_segment(segment: &str) -> String {
    utf8_percent_encode(segment, SEGMENT).to_string()
}

/// The characters that stand in a path as they are (`pchar` of RFC 3986, with `/`), and `%`.
const ADDRESS: &AsciiSet = &SEGMENT
    .remove(b'/')
    .remove(b'%')
    .remove(b'!')
    .remove(b'$')
    .remove(b'&')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b';')
    .remove(b'=')
    .remove(b':')
    .remove(b'@');

/// A path of an address, percent-encoded where it is not yet.
pub fn encode_address(path: &str) -> String {
    utf8_percent_encode(path, ADDRESS).to_string()
}

/// The text behind percent escapes; escapes that are no UTF-8 stay as they are written.
pub fn decode_address(address: &str) -> std::borrow::Cow<'_, str> {
    percent_decode_str(address).decode_utf8().unwrap_or(std::borrow::Cow::Borrowed(address))
}

/// Path of a source file relative to the site's root, with `/` between names: `content/renda/a.md`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SourcePath(Arc<str>);

/// Why something cannot be a [`SourcePath`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SourcePathFault {
    /// A name is not UTF-8.
    NotUnicode,
    /// The path leaves the site, is absolute or empty.
    Outside,
}

impl SourcePath {
    /// A path written with `/`, relative, without `.` and `..`.
    pub fn new(path: &str) -> Result<Self, SourcePathFault> {
        let fine = !path.is_empty() && path.split('/').all(|name| !matches!(name, "" | "." | ".."));
        if fine { Ok(Self(path.into())) } else { Err(SourcePathFault::Outside) }
    }

    /// From the operating system: a path relative to the site's root.
    pub fn from_os(relative: &Path) -> Result<Self, SourcePathFault> {
        let mut names = Vec::new();
        for component in relative.components() {
            let Component::Normal(name) = component else { return Err(SourcePathFault::Outside) };
            names.push(name.to_str().ok_or(SourcePathFault::NotUnicode)?);
        }
        Self::new(&names.join("/"))
    }

    /// To the operating system: below the site's root.
    pub fn to_os(&self, root: &Path) -> PathBuf {
        self.0.split('/').fold(root.to_owned(), |path, name| path.join(name))
    }

    /// The path as written, with `/`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The last name: `a.md`.
    pub fn file_name(&self) -> &str {
        self.0.rsplit('/').next().expect("a path has at least one name")
    }

    /// The last name without its extension: `a`.
    pub fn stem(&self) -> &str {
        let name = self.file_name();
        name.rsplit_once('.').map_or(name, |(stem, _)| if stem.is_empty() { name } else { stem })
    }

    /// The extension in lower case, without the dot.
    pub fn extension(&self) -> Option<String> {
        let (stem, extension) = self.file_name().rsplit_once('.')?;
        (!stem.is_empty()).then(|| extension.to_ascii_lowercase())
    }

    /// The folder, or `None` at the root.
    pub fn parent(&self) -> Option<SourcePath> {
        self.0.rsplit_once('/').map(|(folder, _)| Self(folder.into()))
    }

    /// The path of the folder, empty at the root.
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// What a relative address written in this file points to (`../b.md`, `图 1.png`); `None` when
    /// it leaves the site.
    pub fn resolve(&self, relative: &str) -> Option<SourcePath> {
        let mut path = String::with_capacity(self.0.len() + relative.len());
        path.push_str(self.folder());
        for name in relative.split('/') {
            match name {
                "" | "." => {}
                ".." if path.is_empty() => return None,
                ".." => path.truncate(path.rfind('/').unwrap_or(0)),
                name => {
                    if !path.is_empty() {
                        path.push('/');
                    }
                    path.push_str(name);
                }
            }
        }
        Self::new(&path).ok()
    }

    /// A file below this folder.
    #[must_use]
    pub fn join(&self, name: &str) -> SourcePath {
        Self(format!("{}/{name}", self.0).into())
    }

    /// The rest of the path below a folder, if it lies there.
    pub fn below(&self, folder: &str) -> Option<&str> {
        self.0.strip_prefix(folder)?.strip_prefix('/')
    }
}

/// Maps by path are asked by text too.
impl Borrow<str> for SourcePath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SourcePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Path of a published file relative to the output, with `/`. It cannot leave the output.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OutputPath(Arc<str>);

/// Why something cannot be an [`OutputPath`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OutputPathFault {
    /// Empty, absolute, or with an empty, `.` or `..` name.
    Outside,
    /// Holds a backslash, a colon, a control character or another one that no file system allows.
    Character(char),
    /// A name of more bytes than a file system stores; the number is its length.
    TooLong(usize),
    /// The folder `.zhenbao`, which belongs to the manifest.
    Reserved,
}

impl OutputPath {
    /// The folder in which publishing keeps its own files.
    pub const RESERVED: &'static str = ".zhenbao";

    /// A path written with `/`.
    pub fn new(path: &str) -> Result<Self, OutputPathFault> {
        if path.is_empty() {
            return Err(OutputPathFault::Outside);
        }
        for (index, name) in path.split('/').enumerate() {
            if matches!(name, "" | "." | "..") {
                return Err(OutputPathFault::Outside);
            }
            if let Some(bad) = name.chars().find(|c| c.is_control() || "\\:*?\"<>|".contains(*c)) {
                return Err(OutputPathFault::Character(bad));
            }
            if name.len() > LONGEST_NAME {
                return Err(OutputPathFault::TooLong(name.len()));
            }
            if index == 0 && name.eq_ignore_ascii_case(Self::RESERVED) {
                return Err(OutputPathFault::Reserved);
            }
        }
        Ok(Self(path.into()))
    }

    /// The path in lower case: what systems that know no case take for one name has one such form.
    #[must_use]
    pub fn folded(&self) -> Self {
        let plain = self.0.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
        if plain { self.clone() } else { Self(self.0.to_lowercase().into()) }
    }

    /// To the operating system: below the output folder.
    pub fn to_os(&self, output: &Path) -> PathBuf {
        self.0.split('/').fold(output.to_owned(), |path, name| path.join(name))
    }

    /// The path as written, with `/`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address relative to the site's start, percent-encoded: `renda/2025/a.html`.
    pub fn url(&self) -> String {
        let mut url = String::with_capacity(self.0.len());
        for (index, name) in self.0.split('/').enumerate() {
            if index > 0 {
                url.push('/');
            }
            url.extend(utf8_percent_encode(name, SEGMENT));
        }
        url
    }

    /// The address as readers know it: like [`url`](Self::url), with `index.html` left out.
    pub fn pretty_url(&self) -> String {
        let url = self.url();
        match url.strip_suffix("index.html") {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => folder.to_owned(),
            _ => url,
        }
    }

    /// What leads from this page back to the site's start: `./` or `../` once a folder. Never empty,
    /// so that a first name with a colon cannot become a scheme.
    pub fn root(&self) -> String {
        match self.0.matches('/').count() {
            0 => "./".to_owned(),
            depth => "../".repeat(depth),
        }
    }
}

impl fmt::Display for OutputPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn output_paths_stay_inside() {
        for bad in ["", "/a", "a//b", "../a", "a/..", ".", "a\\b", "a\0b", "C:/x", ".zhenbao/manifest.json"] {
            assert!(OutputPath::new(bad).is_err(), "{bad:?} was accepted");
        }
        assert!(OutputPath::new(&"a".repeat(256)).is_err());
        assert_eq!(OutputPath::new("a b/表%.png").unwrap().url(), "a%20b/%E8%A1%A8%25.png");
    }

    #[test]
    fn addresses_lead_back_to_the_start() {
        let page = |path| OutputPath::new(path).unwrap();
        assert_eq!(page("index.html").root(), "./");
        assert_eq!(page("renda/2025/a.html").root(), "../../");
        assert_eq!(page("renda/index.html").pretty_url(), "renda/");
        assert_eq!(page("index.html").pretty_url(), "");
        assert_eq!(page("a/my-index.html").pretty_url(), "a/my-index.html");
    }

    #[test]
    fn relative_addresses_resolve_within_the_site() {
        let file = SourcePath::new("content/renda/2025/a.md").unwrap();
        assert_eq!(file.resolve("../b.md").unwrap().as_str(), "content/renda/b.md");
        assert_eq!(file.resolve("./图.png").unwrap().as_str(), "content/renda/2025/图.png");
        assert_eq!(file.resolve("../../../../etc/passwd"), None);
        assert_eq!(file.stem(), "a");
        assert_eq!(SourcePath::new("content/.hidden").unwrap().extension(), None);
    }
}
