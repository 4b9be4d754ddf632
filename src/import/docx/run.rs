//! What stands in a paragraph: words in their styles, links, fields, pictures, references to notes.

use roxmltree::Node;

use super::field::{FieldPart, is_web, link_of};
use super::parts::{NoteId, plain_text};
use super::reader::Reader;
use super::styles::Properties;
use crate::import::model::{Inline, Style, push};
use crate::import::report::{Remark, shortened};
use crate::import::shifted::{lowered, raised};
use crate::import::xml::{attribute, child, elements, value};
use crate::text;

impl Reader<'_> {
    /// The runs of a paragraph and of what is wrapped around them.
    pub(super) fn runs(
        &mut self,
        parent: Node<'_, '_>,
        given: &Properties,
        link: Option<&str>,
        lines: &mut Vec<Vec<Inline>>,
    ) {
        for element in elements(parent) {
            match element.tag_name().name() {
                "r" => self.run(element, given, link, lines),
                "hyperlink" => {
                    let target = attribute(element, "id").and_then(|id| self.links.get(id)).cloned();
                    let target = target.filter(|target| is_web(target));
                    self.runs(element, given, target.as_deref().or(link), lines);
                }
                "ins" | "moveTo" | "smartTag" | "customXml" | "sdtContent" | "dir" | "bdo" => {
                    self.runs(element, given, link, lines);
                }
                "sdt" => child(element, "sdtContent").into_iter().for_each(|inside| {
                    self.runs(inside, given, link, lines);
                }),
                "fldSimple" => {
                    let target = attribute(element, "instr").and_then(link_of);
                    self.runs(element, given, target.as_deref().or(link), lines);
                }
                "AlternateContent" => {
                    let chosen = child(element, "Choice").or_else(|| child(element, "Fallback"));
                    if let Some(chosen) = chosen {
                        self.runs(chosen, given, link, lines);
                    }
                }
                "oMath" | "oMathPara" => self.formula(element, lines),
                _ => {}
            }
        }
    }

    fn run(
        &mut self,
        run: Node<'_, '_>,
        given: &Properties,
        link: Option<&str>,
        lines: &mut Vec<Vec<Inline>>,
    ) {
        let own = child(run, "rPr");
        let mut properties = given.clone();
        if let Some(id) = own.and_then(|own| value(own, "rStyle")) {
            let style = self.styles.properties(Some(id));
            properties.bold = style.bold.or(properties.bold);
            properties.italic = style.italic.or(properties.italic);
            properties.hidden = style.hidden.or(properties.hidden);
        }
        if let Some(own) = own {
            properties.take_run(own);
        }
        if properties.hidden == Some(true) {
            let words = shortened(&plain_text(run));
            if !words.is_empty() && self.fields.shows() {
                self.remark(Remark::dropped(
                    self.place,
                    text!("隐藏的文字：{words}", "hidden text: {words}"),
                ));
            }
            return self.field_marks(run);
        }
        let style = Style {
            strong: properties.bold == Some(true),
            emphasis: properties.italic == Some(true),
            struck: properties.struck == Some(true),
            code: false,
            link: link.map(str::to_owned).or_else(|| self.fields.link()),
        };
        let run_style = RunStyle { style, shift: own.and_then(|own| value(own, "vertAlign")), own };
        for element in elements(run) {
            self.piece(element, &run_style, lines);
        }
        self.highlighted(run, own);
    }

    /// Fields go on behind hidden runs, which hold their marks.
    fn field_marks(&mut self, run: Node<'_, '_>) {
        for element in elements(run) {
            match element.tag_name().name() {
                "fldChar" => self.fields.turn(attribute(element, "fldCharType")),
                "instrText" => self.instruction(element),
                _ => {}
            }
        }
    }

    fn instruction(&mut self, element: Node<'_, '_>) {
        if let Some((instruction, FieldPart::Instruction)) = self.fields.open.last_mut() {
            instruction.push_str(element.text().unwrap_or_default());
        }
    }

    pub(super) fn piece(
        &mut self,
        element: Node<'_, '_>,
        run: &RunStyle<'_, '_, '_>,
        lines: &mut Vec<Vec<Inline>>,
    ) {
        match element.tag_name().name() {
            "t" => self.words(element.text().unwrap_or_default(), run, lines),
            "tab" | "ptab" => self.words(" ", run, lines),
            "noBreakHyphen" => self.words("-", run, lines),
            "cr" => self.end_line(lines),
            "br" if !matches!(attribute(element, "type"), Some("page" | "column")) => {
                self.end_line(lines);
            }
            "sym" => self.symbol(element, run, lines),
            "fldChar" => self.fields.turn(attribute(element, "fldCharType")),
            "instrText" => self.instruction(element),
            "footnoteReference" => self.note_reference("footnotes", element, lines),
            "endnoteReference" => self.note_reference("endnotes", element, lines),
            "ruby" => {
                let base = child(element, "rubyBase");
                if let Some(base) = base {
                    self.runs(base, &Properties::default(), None, lines);
                }
                let words = child(element, "rt").map(plain_text).unwrap_or_default();
                self.remark(Remark::dropped(self.place, text!("注音：{words}", "ruby: {words}")));
            }
            "AlternateContent" => self.alternative(element, run, lines),
            "drawing" | "pict" | "object" => self.drawing(element, lines),
            _ => {}
        }
    }

    fn end_line(&mut self, lines: &mut Vec<Vec<Inline>>) {
        if self.fields.shows() {
            lines.push(Vec::new());
        }
    }

    fn words(&mut self, words: &str, run: &RunStyle<'_, '_, '_>, lines: &mut [Vec<Inline>]) {
        if !self.fields.shows() {
            return;
        }
        let mut words =
            words.replace(['\n', '\r', '\t'], " ").replace(crate::source::character::is_invisible, "");
        let shifted = match run.shift {
            Some("superscript") => raised(&words),
            Some("subscript") => lowered(&words),
            _ => Some(words.clone()),
        };
        match shifted {
            Some(shifted) => words = shifted,
            None => self.remark(Remark::changed(
                self.place,
                text!(
                    "上标或下标“{words}”写成了普通文字",
                    "“{words}” stands on the line now, neither above nor below"
                ),
            )),
        }
        // Spaces with a line under them are a blank to fill in.
        let is_underlined = run.own.is_some_and(|own| value(own, "u").is_some_and(|line| line != "none"));
        if is_underlined && words.chars().count() >= 2 && words.chars().all(char::is_whitespace) {
            "____".clone_into(&mut words);
        }
        if let Some(line) = lines.last_mut() {
            push(line, Inline::Text(words, run.style.clone()));
        }
    }

    /// A character of a font of symbols.
    fn symbol(&mut self, element: Node<'_, '_>, run: &RunStyle<'_, '_, '_>, lines: &mut [Vec<Inline>]) {
        let code =
            attribute(element, "char").and_then(|code| u32::from_str_radix(code, 16).ok()).unwrap_or(0)
                & 0xFF;
        let font = attribute(element, "font").unwrap_or_default();
        let sign = match (font, code) {
            ("Wingdings", 0xFC) | ("Wingdings 2", 0x50) => "√",
            ("Wingdings", 0xFB) | ("Wingdings 2", 0x4F) => "×",
            ("Wingdings", 0xFE) | ("Wingdings 2", 0x52) => "☑",
            ("Wingdings", 0x6F | 0xA8 | 0x71) | ("Wingdings 2", 0xA3) => "□",
            ("Wingdings", 0x6C) => "●",
            ("Wingdings", 0x6E) => "■",
            ("Symbol", 0xB0) => "°",
            ("Symbol", 0xB1) => "±",
            ("Symbol", 0xB4) => "×",
            ("Symbol", 0xA3) => "≤",
            ("Symbol", 0xB3) => "≥",
            _ => {
                self.remark(Remark::dropped(
                    self.place,
                    text!("{font} 字体的符号 {code:X}", "the sign {code:X} of the font {font}"),
                ));
                return;
            }
        };
        self.words(sign, run, lines);
    }

    fn note_reference(&mut self, part: &'static str, element: Node<'_, '_>, lines: &mut [Vec<Inline>]) {
        let Some(id) = attribute(element, "id") else { return };
        let note = NoteId { part, id: id.to_owned() };
        let at = self.notes.iter().position(|known| *known == note).unwrap_or_else(|| {
            self.notes.push(note);
            self.notes.len() - 1
        });
        if let Some(line) = lines.last_mut() {
            line.push(Inline::Note(at));
        }
    }

    /// Mathematics as its signs, one behind the other.
    fn formula(&mut self, element: Node<'_, '_>, lines: &mut [Vec<Inline>]) {
        let words: String = element
            .descendants()
            .filter(|node| node.tag_name().name() == "t")
            .filter_map(|node| node.text())
            .collect();
        self.remark(Remark::changed(
            self.place,
            text!("公式写成了一行：{words}", "a formula became one line: {words}"),
        ));
        if let Some(line) = lines.last_mut() {
            push(line, Inline::plain(&words));
        }
    }

    /// Tells of words that somebody marked, to be decided on.
    fn highlighted(&mut self, run: Node<'_, '_>, own: Option<Node<'_, '_>>) {
        let Some(own) = own else { return };
        let is_marked = value(own, "highlight").is_some_and(|colour| colour != "none")
            || child(own, "shd")
                .and_then(|shade| attribute(shade, "fill"))
                .is_some_and(|fill| fill.eq_ignore_ascii_case("FFFF00"));
        let words = shortened(&plain_text(run));
        if is_marked && !words.is_empty() {
            self.remark(Remark::doubtful(
                self.place,
                text!("涂了颜色的文字：{words}", "highlighted words: {words}"),
            ));
        }
    }
}

/// The look of a run.
pub(super) struct RunStyle<'s, 'a, 'i> {
    pub(super) style: Style,
    shift: Option<&'s str>,
    own: Option<Node<'a, 'i>>,
}
