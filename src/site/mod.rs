//! All articles become one immutable site. Must not know templates or the disk.

pub mod slug;
