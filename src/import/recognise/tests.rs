//! Documents and what they are recognised as. The seed has its own test in `tests/suite/import.rs`; these are other
//! texts of the same kinds.

use super::*;
use crate::diagnostic::Lang;
use crate::import::text::read;

fn drafts(text: &str, parts: Parts) -> Vec<String> {
    let today = Date::new(2026, 1, 1).unwrap();
    let wanted = Wanted { kind: None, parts, marks: Marks::Mend, today, name: "稿件".to_owned() };
    recognise(read(text), &wanted).iter().map(|draft| draft.text(Lang::En)).collect()
}

fn one(text: &str) -> String {
    drafts(text, Parts::One).remove(0)
}

#[test]
fn credits_and_the_line_under_the_title_go_to_the_front() {
    let text = "甲镇开展义诊\n发布时间：2025-03-05 10:20　来源：甲镇卫生院　浏览次数：128\n3月5日，卫生院开展义诊。\n上一篇：无\n（记者 某丁 通讯员 某戊、某己 摄影/某庚）\n责编：李 念\n";
    assert_eq!(
        one(text),
        "---\ntitle: 甲镇开展义诊\ndate: 2025-03-05 10:20\nduty_editor: 李念\nreporter: 某丁\ncorrespondent: [某戊, 某己]\nphotographer: 某庚\nsource: 甲镇卫生院\ndraft: true\n---\n\n3月5日，卫生院开展义诊。\n"
    );
}

#[test]
fn headings_are_those_with_text_under_them() {
    let text = "甲镇防汛方案\n2025年3月1日印发。\n一、总体要求\n立足防大汛。\n二、主要任务\n（一）检查山塘\n汛前完成。\n（二）备足物资\n各村备足。\n";
    let written = one(text);
    for line in ["## 一、总体要求\n", "## 二、主要任务\n", "### （一）检查山塘\n", "### （二）备足物资\n"]
    {
        assert!(written.contains(line), "{line}{written}");
    }
    // What must be brought along is a list of items, none of which has a text.
    let items = one("报名须知\n请带下列材料，于2025年3月1日前报名。\n1. 身份证\n2. 户口簿\n3. 近期照片\n");
    assert!(items.contains("1. 身份证\n2. 户口簿\n3. 近期照片\n") && !items.contains('#'), "{items}");
}

#[test]
fn another_session_in_other_words_gives_its_facts() {
    let text = "乙乡召开第十九届人民代表大会第四次会议\n2024年1月9日至10日，乙乡第十九届人民代表大会第四次会议召开。应出席代表62名，请假3名，实到59名，符合法定人数。\n会议议程：\n1. 听取和审议乙乡人民政府工作报告；\n2. 审查和批准2023年财政预算执行情况的报告；\n3. 选举乙乡人大副主席。\n会议选举某甲为人大副主席。\n";
    let written = one(text);
    for line in [
        "kind: session",
        "  congress: 19",
        "  meeting: 4",
        "  opened: 2024-01-09",
        "  closed: 2024-01-10",
        "    expected: 62",
        "    excused: 3",
        "    present: 59",
        "    - 听取和审议乙乡人民政府工作报告",
        "    - 选举乙乡人大副主席",
    ] {
        assert!(written.contains(&format!("{line}\n")), "{line}\n{written}");
    }
}

#[test]
fn another_paste_is_split_at_its_report() {
    let text = "乙乡召开第十九届人民代表大会第四次会议\n2024年1月9日，乙乡第十九届人民代表大会第四次会议召开，应到代表62名，实到62名。\n乙乡人民政府工作报告\n一、2023年工作\n（一）产业\n茶叶\n油茶\n（二）民生\n道路\n饮水\n二、2024年目标\n主要预期目标：农业总产值增长5%，农民人均可支配收入增长7%，新增就业200人。\n会议表决通过了各项决议。\n编辑：某甲\n";
    let all = drafts(text, Parts::Several);
    assert_eq!(all.len(), 3, "{all:#?}");
    assert!(all[0].contains("kind: session") && all[0].ends_with("会议表决通过了各项决议。\n"), "{}", all[0]);
    assert!(all[1].contains("title: 乙乡人民政府工作报告提纲"), "{}", all[1]);
    assert!(all[1].contains("- 茶叶\n- 油茶\n"), "{}", all[1]);
    assert!(all[2].contains("2024年主要预期目标") && all[2].contains("新增就业200人"), "{}", all[2]);
    let plain = drafts("甲镇开展义诊\n3月5日，卫生院开展义诊。\n", Parts::Several);
    assert_eq!(plain.len(), 1);
}

#[test]
fn an_official_text_without_a_number_is_a_notice_and_keeps_its_signature() {
    let text = "关于停水的通知\n各用户：\n因检修，4月1日停水。\n甲镇水务站\n2025年3月30日\n";
    let written = one(text);
    assert!(written.contains("kind: notice\n") && written.contains("date: 2025-03-30\n"), "{written}");
    assert!(
        written.ends_with("各用户：\n\n因检修，4月1日停水。\n\n甲镇水务站\n\n2025年3月30日\n"),
        "{written}"
    );
}
