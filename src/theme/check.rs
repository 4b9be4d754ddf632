//! The check of a theme: its templates with samples of every kind of page, and what the pages must not
//! have in them. Must not know any theme.

use std::collections::BTreeSet;

use super::html::{Tag, tags};
use super::{Theme, sample};
use crate::diagnostic::{Checked, Code, Diagnostic, Place, Text};
use crate::page::view;
use crate::site::Page;
use crate::site::pages::pages;
use crate::text;
use crate::theme::codes;

impl Theme {
    /// Makes every page of the samples; the value is their number. One fault is told once, with the
    /// first page that shows it.
    pub fn check(&self) -> Checked<usize> {
        let (mut made, mut findings) = (0, Vec::new());
        let mut told = BTreeSet::new();
        for (site, _) in sample::sites() {
            let renderer = self.renderer(&site);
            for page in pages(&site) {
                made += 1;
                let found = match renderer.render(&page) {
                    Ok(bytes) if is_html(&page) => {
                        let template = view(&site, &page).template;
                        self.faults(&String::from_utf8_lossy(&bytes), template, &page)
                    }
                    Ok(_) => Vec::new(),
                    Err(fault) => vec![*fault],
                };
                for finding in found {
                    let key = (
                        finding.code.id,
                        finding.path().map(ToString::to_string),
                        finding.position(),
                        reason(&finding),
                    );
                    if told.insert(key) {
                        findings.push(finding);
                    }
                }
            }
        }
        Checked { value: made, diagnostics: findings }
    }

    /// What a made page must not have in it.
    fn faults(&self, html: &str, template: &str, page: &Page) -> Vec<Diagnostic> {
        let tags = tags(html);
        let mut faults = policy_missing(&tags, &self.policy.in_page());
        for tag in &tags {
            faults.extend(inline(tag, &|script| self.policy.allows(script)));
            faults.extend(request(tag));
        }
        faults.extend(form(&tags));
        let place = self.templates.find(template).map_or(Place::Outside, Place::from);
        let told = |(code, Text { zh, en }, help): Fault| {
            let path = &page.path;
            Diagnostic::new(code, place.clone(), text!("{zh}（样张 /{path}）", "{en} (sample page /{path})"))
                .help(help)
        };
        faults.into_iter().map(told).collect()
    }
}

