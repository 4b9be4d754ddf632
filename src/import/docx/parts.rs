//! The parts of a document's package and the relations between them: notes, comments, styles, lists, what stands at
//! the margins of pages.

use std::collections::HashMap;

use roxmltree::{Document, Node};

use super::numbering::Numbering;
use super::styles::Styles;
use crate::diagnostic::Text;
use crate::import::model::About;
use crate::import::package::Package;
use crate::import::xml::{self, attribute, elements};
use crate::text;

/// The parts as texts.
pub(super) struct Parts {
    /// The path of the document's own part.
    pub path: String,
    pub document: String,
    pub links: Links,
    /// Headers and footers with their words.
    pub margins: Vec<(Text, String)>,
    pub about: About,
    others: HashMap<&'static str, String>,
    others_links: HashMap<&'static str, Links>,
}

/// Where the relations of a part lead: the address, or the path in the package.
pub(super) type Links = HashMap<String, String>;

/// Parts beside the document, by the end of their relation's type.
const OTHERS: [&str; 5] = ["styles", "numbering", "footnotes", "endnotes", "comments"];

/// A note of the text: in which part, under which id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NoteId {
    pub part: &'static str,
    pub id: String,
}

/// The parts as trees.
pub(super) struct Trees<'p> {
    documents: HashMap<&'static str, Document<'p>>,
}

impl Parts {
    pub(super) fn open(package: &mut Package<'_>) -> Result<Self, Text> {
        let roots = relations(package, "", "_rels/.rels")?;
        let path = of_type(&roots, "officeDocument").unwrap_or("word/document.xml").to_owned();
        let Some(document) = package.xml(&path)? else {
            return Err(text!("压缩包里没有正文（{path}）", "its package holds no text ({path})"));
        };
        let related = related(package, &path)?;
        let mut others = HashMap::new();
        let mut others_links = HashMap::new();
        for name in OTHERS {
            let Some(part) = of_type(&related, name).map(str::to_owned) else { continue };
            if let Some(text) = package.xml(&part)? {
                others.insert(name, text);
                others_links.insert(name, links(self::related(package, &part)?));
            }
        }
        let mut margins = Vec::new();
        for (kind, zh, en) in [("header", "页眉", "a header"), ("footer", "页脚", "a footer")] {
            for (_, target, _) in related.iter().filter(|(_, _, of)| of.ends_with(kind)) {
                let Some(text) = package.xml(target)? else { continue };
                let tree = xml::parse(target, &text)?;
                let words = plain_text(tree.root_element());
                if words.chars().any(char::is_alphabetic) {
                    margins.push((text!("{zh}", "{en}"), words));
                }
            }
        }
        margins.dedup();
        for (_, target, of) in
            related.iter().filter(|(_, _, of)| of.ends_with("aFChunk") || of.ends_with("subDocument"))
        {
            let kind = of.rsplit('/').next().unwrap_or_default();
            margins.push((
                text!("嵌在文档里的另一个文件（{kind}）", "another file within it ({kind})"),
                target.clone(),
            ));
        }
        let about = about(package, of_type(&roots, "core-properties"))?;
        Ok(Self { path, document, links: links(related), margins, about, others, others_links })
    }

    pub(super) fn trees(&self) -> Result<Trees<'_>, Text> {
        let parsed = self.others.iter().map(|(name, text)| Ok((*name, xml::parse(name, text)?)));
        Ok(Trees { documents: parsed.collect::<Result<_, Text>>()? })
    }

    /// The relations of the part that a note stands in.
    pub(super) fn note_links(&self, note: &NoteId) -> Links {
        self.others_links.get(note.part).cloned().unwrap_or_default()
    }
}

impl<'p> Trees<'p> {
    pub(super) fn styles(&self) -> Styles {
        self.documents.get("styles").map(|tree| Styles::read(tree.root_element())).unwrap_or_default()
    }

    pub(super) fn numbering(&self) -> Numbering {
        self.documents.get("numbering").map(|tree| Numbering::read(tree.root_element())).unwrap_or_default()
    }

    pub(super) fn note<'t>(&'t self, note: &NoteId) -> Option<Node<'t, 'p>> {
        let tree = self.documents.get(note.part)?;
        elements(tree.root_element()).find(|element| attribute(*element, "id") == Some(&note.id))
    }

    pub(super) fn comments<'t>(&'t self) -> impl Iterator<Item = Node<'t, 'p>> {
        self.documents.get("comments").into_iter().flat_map(|tree| elements(tree.root_element()))
    }
}

/// A relation: its id, where it leads, its type.
type Relation = (String, String, String);

fn related(package: &mut Package<'_>, path: &str) -> Result<Vec<Relation>, Text> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    relations(package, folder, &format!("{folder}/_rels/{name}.rels"))
}

fn relations(package: &mut Package<'_>, folder: &str, path: &str) -> Result<Vec<Relation>, Text> {
    let Some(text) = package.xml(path.trim_start_matches('/'))? else { return Ok(Vec::new()) };
    let tree = xml::parse(path, &text)?;
    let relation = |element: Node<'_, '_>| {
        let target = attribute(element, "Target")?;
        let is_outside = attribute(element, "TargetMode") == Some("External");
        let target = if is_outside { target.to_owned() } else { joined(folder, target) };
        Some((attribute(element, "Id")?.to_owned(), target, attribute(element, "Type")?.to_owned()))
    };
    Ok(elements(tree.root_element()).filter_map(relation).collect())
}

/// A path in the package from a folder on.
fn joined(folder: &str, target: &str) -> String {
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_owned();
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            ".." => {
                parts.pop();
            }
            "." | "" => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn of_type<'r>(relations: &'r [Relation], name: &str) -> Option<&'r str> {
    relations
        .iter()
        .find(|(_, _, of)| of.rsplit('/').next() == Some(name))
        .map(|(_, target, _)| target.as_str())
}

fn links(relations: Vec<Relation>) -> Links {
    relations.into_iter().map(|(id, target, _)| (id, target)).collect()
}

fn about(package: &mut Package<'_>, path: Option<&str>) -> Result<About, Text> {
    let Some(path) = path else { return Ok(About::default()) };
    let Some(text) = package.xml(path)? else { return Ok(About::default()) };
    let tree = xml::parse(path, &text)?;
    let words = |name: &str| {
        let text = xml::child(tree.root_element(), name)?.text()?.trim().to_owned();
        Some(text).filter(|text| !text.is_empty())
    };
    // Author and dates are those of the template or the last computer: nothing an article could rely on.
    Ok(About { title: words("title"), ..About::default() })
}

/// The words of an element, a space between paragraphs.
pub(super) fn plain_text(element: Node<'_, '_>) -> String {
    let mut out = String::new();
    for node in element.descendants() {
        match node.tag_name().name() {
            "t" => out.push_str(node.text().unwrap_or_default()),
            "p" if !out.is_empty() => out.push(' '),
            "tab" => out.push(' '),
            _ => {}
        }
    }
    out.trim().to_owned()
}
