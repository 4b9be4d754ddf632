//! The tags of an HTML text, as far as it takes to see scripts, styles and addresses. Reads anything
//! and never fails; must not know what the tags are for.

/// An opening tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag<'a> {
    /// The element's name in small letters.
    pub name: String,
    /// Attributes with their values as written; names in small letters, no value as "".
    pub attributes: Vec<(String, &'a str)>,
    /// What stands in an element that holds only characters: script, style, title, textarea.
    pub text: Option<&'a str>,
}

impl<'a> Tag<'a> {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&'a str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| *value)
    }

    /// Whether it is a script that browsers run where it stands. JSON-LD and other data is none: HTML
    /// "prepare the script element" ends for data blocks before the page's policy is asked.
    pub fn runs_inline(&self) -> bool {
        const RUN: [&str; 6] =
            ["", "module", "importmap", "speculationrules", "text/javascript", "application/javascript"];
        let of = self.attribute("type").unwrap_or_default().trim().to_lowercase();
        self.name == "script"
            && self.attribute("src").is_none()
            && (RUN.contains(&of.as_str()) || of.contains("ecmascript"))
    }
}

/// Elements whose content is characters up to their end tag.
const CHARACTERS: [&str; 4] = ["script", "style", "title", "textarea"];

/// All opening tags in their order. Comments are skipped.
pub fn tags(html: &str) -> Vec<Tag<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = html[at..].find('<').map(|offset| at + offset) {
        let rest = &html[open + 1..];
        if rest.starts_with("!--") {
            at = rest.find("-->").map_or(html.len(), |end| open + 1 + end + 3);
        } else if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let (mut tag, end) = tag(html, open + 1);
            at = end;
            if CHARACTERS.contains(&tag.name.as_str()) {
                let length = end_tag(&html[at..], &tag.name);
                tag.text = Some(&html[at..at + length]);
                at += length;
            }
            found.push(tag);
        } else {
            at = open + 1;
        }
    }
    found
}

/// Bytes up to the end tag of an element, or to the end.
fn end_tag(html: &str, name: &str) -> usize {
    let mut at = 0;
    while let Some(open) = html[at..].find("</").map(|offset| at + offset) {
        let after = &html.as_bytes()[open + 2..];
        if after.len() >= name.len() && after[..name.len()].eq_ignore_ascii_case(name.as_bytes()) {
            return open;
        }
        at = open + 2;
    }
    html.len()
}

/// The tag whose name starts at a byte, and the byte behind its `>`.
fn tag(html: &str, start: usize) -> (Tag<'_>, usize) {
    let bytes = html.as_bytes();
    let until = |from: usize, ends: &[u8]| {
        (from..bytes.len())
            .find(|at| bytes[*at].is_ascii_whitespace() || ends.contains(&bytes[*at]))
            .unwrap_or(bytes.len())
    };
    let blanks =
        |from: usize| (from..bytes.len()).find(|at| !bytes[*at].is_ascii_whitespace()).unwrap_or(bytes.len());
    let mut at = until(start, b"/>");
    let mut tag = Tag { name: html[start..at].to_lowercase(), attributes: Vec::new(), text: None };
    loop {
        at = blanks(at);
        match bytes.get(at) {
            None => return (tag, html.len()),
            Some(b'>') => return (tag, at + 1),
            Some(b'/') => at += 1,
            Some(_) => {
                // A name has at least one byte, whatever it is, so that reading goes on.
                let end = until(at + 1, b"=/>");
                let end = html.ceil_char_boundary(end);
                let name = html[at..end].to_lowercase();
                let equals = blanks(end);
                if bytes.get(equals) != Some(&b'=') {
                    tag.attributes.push((name, ""));
                    at = end;
                    continue;
                }
                let value = blanks(equals + 1);
                let (from, to, next) = match bytes.get(value) {
                    Some(quote @ (b'"' | b'\'')) => {
                        let close = html[value + 1..]
                            .find(char::from(*quote))
                            .map_or(html.len(), |end| value + 1 + end);
                        (value + 1, close, (close + 1).min(html.len()))
                    }
                    _ => {
                        let close = until(value, b">");
                        (value, close, close)
                    }
                };
                tag.attributes.push((name, &html[from..to]));
                at = next;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_found_whatever_stands_between() {
        let html = "<!-- <p onclick=x> --><P Class='a \"b\"' hidden data-x=1>a < b</P><script type=module>if(a<b)'</p>'</SCRIPT ><img alt=\"图\"src=a.png/>";
        let found = tags(html);
        let names: Vec<&str> = found.iter().map(|tag| tag.name.as_str()).collect();
        assert_eq!(names, ["p", "script", "img"]);
        assert_eq!(
            found[0].attributes,
            [("class".to_owned(), "a \"b\""), ("hidden".to_owned(), ""), ("data-x".to_owned(), "1")]
        );
        assert_eq!(found[1].text, Some("if(a<b)'</p>'"));
        assert!(found[1].runs_inline());
        assert_eq!(found[2].attribute("alt"), Some("图"));
    }

    #[test]
    fn broken_tags_end_the_reading_and_nothing_else() {
        for html in [
            "<",
            "<p",
            "<p a",
            "<p a=",
            "<p a='",
            "<p a=\"图",
            "<script>",
            "<script",
            "<!--",
            "</p",
            "<图>",
            "<p 图=图",
            "<p ==>",
            "<p / / />",
        ] {
            assert!(tags(html).len() <= 1, "{html}");
        }
        assert!(!tags("<script type='application/ld+json'>{}</script>")[0].runs_inline());
        assert!(!tags("<script src=a.js></script>")[0].runs_inline());
    }
}
