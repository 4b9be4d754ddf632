//! The text of a new article: front matter with what to fill in, and the headings of its kind. Knows no
//! site.

use std::fmt::Write as _;

use super::Kind;
use crate::check::placeholder::{
    AGENDA, AUDIENCE, BASIS, CONTACT, EDITOR, INDEX_NUMBER, INDICATOR, ISSUER, NUMBER, OFFICE, PERIOD, PLACE,
    PROJECT, STEP, SUBJECT, TOPIC,
};
use crate::diagnostic::Lang;
use crate::source::Date;
use crate::source::character::is_invisible;

/// The skeleton of one article, its keys and comments in the language of whoever asked for it. It is a draft until
/// its editor says otherwise. `index_number` is the one given to a document; without it the editor writes one.
pub(super) fn skeleton(
    title: &str,
    kind: Kind,
    date: Date,
    index_number: Option<&str>,
    lang: Lang,
) -> String {
    let title = quoted(title);
    let front = format!(
        "<日期|date>: {date}             # <发布日期，可以带时间：|day of publication, may have a time: >{date} 09:30\n\
         <编辑|editor>: \"{EDITOR}\"           # <编辑，显示为（编辑：{EDITOR}）|shown as （编辑：{EDITOR}）>\n\
             # <来源|source>: \"信息来源\"         # <供稿单位；转载时写原单位，并写 来源网址|where it is from; for a reprint add source_url>\n\
             # <摘要|summary>: \"一两句话的摘要\"  # <不写则取第一段|else the first paragraph>\n\
             <草稿: 是|draft: true>                  # <草稿不发布，写好后删去这一行|drafts are not published; delete this line when it is written>\n\
             {}",
        block(kind, date)
    );
    let number = quoted(index_number.unwrap_or(INDEX_NUMBER));
    let front = in_lang(&front, lang).replacen("{number}", &number, 1);
    let key = in_lang("<标题|title>", lang);
    format!("---\n{key}: {title}\n{front}---\n\n{}", body(kind))
}

/// A text with each `<中文|English>` in one of its languages.
fn in_lang(text: &str, lang: Lang) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, (zh, (en, behind)))) = rest
        .split_once('<')
        .and_then(|(before, pair)| Some((before, pair.split_once('|')?)))
        .and_then(|(before, (zh, pair))| Some((before, (zh, pair.split_once('>')?))))
    {
        out.push_str(before);
        out.push_str(if lang == Lang::Zh { zh } else { en });
        rest = behind;
    }
    out + rest
}

/// A text in YAML's double quotes, on one line. Spaces inside stay as they are: `李　明` has a wide one.
pub(in crate::command) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for character in text.trim().chars() {
        match character {
            '\n' | '\t' => out.push(' '),
            '"' | '\\' => out.extend(['\\', character]),
            _ if is_invisible(character) => {
                write!(out, "\\U{:08X}", u32::from(character)).expect("a String takes any text");
            }
            _ => out.push(character),
        }
    }
    out.push('"');
    out
}

/// The data that belongs to the kind in both languages, with values to be replaced.
fn block(kind: Kind, date: Date) -> String {
    let year = date.year();
    match kind {
        Kind::News => String::new(),
        Kind::Outline => {
            "<类型: 提纲|kind: outline>                # <标题里的编号原样保留|the numbers of its headings stay as they are>\n"
                .to_owned()
        }
        Kind::Session => format!(
            "<类型: 会议|kind: session>\n\
             <会议|session>:\n\
             \x20 <届|congress>: 1                # <第几届|which congress>\n\
             \x20 <次|meeting>: 1                 # <第几次会议|which of its sessions>\n\
             \x20 <开幕|opened>: {date}\n\
             \x20 <闭幕|closed>: {date}\n\
             \x20 <代表|deputies>:                  # <代表的人数|numbers of deputies: called, excused, present>\n\
             \x20   <应到|expected>:\n\
             \x20   <请假|excused>:\n\
             \x20   <实到|present>:\n\
             \x20 <议程|agenda>:                    # <一项一行|a line an item>\n\
             \x20   - \"{AGENDA}\"\n"
        ),
        Kind::Targets => format!(
            "<类型: 目标|kind: targets>                # <主要预期目标|yearly targets>\n\
             <目标|targets>:\n\
             \x20 <年度|year>: {year}\n\
             \x20 <依据|basis>: \"比上年增长\"\n\
             \x20 <指标|items>:                     # <一项一行：左右、以上、以内、与……同步都照原文写|a line a target, in the words of the report>\n\
             \x20   - \"{INDICATOR}甲 增长 5.5% 左右\"\n\
             \x20   - \"{INDICATOR}乙 200 人以上\"\n"
        ),
        Kind::Notice => format!(
            "<类型: 公告|kind: notice>\n\
             <公告|notice>:\n\
             \x20 <时间|period>: \"{PERIOD}\"\n\
             \x20 <地点|place>: \"{PLACE}\"\n\
             \x20 <对象|audience>: \"{AUDIENCE}\"\n\
             \x20 <联系|contact>: \"{CONTACT}\"\n"
        ),
        Kind::Gongshi | Kind::Progress => people_and_projects(kind, date),
        Kind::Document => format!(
            "<类型: 文件|kind: document>\n\
             <文件|document>:\n\
             \x20 <索引号|index_number>: {{number}}  # <公开后不再改|never changes once it is published>\n\
             \x20 <发文机关|issuer>: \"{ISSUER}\"\n\
             \x20 <文号|number>: \"{NUMBER}\"             # <如|such as:> 某政发〔{year}〕1号\n\
             \x20 <成文日期|made_on>: {date}\n\
             \x20 <发布日期|published_on>: {date}\n\
             \x20 <主题分类|topic>: \"{TOPIC}\"\n\
             \x20 <有效性|validity>: \"现行有效\"       # <现行有效、失效或废止|in force; or 失效, 废止>\n"
        ),
    }
}

