//! site.toml becomes a typed [`Config`].
//!
//! Reads strictly: an unknown key, a wrong type or an unusable value is a finding with its place,
//! and every fault of the file is reported at once. Must not know articles or themes.

mod address;
pub mod codes;
pub mod accepted;
mod written;
mod syntax;
mod table;
pub mod sample;
mod check;
mod credit;
mod document;
mod identity;
mod emergency;
mod menu;
mod outside;
mod pictures;
mod search;
mod read;

pub use address::BaseUrl;
pub use check::{CheckSettings, LEVEL, Level, RuleSettings};
pub use credit::{CreditLine, RequiredCredit, Role};
pub use document::{IndexParts, IndexTemplate};
pub use read::{FILE, read};
pub(crate) use table::{TomlTable, parse};
pub use written::{Written, WrittenKey, WrittenValue};

use std::collections::BTreeMap;

use serde::Serialize;

use crate::source::{Date, Span, Zone};

/// The settings of a site.
#[derive(Debug, Clone)]
pub struct Config {
    /// The site's name: `金山镇政务新闻`.
    pub title: String,
    /// Where the site will stand, with its path.
    pub base_url: BaseUrl,
    /// BCP 47, for `lang` and feeds.
    pub language: String,
    /// The zone of dates written without one.
    pub zone: Zone,
    /// The theme's name: a folder of `themes/` or a built-in one.
    pub theme: String,
    /// Where the theme is named, for messages about it.
    pub theme_span: Option<Span>,
    /// One sentence about the site.
    pub description: String,
    /// Words for the head tag `Keywords` of the home page.
    pub keywords: Vec<String>,
    /// Phrases that titles keep whole when they break over lines.
    pub glossary: Vec<String>,
    /// Articles on one list page.
    pub paginate_by: usize,
    /// Articles in one feed.
    pub feed_limit: usize,
    /// The two to four characters of the seal in the masthead.
    pub seal: String,
    /// What every page says above all else for some days.
    pub emergency: Option<Emergency>,
    /// The superior place named in the line above the masthead: `江西省萍乡市上栗县`.
    pub place: String,
    /// Who runs the site.
    pub organization: Organization,
    /// The site's numbers with the authorities.
    pub identity: Identity,
    /// Where `[identity]` names pictures: key, picture, place, for messages about them.
    pub identity_pictures: Vec<(&'static str, String, Span)>,
    /// Credits under an article.
    pub credit: Credit,
    /// Reviews before publication.
    pub review: ReviewSettings,
    /// What the end of a line means in a text.
    pub line_ends: LineEnds,
    /// How index numbers of documents are made.
    pub index_template: Option<IndexTemplate>,
    /// The main navigation, in one level or two.
    pub menu: Vec<MenuEntry>,
    /// What readers are told before they leave the site.
    pub outside: Outside,
    /// How the page of an article is passed on.
    pub share: Sharing,
    /// Indicators that were renamed: the former name and the one that followed it.
    pub indicator_aliases: BTreeMap<String, String>,
    /// Levels and settings of the rules.
    pub check: CheckSettings,
    /// What is published of pictures.
    pub pictures: Pictures,
    /// What readers can search.
    pub search: SearchSettings,
    /// `[theme_options]`: what the theme's own theme.toml declares, unchecked here.
    pub theme_options: Vec<WrittenKey>,
}

/// What the end of a line means in a text: `[markdown] line_ends`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LineEnds {
    /// A line is a paragraph, unless it was wrapped within a sentence: as text is pasted from WPS.
    #[default]
    Paragraphs,
    /// A paragraph ends with an empty line, as CommonMark has it.
    CommonMark,
}

/// `[emergency]`: a sentence above every page, such as a flood warning, up to its last day.
#[derive(Debug, Clone)]
pub struct Emergency {
    /// The sentence.
    pub text: String,
    /// Where it leads, as in the menu; empty where it leads nowhere.
    pub url: String,
    /// The last day on which it is shown.
    pub until: Date,
}

/// `[pictures]`: what is published of pictures.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Pictures {
    /// Whether they are published as they came, too.
    pub originals: Originals,
}

