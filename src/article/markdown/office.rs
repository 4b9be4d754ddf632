//! Lines of an official text that have a place of their own (GB/T 9704-2012, 7.3): whom it is for (主送机关) at
//! its start, who signs and when (落款) at its end. They get a class, and the theme sets them as in print.

use std::ops::Range;

use super::line_start::{is_address, is_date, label, number};

/// So many lines may stand above the form of address: title and number, when they were pasted along.
const ABOVE: usize = 3;

/// So many lines may stand under the date: `（此件公开发布）`, credits.
const BELOW: usize = 4;

/// So many offices may sign together.
const SIGNERS: usize = 5;

/// The longest name of an office, in characters.
const LONGEST_OFFICE: usize = 40;

/// What names of offices end with.
#[rustfmt::skip]
const OFFICES: &[&str] = &[
    "政府", "委员会", "党委", "党委会", "办公室", "办", "局", "厅", "部", "处", "科", "中心", "站", "所", "院", "会", "指挥部",
    "领导小组", "工作组", "专班", "主席团", "人大", "政协", "公司", "社区", "村", "村委会", "支部", "总支", "大队", "支队", "队", "学校",
    "中学", "小学", "银行", "合作社", "法庭", "工委", "团委", "妇联", "工会", "街道",
];

/// Where such lines stand in a body.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct OfficeLines {
    addressee: Option<Range<usize>>,
    signature: Option<Range<usize>>,
}

impl OfficeLines {
    /// Looks at the first and the last lines of a body.
    pub(super) fn of(body: &str) -> Self {
        Self { addressee: addressee(body), signature: signature(body) }
    }

    /// The attribute of a paragraph that begins at this place, with a space before it.
    pub(super) fn class(&self, start: usize) -> Option<&'static str> {
        let holds = |lines: &Option<Range<usize>>| lines.as_ref().is_some_and(|lines| lines.contains(&start));
        if holds(&self.addressee) {
            Some(" class=\"addressee\"")
        } else if holds(&self.signature) {
            Some(" class=\"signature\"")
        } else {
            None
        }
    }
}

/// The lines of a body that are not blank, with their places.
fn lines(body: &str) -> impl DoubleEndedIterator<Item = (Range<usize>, &str)> {
    let place = move |line: &str| {
        let start = line.as_ptr() as usize - body.as_ptr() as usize;
        start..start + line.len()
    };
    body.split(super::paragraphs::LINE_SEPARATORS)
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(move |line| (place(line), line))
}

fn addressee(body: &str) -> Option<Range<usize>> {
    let is_above =
        |line: &str| !line.ends_with(['。', '；', '！', '？']) && !line.starts_with(['>', '|', '-']);
    let mut first = lines(body).take(ABOVE + 1).skip_while(|(_, line)| !is_address(line) && is_above(line));
    first.next().filter(|(_, line)| is_address(line)).map(|(place, _)| place)
}

fn signature(body: &str) -> Option<Range<usize>> {
    let mut above = lines(body).rev();
    let is_below =
        |line: &str| (line.starts_with(['（', '(']) && line.ends_with(['）', ')'])) || label(line).is_some();
    let mut below = 0;
    let date = above.find(|(_, line)| {
        below += 1;
        is_date(line) || below > BELOW || !is_below(line)
    })?;
    if is_signed_and_dated(date.1) {
        return Some(date.0);
    }
    if !is_date(date.1) {
        return None;
    }
    let offices = above.take(SIGNERS).take_while(|(_, line)| is_office(line));
    offices.last().map(|(place, _)| place.start..date.0.end)
}

/// `甲镇人民政府　2025年4月1日` in one line.
fn is_signed_and_dated(line: &str) -> bool {
    line.ends_with('日')
        && line.char_indices().any(|(at, _)| is_date(&line[at..]) && is_office(line[..at].trim_end()))
}

/// Whether a line is the name of an office that signs: `甲镇人民政府办公室`, `中共甲镇委员会　甲镇人民政府`.
pub fn is_office(line: &str) -> bool {
    let bare = line.trim_end_matches(['）', ')', '章', '（', '(', '印', '盖']);
    line.chars().count() <= LONGEST_OFFICE
        && number(line).is_none()
        && !line.contains(['。', '，', '；', '：', ':', '、', '！', '？', '#', '|', '*', '>', '[', '《'])
        && OFFICES.iter().any(|end| bare.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(body: &str) -> (Option<&str>, Option<&str>) {
        let OfficeLines { addressee, signature } = OfficeLines::of(body);
        (addressee.map(|place| &body[place]), signature.map(|place| &body[place]))
    }

    #[test]
    fn lines_with_a_place_of_their_own_are_known() {
        let text = "各村（社区）、镇直各单位：\n现将通知印发给你们。\n甲镇人民政府\n2025年4月1日\n（此件公开发布）\n";
        assert_eq!(found(text), (Some("各村（社区）、镇直各单位："), Some("甲镇人民政府\n2025年4月1日")));
        for line in
            ["甲镇人民政府　2025年4月1日", "甲镇人民政府2025年4月1日", "甲镇党政办 二〇二五年四月一日"]
        {
            assert_eq!(found(&format!("特此通知。\n{line}\n（此件公开发布）")).1, Some(line));
        }
        let two = "关于印发预案的通知\n甲政发〔2025〕3号\n\n各村民委员会：\n\n正文。\n\n　　中共甲镇委员会\n　　甲镇人民政府\n　　二〇二五年四月一日\n";
        assert_eq!(found(two).0, Some("各村民委员会："));
        assert!(found(two).1.is_some_and(|lines| lines.starts_with("中共") && lines.ends_with("一日")));
    }

    #[test]
    fn other_lines_are_left_alone() {
        for text in [
            "会议要求如下：\n一、加强领导。\n二、抓好落实。",
            "正文。\n2025年4月1日",
            "会议时间\n2025年4月1日，甲镇人民政府召开会议。",
            "通知已于2025年4月1日",
            "参会单位有党政办、\n甲镇人民政府\n2025年4月1日召开。",
            "",
        ] {
            assert_eq!(found(text), (None, None), "{text}");
        }
    }
}
