//! How findings are arranged for people: errors last and whole, many warnings of one code as one. Must not
//! know how a finding is drawn.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Severity};

/// So many warnings of one code are told one by one; of more only the first ones, and a count.
const ONE_BY_ONE: usize = 10;
/// So many of them are told whole.
const WHOLE: usize = 3;

/// So many errors of one code are told whole. Nobody mends more at a time, and a file of another kind under a text's name
/// has a hundred thousand.
const MOST_ERRORS: usize = 200;

/// Findings as people read them.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Arranged<'d> {
    /// Warnings that are told whole, in their order.
    pub warnings: Vec<&'d Diagnostic>,
    /// The rest of those that are many, by code.
    pub groups: Vec<Many<'d>>,
    /// Errors, in their order.
    pub errors: Vec<&'d Diagnostic>,
    /// The rest of those that are hundreds, by code.
    pub floods: Vec<Many<'d>>,
}

/// Many warnings of one code.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Many<'d> {
    /// The code.
    pub code: &'static Code,
    /// Those that are not told whole, in their order.
    pub rest: Vec<&'d Diagnostic>,
}

/// Arranges sorted findings.
pub(super) fn arranged(findings: &[Diagnostic]) -> Arranged<'_> {
    let (errors, all): (Vec<_>, Vec<_>) =
        findings.iter().partition(|finding| finding.severity == Severity::Error);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in &all {
        *counts.entry(finding.code.id).or_default() += 1;
    }
    let mut groups: BTreeMap<&str, Many<'_>> = BTreeMap::new();
    let mut told: BTreeMap<&str, usize> = BTreeMap::new();
    let mut warnings = Vec::new();
    for finding in all {
        let id = finding.code.id;
        let told = told.entry(id).or_default();
        *told += 1;
        if counts[id] <= ONE_BY_ONE || *told <= WHOLE {
            warnings.push(finding);
        } else {
            groups.entry(id).or_insert(Many { code: finding.code, rest: Vec::new() }).rest.push(finding);
        }
    }
    let (errors, floods) = first_of_each(errors);
    Arranged { warnings, groups: groups.into_values().collect(), errors, floods }
}

/// The errors that are told whole, and the rest of each code that has hundreds.
fn first_of_each(errors: Vec<&Diagnostic>) -> (Vec<&Diagnostic>, Vec<Many<'_>>) {
    let mut told: BTreeMap<&str, usize> = BTreeMap::new();
    let mut floods: BTreeMap<&str, Many<'_>> = BTreeMap::new();
    let mut whole = Vec::new();
    for error in errors {
        let told = told.entry(error.code.id).or_default();
        *told += 1;
        if *told <= MOST_ERRORS {
            whole.push(error);
        } else {
            let flood = floods.entry(error.code.id);
            flood.or_insert(Many { code: error.code, rest: Vec::new() }).rest.push(error);
        }
    }
    (whole, floods.into_values().collect())
}
