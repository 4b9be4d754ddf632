//! The report of an import, for people and for programs.

use serde_json::{Value, json};
use std::fmt::Write as _;

use crate::article::Article;
use crate::config::LineEnds;
use crate::diagnostic::{Lang, Text, visible};
use crate::import::draft::Draft;
use crate::import::model::{Block, Inline, Shape};
use crate::import::report::{Fate, Remark};
use crate::source::{Source, SourcePath};
use crate::text;

/// So many remarks of one fate are printed for people; the file has all of them.
const SHOWN: usize = 12;

/// What is said of one file.
#[derive(Debug)]
pub(super) struct Account {
    file: String,
    /// The language of the drafts' keys.
    pub(super) lang: Lang,
    /// Why it could not be read.
    pub(super) error: Option<Text>,
    articles: Vec<Written>,
    remarks: Vec<Remark>,
    /// Where the report lies in the site.
    pub(super) kept: Option<String>,
}

/// One article that came out of it.
#[derive(Debug)]
struct Written {
    path: String,
    title: String,
    kind: crate::article::kind::Kind,
    date: String,
}

impl Account {
    pub(super) fn new(file: &str, lang: Lang) -> Self {
        Self {
            file: file.to_owned(),
            lang,
            error: None,
            articles: Vec::new(),
            remarks: Vec::new(),
            kept: None,
        }
    }

    /// Notes what the drafts hold, and what the program itself finds in them.
    pub(super) fn look_at(&mut self, drafts: &[Draft], planned: &[SourcePath]) {
        let mut counts = Counts::default();
        for (draft, path) in drafts.iter().zip(planned) {
            draft.blocks.iter().for_each(|block| counts.add(block));
            counts.notes += draft.notes.len();
            self.articles.push(Written {
                path: path.as_str().to_owned(),
                title: draft.title.clone(),
                kind: draft.kind,
                date: draft.date.clone(),
            });
            self.remarks.extend(draft.remarks.iter().cloned());
            let source = Source::new(path.clone(), draft.text(self.lang));
            for finding in Article::parse(&source, LineEnds::default()).diagnostics {
                let code = finding.code.id;
                let Text { zh, en } = finding.message;
                self.remarks.push(Remark::doubtful(0, text!("{code} {zh}", "{code} {en}")));
            }
        }
        self.remarks.insert(0, Remark::new(Fate::Carried, 0, counts.words()));
        self.remarks.sort_by_key(|remark| (remark.fate, remark.place));
        self.remarks.dedup();
    }

    /// The report for people.
    pub(super) fn told(&self, lang: Lang) -> String {
        let file = visible(&self.file).into_owned();
        if let Some(error) = &self.error {
            let Text { zh, en } = error;
            let line = text!("没有导入 {file}：{zh}", "{file} was not imported: {en}");
            return format!("{}\n", line.in_lang(lang));
        }
        let mut out = format!("{}\n", text!("导入报告：{file}", "Import of {file}").in_lang(lang));
        for Written { path, title, kind, date } in &self.articles {
            let kind = if lang == Lang::Zh { kind.chinese() } else { kind.name() };
            let title = visible(title);
            let _ = writeln!(out, "  {path}\n    {title}（{kind}，{date}）");
        }
        for fate in Fate::ALL {
            let remarks: Vec<&Remark> = self.remarks.iter().filter(|remark| remark.fate == fate).collect();
            if remarks.is_empty() {
                continue;
            }
            let _ = writeln!(out, "  {}", fate.words().in_lang(lang));
            for remark in remarks.iter().take(SHOWN) {
                let _ = writeln!(out, "    {}", line(remark, lang));
            }
            if let Some(more) = remarks.len().checked_sub(SHOWN).filter(|more| *more > 0) {
                let more = text!("还有 {more} 条，见报告", "{more} more, see the report");
                let _ = writeln!(out, "    {}", more.in_lang(lang));
            }
        }
        if let Some(kept) = &self.kept {
            let kept = text!("  原件和完整的报告：{kept}", "  the file and the whole report: {kept}");
            let _ = writeln!(out, "{}", kept.in_lang(lang));
        }
        out
    }

    fn json(&self) -> Value {
        let articles: Vec<Value> = self
            .articles
            .iter()
            .map(|Written { path, title, kind, date }| {
                json!({ "path": path, "title": title, "kind": kind.name(), "date": date })
            })
            .collect();
        let mut out = json!({
            "file": self.file,
            "error": self.error.as_ref().map(both),
            "articles": articles,
        });
        for fate in Fate::ALL {
            let remarks = self.remarks.iter().filter(|remark| remark.fate == fate);
            let list: Vec<Value> = remarks
                .map(|remark| {
                    let place = (remark.place > 0).then_some(remark.place);
                    json!({ "place": place, "zh": remark.message.zh, "en": remark.message.en })
                })
                .collect();
            out[fate.name()] = Value::from(list);
        }
        out
    }
}

/// Several reports as one document.
pub(super) fn json(accounts: &[Account]) -> String {
    let all: Vec<Value> = accounts.iter().map(Account::json).collect();
    format!("{:#}\n", Value::from(all))
}

fn both(text: &Text) -> Value {
    json!({ "zh": text.zh, "en": text.en })
}

fn line(remark: &Remark, lang: Lang) -> String {
    let message = visible(remark.message.in_lang(lang)).into_owned();
    let place = remark.place;
    match (place, lang) {
        (0, _) => message,
        (_, Lang::Zh) => format!("第 {place} 段：{message}"),
        (_, Lang::En) => format!("paragraph {place}: {message}"),
    }
}

/// What articles hold.
#[derive(Default)]
struct Counts {
    paragraphs: usize,
    headings: usize,
    lists: usize,
    tables: usize,
    pictures: usize,
    links: usize,
    notes: usize,
    characters: usize,
}

impl Counts {
    fn add(&mut self, block: &Block) {
        match &block.shape {
            Shape::Paragraph(inlines, _) => {
                self.paragraphs += 1;
                self.pieces(inlines);
            }
            Shape::Heading(_, inlines) => {
                self.headings += 1;
                self.pieces(inlines);
            }
            Shape::List(_, items) => {
                self.lists += 1;
                items.iter().flatten().for_each(|block| self.add(block));
            }
            Shape::Table(rows) => {
                self.tables += 1;
                rows.iter().flatten().for_each(|cell| self.pieces(cell));
            }
            Shape::Quote(blocks) => blocks.iter().for_each(|block| self.add(block)),
            Shape::Code(text) => self.characters += text.chars().count(),
            Shape::Rule => {}
        }
    }

    fn pieces(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(text, style) => {
                    self.characters += text.chars().count();
                    self.links += usize::from(style.link.is_some());
                }
                Inline::Picture { .. } => self.pictures += 1,
                Inline::Note(_) | Inline::Break => {}
            }
        }
    }

    fn words(&self) -> Text {
        let Self { paragraphs, headings, lists, tables, pictures, links, notes, characters } = self;
        let mut zh = format!("{characters} 字，{paragraphs} 段");
        let mut en = format!("{characters} characters, {paragraphs} paragraphs");
        let more = [
            (headings, "个小标题", "headings"),
            (lists, "个列表", "lists"),
            (tables, "张表", "tables"),
            (pictures, "张图片", "pictures"),
            (links, "个链接", "links"),
            (notes, "个脚注", "notes"),
        ];
        for (count, chinese, english) in more.into_iter().filter(|(count, ..)| **count > 0) {
            let _ = write!(zh, "，{count} {chinese}");
            let _ = write!(en, ", {count} {english}");
        }
        text!("{zh}", "{en}")
    }
}
