//! Wordings of real reports against their data.

use super::*;
use crate::article::kind::{Deputies, Session, Target, Targets};
use crate::source::{Moment, SourcePath};

fn told(title: &str, body: &str, data: &KindData) -> Vec<String> {
    let text = format!("{title}\n{body}");
    let source = Source::new(SourcePath::new("content/renda/a.md").unwrap(), text);
    let title = source.span(0..title.len());
    let start = title.range().end + 1;
    let found = compare(&title, data, &source, start..source.text().len());
    let one = |d: &Diagnostic| {
        let crate::diagnostic::Place::Span(span) = &d.place else { panic!("every finding has a span") };
        format!("{} «{}» {}", d.code.id, span.text(), d.message.zh)
    };
    found.iter().map(one).collect()
}

fn session() -> KindData {
    KindData::Session(Box::new(Session {
        congress: Some(6),
        meeting: Some(8),
        opened: Moment::parse("2025-03-31").ok(),
        deputies: Deputies { expected: Some(95), excused: Some(4), present: Some(91) },
        ..Session::default()
    }))
}

#[test]
fn every_wording_of_the_same_session_agrees() {
    for text in [
        "金山镇第六届人民代表大会第八次会议召开",
        "镇六届人大八次会议",
        "六届八次会议开幕",
        "金山镇第6届人民代表大会第8次会议",
        "上栗县金山镇第六届人民代表大会第八次会议",
        "4月1日上午举行第二次全体会议",
        "主席团第三次会议",
        "县第十六届人民代表大会第五次会议精神",
        "十四届全国人大三次会议",
        "自六届七次会议以来",
        "六届七次会议以来",
        "2024年召开的六届六次会议",
        "全年召开三次会议",
        "镇第六届党员代表大会第五次会议",
        "县人大常委会第二十次会议",
    ] {
        assert_eq!(told(text, text, &session()), [""; 0], "{text}");
    }
}

#[test]
fn another_session_is_an_error() {
    assert_eq!(
        told("金山镇六届八次会议", "会议期间，第六届人民代表大会第六次会议听取了报告。", &session()),
        ["ZB620 «六» 这里是第六次，数据里是第八次"]
    );
    assert_eq!(
        told("金山镇第五届人民代表大会第9次会议", "", &session()),
        ["ZB620 «五» 这里是第五届，数据里是第六届", "ZB620 «9» 这里是第9次，数据里是第8次"]
    );
    assert_eq!(told("大会", "第七次会议闭幕", &session()), ["ZB620 «七» 这里是第七次，数据里是第八次"]);
}

#[test]
fn attendance_in_the_text_agrees_with_the_data() {
    for text in [
        "大会应到代表95名，因事、因病请假4名，实到代表91名，符合法定人数。",
        "应到代表 九十五 名，实到 九十一 人。",
        "列席会议应到 12 人，实到 10 人。",
        "应到时间 8 点",
    ] {
        assert_eq!(told("会", text, &session()), [""; 0], "{text}");
    }
    assert_eq!(
        told("会", "应出席代表96名，请假5人，实到会代表九十名。", &session()),
        [
            "ZB621 «96» 这里应到 96，数据里应到 95",
            "ZB621 «5» 这里请假 5，数据里请假 4",
            "ZB621 «九十» 这里实到 90，数据里实到 91"
        ]
    );
}

#[test]
fn numbers_that_jump_or_repeat_are_told() {
    let outline = KindData::Outline;
    let fine = "# 一、产业\n## （一）甲\n1. 子\n2. 丑\n## （二）乙\n1. 子\n# 二、城乡\n## （一）丙\n\n# 附\n\n1. 甲\n\n1.5 万亩\n";
    assert_eq!(told("报告", fine, &outline), [""; 0]);
    assert_eq!(
        told("报告", "一、甲\n二、乙\n四、丙\n四、丁\n三、戊\n（一）甲\n（三）丙\n", &outline),
        [
            "ZB623 «四» 序号从“二”跳到了“四”",
            "ZB623 «四» 序号“四”重复了",
            "ZB623 «三» 序号从“四”退回到“三”",
            "ZB623 «三» 序号从“一”跳到了“三”"
        ]
    );
    assert_eq!(told("报告", "```\n一、甲\n三、乙\n```\n", &outline), [""; 0]);
}

#[test]
fn counted_lists_have_as_many_items() {
    let outline = KindData::Outline;
    let list =
        "## （一）甲\n文字\n## （二）乙\n1. 子\n2. 丑\n## （三）丙\n## （四）丁\n# 三、别的\n## （一）甲\n";
    assert_eq!(
        told("报告", &format!("# 二、实施五个强势攻坚\n{list}"), &outline),
        ["ZB622 «五» “五个强势攻坚”下面列出了 4 条"]
    );
    assert_eq!(told("报告", &format!("# 二、实施四个强势攻坚\n{list}"), &outline), [""; 0]);
    assert_eq!(
        told("报告", "抓好三项工作：\n1. 甲\n2. 乙\n", &outline),
        ["ZB622 «三» “三项工作”下面列出了 2 条"]
    );
    assert_eq!(told("报告", "完成五项工作。\n1. 甲\n2. 乙\n", &outline), [""; 0]);
}

#[test]
fn figures_of_the_year_agree_with_the_table() {
    let line = |text| Target::parse(text).unwrap();
    let source = Source::new(SourcePath::new("content/a.md").unwrap(), String::new());
    let mut targets = Targets::empty(source.span(0..0));
    targets.year = Some(2025);
    targets.items =
        vec![line("地区生产总值 增长 5.5% 左右"), line("税收 增长 10%—12%"), line("居民收入 与经济增长同步")];
    let data = KindData::Targets(targets);
    let fine = "2025年主要预期目标是：地区生产总值增长5.50%左右，税收增长10%-12%，居民收入增长与经济增长同步。\n\
                2024年，地区生产总值增长5.2%。地区生产总值增长 6%。\n| 地区生产总值 | 2025年 | 7% |\n";
    assert_eq!(told("目标", fine, &data), [""; 0]);
    assert_eq!(
        told("目标", "2025年的主要预期目标：地区生产总值增长6%左右。", &data),
        ["ZB624 «地区生产总值增长6%左右» 地区生产总值：这里是“增长6%左右”，目标表里是“增长 5.5% 左右”"]
    );
}

#[test]
fn long_texts_take_linear_time() {
    for piece in ["第", "六届", "第八次会议", "一、", "五个", "应到", "（一）\n", "九", "# 五个：\n1. 甲\n"]
    {
        told("会", &piece.repeat(60_000 / piece.len()), &session());
    }
}
