//! zhenbao 镇报: the static site generator for the news of township governments.
//!
//! One flow, one direction:
//!
//! ```text
//! content/ ─disk::load─▶ Folder ─article─▶ [Article] ─site─▶ Site ─page─▶ [Page] ─theme─▶ bytes ─disk::publish─▶ public/
//!                                                            └─check─▶ [Diagnostic]        └─serve (only the page asked for)
//! ```
//!
//! The laws of the house, which `tests/suite/tidy.rs` holds:
//!
//!  1. A module uses only modules declared above it, between rooms and inside them: each `mod.rs` declares its
//!     children in the order of their use. Types on the ground, dispatch on the roof, no circles.
//!  2. Each third-party crate lives in one room; the few that need more are listed in the test with the reason.
//!  3. Reading never fails: parsing returns a [`diagnostic::Checked`] value, and every mistake of every file is
//!     reported in one run. `Err` is for an environment that cannot go on.
//!  4. One [`diagnostic::Diagnostic`]; a code lives in the room that raises it, explains itself, and speaks Chinese
//!     and English side by side.
//!  5. No setters, no globals but constants, no locks outside `serve`. [`edition`] is the one road from a folder to a
//!     checked site, and the only door of the clock.
//!  6. What reaches the output is ordered: same sources, same clock, same last publication: the same bytes, with any
//!     number of threads.
//!  7. `disk` is the only room that touches files, `disk::publish` the only code that writes the output; paths are
//!     types, and none leaves its folder.
//!  8. Templates see views, never the model. Printed addresses are relative; only canonical links, feeds and the
//!     sitemap know where the site stands.
//!  9. No bool parameters; functions within about 50 lines, files within about 300.
//! 10. Every file says on top what it holds and what it must not know. Comments say why.
//! 11. `unwrap` only in tests; `expect` states the invariant; `unsafe` is forbidden.
//! 12. Nothing is cached that was not measured, and taking a cache away costs speed only.
//! 13. Names are whole words of the field; one name has one meaning.
//! 14. Nothing that two rooms must agree on is written in both: [`site::pages`] is the one list of pages, from which
//!     claims, taken names, templates, menu flags and the site map follow.
//! 15. Only what is certain may stop the site; nothing guessed is published in silence.

pub mod source;
pub mod diagnostic;
pub mod config;
pub mod article;
pub mod import;
pub mod picture;
pub mod site;
pub mod page;
pub mod search;
pub mod theme;
pub mod check;
pub mod disk;
pub mod edition;
pub mod codes;
pub mod serve;
pub mod command;
pub mod desk;
pub mod cli;
