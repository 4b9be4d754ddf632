//! An article's own page, and the tombstone of a withdrawn one.

use super::head::{add_category, add_content, head, trail};
use super::item::{cover, summary};
use super::kind;
use super::links::{Links, size_in_words};
use super::site::category_link;
use super::video::video;
use super::view::{
    ArticleView, AttachmentView, CorrectionView, CreditView, HeadView, LinkView, TocView, WithdrawnView,
};
use crate::article::kind::KindData;
use crate::article::markdown::Heading;
use crate::config::{ReviewNames, Role};
use crate::site::{ArticleId, Page, Published, Site, list_path};
use crate::source::Stamp;

/// The title of a tombstone.
pub(super) const WITHDRAWN: &str = "文章已撤下";

/// Related articles under a text.
const RELATED: usize = 5;

/// Neighbours looked at in each tag, on each side: keeps the search for related articles independent
/// of how many articles carry the tag.
const NEAR: usize = 6;

pub(super) fn view(site: &Site, page: &Page, id: ArticleId) -> (HeadView, ArticleView) {
    let published = site.article(id);
    let matter = &published.article.matter;
    let root = page.path.root();
    let links = Links { site, from: published.article.source.path(), root: &root, page: "" };
    let link = |id: ArticleId| article_link(site, id);
    let content = published.article.html(&links);
    let mut view = ArticleView {
        title: matter.title.clone(),
        kind: matter.kind.kind().name(),
        date: published.date.iso(),
        updated: published.updated.as_ref().map(Stamp::iso),
        expires: published.expires.as_ref().map(Stamp::iso),
        expired: published.expired,
        source: site.source_of(published).map(str::to_owned),
        source_url: matter.source_url.clone(),
        editors: site.names(published, Role::Editor).iter().map(|name| editor_link(site, name)).collect(),
        credits: credits(site, published),
        credit_line: site.config.credit.line.fill(|role| site.names(published, role)),
        summary: summary(published).to_owned(),
        summary_given: matter.summary.is_some(),
        targets: kind::targets::targets(site, id),
        content: if matter.kind == KindData::Outline { kind::short_lists(content) } else { content },
        toc: toc(&published.article.body.outline),
        tags: matter
            .tags
            .iter()
            .filter_map(|name| site.tags.get(name))
            .map(|tag| LinkView { title: tag.name.clone(), url: list_path(&Site::tag_folder(tag), 1).url() })
            .collect(),
        category: category_link(site.category(published.category)),
        previous: site.neighbours(id).older.map(link),
        next: site.neighbours(id).newer.map(link),
        related: related(site, id).into_iter().map(link).collect(),
        attachments: attachments(site, published),
        corrections: corrections(site, published),
        session: None,
        outline: None,
        notice: None,
        document: None,
        gongshi: None,
        progress: None,
        interprets: kind::interprets(site, id),
        cover: cover(site, published),
        video: video(site, published),
        words: published.article.body.count.han + published.article.body.count.words,
        minutes: published.article.body.count.reading_minutes(),
    };
    add_box(site, id, &mut view);
    let head = article_head(site, page, published, &view);
    (head, view)
}

/// Adds what the page of an article of its kind shows besides the text.
fn add_box(site: &Site, id: ArticleId, view: &mut ArticleView) {
    let article = &site.article(id).article;
    let zone = &site.config.zone;
    match &article.matter.kind {
        KindData::Session(session) => view.session = Some(kind::session(session, &view.title, zone)),
        KindData::Outline => view.outline = kind::outline(&article.body.outline),
        KindData::Notice(notice) => view.notice = Some(kind::notice(notice, zone)),
        KindData::Document(document) => view.document = Some(kind::document(site, id, document)),
        KindData::Gongshi(gongshi) => {
            view.gongshi = Some(kind::gongshi(site, gongshi, kind::downloads(site, id)));
        }
        KindData::Progress(progress) => {
            view.progress = Some(kind::progress(site, id, progress, kind::downloads(site, id)));
        }
        KindData::News | KindData::Targets(_) => {}
    }
}

pub(super) fn withdrawn(site: &Site, page: &Page, id: ArticleId) -> (HeadView, WithdrawnView) {
    let published = site.article(id);
    let withdrawn = published.article.matter.withdrawn.clone().unwrap_or_default();
    let category = site.category(published.category);
    // The title is part of what was withdrawn: the tombstone does not repeat it.
    let mut head = head(site, page, "withdrawn", WITHDRAWN.to_owned());
    head.breadcrumb = trail(site, category);
    let view = WithdrawnView {
        date: withdrawn.date.map(|date| date.in_zone(&site.config.zone).iso()).unwrap_or_default(),
        reason: withdrawn.reason.unwrap_or_default(),
        category: category_link(category),
    };
    (head, view)
}

fn article_head(site: &Site, page: &Page, published: &Published, view: &ArticleView) -> HeadView {
    let mut head = head(site, page, "article", view.title.clone());
    head.description.clone_from(&view.summary);
    head.breadcrumb = trail(site, site.category(published.category));
    head.breadcrumb.push(LinkView { title: "正文".to_owned(), url: page.path.url() });
    add_category(&mut head, site, published.category);
    let image = view.cover.as_ref().map(|cover| site.config.base_url.join(&cover.url));
    add_content(&mut head, site, published, &view.summary, image.as_deref());
    head
}

