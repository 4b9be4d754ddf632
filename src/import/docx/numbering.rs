//! Automatic numbers: which paragraph has which label (ECMA-376-1:2016, 17.9). Levels, starts, restarts,
//! overrides, links to styles; the counters of one list are shared by all its instances.

use std::collections::{HashMap, HashSet};

use roxmltree::Node;

use super::number::formatted;
use crate::import::xml::{attribute, child, elements, switch, value};

/// Levels of a list.
const LEVELS: usize = 9;

/// One level of a list.
#[derive(Debug, Clone)]
struct ListLevel {
    start: u32,
    format: String,
    text: String,
    suffix: Suffix,
    is_legal: bool,
    /// The level, from 1, whose number begins this one anew; any above it if not given.
    restart: Option<usize>,
    /// The style whose paragraphs have this level.
    style: Option<String>,
}

/// What stands between the label and the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Suffix {
    Tab,
    Space,
    Nothing,
}

/// A list as it is defined.
#[derive(Debug, Clone, Default)]
struct Definition {
    levels: HashMap<usize, ListLevel>,
    /// The style of numbering that holds the levels instead.
    link: Option<String>,
    /// The style of numbering that this is the list of.
    own_style: Option<String>,
}

/// An instance of a list.
#[derive(Debug, Clone, Default)]
struct Instance {
    definition: String,
    levels: HashMap<usize, ListLevel>,
    starts: HashMap<usize, u32>,
}

/// What stands before a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Label {
    /// A number as text, with the space behind it.
    Number(String),
    /// A bullet, at a depth from 0.
    Bullet(usize),
}

/// The lists of a document, and how far each has been counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    definitions: HashMap<String, Definition>,
    instances: HashMap<String, Instance>,
    counters: HashMap<String, [Option<u32>; LEVELS]>,
    /// Instances whose starts were used already, by level.
    started: HashSet<(String, usize)>,
    /// Formats that are not known.
    pub(super) unknown: Vec<String>,
    /// How many numbers were written.
    pub(super) count: usize,
}

impl Numbering {
    pub(super) fn read(root: Node<'_, '_>) -> Self {
        let mut numbering = Self::default();
        for element in elements(root) {
            match element.tag_name().name() {
                "abstractNum" => {
                    if let Some(id) = attribute(element, "abstractNumId") {
                        numbering.definitions.insert(id.to_owned(), definition(element));
                    }
                }
                "num" => {
                    if let Some(id) = attribute(element, "numId") {
                        numbering.instances.insert(id.to_owned(), instance(element));
                    }
                }
                _ => {}
            }
        }
        numbering
    }

    /// The level of a list that a style of paragraphs names itself for.
    pub(super) fn level_of_style(&self, instance: &str, style: &str) -> Option<usize> {
        let definition = self.definition(&self.instances.get(instance)?.definition)?.1;
        let levels = definition.levels.iter().filter(|(_, level)| level.style.as_deref() == Some(style));
        levels.map(|(at, _)| *at).min()
    }

    /// The list itself, behind links to styles of numbering, and its id.
    fn definition(&self, id: &str) -> Option<(String, &Definition)> {
        let definition = self.definitions.get(id)?;
        let Some(link) = &definition.link else { return Some((id.to_owned(), definition)) };
        let linked = self.definitions.iter().find(|(_, other)| other.own_style.as_ref() == Some(link));
        Some(linked.map_or((id.to_owned(), definition), |(id, other)| (id.clone(), other)))
    }

    /// Counts a paragraph of an instance and a level; `None` where it has no number.
    pub(super) fn next(&mut self, id: &str, level: usize) -> Option<Label> {
        let level = level.min(LEVELS - 1);
        let instance = self.instances.get(id)?.clone();
        let (list, definition) = self.definition(&instance.definition)?;
        let levels: Vec<Option<ListLevel>> = (0..LEVELS)
            .map(|at| instance.levels.get(&at).or_else(|| definition.levels.get(&at)).cloned())
            .collect();
        let own = levels[level].clone()?;
        let started = !self.started.insert((id.to_owned(), level));
        let counters = self.counters.entry(list).or_default();
        let over = instance.starts.get(&level).copied();
        counters[level] = Some(match (over, counters[level]) {
            (Some(start), _) if !started => start,
            (_, Some(count)) => count.saturating_add(1),
            (over, None) => over.unwrap_or(own.start),
        });
        for deeper in level + 1..LEVELS {
            let restart = levels[deeper].as_ref().and_then(|level| level.restart);
            if restart.is_none_or(|above| above > level) && restart != Some(0) {
                counters[deeper] = None;
            }
        }
        for (at, above) in levels.iter().enumerate().take(level) {
            let start = above.as_ref().map_or(1, |level| level.start);
            counters[at].get_or_insert(start);
        }
        let counters = *counters;
        if own.format == "bullet" {
            return Some(Label::Bullet(level));
        }
        let text = self.label(&own, &levels, &counters);
        self.count += usize::from(!text.is_empty());
        let space = match own.suffix {
            // A tab sets the text apart; a Chinese number does that by its own mark.
            Suffix::Tab | Suffix::Space if text.ends_with(|c: char| c.is_ascii()) => " ",
            Suffix::Tab if text.ends_with(stands_apart) => "",
            Suffix::Tab | Suffix::Space => "　",
            Suffix::Nothing => "",
        };
        (!text.is_empty()).then(|| Label::Number(format!("{text}{space}")))
    }

