//! What the pages of the kinds show besides their text.

pub(super) mod targets;
