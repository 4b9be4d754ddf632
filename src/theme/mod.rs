//! Templates and assets: a page's view becomes bytes (the only user of tera).
//!
//! Templates stand in layers: the site's own `templates/` over the theme's over those built into the
//! program. Must not know the disk: the files are handed in.

mod asset;
mod breaks;
mod builtin;
mod context;
mod error;
mod filter;

pub use asset::Asset;
pub use builtin::{BuiltIn, built_in_theme};

use std::collections::BTreeMap;

use rayon::prelude::*;
use tera::{Tera, Value};

use crate::diagnostic::codes::theme as codes;
use crate::diagnostic::{Checked, Diagnostic, Place};
use crate::page::{self, Data, Page};
use crate::site::{ArticleId, Site};
use crate::source::Source;
use crate::text;

/// Templates every theme must have. Those of feeds and redirects are built in.
pub const TEMPLATES: [&str; 16] = [
    "home.html",
    "category.html",
    "article.html",
    "page.html",
    "editors.html",
    "editor.html",
    "tags.html",
    "tag.html",
    "archive.html",
    "year.html",
    "catalogue.html",
    "outlines.html",
    "sitemap.html",
    "data.html",
    "404.html",
    "withdrawn.html",
];

/// The files of a theme as they were read.
#[derive(Debug, Default)]
pub struct ThemeFiles {
    /// The theme's name.
    pub name: String,
    /// Its templates by their names below `templates/`.
    pub templates: BTreeMap<String, Source>,
    /// Its assets by their names below `assets/`.
    pub assets: BTreeMap<String, Vec<u8>>,
    /// The site's own templates, which stand over the theme's.
    pub overrides: BTreeMap<String, Source>,
}

/// A theme that is ready to render.
pub struct Theme {
    tera: Tera,
    sources: BTreeMap<String, Source>,
    assets: Vec<Asset>,
}

impl Theme {
    /// Loads all templates at once. What does not load is told with its place; then there is no theme.
    pub fn load(files: ThemeFiles) -> Checked<Option<Self>> {
        let assets: Vec<Asset> =
            files.assets.into_iter().map(|(name, bytes)| Asset::new(&name, bytes)).collect();
        let sources = layered(&files.name, files.templates, files.overrides);
        let missing = missing_templates(&files.name, &sources);
        if !missing.is_empty() {
            return Checked { value: None, diagnostics: missing };
        }
        let mut tera = Tera::default();
        filter::register(&mut tera);
        asset::register(&mut tera, &assets);
        let loaded = tera
            .set_fallback_prefixes([format!("themes/{}/", files.name), builtin::PREFIX.to_owned()])
            .and_then(|()| {
                tera.add_raw_templates(sources.iter().map(|(name, source)| (name.as_str(), source.text())))
            });
        match loaded {
            Ok(()) => Checked::clean(Some(Self { tera, sources, assets })),
            Err(error) => Checked { value: None, diagnostics: error::loading(&error, &sources) },
        }
    }

    /// The assets, under the addresses that templates print.
    pub fn assets(&self) -> &[Asset] {
        &self.assets
    }

    /// Whether both themes consist of the same templates; their assets may differ.
    pub fn same_templates(&self, other: &Theme) -> bool {
        self.sources == other.sources
    }

    /// Gets ready to render the pages of a site: what all pages share is built once, here.
    pub fn renderer<'a>(&'a self, site: &'a Site) -> Renderer<'a> {
        let items = (0..site.articles.len()).into_par_iter().map(|id| item(site, ArticleId(id))).collect();
        Renderer { items: Some(items), ..self.renderer_of_few(site) }
    }

    /// Gets ready to render a few pages of a site: what their lists show is made when they ask for it.
    pub fn renderer_of_few<'a>(&'a self, site: &'a Site) -> Renderer<'a> {
        Renderer { theme: self, site, shared: Value::from_serializable(&page::site_view(site)), items: None }
    }
}

/// A theme bound to a site.
pub struct Renderer<'a> {
    theme: &'a Theme,
    site: &'a Site,
    /// The variable `site`.
    shared: Value,
    /// What lists show of each article, by its id, if that was made before.
    items: Option<Vec<Value>>,
}

impl Renderer<'_> {
    /// The bytes of a page: a pure function of site, theme and page.
    pub fn render(&self, page: &Page) -> Result<Vec<u8>, Box<Diagnostic>> {
        let mut view = page::view(self.site, page);
        if let Data::Bytes(bytes) = &mut view.data {
            return Ok(std::mem::take(bytes));
        }
        let template = view.template;
        let items = |id: ArticleId| match &self.items {
            Some(items) => items[id.0].clone(),
            None => item(self.site, id),
        };
        let context = context::context(view, &self.shared, &items);
        let mut bytes = Vec::with_capacity(16 * 1024);
        match self.theme.tera.render_to(template, &context, &mut bytes) {
            Ok(()) => Ok(bytes),
            Err(error) => Err(Box::new(error::rendering(&error, template, &page.path, &self.theme.sources))),
        }
    }
}

fn item(site: &Site, id: ArticleId) -> Value {
    Value::from_serializable(&page::item(site, id))
}

/// All templates under the names by which tera finds them: the site's own under their plain names,
/// the theme's and the built-in ones behind a prefix.
fn layered(
    theme: &str,
    templates: BTreeMap<String, Source>,
    overrides: BTreeMap<String, Source>,
) -> BTreeMap<String, Source> {
    let built_in =
        builtin::templates().into_iter().map(|(name, source)| (format!("{}{name}", builtin::PREFIX), source));
    let themed = templates.into_iter().map(|(name, source)| (format!("themes/{theme}/{name}"), source));
    built_in.chain(themed).chain(overrides).collect()
}

fn missing_templates(theme: &str, sources: &BTreeMap<String, Source>) -> Vec<Diagnostic> {
    let there =
        |name: &&str| sources.contains_key(*name) || sources.contains_key(&format!("themes/{theme}/{name}"));
    TEMPLATES
        .iter()
        .filter(|name| !there(name))
        .map(|name| {
            let message = text!("主题 {theme} 没有模板 {name}", "the theme {theme} has no template {name}");
            let help =
                text!("新建 themes/{theme}/templates/{name}", "create themes/{theme}/templates/{name}");
            Diagnostic::new(&codes::MISSING_TEMPLATE, Place::Outside, message).help(help)
        })
        .collect()
}
