//! What goes in and what comes out, one line each.

use super::{common_html, html};

/// Pairs of Markdown and the HTML of one paragraph's content.
fn hold(cases: &[(&str, &str)]) {
    for (markdown, expected) in cases {
        assert_eq!(html(markdown), format!("<p>{expected}</p>\n"), "of {markdown}");
    }
}

/// Pairs of Markdown and the whole HTML.
fn hold_whole(cases: &[(&str, &str)]) {
    for (markdown, expected) in cases {
        assert_eq!(html(markdown), *expected, "of {markdown}");
    }
}

/// The same with the line ends of CommonMark.
fn hold_common(cases: &[(&str, &str)]) {
    for (markdown, expected) in cases {
        assert_eq!(common_html(markdown), format!("<p>{expected}</p>\n"), "of {markdown}");
    }
}

#[test]
fn lines_of_wide_spaces_are_empty() {
    hold_whole(&[
        ("正文\n　　\n正文二", "<p>正文</p>\n<p>正文二</p>\n"),
        ("正文\n\u{A0} 　\n**正文。**二", "<p>正文</p>\n<p><strong>正文。</strong>二</p>\n"),
        ("甲\n\n　　\n\n乙", "<p>甲</p>\n<p>乙</p>\n"),
        ("　　", ""),
        ("> 甲\n> 　\n> 乙", "<blockquote>\n<p>甲</p>\n<p>乙</p>\n</blockquote>\n"),
        // The list takes a part of such a space for its indent.
        ("- 甲\n　　　　`乙", "<ul>\n<li>甲<p>`乙</p>\n</li>\n</ul>\n"),
        ("- <b>\n　　　　\n  乙", "<ul>\n<li><p>&lt;b&gt;</p>\n<p>乙</p>\n</li>\n</ul>\n"),
    ]);
}

#[test]
fn emphasis_next_to_chinese_punctuation() {
    hold(&[
        ("**重点。**下文", "<strong>重点。</strong>下文"),
        ("**真，**她说", "<strong>真，</strong>她说"),
        ("**“引号”**文字", "<strong>“引号”</strong>文字"),
        ("**“十四五”**规划", "<strong>“十四五”</strong>规划"),
        ("他说**“开工”**了", "他说<strong>“开工”</strong>了"),
        ("**真，**她说。**“十四五”**规划", "<strong>真，</strong>她说。<strong>“十四五”</strong>规划"),
        ("《条例》**（草案）**的说明", "《条例》<strong>（草案）</strong>的说明"),
        ("**一、加强领导。**各村要", "<strong>一、加强领导。</strong>各村要"),
        ("要做到**四个**《意见》", "要做到<strong>四个</strong>《意见》"),
        ("*斜体。*后文", "<em>斜体。</em>后文"),
        ("***都要，***好", "<em><strong>都要，</strong></em>好"),
        ("~~旧文。~~新文", "<del>旧文。</del>新文"),
        ("价格~~（原价）~~优惠", "价格<del>（原价）</del>优惠"),
        ("**~~旧文。~~**新文", "<strong><del>旧文。</del></strong>新文"),
        ("旧~~**“文”**~~新", "旧<del><strong>“文”</strong></del>新"),
        ("中**文**字", "中<strong>文</strong>字"),
        ("**5.5%**左右", "<strong>5.5%</strong>左右"),
        ("增长**5.5%**左右", "增长<strong>5.5%</strong>左右"),
        ("**(一)**要求", "<strong>(一)</strong>要求"),
        ("会议**[公告](a.md)**已发", "会议<strong><a href=\"a.md\">公告</a></strong>已发"),
        ("**`代码`**说明", "<strong><code>代码</code></strong>说明"),
        ("外**内**，**内**外", "外<strong>内</strong>，<strong>内</strong>外"),
        ("——**破折号**——", "——<strong>破折号</strong>——"),
        ("**省略……**后", "<strong>省略……</strong>后"),
        ("**人名·姓**某", "<strong>人名·姓</strong>某"),
        ("**ハイフン。**続き", "<strong>ハイフン。</strong>続き"),
    ]);
}

