//! Pictures and boxes that a run holds, and what pages cannot show.

use roxmltree::Node;

use super::reader::Reader;
use super::run::RunStyle;
use crate::import::model::Inline;
use crate::import::report::Remark;
use crate::import::xml::{attribute, child, elements};
use crate::text;

impl Reader<'_> {
    /// The newer form of something, or the older where a page cannot show that.
    pub(super) fn alternative(
        &mut self,
        element: Node<'_, '_>,
        run: &RunStyle<'_, '_, '_>,
        lines: &mut Vec<Vec<Inline>>,
    ) {
        let (choice, fallback) = (child(element, "Choice"), child(element, "Fallback"));
        let is_shown = |part: &Node<'_, '_>| {
            let files = part.descendants().filter_map(|node| self.picture_of(node));
            let names: Vec<String> = files.collect();
            names.is_empty() || names.iter().any(|name| !is_vector(name))
        };
        let chosen = [choice, fallback].into_iter().flatten().find(is_shown).or(choice).or(fallback);
        for element in chosen.into_iter().flat_map(elements) {
            self.piece(element, run, lines);
        }
    }

    /// The path of the picture that an element shows.
    fn picture_of(&self, node: Node<'_, '_>) -> Option<String> {
        let id = match node.tag_name().name() {
            "blip" => attribute(node, "embed").or_else(|| attribute(node, "link")),
            "imagedata" => attribute(node, "id"),
            _ => None,
        }?;
        self.links.get(id).cloned()
    }

    /// Pictures, boxes with text, and what pages cannot show.
    pub(super) fn drawing(&mut self, element: Node<'_, '_>, lines: &mut [Vec<Inline>]) {
        let mut boxes = Vec::new();
        let about = element.descendants().find(|node| node.tag_name().name() == "docPr");
        let alt = about.and_then(|about| attribute(about, "descr")).unwrap_or_default();
        for node in outside_boxes(element) {
            let file = self.picture_of(node);
            match node.tag_name().name() {
                "txbxContent" => boxes.push(node),
                "chart" | "relIds" => {
                    self.remark(Remark::dropped(
                        self.place,
                        text!(
                            "图表或 SmartArt（在 WPS 里复制为图片）",
                            "a chart or SmartArt (copy it as a picture)"
                        ),
                    ));
                }
                "textpath" => {
                    let words = attribute(node, "string").unwrap_or_default().to_owned();
                    self.remark(Remark::dropped(
                        self.place,
                        text!("艺术字：{words}", "words drawn as a picture: {words}"),
                    ));
                }
                "OLEObject" => {
                    let program = attribute(node, "ProgID").unwrap_or_default().to_owned();
                    self.remark(Remark::dropped(
                        self.place,
                        text!("嵌入的对象（{program}）", "an embedded object ({program})"),
                    ));
                }
                _ => {}
            }
            if let (Some(file), Some(line)) = (file, lines.last_mut()) {
                line.push(Inline::Picture { file, alt: alt.to_owned(), caption: String::new() });
            }
        }
        for inside in boxes {
            let blocks = self.inside(inside);
            self.boxes.extend(blocks);
        }
    }
}

fn is_vector(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    [".emf", ".wmf", ".svg", ".wdp", ".tif", ".tiff"].iter().any(|ending| lower.ends_with(ending))
}

/// The elements of a drawing, boxes of text not entered.
fn outside_boxes<'a, 'i>(element: Node<'a, 'i>) -> Vec<Node<'a, 'i>> {
    let mut out = Vec::new();
    let mut open = vec![element];
    while let Some(node) = open.pop() {
        out.push(node);
        match node.tag_name().name() {
            "txbxContent" => {}
            // The same drawing in two forms: once is enough.
            "AlternateContent" => open.extend(child(node, "Choice").or_else(|| child(node, "Fallback"))),
            _ => open.extend(elements(node).collect::<Vec<_>>().into_iter().rev()),
        }
    }
    out
}
