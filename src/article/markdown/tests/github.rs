//! Tables, strikethrough and task lists of the GitHub Flavored Markdown Spec, rule by rule.

use super::common_html as html;

/// The HTML of a table without what a page adds to it.
fn table(markdown: &str) -> String {
    let html = html(markdown);
    let begin = html.find("<table>").unwrap_or_else(|| panic!("no table: {html}"));
    let (table, behind) = html[begin..].split_once("</table></div>\n").unwrap();
    let table = table.replace(" scope=\"col\"", "").replace(" class=\"s\"", "").replace('\n', "");
    let table = table.trim_start_matches("<table>").replace("<thead>", "").replace("</thead>", "");
    format!("{}{table}{behind}", &html[..html.find("<div").unwrap()])
}

#[test]
fn a_table_is_a_header_a_line_of_dashes_and_rows() {
    for (markdown, expected) in [
        (
            "| 甲 | 乙 |\n| - | - |\n| 丙 | 丁 |",
            "<tr><th>甲</th><th>乙</th></tr><tbody><tr><td>丙</td><td>丁</td></tr></tbody>",
        ),
        (
            "甲 | 乙\n-|-\n丙 | 丁",
            "<tr><th>甲</th><th>乙</th></tr><tbody><tr><td>丙</td><td>丁</td></tr></tbody>",
        ),
        ("| 甲 |\n|---|", "<tr><th>甲</th></tr>"),
        (
            "|甲|乙|丙|丁|\n|:-|-:|:-:|-|\n|1|2|3|4|",
            "<tr><th>甲</th><th class=\"n\">乙</th><th class=\"c\">丙</th><th>丁</th></tr>\
             <tbody><tr><td>1</td><td class=\"n\">2</td><td class=\"c\">3</td><td>4</td></tr></tbody>",
        ),
        (
            "|甲|乙|\n|-|-|\n|1|\n|1|2|3|",
            "<tr><th>甲</th><th>乙</th></tr><tbody><tr><td>1</td><td></td></tr><tr><td>1</td><td>2</td></tr></tbody>",
        ),
        (
            "|甲|\n|-|\n|1 \\| 2|\n|`3\\|4`|",
            "<tr><th>甲</th></tr><tbody><tr><td>1 | 2</td></tr><tr><td><code>3|4</code></td></tr></tbody>",
        ),
        (
            "|甲|\n|-|\n|**乙。**丙|\n|~~乙~~|",
            "<tr><th>甲</th></tr><tbody><tr><td><strong>乙。</strong>丙</td></tr><tr><td><del>乙</del></td></tr></tbody>",
        ),
        (
            "|甲|乙|\n|-|-|\n|**丙**|~~丁~~|",
            "<tr><th>甲</th><th>乙</th></tr><tbody><tr><td><strong>丙</strong></td><td><del>丁</del></td></tr></tbody>",
        ),
        (
            "|甲|乙|\n|-|-|\n|（**丙|丁**）|",
            "<tr><th>甲</th><th>乙</th></tr><tbody><tr><td>（**丙</td><td>丁**）</td></tr></tbody>",
        ),
    ] {
        assert_eq!(table(markdown), expected, "of {markdown}");
    }
}

#[test]
fn a_table_ends_at_an_empty_line_or_at_another_block() {
    let rows = "<tr><th>甲</th><th>乙</th></tr><tbody><tr><td>1</td><td>2</td></tr></tbody>";
    for (behind, expected) in [
        ("\n文字", "<p>文字</p>\n"),
        ("> 引文", "<blockquote>\n<p>引文</p>\n</blockquote>\n"),
        ("- 项", "<ul>\n<li>项</li>\n</ul>\n"),
        ("***", "<hr>\n"),
        ("```\n码\n```", "<pre tabindex=\"0\"><code>码\n</code></pre>\n"),
    ] {
        assert_eq!(
            table(&format!("|甲|乙|\n|-|-|\n|1|2|\n{behind}")),
            format!("{rows}{expected}"),
            "{behind}"
        );
    }
    assert_eq!(
        table("|甲|乙|\n|-|-|\n|1|2|\n文字\n\n又"),
        format!("{}<tr><td>文字</td><td></td></tr></tbody><p>又</p>\n", rows.trim_end_matches("</tbody>"))
    );
    assert_eq!(table("文字\n|甲|乙|\n|-|-|\n|1|2|"), format!("<p>文字</p>\n{rows}"));
}

