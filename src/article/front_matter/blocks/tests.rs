//! Blocks of kinds: what is read, and what is told when it cannot be so.

use std::fmt::Write;

use crate::article::front_matter::blocks::codes;
use crate::article::front_matter::tests::read_article;
use crate::article::kind::{
    Fact, FactValue, Goal, KindData, Session, SittingKind, Target, Targets, Validity,
};

/// An article of a kind with its block.
fn of_kind(kind: &str, block: &str) -> String {
    format!("---\ntitle: 大会\ndate: 2025-04-01\nkind: {kind}\n{block}\n---\n")
}

fn session(block: &str) -> (Session, Vec<String>) {
    let (matter, told) = read_article(&of_kind("session", block));
    let KindData::Session(session) = matter.kind else { panic!("a session") };
    (*session, told)
}

fn targets(block: &str) -> (Targets, Vec<String>) {
    let (matter, told) = read_article(&of_kind("targets", block));
    let KindData::Targets(targets) = matter.kind else { panic!("targets") };
    (targets, told)
}

fn listed(block: &str) -> Vec<Target> {
    let (targets, told) = targets(block);
    assert_eq!(told, [""; 0]);
    targets.items
}

#[test]
fn a_session_is_read_in_both_languages() {
    let english = "session: { congress: 6, meeting: 8, opened: 2025-03-31, closed: 2025-04-01, deputies: { expected: 95, \
                   excused: 4, present: 91 }, agenda: [审议政府工作报告, { item: 财政报告, reporter: 文礼庚 }], \
                   elected: [{ post: 副镇长, seats: 1, names: [甲], votes: 88 }], projects: [村道改造], \
                   votes: [{ item: 报告, in_favour: 90, against: 1 }] }";
    let chinese = "会议:\n  届: 第六届\n  次: 八\n  开幕: 2025年3月31日\n  闭幕: 2025年4月1日\n  代表: { 应到: 95, 请假: 4, 实到: 91 }\n  \
                   议程:\n    - 审议政府工作报告\n    - 事项: 财政报告\n      报告人: 文礼庚\n  选举:\n    - { 职务: 副镇长, 名额: 1, 当选: 甲, 得票: [88] }\n  \
                   民生实事: [{ 项目: 村道改造 }]\n  表决: [{ 事项: 报告, 赞成: 90, 反对: 1 }]";
    let (mut english, told) = session(english);
    assert_eq!(told, [""; 0]);
    let (mut chinese, told) = session(chinese);
    assert_eq!(told, [""; 0]);
    assert_eq!((english.congress, english.meeting), (Some(6), Some(8)));
    assert_eq!(english.agenda[1].facts, [Fact::words("报告人", "文礼庚")]);
    assert_eq!(english.elected[0].votes, [88]);
    assert!(english.span.take().unwrap().text().starts_with("{ congress"));
    assert!(chinese.span.take().unwrap().text().starts_with("届: 第六届\n"));
    assert_eq!(english, chinese);
}

#[test]
fn targets_are_lines_maps_or_a_file() {
    let list = listed(
        "targets:\n  year: 2025\n  basis: 比上年增长\n  items:\n    - 地区生产总值 增长 5.50% 左右\n    - { indicator: 失业率, at_most: 5.50, unit: \"%\" }\n    \
         - { 名称: 税收, 动词: 增长, 区间: [10, 12.0], 单位: '%', 上年: 9.80% }\n    - { indicator: 居民收入, target: 与经济增长同步 }\n    - { 名称: 就业, 目标: 1200 人以上 }",
    );
    let values: Vec<String> = list.iter().map(ToString::to_string).collect();
    assert_eq!(
        values,
        [
            "地区生产总值 增长 5.50% 左右",
            "失业率 5.50% 以内",
            "税收 增长 10%—12.0%",
            "居民收入 与经济增长同步",
            "就业 1200 人以上"
        ]
    );
    assert!(matches!(&list[1].value, Goal::AtMost(n) if n.as_str() == "5.50"));
    assert!(matches!(&list[4].value, Goal::AtLeast(n) if n.as_str() == "1200"));
    assert_eq!(list[2].last_year.as_deref(), Some("9.80%"));
    assert_eq!(list[0].span.as_ref().unwrap().text(), "地区生产总值 增长 5.50% 左右");
    let (read, told) = targets("目标: { 年度: 2025年, 依据: 比上年增长, 指标: 目标.CSV }");
    assert_eq!(told, [""; 0]);
    assert_eq!((read.year, read.basis.as_deref()), (Some(2025), Some("比上年增长")));
    let (name, span) = read.table.expect("a file is named");
    assert_eq!((name.as_str(), span.text()), ("目标.CSV", "目标.CSV"));
    let (read, told) = targets("targets: 目标.xlsx");
    assert_eq!(told, [""; 0]);
    assert_eq!(read.table.expect("a file is named").0, "目标.xlsx");
}

