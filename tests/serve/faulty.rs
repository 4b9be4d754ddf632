//! What stops a build is told in the preview, and what can be shown goes on being shown.

use std::fs;

use serde_json::Value;

use crate::preview::{Folder, Preview, article};

const PAGE: &str = "/yaowen/a.html";

/// The template of articles, which fails on one title only.
const FAULTY: &str = "{% extends \"themes/jinshan/article.html\" %}\n\
    {% block main %}{% if article.title == \"坏\" %}{{ article.nothing.at.all }}{% endif %}{{ super() }}{% endblock %}\n";

/// The codes of the faults that are told at the moment.
fn codes(preview: &Preview) -> Vec<String> {
    let list = preview.json("faults.json").as_array().cloned().unwrap_or_default();
    list.iter().map(|fault| fault["code"].as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn a_text_on_which_a_template_fails_leaves_its_last_good_page() {
    let folder = Folder::new();
    folder.write("templates/article.html", FAULTY);
    let preview = folder.preview();
    let mut events = preview.events();
    assert_eq!(codes(&preview), [""; 0]);
    folder.write("content/yaowen/a.md", &article("坏", "2025-05-01", "新文。"));
    events.until(|state| !state["faults"].is_null());
    assert_eq!(codes(&preview), ["ZB703"]);
    let page = preview.get(PAGE);
    assert!(page.status == 200 && page.text().contains("第一篇"), "{}", page.status);
    // Another text is mended meanwhile: the fault stays.
    folder.write("content/tongzhi/b.md", &article("第二篇", "2025-05-02", "另改。"));
    events.next();
    assert_eq!(codes(&preview), ["ZB703"]);
    folder.write("content/yaowen/a.md", &article("好", "2025-05-01", "新文。"));
    events.until(|state| state["faults"].is_null());
    assert!(preview.get(PAGE).text().contains("新文。"));
    assert!(preview.get("/tongzhi/b.html").text().contains("另改。"));
}

#[test]
fn a_page_that_nobody_looks_at_is_tried_after_templates_changed() {
    let folder = Folder::new();
    // Not the first article of its kind: one of each kind is tried at once, the others in the background.
    folder.write("content/yaowen/old.md", &article("坏", "2024-01-01", "旧文。"));
    let preview = folder.preview();
    let mut events = preview.events();
    folder.write("templates/article.html", FAULTY);
    events.until(|state| !state["faults"].is_null());
    assert_eq!(codes(&preview), ["ZB703"]);
    let page = preview.get("/yaowen/old.html");
    assert!(page.status == 200 && page.text().contains("旧文。"), "{}", page.status);
    assert_eq!(preview.json("board.json")["errors"], 1);
    fs::remove_file(folder.at("templates/article.html")).unwrap();
    events.until(|state| state["faults"].is_null());
    assert_eq!(preview.json("board.json")["errors"], 0);
}

#[test]
fn other_pages_that_show_a_saved_text_are_tried_too() {
    let folder = Folder::new();
    let list = "{% extends \"themes/jinshan/list.html\" %}\n{% block main %}{% for month in list.months %}\
        {% for it in month.items %}{% if it.title == \"坏\" %}{{ it.nothing.at.all }}{% endif %}{% endfor %}\
        {% endfor %}{{ super() }}{% endblock %}\n";
    folder.write("templates/list.html", list);
    folder.write("templates/article.html", FAULTY.replace("坏", "劣").as_str());
    let preview = folder.preview();
    let mut events = preview.events();
    folder.write("content/yaowen/a.md", &article("坏", "2025-05-01", "新文。"));
    events.until(|state| !state["faults"].is_null());
    assert_eq!(codes(&preview), ["ZB703"]);
    // All pages are those from before the change.
    for page in ["/yaowen/index.html", PAGE] {
        let page = preview.get(page);
        assert!(page.status == 200 && page.text().contains("第一篇"), "{}", page.text());
    }
    folder.write("content/yaowen/a.md", &article("好", "2025-05-01", "新文。"));
    events.until(|state| state["faults"].is_null());
    // Many texts at once: the faulty one is among those that are not tried at once.
    for number in 0..9 {
        folder.write(&format!("content/yaowen/many{number}.md"), &article("好", "2025-05-01", "一。"));
    }
    events.until_shown(&preview, "/yaowen/many8.html", "一。");
    for number in 0..9 {
        let title = if number == 8 { "劣" } else { "好" };
        folder.write(&format!("content/yaowen/many{number}.md"), &article(title, "2025-05-01", "二。"));
    }
    events.until(|state| !state["faults"].is_null());
    let page = preview.get("/yaowen/many8.html");
    assert!(!page.text().contains("二。") && page.status != 500, "the last site that is proven is shown");
}

#[cfg(unix)]
#[test]
fn settings_that_cannot_be_read_are_no_fine_site() {
    let folder = Folder::new();
    let preview = folder.preview();
    let mut events = preview.events();
    fs::rename(folder.at("site.toml"), folder.at("elsewhere.toml")).unwrap();
    std::os::unix::fs::symlink(folder.at("elsewhere.toml"), folder.at("site.toml")).unwrap();
    events.until(|state| !state["faults"].is_null());
    assert_eq!(preview.json("board.json")["broken"], true);
    fs::remove_file(folder.at("site.toml")).unwrap();
    fs::rename(folder.at("elsewhere.toml"), folder.at("site.toml")).unwrap();
    events.until(|state| state["faults"].is_null());
    assert_eq!(preview.json("board.json")["broken"], false);
}

#[test]
fn a_new_style_hides_no_new_text() {
    let folder = Folder::new();
    folder.write(
        "themes/own/theme.toml",
        "name = \"own\"\nextends = \"jinshan\"\ndescription = \"a\"\nversion = \"1.0.0\"\n",
    );
    folder.write("themes/own/assets/own.css", "p { color: black; }\n");
    let settings = fs::read_to_string(folder.at("site.toml")).unwrap() + "theme = \"own\"\n";
    folder.write("site.toml", &settings);
    let preview = folder.preview();
    let mut events = preview.events();
    folder.write("themes/own/assets/own.css", "p { color: navy; }\n");
    events.until(|state| state["styles"].as_array().is_some_and(|styles| styles.len() == 1));
    folder.write("site.toml", "title = \n");
    events.until(|state| !state["faults"].is_null());
    folder.write("content/yaowen/a.md", &article("第一篇", "2025-05-01", "改了。"));
    events.next();
    folder.write("themes/own/assets/own.css", "p { color: green; }\n");
    folder.write("site.toml", &settings);
    let state = events.until(|state| state["faults"].is_null());
    assert_eq!(state["styles"], Value::Null, "the text changed too");
    assert!(preview.get(PAGE).text().contains("改了。"));
}