fn article_link(site: &Site, id: ArticleId) -> LinkView {
    let published = site.article(id);
    LinkView { title: published.article.matter.title.clone(), url: published.path.url() }
}

fn editor_link(site: &Site, name: &str) -> LinkView {
    let url = site
        .editors
        .get(name)
        .map(|editor| list_path(&Site::editor_folder(editor), 1).url())
        .unwrap_or_default();
    LinkView { title: name.to_owned(), url }
}

/// The credits that the credit line does not give, in the one order used everywhere. Names of reviewers
/// stay inside the office unless the site says otherwise.
fn credits(site: &Site, published: &Published) -> Vec<CreditView> {
    let config = &site.config;
    let shown = |role: Role| {
        role != Role::Editor
            && !config.credit.line.roles().any(|named| named == role)
            && (!role.is_review() || config.review.names == ReviewNames::Shown)
    };
    Role::ALL
        .into_iter()
        .map(|(role, _, label)| (role, label, site.names(published, role)))
        .filter(|(role, _, names)| !names.is_empty() && shown(*role))
        .map(|(_, label, names)| CreditView { label: label.to_owned(), names: names.to_vec() })
        .collect()
}

fn corrections(site: &Site, published: &Published) -> Vec<CorrectionView> {
    let mut corrections: Vec<(Stamp, &str)> = published
        .article
        .matter
        .corrections
        .iter()
        .map(|correction| (correction.date.in_zone(&site.config.zone), correction.text.as_str()))
        .collect();
    corrections.sort_by(|a, b| b.0.cmp(&a.0));
    corrections
        .into_iter()
        .map(|(date, text)| CorrectionView { date: date.iso(), text: text.to_owned() })
        .collect()
}

fn attachments(site: &Site, published: &Published) -> Vec<AttachmentView> {
    let from = published.article.source.path();
    let attachment = |attachment: &crate::article::front_matter::Attachment| {
        let file = site.attached_file(from, &attachment.file)?;
        Some(AttachmentView {
            title: attachment.title.clone().unwrap_or_else(|| file.file_name().to_owned()),
            url: site.file_address(&file)?.url(),
            file_type: file.extension().unwrap_or_default().to_uppercase(),
            size: size_in_words(site.file(&file)?.size),
            sha256: site.file(&file)?.digest.map(|digest| digest.to_string()),
        })
    };
    published.article.matter.attachments.iter().filter_map(attachment).collect()
}

/// What a tag is worth that one article alone carries; one that n carry is worth the nth part.
const RARITY: usize = 1 << 20;

/// Articles that share the rarest tags, then those nearest in time. A tag on most of the articles says nothing.
fn related(site: &Site, id: ArticleId) -> Vec<ArticleId> {
    let mut shared: std::collections::BTreeMap<ArticleId, usize> = std::collections::BTreeMap::new();
    let tags = site.article(id).article.matter.tags.iter().filter_map(|name| site.tags.get(name));
    for tag in tags.filter(|tag| tag.articles.len() * 2 <= site.articles.len()) {
        let at = tag.articles.partition_point(|other| *other < id);
        let near = at.saturating_sub(NEAR)..(at + NEAR + 1).min(tag.articles.len());
        for other in tag.articles[near].iter().filter(|other| **other != id) {
            *shared.entry(*other).or_default() += RARITY / tag.articles.len();
        }
    }
    let mut found: Vec<(ArticleId, usize)> = shared.into_iter().collect();
    found.sort_by_key(|(other, count)| (usize::MAX - count, other.0.abs_diff(id.0), other.0));
    found.into_iter().take(RELATED).map(|(other, _)| other).collect()
}

/// The headings as a tree of at most three levels.
pub(super) fn toc(outline: &[Heading]) -> Vec<TocView> {
    let Some(top) = outline.iter().map(|heading| heading.level).min() else { return Vec::new() };
    let mut tree: Vec<TocView> = Vec::new();
    for heading in outline.iter().filter(|heading| heading.level <= top + 2) {
        let entry = TocView { id: heading.id.clone(), title: heading.text.clone(), children: Vec::new() };
        let mut place = &mut tree;
        for _ in top..heading.level {
            if place.is_empty() {
                break;
            }
            place = &mut place.last_mut().expect("checked to hold something").children;
        }
        place.push(entry);
    }
    tree
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_become_a_tree() {
        let heading = |level, id: &str| Heading { level, id: id.into(), text: id.into(), span: 0..0 };
        let tree = toc(&[
            heading(3, "z"),
            heading(2, "a"),
            heading(3, "b"),
            heading(4, "c"),
            heading(5, "d"),
            heading(4, "e"),
            heading(2, "f"),
        ]);
        let draw = |tree: &[TocView]| -> String {
            fn go(tree: &[TocView]) -> String {
                tree.iter().map(|t| [t.id.as_str(), "(", &go(&t.children), ")"].concat()).collect()
            }
            go(tree)
        };
        assert_eq!(draw(&tree), "z()a(b(c()e()))f()");
    }
}