/// The data of what is laid open, or of the progress of projects.
fn people_and_projects(kind: Kind, date: Date) -> String {
    if kind == Kind::Gongshi {
        return format!(
            "<类型: 公示|kind: gongshi>                # <到期以后名单自动撤下|its list leaves the site when the period is over>\n\
             <公示|gongshi>:\n\
             \x20 <事项|subject>: \"{SUBJECT}\"\n\
             \x20 <公示期|period>: \"{date}至{}\"  # <起止日期|first and last day>\n\
             \x20 <依据|basis>: \"{BASIS}\"\n\
             \x20 # <名单|list>: mingdan.csv        # <名单放在文章旁边；号码先用 zhenbao mask 遮住|a file beside the article; mask its numbers with zhenbao mask>\n\
             \x20 <监督电话|objections>: \"{CONTACT}\"\n",
            date.days_later(6)
        );
    }
    let year = date.year();
    format!(
        "<类型: 进展|kind: progress>\n\
             <进展|progress>:\n\
             \x20 <年度|year>: {year}\n\
             \x20 <项目|items>:                     # <一个项目一段；有了新进展，在“更新”里加一行|one entry a project; add a line under steps for every report>\n\
             \x20   - <项目|name>: \"{PROJECT}\"\n\
             \x20     <责任单位|office>: \"{OFFICE}\"\n\
             \x20     <时限|deadline>: {year}-12-31\n\
             \x20     <更新|steps>:\n\
             \x20       - {{ <日期|date>: {date}, <进度|progress>: 0%, <内容|text>: \"{STEP}\" }}\n"
    )
}

/// The headings of the kind, with a sentence under each that says what belongs there.
fn body(kind: Kind) -> &'static str {
    match kind {
        Kind::News => "第一段写清什么时间、什么地点、谁、做了什么。\n\n## 小标题\n\n这里写正文。\n",
        Kind::Session => {
            "这里写会议在什么时间、什么地点召开，谁主持、谁出席。\n\n\
             ## 听取和审议报告\n\n这里写各项报告。\n\n\
             ## 选举结果\n\n这里写选举结果；没有选举就删去这一节。\n\n\
             ## 会议要求\n\n这里写会议提出的要求。\n"
        }
        Kind::Outline => {
            "## 一、过去一年的工作\n\n### （一）第一项工作\n\n这里写第一项工作。\n\n\
             ### （二）第二项工作\n\n这里写第二项工作。\n\n\
             ## 二、今年的安排\n\n### （一）第一项任务\n\n这里写第一项任务。\n"
        }
        Kind::Targets => "这里写目标由哪次会议通过。\n\n## 有关说明\n\n这里写指标的口径。\n",
        Kind::Notice => {
            "这里写通知的缘由。\n\n## 一、事项\n\n这里写办什么事、要带什么材料。\n\n\
             ## 二、时间和地点\n\n这里写时间和地点。\n\n## 三、联系方式\n\n这里写联系人和电话。\n"
        }
        Kind::Gongshi => {
            "这里写公示的是什么、经过怎样的评议。\n\n公示期内如有异议，请以书面或电话方式反映，并写明姓名和联系方式。\n"
        }
        Kind::Progress => "这里写项目由哪次会议确定、进展到哪一天为止。\n",
        Kind::Document => {
            "各村（居）民委员会、镇直各单位：\n\n这里写发文的缘由。\n\n\
             ## 一、总体要求\n\n这里写总体要求。\n\n## 二、主要任务\n\n这里写主要任务。\n\n\
             ## 三、工作要求\n\n这里写工作要求。\n"
        }
    }
}
