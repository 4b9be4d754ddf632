//! What editors type, and what they are told.

use std::fmt::Write;

use super::*;
use crate::diagnostic::{Patch, Place, Severity, sorted};
use crate::source::SourcePath;

pub(super) fn source(text: &str) -> Source {
    Source::new(SourcePath::new("content/renda/a.md").unwrap(), text.to_owned())
}

/// Every finding in both languages, with the characters it points at.
fn told(diagnostics: Vec<Diagnostic>) -> Vec<String> {
    sorted(diagnostics).iter().map(one).collect()
}

fn one(d: &Diagnostic) -> String {
    let (line, column) = d.position();
    let Place::Span(span) = &d.place else { panic!("every finding has a span") };
    let mut text = format!("{} {line}:{column} «{}»", d.code.id, span.text().escape_debug());
    for (mark, sentence) in [("", Some(&d.message)), ("^ ", d.label.as_ref()), ("= ", d.help.as_ref())] {
        if let Some(sentence) = sentence {
            write!(text, "\n    {mark}{}\n    {mark}{}", sentence.zh, sentence.en).unwrap();
        }
    }
    if let Some(patch) = &d.patch {
        let place = if patch.span == *span { String::new() } else { format!("{:?} ", patch.span.text()) };
        write!(text, "\n    → {place}{:?}", patch.replacement).unwrap();
    }
    for (span, label) in &d.related {
        let (line, column) = (span.position().line, span.position().column);
        write!(text, "\n    {line}:{column} «{}» {} | {}", span.text(), label.zh, label.en).unwrap();
    }
    text
}

pub(super) fn read_article(text: &str) -> (FrontMatter, Vec<String>) {
    let read = super::article(&source(text));
    (read.value.matter, told(read.diagnostics))
}

