//! Entries of the main navigation lead to pages of the site.

use crate::check::{Find, Rule};
use crate::config::MenuEntry;
use crate::diagnostic::{Diagnostic, family, nearest};
use crate::site::{LinkFault, Site};
use crate::source::SourcePath;
use crate::text;

family! {
    /// An article whose address changes with another one.
    UNKNOWN_MENU_TARGET = "ZB506" Error rule "menu" {
        title: "菜单指向不存在的页面", "a menu entry leads nowhere";
        meaning: "[[menu]] 的 url 相对于网站首页，例如 renda/ 或 about.html。",
                 "The url of a [[menu]] entry is relative to the site's start: renda/ or about.html.";
        wrong: "url = \"rendda/\"";
        right: "url = \"renda/\"";
    }
}

/// See the module.
pub static RULE: Rule = Rule {
    name: "menu",
    about: || text!("菜单的每一项都指向存在的页面", "every menu entry leads to a page"),
    codes: ALL,
    settings: &[],
    find: Find::Site(find),
};

fn find(site: &Site) -> Vec<Diagnostic> {
    let all = site.config.menu.iter().flat_map(|entry| std::iter::once(entry).chain(&entry.entries));
    all.filter_map(|entry| broken(site, entry)).collect()
}

fn broken(site: &Site, entry: &MenuEntry) -> Option<Diagnostic> {
    let from = SourcePath::new("site.toml").expect("a plain name");
    let url = entry.url.as_ref()?;
    let address = if url.contains(':') { url.clone() } else { format!("/{url}") };
    match site.resolve(&from, &address) {
        Ok(_) => None,
        Err(LinkFault::Missing | LinkFault::Outside | LinkFault::Held) => {
            let message = text!("菜单项指向的页面不存在：{url}", "the menu entry leads to no page: {url}");
            let finding = Diagnostic::new(&UNKNOWN_MENU_TARGET, entry.span.clone(), message);
            let folders: Vec<String> =
                site.categories.iter().map(|category| format!("{}/", category.address)).collect();
            Some(match nearest(url, folders.iter().map(String::as_str)) {
                Some(near) => finding
                    .help(text!("是不是想写 url = \"{near}\"？", "did you mean url = \"{near}\"?"))
                    .guess(entry.span.clone(), format!("\"{near}\"")),
                None => finding.help(text!(
                    "url 相对于网站首页，例如 renda/ 或 about.html",
                    "the url is relative to the site's start: renda/ or about.html"
                )),
            })
        }
    }
}
