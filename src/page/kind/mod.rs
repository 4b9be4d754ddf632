//! What the pages of the kinds show besides their text: the session's box, the count of an outline, the
//! points of a notice, the metadata of a document, the table and chart of targets, lists laid open, the progress of projects.
//!
//! Must not know how the data was written down. Labels are those of the office; where it has none, the theme's.

pub(super) mod cells;
pub(super) mod fact;
pub(super) mod document;
pub(super) mod notice;
pub(super) mod outline;
pub(super) mod session;
pub(super) mod targets;
pub(super) mod gongshi;
pub(super) mod progress;
pub(super) mod export;

pub use cells::csv;
pub(super) use document::{document, interprets, validity};
pub(super) use export::downloads;
pub(super) use gongshi::gongshi;
pub(super) use notice::notice;
pub(super) use outline::{outline, short_lists};
pub(super) use progress::progress;
pub(super) use session::session;
