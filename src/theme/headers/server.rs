//! The table of headers as configuration of the servers that township sites stand behind.

use std::fmt::{self, Write as _};

use super::super::asset::{Asset, FINGERPRINT};
use super::{ASSETS, HEADERS, HSTS, PAGES, Policy};
use crate::config::BaseUrl;
use crate::diagnostic::{Lang, Text};
use crate::text;

/// A server or host whose configuration is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Server {
    /// nginx: a piece for a `server` block.
    Nginx,
    /// Apache httpd 2.4: a piece for a `VirtualHost`.
    Apache,
    /// Caddy 2: a piece for a site block.
    Caddy,
    /// IIS 7 or later: a file `web.config` in the folder of the site.
    Iis,
    /// Netlify and hosts that read the same: a file `_headers`.
    Netlify,
}

impl Server {
    /// The configuration for a site at that address, below a comment that says where it goes. Assets are known by
    /// the fingerprint in their names; a host that cannot look for it is told the names.
    pub fn configuration(self, base_url: &BaseUrl, policy: &Policy, assets: &[Asset], lang: Lang) -> String {
        let headers = headers(base_url, policy);
        let path = base_url.path();
        let mut out = self.comment(self.place(path).in_lang(lang));
        match self {
            Self::Nginx => nginx(&mut out, path, &headers),
            Self::Apache => apache(&mut out, path, &headers),
            Self::Caddy => caddy(&mut out, path, &headers),
            Self::Iis => iis(&mut out, path, &headers),
            Self::Netlify => netlify(&mut out, path, &headers, assets),
        }
        .expect("writing to a text never fails");
        out
    }

    /// Where the configuration belongs.
    fn place(self, path: &str) -> Text {
        match self {
            Self::Nginx => text!(
                "放进 server 段；root 写从那里数起 {path}index.html 是首页的文件夹",
                "put this into the server block; root is the folder from which {path}index.html is the home page"
            ),
            Self::Apache => text!(
                "放进 VirtualHost 段；先运行 a2enmod headers",
                "put this into the VirtualHost; needs a2enmod headers"
            ),
            Self::Caddy => text!(
                "放进网站段；root 写从那里数起 {path}index.html 是首页的文件夹",
                "put this into the site block; root is the folder from which {path}index.html is the home page"
            ),
            Self::Iis => text!(
                "存成 static/web.config，下一次 build 会把它放在首页旁边",
                "save this as static/web.config; the next build puts it beside the home page"
            ),
            Self::Netlify => text!(
                "存成 static/_headers，换了主题就重新存一次；下一次 build 会把它放在首页旁边",
                "save this as static/_headers, anew after each change of the theme; the next build publishes it"
            ),
        }
    }

    /// A comment in the language of the configuration, as its first lines.
    fn comment(self, words: &str) -> String {
        match self {
            Self::Iis => format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- {words} -->\n"),
            _ => format!("# {words}\n"),
        }
    }
}

/// A regular expression for the addresses of assets, which nginx, Apache and Caddy all understand.
fn fingerprinted(path: &str) -> String {
    let plain: String = path.chars().flat_map(|c| if c == '.' { vec!['\\', '.'] } else { vec![c] }).collect();
    format!("^{plain}assets/.+\\.[0-9a-f]{{{FINGERPRINT}}}(\\.[^/.]+)?$")
}

/// The headers of every answer.
fn headers(base_url: &BaseUrl, policy: &Policy) -> Vec<(&'static str, String)> {
    let mut headers = vec![("Content-Security-Policy", policy.in_header())];
    headers.extend(HEADERS.map(|(name, value)| (name, value.to_owned())));
    // A site below a path is not alone on its host, and this header speaks for the whole of it.
    if base_url.as_str().starts_with("https://") && base_url.path() == "/" {
        headers.push((HSTS.0, HSTS.1.to_owned()));
    }
    headers
}

