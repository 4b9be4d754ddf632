//! A site's folder that is looked at again and again: only what changed is read anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::codes;
use super::tracked::{Change, Mark, TrackedFiles};
use super::walk::walk;
use super::{LoadError, name, read_config, theme};
use crate::config::{self, Config};
use crate::diagnostic::{Diagnostic, Place, has_errors};
use crate::site::FileInfo;
use crate::source::{Source, SourcePath};
use crate::text;
use crate::theme::Theme;

/// Where something may have changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hints {
    /// Anywhere.
    Everywhere,
    /// At these places below the site's folder, or in the folders that they are.
    At(Vec<SourcePath>),
}

/// A site's folder as it was read last.
pub struct Folder {
    root: PathBuf,
    settings: Settings,
    content: TrackedFiles,
    statics: TrackedFiles,
    /// What the names of the files tell.
    named: Vec<Diagnostic>,
}

/// Settings and theme: few files, read together whenever one of them may have changed.
pub struct Settings {
    /// site.toml, if it can be used.
    pub config: Option<Config>,
    /// The theme, if it can be used.
    pub theme: Option<Arc<Theme>>,
    /// What is wrong with them.
    pub findings: Vec<Diagnostic>,
    marks: Vec<(SourcePath, Mark)>,
}

/// What is new since the last look.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FolderChanges {
    /// Markdown files of `content/` that are new or say something else.
    pub texts: Vec<SourcePath>,
    /// Those that are gone, or cannot be read any more.
    pub gone: Vec<SourcePath>,
    /// Other files of `content/`, and those of `static/`.
    pub files: bool,
    /// Settings or theme, which were read again.
    pub settings: bool,
}

impl FolderChanges {
    /// Whether nothing is new.
    pub fn nothing(&self) -> bool {
        *self == Self::default()
    }

    /// Whether nothing is new but what some texts say, and which there are.
    pub fn only_texts(&self) -> bool {
        !self.files && !self.settings
    }

    /// Whether nothing is new but settings and theme.
    pub fn only_settings(&self) -> bool {
        self.texts.is_empty() && self.gone.is_empty() && !self.files
    }

    fn add(&mut self, changes: Vec<Change>) {
        for change in changes {
            match change {
                Change::Text(path) => self.texts.push(path),
                Change::TextGone(path) => self.gone.push(path),
                Change::File => self.files = true,
            }
        }
    }
}

impl Folder {
    /// Reads a site's folder for the first time.
    pub fn open(root: &Path) -> Result<Self, LoadError> {
        let root = canonical(root)?;
        let settings = Settings::read(&root);
        let tracked = (TrackedFiles::new("content"), TrackedFiles::new("static"));
        let mut folder = Self { root, settings, content: tracked.0, statics: tracked.1, named: Vec::new() };
        folder.content.look_everywhere(&folder.root);
        folder.statics.look_everywhere(&folder.root);
        folder.look_at_names();
        Ok(folder)
    }

    /// Looks again where something may have changed.
    pub fn refresh(&mut self, hints: &Hints) -> FolderChanges {
        let (mut news, files) = (FolderChanges::default(), self.content.len());
        match hints {
            Hints::Everywhere => {
                news.settings = settings_marks(&self.root) != self.settings.marks;
                news.add(self.content.look_everywhere(&self.root));
                news.add(self.statics.look_everywhere(&self.root));
            }
            Hints::At(places) => {
                for place in places {
                    self.look_at(place, &mut news);
                }
            }
        }
        if news.settings {
            self.settings = Settings::read(&self.root);
        }
        if self.content.len() != files || news.files || !news.gone.is_empty() {
            self.look_at_names();
        }
        news
    }

    fn look_at(&mut self, place: &SourcePath, news: &mut FolderChanges) {
        let tracked = match place.as_str().split('/').next().unwrap_or_default() {
            "content" => &mut self.content,
            "static" => &mut self.statics,
            "templates" | "themes" | config::FILE => {
                news.settings = true;
                return;
            }
            _ => return,
        };
        // Some of these stand in the place of the theme's assets.
        news.settings |= place.as_str() == "static" || place.below("static/assets").is_some();
        news.add(if place.as_str().contains('/') {
            tracked.look_at(&self.root, place)
        } else {
            tracked.look_everywhere(&self.root)
        });
    }

    fn look_at_names(&mut self) {
        self.named.clear();
        for tracked in [&self.content, &self.statics] {
            self.named.extend(name::case_collisions(tracked.paths()));
        }
        self.named.extend(self.content.paths().filter_map(name::no_article));
    }

