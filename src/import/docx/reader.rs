//! What is known while a document is read from its first paragraph to its last.

use super::field::Fields;
use super::numbering::Numbering;
use super::parts::{Links, NoteId, Trees};
use super::revision::FieldsClosed;
use super::styles::Styles;
use crate::import::model::{Block, Imported, Inline};
use crate::import::report::Remark;
use crate::text;

/// Reads a document from its first paragraph to its last.
pub(super) struct Reader<'t> {
    pub(super) styles: Styles,
    pub(super) numbering: Numbering,
    pub(super) links: &'t Links,
    pub(super) fields: Fields,
    pub(super) notes: Vec<NoteId>,
    pub(super) place: usize,
    /// What stands in boxes at the paragraph that is being read.
    pub(super) boxes: Vec<Block>,
    remarks: Vec<Remark>,
    pub(super) blocks: Vec<Block>,
    /// The start of a paragraph whose end somebody has taken out.
    pub(super) unfinished: Vec<Inline>,
    pub(super) depth: usize,
}

impl<'t> Reader<'t> {
    pub(super) fn new(trees: &Trees<'_>, links: &'t Links, closed: FieldsClosed) -> Self {
        Self {
            styles: trees.styles(),
            numbering: trees.numbering(),
            links,
            fields: Fields::new(closed),
            notes: Vec::new(),
            place: 0,
            boxes: Vec::new(),
            remarks: Vec::new(),
            blocks: Vec::new(),
            unfinished: Vec::new(),
            depth: 0,
        }
    }

    pub(super) fn remark(&mut self, remark: Remark) {
        if !self.remarks.contains(&remark) {
            self.remarks.push(remark);
        }
    }

    /// The text, and the notes that it refers to.
    pub(super) fn finish(mut self) -> (Imported, Vec<NoteId>) {
        let count = self.numbering.count;
        if count > 0 {
            self.remark(Remark::changed(
                0,
                text!("{count} 个自动编号写成了文字", "{count} automatic numbers were written out"),
            ));
        }
        for format in std::mem::take(&mut self.numbering.unknown) {
            self.remark(Remark::doubtful(
                0,
                text!("编号格式 {format} 写成了 1、2、3", "numbers of the format {format} became 1, 2, 3"),
            ));
        }
        if self.fields.has_contents {
            self.remark(Remark::dropped(
                0,
                text!("目录（网页会自己生成）", "the table of contents, which pages make themselves"),
            ));
        }
        (Imported { blocks: self.blocks, remarks: self.remarks, ..Imported::default() }, self.notes)
    }
}