#[test]
fn what_is_no_emphasis_stays() {
    hold(&[
        ("3*4*5等于60", "3<em>4</em>5等于60"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("** 不是 **", "** 不是 **"),
        ("\\*\\*不是\\*\\*", "**不是**"),
        ("snake_case_name", "snake_case_name"),
        ("8~10日、11~12日", "8~10日、11~12日"),
        ("价格$100和$200", "价格$100和$200"),
        ("\"好\"和'好'", "\"好\"和'好'"),
        ("a**“b”**c", "a**“b”**c"),
        ("{{ site.title }} {% raw %}", "{{ site.title }} {% raw %}"),
        ("编号---1", "编号---1"),
    ]);
}

#[test]
fn line_ends_between_chinese_vanish() {
    hold_common(&[
        ("第一行\n第二行", "第一行第二行"),
        ("第一行，\n第二行", "第一行，第二行"),
        ("**第一行**\n第二行", "<strong>第一行</strong>第二行"),
        ("第一行\n**第二行**", "第一行<strong>第二行</strong>"),
        ("*第一\n行*", "<em>第一行</em>"),
        ("[第一](a.md)\n[第二](b.md)", "<a href=\"a.md\">第一</a><a href=\"b.md\">第二</a>"),
        ("他说“好”\n“对”", "他说“好”“对”"),
        ("今年 2026\n年", "今年 2026\n年"),
        ("今年\n2026 年", "今年\n2026 年"),
        ("English\nwords", "English\nwords"),
        ("行\nend", "行\nend"),
        ("第一行  \n第二行", "第一行<br>\n第二行"),
        ("第一行\\\n第二行", "第一行<br>\n第二行"),
        ("`代\n码`", "<code>代 码</code>"),
        ("字\n`码`", "字\n<code>码</code>"),
        ("한국\n어", "한국\n어"),
        ("ひらがな\nカタカナ", "ひらがなカタカナ"),
        // Symbols that Chinese shares with other scripts go with the Chinese beside them.
        ("气温25℃\n以上", "气温25℃以上"),
        ("第Ⅱ\n部分", "第Ⅱ部分"),
        ("如下：①\n甲", "如下：①甲"),
        ("“yes”\n“no”", "“yes”\n“no”"),
        ("GDP”\n增长", "GDP”增长"),
        ("5.5%\n左右", "5.5%\n左右"),
        ("他说“**好**”\n“对”", "他说“<strong>好</strong>”“对”"),
        ("甲\n**“乙”**", "甲<strong>“乙”</strong>"),
    ]);
    let note = |number| {
        format!(
            "<sup class=\"footnote\"><a id=\"fnref-{number}\" href=\"#fn-{number}\" role=\"doc-noteref\" aria-label=\"注释 {number}\">{number}</a></sup>"
        )
    };
    for (body, expected) in [
        ("说明[^1]\n下文", format!("说明{}下文", note(1))),
        ("说明\n[^1]下文", format!("说明{}下文", note(1))),
        ("说明[^1]\n[^2]下文", format!("说明{}{}下文", note(1), note(2))),
        ("word[^1]\nnext", format!("word{}\nnext", note(1))),
    ] {
        let html = common_html(&format!("{body}\n\n[^1]: 甲\n[^2]: 乙"));
        assert_eq!(html.split_once("</p>").unwrap().0, format!("<p>{expected}"), "of {body}");
    }
    hold_whole(&[
        ("> 引用\n> 下一行", "<blockquote>\n<p>引用下一行</p>\n</blockquote>\n"),
        ("```\n第一行\n第二行\n```", "<pre tabindex=\"0\"><code>第一行\n第二行\n</code></pre>\n"),
    ]);
}

#[test]
fn numbering_is_kept() {
    hold(&[
        ("一、总体要求", "一、总体要求"),
        ("（一）基本原则", "（一）基本原则"),
        ("(一)基本原则", "(一)基本原则"),
        ("1．目标", "1．目标"),
        ("1.目标", "1.目标"),
        ("(1)目标", "(1)目标"),
        ("（1）目标", "（1）目标"),
        ("①目标", "①目标"),
        ("第一章　总则", "第一章　总则"),
        ("第一条　为了", "第一条　为了"),
        ("1、目标", "1、目标"),
        ("2025年工作", "2025年工作"),
    ]);
    hold_whole(&[
        ("1. 甲\n2. 乙", "<ol>\n<li>甲</li>\n<li>乙</li>\n</ol>\n"),
        ("3. 甲\n4. 乙", "<ol start=\"3\">\n<li>甲</li>\n<li>乙</li>\n</ol>\n"),
        ("1. 甲\n2. 乙\n4. 丁", "<ol>\n<li>甲</li>\n<li>乙</li>\n<li value=\"4\">丁</li>\n</ol>\n"),
        ("1. 甲\n1. 乙\n1. 丙", "<ol>\n<li>甲</li>\n<li>乙</li>\n<li>丙</li>\n</ol>\n"),
        ("1) 甲\n2) 乙", "<ol class=\"paren\">\n<li>甲</li>\n<li>乙</li>\n</ol>\n"),
        ("0. 零", "<ol start=\"0\">\n<li>零</li>\n</ol>\n"),
    ]);
}

#[test]
fn headings_get_ids_from_their_text() {
    hold_whole(&[
        ("## 一、会议概况", "<h2 id=\"一会议概况\">一、会议概况</h2>\n"),
        (
            "## 概况\n## 概况\n## 概况-1",
            "<h2 id=\"概况\">概况</h2>\n<h2 id=\"概况-1\">概况</h2>\n<h2 id=\"概况-1-1\">概况-1</h2>\n",
        ),
        ("### **重点** `x`", "<h3 id=\"重点-x\"><strong>重点</strong> <code>x</code></h3>\n"),
        ("## ？？", "<h2 id=\"section\">？？</h2>\n"),
        ("##", "<h2 id=\"section\"></h2>\n"),
        ("## Main", "<h2 id=\"h-main\">Main</h2>\n"),
        ("# 一级", "<h2 id=\"一级\">一级</h2>\n"),
        ("## 概况 {#gk .wide}", "<h2 id=\"gk\" class=\"wide\">概况</h2>\n"),
        ("## 概况 {#概况一}", "<h2 id=\"概况一\">概况</h2>\n"),
        ("## 名单{草案}", "<h2 id=\"名单草案\">名单{草案}</h2>\n"),
        ("## 名单 {1}", "<h2 id=\"名单-1\">名单 {1}</h2>\n"),
        ("## {{ x }}", "<h2 id=\"h-x\">{{ x }}</h2>\n"),
        ("## a {#x\" onclick=alert(1)}", "<h2 id=\"h-a-x-onclickalert1\">a {#x\" onclick=alert(1)}</h2>\n"),
        ("## a {#main}", "<h2 id=\"h-main\">a</h2>\n"),
        ("## a {#fn-1}", "<h2 id=\"h-fn-1\">a</h2>\n"),
        ("#{草案}\n---", "<h2 id=\"草案\">#{草案}</h2>\n"),
        ("标题\n---", "<h2 id=\"标题\">标题</h2>\n"),
        ("第一行\n第二行\n===", "<h2 id=\"第一行第二行\">第一行第二行</h2>\n"),
    ]);
}

#[test]
fn tables() {
    let open = |label: &str| {
        format!("<div class=\"data\" role=\"group\" tabindex=\"0\" aria-label=\"{label}\"><table>\n")
    };
    assert_eq!(
        html("| 指标 | 目标 | 单位 |\n|---|--:|:-:|\n| 增长 | 5.5 | % |"),
        open("表格 1")
            + "<thead>\n<tr><th scope=\"col\">指标</th><th scope=\"col\" class=\"n\">目标</th><th scope=\"col\" class=\"c\">单位</th></tr>\n</thead>\n\
               <tbody>\n<tr><td>增长</td><td class=\"n\">5.5</td><td class=\"c\">%</td></tr>\n</tbody>\n</table></div>\n"
    );
    assert_eq!(
        html("表1 **主要**指标\n\n| 甲 |\n|---|"),
        open("表1 主要指标")
            + "<caption>表1 <strong>主要</strong>指标</caption>\n<thead>\n<tr><th scope=\"col\">甲</th></tr>\n</thead>\n</table></div>\n"
    );
    assert!(html("表示同意。\n\n| 甲 |\n|---|").starts_with("<p>表示同意。</p>\n<div"));
    assert!(html("表1\n\n文字\n\n| 甲 |\n|---|").starts_with("<p>表1</p>\n<p>文字</p>\n<div"));
    assert!(html("| 甲 |\n|---|\n| a \\| b |").contains("<td class=\"s\">a | b</td>"));
    assert!(html("| 甲 | 乙 |\n|---|---|\n| a |").contains("<td>a</td><td></td>"));
    assert!(html("表2 \"引\"<i>\n\n| 甲 |\n|---|").contains("aria-label=\"表2 &quot;引&quot;&lt;i&gt;\""));
}

#[test]
fn cells_are_merged() {
    let body = |table: &str| {
        let page = html(table);
        let start = page.find("<thead>").unwrap();
        page[start..].replace(" scope=\"col\"", "").replace("</table></div>\n", "").replace('\n', "")
    };
    assert_eq!(
        body("| 村 | 户 | << |\n|---|--:|---|\n| 甲村 | 1 | 2 |\n| ^^ | 3 | 4 |\n| 合计 | << | **6** |"),
        "<thead><tr><th>村</th><th colspan=\"2\" class=\"n\">户</th></tr></thead><tbody>\
         <tr><td rowspan=\"2\">甲村</td><td class=\"n\">1</td><td>2</td></tr>\
         <tr><td class=\"n\">3</td><td>4</td></tr>\
         <tr><td colspan=\"2\">合计</td><td><strong>6</strong></td></tr></tbody>"
    );
    assert!(html("| 村 |\n|---|\n| ^^ |").contains("<td>^^</td>"), "with nothing above it shows as typed");
    assert!(html("| 村 |\n|---|\n| 甲 |\n| \\^^ |").contains("<td>^^</td>"), "escaped");
    let plain = super::super::plain_text(
        "| 村 | 户 |\n|---|---|\n| 甲 | 1 |\n| ^^ | 2 |",
        crate::config::LineEnds::default(),
    );
    assert!(!plain.contains('^'), "{plain}");
}

#[test]
fn alerts_have_chinese_titles() {
    for (mark, class, title) in [
        ("NOTE", "note", "说明"),
        ("TIP", "tip", "提示"),
        ("IMPORTANT", "important", "重要"),
        ("WARNING", "warning", "警告"),
        ("CAUTION", "caution", "注意"),
    ] {
        assert_eq!(
            html(&format!("> [!{mark}]\n> 正文")),
            format!(
                "<div class=\"alert alert-{class}\">\n<p class=\"alert-title\">{title}</p>\n<p>正文</p>\n</div>\n"
            )
        );
    }
    for (name, class, title) in [
        ("说明", "note", "说明"),
        ("提示", "tip", "提示"),
        ("重要", "important", "重要"),
        ("警告", "warning", "警告"),
        ("注意", "caution", "注意"),
        ("小心", "caution", "注意"),
    ] {
        let alert = |text: &str| {
            format!(
                "<div class=\"alert alert-{class}\">\n<p class=\"alert-title\">{title}</p>\n{text}</div>\n"
            )
        };
        for body in [
            format!("> [!{name}]\n> **正文。**下文"),
            format!("> [！{name}]  \n> **正文。**下文"),
            format!("> [!{name}]\n>\n> **正文。**下文"),
            format!(">[! {name} ]\n**正文。**下文"),
        ] {
            assert_eq!(html(&body), alert("<p><strong>正文。</strong>下文</p>\n"), "of {body}");
        }
        assert_eq!(html(&format!("> [!{name}]")), alert(""));
        assert_eq!(
            html(&format!("> [!{name}]\n> - 甲\n> > 乙")),
            alert("<ul>\n<li>甲</li>\n</ul>\n<blockquote>\n<p>乙</p>\n</blockquote>\n")
        );
        assert_eq!(
            html(&format!("- > [!{name}]\n  > 甲")),
            format!("<ul>\n<li>{}</li>\n</ul>\n", alert("<p>甲</p>\n"))
        );
    }
    assert_eq!(html("> [!别的]\n> 甲"), "<blockquote>\n<p>[!别的]\n甲</p>\n</blockquote>\n");
    assert_eq!(html("> > [!提示]\n> > 甲").matches("alert-tip").count(), 1);
    assert_eq!(html("> 甲\n> [!提示]"), "<blockquote>\n<p>甲\n[!提示]</p>\n</blockquote>\n");
    assert_eq!(html("> `[!提示]`"), "<blockquote>\n<p><code>[!提示]</code></p>\n</blockquote>\n");
}

#[test]
fn lists_of_tasks_terms_and_notes() {
    hold_whole(&[
        (
            "- [x] 完成\n- [ ] 未完",
            "<ul>\n<li><input type=\"checkbox\" disabled checked aria-label=\"已完成\"> 完成</li>\n\
             <li><input type=\"checkbox\" disabled aria-label=\"未完成\"> 未完</li>\n</ul>\n",
        ),
        ("应到\n: 95 人", "<dl>\n<dt>应到</dt>\n<dd>95 人</dd>\n</dl>\n"),
        (
            "增长[^a]。\n\n[^a]: 初步统计。",
            "<p>增长<sup class=\"footnote\"><a id=\"fnref-1\" href=\"#fn-1\" role=\"doc-noteref\" aria-label=\"注释 1\">1</a></sup>。</p>\n\
             <section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"注释\">\n<ol>\n\
             <li id=\"fn-1\"><p>初步统计。 <a href=\"#fnref-1\" role=\"doc-backlink\" aria-label=\"返回正文中的注释 1\">↩</a></p>\n</li>\n\
             </ol>\n</section>\n",
        ),
    ]);
    let unused = html("正文。\n\n[^a]: 没人引用。");
    assert!(unused.contains("没人引用。"), "{unused}");
    let twice = html("甲[^a]乙[^a]\n\n[^a]: 注");
    assert!(twice.contains("id=\"fnref-1\"") && twice.contains("id=\"fnref-1-2\""), "{twice}");
}

#[test]
fn pictures() {
    hold_whole(&[
        (
            "![会场](a.jpg \"图1 会场\")",
            "<figure><img src=\"a.jpg\" alt=\"会场\" decoding=\"async\"><figcaption>图1 会场</figcaption></figure>\n",
        ),
        (
            "![甲](a.jpg)\n![乙](b.jpg)",
            "<div class=\"gallery\">\n<figure><img src=\"a.jpg\" alt=\"甲\" decoding=\"async\"></figure>\n\
             <figure><img src=\"b.jpg\" alt=\"乙\" loading=\"lazy\" decoding=\"async\"></figure>\n</div>\n",
        ),
        (
            "![甲](a.jpg)\n\n![乙](b.jpg)\n\n![丙](c.jpg)\n\n文字\n\n![丁](d.jpg)",
            "<div class=\"gallery\">\n<figure><img src=\"a.jpg\" alt=\"甲\" decoding=\"async\"></figure>\n\
             <figure><img src=\"b.jpg\" alt=\"乙\" loading=\"lazy\" decoding=\"async\"></figure>\n\
             <figure><img src=\"c.jpg\" alt=\"丙\" loading=\"lazy\" decoding=\"async\"></figure>\n</div>\n\
             <p>文字</p>\n<figure><img src=\"d.jpg\" alt=\"丁\" loading=\"lazy\" decoding=\"async\"></figure>\n",
        ),
        (
            "文字![甲](a.jpg \"题\")",
            "<p>文字<img src=\"a.jpg\" alt=\"甲\" title=\"题\" decoding=\"async\"></p>\n",
        ),
        (
            "[![甲](a.jpg)](b.md)",
            "<p><a href=\"b.md\"><img src=\"a.jpg\" alt=\"甲\" decoding=\"async\"></a></p>\n",
        ),
        ("![**粗**`码`](a.jpg)", "<figure><img src=\"a.jpg\" alt=\"粗码\" decoding=\"async\"></figure>\n"),
        (
            "![会场](<会 场.jpg>)",
            "<figure><img src=\"%E4%BC%9A%20%E5%9C%BA.jpg\" alt=\"会场\" decoding=\"async\"></figure>\n",
        ),
    ]);
}

#[test]
fn indents_of_full_width_spaces_are_left_to_the_style() {
    hold(&[
        ("　　会议听取了报告。", "会议听取了报告。"),
        ("第一章　总则", "第一章　总则"),
        ("　　**重点。**下文", "<strong>重点。</strong>下文"),
    ]);
}