/// One more line in an article that is good without it.
const ENTRIES: &[&str] = &[
    "草稿:",
    "withdrawn:",
    "编辑: 张三 李四",
    "updated: 0025-04-01",
    "titel: 通知",
    "标体: 通知",
    "weather: 晴",
    "标题: 公告",
    "date: 2025-04-02",
    "关于防汛值班的通知",
    "tags：民生",
    "tags:民生",
    "review:\n  first: 甲\n  second：乙",
    "source: 快讯: 开幕",
    "tags:\n  - 一: 二: 三",
    "source: “镇政府”",
    "source: \"两优一先\"表彰",
    "source: \"镇政府",
    "source: '",
    "source: [通知] 防汛",
    "tags: [民生, 人大",
    "extra: { number: 金府发[2025]3号, a: 1 }",
    "source: *重要*",
    "source: &a 镇",
    "source: !镇",
    "source: @镇长",
    "source: 热线 #12345",
    "review:\n\tfirst: 甲",
    "source: 镇\u{8}政府",
    "source: }",
    "extra: [[[[[[1]]]]]]",
    "source: 2025",
    "source: true",
    "source: [甲, 乙]",
    "tags: [民生, 5.50]",
    "draft: 也许",
    "draft: 1",
    "updated: 2025-13-01",
    "updated: 2025-06-31",
    "updated: 0000-06-01",
    "updated: 明天",
    "updated: 2025-04-01 25:00",
    "updated: 2025-04-01 09:30 CST",
    "updated: 20250501",
    "updated: 二〇二五年五月一日",
    "updated: ２０２５－０５－０１",
    "updated: [2025-05-01]",
    "expires: 2025-03-01",
    "cover: 会场.jpg",
    "cover: { alt: 会场 }",
    "cover: { image: 会场.jpg, 图片: 二.jpg }",
    "cover: { imge: 会场.jpg }",
    "attachments: [{ title: 名单 }]",
    "corrections: [{ text: 应为 91 }, { date: 2025-04-02 }, 错了]",
    "review: { 初审: 甲, 终审: 甲 }",
    "source_url: www.example.gov.cn",
    "source_url: javascript:alert(1)",
    "source: 镇\u{202e}政府",
    "kind: 会以",
    "kind: 天气",
    "kind: session",
    "kind: targets",
    "kind: document",
    "notice: { 时间: 明天 }",
    "kind: news\nnotice: { 时间: 明天 }",
    "extra: { a: 1, a: 2, b: .nan }",
    "extra: 文字",
    "标 签: 民生",
    "ｔａｇｓ: 民生",
    " tags: 民生",
    "　tags: 民生",
    "\ttags: 民生",
    "tags：民生\n keywords：人大",
    "tags = 民生",
    "标签 民生",
    "tags; 民生",
    "tags∶民生",
    "来源：快讯: 开幕",
    "tags：[民生, 人大",
    "review：\n  first: 甲\n  first: 乙",
    "review:\n  first: 甲\n   second: 乙",
    "\u{3000}",
    "source: #镇政府",
    "tags:\n  - #民生\n  - 热线 #12345",
    "source: \"镇政府”",
    "source: “镇政府\"",
    "source: “2025”",
    "source: “快讯: 开幕”",
    "tags:\n  - \"民生”\n  - 人大",
    "source: 镇: 政府\n  办公室",
    "review: { 初审：甲, 复审: 乙 }",
    "review: {初审:甲，复审:乙}",
    "review: {初审：甲，复审：乙}",
    "review: { 初审: 甲， 复审: 乙 }",
    "review: ｛ 初审: 甲，复审：乙 ｝",
    "review: ｛初审：甲｝",
    "review: { 初审: 甲 ｝",
    "review: {\"初审\":\"甲\"}",
    "review: ['甲' 乙, 丙]",
    "extra: {a: &x 1, b: *x, c: &y [1]}",
    "review: { 初审: 甲，复审：乙 }",
    "corrections: [{ 日期: 2025-04-02，内容：应为 91 }]",
    "tags:\n  - 活动: 开幕",
    "review:\n  初审：甲\n  复审：乙",
    "review:\n  初审:甲",
    "review:\n  初审：甲\n  复审:乙\n  终审: 丙",
    "发布日期: 2025-04-02",
    "description: 摘要",
    "新闻来源: 镇政府",
    "ta\u{200b}gs: 民生",
    "\u{feff}tags: 民生",
    "source: 金山\u{61c}镇",
    "reporter: 李\u{200b}明、王芳",
    "reporter: 李\u{200d}明",
    "source: \"金山\\u202E镇\"",
    "ta\u{8}gs: 民生",
    "tags:\u{3000}民生",
    "\u{a0}tags: 民生",
    "source: |镇政府",
    "source: >5",
    "source: ,",
    "source: ? 镇",
    "summary: |\n第一段\n第二段",
    "review: @甲",
    "editor: \"甲",
    "updated: \"2025-05-01”",
    "tags: ［民生，人大］",
    "tags: 【民生】",
    "tags: [民生, 人大］",
    "tags: 民生；人大; 防汛",
    "tags:\n· 民生\n· 人大",
    "tags:\n  -民生\n  -\"人大\"",
    "tags:\n－民生",
    "tags:\n  - 民生\n  -人大\n  - 防汛",
    "tags:\n- 民生\n-人大",
    "tags: \"民生\"、\"人大\"",
    "review: 初审：甲，复审：乙",
    "corrections:\n- {日期：2025-04-02，内容：应为 91}\n- {日期: 2025-04-03, 内容: 其他}",
    "tags: - 民生",
    "kind: session\nsession: { congress: 6, meeting: 8, agenda: 【报告】 }",
    "kind: session\nsession:\n  congress: 6\n  meeting: 8\n  agenda:\n    -审议报告\n    -表决",
    "kind: session\nsession: { congres: 6, meeting: 8 }",
    "kind: session\nsesion: { congress: 6, meeting: 8 }",
    "corrections: [{ 日期: 2025-04-02, 內容: 应为 91 }]",
    "updated: 25-05-01",
    "updated: 205-05-01",
    "updated: 5/1/25",
    "updated: 05/01/2025",
    "updated: 5月1日",
    "updated: 2025年5月",
    "updated: 2025",
    "updated: 2025-05-00",
    "updated: ２０２５年５月１日０９：３０",
    "updated: 2025-05-01 9点30分",
    "updated: 2025年5月1日（星期四）",
    "updated: 2025-05-01，",
    "updated: 2025-05-01 +08:00",
    "updated: 2025-05-01 至 2025-05-03",
    "updated: 2025 年 5 月 1 日",
    "updated: 2025-05/01",
];

