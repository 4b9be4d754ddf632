//! Where an address in a text leads: to a page, to a file, out of the site, or nowhere.

use super::Site;
use crate::source::{OutputPath, SourcePath, decode_address};

/// Where an address leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkTarget {
    /// Out of the site, or a mail address or telephone number: left as written.
    Elsewhere,
    /// To a place on the same page: the id.
    Here(String),
    /// To a page of the site.
    Page {
        /// The page.
        path: OutputPath,
        /// `?…` and `#…` as written, or nothing.
        rest: String,
        /// The text it comes from, if it comes from one.
        source: Option<SourcePath>,
    },
    /// To a file beside an article.
    File(SourcePath),
}

/// Why an address leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkFault {
    /// There is no such file or page.
    Missing,
    /// It leaves the site's folder.
    Outside,
    /// It leads to an article that is held back.
    Held,
}

impl Site {
    /// Where `address`, written in the file `from`, leads. A path is relative to that file, or to the
    /// site's start when it begins with `/`.
    pub fn resolve(&self, from: &SourcePath, address: &str) -> Result<LinkTarget, LinkFault> {
        if is_elsewhere(address) {
            return if lacks_host(address) { Err(LinkFault::Missing) } else { Ok(LinkTarget::Elsewhere) };
        }
        let cut = address.find(['#', '?']).unwrap_or(address.len());
        let (path, rest) = address.split_at(cut);
        let path = decode_address(path);
        if path.is_empty() {
            return Ok(LinkTarget::Here(decode_address(rest.trim_start_matches('#')).into_owned()));
        }
        match path.strip_prefix('/') {
            Some(from_start) => match self.file_below_start(from_start) {
                Some(file) => Ok(LinkTarget::File(file)),
                None => self.resolve_page(from_start, rest),
            },
            None => self.resolve_beside(from, &path, rest),
        }
    }

    /// The file that an attachment names. The name is taken as it stands, whatever signs it holds; else as
    /// an address, since some editors copy it from a link.
    pub fn attached_file(&self, from: &SourcePath, name: &str) -> Option<SourcePath> {
        let beside = from.resolve(name).filter(|path| self.known_files.contains_key(path));
        beside.or_else(|| match self.resolve(from, name) {
            Ok(LinkTarget::File(file)) => Some(file),
            _ => None,
        })
    }

    fn resolve_beside(&self, from: &SourcePath, path: &str, rest: &str) -> Result<LinkTarget, LinkFault> {
        let target = from.resolve(path).ok_or(LinkFault::Outside)?;
        if let Some(text) = self.text(&target) {
            let path = self.page_of(text).clone();
            return Ok(LinkTarget::Page { path, rest: rest.to_owned(), source: Some(target) });
        }
        if self.known_files.contains_key(&target) {
            return Ok(LinkTarget::File(target));
        }
        if self.held.iter().any(|held| held.path == target) {
            return Err(LinkFault::Held);
        }
        // The folder of a category or its `_index.md`, and an address as readers see it (`../renda/a.html`).
        let folder = SourcePath::new(target.as_str().trim_end_matches('/')).ok();
        let category = self.categories.iter().find(|category| {
            Some(&category.folder) == folder.as_ref()
                || category.index.as_ref().is_some_and(|index| *index.source.path() == target)
        });
        if let Some(category) = category {
            return self.resolve_page(&format!("{}/", category.address), rest);
        }
        let here = self.page_of(self.text(from).ok_or(LinkFault::Missing)?);
        let there = SourcePath::new(here.as_str())
            .ok()
            .and_then(|here| here.resolve(path))
            .ok_or(LinkFault::Outside)?;
        let end = if path.ends_with('/') { "/" } else { "" };
        self.resolve_page(&format!("{there}{end}"), rest)
    }

    /// The file beside articles that an address from the site's start names: by its category's address, or by its
    /// folders.
    fn file_below_start(&self, address: &str) -> Option<SourcePath> {
        let (folder, name) = address.rsplit_once('/').unwrap_or(("", address));
        let category = self.categories.iter().find(|category| category.address == folder);
        let beside = category.map(|category| format!("{}/{name}", category.folder));
        let paths = beside.into_iter().chain([format!("content/{address}")]);
        paths.filter_map(|path| SourcePath::new(&path).ok()).find(|path| self.known_files.contains_key(path))
    }

    fn resolve_page(&self, from_start: &str, rest: &str) -> Result<LinkTarget, LinkFault> {
        let candidates = if from_start.is_empty() || from_start.ends_with('/') {
            vec![format!("{from_start}index.html")]
        } else {
            vec![from_start.to_owned(), format!("{from_start}/index.html")]
        };
        candidates
            .into_iter()
            .filter_map(|candidate| OutputPath::new(&candidate).ok())
            .find(|path| self.has(path))
            .map(|path| LinkTarget::Page { path, rest: rest.to_owned(), source: None })
            .ok_or(LinkFault::Missing)
    }

    /// The address of a file beside an article, if it can have one.
    pub fn file_address(&self, file: &SourcePath) -> Option<OutputPath> {
        super::address::file_address(file).ok()
    }
}

/// Whether an address has a scheme or a host of its own.
fn is_elsewhere(address: &str) -> bool {
    if address.starts_with("//") {
        return true;
    }
    let scheme = address.split([':', '/', '?', '#']).next().unwrap_or_default();
    address[scheme.len()..].starts_with(':')
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
}

/// Whether an address that leads out of the site over the web names no host: `https:/a.gov.cn`, `https://`.
fn lacks_host(address: &str) -> bool {
    let (scheme, rest) =
        address.split_once(':').filter(|_| !address.starts_with('/')).unwrap_or(("", address));
    let is_web = ["", "http", "https"].iter().any(|web| scheme.eq_ignore_ascii_case(web));
    is_web
        && rest
            .strip_prefix("//")
            .is_none_or(|host| host.is_empty() || host.starts_with(['/', '\\', '?', '#']))
}

#[cfg(test)]
mod tests {
    use super::{is_elsewhere, lacks_host};

    #[test]
    fn web_addresses_name_a_host() {
        for slip in
            ["https:/a.gov.cn", "https:a.gov.cn", "HTTPS:///a", "http://", "https:", "///a", "http:?x"]
        {
            assert!(is_elsewhere(slip) && lacks_host(slip), "{slip}");
        }
        for right in
            ["https://a.gov.cn", "HTTP://中文.cn/", "//cdn.cn/x", "mailto:a@b.cn", "tel:12345", "ftp:x"]
        {
            assert!(!lacks_host(right), "{right}");
        }
    }

    #[test]
    fn schemes_are_told_from_paths() {
        for elsewhere in ["https://a.cn", "mailto:a@b.cn", "tel:12345", "//cdn.cn/x"] {
            assert!(is_elsewhere(elsewhere), "{elsewhere}");
        }
        for here in ["a.md", "../a.md", "#id", "图:1.png", "a/b:c.md", "?x", ""] {
            assert!(!is_elsewhere(here), "{here}");
        }
    }
}
