//! Tracked changes: what somebody put in or took out and nobody has decided on.

use roxmltree::Node;

use super::parts::plain_text;
use crate::diagnostic::Text;
use crate::import::report::shortened;
use crate::import::xml::attribute;
use crate::text;

/// So many changes are listed.
const LISTED: usize = 20;

/// One change.
pub(super) struct TrackedChange {
    zh: &'static str,
    en: &'static str,
    author: String,
    words: String,
    place: usize,
}

/// All changes of a document, in order.
pub(super) fn found(root: Node<'_, '_>) -> Vec<TrackedChange> {
    let mut place = 0;
    let mut changes = Vec::new();
    for node in root.descendants().filter(Node::is_element) {
        let (zh, en) = match node.tag_name().name() {
            "p" => {
                place += 1;
                continue;
            }
            "ins" => ("加", "put in"),
            "del" => ("删", "took out"),
            "moveFrom" => ("移走", "moved away"),
            "moveTo" => ("移来", "moved here"),
            _ => continue,
        };
        let author = attribute(node, "author").unwrap_or("?").to_owned();
        changes.push(TrackedChange { zh, en, author, words: words(node), place });
    }
    changes
}

/// The words of a change; those that were taken out stand in elements of their own.
fn words(node: Node<'_, '_>) -> String {
    let deleted: String = node
        .descendants()
        .filter(|inside| inside.tag_name().name() == "delText")
        .filter_map(|inside| inside.text())
        .collect();
    let words = if deleted.is_empty() { plain_text(node) } else { deleted };
    if words.is_empty() { "¶".to_owned() } else { shortened(&words) }
}

/// Why a document with changes is not imported, with the list of them.
pub(super) fn refusal(changes: &[TrackedChange]) -> Text {
    let count = changes.len();
    let listed = changes.iter().take(LISTED);
    let zh: Vec<String> = listed
        .clone()
        .map(|TrackedChange { zh, author, words, place, .. }| {
            format!("\n    第 {place} 段：{author}{zh}“{words}”")
        })
        .collect();
    let en: Vec<String> = listed
        .map(|TrackedChange { en, author, words, place, .. }| {
            format!("\n    paragraph {place}: {author} {en} “{words}”")
        })
        .collect();
    let (zh, en) = (zh.concat(), en.concat());
    text!(
        "有 {count} 处修订没有定稿。在 WPS 或 Word 里接受或拒绝后再导入；全部接受用 --accept{zh}",
        "{count} tracked changes are open. Accept or reject them in WPS or Word, or accept all with --accept{en}"
    )
}

/// Whether every field that begins also ends: else nothing between can be trusted to be one.
pub(super) fn fields_are_closed(root: Node<'_, '_>) -> FieldsClosed {
    let mut depth = 0_i32;
    for node in root.descendants().filter(|node| node.tag_name().name() == "fldChar") {
        match attribute(node, "fldCharType") {
            Some("begin") => depth += 1,
            Some("end") => depth -= 1,
            _ => {}
        }
    }
    if depth == 0 { FieldsClosed::Yes } else { FieldsClosed::No }
}

/// See [`fields_are_closed`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FieldsClosed {
    Yes,
    No,
}
