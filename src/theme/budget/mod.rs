//! What templates may cost. Templates of a site's own can loop in loops, double a text with every turn or call
//! themselves: then a build would not end, or would take all memory. So that the same template fails on every machine,
//! nothing is measured in seconds: the templates are written anew with calls that count steps, and a page has so many.
//!
//! Pages of templates as they come with the program are not weighed: what they cost follows from the texts.

mod account;
mod tokens;
mod weighed;
mod filters;
mod limits;

use tera::Tera;

pub(super) use account::{DEEPEST_PART, DEEPEST_VALUE, Excess, STEPS_OF_A_PAGE, within};
pub(super) use limits::too_much;

use account::BYTES_OF_A_STEP;
use weighed::{Detail, weighed};

use super::layers::Templates;

/// Filters and functions that weigh, under names that nobody else would choose.
const WEIGHED: &str = "zhenbao_weighed";
const MEASURED: &str = "zhenbao_measured";
const SPENT: &str = "zhenbao_spent";
const ENTER: &str = "zhenbao_enter";
const LEAVE: &str = "zhenbao_leave";

/// The same templates with their weights. `plain` has filters, functions and templates as they are. `None` where tera
/// does not take them with any weights: they count as too much then.
pub(super) fn guarded(plain: &Tera, templates: &Templates) -> Option<Tera> {
    [Detail::Values, Detail::Parts].into_iter().find_map(|detail| {
        let mut tera = Tera::default();
        tera.register_from(plain);
        filters::register(&mut tera);
        tera.set_fallback_prefixes(templates.prefixes.clone()).ok()?;
        let sources = templates.sources.iter();
        let written = sources.map(|(name, source)| (name.as_str(), weighed(source.text(), detail)));
        tera.add_raw_templates(written).ok()?;
        Some(tera)
    })
}

#[cfg(test)]
mod tests;
