//! What trials measured, for `docs/reliability.md`: with `ZHENBAO_RECORD=1` in the environment each writes its figures into
//! `tests/figures/`, from which `cargo test --lib` makes the tables of the document.

use std::fmt::Display;
use std::fs;

use super::repository;

/// Keeps the figures of a trial, if they are asked for.
pub fn record(trial: &str, figures: &[(&str, &dyn Display)]) {
    if std::env::var_os("ZHENBAO_RECORD").is_some() {
        let lines: String = figures.iter().map(|(name, figure)| format!("{name} = {figure}\n")).collect();
        fs::write(repository("tests/figures").join(trial), lines).expect("the repository can be written");
    }
}
