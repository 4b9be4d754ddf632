//! Pictures: from the header of a file to the plan of what is published, from its bytes to what readers get.
//!
//! ```text
//! header ─▶ plan: names, widths, forms        bytes ─▶ clean, or decoded, turned, in sRGB, resized, encoded
//! ```
//!
//! Bytes in, bytes out: must not know files, articles or addresses. The plan follows from the header alone, so
//! that no page waits for pixels.

mod parts;
mod label;
pub mod svg;
mod refusal;
mod header;
mod plan;
mod clean;
mod encode;
mod derive;
mod look;

pub use clean::clean;
pub use derive::{Fault, derive};
pub use header::{Header, MOST_MEMORY};
pub use label::Generated;
pub use look::Look;
pub use parts::Format;
pub use plan::{Form, Plan, Rendition, Treatment};
pub use refusal::PictureRefusal;
