//! Pages as WPS, Word, portals and 微信 make them.

use super::*;
use crate::import::markdown::body;
use crate::import::model::{Block, Margin, Shape};
use crate::import::report::Fate;

fn markdown_of(html: &str) -> String {
    let read = read(html).unwrap();
    body(&read.blocks, &read.notes)
}

fn told(html: &str, fate: Fate) -> Vec<String> {
    let read = read(html).unwrap();
    read.remarks.into_iter().filter(|remark| remark.fate == fate).map(|remark| remark.message.zh).collect()
}

/// What lies on the clipboard behind a copy from WPS: the styles first, a span around every run, digits in spans of
/// their own, labels of lists that other programs are to ignore.
const WPS: &str = r#"<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>
@font-face{font-family:"仿宋_GB2312";} p.MsoNormal{mso-style-name:正文;text-indent:32pt}</style></head><body><!--StartFragment-->
<p class=MsoNormal style="text-align:center"><b><span style="font-family:方正小标宋简体">甲镇开展春耕</span></b><o:p></o:p></p>
<p class=MsoNormal style="mso-list:l0 level1 lfo1"><![if !supportLists]><span style='mso-list:Ignore'>一、<span>&nbsp;&nbsp;</span></span><![endif]><span>总体要求</span></p>
<p class=MsoNormal><span style="font-family:仿宋">投入资金</span><span lang=EN-US>20</span><span
style="font-family:仿宋">万元，覆盖
3个村。</span></p>
<p class=MsoListParagraph><![if !supportLists]><span style='font-family:Wingdings;mso-list:Ignore'>l<span>&nbsp;</span></span><![endif]>种子</p>
<p class=MsoListParagraph><span style='font-family:Wingdings;mso-list:Ignore'>l<span>&nbsp;</span></span>化肥</p>
<p class=MsoNormal>&nbsp;</p>
<p class=MsoNormal style="display:none">内部掌握</p>
<p class=MsoNormal align=right><span>甲镇人民政府</span></p><!--EndFragment--></body></html>"#;

#[test]
fn the_clipboard_of_wps_becomes_text() {
    let written = markdown_of(WPS);
    let lines: Vec<&str> = written.lines().filter(|line| !line.is_empty()).collect();
    assert_eq!(
        lines,
        [
            "**甲镇开展春耕**",
            "一、总体要求",
            "投入资金20万元，覆盖 3个村。",
            "- 种子",
            "- 化肥",
            "甲镇人民政府"
        ]
    );
    assert_eq!(told(WPS, Fate::Dropped), ["隐藏的文字：内部掌握"]);
    let read = read(WPS).unwrap();
    assert!(matches!(read.blocks.last(), Some(Block { shape: Shape::Paragraph(_, Margin::Right), .. })));
}

#[test]
fn tables_that_lay_out_a_page_are_taken_apart_and_real_ones_are_filled() {
    let html = "<table width=100%><tr><td><p>正文。</p><table border=1><tr><th colspan=2>表头</th></tr><tr><td rowspan=2>甲村</td><td>1</td></tr><tr><td>2</td></tr></table></td></tr></table>";
    assert_eq!(markdown_of(html), "正文。\n\n| 表头 | 表头 |\n| --- | --- |\n| 甲村 | 1 |\n| 甲村 | 2 |\n");
    assert_eq!(told(html, Fate::Changed).len(), 1);
}

#[test]
fn notes_of_word_stand_at_the_end() {
    let html = r##"<p>正文<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a>。</p><hr><div id=ftn1><p><a href="#_ftnref1" name="_ftn1">[1]</a> 数据来自统计站。</p></div>"##;
    assert_eq!(markdown_of(html), "正文[^1]。\n\n* * *\n\n[^1]: 数据来自统计站。\n");
}

#[test]
fn a_saved_page_of_wechat_says_who_published_it_when() {
    let html = "<!DOCTYPE html><!-- saved from url=(0030)https://mp.weixin.qq.com/s/abc --><html><head><meta property=\"og:title\" content=\"甲镇春耕\"></head><body><nav>菜单</nav><a id=\"js_name\">甲镇发布</a><div id=\"js_content\" style=\"visibility: hidden;\"><section><section><span>第一段。</span></section></section><p><img data-src=\"https://mmbiz.qpic.cn/a\" src=\"data:,\"></p><p>第二段。<br>第三段。</p><mpvoice name=\"录音\"></mpvoice></div><script>var createTime = '2025-04-01 10:00';</script></body></html>";
    let read = read(html).unwrap();
    let about = &read.about;
    assert_eq!(about.title.as_deref(), Some("甲镇春耕"));
    assert_eq!(about.source.as_deref(), Some("甲镇发布"));
    assert_eq!(about.date.as_deref(), Some("2025-04-01 10:00"));
    assert_eq!(about.address.as_deref(), Some("https://mp.weixin.qq.com/s/abc"));
    assert_eq!(body(&read.blocks, &[]), "第一段。\n\n![](https://mmbiz.qpic.cn/a)\n\n第二段。\n\n第三段。\n");
    assert_eq!(told(html, Fate::Dropped), ["网页里的 <mpvoice> 录音"]);
}

#[test]
fn the_article_is_found_among_menus() {
    let menu: String =
        (0..40).map(|number| format!("<li><a href=\"{number}.html\">栏目{number}</a></li>")).collect();
    let html = format!(
        "<body><header><ul>{menu}</ul></header><div class=wrap><div class=c1><p>甲镇开展义诊，群众在家门口看病，大家都说方便，医生还讲了用药的常识。</p><p>下一步，卫生院将把义诊送到各村，时间在四月上旬，具体日期由村里通知。</p></div></div><footer>主办</footer></body>"
    );
    let read = read(&html).unwrap();
    assert_eq!(read.blocks.len(), 2, "{:?}", read.blocks);
}

#[test]
fn hostile_pages_are_refused_by_name() {
    let why = |html: &str| read(html).unwrap_err().zh;
    assert!(why(&"<div>".repeat(100_000)).contains("100000 层"));
    let attributes: String = (0..100_000).map(|number| format!(" a{number}=1")).collect();
    assert_eq!(why(&format!("<p{attributes}>甲</p>")), "网页里有属性多得不正常的标签");
    assert_eq!(why(&" ".repeat(25 * 1024 * 1024)), "网页超过 24 MB");
    // Cells that span further than any table end.
    let wide = format!("<table><tr>{}</tr></table>", "<td colspan=1000 rowspan=1000>x</td>".repeat(1_000));
    assert!(read(&wide).is_ok());
}
