//! The Content-Security-Policy: what pages may load and run.

use std::collections::{BTreeMap, BTreeSet};

use super::super::html::tags;
use crate::source::{Digest, Source};

/// Where a directive of the policy counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// In the header and in the page.
    Everywhere,
    /// In the header only: browsers ignore it in a page (Content Security Policy Level 3, section 3.3).
    Header,
}

/// The one table of the policy. The hashes of the theme's inline scripts follow the sources of
/// `script-src`.
const DIRECTIVES: [(&str, &str, Reach); 8] = [
    ("default-src", "'self'", Reach::Everywhere),
    ("img-src", "'self' data:", Reach::Everywhere),
    (SCRIPTS, "'self'", Reach::Everywhere),
    ("style-src", "'self'", Reach::Everywhere),
    ("object-src", "'none'", Reach::Everywhere),
    ("base-uri", "'self'", Reach::Everywhere),
    ("form-action", "'self'", Reach::Everywhere),
    ("frame-ancestors", "'self'", Reach::Header),
];

const SCRIPTS: &str = "script-src";

/// The policy of a theme.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Policy {
    /// `'sha256-…'` of each inline script.
    hashes: BTreeSet<String>,
}

impl Policy {
    /// The policy under which the inline scripts of these templates run. A script that is not the same on
    /// every page has no hash, and browsers will not run it.
    pub(in crate::theme) fn of(templates: &BTreeMap<String, Source>) -> Self {
        let mut hashes = BTreeSet::new();
        for source in templates.values() {
            let plain = without_tera(source.text());
            let scripts = tags(&plain).into_iter().filter(super::super::html::Tag::runs_inline);
            hashes.extend(scripts.filter_map(|tag| tag.text).filter(|text| !text.contains(TERA)).map(hash));
        }
        Self { hashes }
    }

    /// Whether an inline script may run.
    pub fn allows(&self, script: &str) -> bool {
        self.hashes.contains(&hash(script))
    }

    /// The value for a page's own `<meta http-equiv>`.
    pub fn in_page(&self) -> String {
        self.written(|reach| reach == Reach::Everywhere)
    }

    /// The value of the header.
    pub fn in_header(&self) -> String {
        self.written(|_| true)
    }

    fn written(&self, counts: impl Fn(Reach) -> bool) -> String {
        let directives = DIRECTIVES.iter().filter(|(_, _, reach)| counts(*reach));
        let written = directives.map(|(name, sources, _)| {
            let hashes = if *name == SCRIPTS { &self.hashes } else { &BTreeSet::new() };
            hashes.iter().fold(format!("{name} {sources}"), |all, hash| format!("{all} {hash}"))
        });
        written.collect::<Vec<_>>().join("; ")
    }
}

/// The source expression of a script (Content Security Policy Level 3, section 2.3.1).
fn hash(script: &str) -> String {
    format!("'sha256-{}'", Digest::of(script.as_bytes()).base64())
}

/// Stands for whatever tera writes.
const TERA: char = '\u{0}';

/// A template with its tags, expressions and comments blotted out.
fn without_tera(template: &str) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, end)) = rest.find(['{']).and_then(|at| {
        let end = match rest.as_bytes().get(at + 1)? {
            b'{' => "}}",
            b'%' => "%}",
            b'#' => "#}",
            _ => "",
        };
        Some((at, end))
    }) {
        out.push_str(&rest[..before]);
        if end.is_empty() {
            out.push('{');
            rest = &rest[before + 1..];
            continue;
        }
        out.push(TERA);
        rest = rest[before + 2..].find(end).map_or("", |at| &rest[before + 2 + at + end.len()..]);
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourcePath;

    fn policy(template: &str) -> Policy {
        let source = Source::new(SourcePath::new("templates/a.html").unwrap(), template.to_owned());
        Policy::of(&BTreeMap::from([("a.html".to_owned(), source)]))
    }

    #[test]
    fn scripts_that_are_the_same_on_every_page_have_hashes() {
        // The hash of this text is the example of MDN's page on script-src.
        let script = "doSomething();";
        let policy = policy(&format!(
            "{{# <script>no()</script> #}}<p title=\"{{{{ a(b=\"c\") }}}}\"><script>{script}</script>\
             <script>var a={{{{ page.title }}}};</script><script src=\"{{{{ asset(name=\"a.js\") }}}}\"></script>\
             <script type=\"application/ld+json\">{{}}</script>"
        ));
        assert_eq!(policy.hashes.len(), 1);
        assert!(policy.allows(script));
        assert!(!policy.allows("no()") && !policy.allows("{}"));
        let written = policy.in_header();
        assert!(
            written.contains("script-src 'self' 'sha256-RFWPLDbv2BY+rCkDzsE+0fr8ylGr2R2faWMhq4lfEQc='; "),
            "{written}"
        );
        assert!(written.ends_with("; frame-ancestors 'self'"));
        assert!(!written.contains("unsafe"));
        assert_eq!(policy.in_page(), written.trim_end_matches("; frame-ancestors 'self'"));
    }

    #[test]
    fn braces_of_scripts_are_not_teras() {
        assert!(policy("<script>try{a()}catch(e){}</script>").allows("try{a()}catch(e){}"));
        assert_eq!(without_tera("a{b {{ c }}d{"), "a{b \u{0}d{");
        assert_eq!(without_tera("{{ 未完"), "\u{0}");
    }
}
