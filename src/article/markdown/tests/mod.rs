//! Markdown from outside: what goes in, what comes out.

mod amendments;
mod cases;
mod findings;
mod github;
mod hostile;
mod lines;
mod ids;
mod places;
mod prose;
mod properties;
mod safety;
mod slips;
mod specification;

use super::AsWritten;
use crate::config::LineEnds;

/// As sites have it that ask for nothing else.
const LINES: LineEnds = LineEnds::Paragraphs;

fn html(body: &str) -> String {
    super::to_html(body, LINES, &AsWritten)
}

/// With the line ends of CommonMark.
fn common_html(body: &str) -> String {
    super::to_html(body, LineEnds::CommonMark, &AsWritten)
}
