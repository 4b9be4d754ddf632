//! The editor's board: what waits, what is wrong, what is new.

use crate::preview::{Folder, article};

#[test]
fn the_board_lists_what_waits() {
    let folder = Folder::new();
    folder.write(
        "content/yaowen/draft.md",
        &article("草稿篇", "2025-05-03", "草。").replace("date:", "draft: true\ndate:"),
    );
    folder.write("content/yaowen/later.md", &article("以后篇", "2025-07-01", "后。"));
    folder.write(
        "content/tongzhi/soon.md",
        &article("快过期", "2025-05-20", "快。").replace("date:", "expires: 2025-06-05\ndate:"),
    );
    folder.write(
        "content/tongzhi/far.md",
        &article("不过期", "2025-05-20", "慢。").replace("date:", "expires: 2025-09-05\ndate:"),
    );
    let preview = folder.preview();
    let board = preview.json("board.json");
    let titles = |name: &str| {
        board[name]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["title"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(titles("drafts"), ["草稿篇"]);
    assert_eq!(titles("scheduled"), ["以后篇"]);
    assert_eq!(titles("expiring"), ["快过期"]);
    assert_eq!(titles("stale"), ["要闻"], "31 days of 30");
    assert_eq!(preview.get("/_zb/").status, 200);
}

#[test]
fn changes_since_the_last_publication_are_told_by_title() {
    let folder = Folder::new();
    let preview = folder.preview();
    assert!(preview.json("changes.json")["published"].is_null());
    folder.build();
    let mut events = preview.events();
    folder.write("content/yaowen/new.md", &article("新增篇", "2025-05-06", "新。"));
    folder.write("content/about.md", "---\ntitle: 关于\n---\n\n改了本站。\n");
    std::fs::remove_file(folder.at("content/tongzhi/b.md")).unwrap();
    events.until_shown(&preview, "/yaowen/new.html", "新。");
    while preview.get("/tongzhi/b.html").status == 200 {
        events.next();
    }
    let changes = preview.json("changes.json");
    let titles = |name: &str| {
        changes[name]["list"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["title"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert!(titles("added").contains(&"新增篇".to_owned()), "{changes}");
    assert!(titles("changed").contains(&"关于".to_owned()), "{changes}");
    assert_eq!(titles("removed"), ["第二篇"]);
}

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
