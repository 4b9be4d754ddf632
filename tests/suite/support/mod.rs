//! What the tests share: sites in folders of their own, the program run on them, the trees that come
//! out. Must not know what a test is about.

pub mod figures;
pub mod html;
#[path = "../../../src/source/property.rs"]
pub mod property;
pub mod tree;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;
use tree::Tree;

/// The day on which tests build.
pub const CLOCK: &str = "2025-06-01";

/// A picture of 4 by 3 pixels.
pub fn picture() -> Vec<u8> {
    picture_of(4, 3)
}

/// A black picture of that size, as PNG.
pub fn picture_of(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(width, height)
        .write_to(&mut bytes, image::ImageFormat::Png)
        .expect("memory takes it");
    bytes.into_inner()
}

/// A file of the repository.
pub fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The program, ready to run in a folder: in Chinese, without anything of this machine.
pub fn zhenbao(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_zhenbao"));
    command.current_dir(folder).stdin(Stdio::null());
    for variable in ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "COLUMNS"] {
        command.env_remove(variable);
    }
    command
}

/// What a run of the program left behind.
#[derive(Debug, PartialEq, Eq)]
pub struct Said {
    /// The exit code.
    pub code: i32,
    /// All of stdout.
    pub out: String,
    /// All of stderr.
    pub err: String,
}

impl Said {
    /// What a finished run said. Neither stream holds an escape code: both are pipes here.
    pub fn of(output: Output) -> Self {
        let [out, err] =
            [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).expect("it writes UTF-8"));
        assert!(!out.contains('\u{1b}') && !err.contains('\u{1b}'), "{out}{err}");
        Self { code: output.status.code().expect("no signal ended it"), out, err }
    }

    /// That it worked and found nothing.
    #[track_caller]
    pub fn clean(self) -> Self {
        assert_eq!((self.code, self.err.as_str()), (0, ""), "{}", self.out);
        self
    }
}

/// A site in a folder of its own, gone with the value.
pub struct Site {
    folder: TempDir,
}

/// Settings that are enough for a site.
pub const SETTINGS: &str = "title = \"试验镇\"\nbase_url = \"https://www.example.gov.cn/shiyan/\"\ntheme = \"plain\"\n\n[credit]\neditor = \"甲\"\n";

/// A category with all that it should have.
const CATEGORY: &str =
    "---\ntitle: 新闻\ndescription: 全镇的新闻\nkeywords: [新闻]\ncolumn_type: 工作动态\n---\n";

impl Site {
    /// A folder with the plain theme and nothing else.
    pub fn bare() -> Self {
        let site = Self { folder: tempfile::tempdir().expect("there is room for a folder") };
        Tree::read(&repository("tests/sites/themes")).write(&site.path("themes"));
        site
    }

    /// A site with settings and a category `xinwen`.
    pub fn new() -> Self {
        let site = Self::bare();
        site.write("site.toml", SETTINGS);
        site.write("content/xinwen/_index.md", CATEGORY);
        site
    }

    /// A copy of a site under `tests/sites/`.
    pub fn fixture(name: &str) -> Self {
        let site = Self::bare();
        let files = Tree::read(&repository("tests/sites").join(name));
        files.filter(|path| !path.starts_with("expected/")).write(site.root());
        site
    }

    /// The site's folder.
    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    /// A file of the site, there or not.
    pub fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    /// Writes a file.
    pub fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("files have folders")).expect("there is room for a folder");
        fs::write(path, content).expect("there is room for a file");
    }

    /// Writes an article of the category `xinwen`.
    pub fn article(&self, name: &str, title: &str, date: &str) {
        self.write(
            &format!("content/xinwen/{name}.md"),
            format!("---\ntitle: {title}\ndate: {date}\n---\n\n{title}的正文。\n"),
        );
    }

    /// Runs the program in the site's folder on the day of the tests.
    pub fn run(&self, verb: &str, arguments: &[&str]) -> Said {
        Said::of(self.command(verb, arguments).output().expect("the program starts"))
    }

    /// The same, not yet started.
    pub fn command(&self, verb: &str, arguments: &[&str]) -> Command {
        let mut command = zhenbao(self.root());
        command.arg(verb).args(arguments);
        if !arguments.contains(&"--clock") {
            command.args(["--clock", CLOCK]);
        }
        command
    }

    /// Builds the site, which must work.
    #[track_caller]
    pub fn build(&self, arguments: &[&str]) -> Said {
        let said = self.run("build", arguments);
        assert_eq!(said.code, 0, "{}{}", said.out, said.err);
        said
    }

    /// What is published, without the manifest.
    pub fn published(&self) -> Tree {
        Tree::read(&self.path("public")).filter(|path| !path.starts_with(".zhenbao/"))
    }
}
