//! Themes as their authors and sites use them: texts in, pages and findings out.

mod check;
mod endless;
mod errors;
mod guide;
mod layers;
mod options;
mod policy;

use std::collections::BTreeMap;

use super::*;
use crate::site::Page;
use crate::site::pages::pages;
use crate::site::tests::sample::{english, sample};
use crate::source::{Source, SourcePath};

const MANIFEST: &str = "name = \"test\"\nversion = \"1.0.0\"\n[description]\nzh = \"试\"\nen = \"Test\"\n";

fn source(path: &str, text: &str) -> Source {
    Source::new(SourcePath::new(path).unwrap(), text.to_owned())
}

/// A theme with that theme.toml and those templates.
fn layer(name: &str, manifest: &str, templates: &[(&str, &str)]) -> Layer {
    let template = |(file, text): &(&str, &str)| {
        ((*file).to_owned(), source(&format!("themes/{name}/templates/{file}"), text))
    };
    Layer {
        name: name.to_owned(),
        manifest: Some(source(&format!("themes/{name}/theme.toml"), manifest)),
        templates: templates.iter().map(template).collect(),
        assets: BTreeMap::new(),
    }
}

/// A child of jinshan.
fn child(more: &str, templates: &[(&str, &str)]) -> Layer {
    layer("test", &format!("extends = \"jinshan\"\n{MANIFEST}{more}"), templates)
}

fn files(theme: Layer) -> ThemeFiles {
    let checked = lineage(theme, &[], built_in_theme);
    assert_eq!(english(checked.diagnostics), Vec::<String>::new());
    checked.value.unwrap()
}

/// The theme for a site with those lines in site.toml, and what is wrong.
fn load(files: ThemeFiles, settings: &str) -> (Option<Theme>, Vec<String>) {
    let config = sample(settings, &[]).value.config;
    let loaded = Theme::load(files, &config.theme_options, &[]);
    (loaded.value, english(loaded.diagnostics))
}

const TEXTS: [(&str, &str); 3] = [
    ("a/_index.md", "---\ntitle: 要闻\n---\n"),
    ("a/one.md", "---\ntitle: 春耕\ndate: 2025-04-01\neditor: 李锡念\naliases: [old.html]\n---\n正文。\n"),
    ("about.md", "---\ntitle: 关于\n---\n说明。\n"),
];

/// What a page of a small site says.
fn rendered(theme: &Theme, settings: &str, path: &str) -> Result<String, String> {
    let site = sample(settings, &TEXTS).value;
    let page = pages(&site).into_iter().find(|page| page.path.as_str() == path).expect("the page is there");
    rendered_page(theme, &site, &page)
}

fn rendered_page(theme: &Theme, site: &Site, page: &Page) -> Result<String, String> {
    match theme.renderer(site).render(page) {
        Ok(bytes) => Ok(String::from_utf8(bytes).unwrap()),
        Err(finding) => Err(english(vec![*finding]).join("\n")),
    }
}
