//! What the next publication would change, by title: the version of each text is compared with the one
//! that the manifest of the published site notes. Nothing is rendered: a page that looks different only
//! because its neighbours moved is no change of its text.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::diagnostic::Lang;
use crate::disk::publish::{Manifest, PublishError};
use crate::serve::preview::Shown;
use crate::serve::publication::Publication;
use crate::site::{ArticleId, Site, list_path};
use crate::source::{OutputPath, Version};
use crate::text;

pub(super) fn changes(shown: &Shown, published: &Publication, lang: Lang) -> Value {
    let manifest = published.manifest();
    let said = |error: PublishError| error.to_diagnostic().message.in_lang(lang).to_owned();
    let manifest: Arc<Manifest> = match manifest {
        Ok(Some(manifest)) => manifest,
        Ok(None) => return json!({ "published": null }),
        Err(error) => return json!({ "published": null, "error": said(error) }),
    };
    let differences = Differences::between(&manifest, &shown.site);
    let mut changes = json!({
        "published": manifest.built,
        "added": listed(&differences.added),
        "changed": listed(&differences.changed),
        "removed": listed(&differences.removed),
    });
    if !notes_texts(&manifest) {
        let unknown = text!(
            "上次发布用的是旧版本，没有记下各篇的内容：新增、撤下和改了标题的已列出，其他修改要到下次发布以后才能列出",
            "the last publication was made by an older version, which did not note what each text said: other changes than of titles are told after the next publication"
        );
        changes["error"] = Value::from(unknown.in_lang(lang));
    }
    changes
}

/// Whether a manifest notes the version of each text: those of older programs do not.
fn notes_texts(manifest: &Manifest) -> bool {
    manifest.files().iter().all(|file| file.title.is_none() || file.text.is_some())
}

/// A text that `build` would publish as it is now.
struct Text<'a> {
    page: OutputPath,
    title: &'a str,
    version: Version,
    standing: Standing,
}

/// Whether readers can read a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    Readable,
    Withdrawn,
}

/// Every text with a page of its own, and the `_index.md` of each category. What only the options of the
/// preview show is left out.
fn texts(site: &Site) -> impl Iterator<Item = Text<'_>> {
    let articles = site.articles.iter().enumerate();
    let published = articles.filter(|(_, one)| !one.article.matter.draft && one.date <= site.now);
    let articles = published.map(|(index, one)| Text {
        page: one.path.clone(),
        title: &one.article.matter.title,
        version: site.version(ArticleId(index)),
        standing: if one.withdrawn() { Standing::Withdrawn } else { Standing::Readable },
    });
    let pages = site.pages.iter().filter(|one| !one.page.matter.draft).map(|one| Text {
        page: one.path.clone(),
        title: &one.page.matter.title,
        version: one.page.source.version(),
        standing: Standing::Readable,
    });
    let categories = site.categories.iter().filter_map(|category| {
        Some(Text {
            page: list_path(&category.address, 1),
            title: &category.title,
            version: category.index.as_ref()?.source.version(),
            standing: Standing::Readable,
        })
    });
    articles.chain(pages).chain(categories)
}

/// Pages and titles of what is new, says something else, or is gone.
#[derive(Default)]
struct Differences<'a> {
    added: Vec<(OutputPath, &'a str)>,
    changed: Vec<(OutputPath, &'a str)>,
    removed: Vec<(OutputPath, &'a str)>,
}

impl<'a> Differences<'a> {
    fn between(manifest: &'a Manifest, site: &'a Site) -> Self {
        let mut differences = Self::default();
        let mut there = vec![false; manifest.files().len()];
        for Text { page, title, version, standing } in texts(site) {
            let Some(at) = manifest.position(page.as_str()) else {
                if standing == Standing::Readable {
                    differences.added.push((page, title));
                }
                continue;
            };
            there[at] = true;
            let before = &manifest.files()[at];
            match (&before.title, before.text) {
                (Some(before), _) if standing == Standing::Withdrawn => {
                    differences.removed.push((page, before));
                }
                (_, Some(before)) if before == version => {}
                (_, Some(_)) => differences.changed.push((page, title)),
                // An older program noted no more than the title.
                (Some(before), None) if before != title => differences.changed.push((page, title)),
                (_, None) => {}
            }
        }
        let gone = manifest.files().iter().zip(there).filter(|(_, there)| !there);
        let gone = gone.filter_map(|(file, _)| Some((file.path.clone(), file.title.as_deref()?)));
        differences.removed.extend(gone);
        differences
    }
}

fn listed(list: &[(OutputPath, &str)]) -> Value {
    let titles = list.iter().map(|(page, title)| json!({ "title": title, "page": page.url() }));
    json!({ "count": list.len(), "list": titles.collect::<Value>() })
}
