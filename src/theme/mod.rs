//! Templates and assets: a page's view becomes bytes (the only user of tera).
//!
//! Templates stand in layers: the site's own `templates/` over the theme's over its parents' over those
//! built into the program. Must not know the disk: the files are handed in.

mod asset;
mod breaks;
mod layer;
pub mod codes;
mod contrast;
mod options;
mod manifest;
mod builtin;
mod html;
mod sample;
mod check;
mod context;
mod layers;
mod error;
mod filter;
pub mod headers;

pub use asset::Asset;
pub use builtin::{BuiltIn, built_in_theme};
pub(crate) use html::tags;
pub use layer::Layer;
use layers::Templates;
pub use layers::{ThemeFiles, lineage};
pub use manifest::{FILE, ThemeManifest};
pub use options::{OptionRule, OptionType, OptionValue, ThemeOptions};

use std::panic::{self, AssertUnwindSafe};

use rayon::prelude::*;
use tera::{Tera, Value};

use headers::Policy;

use crate::config::WrittenKey;
use crate::diagnostic::{Checked, Diagnostic, Place};
use crate::page::{self, Data};
use crate::site::{ArticleId, Page, PageKind, Site};
use crate::text;

/// The stylesheet with the colours of the site, an asset that the program writes.
pub const COLOURS: &str = "options.css";

/// A theme that is ready to render.
pub struct Theme {
    tera: Tera,
    templates: Templates,
    assets: Vec<Asset>,
    options: ThemeOptions,
    glossary: Vec<String>,
    policy: Policy,
    as_delivered: bool,
}

impl Theme {
    /// Loads all templates at once, for a site with these options and with these phrases that its titles
    /// keep whole. What does not load is told with its place; then there is no theme.
    pub fn load(files: ThemeFiles, written: &[WrittenKey], glossary: &[String]) -> Checked<Option<Self>> {
        let mut findings = Vec::new();
        let options = ThemeOptions::resolve(&files.option_rules(), written, &mut findings);
        options.check_contrast(&files.contrast_rules(), written, &mut findings);
        let (name, as_delivered) = (files.name().to_owned(), files.is_as_delivered());
        let (templates, mut files) = files.flattened();
        files.extend(options.stylesheet().map(|rules| (COLOURS.to_owned(), rules.into_bytes())));
        let assets: Vec<Asset> = files.into_iter().map(|(name, bytes)| Asset::new(&name, bytes)).collect();
        let missing = missing_templates(&name, &templates);
        if !missing.is_empty() {
            findings.extend(missing);
            return Checked { value: None, diagnostics: findings };
        }
        let mut tera = Tera::default();
        filter::register(&mut tera, glossary);
        asset::register(&mut tera, &assets);
        let loaded = tera.set_fallback_prefixes(templates.prefixes.clone()).and_then(|()| {
            tera.add_raw_templates(
                templates.sources.iter().map(|(name, source)| (name.as_str(), source.text())),
            )
        });
        let value = match loaded {
            Ok(()) => {
                let policy = Policy::of(&templates.sources);
                Some(Self {
                    tera,
                    templates,
                    assets,
                    options,
                    glossary: glossary.to_vec(),
                    policy,
                    as_delivered,
                })
            }
            Err(error) => {
                findings.extend(error::loading(&error, &templates));
                None
            }
        };
        Checked { value, diagnostics: findings }
    }

    /// Whether all templates are as they come with the program, whose tests try them with every kind of page.
    pub fn is_as_delivered(&self) -> bool {
        self.as_delivered
    }

    /// What its pages may load and run.
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// The assets, under the addresses that templates print.
    pub fn assets(&self) -> &[Asset] {
        &self.assets
    }

    /// Whether both themes make the same pages of a site: templates, options and glossary are the same;
    /// their assets may differ.
    pub fn same_templates(&self, other: &Theme) -> bool {
        self.templates == other.templates && self.options == other.options && self.glossary == other.glossary
    }

    /// Gets ready to render the pages of a site: what all pages share is built once, here.
    pub fn renderer<'a>(&'a self, site: &'a Site) -> Renderer<'a> {
        let items = (0..site.articles.len()).into_par_iter().map(|id| item(site, ArticleId(id))).collect();
        Renderer { items: Some(items), ..self.renderer_of_few(site) }
    }

    /// Gets ready to render a few pages of a site: what their lists show is made when they ask for it.
    pub fn renderer_of_few<'a>(&'a self, site: &'a Site) -> Renderer<'a> {
        let shared = context::site(&page::site_view(site), &self.options);
        Renderer { theme: self, site, shared, csp: Value::from(self.policy.in_page()), items: None }
    }
}

/// A theme bound to a site.
pub struct Renderer<'a> {
    theme: &'a Theme,
    site: &'a Site,
    /// The variable `site`.
    shared: Value,
    /// The variable `page.csp`.
    csp: Value,
    /// What lists show of each article, by its id, if that was made before.
    items: Option<Vec<Value>>,
}

impl Renderer<'_> {
    /// The bytes of a page: a pure function of site, theme and page. A fault of the program itself on one page
    /// is told like one of its template.
    pub fn render(&self, page: &Page) -> Result<Vec<u8>, Box<Diagnostic>> {
        let rendered = panic::catch_unwind(AssertUnwindSafe(|| self.render_unguarded(page)));
        rendered.unwrap_or_else(|payload| Err(Box::new(error::panicked(payload.as_ref(), &page.path))))
    }

    fn render_unguarded(&self, page: &Page) -> Result<Vec<u8>, Box<Diagnostic>> {
        let mut view = page::view(self.site, page);
        if let Data::Bytes(bytes) = &mut view.data {
            return Ok(std::mem::take(bytes));
        }
        let template = view.template;
        let items = |id: ArticleId| match &self.items {
            Some(items) => items[id.0].clone(),
            None => item(self.site, id),
        };
        let context = context::context(&view, &self.shared, &self.csp, &items);
        let mut bytes = Vec::with_capacity(16 * 1024);
        match self.theme.tera.render_to(template, &context, &mut bytes) {
            Ok(()) if matches!(template, "feed.xml" | "sitemap.xml") => Ok(without_forbidden(bytes)),
            Ok(()) => Ok(bytes),
            Err(error) => {
                Err(Box::new(error::rendering(&error, template, &page.path, &self.theme.templates)))
            }
        }
    }
}

/// Takes out what XML 1.0 has no place for (section 2.2, `Char`): one such character, from a title say, and
/// no reader takes the feed.
fn without_forbidden(bytes: Vec<u8>) -> Vec<u8> {
    let forbidden =
        |c: char| matches!(c, '\0'..='\x08' | '\x0B' | '\x0C' | '\x0E'..='\x1F' | '\u{FFFE}' | '\u{FFFF}');
    match str::from_utf8(&bytes) {
        Ok(text) if text.contains(forbidden) => text.replace(forbidden, "").into_bytes(),
        _ => bytes,
    }
}

fn item(site: &Site, id: ArticleId) -> Value {
    Value::from_serializable(&page::item(site, id))
}

fn missing_templates(theme: &str, templates: &Templates) -> Vec<Diagnostic> {
    PageKind::themed()
        .filter(|name| templates.find(name).is_none())
        .map(|name| {
            let message = text!("主题 {theme} 没有模板 {name}", "the theme {theme} has no template {name}");
            let help =
                text!("新建 themes/{theme}/templates/{name}", "create themes/{theme}/templates/{name}");
            Diagnostic::new(&codes::MISSING_TEMPLATE, Place::Outside, message).help(help)
        })
        .collect()
}

#[cfg(test)]
mod tests;