/// Whether pictures are published as they came.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Originals {
    /// They stay at home.
    #[default]
    Kept,
    /// They are, without what they tell about camera and place.
    Published,
}

/// `[search]`: what readers can search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SearchSettings {
    /// Whether there is a search.
    pub enabled: bool,
    /// Whether it finds what stands in attachments, too.
    pub attachments: bool,
}

impl Default for SearchSettings {
    fn default() -> Self {
        Self { enabled: true, attachments: false }
    }
}

/// `[organization]`: who runs the site and how to reach them.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Organization {
    /// 主办单位.
    pub sponsor: String,
    /// 承办单位.
    pub operator: String,
    /// Postal address.
    pub address: String,
    /// Telephone.
    pub phone: String,
    /// E-mail address.
    pub email: String,
    /// Office hours.
    pub hours: String,
}

/// `[identity]`: what government sites print in their head tags and footers. A township usually
/// stands under a county's portal and gives the county's values.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Identity {
    /// Head tag `SiteName`; the title when empty.
    pub site_name: String,
    /// Head tag `SiteDomain`; the host of `base_url` when empty.
    pub site_domain: String,
    /// Head tag `SiteIDCode` (网站标识码). Empty: a demonstration, said on every page.
    pub site_id_code: String,
    /// ICP备案号.
    pub icp_record: String,
    /// 公安备案号.
    pub police_record: String,
    /// A picture of the owner's own mark; the program ships none.
    pub mark_image: String,
    /// The badge that goes with 公安备案, as the police hand it out; the program ships none.
    pub police_image: String,
    /// The mark 党政机关, as its registry hands it out to the owner; the program ships none.
    pub party_image: String,
    /// Where that mark leads: the owner's page at its registry.
    pub party_url: String,
}

/// `[outside]`: links that lead out of the site.
#[derive(Debug, Clone, Default)]
pub struct Outside {
    /// Whether they lead over a page that says so.
    pub leaving: LeavingPages,
    /// Hosts to which they lead directly, with all hosts below them; those of the state always do.
    pub trusted: Vec<String>,
}

/// Whether readers are told before they leave.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum LeavingPages {
    /// A link leads out at once.
    #[default]
    None,
    /// It leads to a page that names the address.
    Made,
}

/// `[share]`: how the page of an article is passed on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sharing {
    /// Whether articles show their address as a QR code, on the screen and on paper.
    pub codes: QrCodes,
}

/// Whether pages show their address as a QR code.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum QrCodes {
    /// They do not.
    #[default]
    None,
    /// They do.
    Shown,
}

/// `[credit]`: the defaults and the form of credits.
#[derive(Debug, Clone)]
pub struct Credit {
    /// The editor where an article names none.
    pub editor: Option<String>,
    /// The publishing unit where an article names none.
    pub source: Option<String>,
    /// Credits that every article must have; the editor always.
    pub require: Vec<RequiredCredit>,
    /// The credit line.
    pub line: CreditLine,
}

impl Default for Credit {
    fn default() -> Self {
        let require = vec![RequiredCredit::Role(Role::Editor)];
        Self { editor: None, source: None, require, line: CreditLine::default() }
    }
}

/// `[review]`: which of the three reviews (三审) an article must have had, and who may read of it.
#[derive(Debug, Clone, Default)]
pub struct ReviewSettings {
    /// The reviews without which nothing is published.
    pub require: Vec<Role>,
    /// The day from whose articles on they are required; `None`: of all. Whoever begins to ask for reviews has years
    /// of articles that never had one.
    pub from: Option<Date>,
    /// Whether readers see the names.
    pub names: ReviewNames,
}

/// Whether pages name the reviewers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ReviewNames {
    /// No: they stay inside the office.
    #[default]
    Kept,
    /// Yes, with the other credits.
    Shown,
}

/// One entry of the main navigation.
#[derive(Debug, Clone)]
pub struct MenuEntry {
    /// What it says.
    pub name: String,
    /// Relative to the site's start (`renda/`), or a whole address; none where it only holds others.
    pub url: Option<String>,
    /// Where the address is written, or the name.
    pub span: Span,
    /// The entries below it; those have none below them.
    pub entries: Vec<MenuEntry>,
}
