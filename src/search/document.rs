//! What readers find a text by: the lines that its page shows, without what may not outlast its page.

use std::fmt::Write as _;

use super::AttachmentText;
use crate::article::front_matter::{Attachment, Credits, FrontMatter};
use crate::article::kind::{self, Fact, Kind, KindData};
use crate::article::markdown::plain_text;
use crate::article::{Article, PlainPage};
use crate::config::Role;
use crate::site::{CategoryId, Published, Site, TextId};

/// A text that readers find.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Document<'a> {
    /// The address of its page.
    pub(super) url: String,
    /// Its title.
    pub(super) title: &'a str,
    /// `2025-04-01`; empty for a plain page.
    pub(super) date: String,
    /// Where it is filed, from the inside out; none for a plain page.
    pub(super) categories: Vec<CategoryId>,
    /// What it is; none for a plain page.
    pub(super) kind: Option<Kind>,
    /// What its page shows beside the title, a line each.
    pub(super) lines: String,
}

impl<'a> Document<'a> {
    /// The document of a text; none where it was taken back.
    pub(super) fn of(site: &'a Site, attached: &AttachmentText<'_>, text: TextId) -> Option<Self> {
        match text {
            TextId::Article(id) => {
                let article = site.article(id);
                (!article.withdrawn()).then(|| Self::of_article(site, attached, article))
            }
            TextId::Page(index) => {
                let page = &site.pages[index];
                Some(Self {
                    url: page.path.url(),
                    title: &page.page.matter.title,
                    date: String::new(),
                    categories: Vec::new(),
                    kind: None,
                    lines: lines_of_page(site, attached, &page.page),
                })
            }
        }
    }

    fn of_article(site: &'a Site, attached: &AttachmentText<'_>, published: &'a Published) -> Self {
        let around = |id: &CategoryId| site.category(*id).parent;
        let matter = &published.article.matter;
        Self {
            url: published.path.url(),
            title: &matter.title,
            date: published.date.date().to_string(),
            categories: std::iter::successors(Some(published.category), around).collect(),
            kind: Some(matter.kind.kind()),
            lines: lines_of_article(site, attached, published),
        }
    }
}

fn lines_of_page(site: &Site, attached: &AttachmentText<'_>, page: &PlainPage) -> String {
    let mut lines = plain_text(page.body_text(), page.line_ends);
    let text = |file: &str| attached(&site.attached_file(page.source.path(), file)?);
    push_attachments(&mut lines, &page.matter.attachments, &text);
    lines
}

/// The text comes first: it is what the lines around a found word are taken from.
fn lines_of_article(site: &Site, attached: &AttachmentText<'_>, published: &Published) -> String {
    let article: &Article = &published.article;
    let matter = &article.matter;
    let mut lines = if matter.kind.kind() == Kind::Gongshi {
        // Its list and its text may name people, and an index is copied and kept beyond the days of a 公示.
        article.body.summary.clone() + "\n"
    } else {
        plain_text(article.body_text(), article.line_ends)
    };
    push_kind(&mut lines, &matter.kind);
    push_around(&mut lines, matter);
    push_line(&mut lines, [site.source_of(published).unwrap_or_default()]);
    push_line(&mut lines, site.names(published, Role::Editor).iter().map(String::as_str));
    push_names(&mut lines, &matter.credits);
    if matter.kind.kind() != Kind::Gongshi {
        let text = |file: &str| attached(&site.attached_file(article.source.path(), file)?);
        push_attachments(&mut lines, &matter.attachments, &text);
    }
    lines
}

fn push_line<'a>(lines: &mut String, words: impl IntoIterator<Item = &'a str>) {
    let start = lines.len();
    for word in words.into_iter().filter(|word| !word.trim().is_empty()) {
        let before = if lines.len() == start { "" } else { "、" };
        let _ = write!(lines, "{before}{}", word.replace('\n', " "));
    }
    if lines.len() > start {
        lines.push('\n');
    }
}

fn push_around(lines: &mut String, matter: &FrontMatter) {
    push_line(lines, matter.summary.as_deref());
    push_line(lines, matter.tags.iter().map(String::as_str));
    if matter.has_public_corrections() {
        matter.corrections.iter().for_each(|correction| push_line(lines, [correction.text.as_str()]));
    }
    push_line(lines, matter.video.iter().filter_map(|video| video.title.as_deref()));
}

fn push_names(lines: &mut String, credits: &Credits) {
    let Credits {
        editors: _,
        duty_editors,
        authors,
        reporters,
        correspondents,
        photographers,
        contributors,
        issuer,
    } = credits;
    for names in [duty_editors, authors, reporters, correspondents, photographers, contributors] {
        push_line(lines, names.iter().map(String::as_str));
    }
    push_line(lines, issuer.as_deref());
}

/// What files are called, their names, and what they say.
fn push_attachments(lines: &mut String, attachments: &[Attachment], text: &dyn Fn(&str) -> Option<String>) {
    for attachment in attachments {
        let name = attachment.file.rsplit('/').next().unwrap_or_default();
        push_line(lines, attachment.title.as_deref());
        push_line(lines, [name]);
        lines.push_str(&text(&attachment.file).unwrap_or_default());
    }
}

fn push_facts(lines: &mut String, facts: &[Fact]) {
    for fact in facts {
        if let Some(words) = fact.value.text() {
            push_line(lines, [format!("{}：{words}", fact.label).as_str()]);
        }
    }
}

fn push_kind(lines: &mut String, kind: &KindData) {
    match kind {
        KindData::News | KindData::Outline => {}
        KindData::Session(session) => push_session(lines, session),
        KindData::Targets(targets) => {
            for target in &targets.items {
                push_line(lines, [target.indicator.as_str(), &target.words]);
                push_line(lines, target.remark.as_deref().into_iter().chain(target.note.as_deref()));
            }
        }
        KindData::Notice(notice) => push_facts(lines, &notice.facts),
        KindData::Document(document) => {
            let numbers = [&document.number, &document.index_number, &document.issuer, &document.topic];
            for number in numbers {
                push_line(lines, number.as_deref());
            }
            push_facts(lines, &document.facts);
        }
        KindData::Gongshi(gongshi) => push_facts(lines, &gongshi.facts),
        KindData::Progress(progress) => {
            push_facts(lines, &progress.facts);
            for task in &progress.tasks {
                push_line(lines, [task.name.as_str()]);
                push_facts(lines, &task.facts);
                task.steps.iter().for_each(|step| push_line(lines, step.words.as_deref()));
            }
        }
    }
}

fn push_session(lines: &mut String, session: &kind::Session) {
    push_line(lines, session.place.as_deref());
    push_facts(lines, &session.facts);
    for sitting in &session.sittings {
        push_line(lines, sitting.name.as_deref());
        push_facts(lines, &sitting.facts);
    }
    let agenda = session.sittings.iter().flat_map(|sitting| &sitting.agenda).chain(&session.agenda);
    let points = agenda.map(|point| point.item.as_str());
    let votes = session.votes.iter().map(|ballot| ballot.item.as_str());
    let projects = session.projects.iter().chain(&session.not_chosen).map(|project| project.name.as_str());
    let evaluations = session.evaluations.iter().map(|evaluation| evaluation.item.as_str());
    points.chain(votes).chain(projects).chain(evaluations).for_each(|item| push_line(lines, [item]));
    for election in &session.elected {
        let names = election.names.iter().map(String::as_str);
        push_line(lines, std::iter::once(election.post.as_str()).chain(names));
    }
}
