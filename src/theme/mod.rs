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
mod budget;
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
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;
use tera::{Context, Tera, Value};

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
    /// The same templates with what weighs their work, if they are not all as they come with the program.
    weighed: Option<Tera>,
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
        let mut unfit = missing_templates(&name, &templates);
        if !as_delivered {
            unfit.extend(budget::too_much(&templates));
        }
        if !unfit.is_empty() {
            findings.extend(unfit);
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
        let weighed = loaded.is_ok() && !as_delivered;
        let weighed = weighed.then(|| budget::guarded(&tera, &templates));
        let value = match loaded {
            Ok(()) if weighed.as_ref().is_some_and(Option::is_none) => {
                findings.push(error::not_weighed());
                None
            }
            Ok(()) => {
                let policy = Policy::of(&templates.sources);
                Some(Self {
                    tera,
                    weighed: weighed.flatten(),
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
        let pages = u64::try_from(site.articles.len()).unwrap_or(u64::MAX);
        let steps = STEPS_OF_A_SITE.saturating_add(pages.saturating_mul(STEPS_OF_AN_ARTICLE));
        Renderer { items: Some(items), steps: AtomicU64::new(steps), ..self.renderer_of_few(site) }
    }

    /// Gets ready to render a few pages of a site: what their lists show is made when they ask for it.
    pub fn renderer_of_few<'a>(&'a self, site: &'a Site) -> Renderer<'a> {
        let shared = context::site(&page::site_view(site), &self.options);
        Renderer {
            theme: self,
            site,
            shared,
            csp: Value::from(self.policy.in_page()),
            items: None,
            steps: AtomicU64::new(u64::MAX),
            over: OnceLock::new(),
        }
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
    /// The steps that are left for all pages together.
    steps: AtomicU64,
    /// Why no more pages are made: one took too much, or all of them did.
    over: OnceLock<Diagnostic>,
}

/// What all pages of a site may cost together, in steps of its templates: the program's own themes take less than a
/// tenth of it.
const STEPS_OF_A_SITE: u64 = 100_000_000;
const STEPS_OF_AN_ARTICLE: u64 = 100_000;

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
        match self.filled(template, &context) {
            Ok(bytes) if matches!(template, "feed.xml" | "sitemap.xml") => Ok(without_forbidden(bytes)),
            Ok(bytes) => Ok(bytes),
            Err(Fault::TooMuch(finding)) => Err(finding),
            Err(Fault::Template(error)) => {
                Err(Box::new(error::rendering(&error, template, &page.path, &self.theme.templates)))
            }
        }
    }

    /// What the template prints.
    fn filled(&self, template: &str, context: &Context) -> Result<Vec<u8>, Fault> {
        let mut bytes = Vec::with_capacity(16 * 1024);
        if let Some(weighed) = &self.theme.weighed {
            if let Some(over) = self.over.get() {
                return Err(Fault::TooMuch(Box::new(over.clone())));
            }
            let (done, bill) =
                budget::within(budget::STEPS_OF_A_PAGE, || weighed.render_to(template, context, &mut bytes));
            match (&done, bill.excess) {
                (Err(error), Some(excess)) => {
                    let finding = error::too_much(excess, error, &self.theme.templates);
                    return Err(Fault::TooMuch(Box::new(self.over.get_or_init(|| finding).clone())));
                }
                _ if !self.pays(bill.steps) => {
                    let over = self.over.get_or_init(error::too_much_together).clone();
                    return Err(Fault::TooMuch(Box::new(over)));
                }
                (Ok(()), _) => return Ok(bytes),
                // The templates as they are fail at the same place, and tell it in their own words.
                (Err(_), None) => bytes.clear(),
            }
        }
        self.theme.tera.render_to(template, context, &mut bytes).map(|()| bytes).map_err(Fault::Template)
    }

    /// Whether all pages together may cost that much more.
    fn pays(&self, steps: u64) -> bool {
        let left = |left: u64| left.checked_sub(steps);
        self.steps.fetch_update(Ordering::Relaxed, Ordering::Relaxed, left).is_ok()
    }
}

/// Why a template makes no page.
enum Fault {
    /// It fails.
    Template(tera::Error),
    /// It takes too much, or another one did before.
    TooMuch(Box<Diagnostic>),
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