    /// The site's folder, canonical.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// site.toml, if it can be used.
    pub fn config(&self) -> Option<&Config> {
        self.settings.config.as_ref()
    }

    /// The theme, if it can be used.
    pub fn theme(&self) -> Option<&Arc<Theme>> {
        self.settings.theme.as_ref()
    }

    /// A Markdown file of `content/`.
    pub fn source(&self, path: &SourcePath) -> Option<&Source> {
        self.content.text(path)
    }

    /// Every Markdown file of `content/`, in the order of their paths.
    pub fn sources(&self) -> impl Iterator<Item = &Source> {
        self.content.texts()
    }

    /// Every other file of `content/`.
    pub fn files(&self) -> BTreeMap<SourcePath, FileInfo> {
        self.content.infos()
    }

    /// Learns the digests of the files whose bytes count. Each is read once as long as it stays the same.
    pub fn digest(&mut self, counting: &BTreeSet<SourcePath>) {
        let mut unknown = self.content.infos();
        unknown.retain(|path, info| info.digest.is_none() && counting.contains(path));
        if !unknown.is_empty() {
            super::learn_digests(&self.root, counting, &mut unknown);
            self.content.learn(unknown);
        }
    }

    /// The files of `static/`.
    pub fn statics(&self) -> BTreeMap<SourcePath, FileInfo> {
        self.statics.infos()
    }

    /// What is wrong with settings, theme and files, before anybody looks at what the texts say.
    pub fn findings(&self) -> Vec<Diagnostic> {
        let tracked = self.content.findings().chain(self.statics.findings());
        let mut findings: Vec<Diagnostic> =
            self.settings.findings.iter().chain(&self.named).chain(tracked).cloned().collect();
        // What cannot be read was told; a folder on a drive that is not there looks like an empty one.
        if self.settings.config.is_some() && !self.content.has_texts() && !has_errors(&findings) {
            findings.push(no_content(&self.root));
        }
        findings
    }
}

/// A site without a single text: its publication would take all pages off line.
fn no_content(root: &Path) -> Diagnostic {
    let folder = root.join("content");
    let shown = folder.display();
    let message = if folder.is_dir() {
        text!(
            "{shown} 里没有一篇文章（.md 文件），没有可以发布的内容",
            "{shown} holds no article (no .md file); there is nothing to publish"
        )
    } else {
        text!("没有文件夹 {shown}，没有可以发布的内容", "there is no folder {shown} and nothing to publish")
    };
    let help = text!(
        "如果它在网络盘或移动硬盘上，先确认已经连接；新网站用 zhenbao new 写第一篇",
        "where it lies on a network or removable drive, see that it is connected; on a new site, zhenbao new begins the first article"
    );
    Diagnostic::new(&codes::NO_CONTENT, Place::Outside, message).help(help)
}

impl Settings {
    /// Reads settings and theme of the site in a folder, and nothing else.
    pub fn open(root: &Path) -> Result<Self, LoadError> {
        Ok(Self::read(&canonical(root)?))
    }

    fn read(root: &Path) -> Self {
        let marks = settings_marks(root);
        let mut findings = Vec::new();
        let config = read_config(root, &mut findings);
        let theme = config.as_ref().and_then(|config| theme::read(root, config, &mut findings)).map(Arc::new);
        Self { config, theme, findings, marks }
    }
}

fn canonical(root: &Path) -> Result<PathBuf, LoadError> {
    root.canonicalize().map_err(|error| LoadError { path: root.to_owned(), error })
}

/// How the files of settings and themes look from outside.
fn settings_marks(root: &Path) -> Vec<(SourcePath, Mark)> {
    let mut strange = Vec::new();
    let folders = ["templates", "themes", theme::OWN_ASSETS]
        .into_iter()
        .flat_map(|folder| walk(root, folder, &mut strange));
    let mut places: Vec<SourcePath> = folders.map(|found| found.path).collect();
    // The folders themselves: a link may stand in their place, or come to stand in one of them.
    places.extend(
        ["templates", "themes", config::FILE].into_iter().filter_map(|name| SourcePath::new(name).ok()),
    );
    let mark = |path: SourcePath| Some((Mark::of(&fs::symlink_metadata(path.to_os(root)).ok()?), path));
    places.into_iter().filter_map(mark).map(|(mark, path)| (path, mark)).collect()
}

/// The place below a site's folder (canonical) that a path of the operating system names.
pub fn place_below(root: &Path, path: &Path) -> Option<SourcePath> {
    SourcePath::from_os(path.strip_prefix(root).ok()?).ok()
}
