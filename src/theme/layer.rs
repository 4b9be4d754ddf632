//! One theme as it was read, by whom and from where ever.

use std::collections::BTreeMap;

use crate::source::Source;

/// The files of one theme as they were read.
#[derive(Debug, Default)]
pub struct Layer {
    /// The theme's name.
    pub name: String,
    /// Its theme.toml.
    pub manifest: Option<Source>,
    /// Its templates by their names below `templates/`.
    pub templates: BTreeMap<String, Source>,
    /// Its assets by their names below `assets/`.
    pub assets: BTreeMap<String, Vec<u8>>,
}
