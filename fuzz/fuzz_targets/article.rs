//! Any bytes as an article: read, parsed and written as HTML without a panic, and no id stands twice.

#![no_main]

use std::collections::HashSet;

use libfuzzer_sys::fuzz_target;
use zhenbao::article::markdown::{Picture, Resolve};
use zhenbao::article::{Article, decode};
use zhenbao::config::LineEnds;
use zhenbao::diagnostic::{Colouring, Lang, ReportFormat, emit};
use zhenbao::source::SourcePath;

/// A site in which every address leads where it says.
struct Identity;

impl Resolve for Identity {
    fn link(&self, destination: &str) -> Option<String> {
        Some(destination.to_owned())
    }

    fn picture(&self, destination: &str) -> Option<Picture> {
        Some(Picture { url: destination.to_owned(), width: None, height: None })
    }
}

fuzz_target!(|bytes: &[u8]| {
    let path = SourcePath::new("content/xinwen/a.md").expect("a plain path");
    let decoded = decode::decode(&path, bytes);
    let mut findings = decoded.diagnostics;
    if let Some(source) = decoded.value {
        let article = Article::parse(&source, LineEnds::default());
        findings.extend(article.diagnostics);
        ids_stand_once(&article.value.html(&Identity));
    }
    for lang in [Lang::Zh, Lang::En] {
        for format in [ReportFormat::Human(Colouring::Never), ReportFormat::Json] {
            emit(&findings, format, lang);
        }
    }
});

/// Text is escaped, so a quote behind ` id=` is always an attribute's.
fn ids_stand_once(html: &str) {
    let mut seen = HashSet::new();
    for (at, mark) in html.match_indices(" id=\"") {
        let id = html[at + mark.len()..].split('"').next().expect("splitting gives a first part");
        assert!(seen.insert(id), "the id {id} stands twice in\n{html}");
    }
}
