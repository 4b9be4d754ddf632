//! The lists of the board and of the overlay: what waits, what is wrong, what can be looked at.

use crate::preview::{CLOCK, Folder, article};

#[test]
fn the_board_lists_what_waits() {
    let folder = Folder::new();
    folder.write(
        "content/yaowen/draft.md",
        &article("草稿篇", "2025-05-03", "草。").replace("date:", "draft: true\ndate:"),
    );
    folder.write("content/plan.md", "---\ntitle: 草稿页\ndraft: true\n---\n\n草。\n");
    folder.write("content/yaowen/later.md", &article("以后篇", "2025-07-01", "后。"));
    folder.write("content/yaowen/soon.md", &article("今后篇", "2025-06-20 09:30", "后。"));
    folder.write(
        "content/tongzhi/soon.md",
        &article("快过期", "2025-05-20", "快。").replace("date:", "expires: 2025-06-05\ndate:"),
    );
    folder.write(
        "content/tongzhi/far.md",
        &article("不过期", "2025-05-20", "慢。").replace("date:", "expires: 2025-09-05\ndate:"),
    );
    // They wait as well where they are shown because that was asked for.
    for more in [&["--no-drafts"][..], &["--future"]] {
        let preview = folder.serve(&[&["--watch", "--clock", CLOCK][..], more].concat());
        let board = preview.json("board.json");
        let titles = |name: &str| {
            let list = board[name].as_array().unwrap();
            list.iter().map(|one| one["title"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(titles("drafts"), ["草稿页", "草稿篇"], "in the order of their files");
        assert_eq!(titles("scheduled"), ["今后篇", "以后篇"], "the next one first");
        assert_eq!(titles("expiring"), ["快过期"]);
        assert_eq!(titles("stale"), ["要闻"], "31 days of 30");
        let date = |name: &str, at: usize| board[name][at]["date"].as_str().unwrap().to_owned();
        let dates = [date("scheduled", 0), date("scheduled", 1), date("expiring", 0), date("stale", 0)];
        assert_eq!(dates, ["2025-06-20 09:30", "2025-07-01", "2025-06-05", "2025-05-01"]);
        let shown = board["drafts"][0]["page"].is_string() && board["scheduled"][0]["page"].is_string();
        assert_eq!(shown, more.contains(&"--future"), "{board}");
        assert_eq!(preview.get("/_zb/").status, 200);
    }
}

#[test]
fn a_site_that_was_never_whole_is_not_said_to_be_in_order() {
    let folder = Folder::new();
    folder.build();
    folder.write("site.toml", "title = \"金山镇\"\nbase_url = \"https://example.gov.cn/jinshan/\"\n");
    folder.write("content/yaowen/a.md", &article("第一篇", "2025-13-01", "正文甲。"));
    let preview = folder.preview();
    assert!(preview.said.ends_with("/jinshan/\n"), "{}", preview.said);
    let board = preview.json("board.json");
    assert!(board["drafts"].is_null() && board["start"].is_null() && board["broken"] == true, "{board}");
    assert!(preview.json("changes.json")["error"].is_string());
}

#[test]
fn all_errors_are_listed_and_what_the_board_leaves_out_is_counted() {
    let folder = Folder::new();
    for number in 0..520 {
        folder.write(&format!("content/yaowen/{number}.md"), &article("坏", "2025-13-01", "正文。"));
    }
    let preview = folder.preview();
    let faults = preview.json("faults.json").as_array().unwrap().len();
    let board = preview.json("board.json");
    let listed = board["findings"].as_array().unwrap().len();
    assert!(faults >= 520 && board["errors"] == faults, "{faults}");
    let all = faults + usize::try_from(board["warnings"].as_u64().unwrap()).unwrap();
    assert_eq!(board["more"], all - listed);
    assert_eq!(preview.events().hello["faults"]["count"], faults);
}

#[test]
fn pages_are_known_by_their_titles() {
    let pages = Folder::new().preview().json("pages.json");
    let title = |page: &str| {
        let found = pages.as_array().unwrap().iter().find(|one| one["page"] == page);
        found.map(|one| one["title"].as_str().unwrap())
    };
    assert_eq!(
        [title(""), title("yaowen/"), title("yaowen/a.html"), title("about.html")],
        [Some("金山镇"), Some("要闻"), Some("第一篇"), Some("关于")]
    );
}
