//! `document`: the metadata block of an official document.

use crate::article::front_matter::article::placed_list;
use crate::article::front_matter::blocks::codes;
use crate::article::front_matter::codes::UNKNOWN_CHOICE;
use crate::article::front_matter::keys::{Key, key};
use crate::article::front_matter::reader::{Field, Form, Reader};
use crate::article::kind::{Document, Validity};
use crate::diagnostic::Diagnostic;
use crate::text;

static DOCUMENT: &[Key<Document>] = &[
    key!("index_number", "索引号", |d, f, r| {
        (d.index_number, d.index_span) = r.placed(f).map_or((None, None), |(n, span)| (Some(n), Some(span)));
    }),
    key!("issuer", "发文机关", |d, f, r| d.issuer = r.text(f)),
    key!("number", "文号", |d, f, r| d.number = number(f, r)),
    key!("made_on", "成文日期", |d, f, r| d.made_on = r.moment(f)),
    key!("published_on", "发布日期", |d, f, r| d.published_on = r.moment(f)),
    key!("topic", "主题分类", |d, f, r| d.topic = r.text(f)),
    key!("validity", "有效性", |d, f, r| d.validity = validity(f, r)),
    key!("supersedes", "废止文件", |d, f, r| d.supersedes = placed_list(f, r)),
    key!("interpretation", "解读", |d, f, r| d.interpretation = r.placed(f)),
];

pub(super) fn read(field: &Field<'_>, reader: &mut Reader<'_>) -> Document {
    let mut document = Document::default();
    reader.map(
        field,
        &mut document,
        DOCUMENT,
        Form(
            "文件: { 索引号: …, 发文机关: …, 成文日期: 2025-04-01 }",
            "document: { index_number: …, issuer: …, made_on: 2025-04-01 }",
        ),
    );
    let made = document.made_on.map(|moment| moment.date());
    if let (Some(made), Some(published)) = (made, document.published_on.map(|moment| moment.date()))
        && published < made
        && let Some(place) = field.child("published_on", "发布日期")
    {
        reader.tell(
            &codes::DOCUMENT_DATES,
            &place,
            text!(
                "发布日期 {published} 早于成文日期 {made}",
                "published on {published}, before it was made on {made}"
            ),
            text!("核对两个日期", "check both dates"),
        );
    }
    document
}

/// A document number. The year stands in 〔〕 (GB/T 15834-2011, 4.9.3.4), not in other brackets.
fn number(field: &Field<'_>, reader: &mut Reader<'_>) -> Option<String> {
    let number = reader.text(field)?;
    if let Some(right) = with_tortoise_shells(&number) {
        let span = reader.span(field);
        let patch = if span.text() == number { right.clone() } else { format!("\"{right}\"") };
        reader.found.push(
            Diagnostic::new(
                &codes::NUMBER_BRACKETS,
                span.clone(),
                text!(
                    "文号的年份应放在六角括号里：{number}",
                    "the year of a document number stands in 〔〕: {number}"
                ),
            )
            .help(text!("写成 {right}", "write {right}"))
            .patch(span, patch),
        );
    }
    Some(number)
}

/// `金府发[2025]3号` as `金府发〔2025〕3号`; `None` when there is nothing to mend.
fn with_tortoise_shells(number: &str) -> Option<String> {
    const WRONG: [(char, char); 6] =
        [('[', ']'), ('(', ')'), ('（', '）'), ('【', '】'), ('［', '］'), ('{', '}')];
    WRONG.into_iter().find_map(|(open, close)| {
        let (before, rest) = number.split_once(open)?;
        let (year, after) = rest.split_once(close)?;
        let fine = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
        fine.then(|| format!("{before}〔{year}〕{after}"))
    })
}

fn validity(field: &Field<'_>, reader: &mut Reader<'_>) -> Option<Validity> {
    let written = reader.text(field)?;
    let state = Validity::named(&written);
    if state.is_none() {
        let all: Vec<&str> = Validity::WORDS.iter().map(|(_, words)| words[0]).collect();
        let all = all.join("、");
        reader.tell(
            &UNKNOWN_CHOICE,
            field,
            text!("有效性没有“{written}”", "there is no validity `{written}`"),
            text!("可以写：{all}", "write one of: in_force, amended, lapsed, repealed"),
        );
    }
    state
}
