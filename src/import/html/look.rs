//! What the attributes of an element say of its look.

use scraper::ElementRef;

use crate::import::model::{Margin, Style};

/// A declaration of an element's own style: `declared(e, "text-align")`.
pub(super) fn declared(element: ElementRef<'_>, property: &str) -> Option<String> {
    let style = element.attr("style")?;
    style.split(';').find_map(|declaration| {
        let (name, value) = declaration.split_once(':')?;
        name.trim().eq_ignore_ascii_case(property).then(|| value.trim().to_ascii_lowercase())
    })
}

/// Whether readers of the page do not see an element.
pub(super) fn is_hidden(element: ElementRef<'_>) -> bool {
    let is =
        |property, value| declared(element, property).is_some_and(|declared| declared.starts_with(value));
    element.attr("hidden").is_some() || is("display", "none") || is("mso-hide", "all")
}

/// Where an element stands between the margins.
pub(super) fn margin(element: ElementRef<'_>) -> Margin {
    let align =
        declared(element, "text-align").or_else(|| element.attr("align").map(str::to_ascii_lowercase));
    match align.as_deref() {
        Some("right" | "end") => Margin::Right,
        Some("center") => Margin::Centre,
        _ if element.value().name() == "center" => Margin::Centre,
        _ => Margin::Text,
    }
}

/// The style of the words within an element, whose parent's words have that one.
pub(super) fn style(element: ElementRef<'_>, around: &Style) -> Style {
    let mut style = around.clone();
    match element.value().name() {
        "b" | "strong" => style.strong = true,
        "i" | "em" => style.emphasis = true,
        "s" | "strike" | "del" => style.struck = true,
        "code" | "tt" | "kbd" | "samp" => style.code = true,
        "a" => style.link = address(element).or(style.link),
        _ => {}
    }
    match declared(element, "font-weight").as_deref() {
        Some("bold" | "bolder" | "600" | "700" | "800" | "900") => style.strong = true,
        Some("normal" | "400" | "lighter") => style.strong = false,
        _ => {}
    }
    if declared(element, "text-decoration").is_some_and(|value| value.contains("line-through")) {
        style.struck = true;
    }
    style
}

/// Where a link leads; nowhere for places within the page and for scripts.
fn address(element: ElementRef<'_>) -> Option<String> {
    let href = element.attr("href")?.trim();
    let lower = href.to_ascii_lowercase();
    let leads = !href.is_empty() && !href.starts_with('#');
    (leads
        && !["javascript:", "file:", "data:", "vbscript:", "about:"]
            .iter()
            .any(|start| lower.starts_with(start)))
    .then(|| href.to_owned())
}