/// Whole files.
const FILES: &[&str] = &[
    "",
    "正文没有开头。\n",
    "title: 通知\ndate: 2025-04-01\n---\n正文\n",
    "———\ntitle: 通知\ndate: 2025-04-01\n－－－\n正文\n",
    " ---\ntitle: 通知\ndate: 2025-04-01\n...\n正文\n",
    "+++\ntitle = \"通知\"\n+++\n正文\n",
    "---\ntitle: 通知\ndate: 2025-04-01\n\n# 正文\n\n还有: 一段\n",
    "---\n---\n正文\n",
    "---\ntitle:\ndate: ''\n---\n",
    "---\ntitle: 2025\ndate: 明天\neditr: 甲\ntitle: 又一个\n---\n",
    "各村：\n请注意。\n",
    "来源：示例镇\n\n正文。\n",
    "标题：通知\n日期：2025-04-01\n\n正文。\n",
    "---title: 通知\ndate: 2025-04-01\n---\n正文\n",
    "----\ntitle: 通知\ndate: 2025-04-01\n---正文\n",
    "===\ntitle: 通知\ndate: 2025-04-01\n===\n正文\n",
    "---\n\n正文。\n",
    "---\ntitle: 通知\ndate: 2025-04-01\n\n正文。\n\n---\n后文\n",
    "---\ntitle: 通知\ndate: 2025-04-01\n\n- 甲\n- 乙\n\n———\n",
    "---\ntitle: 通知\ndate: 2025-04-01",
    "---\ntitel: 通知\nDate: 2025-04-01\n---\n",
    "---\ntitel: 通知\ntitle: 公告\ndate: 2025-04-01\n---\n",
    "---\n title: 通知\ndate: 2025-04-01\n---\n",
    "---\ntitle: 通知\n date: 2025-04-01\n---\n",
    "---\n　标题：通知\n　日期：2025-04-01\n---\n",
    "---\n\ttitle: 通知\n\tdate: 2025-04-01\n---\n",
    "---\ntitle=通知\ndate=2025-04-01\n---\n",
    "---\ntitle: #通知\ndate: #2025-04-01\n---\n",
    "---\ntitle: # 通知\ndate: 2025-04-01\n---\n",
    "---\ntitle: \"通知”\ndate: 2025-04-01\n---\n",
    "---\n标题：快讯: 开幕\n日期: 2025-04-01\n---\n",
    "---\n关于防汛: 值班的通知\n2025-04-01\n---\n正文\n",
    "---\n关于防汛值班的通知\n日期: 2025-04-01\n---\n正文\n",
    "---\n关于防汛值班的通知\n2025-04-01\n---\n正文\n",
    "---\n题目: 通知\n时间: 2025-04-01\n---\n正文\n",
];

#[test]
fn every_slip_is_told_at_its_place_in_both_languages() {
    let mut all = String::new();
    for line in ENTRIES {
        let text = format!("---\ntitle: 通知\ndate: 2025-04-01\n{line}\n---\n正文\n");
        write!(all, "{line:?}\n{}\n\n", read_article(&text).1.join("\n")).unwrap();
    }
    for text in FILES {
        write!(all, "{text:?}\n{}\n\n", read_article(text).1.join("\n")).unwrap();
    }
    insta::assert_snapshot!(all);
}

/// All texts above.
fn texts() -> impl Iterator<Item = String> {
    let entries =
        ENTRIES.iter().map(|line| format!("---\ntitle: 通知\ndate: 2025-04-01\n{line}\n---\n正文\n"));
    entries.chain(FILES.iter().map(|text| (*text).to_owned()))
}

/// What a finding says, wherever it stands.
fn words(finding: &Diagnostic) -> (&'static str, String, Option<String>) {
    (finding.code.id, finding.message.zh.clone(), finding.label.as_ref().map(|label| label.zh.clone()))
}

/// Texts with two slips of which one hides the other, or of which one alone makes no sense.
const HIDING: &[&str] = &["tags:\n  - 一: 二: 三", "review: ['甲' 乙, 丙]", "===\n"];

