//! The checklist of a page: what is wrong with its text, and which elements show it.

use serde_json::{Value, json};

use crate::preview::{Folder, Preview, article};

#[test]
fn the_checklist_is_that_of_the_page() {
    let folder = Folder::new();
    folder.write(
        "site.toml",
        "title = \"金山镇\"\nbase_url = \"https://example.gov.cn/\"\n[check]\nlinks = \"warning\"\n",
    );
    folder.write("content/yaowen/a.md", &article("第一篇", "2025-05-01", "见[另一篇](gone.md)。"));
    let preview = folder.preview();
    let list = preview.json("page.json?path=/yaowen/a.html");
    assert_eq!((&list["file"], &list["state"]), (&"content/yaowen/a.md".into(), &"published".into()));
    assert_eq!(list["findings"][0]["severity"], "warning", "{list}");
    assert!(list["findings"][0]["source"][1].as_str().unwrap().contains("gone.md"), "{list}");
    assert_eq!(preview.json("page.json?path=/tongzhi/b.html")["findings"].as_array().unwrap().len(), 0);
    let board = preview.json("board.json");
    let found =
        board["findings"].as_array().unwrap().iter().filter(|one| one["code"] == list["findings"][0]["code"]);
    assert_eq!(found.map(|one| &one["page"]).collect::<Vec<_>>(), ["yaowen/a.html"], "{board}");
}

#[test]
fn faults_of_a_table_are_on_the_page_that_shows_it() {
    let folder = Folder::new();
    let targets = article("今年目标", "2025-05-07", "见表。")
        .replace("date:", "kind: targets\ntargets: { year: 2025, items: 目标.csv }\ndate:");
    folder.write("content/yaowen/t.md", &targets);
    folder.write("content/yaowen/目标.csv", "指标,目标\n地区生产总值,增长 5.5%\n");
    let preview = folder.preview();
    let mut events = preview.events();
    folder.write("content/yaowen/目标.csv", "指标,目标\n地区生产总值,#DIV/0!\n");
    events.until(|state| !state["faults"].is_null());
    let list = preview.json("page.json?path=/yaowen/t.html");
    assert_eq!(list["file"], "content/yaowen/t.md");
    assert_eq!(list["findings"][0]["file"], "content/yaowen/目标.csv", "{list}");
    let board = preview.json("board.json");
    assert_eq!(board["findings"][0]["page"], "yaowen/t.html", "{board}");
}

/// The element that a finding of a page is shown by.
fn spot(preview: &Preview, page: &str, words: &str) -> Value {
    let list = preview.json(&format!("page.json?path={page}"));
    let findings = list["findings"].as_array().unwrap();
    let found = findings.iter().find(|one| one["message"].as_str().unwrap().contains(words));
    found.unwrap_or_else(|| panic!("{words}: {list}"))["spot"].clone()
}

#[test]
fn each_finding_of_a_body_names_the_element_that_shows_it() {
    let folder = Folder::new();
    let links = "title = \"金山镇\"\nbase_url = \"https://example.gov.cn/\"\n[check]\nlinks = \"warning\"\npictures = \"warning\"\n";
    folder.write("site.toml", links);
    // The words come twice, and elements of the page stand before those of the body.
    folder.write("templates/article.html", "<!DOCTYPE html><html><head></head><body><noscript><p>不算</p></noscript><main><p>{{ article.title }}</p>{{ article.content }}</main></body></html>");
    let body = "[同](gone-1.md)\n\n[同](gone-2.md)\n\n- 一\n- 见[同](gone-3.md)";
    let text = article("第一篇", "2025-05-01", body).replace("date:", "cover: { image: gone-4.png }\ndate:");
    folder.write("content/yaowen/a.md", &text);
    folder.write("content/yaowen/_index.md", "---\ntitle: 要闻\n---\n\n- 见[同](gone-5.md)\n");
    let preview = folder.preview();
    let of = |name: &str, nth: usize| json!({ "name": name, "nth": nth });
    let article = "/yaowen/a.html";
    assert_eq!(spot(&preview, article, "gone-1.md"), of("p", 1));
    assert_eq!(spot(&preview, article, "gone-2.md"), of("p", 2));
    assert_eq!(spot(&preview, article, "gone-3.md"), of("li", 1));
    assert!(spot(&preview, article, "gone-4.png").is_null(), "the front matter is no paragraph");
    // Paths come as the address bar has them.
    assert_eq!(spot(&preview, "/%79aowen/a.html", "gone-1.md"), of("p", 1));
    assert_eq!(preview.json("page.json?path=/%FF")["findings"], json!([]));
    // A theme that prints the body in another way shows no place that could be counted.
    let mut events = preview.events();
    folder.write("templates/article.html", "<!DOCTYPE html><html><head></head><body><main>{{ article.content | replace(from='同', to='异') }}</main></body></html>");
    events.until_shown(&preview, article, "异");
    assert!(spot(&preview, article, "gone-1.md").is_null());
}
