//! The preview through its door: HTTP over plain sockets, files saved as editors save them, events
//! waited for and never slept for.

mod board;
mod door;
mod equal;
mod http;
mod many;
mod preview;
mod published;
mod watching;
