//! Pages that readers pass before they leave the site (互联网政务应用安全管理规定: a reader is told before a link leads
//! to a site that is not of the state).

use std::collections::BTreeMap;

use super::Site;
use super::pages::LEAVING;
use crate::article::markdown::{ReferenceKind, is_web_address};
use crate::config::LeavingPages;
use crate::source::{Digest, OutputPath};

/// Hosts of the state: the second level of its offices, in Latin and in Chinese.
const OF_THE_STATE: [&str; 3] = ["gov.cn", "政务.cn", "xn--zfr164b.cn"];

/// Digits of the digest of an address in the name of its page: 64 bits.
const DIGITS: usize = 16;

impl Site {
    /// The page that a reader passes on the way to an address; none where the link leads there directly.
    pub fn leaving(&self, address: &str) -> Option<OutputPath> {
        let outside = &self.config.outside;
        if outside.leaving == LeavingPages::None || !is_web_address(address) {
            return None;
        }
        let host = host(address);
        let own = host_name(self.config.base_url.host());
        let below = |trusted: &str| {
            host.strip_suffix(trusted).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
        };
        let trusted = outside.trusted.iter().map(String::as_str).chain(OF_THE_STATE);
        if host == own || trusted.into_iter().any(below) {
            return None;
        }
        let digest = Digest::of(address.as_bytes()).to_string();
        let path = format!("{LEAVING}/{}.html", &digest[..DIGITS]);
        Some(OutputPath::new(&path).expect("digits are plain"))
    }

    /// The pages of all addresses that texts and menu lead to.
    pub(super) fn gather_leaving(&self) -> BTreeMap<OutputPath, String> {
        if self.config.outside.leaving == LeavingPages::None {
            return BTreeMap::new();
        }
        let articles = self.articles.iter().filter(|article| !article.withdrawn());
        let indexes = self.categories.iter().filter_map(|category| category.index.as_ref());
        let bodies = articles
            .clone()
            .map(|article| &article.article.body)
            .chain(self.pages.iter().map(|page| &page.page.body))
            .chain(indexes.map(|index| &index.body));
        let linked = bodies
            .flat_map(|body| &body.references)
            .filter(|reference| reference.kind == ReferenceKind::Link)
            .map(|reference| reference.destination.as_str());
        let reprinted = articles.filter_map(|article| article.article.matter.source_url.as_deref());
        let menu = self.config.menu.iter().flat_map(|entry| std::iter::once(entry).chain(&entry.entries));
        let menu = menu.filter_map(|entry| entry.url.as_deref());
        let warning = self.config.emergency.iter().map(|warning| warning.url.as_str());
        linked
            .chain(reprinted)
            .chain(menu)
            .chain(warning)
            .filter_map(|address| Some((self.leaving(address)?, address.to_owned())))
            .collect()
    }
}

/// The host of a web address, in small letters.
fn host(address: &str) -> String {
    let rest = address.split_once("//").map_or(address, |(_, rest)| rest);
    host_name(rest.split(['/', '?', '#', '\\']).next().unwrap_or_default())
}

/// A host without user and port.
fn host_name(written: &str) -> String {
    let host = written.rsplit('@').next().unwrap_or_default();
    host.split(':').next().unwrap_or_default().trim_end_matches('.').to_lowercase()
}

#[cfg(test)]
mod tests {
    use crate::site::tests::sample::sample;

    #[test]
    fn readers_are_told_before_they_leave_for_a_site_that_is_not_of_the_state() {
        let text = "---\ntitle: X\ndate: 2025-05-01\neditor: 王岚\nsource: 某报\nsource_url: https://paper.example.com/1\n---\n[甲](https://a.example.com/x) 乙 https://b.example.com/y 。[丙](https://www.example.gov.cn/) [丁](https://m.news.cn/)";
        let texts = [("a/_index.md", "---\ntitle: A\n---\n"), ("a/x.md", text)];
        let site = sample("[outside]\nleaving_page = true\ntrusted = [\"*.news.cn\"]", &texts).value;
        let mut addresses: Vec<&str> = site.outside.values().map(String::as_str).collect();
        addresses.sort_unstable();
        assert_eq!(
            addresses,
            ["https://a.example.com/x", "https://b.example.com/y", "https://paper.example.com/1"]
        );
        for (address, told) in [
            ("https://a.gov.cn.evil.com/", true),
            ("//EXAMPLE.com/", true),
            ("https://user@news.cn:8443/", false),
            ("mailto:a@b.com", false),
            ("renda/", false),
            ("https://xxgov.cn/", true),
        ] {
            assert_eq!(site.leaving(address).is_some(), told, "{address}");
        }
        let quiet = sample("", &texts).value;
        assert!(quiet.outside.is_empty() && quiet.leaving("https://a.example.com/x").is_none());
    }
}
