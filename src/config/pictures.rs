//! `[pictures]`: what is published of the pictures beside the texts.

use super::table::TomlTable;
use super::{Originals, Pictures};

pub(super) fn read(top: &mut TomlTable<'_, '_>) -> Pictures {
    let Some(mut table) = top.table("pictures") else { return Pictures::default() };
    let originals = match table.switch("originals") {
        Some(true) => Originals::Published,
        _ => Originals::Kept,
    };
    top.diagnostics.extend(table.finish("[pictures]"));
    Pictures { originals }
}
