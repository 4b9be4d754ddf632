//! `document`: the metadata block of an official document.

use super::fact::fact;
use crate::article::front_matter::blocks::codes;
use crate::article::front_matter::codes::UNKNOWN_CHOICE;
use crate::article::front_matter::reader::keys::{Key, child, key};
use crate::article::front_matter::reader::{Field, Form, Reader};
use crate::article::kind::{Document, Validity};
use crate::diagnostic::Diagnostic;
use crate::text;

pub(in crate::article::front_matter) static DOCUMENT: &[Key<Document>] = &[
    key!(
        "index_number",
        "索引号",
        ["索引编号", "索引码", "信息索引号", "索引"],
        |d, f, r| {
            let placed = r.placed(f).filter(|(number, _)| !NO_NUMBER.contains(&number.as_str()));
            (d.index_number, d.index_span) = placed.map_or((None, None), |(n, span)| (Some(n), Some(span)));
        }
    ),
    key!(
        "issuer",
        "发文机关",
        ["发文单位", "发文机构", "制发机关", "制定机关", "印发机关"],
        |d, f, r| d.issuer = r.text(f)
    ),
    key!(
        "number",
        "文号",
        ["发文字号", "字号", "公文文号", "文件编号", "发文号", "发布文号", "document_number"],
        |d, f, r| {
            d.number = number(f, r);
        }
    ),
    key!(
        Moment "made_on",
        "成文日期",
        ["生成日期", "发文日期", "成文时间", "生成时间", "制发日期", "形成日期"],
        |d, f, r| {
            d.made_on = r.moment(f);
        }
    ),
    key!(
        Moment "published_on",
        "发布日期",
        ["公开日期", "发布时间", "公开时间", "公布日期"],
        |d, f, r| d.published_on = r.moment(f)
    ),
    key!("topic", "主题分类", ["主题", "主题类别", "分类", "信息分类"], |d, f, r| d.topic =
        r.text(f)),
    key!(
        Choice[Validity::choices] "validity",
        "有效性",
        ["时效性", "时效", "效力", "效力状态", "有效状态", "是否有效", "文件状态", "公文时效", "文件有效性"],
        |d, f, r| d.validity = validity(f, r)
    ),
    key!(Lines "supersedes", "废止文件", ["代替文件", "替代文件", "代替"], |d, f, r| d.supersedes =
        r.placed_list(f)),
    key!("interpretation", "解读", ["政策解读", "解读文件"], |d, f, r| d.interpretation =
        r.placed(f)),
    fact!(
        "publisher",
        "发布机构",
        ["发布机关", "发布单位", "公开机构", "公开单位", "信息来源", "来源"],
        words
    ),
    fact!("signer", "签发人", ["签发"], words),
    fact!("printed_on", "印发日期", ["印发时间", "签发日期", "制定日期"], moment),
    fact!(
        "disclosure",
        "公开方式",
        ["公开形式", "公开属性", "公开类别", "公开类型", "公开范围", "公开时限"],
        words
    ),
    fact!("category", "组配分类", ["组配", "栏目分类", "信息类别"], words),
    fact!("genre", "体裁分类", ["体裁", "文种", "公文种类", "文件类型"], words),
    fact!("audience", "服务对象", ["对象分类", "服务对象分类"], words),
    fact!("effective_on", "生效日期", ["施行日期", "实施日期", "生效时间", "施行时间", "实施时间"], moment),
    fact!("ends_on", "废止日期", ["失效日期", "废止时间", "失效时间", "终止日期", "有效期至"], moment),
    fact!("term", "有效期", ["有效期限"], words),
    fact!("abstract", "内容概述", ["内容摘要", "内容简介", "概述", "摘要", "主要内容"], words),
    fact!(
        "department",
        "责任部门",
        [
            "责任科室",
            "责任处室",
            "责任单位",
            "承办单位",
            "承办部门",
            "主办单位",
            "起草单位",
            "公开责任部门",
            "公开部门"
        ],
        words
    ),
    fact!("registration", "登记号", ["统一登记号", "规范性文件登记号", "统一编号", "备案号"], words),
    fact!("addressee", "主送机关", ["主送", "抄送机关", "抄送"], words),
    fact!("keywords", "关键词", ["主题词"], words),
    fact!("name", "名称", ["文件名称", "信息名称"], words),
    fact!("contact", "联系方式", ["联系电话", "咨询电话", "联系人"], contact),
    fact!("remarks", "备注", ["附注", "说明"], words),
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
        && let Some(place) = child(field, DOCUMENT, "published_on")
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

/// What offices write where a document has no number.
const NO_NUMBER: [&str; 8] = ["无", "无文号", "暂无", "—", "——", "-", "/", "none"];

/// A document number, none where it says that there is none. The year stands in 〔〕 (GB/T 15834-2011,
/// 4.9.3.4), not in other brackets.
pub(super) fn number(field: &Field<'_>, reader: &mut Reader<'_>) -> Option<String> {
    let number = reader.text(field).filter(|number| !NO_NUMBER.contains(&number.as_str()))?;
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
