//! Slips of the input method and of a hurried hand: each is told once, and its patch, if it has one,
//! leaves nothing to tell.

use super::findings::found;

/// A body, the finding's code, the body after its patch; the same body where there is none.
const SLIPS: &[(&str, &str, &str)] = &[
    // Lists.
    ("1.加强领导\n2.落实责任", "ZB308", "1. 加强领导\n2. 落实责任"),
    ("1、甲\n2、乙\n3、丙", "ZB308", "1. 甲\n2. 乙\n3. 丙"),
    ("1）甲\n2）乙", "ZB308", "1) 甲\n2) 乙"),
    ("要求：\n1.甲\n2.乙", "ZB308", "要求：\n1. 甲\n2. 乙"),
    ("要求：\n2. 甲\n3. 乙", "ZB308", "要求：\n\n2. 甲\n3. 乙"),
    ("(1)甲\n(2)乙", "ZB308", "(1)甲\n\n(2)乙"),
    ("要求：\n（一）甲\n（二）乙\n后文", "ZB308", "要求：\n\n（一）甲\n\n（二）乙\n后文"),
    ("> （一）甲\n> （二）乙", "ZB308", "> （一）甲\n>\n> （二）乙"),
    ("——坚持甲。\n——坚持乙。", "ZB308", "——坚持甲。\n\n——坚持乙。"),
    ("- 项\n  （一）甲\n  （二）乙", "ZB308", "- 项\n  \n  （一）甲\n\n  （二）乙"),
    ("-加强领导\n-落实责任", "ZB309", "- 加强领导\n- 落实责任"),
    ("*加强领导\n*落实责任", "ZB309", "- 加强领导\n- 落实责任"),
    ("—加强领导\n—落实责任", "ZB309", "- 加强领导\n- 落实责任"),
    ("要求：\n－甲\n－乙", "ZB309", "要求：\n- 甲\n- 乙"),
    ("－甲\n续\n", "ZB309", "－甲\n续\n"),
    ("- 甲\n－乙\n－丙", "ZB309", "- 甲\n- 乙\n- 丙"),
    ("　　甲。\n　　乙。", "ZB311", "甲。\n\n乙。"),
    ("> 甲：\n> 　　乙。", "ZB311", "> 甲：\n> \n> 乙。"),
    ("#1.总体要求", "ZB307", "## 1.总体要求"),
    // Tables.
    ("|指标｜目标|\n|---|---|\n|增长|5.5%|", "ZB306", "|指标|目标|\n|---|---|\n|增长|5.5%|"),
    ("|指标|目标|\n｜---｜---｜\n|增长|5.5%|", "ZB306", "|指标|目标|\n|---|---|\n|增长|5.5%|"),
    ("|指标|目标|\n|——|——：|\n|增长|5.5%|", "ZB305", "|指标|目标|\n|---|---:|\n|增长|5.5%|"),
    ("|指标|目标|\n|－－－|－－－|", "ZB305", "|指标|目标|\n|---|---|"),
    ("> |甲|乙|\n> |1|2|", "ZB305", "> |甲|乙|\n> |---|---|\n> |1|2|"),
    ("指标|目标\n增长|5.5%", "ZB305", "指标|目标\n|---|---|\n增长|5.5%"),
    ("指标|目标\n——|——\n增长|5.5%", "ZB305", "指标|目标\n|---|---|\n增长|5.5%"),
    ("|甲|乙|\n\n|---|---|\n\n|1|2|", "ZB325", "|甲|乙|\n|---|---|\n|1|2|"),
    ("|甲|乙|\n\n|1|2|\n|3|4|", "ZB325", "|甲|乙|\n|---|---|\n|1|2|\n|3|4|"),
    ("|甲|乙|\n|---|---|\n|1|2|\n\n|3|4|\n|5|6|", "ZB325", "|甲|乙|\n|---|---|\n|1|2|\n|3|4|\n|5|6|"),
    (
        "|甲|乙|\n|---|---|\n|1|2|\n\n|丙|丁|戊|\n|3|4|5|",
        "ZB305",
        "|甲|乙|\n|---|---|\n|1|2|\n\n|丙|丁|戊|\n|---|---|---|\n|3|4|5|",
    ),
    (
        "|甲|乙|\n|---|---|\n|1|2|\n注：初步。\n又注。",
        "ZB326",
        "|甲|乙|\n|---|---|\n|1|2|\n\n注：初步。\n又注。",
    ),
    (
        "> |甲|乙|\n> |---|---|\n> |1|2|\n> 注：初步。",
        "ZB326",
        "> |甲|乙|\n> |---|---|\n> |1|2|\n> \n> 注：初步。",
    ),
    // Asterisks.
    ("**甲", "ZB323", "**甲"),
    ("- **甲", "ZB323", "- **甲"),
    ("## **甲", "ZB323", "## **甲"),
    ("|甲|\n|---|\n|**乙|", "ZB323", "|甲|\n|---|\n|**乙|"),
    ("**甲\n\n乙**", "ZB323", "**甲\n\n乙**"),
    ("**重点*内容", "ZB323", "**重点*内容"),
    ("内容** 重点 **内容", "ZB323", "内容**重点**内容"),
    ("**重点 **内容", "ZB323", "**重点**内容"),
    ("GDP**“十连增”**目标", "ZB323", "GDP **“十连增”** 目标"),
    ("**电话:**0794-1234567", "ZB323", "**电话:** 0794-1234567"),
    ("＊＊重点＊＊内容", "ZB323", "**重点**内容"),
    // Links.
    ("[字](https://a.cn/x.html）后文", "ZB312", "[字](https://a.cn/x.html)后文"),
    ("[字](a.md）和（见[乙](b.md)", "ZB312", "[字](a.md)和（见[乙](b.md)"),
    ("[字](a.md）和（乙)", "ZB312", "[字](a.md)和（乙)"),
    ("［通知］(a.md)", "ZB312", "[通知](a.md)"),
    ("！[图](a.jpg)", "ZB312", "![图](a.jpg)"),
    ("[字](https://a.cn/ “标题”)", "ZB312", "[字](https://a.cn/ \"标题\")"),
    ("![会场](会 场.jpg “图1 会场”)", "ZB312", "![会场](<会 场.jpg> \"图1 会场\")"),
    ("见[1]。\n\n[1]: 《江西日报》", "ZB324", "见[1]。\n\n[1]: 《江西日报》"),
    // Code and headings.
    ("~~~~\n代码\n~~~", "ZB322", "~~~~\n代码\n~~~"),
    ("````\n代码\n```", "ZB322", "````\n代码\n```"),
    ("### 甲", "ZB315", "### 甲"),
];

