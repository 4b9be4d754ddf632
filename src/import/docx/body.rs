//! The blocks of a document in their order: paragraphs, lists, tables, what stands in boxes.

use roxmltree::Node;

use super::numbering::Label;
use super::paragraph::Line;
use super::reader::Reader;
use crate::import::grid::{Grid, flattened};
use crate::import::model::{Block, Shape, prefix, trim};
use crate::import::report::Remark;
use crate::import::xml::{child, elements, value};
use crate::text;

/// Tables and boxes within each other.
const DEEPEST: usize = 24;

impl Reader<'_> {
    pub(super) fn document(&mut self, root: Node<'_, '_>) {
        if let Some(body) = child(root, "body") {
            self.children(body);
        }
    }

    /// The content of a note.
    pub(super) fn note(&mut self, note: Node<'_, '_>) {
        self.children(note);
    }

    fn children(&mut self, parent: Node<'_, '_>) {
        elements(parent).for_each(|element| self.element(element));
    }

    fn element(&mut self, element: Node<'_, '_>) {
        match element.tag_name().name() {
            "p" => self.paragraph(element),
            "tbl" => self.table(element),
            "sdt" => child(element, "sdtContent").into_iter().for_each(|content| self.children(content)),
            "customXml" | "smartTag" | "ins" | "moveTo" => self.children(element),
            "AlternateContent" => {
                let chosen = child(element, "Choice").or_else(|| child(element, "Fallback"));
                if let Some(chosen) = chosen {
                    self.children(chosen);
                }
            }
            _ => {}
        }
    }

    fn paragraph(&mut self, element: Node<'_, '_>) {
        self.place += 1;
        let place = self.place;
        let line = self.line(element);
        let Line { mut lines, label, heading, margin, is_contents, goes_on } = line;
        if let (Some(first), before) = (lines.first_mut(), std::mem::take(&mut self.unfinished))
            && !before.is_empty()
        {
            first.splice(0..0, before);
        }
        if goes_on {
            self.unfinished = lines.pop().unwrap_or_default();
        }
        lines.iter_mut().for_each(trim);
        lines.retain(|line| !line.is_empty());
        if is_contents {
            self.fields.has_contents |= !lines.is_empty();
            lines.clear();
        }
        if let (Some(Label::Number(label)), Some(first)) = (&label, lines.first_mut()) {
            prefix(first, label);
        }
        for (at, inlines) in lines.into_iter().enumerate() {
            let shape = match heading {
                Some(level) if at == 0 => Shape::Heading(level, inlines),
                _ => Shape::Paragraph(inlines, margin),
            };
            let block = Block { place, shape };
            match label {
                Some(Label::Bullet(depth)) if at == 0 && heading.is_none() => {
                    push_item(&mut self.blocks, depth, block);
                }
                _ => self.blocks.push(block),
            }
        }
        let boxes = std::mem::take(&mut self.boxes);
        if !boxes.is_empty() {
            self.remark(Remark::changed(
                place,
                text!("文本框里的文字放在这一段后面", "words in a box stand behind this paragraph"),
            ));
            self.blocks.extend(boxes);
        }
    }

    /// The blocks within a cell or a box.
    pub(super) fn inside(&mut self, element: Node<'_, '_>) -> Vec<Block> {
        if self.depth > DEEPEST {
            self.remark(Remark::dropped(
                self.place,
                text!("表格套了太多层，里层没有带", "tables within tables beyond any depth"),
            ));
            return Vec::new();
        }
        self.depth += 1;
        let around = std::mem::take(&mut self.blocks);
        let boxes = std::mem::take(&mut self.boxes);
        let unfinished = std::mem::take(&mut self.unfinished);
        self.children(element);
        self.depth -= 1;
        self.boxes = boxes;
        self.unfinished = unfinished;
        std::mem::replace(&mut self.blocks, around)
    }

    fn table(&mut self, element: Node<'_, '_>) {
        let place = self.place + 1;
        let mut rows: Vec<Node<'_, '_>> = Vec::new();
        collect(element, "tr", &mut rows);
        let mut cells_of: Vec<Vec<Node<'_, '_>>> = Vec::new();
        for row in rows {
            let properties = child(row, "trPr");
            if properties.is_some_and(|properties| child(properties, "del").is_some()) {
                continue;
            }
            let mut cells = Vec::new();
            collect(row, "tc", &mut cells);
            cells_of.push(cells);
        }
        // A frame around text is no table.
        if let [cells] = &cells_of[..]
            && let [only] = cells[..]
        {
            let inside = self.inside(only);
            return self.blocks.extend(inside);
        }
        let mut grid = Grid::default();
        for cells in cells_of {
            grid.begin_row();
            for cell in cells {
                self.cell(cell, &mut grid);
            }
        }
        if let Some(remark) = grid.remark(place) {
            self.remark(remark);
        }
        let rows = grid.finish();
        if !rows.is_empty() {
            self.blocks.push(Block { place, shape: Shape::Table(rows) });
        }
    }

    fn cell(&mut self, cell: Node<'_, '_>, grid: &mut Grid) {
        let properties = child(cell, "tcPr");
        let columns =
            properties.and_then(|properties| value(properties, "gridSpan")?.parse().ok()).unwrap_or(1);
        let columns = std::cmp::Ord::clamp(columns, 1, 63);
        let merge = properties.and_then(|properties| child(properties, "vMerge"));
        let goes_on =
            merge.is_some_and(|merge| crate::import::xml::attribute(merge, "val") != Some("restart"));
        let inside = self.inside(cell);
        if goes_on {
            return grid.repeat(columns);
        }
        if merge.is_some() {
            grid.note_merge();
        }
        grid.put(&flattened(&inside), 1, columns);
    }
}

/// The elements of a name within another, also where something is wrapped around them.
fn collect<'a, 'i>(parent: Node<'a, 'i>, name: &str, out: &mut Vec<Node<'a, 'i>>) {
    for element in elements(parent) {
        match element.tag_name().name() {
            own if own == name => out.push(element),
            "sdt" | "sdtContent" | "customXml" | "ins" | "smartTag" => collect(element, name, out),
            _ => {}
        }
    }
}

/// Puts an item into the list at the end, as deep as it stands.
fn push_item(blocks: &mut Vec<Block>, depth: usize, item: Block) {
    match blocks.last_mut() {
        Some(Block { shape: Shape::List(None, items), .. }) => match items.last_mut() {
            Some(last) if depth > 0 => push_item(last, depth - 1, item),
            _ => items.push(vec![item]),
        },
        _ => blocks.push(Block { place: item.place, shape: Shape::List(None, vec![vec![item]]) }),
    }
}
