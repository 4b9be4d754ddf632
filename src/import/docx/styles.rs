//! Styles of paragraphs and characters: what a paragraph is given by its style, and by those that this is based on.

use std::collections::HashMap;

use roxmltree::Node;

use crate::import::model::Margin;
use crate::import::xml::{attribute, child, elements, switch, value};

/// Styles based on styles beyond this go in a circle.
const DEEPEST: usize = 20;

/// What the properties of a paragraph or a style say.
#[derive(Debug, Clone, Default)]
pub(super) struct Properties {
    /// The level in the outline, from 0; 9 is text.
    pub outline: Option<u8>,
    /// The instance of a list; `0` is none.
    pub list: Option<String>,
    /// The level of the list, from 0.
    pub level: Option<usize>,
    pub margin: Option<Margin>,
    pub bold: Option<bool>,
    pub italic: Option<bool>,
    pub struck: Option<bool>,
    pub hidden: Option<bool>,
}

/// A style.
#[derive(Debug, Clone, Default)]
struct WordStyle {
    name: String,
    based_on: Option<String>,
    properties: Properties,
}

/// The styles of a document by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, WordStyle>,
    default: Option<String>,
}

impl Styles {
    pub(super) fn read(root: Node<'_, '_>) -> Self {
        let mut styles = Self::default();
        for element in elements(root).filter(|element| element.tag_name().name() == "style") {
            let Some(id) = attribute(element, "styleId") else { continue };
            let is_default = matches!(attribute(element, "default"), Some("1" | "true"));
            if is_default && attribute(element, "type") == Some("paragraph") {
                styles.default = Some(id.to_owned());
            }
            let mut properties = child(element, "pPr").map(paragraph).unwrap_or_default();
            if let Some(run) = child(element, "rPr") {
                properties.take_run(run);
            }
            let style = WordStyle {
                name: value(element, "name").unwrap_or_default().to_lowercase(),
                based_on: value(element, "basedOn").map(str::to_owned),
                properties,
            };
            styles.styles.insert(id.to_owned(), style);
        }
        styles
    }

    /// The style and those that it is based on, nearest first.
    fn chain<'s>(&'s self, id: Option<&'s str>) -> impl Iterator<Item = (&'s str, &'s WordStyle)> {
        let find = |id: &'s str| self.styles.get_key_value(id).map(|(id, style)| (id.as_str(), style));
        let first = id.or(self.default.as_deref()).and_then(find);
        std::iter::successors(first, move |(_, style)| style.based_on.as_deref().and_then(find)).take(DEEPEST)
    }

    /// What a style gives.
    pub(super) fn properties(&self, id: Option<&str>) -> Properties {
        let mut all = Properties::default();
        self.chain(id).for_each(|(_, style)| all.fill(&style.properties));
        all
    }

    /// The ids of a style and of those that it is based on, nearest first.
    pub(super) fn ids<'s>(&'s self, id: Option<&'s str>) -> impl Iterator<Item = &'s str> {
        self.chain(id).map(|(id, _)| id)
    }

    /// The level of a heading by the name of its style: 1 for the title, 2 for `heading 1`.
    pub(super) fn heading(&self, id: Option<&str>) -> Option<u8> {
        self.chain(id).find_map(|(_, style)| {
            let name = style.name.as_str();
            if matches!(name, "title" | "标题") {
                return Some(1);
            }
            let number = name.strip_prefix("heading ").or_else(|| name.strip_prefix("标题 "))?;
            number.trim().parse::<u8>().ok().filter(|level| (1..=9).contains(level)).map(|level| level + 1)
        })
    }

    /// Whether a style is that of a table of contents.
    pub(super) fn is_contents(&self, id: Option<&str>) -> bool {
        self.chain(id).any(|(_, style)| style.name.starts_with("toc ") || style.name == "toc heading")
    }
}

impl Properties {
    /// Takes what is not given yet.
    fn fill(&mut self, other: &Properties) {
        self.outline = self.outline.or(other.outline);
        self.list = self.list.take().or_else(|| other.list.clone());
        self.level = self.level.or(other.level);
        self.margin = self.margin.or(other.margin);
        self.bold = self.bold.or(other.bold);
        self.italic = self.italic.or(other.italic);
        self.struck = self.struck.or(other.struck);
        self.hidden = self.hidden.or(other.hidden);
    }

    pub(super) fn take_run(&mut self, run: Node<'_, '_>) {
        self.bold = switch(run, "b").or(self.bold);
        self.italic = switch(run, "i").or(self.italic);
        self.struck = switch(run, "strike").or_else(|| switch(run, "dstrike")).or(self.struck);
        self.hidden = switch(run, "vanish").or(self.hidden);
    }
}

/// What the properties of a paragraph say.
pub(super) fn paragraph(properties: Node<'_, '_>) -> Properties {
    let list = child(properties, "numPr");
    Properties {
        outline: value(properties, "outlineLvl").and_then(|level| level.parse().ok()),
        list: list.and_then(|list| value(list, "numId")).map(str::to_owned),
        level: list.and_then(|list| value(list, "ilvl")).and_then(|level| level.parse().ok()),
        margin: value(properties, "jc").map(|align| match align {
            "center" => Margin::Centre,
            "right" | "end" => Margin::Right,
            _ => Margin::Text,
        }),
        ..Properties::default()
    }
}
