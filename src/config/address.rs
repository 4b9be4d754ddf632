//! The address under which the site will stand.

use crate::diagnostic::Text;
use crate::source::encode_address;
use crate::text;

/// `https://www.example.gov.cn/jinshan/`: a scheme, a host and a path that ends in `/`, percent-encoded as
/// canonical links, feeds and sitemap.xml need it (RFC 3986; a Chinese path may be typed as it is read).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl {
    whole: String,
    host_start: usize,
    path_start: usize,
}

impl BaseUrl {
    /// Reads an address; the error says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, Text> {
        let text = text.trim();
        let lower = text.to_ascii_lowercase();
        let scheme = ["https://", "http://"].into_iter().find(|scheme| lower.starts_with(scheme));
        let Some(scheme) = scheme else {
            return Err(text!(
                "网址要以 https:// 或 http:// 开头",
                "the address must start with https:// or http://"
            ));
        };
        if text.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"'\\`{}".contains(c)) {
            return Err(text!(
                "网址里有空白或引号等字符",
                "the address holds white space, quotes or the like"
            ));
        }
        if text.contains(['?', '#']) {
            return Err(text!("网址不能带 ? 或 #", "the address cannot have ? or #"));
        }
        let rest = &text[scheme.len()..];
        let host = rest.split('/').next().unwrap_or_default();
        if host.is_empty() || host.contains('@') {
            return Err(text!("网址里没有域名", "the address names no host"));
        }
        let end = if text.ends_with('/') { "" } else { "/" };
        Ok(Self {
            whole: format!("{scheme}{host}{}{end}", encode_address(&rest[host.len()..])),
            host_start: scheme.len(),
            path_start: scheme.len() + host.len(),
        })
    }

    /// The whole address, ending in `/`.
    pub fn as_str(&self) -> &str {
        &self.whole
    }

    /// The host, with a port if one was given.
    pub fn host(&self) -> &str {
        &self.whole[self.host_start..self.path_start]
    }

    /// The path, `/` or `/jinshan/`.
    pub fn path(&self) -> &str {
        &self.whole[self.path_start..]
    }

    /// The absolute address of something relative to the site's start.
    pub fn join(&self, relative: &str) -> String {
        format!("{}{relative}", self.whole)
    }
}

#[cfg(test)]
mod tests {
    use super::BaseUrl;

    #[test]
    fn a_path_is_the_normal_case() {
        let url = BaseUrl::parse("https://www.example.gov.cn/jinshan").unwrap();
        assert_eq!(url.as_str(), "https://www.example.gov.cn/jinshan/");
        assert_eq!((url.host(), url.path()), ("www.example.gov.cn", "/jinshan/"));
        assert_eq!(BaseUrl::parse("http://localhost:8080").unwrap().path(), "/");
        let chinese = BaseUrl::parse("https://a.gov.cn/青石/%E9%9D%92").unwrap();
        assert_eq!(chinese.path(), "/%E9%9D%92%E7%9F%B3/%E9%9D%92/");
    }

    #[test]
    fn what_is_no_address_says_why() {
        for bad in
            ["www.example.gov.cn", "https://", "https:// a/", "ftp://a/", "https://a/?x", "https://a@b/", ""]
        {
            assert!(BaseUrl::parse(bad).is_err(), "{bad}");
        }
    }
}
