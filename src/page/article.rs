//! An article's own page.

mod parts;

use serde::Serialize;

use super::head::{HeadView, add_category, add_content, head, trail};
use super::item::{cover, summary};
use super::kind;
use super::kind::document::{DocumentLinkView, DocumentView};
use super::kind::gongshi::GongshiView;
use super::kind::notice::NoticeView;
use super::kind::outline::OutlineView;
use super::kind::progress::ProgressView;
use super::kind::session::SessionView;
use super::kind::targets::TargetsView;
use super::links::{Links, PictureView};
use super::qr::{QrView, qr};
use super::site::{LinkView, category_link};
use super::toc::{TocView, toc};
use super::video::{VideoView, video};
use crate::article::kind::KindData;
use crate::config::{QrCodes, Role};
use crate::site::{ArticleId, Page, Published, Site, list_path};
use crate::source::Stamp;
use parts::{AttachmentView, CorrectionView, CreditView, attachments, corrections, credits};

/// `article`.
#[derive(Debug, Clone, Serialize)]
pub struct ArticleView {
    /// The title.
    pub title: String,
    /// The kind: `news`, `session`, `outline`, `targets`, `notice`, `document`, `gongshi`, `progress`.
    pub kind: &'static str,
    /// Date of publication.
    pub date: String,
    /// Date of the last change.
    pub updated: Option<String>,
    /// When it stops being in force.
    pub expires: Option<String>,
    /// Whether that has passed.
    pub expired: bool,
    /// 来源.
    pub source: Option<String>,
    /// Where a reprint comes from.
    pub source_url: Option<String>,
    /// Where a link to it leads: over the page before other sites, where the site has those.
    pub source_link: Option<String>,
    /// 编辑, each with the list of what they edited.
    pub editors: Vec<LinkView>,
    /// The credits that the credit line does not give, in their fixed order, with labels in Chinese.
    pub credits: Vec<CreditView>,
    /// The credit line in the house style: `（编辑：李锡念）`.
    pub credit_line: Option<String>,
    /// The summary as written, or the first paragraph.
    pub summary: String,
    /// Whether the editor wrote the summary.
    pub summary_given: bool,
    /// The targets, in an article of that kind.
    pub targets: Option<TargetsView>,
    /// HTML of the body.
    #[serde(skip)]
    pub content: String,
    /// The headings as a tree of at most three levels.
    pub toc: Vec<TocView>,
    /// The tags.
    pub tags: Vec<LinkView>,
    /// The category.
    pub category: LinkView,
    /// The older neighbour in the category.
    pub previous: Option<LinkView>,
    /// The newer neighbour in the category.
    pub next: Option<LinkView>,
    /// Articles that share tags, nearest first (up to five).
    pub related: Vec<LinkView>,
    /// Files to download.
    pub attachments: Vec<AttachmentView>,
    /// Corrections, newest first.
    pub corrections: Vec<CorrectionView>,
    /// 会议概况, of a session.
    pub session: Option<SessionView>,
    /// The counts of a work report.
    pub outline: Option<OutlineView>,
    /// 要点, of a notice.
    pub notice: Option<NoticeView>,
    /// 文件信息, of a document.
    pub document: Option<DocumentView>,
    /// 公示信息, of something laid open for objections.
    pub gongshi: Option<GongshiView>,
    /// 项目进展, of the progress of projects.
    pub progress: Option<ProgressView>,
    /// The documents that this article explains.
    pub interprets: Vec<DocumentLinkView>,
    /// The picture for sharing and lists.
    pub cover: Option<PictureView>,
    /// The film or the recording of the article.
    pub video: Option<VideoView>,
    /// The address of this page as a QR code, where the site wants one.
    pub qr: Option<QrView>,
    /// Chinese characters plus words in other scripts.
    pub words: usize,
    /// Minutes to read, at least 1.
    pub minutes: usize,
}

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
        source_link: matter
            .source_url
            .as_ref()
            .map(|url| site.leaving(url).map_or_else(|| url.clone(), |page| format!("{root}{}", page.url()))),
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
        qr: match site.config.share.codes {
            QrCodes::Shown => qr(&site.config.base_url.join(&page.path.pretty_url())),
            QrCodes::None => None,
        },
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
