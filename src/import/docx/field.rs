//! Fields of Word: instructions whose results stand in the text, such as links and tables of contents.

use super::revision::FieldsClosed;

/// Fields that are open: what each says, and whether its result has begun.
pub(super) struct Fields {
    pub(super) open: Vec<(String, FieldPart)>,
    closed: FieldsClosed,
    /// Whether a table of contents was left out.
    pub(super) has_contents: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum FieldPart {
    Instruction,
    Result,
}

impl Fields {
    pub(super) fn new(closed: FieldsClosed) -> Self {
        Self { open: Vec::new(), closed, has_contents: false }
    }

    pub(super) fn turn(&mut self, kind: Option<&str>) {
        match kind {
            Some("begin") => self.open.push((String::new(), FieldPart::Instruction)),
            Some("separate") => {
                if let Some(field) = self.open.last_mut() {
                    field.1 = FieldPart::Result;
                }
            }
            Some("end") => {
                self.open.pop();
            }
            _ => {}
        }
    }

    /// Whether words at this place are shown.
    pub(super) fn shows(&mut self) -> bool {
        if self.closed == FieldsClosed::No {
            return true;
        }
        let is_contents =
            self.open.iter().any(|(instruction, _)| instruction.trim_start().starts_with("TOC"));
        self.has_contents |= is_contents;
        !is_contents && self.open.iter().all(|(_, part)| *part == FieldPart::Result)
    }

    /// Where the innermost link field leads.
    pub(super) fn link(&self) -> Option<String> {
        self.open.iter().rev().find_map(|(instruction, _)| link_of(instruction))
    }
}

/// `HYPERLINK "https://…" \t "_blank"`.
pub(super) fn link_of(instruction: &str) -> Option<String> {
    let rest = instruction.trim_start().strip_prefix("HYPERLINK")?.trim_start();
    let (address, _) = rest.strip_prefix('"')?.split_once('"')?;
    is_web(address).then(|| address.to_owned())
}

pub(super) fn is_web(address: &str) -> bool {
    ["http://", "https://", "mailto:"].iter().any(|start| address.to_ascii_lowercase().starts_with(start))
}
