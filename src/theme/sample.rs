//! Small sites of made-up texts, which themes are checked with: one that has everything, one whose
//! texts say no more than they must, and one without any text.

use super::builtin;
use crate::config;
use crate::diagnostic::Diagnostic;
use crate::picture::Look;
use crate::site::{Content, FileInfo, Site, Visibility};
use crate::source::{Digest, Moment, Source, SourcePath};

/// The day of all samples.
const TODAY: &str = "2025-06-01";

/// The samples with what is wrong with them, which is nothing that stops publishing.
pub(super) fn sites() -> Vec<(Site, Vec<Diagnostic>)> {
    let texts = builtin::samples();
    let of = |settings: &str, folder: &str| {
        let texts = texts.iter().filter_map(|(path, text)| Some((path.strip_prefix(folder)?, *text)));
        site(&texts.collect::<Vec<_>>(), builtin_text(settings))
    };
    vec![of("full.toml", "full/"), of("plain.toml", "plain/"), of("plain.toml", "nothing/")]
}

fn builtin_text(name: &str) -> &'static str {
    builtin::samples().get(name).copied().expect("the settings of the samples are inside the program")
}

/// A site with those settings and texts, by their paths below `content/`.
fn site(texts: &[(&str, &str)], settings: &str) -> (Site, Vec<Diagnostic>) {
    let mut findings = Vec::new();
    let source = |path: &str, text: &str| {
        Source::new(SourcePath::new(path).expect("names inside the program are plain"), text.to_owned())
    };
    let config = config::read(&source(config::FILE, settings)).take_into(&mut findings);
    let config = config.expect("the settings of the samples are TOML");
    let mut sources: Vec<Source> =
        texts.iter().map(|(path, text)| source(&format!("content/{path}"), text)).collect();
    sources.sort_by(|a, b| a.path().cmp(b.path()));
    let mut content = Content::parse(&sources, config.line_ends).take_into(&mut findings);
    if !sources.is_empty() {
        content.files = files();
    }
    let now = Moment::parse(TODAY).expect("a plain date").in_zone(&config.zone);
    let site = Site::assemble(std::sync::Arc::new(config), now, content, Visibility::default())
        .take_into(&mut findings);
    (site, findings)
}

/// What the texts have beside them; nobody looks at the bytes.
fn files() -> std::collections::BTreeMap<SourcePath, FileInfo> {
    let info = |picture| FileInfo { size: 12_345, picture, digest: Some(Digest::of(b"")) };
    let files =
        [("picture.png", Some(Look::Drawing(Some((1200, 800))))), ("table.csv", None), ("notes.pdf", None)];
    let path = |name: &str| {
        SourcePath::new(&format!("content/yaowen/{name}")).expect("names inside the program are plain")
    };
    files.into_iter().map(|(name, picture)| (path(name), info(picture))).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::page::view;
    use crate::site::PageKind;
    use crate::site::pages::pages;
    use crate::site::tests::sample::english;

    #[test]
    fn the_samples_have_a_page_for_every_template() {
        let mut made = BTreeSet::new();
        for (site, findings) in sites() {
            assert_eq!(english(findings), Vec::<String>::new());
            made.extend(pages(&site).iter().map(|page| view(&site, page).template));
        }
        for template in PageKind::themed().chain(["feed.xml", "sitemap.xml", "robots.txt", "redirect.html"]) {
            assert!(made.contains(template), "{template}: {made:?}");
        }
    }
}
