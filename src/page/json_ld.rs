//! What machines read of a page (JSON-LD by schema.org): the article, its data, and the way from the
//! home page.
//!
//! Besides the files with targets, the only place in this room that writes JSON. What an author typed can never end the script element
//! that the text stands in.

use serde_json::{Map, Value, json};

use super::article::ArticleView;
use super::dataset::Dataset;
use super::head::HeadView;
use super::site::LinkView;
use super::{data, kind};
use crate::config::Role;
use crate::site::{DataFormat, PageKind, Published, Site};

/// Longer names are offices, not people.
const LONGEST_PERSON: usize = 4;

/// The JSON-LD of a page, ready to stand in a script element; empty for pages without an address.
pub(super) fn page(
    site: &Site,
    shown: &PageKind,
    head: &HeadView,
    article: Option<(&Published, &ArticleView)>,
) -> String {
    let data = match shown {
        PageKind::Article(id) => kind::targets::dataset(site, *id),
        PageKind::Targets => Some(data::dataset(site)),
        _ => None,
    };
    let data = data.map(|dataset| dataset_node(site, &dataset));
    let article = article.map(|(published, view)| news_article(site, head, published, view));
    let nodes: Vec<Value> = article.into_iter().chain(data).chain(breadcrumb(site, head)).collect();
    if nodes.is_empty() || head.canonical.is_empty() {
        return String::new();
    }
    script(&json!({ "@context": "https://schema.org", "@graph": nodes }))
}

/// JSON for a script element. The characters that could end the element or a line of script stand in
/// texts only, where JSON writes them as escapes.
fn script(value: &Value) -> String {
    let text = value.to_string();
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out.push_str("\\u003c"),
            '>' => out.push_str("\\u003e"),
            '&' => out.push_str("\\u0026"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            c => out.push(c),
        }
    }
    out
}

fn news_article(site: &Site, head: &HeadView, published: &Published, view: &ArticleView) -> Value {
    let matter = &published.article.matter;
    let words = if matter.keywords.is_empty() { &matter.tags } else { &matter.keywords };
    let credits = &matter.credits;
    let authors = if credits.authors.is_empty() { &credits.reporters } else { &credits.authors };
    let mut node = Map::new();
    let mut add = |key: &str, value: Value| {
        if !matches!(&value, Value::Null) && value != json!("") && value != json!([]) {
            node.insert(key.to_owned(), value);
        }
    };
    add("@type", json!("NewsArticle"));
    add("headline", json!(view.title));
    add("mainEntityOfPage", json!(head.canonical));
    add("url", json!(head.canonical));
    add("inLanguage", json!(site.config.language));
    add("datePublished", json!(published.date.iso()));
    add("dateModified", json!(published.changed_later().map(crate::source::Stamp::iso)));
    add("expires", json!(published.expires.as_ref().map(crate::source::Stamp::iso)));
    add("description", json!(view.summary));
    add("articleSection", json!(view.category.title));
    add("keywords", json!(words.join(",")));
    add("image", json!(view.cover.as_ref().map(|cover| site.config.base_url.join(&cover.url))));
    add("author", people(authors));
    add("editor", people(site.names(published, Role::Editor)));
    add("publisher", publisher(site));
    add("sourceOrganization", site.source_of(published).map_or(Value::Null, organization));
    add("isBasedOn", json!(matter.source_url));
    let corrections = view.corrections.iter().map(
        |correction| json!({ "@type": "CorrectionComment", "text": correction.text, "datePublished": correction.date }),
    );
    add("correction", corrections.collect());
    Value::Object(node)
}

fn dataset_node(site: &Site, dataset: &Dataset<'_>) -> Value {
    let measured = dataset.measured.iter().map(|(name, unit)| match unit {
        Some(unit) => json!({ "@type": "PropertyValue", "name": name, "unitText": unit }),
        None => json!({ "@type": "PropertyValue", "name": name }),
    });
    let files = dataset.files.iter().map(|(format, url)| {
        let media_type = match format {
            DataFormat::Csv => "text/csv",
            DataFormat::Json => "application/json",
        };
        json!({ "@type": "DataDownload", "encodingFormat": media_type, "contentUrl": url })
    });
    let mut node = json!({
        "@type": "Dataset",
        "name": dataset.name,
        "description": dataset.description,
        "url": dataset.url,
        "inLanguage": site.config.language,
        "isAccessibleForFree": true,
        "temporalCoverage": dataset.years,
        "creator": publisher(site),
        "variableMeasured": measured.collect::<Vec<Value>>(),
        "distribution": files.collect::<Vec<Value>>(),
    });
    if let (Some(published), Some(node)) = (&dataset.published, node.as_object_mut()) {
        node.insert("datePublished".to_owned(), json!(published));
    }
    node
}

fn people(names: &[String]) -> Value {
    names
        .iter()
        .map(|name| {
            let short = name.chars().count() <= LONGEST_PERSON || name.contains('·');
            if short { json!({ "@type": "Person", "name": name }) } else { organization(name) }
        })
        .collect()
}

fn organization(name: &str) -> Value {
    json!({ "@type": "Organization", "name": name })
}

/// Who runs the site. A demonstration does not claim to be a government.
fn publisher(site: &Site) -> Value {
    let config = &site.config;
    let sponsor = &config.organization.sponsor;
    let name = if sponsor.is_empty() { &config.title } else { sponsor };
    if config.identity.site_id_code.is_empty() || sponsor.is_empty() {
        return organization(name);
    }
    json!({ "@type": "GovernmentOrganization", "name": name })
}

/// The way from the home page; `None` on the home page itself.
fn breadcrumb(site: &Site, head: &HeadView) -> Option<Value> {
    let last = head.breadcrumb.len().checked_sub(1).filter(|last| *last > 0)?;
    let entry = |(at, link): (usize, &LinkView)| {
        let (name, address) = if at == last {
            (&head.title, head.canonical.clone())
        } else {
            (&link.title, site.config.base_url.join(pretty(&link.url)))
        };
        json!({ "@type": "ListItem", "position": at + 1, "name": name, "item": address })
    };
    let entries: Vec<Value> = head.breadcrumb.iter().enumerate().map(entry).collect();
    Some(json!({ "@type": "BreadcrumbList", "itemListElement": entries }))
}

/// An address as canonical links write it: without `index.html`.
fn pretty(url: &str) -> &str {
    match url.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
        _ => url,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_the_script_element() {
        let hostile = "</script><!--<script>&\u{2028}\u{2029}\"\\";
        let text = script(&json!({ "headline": hostile }));
        assert_eq!(
            text,
            "{\"headline\":\"\\u003c/script\\u003e\\u003c!--\\u003cscript\\u003e\\u0026\\u2028\\u2029\\\"\\\\\"}"
        );
        let read: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(read["headline"], hostile);
    }

    #[test]
    fn addresses_are_those_of_canonical_links() {
        assert_eq!((pretty("index.html"), pretty("renda/index.html")), ("", "renda/"));
        assert_eq!((pretty("renda/2.html"), pretty("a/myindex.html")), ("renda/2.html", "a/myindex.html"));
    }

    #[test]
    fn offices_are_told_from_people() {
        let names = ["李锡念".to_owned(), "镇党政综合办公室".to_owned(), "迪丽·热巴古丽".to_owned()];
        let types: Vec<String> =
            people(&names).as_array().unwrap().iter().map(|who| who["@type"].to_string()).collect();
        assert_eq!(types, ["\"Person\"", "\"Organization\"", "\"Person\""]);
    }
}
