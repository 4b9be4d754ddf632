//! What the pages of the kinds show besides their text: the session's box, the count of an outline, the
//! points of a notice, the metadata of a document, the table and chart of targets.
//!
//! Must not know how the data was written down, nor its labels, which are the theme's.

mod fact;
mod document;
mod notice;
mod outline;
mod session;
pub(super) mod targets;

pub(super) use document::{document, interprets, validity};
pub(super) use notice::notice;
pub(super) use outline::{outline, short_lists};
pub(super) use session::session;