#[test]
fn notices_and_documents_are_read() {
    let (matter, told) = read_article(&of_kind(
        "公告",
        "公告: { 时间: 4月1日至30日, 地点: 镇政府, 对象: 全体村民, 联系: \"0799-1234567\", 生效: 2025-04-01 }",
    ));
    assert_eq!(told, [""; 0]);
    let KindData::Notice(notice) = matter.kind else { panic!("a notice") };
    let labels: Vec<&str> = notice.facts.iter().map(|fact| fact.label.as_str()).collect();
    assert_eq!(labels, ["时间", "地点", "对象", "联系", "生效"]);
    assert_eq!(notice.facts[3].value, FactValue::Contact("0799-1234567".to_owned()));
    assert!(
        matches!(notice.facts[4].value, FactValue::Moment(day) if day.date().to_string() == "2025-04-01")
    );
    let (matter, told) = read_article(&of_kind(
        "document",
        "document: { index_number: 000014349/2025-00110, issuer: 金山镇人民政府, number: 〔2025〕3号, made_on: 2025-04-01, \
         published_on: 2025-04-08, topic: 财政, validity: 现行有效, supersedes: [旧.md], interpretation: 解读.md }",
    ));
    assert_eq!(told, [""; 0]);
    let KindData::Document(document) = matter.kind else { panic!("a document") };
    assert_eq!(document.index_number.as_deref(), Some("000014349/2025-00110"));
    assert_eq!(
        (document.validity, document.validity.map(Validity::chinese)),
        (Some(Validity::InForce), Some("现行有效"))
    );
    assert_eq!(document.supersedes[0].1.text(), "旧.md");
}

