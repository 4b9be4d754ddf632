//! Markdown from outside: what goes in, what comes out.

mod cases;
mod findings;
mod hostile;
mod places;
mod properties;
mod safety;
mod specification;

use super::AsWritten;

fn html(body: &str) -> String {
    super::to_html(body, &AsWritten)
}
