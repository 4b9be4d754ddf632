//! From the path of a request to a file of the site; the same for a preview and for what is published.
//!
//! Must not know what a file holds, only whether there is one.

use super::http::Head;
use crate::source::{OutputPath, decode_address};

/// Where a request leads.
#[derive(Debug, PartialEq, Eq)]
pub enum Address {
    /// To this file.
    Of(OutputPath),
    /// To another address.
    Elsewhere(String),
    /// To nothing.
    Nowhere,
}

/// Finds the file a request asks for. The site stands at the path of its `base_url`, `start`, so that the
/// links of its 404 page lead somewhere; at the server's root it can be read as well, since all its other
/// links are relative. A folder is asked for with a `/` at its end, or what its page links to is missed.
pub fn address(head: &Head, start: &str, exists: &dyn Fn(&OutputPath) -> bool) -> Address {
    let elsewhere = |page: &str| Address::Elsewhere(format!("{start}{page}{}", head.query_string()));
    if head.path == "/" && start != "/" {
        return elsewhere("");
    }
    if let Some(file) = file(&head.path, start, exists) {
        return Address::Of(file);
    }
    match file(&format!("{}/", head.path), start, exists) {
        Some(folder) if !head.path.ends_with('/') => elsewhere(&folder.pretty_url()),
        _ => Address::Nowhere,
    }
}

/// The file at a path: below the start, or, where a category has the name of the start, below the root.
pub fn file(path: &str, start: &str, exists: &dyn Fn(&OutputPath) -> bool) -> Option<OutputPath> {
    let start = decode_address(start);
    let readings = [path.strip_prefix(start.as_ref()), path.strip_prefix('/')];
    readings.into_iter().flatten().find_map(|below| {
        let folder = below.is_empty() || below.ends_with('/');
        let file = if folder { &format!("{below}index.html") } else { below };
        OutputPath::new(file).ok().filter(exists)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(target: &str, start: &str) -> Address {
        let head = format!("GET {target} HTTP/1.1\r\nHost: localhost\r\n\r\n");
        let files = ["index.html", "a.html", "yaowen/index.html", "yaowen/2025/x.html"];
        let exists = |path: &OutputPath| files.contains(&path.as_str());
        address(&Head::parse(head.as_bytes()).unwrap(), start, &exists)
    }

    fn of(path: &str) -> Address {
        Address::Of(OutputPath::new(path).unwrap())
    }

    fn to(address: &str) -> Address {
        Address::Elsewhere(address.to_owned())
    }

    #[test]
    fn the_site_is_read_at_its_start_and_at_the_root() {
        assert_eq!(asked("/", "/"), of("index.html"));
        assert_eq!(asked("/jinshan/", "/jinshan/"), of("index.html"));
        assert_eq!(asked("/jinshan/a.html?x=1", "/jinshan/"), of("a.html"));
        assert_eq!(asked("/a.html", "/jinshan/"), of("a.html"));
        assert_eq!(asked("/%E9%95%87/a.html", "/镇/"), of("a.html"));
        assert_eq!(asked("/%E9%95%87/a.html", "/%E9%95%87/"), of("a.html"));
        for nowhere in ["/jinshan/b.html", "/a.html/", "//yaowen/", "/jinshan//a.html", "/../a.html", "/%00"]
        {
            assert_eq!(asked(nowhere, "/jinshan/"), Address::Nowhere, "{nowhere}");
        }
    }

    #[test]
    fn folders_end_in_a_slash_and_keep_their_query() {
        assert_eq!(asked("/?p=1", "/jinshan/"), to("/jinshan/?p=1"));
        assert_eq!(asked("/jinshan", "/jinshan/"), to("/jinshan/"));
        assert_eq!(asked("/jinshan/yaowen?p=1&q=?", "/jinshan/"), to("/jinshan/yaowen/?p=1&q=?"));
        assert_eq!(asked("/yaowen", "/"), to("/yaowen/"));
    }

    #[test]
    fn a_category_may_have_the_name_of_the_start() {
        assert_eq!(asked("/yaowen/yaowen/2025/x.html", "/yaowen/"), of("yaowen/2025/x.html"));
        assert_eq!(asked("/yaowen/2025/x.html", "/yaowen/"), of("yaowen/2025/x.html"));
        assert_eq!(asked("/yaowen/", "/yaowen/"), of("index.html"), "the start comes first");
    }
}