#[test]
fn a_session_is_said_as_offices_say_it() {
    let (session, told) = session(
        "会议:\n  届: 6\n  次: 8\n  召开时间: 2025年3月31日\n  列席: 51\n  特邀嘉宾: 老同志3名\n  主持人: 张某\n  \
         代表: { 应到代表: 95, 因事请假: 4, 实到代表: 91 }\n  预备会议: 2025-03-30 15:00\n  \
         主席团会议:\n    - { 时间: 2025-03-30 16:00, 主持: 李某, 事项: [推选常务主席] }\n  \
         全体会议: [2025-03-31 09:00, 4月1日上午]\n  议案: 2\n  代表建议: 15件\n  \
         选票: { 发出: 91, 收回: 91, 有效票: 90, 废票: 1 }\n  \
         补选: [{ 职务: 副镇长, 应选: 1, 候选人: [甲, 乙], 差额: 1, 当选: [{ 姓名: 甲, 得票: 88票, 得票率: 96.7% }], 未当选: 乙 }]\n  \
         表决:\n    - { 事项: 政府工作报告, 结果: 全票通过 }\n    - { 报告: 预算报告, 赞成: 全票 }\n  \
         票决: [{ 项目: 村道改造, 赞成: 90, 反对: 0, 弃权: 1, 投资: 120万元, 牵头单位: 村建办, 完成时限: 2025年11月 }]\n  \
         落选项目: [广场维修]\n  测评: [{ 单位: 派出所, 满意: 85, 基本满意: 5, 不满意: 1 }]",
    );
    assert_eq!(told, [""; 0]);
    let labels: Vec<&str> = session.facts.iter().map(|fact| fact.label.as_str()).collect();
    assert_eq!(labels, ["列席", "特邀嘉宾", "主持人", "议案", "代表建议"]);
    assert_eq!(session.facts[0], Fact::words("列席", "51人"));
    assert_eq!(session.deputies.adds_up(), Some(true));
    let kinds: Vec<SittingKind> = session.sittings.iter().map(|sitting| sitting.kind).collect();
    assert_eq!(
        kinds,
        [SittingKind::Preparatory, SittingKind::Presidium, SittingKind::Plenary, SittingKind::Plenary]
    );
    assert_eq!(session.sittings[3].time, Some(FactValue::Words("4月1日上午".to_owned())));
    assert_eq!((session.ballots.valid, session.ballots.void), (Some(90), Some(1)));
    assert_eq!(
        (session.elected[0].names.as_slice(), session.elected[0].votes.as_slice()),
        (&["甲".to_owned()][..], &[88][..])
    );
    assert_eq!(session.votes[1].facts, [Fact::words("赞成", "全票")]);
    let project = &session.projects[0];
    assert_eq!((project.votes, project.against, project.abstained), (Some(90), Some(0), Some(1)));
    assert_eq!(project.facts[2], Fact::words("完成时限", "2025年11月"));
    assert_eq!((session.not_chosen[0].name.as_str(), session.evaluations[0].facts.len()), ("广场维修", 3));
}

#[test]
fn documents_and_notices_are_said_as_offices_say_them() {
    let (matter, told) = read_article(&of_kind(
        "文件",
        "文件: { 索引号: A/1, 发文字号: 无, 发布机构: 甲镇, 生成日期: 2025-05-20, 公开形式: 主动公开, 组配分类: 部门文件, \
         施行日期: 2025-06-01, 失效日期: 2030-06-01, 有效性: 是, 内容概述: 防汛, 责任科室: 应急办 }",
    ));
    assert_eq!(told, [""; 0]);
    let KindData::Document(document) = matter.kind else { panic!("a document") };
    assert_eq!((document.number, document.validity), (None, Some(Validity::InForce)));
    let labels: Vec<&str> = document.facts.iter().map(|fact| fact.label.as_str()).collect();
    assert_eq!(labels, ["发布机构", "公开形式", "组配分类", "施行日期", "失效日期", "内容概述", "责任科室"]);
    let (matter, told) = read_article(&of_kind(
        "公告",
        "公告: { 发文字号: 甲府公〔2025〕3号, 岗位: 网格员, 招聘人数: 25, 报名时间: 4月1日至7日, 截止: 2025-04-07, 咨询电话: 0000-0000000, 报名电话: 0000-0000001, 公示期: 2025-04-01至2025-04-07, 监督电话: 0000-0000000 }",
    ));
    assert_eq!(told, [""; 0]);
    let KindData::Notice(notice) = matter.kind else { panic!("a notice") };
    assert_eq!(notice.facts.len(), 9);
    assert_eq!(notice.facts[2], Fact::words("招聘人数", "25人"));
    let (_, told) = read_article(&of_kind(
        "公告",
        "公告: { 电话: 0000-0000000, 电话: 0000-0000001, 联糸: 甲, place: 乙, 地点: 丙 }",
    ));
    assert_eq!(told.len(), 3, "{told:#?}");
}

