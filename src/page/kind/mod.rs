//! What the pages of the kinds show besides their text: the session's box, the count of an outline, the
//! points of a notice, the metadata of a document, the table and chart of targets, lists laid open, the progress of projects.
//!
//! Must not know how the data was written down. Labels are those of the office; where it has none, the theme's.

mod fact;
mod document;
mod notice;
mod outline;
mod session;
pub(super) mod targets;
mod cells;
mod gongshi;
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
