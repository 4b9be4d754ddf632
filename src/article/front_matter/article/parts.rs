//! Values of an article that have keys of their own: reviews, attachments, corrections, withdrawal, answers.

use crate::article::front_matter::codes;
use crate::article::front_matter::matter::{Attachment, Correction, Review, RuleAnswer, Withdrawn};
use crate::article::front_matter::reader::keys::{Key, key};
use crate::article::front_matter::reader::{Field, Form, Reader};
use crate::source::Moment;
use crate::text;

pub(super) static REVIEW: &[Key<Review>] = &[
    key!("first", "初审", |review, f, r| review.first = r.text(f)),
    key!("second", "复审", |review, f, r| review.second = r.text(f)),
    key!("third", "终审", |review, f, r| review.third = r.text(f)),
];

pub(super) fn review(field: &Field<'_>, reader: &mut Reader<'_>) -> Review {
    let mut review = Review::default();
    reader.map(
        field,
        &mut review,
        REVIEW,
        Form("审核: { 初审: 甲, 复审: 乙, 终审: 丙 }", "review: { first: 甲, second: 乙, third: 丙 }"),
    );
    let names: Vec<&String> = [&review.first, &review.second, &review.third].into_iter().flatten().collect();
    let twice = names.iter().enumerate().find(|(at, name)| names[..*at].contains(name));
    if let Some((_, name)) = twice {
        reader.tell(
            &codes::SAME_REVIEWER,
            field,
            text!("“{name}”做了两次审核", "{name} made two of the reviews"),
            text!("初审、复审、终审写三个不同的人", "name three different people"),
        );
    }
    review
}

#[derive(Default)]
pub(in crate::article::front_matter) struct File {
    file: Option<(String, crate::source::Span)>,
    title: Option<String>,
}

pub(in crate::article::front_matter) static ATTACHMENT: &[Key<File>] = &[
    key!(File "file", "文件", |file, f, r| file.file = r.placed(f)),
    key!("title", "标题", |file, f, r| file.title = r.text(f)),
];

pub(in crate::article::front_matter) fn attachments(
    field: &Field<'_>,
    reader: &mut Reader<'_>,
) -> Vec<Attachment> {
    let mut all = Vec::new();
    for item in reader.items(field) {
        let mut file = File::default();
        if item.is_map() {
            let given = reader.map(
                &item,
                &mut file,
                ATTACHMENT,
                Form(
                    "附件: [{ 文件: 名单.pdf, 标题: 名单 }]",
                    "attachments: [{ file: 名单.pdf, title: 名单 }]",
                ),
            );
            reader.require(&item, &given, "file", "文件");
        } else {
            file.file = reader.placed(&item);
        }
        if let Some((name, span)) = file.file {
            all.push(Attachment { file: name, title: file.title, span });
        }
    }
    all
}

#[derive(Default)]
pub(super) struct Mended {
    date: Option<Moment>,
    text: Option<String>,
}

pub(super) static CORRECTION: &[Key<Mended>] = &[
    key!(Moment "date", "日期", |mended, f, r| mended.date = r.moment(f)),
    key!(Paragraph "text", "内容", |mended, f, r| mended.text = r.text(f)),
];

pub(super) fn corrections(field: &Field<'_>, reader: &mut Reader<'_>) -> Vec<Correction> {
    let mut all = Vec::new();
    for item in reader.items(field) {
        let mut mended = Mended::default();
        let given = reader.map(
            &item,
            &mut mended,
            CORRECTION,
            Form(
                "更正: [{ 日期: 2025-04-02, 内容: 实到人数应为 91 }]",
                "corrections: [{ date: 2025-04-02, text: 实到人数应为 91 }]",
            ),
        );
        reader.require(&item, &given, "date", "日期");
        reader.require(&item, &given, "text", "内容");
        if let (Some(date), Some(text)) = (mended.date, mended.text) {
            all.push(Correction { date, text });
        }
    }
    all
}

pub(super) static WITHDRAWN: &[Key<Withdrawn>] = &[
    key!(Moment "date", "日期", |withdrawn, f, r| withdrawn.date = r.moment(f)),
    key!("reason", "原因", |withdrawn, f, r| withdrawn.reason = r.text(f)),
];

pub(super) fn withdrawn(field: &Field<'_>, reader: &mut Reader<'_>) -> Option<Withdrawn> {
    let mut withdrawn = Withdrawn::default();
    if field.is_blank() {
        let key = field.key;
        reader.tell(
            &codes::BLANK_STATUS,
            field,
            text!("“{key}”后面没有写日期和原因", "`{key}` has no date and no reason"),
            text!(
                "写成 {key}: {{ 日期: 2025-04-02, 原因: 内容有误 }}；没有撤稿就删去这一行",
                "write {key}: {{ date: 2025-04-02, reason: … }}; delete the line if it is not withdrawn"
            ),
        );
        return None;
    }
    reader.map(
        field,
        &mut withdrawn,
        WITHDRAWN,
        Form(
            "撤稿: { 日期: 2025-04-02, 原因: 内容有误 }",
            "withdrawn: { date: 2025-04-02, reason: 内容有误 }",
        ),
    );
    Some(withdrawn)
}

#[derive(Default)]
pub(super) struct Answered {
    rule: Option<(String, crate::source::Span)>,
    reason: Option<String>,
}

pub(super) static ANSWER: &[Key<Answered>] = &[
    key!("rule", "规则", |answer, f, r| answer.rule = r.placed(f)),
    key!("reason", "理由", |answer, f, r| answer.reason = r.text(f)),
];

/// Answers with a rule and a reason; one without a reason is none.
pub(super) fn answers(field: &Field<'_>, reader: &mut Reader<'_>) -> Vec<RuleAnswer> {
    let mut all = Vec::new();
    for item in reader.items(field) {
        let mut answer = Answered::default();
        let given = reader.map(
            &item,
            &mut answer,
            ANSWER,
            Form(
                "核对: [{ 规则: figures, 理由: 报告原文如此 }]",
                "answers: [{ rule: figures, reason: 报告原文如此 }]",
            ),
        );
        reader.require(&item, &given, "rule", "规则");
        reader.require(&item, &given, "reason", "理由");
        if let (Some((rule, span)), Some(reason)) = (answer.rule, answer.reason) {
            all.push(RuleAnswer { rule, reason, span, used: false });
        }
    }
    all
}