    /// `第%1条` with its numbers.
    fn label(
        &mut self,
        own: &ListLevel,
        levels: &[Option<ListLevel>],
        counters: &[Option<u32>; LEVELS],
    ) -> String {
        let mut out = String::new();
        let mut chars = own.text.chars().peekable();
        while let Some(c) = chars.next() {
            let place = chars.peek().and_then(|c| c.to_digit(10)).filter(|at| c == '%' && *at >= 1);
            let Some(at) = place.map(|at| at as usize - 1) else {
                out.push(c);
                continue;
            };
            chars.next();
            let number = counters.get(at).copied().flatten().unwrap_or(1);
            let format = levels[at].as_ref().map_or("decimal", |level| level.format.as_str());
            let format = if own.is_legal && format != "decimalZero" { "decimal" } else { format };
            match formatted(format, number) {
                Some(number) => out.push_str(&number),
                None => {
                    out.push_str(&number.to_string());
                    if !self.unknown.iter().any(|known| known == format) {
                        self.unknown.push(format.to_owned());
                    }
                }
            }
        }
        out
    }
}

/// Whether a mark sets a number apart from the text by itself.
fn stands_apart(c: char) -> bool {
    matches!(c, '、' | '．' | '）' | '】' | '》' | '：' | '①'..='⒛' | '㊀'..='㊉')
}

fn definition(element: Node<'_, '_>) -> Definition {
    Definition {
        levels: levels(element),
        link: value(element, "numStyleLink").map(str::to_owned),
        own_style: value(element, "styleLink").map(str::to_owned),
    }
}

fn levels(element: Node<'_, '_>) -> HashMap<usize, ListLevel> {
    let levels = elements(element).filter(|child| child.tag_name().name() == "lvl");
    levels.filter_map(|level| Some((attribute(level, "ilvl")?.parse().ok()?, list_level(level)))).collect()
}

fn list_level(element: Node<'_, '_>) -> ListLevel {
    // Newer formats stand in an alternative: `custom`, or one that older programs do not know.
    let format = value(element, "numFmt")
        .or_else(|| {
            let choice = child(child(element, "AlternateContent")?, "Choice")?;
            value(choice, "numFmt").filter(|format| *format != "custom")
        })
        .or_else(|| value(child(child(element, "AlternateContent")?, "Fallback")?, "numFmt"));
    ListLevel {
        start: value(element, "start").and_then(|start| start.parse().ok()).unwrap_or(0),
        format: format.unwrap_or("decimal").to_owned(),
        text: value(element, "lvlText").unwrap_or_default().to_owned(),
        suffix: match value(element, "suff") {
            Some("nothing") => Suffix::Nothing,
            Some("space") => Suffix::Space,
            _ => Suffix::Tab,
        },
        is_legal: switch(element, "isLgl").unwrap_or(false),
        restart: value(element, "lvlRestart").and_then(|level| level.parse().ok()),
        style: value(element, "pStyle").map(str::to_owned),
    }
}

fn instance(element: Node<'_, '_>) -> Instance {
    let mut instance = Instance {
        definition: value(element, "abstractNumId").unwrap_or_default().to_owned(),
        ..Instance::default()
    };
    for over in elements(element).filter(|child| child.tag_name().name() == "lvlOverride") {
        let Some(at) = attribute(over, "ilvl").and_then(|level| level.parse().ok()) else { continue };
        if let Some(start) = value(over, "startOverride").and_then(|start| start.parse().ok()) {
            instance.starts.insert(at, start);
        }
        if let Some(level) = child(over, "lvl") {
            instance.levels.insert(at, list_level(level));
        }
    }
    instance
}
