//! One rule a file.

pub(super) mod columns;
pub(super) mod documents;
pub(super) mod identity;
pub(super) mod links;
pub(super) mod menu;
pub(super) mod pictures;
pub(super) mod placeholders;
pub(super) mod targets;
