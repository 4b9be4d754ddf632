//! The preview through its door: HTTP over plain sockets, files saved as editors save them, events
//! waited for and never slept for.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod board;
mod checklist;
mod desk;
mod door;
mod equal;
mod faulty;
mod http;
mod lists;
mod many;
mod pictures;
mod preview;
mod published;
mod storms;
mod watching;