#[test]
fn rows_make_no_table_without_a_line_of_as_many_dashes() {
    for markdown in ["|甲|乙|\n|-|\n|1|2|", "|甲|乙|\n|1|2|", "|甲|乙|\n|-|-|-|", "|甲|乙|\n\n|-|-|"]
    {
        assert!(!html(markdown).contains("<table"), "of {markdown}");
    }
}

#[test]
fn two_tildes_strike_through_within_a_paragraph() {
    for (markdown, expected) in [
        ("~~甲~~ 乙", "<p><del>甲</del> 乙</p>\n"),
        ("~~Hello~~ world!", "<p><del>Hello</del> world!</p>\n"),
        ("甲~~乙~~丙", "<p>甲<del>乙</del>丙</p>\n"),
        ("~~甲\n\n乙~~", "<p>~~甲</p>\n<p>乙~~</p>\n"),
        ("甲~~~乙~~~丙", "<p>甲~~~乙~~~丙</p>\n"),
        ("~~ 甲 ~~", "<p>~~ 甲 ~~</p>\n"),
        ("\\~~甲~~", "<p>~~甲~~</p>\n"),
        ("`~~甲~~`", "<p><code>~~甲~~</code></p>\n"),
        ("~~**甲**~~", "<p><del><strong>甲</strong></del></p>\n"),
    ] {
        assert_eq!(html(markdown), expected, "of {markdown}");
    }
}

/// The specification strikes through with one tilde too. In Chinese it means a range.
#[test]
fn a_single_tilde_is_text() {
    for text in [
        "按（一）~（三）、（五）~（六）办理",
        "~甲~",
        "8~10日、11~12日",
        "“甲”~“乙”，“丙”~“丁”",
        "甲 ~乙~ 丙",
        "约~5、~6",
    ] {
        assert_eq!(html(text), format!("<p>{text}</p>\n"));
    }
    assert_eq!(html("~甲~~乙~~"), "<p>~甲<del>乙</del></p>\n");
    assert_eq!(html("（~**甲**~）"), "<p>（~<strong>甲</strong>~）</p>\n");
    assert_eq!(
        html("`（~）`[甲](（~）)"),
        "<p><code>（~）</code><a href=\"%EF%BC%88~%EF%BC%89\">甲</a></p>\n"
    );
    assert_eq!(html("<https://a.cn/~甲/（~）>").matches('~').count(), 4);
    assert_eq!(html("```（~）\n~（\n```"), "<pre tabindex=\"0\"><code>~（\n</code></pre>\n");
    assert!(html("## 甲（~）乙").contains("id=\"甲乙\">甲（~）乙"));
}

#[test]
fn items_of_a_list_can_be_tasks() {
    let (done, open) = (
        "<input type=\"checkbox\" disabled checked aria-label=\"已完成\"> ",
        "<input type=\"checkbox\" disabled aria-label=\"未完成\"> ",
    );
    for (markdown, expected) in [
        (
            "- [ ] 甲\n- [x] 乙\n- [X] 丙",
            format!("<ul>\n<li>{open}甲</li>\n<li>{done}乙</li>\n<li>{done}丙</li>\n</ul>\n"),
        ),
        ("1. [ ] 甲", format!("<ol>\n<li>{open}甲</li>\n</ol>\n")),
        ("- [x] 甲\n  - [ ] 乙", format!("<ul>\n<li>{done}甲<ul>\n<li>{open}乙</li>\n</ul>\n</li>\n</ul>\n")),
        ("- [y] 甲", "<ul>\n<li>[y] 甲</li>\n</ul>\n".to_owned()),
        ("- 甲 [ ] 乙", "<ul>\n<li>甲 [ ] 乙</li>\n</ul>\n".to_owned()),
        ("[ ] 甲", "<p>[ ] 甲</p>\n".to_owned()),
    ] {
        assert_eq!(html(markdown), expected, "of {markdown}");
    }
}
