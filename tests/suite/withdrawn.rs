//! What was taken back leaves no trace: a withdrawn article (撤稿), a removed one, and one that became
//! a draft again. Every published byte is searched, those of the program's own files too.

use std::fs;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::support::tree::Tree;
use crate::support::{Site, picture};

/// Words that stand in the articles to be taken back and nowhere else. The last is the name of a file.
const TRACES: [&str; 11] = [
    "涉密标题甲",
    "涉密摘要乙",
    "涉密正文丙",
    "涉密标签丁",
    "涉密编辑戊",
    "涉密更正己",
    "涉密关键词庚",
    "涉密指标辛",
    "涉密图注壬",
    "涉密部分癸",
    "涉密附件.csv",
];

/// What is escaped in addresses besides all that is not ASCII.
const ENCODED: &AsciiSet = &CONTROLS.add(b' ');

/// What an article of each kind adds to the front matter.
const KINDS: [(&str, &str); 5] = [
    ("news", ""),
    ("outline", "kind: outline\n"),
    ("targets", "kind: targets\ntargets: { year: 2025, items: [涉密指标辛 增长 6% 以上] }\n"),
    (
        "document",
        "kind: document\ndocument: { index_number: SY01/2025-00009, issuer: 试验镇, topic: 涉密标签丁, made_on: 2025-04-01, validity: 现行有效 }\n",
    ),
    ("notice", "kind: notice\nnotice: { audience: 全体居民, place: 镇政府 }\n"),
];

fn secret(front: &str) -> String {
    format!(
        "---\ntitle: 涉密标题甲\ndate: 2025-04-02 09:00\npinned: true\nsummary: 涉密摘要乙\ntags: [会议, 涉密标签丁]\n\
         keywords: [涉密关键词庚]\neditor: 涉密编辑戊\naliases: [/old/a.html]\nattachments: [涉密附件.csv]\n\
         cover: {{ image: tu.png, alt: 涉密图注壬 }}\ncorrections: [{{ date: 2025-04-03, text: 涉密更正己 }}]\n\
         {front}---\n\n涉密正文丙，只说一次。\n\n## 涉密部分癸\n\n![涉密图注壬](tu.png)\n\n[下载](涉密附件.csv)\n"
    )
}

/// A site with a secret among articles that have it for a neighbour, share its tag and link to it.
fn site(kind: &str) -> Site {
    let site = Site::new();
    for (name, day) in [("yi", 1), ("san", 3)] {
        site.write(
            &format!("content/xinwen/{name}.md"),
            format!("---\ntitle: 邻居{day}\ndate: 2025-04-0{day}\ntags: [会议]\n---\n\n邻居的正文{day}。\n"),
        );
    }
    site.write("content/xinwen/er.md", secret(kind));
    site.write("content/xinwen/涉密附件.csv", "涉密正文丙\n");
    site.write("content/xinwen/tu.png", picture());
    site
}

/// All bytes in the output, with those the program keeps there for itself.
fn everything(site: &Site) -> Tree {
    Tree::read(&site.path("public"))
}

/// Where any of the traces stands: as written, in an address, or as an escape of JSON.
fn traces(tree: &Tree) -> Vec<String> {
    let mut found = Vec::new();
    for (path, bytes) in &tree.files {
        let text = String::from_utf8_lossy(bytes);
        for trace in TRACES {
            let json =
                trace.encode_utf16().fold(String::new(), |json, unit| json + &format!("\\u{unit:04x}"));
            let forms =
                [trace.to_owned(), utf8_percent_encode(trace, ENCODED).to_string().to_lowercase(), json];
            let inside = forms.iter().any(|form| text.contains(form) || text.to_lowercase().contains(form));
            if inside || path.contains(trace) {
                found.push(format!("{trace} in {path}"));
            }
        }
    }
    found
}

/// Publishes the secret, takes it back and publishes again; the output before and after.
fn taken_back(kind: &str, take_back: impl Fn(&Site)) -> (Tree, Tree) {
    let site = site(kind);
    site.build(&[]);
    let before = everything(&site);
    take_back(&site);
    site.build(&[]);
    (before, everything(&site))
}