/// What is wrong, and what to write instead.
type Fault = (&'static Code, Text, Text);

/// The message without the page, which is another one each time.
fn reason(finding: &Diagnostic) -> String {
    let message = &finding.message.en;
    match message.strip_prefix("the template fails on /") {
        Some(rest) => rest.split_once(": ").map_or(rest, |(_, reason)| reason).to_owned(),
        None => message.split(" (sample page ").next().unwrap_or_default().to_owned(),
    }
}

/// Whether a page is for readers: not a feed, and not what only leads on to another page.
fn is_html(page: &Page) -> bool {
    let html = page.path.as_str().rsplit_once('.').is_some_and(|(_, extension)| extension == "html");
    html && !matches!(page.kind, crate::site::PageKind::Redirect)
}

fn policy_missing(tags: &[Tag<'_>], policy: &str) -> Vec<Fault> {
    let own = |tag: &&Tag<'_>| {
        tag.attribute("http-equiv").is_some_and(|name| name.eq_ignore_ascii_case("content-security-policy"))
    };
    let plain = |value: &str| value.replace("&#39;", "'").replace("&#x27;", "'");
    match tags.iter().find(own).and_then(|tag| tag.attribute("content")) {
        Some(found) if plain(found) == policy => Vec::new(),
        _ => vec![(
            &codes::INLINE_CODE,
            text!(
                "网页没有安全规则（Content-Security-Policy）",
                "the page lacks its Content-Security-Policy"
            ),
            text!(
                "在 <head> 里写 <meta http-equiv=\"Content-Security-Policy\" content=\"{{{{ page.csp }}}}\">",
                "write <meta http-equiv=\"Content-Security-Policy\" content=\"{{{{ page.csp }}}}\"> in <head>"
            ),
        )],
    }
}

fn inline(tag: &Tag<'_>, allowed: &dyn Fn(&str) -> bool) -> Vec<Fault> {
    let name = &tag.name;
    let mut faults = Vec::new();
    let mut fault = |message| {
        let help = text!(
            "把样式和代码写进主题 assets/ 里的文件",
            "put styles and code into files of the theme's assets/"
        );
        faults.push((&codes::INLINE_CODE, message, help));
    };
    if name == "style" {
        fault(text!("网页里有 <style>", "there is a <style> in the page"));
    }
    if tag.runs_inline() && !tag.text.is_some_and(allowed) {
        fault(text!(
            "网页里有内容随页面变化的 <script>",
            "there is a <script> whose text differs from page to page"
        ));
    }
    for (attribute, value) in &tag.attributes {
        let code = attribute.len() > 2 && attribute.starts_with("on");
        let address =
            value.trim_start().get(..11).is_some_and(|start| start.eq_ignore_ascii_case("javascript:"));
        if attribute == "style" || code || address {
            fault(text!(
                "<{name}> 带有 {attribute} 属性",
                "<{name}> has an attribute {attribute} with code or style"
            ));
        }
    }
    faults
}

/// A request to another site that the browser makes by itself: not links that readers follow.
fn request(tag: &Tag<'_>) -> Vec<Fault> {
    const LOADED: [&str; 8] = [
        "stylesheet",
        "icon",
        "preload",
        "prefetch",
        "modulepreload",
        "manifest",
        "preconnect",
        "dns-prefetch",
    ];
    let name = &tag.name;
    let rel = tag.attribute("rel").unwrap_or_default().to_lowercase();
    let addresses: &[&str] = match name.as_str() {
        "link" if rel.split_whitespace().any(|word| LOADED.contains(&word)) => &["href"],
        "script" | "img" | "iframe" | "audio" | "video" | "source" | "embed" | "track" | "input" => {
            &["src", "srcset", "poster"]
        }
        "object" => &["data"],
        "form" => &["action"],
        "use" | "image" => &["href", "xlink:href"],
        _ => &[],
    };
    let outside = |value: &&str| {
        let start = value.trim_start().to_lowercase();
        start.starts_with("//") || start.starts_with("http:") || start.starts_with("https:")
    };
    let found = addresses.iter().filter_map(|attribute| tag.attribute(attribute)).filter(outside);
    found
        .map(|address| {
            let message = text!("<{name}> 请求 {address}", "<{name}> requests {address}");
            let help = text!(
                "把文件放进主题的 assets/，地址写成 {{{{ asset(name=\"…\") }}}}",
                "put the file into the theme's assets/ and write {{{{ asset(name=\"…\") }}}}"
            );
            (&codes::EXTERNAL_REQUEST, message, help)
        })
        .collect()
}

fn form(tags: &[Tag<'_>]) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut fault = |message, help| faults.push((&codes::PAGE_FORM, message, help));
    let count = tags.iter().filter(|tag| tag.name == "h1").count();
    if count != 1 {
        fault(
            text!("网页有 {count} 个 <h1>，应当是 1 个", "the page has {count} <h1>, but should have 1"),
            text!(
                "<h1> 里写这一页的标题，其余的标题用 <h2>",
                "put the title of the page into <h1>, and other headings into <h2>"
            ),
        );
    }
    let lang = tags.iter().find(|tag| tag.name == "html").and_then(|tag| tag.attribute("lang"));
    if lang.is_none_or(str::is_empty) {
        let help = "<html lang=\"{{ lang }}\">";
        fault(text!("<html> 没有 lang", "<html> has no lang"), text!("写成 {help}", "write {help}"));
    }
    // Icons carry titles of their own; the page's is the first.
    let wrong = match tags.iter().find(|tag| tag.name == "title").and_then(|tag| tag.text) {
        None => Some(text!("网页没有 <title>", "the page has no <title>")),
        Some(title) if title.trim().is_empty() => Some(text!("<title> 是空的", "<title> is empty")),
        Some(title) if title.contains('<') => Some(text!("<title> 里有标签", "there are tags in <title>")),
        Some(_) => None,
    };
    if let Some(wrong) = wrong {
        let help = "<title>{{ page.title }}</title>";
        fault(wrong, text!("写成 {help}", "write {help}"));
    }
    faults
}
