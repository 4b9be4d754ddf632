//! Fixtures of findings as Markdown: the command, the files of a site, what is said in both languages.
//! Must not know any finding.
//!
//! A file is a heading with its path and a block fenced by eight tildes. The word behind the fence says
//! how the block is meant: `escaped` knows `\u{200B}`, `\x{CDA8}` (bytes) and `\repeat{60}{> }`; `gbk` is saved
//! in GBK; `link` is a symbolic link to the text; `gone` takes a file of the tests' own site away.
//! Paths are always `escaped`.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::Site;

const FENCE: &str = "~~~~~~~~";
const CHINESE: &str = "## 中文";
const ENGLISH: &str = "## English";

/// What the program says.
#[derive(Debug, PartialEq, Eq)]
pub struct Words {
    /// With `--lang zh`.
    pub zh: String,
    /// With `--lang en`.
    pub en: String,
}

/// A fixture.
pub struct Fixture {
    /// The file's name without its ending.
    pub name: String,
    /// What is run, without the program's name.
    pub command: String,
    /// What the site has beside the files of every test's site.
    pub files: Vec<File>,
    /// What is said.
    pub expected: Words,
    path: PathBuf,
    head: String,
}

/// A file of a fixture's site.
pub struct File {
    path: Vec<u8>,
    form: String,
    text: String,
}

impl Fixture {
    /// Reads a fixture.
    pub fn read(path: &Path) -> Self {
        let text = fs::read_to_string(path).expect("fixtures are UTF-8");
        let expected = format!("{CHINESE}\n\n{FENCE}\n");
        let head = text.split_once(&expected).map_or(text.as_str(), |(head, _)| head);
        let stem = path.file_stem().expect("files have names");
        let command = head.lines().find_map(|line| line.strip_prefix("`zhenbao ")?.strip_suffix('`'));
        let mut said = blocks(&text[head.len()..]).into_iter().map(|block| block.text);
        let mut next = || said.next().unwrap_or_default();
        Self {
            name: stem.to_str().expect("names are UTF-8").to_owned(),
            command: command.unwrap_or_else(|| panic!("{} has no command", path.display())).to_owned(),
            files: blocks(head),
            expected: Words { zh: next(), en: next() },
            path: path.to_owned(),
            head: head.to_owned(),
        }
    }

    /// The number of the finding.
    pub fn id(&self) -> &str {
        self.name.split('-').next().expect("splitting gives a first part")
    }

    /// Whether the file system takes the files: some names and links are for Linux only.
    pub fn fits_this_system(&self) -> bool {
        let odd = |file: &File| file.form == "link" || std::str::from_utf8(&file.path).is_err();
        cfg!(target_os = "linux") || (self.id() != "ZB005" && !self.files.iter().any(odd))
    }

    /// Writes the fixture with other expectations.
    pub fn rewrite(&self, words: &Words) {
        let Self { head, .. } = self;
        let Words { zh, en } = words;
        let text = format!("{head}{CHINESE}\n\n{FENCE}\n{zh}{FENCE}\n\n{ENGLISH}\n\n{FENCE}\n{en}{FENCE}\n");
        fs::write(&self.path, text).expect("fixtures can be written");
    }
}

impl File {
    /// Writes the file into a site.
    pub fn write(&self, site: &Site) {
        let path = site.root().join(name(&self.path));
        let folder = path.parent().expect("files have folders");
        fs::create_dir_all(folder).expect("there is room for a folder");
        match self.form.as_str() {
            "gone" => fs::remove_file(path).expect("the tests' site has it"),
            "link" => link(self.text.trim_end(), &path),
            _ => fs::write(path, self.bytes()).expect("there is room for a file"),
        }
    }

    /// Where the file lies, and its bytes, if it is one that a text can be.
    pub fn content(&self) -> Option<(String, Vec<u8>)> {
        let path = String::from_utf8(self.path.clone()).ok()?;
        (!["gone", "link"].contains(&self.form.as_str())).then(|| (path, self.bytes()))
    }

    fn bytes(&self) -> Vec<u8> {
        match self.form.as_str() {
            "gbk" => encoding_rs::GBK.encode(&self.text).0.into_owned(),
            "escaped" => unescape(&self.text),
            "" => self.text.clone().into_bytes(),
            other => panic!("{other} is no form of a file"),
        }
    }
}

/// The fenced blocks of a text, each under its heading.
fn blocks(text: &str) -> Vec<File> {
    let parts: Vec<&str> = text.split(FENCE).collect();
    let block = |pair: &[&str]| {
        let heading = pair[0].lines().rev().find_map(|line| line.strip_prefix("## "));
        let (form, text) = pair[1].split_once('\n').expect("a fence ends its line");
        File {
            path: unescape(heading.expect("a block stands under a heading")),
            form: form.trim().to_owned(),
            text: text.to_owned(),
        }
    };
    parts.chunks_exact(2).map(block).collect()
}

/// The bytes that a text with escapes stands for.
fn unescape(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some((plain, escape)) = rest.split_once('\\') {
        bytes.extend(plain.bytes());
        let (name, behind) = escape.split_once('{').expect("an escape has braces");
        let (value, behind) = behind.split_once('}').expect("braces close");
        let number = |digits: &str| u32::from_str_radix(digits, 16).expect("hexadecimal digits");
        rest = behind;
        match name {
            "u" => bytes.extend(char::from_u32(number(value)).expect("a character").to_string().bytes()),
            "x" => bytes.extend(value.as_bytes().chunks(2).map(|pair| {
                let pair = std::str::from_utf8(pair).expect("ASCII");
                u8::try_from(number(pair)).expect("two digits")
            })),
            "repeat" => {
                let (part, behind) = behind[1..].split_once('}').expect("braces close");
                bytes.extend(part.repeat(value.parse().expect("a number")).bytes());
                rest = behind;
            }
            other => panic!("{other} is no escape"),
        }
    }
    bytes.extend(rest.bytes());
    bytes
}

#[cfg(unix)]
fn name(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt as _;
    std::ffi::OsStr::from_bytes(bytes).into()
}

#[cfg(not(unix))]
fn name(bytes: &[u8]) -> PathBuf {
    std::str::from_utf8(bytes).expect("names are UTF-8 on this system").into()
}

#[cfg(unix)]
fn link(target: &str, path: &Path) {
    std::os::unix::fs::symlink(target, path).expect("links can be made");
}

#[cfg(not(unix))]
fn link(_: &str, _: &Path) {
    unreachable!("fixtures with links are for Linux only")
}
