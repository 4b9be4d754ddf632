//! The places that elements show.

use super::super::{PLACE, to_placed_html};
use super::{LINES, html};

/// Each marked element with the text of its place.
fn shown(body: &str) -> Vec<(String, String)> {
    let html = to_placed_html(body, LINES);
    let mark = format!(" {PLACE}=\"");
    let ends = html.match_indices(&mark).map(|(at, _)| at);
    ends.map(|at| {
        let name = html[..at].rsplit('<').next().unwrap().to_owned();
        let place = html[at + mark.len()..].split('"').next().unwrap();
        let (start, end) = place.split_once(' ').unwrap();
        (name, body[start.parse().unwrap()..end.parse().unwrap()].trim().to_owned())
    })
    .collect()
}

fn pair(name: &str, text: &str) -> (String, String) {
    (name.to_owned(), text.to_owned())
}

/// The HTML without the marks.
pub(super) fn unmarked(html: &str) -> String {
    let mark = format!(" {PLACE}=\"");
    let mut rest = html;
    let mut plain = String::new();
    while let Some(at) = rest.find(&mark) {
        plain.push_str(&rest[..at]);
        let behind = &rest[at + mark.len()..];
        rest = &behind[behind.find('"').unwrap() + 1..];
    }
    plain + rest
}

#[test]
fn every_block_says_what_it_shows() {
    assert_eq!(
        shown("## 一、[题](a.md)\n\n段。\n\n- 甲\n- 乙\n\n> 引。\n"),
        [
            pair("h2", "## 一、[题](a.md)"),
            pair("p", "段。"),
            pair("li", "- 甲"),
            pair("li", "- 乙"),
            pair("blockquote", "> 引。"),
            pair("p", "引。"),
        ]
    );
    assert_eq!(
        shown("| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |\n")[1..],
        [
            pair("tr", "| 甲 | 乙 |"),
            pair("th", "甲"),
            pair("th", "乙"),
            pair("tr", "| 丙 | 丁 |"),
            pair("td", "丙"),
            pair("td", "丁"),
        ]
    );
}

#[test]
fn what_moves_takes_its_place_along() {
    assert_eq!(
        shown("![](a.png)![](b.png)\n\n文。\n"),
        [pair("figure", "![](a.png)"), pair("figure", "![](b.png)"), pair("p", "文。")]
    );
    let table = shown("表1 [指标](a.md)\n\n| 甲 |\n|---|\n");
    assert_eq!(table[1], pair("caption", "表1 [指标](a.md)"));
    let notes = shown("文[^1]。\n\n[^1]: 注。\n\n末。\n");
    assert_eq!(notes, [pair("p", "文[^1]。"), pair("p", "末。"), pair("p", "注。")]);
}

#[test]
fn marks_beside_emphasis_do_not_shift_places() {
    assert_eq!(shown("**重点。**下文\n\n末段。\n")[1], pair("p", "末段。"));
    let body = "**重点。**下文[^1]\n\n表1 数\n\n| 甲 |\n|---|\n| **乙。**丙 |\n\n[^1]: ![图](a.png)\n";
    assert_eq!(unmarked(&to_placed_html(body, LINES)), html(body));
}
