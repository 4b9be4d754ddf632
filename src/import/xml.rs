//! XML of strangers as a tree: no entities of its own, no more elements, attributes and depth than a document has.

use roxmltree::{Document, Node, ParsingOptions};

use crate::diagnostic::Text;
use crate::text;

/// Elements and texts of a part. A hundred pages have sixty thousand.
const NODES: u32 = 1_000_000;

/// Attributes of one element, and declarations of namespaces in all: reading costs the square of them.
const ATTRIBUTES: usize = 1000;
const NAMESPACES: usize = 4_000;

/// Elements within each other.
const DEEPEST: usize = 400;

/// Reads a part; `name` says which in a refusal.
pub(super) fn parse<'t>(name: &str, text: &'t str) -> Result<Document<'t>, Text> {
    let lower_bound = text[..text.floor_char_boundary(text.len().min(4_000))].find("<!DOCTYPE");
    if lower_bound.is_some() || text.contains("<!ENTITY") {
        return Err(text!(
            "{name} 自定义了实体，正常的文档没有",
            "{name} declares entities of its own, which no document does"
        ));
    }
    if is_crowded(text) {
        return Err(text!("{name} 的标签不正常", "{name} has more attributes or depth than any document"));
    }
    let options = ParsingOptions { allow_dtd: false, nodes_limit: NODES, ..ParsingOptions::default() };
    Document::parse_with_options(text, options)
        .map_err(|error| text!("{name} 损坏：{error}", "{name} is damaged: {error}"))
}

fn is_crowded(text: &str) -> bool {
    if text.match_indices("xmlns").nth(NAMESPACES).is_some() {
        return true;
    }
    let (mut equals, mut depth) = (0_usize, 0_usize);
    let bytes = text.as_bytes();
    for at in memchr::memchr3_iter(b'<', b'>', b'=', bytes) {
        match bytes[at] {
            b'<' => {
                equals = 0;
                match bytes.get(at + 1) {
                    Some(b'/') => depth = depth.saturating_sub(1),
                    Some(b'?' | b'!') => {}
                    _ => depth += 1,
                }
            }
            b'>' => {
                if at > 0 && bytes[at - 1] == b'/' {
                    depth = depth.saturating_sub(1);
                }
                equals = 0;
            }
            _ => equals += 1,
        }
        if equals > ATTRIBUTES || depth > DEEPEST {
            return true;
        }
    }
    false
}

/// The elements right within one.
pub(super) fn elements<'a, 'i>(node: Node<'a, 'i>) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(Node::is_element)
}

/// The first element of a name right within another, whatever its namespace.
pub(super) fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    elements(node).find(|child| child.tag_name().name() == name)
}

/// An attribute by its name without namespace: `w:val` is `val`.
pub(super) fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

/// The `val` of a child: `<w:numFmt w:val="decimal"/>`.
pub(super) fn value<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    attribute(child(node, name)?, "val")
}

/// Whether a switch is on: there, and not `0` or `false`.
pub(super) fn switch(node: Node<'_, '_>, name: &str) -> Option<bool> {
    let child = child(node, name)?;
    Some(!matches!(attribute(child, "val"), Some("0" | "false" | "off" | "none")))
}
