//! Code of site generators within texts: pictures and links become Markdown, the rest is taken out and told.

use super::dropped_code;
use crate::import::report::Remark;

/// How code begins and ends.
const MARKS: [(&str, &str); 4] = [("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}"), ("{{", "}}")];

/// The text without code.
pub(super) fn without(text: &str, remarks: &mut Vec<Remark>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((at, (open, close))) = MARKS
        .iter()
        .filter_map(|mark| rest.find(mark.0).map(|at| (at, *mark)))
        .min_by_key(|(at, mark)| (*at, std::cmp::Reverse(mark.0.len())))
    {
        out.push_str(&rest[..at]);
        let inside = &rest[at + open.len()..];
        let Some(end) = inside.find(close) else {
            out.push_str(&rest[at..at + open.len()]);
            rest = inside;
            continue;
        };
        let code = inside[..end].trim().trim_matches(['-', '/']).trim();
        match replaced(code) {
            Some(words) => out.push_str(&words),
            None => remarks.push(dropped_code(code)),
        }
        rest = &inside[end + close.len()..];
    }
    out.push_str(rest);
    out
}

/// What code stands for in Markdown; `None` for what a text cannot say.
fn replaced(code: &str) -> Option<String> {
    let (name, arguments) = code.split_once(char::is_whitespace).unwrap_or((code, ""));
    let first = || {
        arguments
            .trim()
            .split(char::is_whitespace)
            .next()
            .unwrap_or_default()
            .trim_matches(['"', '\''])
            .to_owned()
    };
    let rest = || {
        arguments
            .trim()
            .split_once(char::is_whitespace)
            .map_or("", |(_, rest)| rest)
            .trim_matches(['"', '\'', ' '])
            .to_owned()
    };
    match name {
        "figure" | "img" | "image" => {
            let file = named(arguments, "src").unwrap_or_else(first);
            let alt = named(arguments, "alt")
                .or_else(|| named(arguments, "title"))
                .or_else(|| named(arguments, "caption"));
            Some(format!("![{}]({})", alt.unwrap_or_default(), file.replace(' ', "%20")))
        }
        "asset_img" => Some(format!("![{}]({})", rest(), first())),
        "ref" | "relref" | "asset_path" | "post_path" | "link" | "post_url" => Some(first()),
        "post_link" | "asset_link" => {
            Some(format!("[{}]({})", if rest().is_empty() { first() } else { rest() }, first()))
        }
        // Marks around text that stays.
        "raw" | "endraw" | "highlight" | "endhighlight" | "blockquote" | "endblockquote" | "centerquote"
        | "endcenterquote" | "note" | "endnote" | "tip" | "notice" | "quote" => Some(String::new()),
        "site.baseurl" | "site.url" => Some(String::new()),
        _ if code.contains("| relative_url") || code.contains("| absolute_url") => {
            let words = code.split('|').next().unwrap_or_default().trim();
            words.starts_with(['"', '\'']).then(|| words.trim_matches(['"', '\'']).to_owned())
        }
        _ => None,
    }
}

/// The value of `name="…"`.
fn named(arguments: &str, name: &str) -> Option<String> {
    let (_, rest) = arguments.split_once(&format!("{name}="))?;
    let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\''));
    let words = match quote {
        Some(quote) => rest[1..].split(quote).next(),
        None => rest.split(char::is_whitespace).next(),
    };
    words.map(str::to_owned)
}
