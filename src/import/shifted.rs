//! Digits above and below the line, for which there are characters.

/// Digits that stand above or below the line have characters of their own.
pub(super) fn raised(text: &str) -> Option<String> {
    shifted(text, "0123456789+-()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ")
}

/// See [`raised`].
pub(super) fn lowered(text: &str) -> Option<String> {
    shifted(text, "0123456789+-()", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎")
}

fn shifted(text: &str, plain: &str, other: &str) -> Option<String> {
    let one = |c: char| other.chars().nth(plain.chars().position(|plain| plain == c)?);
    text.trim().chars().map(one).collect()
}