#[test]
fn every_patch_takes_its_finding_away_and_brings_no_other() {
    let mut faults = String::new();
    for text in texts().filter(|text| HIDING.iter().all(|hiding| !text.contains(hiding))) {
        let told = super::article(&source(&text)).diagnostics;
        for finding in told.iter().filter(|finding| finding.patch.is_some()) {
            let patch = finding.patch.as_ref().unwrap();
            let mut mended = text.clone();
            mended.replace_range(patch.span.range(), &patch.replacement);
            let mut left: Vec<_> = told.iter().map(words).collect();
            left.remove(left.iter().position(|one| *one == words(finding)).unwrap());
            for again in super::article(&source(&mended)).diagnostics.iter().map(words) {
                match left.iter().position(|one| *one == again) {
                    Some(at) => drop(left.remove(at)),
                    None => writeln!(faults, "{text}\nbecame\n{mended}\n{again:?}\n").unwrap(),
                }
            }
        }
    }
    assert!(faults.is_empty(), "{faults}");
}

/// A text with all patches that do not touch each other.
fn mended(text: &str, mut patches: Vec<Patch>) -> String {
    patches.sort_by_key(|patch| std::cmp::Reverse(patch.span.range().end));
    let mut mended = text.to_owned();
    let mut free = mended.len() + 1;
    for patch in patches {
        let range = patch.span.range();
        if range.end < free {
            free = range.start;
            mended.replace_range(range, &patch.replacement);
        }
    }
    mended
}

#[test]
fn applying_patches_ends_with_nothing_to_patch() {
    for text in texts() {
        let mut now = text.clone();
        for _ in 0..3 {
            let told = super::article(&source(&now)).diagnostics;
            now = mended(&now, told.into_iter().filter_map(|finding| finding.patch).collect());
        }
        let told = super::article(&source(&now)).diagnostics;
        let open: Vec<_> = told.iter().filter(|finding| finding.patch.is_some()).map(words).collect();
        assert!(open.is_empty(), "{text}\nbecame\n{now}\n{open:?}");
    }
}

#[test]
fn every_code_of_the_family_is_raised() {
    let mut raised: Vec<&str> = Vec::new();
    let large = format!("---\nsummary: {}\n---\n", "字".repeat(30_000));
    let weight = source("---\ntitle: 甲\nweight: 重\n---\n");
    raised.extend(super::category(&weight).diagnostics.iter().map(|d| d.code.id));
    for text in texts().chain([large]) {
        raised.extend(super::article(&source(&text)).diagnostics.iter().map(|d| d.code.id));
    }
    for code in codes::ALL {
        assert!(raised.contains(&code.id), "{} is never raised", code.id);
    }
}

#[test]
fn both_languages_say_the_same() {
    let english = "---\ntitle: 大会\ndate: 2025-04-01 11:10\neditor: 李锡念\nsource: 金山镇\ntags: 人大，民生\ndraft: no\n\
        pinned: yes\nreview: { first: 甲, second: 乙 }\ncover: { image: a.jpg, alt: 会场 }\nattachments: [名单.pdf]\n\
        corrections: [{ date: 2025-04-02, text: 更正 }]\nslug: dahui\naliases: [/old.html]\nextra: { a: [1, 2.5, 是] }\n---\n正文";
    let chinese = "---\n标题: 大会\n日期: 2025年4月1日 11：10\n编辑: [李锡念]\n来源: 金山镇\n标签: [人大, 民生]\n草稿: 否\n\
        置顶: 是\n审核: { 初审: 甲, 复审: 乙 }\n封面: { 图片: a.jpg, 说明: 会场 }\n附件: 名单.pdf\n\
        更正: { 日期: 2025/4/2, 内容: 更正 }\n短名: dahui\n旧址: /old.html\n其他: { a: [1, 2.5, 是] }\n---\n正文";
    let places = super::article(&source(english)).value.places;
    let (english, told) = read_article(english);
    assert_eq!(told, [""; 0]);
    let (chinese, told) = read_article(chinese);
    assert_eq!(told, [""; 0]);
    let plain = |matter: &FrontMatter| {
        let slug = matter.slug.as_ref().map(|(slug, _)| slug.clone());
        let aliases: Vec<String> = matter.aliases.iter().map(|(alias, _)| alias.clone()).collect();
        let cover = matter.cover.as_ref().map(|cover| (cover.image.clone(), cover.alt.clone()));
        let files: Vec<String> = matter.attachments.iter().map(|file| file.file.clone()).collect();
        (
            (matter.title.clone(), matter.date, matter.credits.clone(), matter.source.clone()),
            (matter.tags.clone(), matter.draft, matter.pinned, matter.review.clone()),
            (slug, aliases, cover, files, matter.corrections.clone(), matter.extra.clone()),
        )
    };
    assert_eq!(plain(&english), plain(&chinese));
    assert_eq!(english.tags, ["人大", "民生"]);
    assert_eq!(places.of("slug").unwrap().text(), "dahui");
    assert_eq!(places.title().text(), "大会");
    assert!(english.pinned && !english.draft);
}