/// Blocks with a fault each.
const BLOCKS: &[(&str, &str)] = &[
    ("session", "session: { congress: 6, meeting: 8, deputies: { expected: 95, excused: 4, present: 90 } }"),
    ("session", "session: { congress: 6, meeting: 8, deputies: { expected: 95, excused: 40, present: 55 } }"),
    ("session", "session: { congress: 6, meeting: 8, deputies: { expected: 95, excused: 40 } }"),
    ("session", "session: { congress: 6, meeting: 8, deputies: { expected: 95, present: 97 } }"),
    ("session", "session: { congress: 6, meeting: 8, opened: 2025-04-01, closed: 2025-03-31 }"),
    ("session", "session: { congress: 六, meeting: 八十次半, deputies: 95 }"),
    ("session", "session: { 届: 6 }"),
    (
        "session",
        "session: { congress: 6, meeting: 8, deputies: { expected: 95, present: 91 }, elected: [{ post: 副镇长, seats: 2, names: [甲], votes: [47, 92] }] }",
    ),
    (
        "session",
        "session: { congress: 6, meeting: 8, deputies: { expected: 95, present: 91 }, votes: [{ item: 报告, in_favour: 80, against: 12 }], projects: [{ 项目: 村道, 得票: 93 }] }",
    ),
    (
        "session",
        "session: { congress: 6, meeting: 8, agenda: [{ reporter: 甲 }, 2025], elected: [{ seats: 一人 }] }",
    ),
    ("session", "会议:\n  届: 6\n  次: 8\n  代表:\n    应到：95"),
    ("gongshi", "gongshi: { subject: 补贴, period: 7天 }"),
    ("gongshi", "公示: { 名单: [{ 姓名: 甲, 手机: 13800000000 }] }"),
    (
        "progress",
        "progress: { items: [{ name: 村道, progress: 120% }, { name: 路灯, progress: 60%, state: 已完成 }] }",
    ),
    ("session", "session: [6, 8]"),
    ("session", "session: { congress: 6, meeting: 8, ballots: { issued: 91, returned: 92 } }"),
    (
        "session",
        "会议: { 届: 6, 次: 8, 选举: [{ 职务: 副镇长, 收回: 91, 有效: 90, 无效: 2 }], 表决: [{ 事项: 报告, 发出: 91, 有效: 92 }] }",
    ),
    ("session", "会议: { 届: 6, 次: 8, 全体会议: [{ 时间: 2025-04-01, 应到: 95, 实到: 96 }] }"),
    (
        "targets",
        "targets: { year: 25, items: [地区生产总值 稳步提升, 5.5% 左右, 增长率 12%—10%, 就业 1.2E+03 人, 2025] }",
    ),
    (
        "targets",
        "targets: { items: [{ indicator: 失业率, at_most: 5.5, at_least: 4 }, { at_most: 5 }, { indicator: 税收 }] }",
    ),
    (
        "targets",
        "targets: { items: [{ indicator: 失业率, at_most: 不高 }, { indicator: 税收, range: [12, 10] }, { indicater: 税收 }] }",
    ),
    ("targets", "targets:\n  items:\n    - 失业率 不低于 4% 以内\n    - 税收 增长 5% 很多"),
    (
        "document",
        "document:\n  index_number: 20191202\n  number: 金府发[2025]3号\n  made_on: 2025-04-01\n  published_on: 2025-03-01\n  validity: 好",
    ),
];

#[test]
fn what_cannot_be_is_told_at_its_place_in_both_languages() {
    let mut all = String::new();
    for (kind, block) in BLOCKS {
        write!(all, "{block}\n{}\n\n", read_article(&of_kind(kind, block)).1.join("\n")).unwrap();
    }
    insta::assert_snapshot!(all);
}

#[test]
fn every_check_of_a_block_is_raised() {
    let mut all = String::new();
    for (kind, block) in BLOCKS.iter().chain(&[("news", "session: {}"), ("session", "")]) {
        all.push_str(&read_article(&of_kind(kind, block)).1.join("\n"));
    }
    // ZB616 to ZB618 are about tables beside articles, those from ZB620 on about the text; both are
    // tested where they are raised
    for code in
        [&crate::article::kind::codes::TARGET_LINE].iter().chain(codes::ALL).filter(|code| code.id < "ZB616")
    {
        assert!(all.contains(code.id), "{} is never raised", code.id);
    }
}
