//! The table of headers as configuration of the servers that township sites stand behind.

use std::fmt::Write as _;

use super::{ASSETS, HEADERS, HSTS, PAGES, Policy};
use crate::config::BaseUrl;

/// A server or host whose configuration is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Server {
    /// nginx: a piece for a `server` block.
    Nginx,
    /// Apache httpd 2.4: a piece for a `VirtualHost`, or `.htaccess` where the site stands at the root.
    Apache,
    /// Caddy 2: a piece for a site block.
    Caddy,
    /// Netlify and hosts that read the same: a file `_headers`.
    Netlify,
}

impl Server {
    /// The configuration for a site at that address.
    pub fn configuration(self, base_url: &BaseUrl, policy: &Policy) -> String {
        let headers = headers(base_url, policy);
        let path = base_url.path();
        let mut out = String::new();
        match self {
            Self::Nginx => nginx(&mut out, path, &headers),
            Self::Apache => apache(&mut out, path, &headers),
            Self::Caddy => caddy(&mut out, path, &headers),
            Self::Netlify => netlify(&mut out, path, &headers),
        }
        .expect("writing to a text never fails");
        out
    }
}

/// The headers of every answer.
fn headers(base_url: &BaseUrl, policy: &Policy) -> Vec<(&'static str, String)> {
    let mut headers = vec![("Content-Security-Policy", policy.in_header())];
    headers.extend(HEADERS.map(|(name, value)| (name, value.to_owned())));
    if base_url.as_str().starts_with("https://") {
        headers.push((HSTS.0, HSTS.1.to_owned()));
    }
    headers
}

type Headers = [(&'static str, String)];

/// nginx forgets the headers of an outer block as soon as an inner one adds one, so each block says all.
fn nginx(out: &mut String, path: &str, headers: &Headers) -> std::fmt::Result {
    writeln!(out, "# zhenbao headers nginx: put this into the server block, with root set to")?;
    writeln!(out, "# the folder that holds {}.", path.trim_end_matches('/').trim_start_matches('/').to_owned() + "/")?;
    for (place, keep) in [(path.to_owned(), PAGES), (format!("{path}assets/"), ASSETS)] {
        writeln!(out, "location {place} {{")?;
        if keep == PAGES {
            writeln!(out, "    index index.html;\n    error_page 404 {path}404.html;")?;
        }
        for (name, value) in headers {
            writeln!(out, "    add_header {name} \"{value}\" always;")?;
        }
        // Without `always`: a missing asset must not be remembered for a year.
        writeln!(out, "    add_header Cache-Control \"{keep}\";\n}}")?;
    }
    writeln!(out, "location {path}.zhenbao/ {{\n    return 404;\n}}")
}

fn apache(out: &mut String, path: &str, headers: &Headers) -> std::fmt::Result {
    writeln!(out, "# zhenbao headers apache: needs mod_headers (a2enmod headers).")?;
    writeln!(out, "<Location \"{path}\">")?;
    for (name, value) in headers {
        writeln!(out, "    Header always set {name} \"{value}\"")?;
    }
    writeln!(out, "    Header set Cache-Control \"{PAGES}\"\n    ErrorDocument 404 {path}404.html\n</Location>")?;
    writeln!(out, "<Location \"{path}assets/\">\n    Header set Cache-Control \"{ASSETS}\"\n</Location>")?;
    writeln!(out, "<Location \"{path}.zhenbao/\">\n    Require all denied\n</Location>")
}

fn caddy(out: &mut String, path: &str, headers: &Headers) -> std::fmt::Result {
    writeln!(out, "# zhenbao headers caddy: put this into the site block, with root set to the")?;
    writeln!(out, "# folder that holds the published pages below {path}.")?;
    writeln!(out, "header {path}* {{")?;
    for (name, value) in headers {
        writeln!(out, "    {name} \"{value}\"")?;
    }
    writeln!(out, "    Cache-Control \"{PAGES}\"\n}}")?;
    writeln!(out, "header {path}assets/* Cache-Control \"{ASSETS}\"")?;
    writeln!(out, "respond {path}.zhenbao/* 404")?;
    writeln!(out, "file_server")?;
    writeln!(out, "handle_errors 404 {{\n    rewrite * {path}404.html\n    file_server\n}}")
}

fn netlify(out: &mut String, path: &str, headers: &Headers) -> std::fmt::Result {
    writeln!(out, "# zhenbao headers netlify: save this as _headers in the folder that is deployed.")?;
    writeln!(out, "{path}*")?;
    for (name, value) in headers {
        writeln!(out, "  {name}: {value}")?;
    }
    // Values of all rules that fit are joined, so the rule for all pages cannot speak of caches: no-cache
    // is what this host says by itself for pages.
    writeln!(out, "{path}assets/*\n  Cache-Control: {ASSETS}")
}
