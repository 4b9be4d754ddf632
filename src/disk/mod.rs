//! The only room that touches files: loading a site, publishing it, creating one.

pub mod create;
pub mod load;
pub mod publish;
