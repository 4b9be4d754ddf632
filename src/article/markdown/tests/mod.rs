//! Markdown from outside: what goes in, what comes out.

mod amendments;
mod cases;
mod findings;
mod github;
mod hostile;
mod ids;
mod prose;
mod properties;
mod safety;
mod slips;
mod specification;

use super::{Picture, Resolve};

/// Leaves every address as it was written.
struct AsWritten;

impl Resolve for AsWritten {
    fn link(&self, _: &str) -> Option<String> {
        None
    }

    fn picture(&self, _: &str) -> Option<Picture> {
        None
    }
}

fn html(body: &str) -> String {
    super::to_html(body, &AsWritten)
}
