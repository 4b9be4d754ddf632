//! Markdown from outside: what goes in, what comes out.

mod amendments;
mod cases;
mod findings;
mod github;
mod hostile;
mod ids;
mod places;
mod prose;
mod properties;
mod safety;
mod slips;
mod specification;

use super::AsWritten;

fn html(body: &str) -> String {
    super::to_html(body, &AsWritten)
}
