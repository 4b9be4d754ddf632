//! The pages follow the one table of headers.

use super::super::headers::{Policy, Server};
use super::super::html::tags;
use super::*;
use crate::config::BaseUrl;
use crate::diagnostic::Lang;

/// The policy as it stands in a page.
fn of_page(html: &str) -> String {
    let metas = tags(html).into_iter().filter(|tag| tag.name == "meta");
    let of: Vec<&str> = metas
        .filter(|tag| tag.attribute("http-equiv") == Some("Content-Security-Policy"))
        .filter_map(|tag| tag.attribute("content"))
        .collect();
    assert_eq!(of.len(), 1, "{html}");
    of[0].replace("&#39;", "'").replace("&#x27;", "'")
}

#[test]
fn every_page_of_every_theme_carries_the_policy_and_keeps_it() {
    let site = sample("", &TEXTS).value;
    for built_in in BuiltIn::all() {
        let theme = load(files(built_in_theme(built_in.0).unwrap()), "").0.unwrap();
        let mut seen = 0;
        for page in
            pages(&site).iter().filter(|page| page.path.as_str().rsplit_once('.').unwrap().1 == "html")
        {
            let html = rendered_page(&theme, &site, page).unwrap();
            assert_eq!(of_page(&html), theme.policy().in_page(), "{}", page.path);
            for tag in tags(&html) {
                assert!(!tag.runs_inline() || theme.policy().allows(tag.text.unwrap()), "{tag:?}");
                assert!(tag.name != "style" && tag.attribute("style").is_none(), "{tag:?}");
                assert!(!tag.attributes.iter().any(|(name, _)| name.starts_with("on")), "{tag:?}");
            }
            seen += 1;
        }
        assert!(seen > 10, "{seen}");
    }
}

#[test]
fn servers_are_told_the_same() {
    let theme = load(files(built_in_theme("jinshan").unwrap()), "").0.unwrap();
    let address = BaseUrl::parse("https://www.example.gov.cn/jinshan/").unwrap();
    let of = |server: Server| server.configuration(&address, theme.policy(), theme.assets(), Lang::En);
    for server in [Server::Nginx, Server::Apache, Server::Caddy, Server::Netlify] {
        let text = of(server);
        assert!(text.contains(&theme.policy().in_header()), "{text}");
        for word in [
            "nosniff",
            "Referrer-Policy",
            "Permissions-Policy",
            "immutable",
            "frame-ancestors 'self'",
            "/jinshan/assets/",
        ] {
            assert!(text.contains(word), "{server:?} lacks {word}:\n{text}");
        }
        assert!(!text.contains("unsafe-inline"));
        let named =
            theme.assets().iter().all(|asset| text.contains(&format!("/jinshan/{}\n", asset.path.url())));
        let matched = text.contains("^/jinshan/assets/.+\\.[0-9a-f]{10}(\\.[^/.]+)?$");
        assert_eq!((named, matched), (server == Server::Netlify, server != Server::Netlify), "{text}");
        assert_eq!(text.contains("/jinshan/404.html"), server != Server::Netlify, "{text}");
    }
    let iis = of(Server::Iis);
    roxmltree::Document::parse(&iis).unwrap_or_else(|error| panic!("{error}: {iis}"));
    for word in [&theme.policy().in_header(), "nosniff", "/jinshan/404.html", "immutable", ".zhenbao"] {
        assert!(iis.contains(word), "IIS lacks {word}:\n{iis}");
    }
    for server in [Server::Nginx, Server::Apache, Server::Caddy, Server::Iis, Server::Netlify] {
        assert!(!of(server).contains("Strict-Transport-Security"), "the host belongs to others too");
        let own = BaseUrl::parse("https://www.example.gov.cn/").unwrap();
        let text = server.configuration(&own, theme.policy(), theme.assets(), Lang::En);
        assert!(text.contains("max-age=63072000"), "{text}");
    }
    let plain = BaseUrl::parse("http://10.0.0.1/").unwrap();
    let text = Server::Nginx.configuration(&plain, &Policy::default(), &[], Lang::Zh);
    assert!(!text.contains("Strict-Transport-Security"), "{text}");
    assert!(text.contains("error_page 404 /404.html;"), "{text}");
}
