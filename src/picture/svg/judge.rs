//! What of a drawing draws and what acts or reaches out: elements, attributes, styles.

use super::Active;

/// What an element does that does not draw; nothing where it only keeps notes of a drawing program.
pub(super) fn active_element(name: &str) -> Option<Active> {
    let local = name.rsplit(':').next().unwrap_or_default().to_ascii_lowercase();
    match local.as_str() {
        "script" | "handler" | "listener" => Some(Active::Script),
        "animate" | "set" | "animatetransform" | "animatemotion" | "animatecolor" | "discard" => {
            Some(Active::Animation)
        }
        "foreignobject" | "iframe" | "object" | "embed" | "html" | "body" | "video" | "audio" | "canvas" => {
            Some(Active::ForeignObject)
        }
        "feimage" | "link" | "font-face-uri" => Some(Active::OuterReference),
        _ => None,
    }
}

/// Whether an attribute draws. `Err` says what it would do besides.
pub(super) fn judge(key: &str, value: &str) -> Result<bool, Active> {
    let (prefix, local) = key.split_once(':').unwrap_or(("", key));
    let lower = local.to_ascii_lowercase();
    if lower.starts_with("on") && !matches!(prefix, "inkscape" | "sodipodi") {
        return Err(Active::Handler);
    }
    if matches!(lower.as_str(), "href" | "src" | "base") && prefix != "xmlns" {
        let inner = value.trim();
        return match inner.starts_with('#') {
            true => Ok(matches!(key, "href" | "xlink:href")),
            false if inner.to_ascii_lowercase().contains("script:") => Err(Active::Script),
            false => Err(Active::OuterReference),
        };
    }
    let known = match prefix {
        "" => {
            local != "xmlns"
                && local.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
        }
        "xml" => matches!(local, "space" | "lang"),
        _ => false,
    };
    if known && reaches_out(value) {
        return Err(Active::OuterReference);
    }
    Ok(known)
}

/// Whether a value or a style names something outside the drawing. Escaped letters could spell anything, so
/// a backslash counts, too.
pub(super) fn reaches_out(style: &str) -> bool {
    let lower = style.to_ascii_lowercase();
    let outer_url = lower
        .split("url(")
        .skip(1)
        .any(|rest| !rest.trim_start().trim_start_matches(['"', '\'']).trim_start().starts_with('#'));
    let words =
        ["\\", "@import", "image-set", "image(", "src(", "cross-fade", "expression(", "://", "javascript:"];
    outer_url || words.iter().any(|word| lower.contains(word))
}

pub(super) fn without_comments(style: &str) -> String {
    let mut parts = style.split("/*");
    let mut rules = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        rules.push_str(part.split_once("*/").map_or("", |(_, rest)| rest));
    }
    rules
}

/// `120`, `120px`, `12.5` as whole pixels; nothing for percentages and other units.
pub(super) fn pixels(length: &str) -> Option<u32> {
    whole(length.trim().trim_end_matches("px"))
}

pub(super) fn view_box(value: &str) -> Option<(u32, u32)> {
    let mut numbers = value.split([' ', ',', '\t', '\n']).filter(|part| !part.is_empty()).skip(2);
    whole(numbers.next()?).zip(whole(numbers.next()?))
}

fn whole(number: &str) -> Option<u32> {
    let digits = number.trim().split('.').next()?;
    digits.parse().ok().filter(|number| (1..=100_000).contains(number))
}