#[test]
fn spans_of_good_values_are_exact() {
    let text = "---\ntitle: \"引号: 里\" # 注释\ndate: 2025-04-01\nattachments:\n  - file: \"一 二.pdf\"\n    title: 甲\n  - 三.pdf\n\
         aliases: [/a.html, '/b.html']\n---\n";
    let (matter, told) = read_article(text);
    assert_eq!(told, [""; 0]);
    assert_eq!(matter.title, "引号: 里");
    assert_eq!(super::article(&source(text)).value.places.title().text(), "\"引号: 里\"");
    assert_eq!(matter.attachments[0].span.text(), "\"一 二.pdf\"");
    assert_eq!(matter.attachments[1].span.text(), "三.pdf");
    assert_eq!(matter.aliases[0].1.text(), "/a.html");
    assert_eq!(matter.aliases[1].1.text(), "'/b.html'");
}

#[test]
fn the_body_begins_behind_the_closing_fence() {
    for (text, body) in [
        ("---\ntitle: a\ndate: 2025-04-01\n---\n正文\n---\n", "正文\n---\n"),
        ("\n\n---\ntitle: a\n---\n\n正文", "\n正文"),
        ("---\ntitle: a\n---", ""),
        ("正文", "正文"),
        ("---\ntitle: a\n\n# 正文", "\n# 正文"),
        ("+++\ntitle = 1\n+++\n正文", "正文"),
        ("", ""),
    ] {
        let source = source(text);
        assert_eq!(&text[super::article(&source).value.body], body, "{text:?}");
    }
}

#[test]
fn texts_keep_what_is_no_slip() {
    let (matter, told) = read_article(
        "---\ntitle: 金山镇召开“两优一先”表彰大会：9:30 开始，详见 https://a.cn/#b\ndate: 2025-04-01\nsummary: |\n  第一行: 甲\n  # 乙\n\
         source:   镇\t政府  \ntags:\n- 民生\n- \"2025\"\nissuer: >\n  折叠\n  一行\nkeywords:\n  - 甲\n    乙\n# 注释\n\n\
         review: # 三审\n  first: 甲\n\n  # 复审\n  second: 乙\ncover: {\"image\":\"a.jpg\",\"alt\": 会场，门口：外景}\n\
         withdrawn: # 撤稿\n  date: 2025-04-02\n  reason: 内容有误，编辑：未核对\n---\n",
    );
    assert_eq!(told, [""; 0]);
    assert_eq!(matter.title, "金山镇召开“两优一先”表彰大会：9:30 开始，详见 https://a.cn/#b");
    assert_eq!(matter.summary.as_deref(), Some("第一行: 甲\n# 乙"));
    assert_eq!(matter.tags, ["民生", "2025"]);
    assert_eq!(matter.keywords, ["甲 乙"]);
    assert_eq!(matter.review.second.as_deref(), Some("乙"));
    assert_eq!(matter.cover.unwrap().alt, "会场，门口：外景");
    assert_eq!(matter.withdrawn.unwrap().reason.as_deref(), Some("内容有误，编辑：未核对"));
}

