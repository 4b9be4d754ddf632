//! The kinds of article and their data: sessions, outlines, targets, notices, documents, lists
//! laid open and the progress of projects, with what the law and the field say about them.
//!
//! Must not know how the data is written down: no YAML, no keys. Reading is `front_matter`'s.

pub mod codes;
mod decimal;
mod fact;
mod document;
mod notice;
mod numeral;
mod session;
mod targets;
pub mod personal;
mod gongshi;
mod progress;

pub use decimal::Decimal;
pub use document::{Document, Validity};
pub use fact::{Fact, FactValue};
pub use gongshi::{Gongshi, List, last_day, unmasked, unmasked_cell, unmasked_in};
pub use notice::Notice;
pub use numeral::{chinese_numeral, read_numeral};
pub use progress::{Progress, Share, Step, Task, TaskState, unknown_state};
pub use session::{
    Ballot, Ballots, Deputies, Election, Evaluation, Point, Project, Session, Sitting, SittingKind,
};
pub use targets::{Doubt, Goal, Reading, Row, Table, Target, Targets};

/// What an article is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A piece of news.
    News,
    /// A report on a session of the people's congress.
    Session,
    /// A work report, whose headings are its data.
    Outline,
    /// A table of a year's targets.
    Targets,
    /// A public notice.
    Notice,
    /// An official document.
    Document,
    /// Something laid open for objections.
    Gongshi,
    /// The progress of a year's projects.
    Progress,
}

impl Kind {
    /// All kinds in the order of the handbook.
    pub const ALL: [Kind; 8] = [
        Kind::News,
        Kind::Session,
        Kind::Outline,
        Kind::Targets,
        Kind::Notice,
        Kind::Document,
        Kind::Gongshi,
        Kind::Progress,
    ];

    /// The English name, as written behind `kind:` and as the key of the kind's block.
    pub fn name(self) -> &'static str {
        match self {
            Kind::News => "news",
            Kind::Session => "session",
            Kind::Outline => "outline",
            Kind::Targets => "targets",
            Kind::Notice => "notice",
            Kind::Document => "document",
            Kind::Gongshi => "gongshi",
            Kind::Progress => "progress",
        }
    }

    /// The Chinese name, as written behind `类型:` and as the key of the kind's block.
    pub fn chinese(self) -> &'static str {
        match self {
            Kind::News => "新闻",
            Kind::Session => "会议",
            Kind::Outline => "提纲",
            Kind::Targets => "目标",
            Kind::Notice => "公告",
            Kind::Document => "文件",
            Kind::Gongshi => "公示",
            Kind::Progress => "进展",
        }
    }

    /// What a form offers: every kind in Chinese and English.
    pub fn choices() -> Vec<(&'static str, &'static str)> {
        Self::ALL.map(|kind| (kind.chinese(), kind.name())).to_vec()
    }

    /// The kind of that name, in either language.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name || kind.chinese() == name)
    }
}

/// What an article is, with the data of its kind.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum KindData {
    /// A piece of news.
    #[default]
    News,
    /// A session of the congress.
    Session(Box<Session>),
    /// A work report; its headings are the data.
    Outline,
    /// Targets of a year.
    Targets(Targets),
    /// A notice.
    Notice(Box<Notice>),
    /// A document.
    Document(Box<Document>),
    /// Something laid open for objections.
    Gongshi(Box<Gongshi>),
    /// The progress of projects.
    Progress(Box<Progress>),
}

impl KindData {
    /// The kind without its data.
    pub fn kind(&self) -> Kind {
        match self {
            KindData::News => Kind::News,
            KindData::Session(_) => Kind::Session,
            KindData::Outline => Kind::Outline,
            KindData::Targets(_) => Kind::Targets,
            KindData::Notice(_) => Kind::Notice,
            KindData::Document(_) => Kind::Document,
            KindData::Gongshi(_) => Kind::Gongshi,
            KindData::Progress(_) => Kind::Progress,
        }
    }
}