fn assert_gone(tree: &Tree, why: &str) {
    assert_eq!(traces(tree), Vec::<String>::new(), "{why}");
    assert!(!tree.files.contains_key("xinwen/tu.png"), "{why}: its picture stays");
    assert!(!tree.files.contains_key("corrections/index.html"), "{why}: no correction is left");
    assert!(!tree.text("sitemap.xml").contains("xinwen/er"), "{why}");
    let lists = ["index.html", "xinwen/index.html", "feed.xml", "xinwen/feed.xml", "archive/2025/index.html"];
    for path in lists {
        let text = tree.text(path);
        assert!(text.contains("邻居1") && text.contains("邻居3"), "{why}: {path}");
        assert!(!text.contains("xinwen/er"), "{why}: {path}");
    }
    // The neighbours are neighbours of each other now.
    assert!(tree.text("xinwen/san.html").contains("article.previous.title: 邻居1"), "{why}");
    assert!(tree.text("xinwen/yi.html").contains("article.next.title: 邻居3"), "{why}");
}

#[test]
fn the_traces_are_there_before() {
    for (name, kind) in KINDS {
        let (before, _) = taken_back(kind, |_| {});
        let found = traces(&before);
        let seen = |trace: &&str| found.iter().any(|line| line.starts_with(*trace));
        let missing: Vec<&str> = TRACES.into_iter().filter(|trace| !seen(trace)).collect();
        let expected: &[&str] = if name == "targets" { &[] } else { &["涉密指标辛"] };
        assert_eq!(missing, expected, "{name}");
        let places = [".zhenbao/manifest.json", "old/a.html", "corrections/index.html", "feed.xml"];
        for place in places {
            assert!(found.iter().any(|line| line.ends_with(place)), "{name}: nothing in {place}");
        }
    }
}

#[test]
fn a_removed_article_leaves_no_trace() {
    for (name, kind) in KINDS {
        let (_, after) = taken_back(kind, |site| {
            fs::remove_file(site.path("content/xinwen/er.md")).expect("it was written");
        });
        assert_gone(&after, name);
        assert!(
            !after.files.contains_key("xinwen/er.html") && !after.files.contains_key("old/a.html"),
            "{name}"
        );
    }
}

#[test]
fn an_article_that_became_a_draft_leaves_no_trace() {
    for (name, kind) in KINDS {
        let (_, after) = taken_back(kind, |site| {
            site.write("content/xinwen/er.md", secret(&format!("draft: true\n{kind}")));
        });
        assert_gone(&after, name);
        assert!(
            !after.files.contains_key("xinwen/er.html") && !after.files.contains_key("old/a.html"),
            "{name}"
        );
    }
}

#[test]
fn a_withdrawn_article_leaves_a_tombstone_and_no_trace() {
    for (name, kind) in KINDS {
        let (_, after) = taken_back(kind, |site| {
            let withdrawn = "withdrawn: { date: 2025-05-01, reason: 内容有误，已经撤下 }\n";
            site.write("content/xinwen/er.md", secret(&format!("{withdrawn}{kind}")));
        });
        assert_gone(&after, name);
        let tombstone = after.text("xinwen/er.html");
        for line in
            ["withdrawn.reason: 内容有误，已经撤下", "withdrawn.date: 2025-05-01", "page.kind: withdrawn"]
        {
            assert!(tombstone.contains(line), "{name}: no {line} in {tombstone}");
        }
        // Who kept an older address still reaches the tombstone.
        let old = after.text("old/a.html");
        assert!(old.contains("xinwen/er.html") && old.contains("文章已撤下"), "{name}: {old}");
    }
}

#[test]
fn an_attachment_that_another_article_has_stays() {
    let site = site("");
    site.write(
        "content/xinwen/yi.md",
        "---\ntitle: 邻居1\ndate: 2025-04-01\nattachments: [{ file: 涉密附件.csv, title: 表 }]\n---\n\n正文。\n",
    );
    site.write("content/xinwen/er.md", secret("withdrawn: { date: 2025-05-01, reason: 重复 }\n"));
    site.build(&[]);
    let tree = everything(&site);
    assert!(tree.files.contains_key("xinwen/涉密附件.csv"));
    assert!(!tree.text("xinwen/er.html").contains("附件"));
}

#[test]
fn a_tombstone_needs_no_date_in_any_theme_inside() {
    for theme in ["jinshan", "sujian"] {
        let site = Site::bare();
        let settings = format!("title = \"试验镇\"\nbase_url = \"https://a.cn/\"\ntheme = \"{theme}\"\n");
        site.write("site.toml", settings);
        let text =
            "---\ntitle: 甲\ndate: 2025-04-02\neditor: 乙\nwithdrawn: { reason: 内容有误 }\n---\n\n正文。\n";
        site.write("content/xinwen/a.md", text);
        site.build(&[]);
        let page = everything(&site).text("xinwen/a.html").to_owned();
        assert!(page.contains("内容有误") && !page.contains("撤下时间"), "{theme}: {page}");
    }
}
