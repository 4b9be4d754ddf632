//! Addresses of links and pictures: which may be followed, which lead out of the site.

use crate::source::character::{is_invisible, is_joiner};

/// What kind of address an author wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Address {
    /// Within the site, to be resolved.
    Relative,
    /// `http`, `https` or `//host`: another site.
    External,
    /// `mailto` or `tel`.
    Contact,
    /// Any other scheme: not followed.
    Filtered,
}

/// Judges an address the way browsers read it: without control characters and white space, which
/// they ignore (`java\tscript:`).
pub(super) fn judge(destination: &str) -> Address {
    let seen = visible(destination);
    let seen = seen.as_ref();
    let head = seen.find(['/', '?', '#', '\\']).map_or(seen, |end| &seen[..end]);
    let Some(colon) = head.find(':') else {
        let mut start = seen.chars();
        let slash = |c: Option<char>| matches!(c, Some('/' | '\\'));
        return if slash(start.next()) && slash(start.next()) {
            Address::External
        } else {
            Address::Relative
        };
    };
    let scheme = &head[..colon];
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    if !is_scheme {
        return Address::Relative;
    }
    let is = |name: &str| scheme.eq_ignore_ascii_case(name);
    if is("http") || is("https") {
        Address::External
    } else if is("mailto") || is("tel") {
        Address::Contact
    } else {
        Address::Filtered
    }
}

/// The address as a browser reads it.
fn visible(destination: &str) -> std::borrow::Cow<'_, str> {
    let ignored = |c: char| c.is_control() || c.is_whitespace() || is_invisible(c) || is_joiner(c);
    if destination.chars().any(ignored) {
        destination.chars().filter(|c| !ignored(*c)).collect::<String>().into()
    } else {
        destination.into()
    }
}
