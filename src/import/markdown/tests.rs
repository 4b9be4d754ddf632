//! The circle: Markdown, the program's own HTML, a document, Markdown again. The second HTML must equal the first.

use proptest::prelude::*;

use super::*;
use crate::article::markdown::{AsWritten, to_html};
use crate::config::LineEnds;
use crate::import::html;
use crate::import::model::{Margin, Style};

fn html_of(markdown: &str) -> String {
    to_html(markdown, LineEnds::default(), &AsWritten)
}

fn again(markdown: &str) -> String {
    let read = html::read_fragment(&html_of(markdown)).unwrap();
    body(&read.blocks, &read.notes)
}

#[test]
fn what_is_written_says_the_same_when_it_is_read() {
    for text in [
        "甲镇召开会议。\n\n会后，与会人员到田间查看。\n",
        "## 一、工作回顾\n\n### （一）产业\n\n- 新兴产业\n- 传统产业\n\n正文。\n",
        "1. 身份证；\n2. 户口簿。\n\n1) 甲\n2) 乙\n",
        "3. 从三开始\n4. 四\n",
        "- 甲\n  - 乙\n  - 丙\n- 丁\n",
        "- 甲\n\n  第二段\n\n- 乙\n",
        "| 指标 | 目标 |\n| --- | --- |\n| 甲\\|乙 | 5<br>6 |\n| 丙 |  |\n",
        "**重点。**下文，**“引号”**文字，~~删去~~。\n",
        "见[通知](a.md)和[县政府](https://www.example.gov.cn/)。\n",
        "![会场](huichang.jpg \"会场（示意图）\")\n",
        "正文[^1]，再[^2]。\n\n[^1]: 第一个注。\n\n[^2]: 第二个注。\n",
        "> 引文第一段。\n>\n> 第二段。\n",
        "```\na *b*\n  c\n```\n",
        "1\\. 不是列表\n\n\\# 不是标题\n\n\\- 不是项目\n\n2025\\*3 与 \\[方括号] 与 a\\_b 与 \\<b>\n",
        "姓名：____，电话：____\n",
        "* * *\n",
    ] {
        let (first, second) = (html_of(text), html_of(&again(text)));
        assert_eq!(first, second, "{text}\n----\n{}", again(text));
        assert_eq!(again(&again(text)), again(text), "{text}");
    }
}

/// Words that Markdown could take for something else.
fn hard_words() -> impl Strategy<Value = String> {
    let parts = prop::sample::select(vec![
        "甲镇",
        "*",
        "**",
        "_",
        "__",
        "`",
        "[",
        "]",
        "(",
        ")",
        "（",
        "）",
        "<b>",
        "<",
        ">",
        "#",
        "- ",
        "+ ",
        "1. ",
        "1) ",
        "~",
        "~~",
        "|",
        "\\",
        "!",
        "&amp;",
        "&",
        "。",
        "，",
        "“",
        "”",
        "a",
        "b1",
        " ",
        "=",
        "---",
        "：",
        ":",
        "{#a}",
        "2025",
        "%",
        "[^1]",
        "http://a.cn/",
        "www.a.cn",
        "x@a.cn",
        "\"",
        "'",
        "$",
        "^",
        "、",
        "一、",
        "（一）",
        "①",
        "...",
        "…",
        "<!--",
    ]);
    prop::collection::vec(parts, 1..8).prop_map(|parts| parts.concat())
}

/// A text as HTML shows it.
fn shown(html: &str) -> String {
    let fragment = scraper::Html::parse_fragment(html);
    fragment.root_element().text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Marks that need what the next piece begins with, and marks that would not be seen beside a letter.
#[test]
fn pieces_do_not_change_each_other() {
    let styled =
        |words: &str, strong: bool| Inline::Text(words.to_owned(), Style { strong, ..Style::default() });
    for (first, second) in [("“", "①"), ("甲&", "amp;"), ("甲<", "b>")] {
        for strong in [true, false] {
            let pieces = vec![styled(first, strong), styled(second, !strong)];
            let block = Block { place: 1, shape: Shape::Paragraph(pieces, Margin::Text) };
            let html = html_of(&body(&[block], &[]));
            assert_eq!(shown(&html), format!("{first}{second}"), "{html}");
        }
    }
}

proptest! {
    #![proptest_config(crate::source::property::cases(256))]
    #[test]
    fn words_stay_words(words in hard_words()) {
        let bare = words.split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assume!(!bare.is_empty());
        let block = Block::paragraph(1, &bare);
        let html = html_of(&body(&[block], &[]));
        prop_assert_eq!(shown(&html), bare.clone(), "{}", html);
        let heading = Block { place: 1, shape: Shape::Heading(2, vec![Inline::plain(&bare)]) };
        let html = html_of(&body(&[heading], &[]));
        prop_assert_eq!(shown(&html), bare.clone(), "{}", html);
        let cell = Block { place: 1, shape: Shape::Table(vec![vec![vec![Inline::plain(&bare)]]]) };
        let html = html_of(&body(&[cell], &[]));
        prop_assert_eq!(shown(&html), bare.clone(), "{}", html);
        let item = Block { place: 1, shape: Shape::List(Some(2), vec![vec![Block::paragraph(1, &bare)]]) };
        let html = html_of(&body(&[item], &[]));
        prop_assert_eq!(shown(&html), bare, "{}", html);
    }

    #[test]
    fn styles_lose_no_words(parts in prop::collection::vec((hard_words(), 0..5_u8), 1..5)) {
        let mut inlines = Vec::new();
        for (words, style) in &parts {
            let style = Style {
                strong: *style == 1,
                emphasis: *style == 2,
                struck: *style == 3,
                link: (*style == 4).then(|| "a.md".to_owned()),
                ..Style::default()
            };
            crate::import::model::push(&mut inlines, Inline::Text(words.split_whitespace().collect::<Vec<_>>().join(" "), style));
        }
        let plain = crate::import::model::words(&inlines);
        let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assume!(!plain.is_empty());
        let block = Block { place: 1, shape: Shape::Paragraph(inlines, Margin::Text) };
        let markdown = body(&[block], &[]);
        let html = html_of(&markdown);
        prop_assert_eq!(shown(&html), plain, "{}\n{}", markdown, html);
    }
}
