//! Wordings of real reports against their data.

use super::*;
use crate::article::kind::{Deputies, KindData, Session, Target, Targets};
use crate::config::LineEnds;
use crate::source::{Moment, SourcePath};

/// What is found in an article of that title, body and data.
fn found(title: &str, body: &str, data: &KindData) -> Vec<Diagnostic> {
    let text = format!("---\ntitle: {title}\ndate: 2025-04-02\n---\n{body}");
    let source = Source::new(SourcePath::new("content/renda/a.md").unwrap(), text);
    let mut article = Article::parse(&source, LineEnds::default()).value;
    article.matter.kind = data.clone();
    read(&article)
}

fn told(title: &str, body: &str, data: &KindData) -> Vec<String> {
    // Most texts here are too short for headings.
    let mut found = found(title, body, data);
    found.retain(|finding| finding.code.id != "ZB628");
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
fn another_session_is_told() {
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

/// Sentences nearly as they stand in session reports, work reports and budgets.
#[test]
fn other_sessions_and_other_attendances_are_left_alone() {
    for text in [
        "过去一年，圆满完成了镇六届人大七次会议确定的目标任务。",
        "镇四届人大一次会议批准的预算收入为3000万元。",
        "镇第十九届人大第三次、第四次会议通过的财政预算决议得到落实。",
        "在乡第十六届大会第三次会议上，各位代表票选确定了项目。",
        "镇六届人大七次会议期间代表提出的建议全部办结。",
        "镇六届人大七次会议票决通过的8项民生实事全部完成。",
        "会议通过了关于召开镇第六届人民代表大会第九次会议的决定。",
        "将于明年3月召开镇第六届人民代表大会第九次会议。",
        "镇六届人大七次会议交办的32件建议办结率100%。",
        "4月1日上午举行第二次全体会议，应到代表95名，实到89名。",
        "第一代表团应到代表20名，实到19名。",
        "县级代表应到12名，实到12名。",
        "预备会议应到95名，实到90名。",
        "列席人员应到51名，实到50名。",
        "自镇六届人大七次会议召开以来，各项工作稳步推进。",
    ] {
        assert_eq!(told("大会", text, &session()), [""; 0], "{text}");
    }
}

#[test]
fn only_a_number_close_to_the_end_counts_a_list() {
    let document = KindData::Outline;
    for text in [
        "为深入贯彻党的二十大精神，结合我镇实际，提出如下意见：\n\n一、甲。\n\n二、乙。\n",
        "全面贯彻落实党的十九大：\n一、甲。\n二、乙。\n",
        "有下列行为之一的，停止受理6个月至12个月：\n（一）甲；\n（二）乙。\n",
        "全镇8个区域的工作安排，通知如下：\n一、甲。\n二、乙。\n",
        "注意以下事项：\n1、甲表\n2、乙表\n注：1、坐标为地方坐标。\n2、单位为米。\n3、范围为镇区。\n",
        "18.甲\n19.乙\n20.2026年10件民生实事\n21.5+2就业之家\n22.丙\n",
    ] {
        let found: Vec<String> = told("报告", text, &document);
        assert!(
            found.iter().all(|found| !found.starts_with("ZB622") && !found.contains("ZB623 «2")),
            "{text}: {found:?}"
        );
    }
}

#[test]
fn what_was_reached_is_no_target() {
    let source = Source::new(SourcePath::new("content/a.md").unwrap(), String::new());
    let mut targets = Targets::empty(source.span(0..0));
    targets.year = Some(2026);
    targets.items = vec![Target::parse("规上工业增加值 增长 7% 左右").unwrap()];
    let data = KindData::Targets(targets);
    let last = "一年来，规上工业增加值增长8.4%左右，顺利完成全年主要目标任务。";
    assert_eq!(told("目标", last, &data), [""; 0]);
    assert_eq!(told("目标", "2026年1—3月，规上工业增加值增长8.4%左右。", &data), [""; 0]);
    assert_eq!(told("目标", "主要预期目标：规上工业增加值增长6%左右。", &data).len(), 1);
    assert_eq!(told("目标", "主要预期目标：规上工业增加值增长6％左右。", &data).len(), 1);
}

#[test]
fn credits_in_the_text_are_told_where_the_front_matter_gives_none() {
    for (text, shown) in [
        ("正文。\n编辑：某乙", "编辑：某乙"),
        ("正文。\n（记者 某丁 通讯员 某戊）", "（记者 某丁 通讯员 某戊）"),
        ("正文。(编辑:某乙)", "(编辑:某乙)"),
        ("来源：某县融媒体中心\n正文。", "来源：某县融媒体中心"),
        ("正文。\n责　编：某乙  审核：某丙", "责　编：某乙  审核：某丙"),
        ("正文。\n供稿单位：党政办", "供稿单位：党政办"),
        ("正文。\n文/某甲 图/某乙", "文/某甲 图/某乙"),
        ("正文。\n来源丨某县发布", "来源丨某县发布"),
    ] {
        let found = told("题", text, &KindData::News);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert!(found[0].starts_with(&format!("ZB625 «{shown}»")), "{found:?}");
    }
    for text in [
        "本报讯（记者 某丁）4月1日，甲镇召开会议。",
        "资金来源：县财政。",
        "记者在现场看到，渠道已经修好。",
        "编辑部设在镇党政办。",
        "图书：2000册",
        "文件：甲政发〔2025〕3号",
        "作者在文中指出，要抓好落实。",
    ] {
        assert_eq!(told("题", text, &KindData::News), [""; 0], "{text}");
    }
}

#[test]
fn leavings_of_web_pages_are_told_line_by_line() {
    for text in [
        "【字体：大 中 小】 打印 关闭窗口",
        "浏览次数：128",
        "【打印本页】",
        "扫一扫在手机打开当前页",
        "上一篇：无",
        "字号：[大] [中] [小]",
        "打印",
        "分享到：",
    ] {
        let found = told("题", &format!("正文。\n\n{text}\n"), &KindData::News);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert!(found[0].starts_with("ZB626"), "{found:?}");
    }
    for text in [
        "大",
        "请打印本页后签字。",
        "关闭窗口前请保存。",
        "当前位置偏僻，交通不便。",
        "访问量大增",
        "收藏家向镇里捐赠了图书",
    ] {
        assert_eq!(told("题", text, &KindData::News), [""; 0], "{text}");
    }
}

#[test]
fn leavings_that_follow_each_other_are_one_finding() {
    let found = told("题", "打印\n关闭窗口\n\n浏览次数：128\n\n正文。\n\n打印\n", &KindData::News);
    assert_eq!(found.len(), 2, "{found:?}");
}

#[test]
fn a_credit_moves_into_the_front_matter() {
    for (text, mended) in [
        ("正文。\n\n（编辑：李念）\n", "editor: 李念\n---\n正文。\n\n"),
        ("责编：李念\n正文。\n", "duty_editor: 李念\n---\n正文。\n"),
        ("正文。（摄影：王文）\n", "photographer: 王文\n---\n正文。\n"),
        ("正文。\n来源：甲县融媒体中心", "source: 甲县融媒体中心\n---\n正文。\n"),
    ] {
        let found = found("题", text, &KindData::News);
        let patch = found[0].patch.as_ref().unwrap();
        let source = patch.span.source().text();
        let after = format!("{}{}", patch.replacement, &source[patch.span.range().end..]);
        assert_eq!(after, mended, "{text}");
    }
    for text in ["文/张某 图/李某", "编辑：张某 李某", "来源：甲县融媒体中心，有删节"]
    {
        let found = found("题", text, &KindData::News);
        assert!(found.iter().all(|finding| finding.patch.is_none()), "{text}: {found:?}");
    }
}

#[test]
fn lines_of_word_processors_are_lines() {
    let text = "会议部署了工作。\u{2028}责任编辑：李念\u{2028}打印\u{2028}一、做强产业\u{2028}各村要抓好落实。\u{2028}二、建美镇村\u{2028}各村要修路。";
    let codes: Vec<String> =
        told("题", text, &KindData::News).iter().map(|line| line[..5].to_owned()).collect();
    assert_eq!(codes, ["ZB625", "ZB626", "ZB627"]);
    let headings = found("题", text, &KindData::News).pop().unwrap();
    let mended = headings.patch.unwrap().replacement;
    assert_eq!(mended, "\n\n## 一、做强产业\n\n各村要抓好落实。\n\n## 二、建美镇村\n\n");
}

#[test]
fn headings_typed_as_plain_lines_are_told_once_with_the_repair() {
    let whole = "全文。\n\n　　一、做强产业\n各村要抓好落实。\n（一）抓工业\n工业增长。\n二、建美镇村\n各村要修路。\n";
    let told_once = found("题", whole, &KindData::News);
    assert_eq!(told_once.len(), 1, "{told_once:?}");
    let patch = told_once[0].patch.as_ref().unwrap();
    let source = patch.span.source().text();
    let mended = format!(
        "{}{}{}",
        &source[..patch.span.range().start],
        patch.replacement,
        &source[patch.span.range().end..]
    );
    assert!(
        mended.ends_with(
        "\n全文。\n\n## 一、做强产业\n各村要抓好落实。\n### （一）抓工业\n工业增长。\n## 二、建美镇村\n各村要修路。\n"
    ));
    for text in [
        "报名带下列材料：\n一、身份证\n二、户口簿\n三、照片\n请于4月1日前报名。",
        "一、停水时间：4月1日\n二、停水区域：一组、二组\n特此公告。",
        "一、提高认识。各村要重视。\n二、抓好落实。各村要落实。\n特此通知。",
        "## 一、甲\n各村要抓好落实。\n## 二、乙\n各村要抓好落实。",
    ] {
        assert_eq!(told("题", text, &KindData::News), [""; 0], "{text}");
    }
    assert_eq!(found("题", "正文。", &KindData::Outline).len(), 1, "an outline without headings");
}