type Headers = [(&'static str, String)];

/// nginx forgets the headers of an outer block as soon as an inner one adds one, so each block says all.
fn nginx(out: &mut String, path: &str, headers: &Headers) -> fmt::Result {
    for (place, keep) in [(path.to_owned(), PAGES), (format!("~ \"{}\"", fingerprinted(path)), ASSETS)] {
        writeln!(out, "location {place} {{")?;
        writeln!(out, "    index index.html;\n    error_page 404 {path}404.html;")?;
        for (name, value) in headers {
            writeln!(out, "    add_header {name} \"{value}\" always;")?;
        }
        // Without `always`: a missing asset must not be remembered for a year.
        writeln!(out, "    add_header Cache-Control \"{keep}\";\n}}")?;
    }
    writeln!(out, "location ^~ {path}.zhenbao/ {{\n    return 404;\n}}")
}

fn apache(out: &mut String, path: &str, headers: &Headers) -> fmt::Result {
    writeln!(out, "<Location \"{path}\">")?;
    for (name, value) in headers {
        writeln!(out, "    Header always set {name} \"{value}\"")?;
    }
    writeln!(
        out,
        "    Header set Cache-Control \"{PAGES}\"\n    ErrorDocument 404 {path}404.html\n</Location>"
    )?;
    // Later sections win, so the rule for assets stands behind the one for all.
    writeln!(
        out,
        "<LocationMatch \"{}\">\n    Header set Cache-Control \"{ASSETS}\"\n</LocationMatch>",
        fingerprinted(path)
    )?;
    writeln!(out, "<Location \"{path}.zhenbao/\">\n    Require all denied\n</Location>")
}

/// Both matchers exclude each other, so that the order in which Caddy runs directives means nothing.
fn caddy(out: &mut String, path: &str, headers: &Headers) -> fmt::Result {
    let assets = fingerprinted(path);
    writeln!(out, "header {path}* {{")?;
    for (name, value) in headers {
        writeln!(out, "    {name} \"{value}\"")?;
    }
    writeln!(out, "}}\n@assets path_regexp {assets}\nheader @assets Cache-Control \"{ASSETS}\"")?;
    writeln!(
        out,
        "@others {{\n    path {path}*\n    not path_regexp {assets}\n}}\nheader @others Cache-Control \"{PAGES}\""
    )?;
    writeln!(out, "respond {path}.zhenbao/* 404\nfile_server")?;
    writeln!(out, "handle_errors 404 {{\n    rewrite * {path}404.html\n    file_server\n}}")
}

/// IIS takes one set of headers a folder, so the assets have a `location` of their own.
fn iis(out: &mut String, path: &str, headers: &Headers) -> fmt::Result {
    let below = path.trim_start_matches('/');
    writeln!(out, "<configuration>\n  <system.webServer>")?;
    writeln!(
        out,
        "    <defaultDocument>\n      <files>\n        <clear />\n        <add value=\"index.html\" />\n      </files>\n    </defaultDocument>"
    )?;
    writeln!(out, "    <httpErrors errorMode=\"Custom\">\n      <remove statusCode=\"404\" />")?;
    writeln!(
        out,
        "      <error statusCode=\"404\" path=\"{path}404.html\" responseMode=\"ExecuteURL\" />\n    </httpErrors>"
    )?;
    writeln!(
        out,
        "    <staticContent>\n      <clientCache cacheControlMode=\"DisableCache\" />\n    </staticContent>"
    )?;
    writeln!(out, "    <httpProtocol>\n      <customHeaders>")?;
    for (name, value) in headers {
        writeln!(out, "        <add name=\"{name}\" value=\"{value}\" />")?;
    }
    writeln!(out, "      </customHeaders>\n    </httpProtocol>")?;
    writeln!(
        out,
        "    <security>\n      <requestFiltering>\n        <hiddenSegments>\n          <add segment=\".zhenbao\" />\n        </hiddenSegments>\n      </requestFiltering>\n    </security>"
    )?;
    writeln!(
        out,
        "  </system.webServer>\n  <location path=\"assets\"> <!-- {below}assets -->\n    <system.webServer>"
    )?;
    writeln!(
        out,
        "      <staticContent>\n        <clientCache cacheControlMode=\"UseMaxAge\" cacheControlMaxAge=\"365.00:00:00\" cacheControlCustom=\"public, immutable\" />\n      </staticContent>"
    )?;
    writeln!(out, "    </system.webServer>\n  </location>\n</configuration>")
}

/// Values of all rules that fit an address are joined, so the rule for all pages cannot speak of caches;
/// for pages this host asks for the latest by itself.
fn netlify(out: &mut String, path: &str, headers: &Headers, assets: &[Asset]) -> fmt::Result {
    writeln!(out, "{path}*")?;
    for (name, value) in headers {
        writeln!(out, "  {name}: {value}")?;
    }
    for asset in assets {
        writeln!(out, "{path}{}\n  Cache-Control: {ASSETS}", asset.path.url())?;
    }
    Ok(())
}