#[test]
fn every_slip_is_told_once_and_mended() {
    for (body, code, mended) in SLIPS {
        let all = found(body);
        let told: Vec<&str> = all.iter().map(|finding| finding.code.id).collect();
        assert_eq!(told, [*code], "of {body}");
        let Some(patch) = &all[0].patch else {
            assert_eq!(body, mended);
            continue;
        };
        let (text, range) = (patch.span.source().text(), patch.span.range());
        let after = format!("{}{}{}", &text[..range.start], patch.replacement, &text[range.end..]);
        assert_eq!(&after[text.len() - body.len()..], *mended, "of {body}");
        assert_eq!(found(mended), [], "of {mended}");
    }
}

#[test]
fn a_table_that_lacks_too_many_cells_is_told_where_it_breaks_off() {
    let body = format!("|{}\n|{}\n{}", "甲|".repeat(100), "-|".repeat(100), "|1|\n".repeat(3_000));
    let all = found(&body);
    assert_eq!(all.len(), 1, "{all:?}");
    assert_eq!((all[0].code.id, all[0].position()), ("ZB321", (2_653, 1)));
    assert!(all[0].help.as_ref().unwrap().zh.contains("100"), "{all:?}");
}

#[test]
fn the_helps_name_the_fence_that_closes() {
    let help = |body: &str| found(body)[0].help.clone().unwrap().zh;
    assert!(help("~~~~\n代码").ends_with("写 ~~~~"), "{}", help("~~~~\n代码"));
    assert!(help("> ````\n> 代码").ends_with("写 ````"));
}
