//! zhenbao 镇报: the static site generator for the news of township governments.
//!
//! One flow, one direction:
//!
//! ```text
//! content/ ─disk::load─▶ Project ─article─▶ [Article] ─site─▶ Site ─page─▶ [Page] ─theme─▶ bytes ─disk::publish─▶ public/
//!                                                            └─check─▶ [Diagnostic]        └─serve (only the page asked for)
//! ```
//!
//! The modules below stand in the order of the flow, and a module uses only modules declared above
//! it; `tests/suite/tidy.rs` holds that and the other laws of the house:
//!
//! - Reading never fails: parsing returns a [`diagnostic::Checked`] value, and every mistake of every
//!   file is reported in one run. `Err` is for an environment that cannot go on.
//! - An `Article` is a function of one file, a `Site` never changes after it was assembled, and
//!   rendering a page is a pure function of site, theme and page.
//! - The clock enters once. Same sources, same clock: the same bytes, with any number of threads.
//! - `disk` is the only room that touches files, and `disk::publish` the only code that writes the output.
//! - Every third-party crate lives in one room: jiff in `source`, `serde_yaml` in
//!   `article::front_matter`, pulldown-cmark in `article::markdown`, tera in `theme`, walkdir, csv and calamine in `disk`, clap in `cli`.

pub mod source;
pub mod diagnostic;
pub mod config;
pub mod article;
pub mod site;
pub mod page;
pub mod theme;
pub mod check;
pub mod disk;
pub mod codes;
pub mod serve;
pub mod command;
pub mod cli;
