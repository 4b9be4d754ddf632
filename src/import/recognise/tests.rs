//! Documents and what they are recognised as.
