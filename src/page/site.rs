//! The variable `site`, the same on every page.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::config::{Identity, MenuEntry, Organization};
use crate::site::Site;
use crate::site::pages::{DATA, INDEXES};
use crate::source::OutputPath;

/// `site`, on every page.
#[derive(Debug, Clone, Serialize)]
pub struct SiteView {
    /// The site's name.
    pub title: String,
    /// One sentence about the site.
    pub description: String,
    /// BCP 47: `zh-CN`.
    pub language: String,
    /// The absolute address of the site's start, ending in `/`.
    pub base_url: String,
    /// One to four characters for the seal.
    pub seal: String,
    /// The superior place.
    pub place: String,
    /// Who runs the site.
    pub organization: Organization,
    /// The site's numbers with the authorities.
    pub identity: Identity,
    /// Where its 公安备案号 can be looked up; empty without one.
    pub police_url: String,
    /// Whether the site is a demonstration: it has no 网站标识码.
    pub demonstration: bool,
    /// What every page says above all else today; its `section` and `entries` mean nothing.
    pub emergency: Option<MenuView>,
    /// The main navigation.
    pub menu: Vec<MenuView>,
    /// All categories at the top, in their order.
    pub categories: Vec<LinkView>,
    /// The site's feed.
    pub feed: String,
    /// The address of each index that the site has, by its folder: `site.indexes.data` is there where there are
    /// targets, `site.indexes.corrections` where something was corrected; so are `catalogue` and `outlines`.
    /// `editors`, `tags`, `archive` and `sitemap` are always there.
    pub indexes: BTreeMap<&'static str, String>,
    /// Plain pages (about, contact …) in the order of their paths.
    pub pages: Vec<LinkView>,
    /// `zhenbao 0.1.0`.
    pub generator: String,
    /// The day on which the pages are made.
    pub today: String,
}

/// An entry of the main navigation.
#[derive(Debug, Clone, Serialize)]
pub struct MenuView {
    /// What it says.
    pub name: String,
    /// Where it leads; absolute for other sites.
    pub url: String,
    /// Whether it leads out of the site, so that `root` must not be printed before it.
    pub external: bool,
    /// What `page.section` is on the pages that belong to this entry.
    pub section: String,
    /// The entries below it, in a menu of two levels; those have none. An entry without an address of its own has the
    /// `url` of nothing: empty.
    pub entries: Vec<MenuView>,
}

/// Words that lead somewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LinkView {
    /// The words.
    pub title: String,
    /// Where they lead.
    pub url: String,
}

/// What every template sees of the site.
pub fn site_view(site: &Site) -> SiteView {
    let config = &site.config;
    let mut identity = config.identity.clone();
    if identity.site_name.is_empty() {
        identity.site_name.clone_from(&config.title);
    }
    if identity.site_domain.is_empty() {
        config.base_url.host().clone_into(&mut identity.site_domain);
    }
    SiteView {
        title: config.title.clone(),
        description: config.description.clone(),
        language: config.language.clone(),
        base_url: config.base_url.as_str().to_owned(),
        seal: config.seal.clone(),
        place: config.place.clone(),
        organization: config.organization.clone(),
        police_url: police_url(&identity.police_record),
        demonstration: identity.site_id_code.is_empty(),
        identity,
        emergency: emergency(site),
        menu: menu(site),
        categories: site.top_categories().map(category_link).collect(),
        feed: "feed.xml".to_owned(),
        indexes: INDEXES
            .iter()
            .filter(|index| index.stands(site))
            .map(|index| (index.folder, index.path().url()))
            .collect(),
        pages: site
            .pages
            .iter()
            .map(|page| LinkView { title: page.page.matter.title.clone(), url: page.path.url() })
            .collect(),
        generator: concat!("zhenbao ", env!("CARGO_PKG_VERSION")).to_owned(),
        today: site.now.date().to_string(),
    }
}

/// Where the police answer for a number such as 赣公网安备36032202000001号.
fn police_url(record: &str) -> String {
    let code: String = record.chars().filter(char::is_ascii_digit).collect();
    if code.is_empty() {
        return code;
    }
    format!("https://beian.mps.gov.cn/#/query/webSearch?code={code}")
}

/// The warning of site.toml, up to its last day.
fn emergency(site: &Site) -> Option<MenuView> {
    let warning = site.config.emergency.as_ref().filter(|warning| site.now.date() <= warning.until)?;
    Some(match warning.url.as_str() {
        "" => MenuView { url: String::new(), ..menu_entry(&warning.text, "#") },
        url => entry_to(site, &warning.text, url),
    })
}

/// The link to a category's list.
pub(super) fn category_link(category: &crate::site::Category) -> LinkView {
    LinkView { title: category.title.clone(), url: crate::site::list_path(&category.address, 1).url() }
}

/// Entries that fit the grid of the main navigation.
const MENU: usize = 8;

/// The menu of site.toml; without one, the home page, the first categories, and the data.
fn menu(site: &Site) -> Vec<MenuView> {
    if site.config.menu.is_empty() {
        let home = MenuView {
            name: "首页".to_owned(),
            url: "index.html".to_owned(),
            external: false,
            section: String::new(),
            entries: Vec::new(),
        };
        let categories =
            site.top_categories().take(MENU - 1 - usize::from(DATA.stands(site))).map(|category| MenuView {
                name: category.title.clone(),
                url: category_link(category).url,
                external: false,
                section: category.address.clone(),
                entries: Vec::new(),
            });
        let data = DATA.stands(site).then(|| menu_entry("数据", "data/"));
        return std::iter::once(home).chain(categories).chain(data).take(MENU).collect();
    }
    site.config.menu.iter().map(|entry| written_entry(site, entry)).collect()
}

/// An entry of site.toml with those below it.
fn written_entry(site: &Site, entry: &MenuEntry) -> MenuView {
    let entries = entry.entries.iter().map(|below| written_entry(site, below)).collect();
    let view = match &entry.url {
        Some(url) => entry_to(site, &entry.name, url),
        None => MenuView { url: String::new(), ..menu_entry(&entry.name, "#") },
    };
    MenuView { entries, ..view }
}

/// An entry that leads to a page of the site, or out of it.
fn entry_to(site: &Site, name: &str, url: &str) -> MenuView {
    match site.leaving(url) {
        Some(page) => menu_entry(name, &page.url()),
        None => menu_entry(name, &page_of(site, url)),
    }
}

/// An address with a slash behind it, where it is that of a folder: no server has to add it.
fn page_of(site: &Site, url: &str) -> String {
    let (path, rest) = url.split_at(url.find(['#', '?']).unwrap_or(url.len()));
    let stands = |path: &str| OutputPath::new(path).is_ok_and(|path| site.has(&path));
    if !stands(path) && stands(&format!("{path}/index.html")) {
        format!("{path}/{rest}")
    } else {
        url.to_owned()
    }
}

fn menu_entry(name: &str, url: &str) -> MenuView {
    let external = url.contains("://") || url.starts_with("mailto:") || url.starts_with("tel:");
    let path = url.split(['#', '?']).next().unwrap_or_default();
    let full = if external || !(path.is_empty() || path.ends_with('/')) {
        url.to_owned()
    } else {
        format!("{path}index.html{}", &url[path.len()..])
    };
    let section = path.split('/').next().unwrap_or_default().to_owned();
    MenuView { name: name.to_owned(), url: full, external, section, entries: Vec::new() }
}
