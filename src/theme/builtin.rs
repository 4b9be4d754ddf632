//! What the program carries inside: the themes jinshan and sujian, and templates no theme needs to write.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};

use super::layer::Layer;
use super::manifest;
use crate::source::{Source, SourcePath};

/// Where the built-in templates stand among all.
pub(super) const PREFIX: &str = "builtin/";

static JINSHAN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/jinshan");
static SUJIAN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/sujian");

/// Themes inside the program.
const THEMES: [(&str, &Dir<'_>); 2] = [("jinshan", &JINSHAN), ("sujian", &SUJIAN)];

/// The name of a built-in theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BuiltIn(pub &'static str);

impl BuiltIn {
    /// All built-in themes.
    pub fn all() -> impl Iterator<Item = BuiltIn> {
        THEMES.iter().map(|(name, _)| BuiltIn(name))
    }
}

/// The files of a built-in theme.
pub fn built_in_theme(name: &str) -> Option<Layer> {
    let (name, folder) = THEMES.iter().find(|(known, _)| *known == name)?;
    let mut files = Layer { name: (*name).to_owned(), ..Layer::default() };
    for file in files_of(folder) {
        let path = file.path().to_str().expect("names inside the program are UTF-8").replace('\\', "/");
        let source = || {
            let path = SourcePath::new(&format!("themes/{name}/{path}"))
                .expect("names inside the program are plain");
            Some(Source::new(path, file.contents_utf8()?.to_owned()))
        };
        if path == manifest::FILE {
            files.manifest = source();
        } else if let Some(template) = path.strip_prefix("templates/") {
            files.templates.extend(source().map(|source| (template.to_owned(), source)));
        } else if let Some(asset) = path.strip_prefix("assets/") {
            files.assets.insert(asset.to_owned(), file.contents().to_vec());
        }
    }
    Some(files)
}

fn files_of<'a>(folder: &'a Dir<'static>) -> Vec<&'a include_dir::File<'static>> {
    folder.files().chain(folder.dirs().flat_map(files_of)).collect()
}

/// Texts of the samples that themes are checked with, by their paths below `src/theme/sample/`.
pub(super) fn samples() -> BTreeMap<String, &'static str> {
    static SAMPLES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/theme/sample");
    let path = |file: &include_dir::File<'_>| {
        file.path().to_str().expect("names inside the program are UTF-8").replace('\\', "/")
    };
    files_of(&SAMPLES).into_iter().filter_map(|file| Some((path(file), file.contents_utf8()?))).collect()
}

/// Templates of what is the same in every theme: feeds, sitemap.xml, robots.txt, redirects.
pub(super) fn templates() -> BTreeMap<String, Source> {
    let texts = [
        ("feed.xml", include_str!("builtin/feed.xml")),
        ("sitemap.xml", include_str!("builtin/sitemap.xml")),
        ("robots.txt", include_str!("builtin/robots.txt")),
        ("redirect.html", include_str!("builtin/redirect.html")),
    ];
    let source = |name: &str, text: &str| {
        let path = SourcePath::new(&format!("{PREFIX}{name}")).expect("fixed names are plain");
        (name.to_owned(), Source::new(path, text.to_owned()))
    };
    texts.into_iter().map(|(name, text)| source(name, text)).collect()
}
