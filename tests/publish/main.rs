//! The tests of publishing as a program of their own.

#[path = "../suite/publish/mod.rs"]
mod publish;
