//! The text of a new article: front matter with what to fill in, and the headings of its kind. Knows no
//! site.

use std::fmt::Write as _;

use super::Kind;
use crate::check::placeholder::{
    AGENDA, AUDIENCE, BASIS, CONTACT, EDITOR, INDEX_NUMBER, INDICATOR, ISSUER, NUMBER, OFFICE, PERIOD, PLACE,
    PROJECT, STEP, SUBJECT, TOPIC,
};
use crate::source::Date;
use crate::source::character::is_invisible;

/// The skeleton of one article. It is a draft until its editor says otherwise. `index_number` is the
/// one given to a document; without it the editor writes one.
pub(super) fn skeleton(title: &str, kind: Kind, date: Date, index_number: Option<&str>) -> String {
    // Nobody sees that they are left out, and no article may have them.
    let title = quoted(&title.replace(is_invisible, ""));
    let (block, body) = (block(kind, date, index_number.unwrap_or(INDEX_NUMBER)), body(kind));
    format!(
        "---\n\
         title: {title}\n\
         date: {date}             # 发布日期，可以带时间：{date} 09:30\n\
         editor: \"{EDITOR}\"           # 编辑，显示为（编辑：{EDITOR}）\n\
         # source: \"信息来源\"         # 供稿单位；转载时写原单位，并写 source_url\n\
         # summary: \"一两句话的摘要\"  # 不写则取第一段\n\
         draft: true                  # 草稿不发布，写好后删去这一行\n\
         {block}---\n\n{body}"
    )
}

/// A text in YAML's double quotes, on one line.
pub(in crate::command) fn quoted(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut out = String::from("\"");
    for character in words.chars() {
        match character {
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

/// The data that belongs to the kind, with values to be replaced.
fn block(kind: Kind, date: Date, index_number: &str) -> String {
    let (year, index_number) = (date.year(), quoted(index_number));
    match kind {
        Kind::News => String::new(),
        Kind::Outline => "kind: outline                # 提纲：标题里的编号原样保留\n".to_owned(),
        Kind::Session => format!(
            "kind: session                # 会议\n\
             session:\n\
             \x20 congress: 1                # 第几届\n\
             \x20 meeting: 1                 # 第几次会议\n\
             \x20 opened: {date}         # 开幕日期\n\
             \x20 closed: {date}         # 闭幕日期\n\
             \x20 deputies:                  # 代表的人数\n\
             \x20   expected:                # 应到\n\
             \x20   excused:                 # 请假\n\
             \x20   present:                 # 实到\n\
             \x20 agenda:                    # 议程，一项一行\n\
             \x20   - \"{AGENDA}\"\n"
        ),
        Kind::Targets => format!(
            "kind: targets                # 主要预期目标\n\
             targets:\n\
             \x20 year: {year}\n\
             \x20 basis: \"比上年增长\"\n\
             \x20 items:                     # 一项一行：左右、以上、以内、与……同步都照原文写\n\
             \x20   - \"{INDICATOR}甲 增长 5.5% 左右\"\n\
             \x20   - \"{INDICATOR}乙 200 人以上\"\n"
        ),
        Kind::Notice => format!(
            "kind: notice                 # 通知公告\n\
             notice:\n\
             \x20 period: \"{PERIOD}\"\n\
             \x20 place: \"{PLACE}\"\n\
             \x20 audience: \"{AUDIENCE}\"\n\
             \x20 contact: \"{CONTACT}\"\n"
        ),
        Kind::Gongshi | Kind::Progress => people_and_projects(kind, date),
        Kind::Document => format!(
            "kind: document               # 文件\n\
             document:\n\
             \x20 index_number: {index_number}  # 索引号，公开后不再改\n\
             \x20 issuer: \"{ISSUER}\"\n\
             \x20 number: \"{NUMBER}\"             # 如 某政发〔{year}〕1号\n\
             \x20 made_on: {date}        # 成文日期\n\
             \x20 published_on: {date}   # 公开日期\n\
             \x20 topic: \"{TOPIC}\"\n\
             \x20 validity: \"现行有效\"       # 现行有效、失效或废止\n"
        ),
    }
}

/// The data of what is laid open, or of the progress of projects.
fn people_and_projects(kind: Kind, date: Date) -> String {
    if kind == Kind::Gongshi {
        return format!(
            "kind: gongshi                # 公示：到期以后名单自动撤下\n\
             gongshi:\n\
             \x20 subject: \"{SUBJECT}\"\n\
             \x20 period: \"{date}至{}\"  # 起止日期\n\
             \x20 basis: \"{BASIS}\"\n\
             \x20 # list: mingdan.csv        # 名单放在文章旁边；号码先用 zhenbao mask 遮住\n\
             \x20 objections: \"{CONTACT}\"\n",
            date.days_later(6)
        );
    }
    let year = date.year();
    format!(
        "kind: progress               # 项目进展\n\
             progress:\n\
             \x20 year: {year}\n\
             \x20 items:                     # 一个项目一段；有了新进展，在 updates 里加一行\n\
             \x20   - name: \"{PROJECT}\"\n\
             \x20     office: \"{OFFICE}\"\n\
             \x20     deadline: {year}-12-31\n\
             \x20     updates:\n\
             \x20       - {{ date: {date}, progress: 0%, text: \"{STEP}\" }}\n"
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
