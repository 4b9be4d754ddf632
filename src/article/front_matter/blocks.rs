//! The blocks of data that belong to a kind of article.

pub mod codes;
mod fact;
mod document;
mod session;
mod notice;
mod targets;
mod gongshi;
mod progress;

pub(super) use document::DOCUMENT;
pub(super) use gongshi::GONGSHI;
pub(super) use notice::NOTICE;
pub(super) use progress::PROGRESS;
pub(super) use session::SESSION;
pub(super) use targets::TARGETS;

use super::matter::Places;
use super::reader::{Field, Reader};
use crate::article::kind::{Document, Gongshi, Kind, KindData, Notice, Progress, Session, Targets};
use crate::diagnostic::Diagnostic;
use crate::source::{Moment, Span};
use crate::text;

/// The blocks found in one front matter, with where they stand.
#[derive(Default)]
pub(super) struct Blocks {
    session: Option<Box<Session>>,
    targets: Option<Targets>,
    notice: Option<Box<Notice>>,
    document: Option<Box<Document>>,
    gongshi: Option<Box<Gongshi>>,
    progress: Option<Box<Progress>>,
    places: Vec<(Kind, Span)>,
}

impl Blocks {
    pub fn session(&mut self, field: &Field<'_>, reader: &mut Reader<'_>) {
        self.session = Some(Box::new(session::read(field, reader)));
        self.places.push((Kind::Session, reader.span(field)));
    }

    pub fn targets(&mut self, field: &Field<'_>, reader: &mut Reader<'_>) {
        self.targets = Some(targets::read(field, reader));
        self.places.push((Kind::Targets, reader.span(field)));
    }

    pub fn notice(&mut self, field: &Field<'_>, reader: &mut Reader<'_>) {
        self.notice = Some(Box::new(notice::read(field, reader)));
        self.places.push((Kind::Notice, reader.span(field)));
    }

    pub fn document(&mut self, field: &Field<'_>, reader: &mut Reader<'_>) {
        self.document = Some(Box::new(document::read(field, reader)));
        self.places.push((Kind::Document, reader.span(field)));
    }

    pub fn gongshi(&mut self, field: &Field<'_>, reader: &mut Reader<'_>) {
        self.gongshi = Some(Box::new(gongshi::read(field, reader)));
        self.places.push((Kind::Gongshi, reader.span(field)));
    }

    pub fn progress(&mut self, field: &Field<'_>, reader: &mut Reader<'_>) {
        self.progress = Some(Box::new(progress::read(field, reader)));
        self.places.push((Kind::Progress, reader.span(field)));
    }
}

/// Joins the kind as written with the block that belongs to it; the article may expire.
pub(super) fn join(
    stated: Option<Kind>,
    mut blocks: Blocks,
    (places, expires): (&Places, Option<Moment>),
    reader: &mut Reader<'_>,
) -> KindData {
    let kind = stated.or_else(|| blocks.places.first().map(|(kind, _)| *kind)).unwrap_or(Kind::News);
    for (found, span) in &blocks.places {
        if stated != Some(*found) {
            reader.found.push(misplaced(*found, span, stated));
        }
    }
    let written = blocks.places.iter().any(|(found, _)| *found == kind);
    let place = places.of("kind").unwrap_or_else(|| places.title());
    if !written
        && matches!(kind, Kind::Session | Kind::Targets | Kind::Document | Kind::Gongshi | Kind::Progress)
    {
        reader.found.push(missing(kind, place.clone()));
    }
    match kind {
        Kind::News => KindData::News,
        Kind::Outline => KindData::Outline,
        Kind::Session => KindData::Session(blocks.session.take().unwrap_or_default()),
        Kind::Targets => KindData::Targets(blocks.targets.take().unwrap_or_else(|| Targets::empty(place))),
        Kind::Notice => KindData::Notice(blocks.notice.take().unwrap_or_default()),
        Kind::Document => KindData::Document(blocks.document.take().unwrap_or_default()),
        Kind::Gongshi => {
            let gongshi = blocks.gongshi.take().unwrap_or_default();
            gongshi::check_end(&gongshi, expires, &place, reader);
            KindData::Gongshi(gongshi)
        }
        Kind::Progress => KindData::Progress(blocks.progress.take().unwrap_or_default()),
    }
}

fn misplaced(found: Kind, span: &Span, stated: Option<Kind>) -> Diagnostic {
    let (zh, en) = (found.chinese(), found.name());
    let diagnostic = match stated {
        None => Diagnostic::new(
            &codes::BLOCK_WITHOUT_KIND,
            span.clone(),
            text!("有“{zh}”的数据，但没有写类型", "there is a block `{en}`, but no kind"),
        ),
        Some(stated) => {
            let (stated_zh, stated_en) = (stated.chinese(), stated.name());
            Diagnostic::new(
                &codes::BLOCK_WITHOUT_KIND,
                span.clone(),
                text!(
                    "类型是“{stated_zh}”，却有“{zh}”的数据",
                    "the kind is {stated_en}, but there is a block `{en}`"
                ),
            )
        }
    };
    diagnostic.help(text!("加上一行 类型: {zh}，或删去这些数据", "add kind: {en}, or remove the block"))
}

fn missing(kind: Kind, place: Span) -> Diagnostic {
    let (zh, en) = (kind.chinese(), kind.name());
    let (form_zh, form_en) = match kind {
        Kind::Session => (
            "会议: { 届: 6, 次: 8, 开幕: 2025-03-31, 闭幕: 2025-04-01 }",
            "session: { congress: 6, meeting: 8 }",
        ),
        Kind::Targets => (
            "目标: { 年度: 2025, 指标: [地区生产总值 增长 5.5% 左右] }",
            "targets: { year: 2025, items: [ … ] }",
        ),
        Kind::Gongshi => (
            "公示: { 事项: …, 公示期: 2025-04-01至2025-04-07, 监督电话: … }",
            "gongshi: { subject: …, period: 2025-04-01至2025-04-07, objections: … }",
        ),
        Kind::Progress => (
            "进展: { 年度: 2025, 项目: [{ 项目: …, 进度: 60% }] }",
            "progress: { year: 2025, items: [{ name: …, progress: 60% }] }",
        ),
        _ => (
            "文件: { 索引号: …, 发文机关: …, 成文日期: 2025-04-01 }",
            "document: { index_number: …, issuer: …, made_on: 2025-04-01 }",
        ),
    };
    Diagnostic::new(
        &codes::MISSING_BLOCK,
        place,
        text!("类型是“{zh}”，但没有“{zh}”的数据", "the kind is {en}, but there is no block `{en}`"),
    )
    .help(text!("补上 {form_zh}", "add {form_en}"))
}

#[cfg(test)]
mod tests;
