//! One text becomes one article. Must know no other file, no address of another article, no clock.

pub mod decode;
pub mod kind;
pub mod front_matter;
pub mod markdown;