#[test]
fn lists_and_maps_keep_what_is_no_slip() {
    for block in [
        "kind: session\nsession:\n  congress: 6\n  meeting: 8\n  agenda:\n    - 报告：审议\n    - item: 财政报告：审议\n      reporter: 甲",
        "kind: session\nsession: { congress: 6, meeting: 8,\n  agenda: [审议：报告，表决, { item: 决算，事项：二 }] }",
        "extra:\n  a: 甲，b：乙\n  c:\n    - 1\n    -\n      d: -甲\n    - -2",
        "extra: {\"a\":1, 'b':[-1, '#x'], c: '甲，d：乙', e: 9:30, f: https://a.cn}",
        "corrections:\n- date: 2025-04-02\n  text: 内容：应为 91，日期：不变\n\n- { date: 2025-04-03, text: 其他：无 }",
        "tags: [【一】, ［二］甲, -3.5 度]",
        "tags:\n  - －5℃\n  - ·甲",
        "author: ·阿卜杜拉",
    ] {
        let (_, told) = read_article(&format!("---\ntitle: 通知\ndate: 2025-04-01\n{block}\n---\n"));
        assert!(told.is_empty(), "{block}\n{told:?}");
    }
}

#[test]
fn categories_and_pages_have_their_own_keys() {
    let index = source(
        "---\n标题: 人大\n说明: 镇人大\n权重: -3\n更新期限: 90\n每页篇数: 二十\n栏目类别: 工作动态\n---\n",
    );
    let read = super::category(&index);
    assert_eq!(told(read.diagnostics), [""; 0]);
    let matter = read.value.matter;
    assert_eq!((matter.weight, matter.max_age, matter.paginate_by), (-3, Some(90), Some(20)));
    let about = super::page(&source("---\ntitle: 关于本镇\neditor: 甲\n---\n"));
    assert_eq!(about.diagnostics.len(), 1);
    assert_eq!(about.diagnostics[0].code.id, "ZB208");
    assert_eq!(about.value.matter.title, "关于本镇");
}

#[test]
fn what_is_meant_is_read_in_spite_of_a_slip() {
    let (matter, told) = read_article(
        "———\ntitle: 快讯: 开幕\ndate：2025-04-01\nupdated: 20250402\ndraft: “是”\nkind: 公搞\ntags:甲、乙\n---\n正文",
    );
    assert_eq!(matter.title, "快讯: 开幕");
    assert_eq!(matter.date.unwrap().date().to_string(), "2025-04-01");
    assert_eq!(matter.updated.unwrap().date().to_string(), "2025-04-02");
    assert!(matter.draft);
    assert_eq!(matter.kind.kind(), crate::article::kind::Kind::Notice);
    assert_eq!(matter.tags, ["甲", "乙"]);
    let codes: Vec<&str> = told.iter().map(|finding| &finding[..5]).collect();
    assert_eq!(codes, ["ZB202", "ZB214", "ZB211", "ZB203", "ZB213", "ZB228", "ZB212"]);
    let (matter, told) = read_article(
        "---\n　titel：通知\nDATE = 2025-04-01\nedtor：甲；乙\nreview：\n  frist: 丙\ncover: { imge: a.jpg }\n---\n正文",
    );
    assert_eq!(matter.title, "通知");
    assert_eq!(matter.date.unwrap().date().to_string(), "2025-04-01");
    assert_eq!(matter.credits.editors, ["甲", "乙"]);
    assert_eq!(matter.review.first.as_deref(), Some("丙"));
    assert_eq!(matter.cover.unwrap().image, "a.jpg");
    let codes: Vec<&str> = told.iter().map(|finding| &finding[..5]).collect();
    assert_eq!(
        codes,
        ["ZB233", "ZB208", "ZB211", "ZB208", "ZB210", "ZB208", "ZB211", "ZB211", "ZB208", "ZB208"]
    );
}

#[test]
fn a_slip_that_leaves_a_required_value_blank_is_an_error() {
    let told = super::article(&source("---\ntitle: #通知\ndate: 2025-04-01\nsource: #镇\n---\n")).diagnostics;
    let told: Vec<_> = told.iter().map(|d| (d.code.id, d.severity, d.position().0)).collect();
    assert_eq!(told, [("ZB227", Severity::Error, 2), ("ZB227", Severity::Error, 4)]);
}
