//! Sites with something wrong: what is said, where, and that the published site stays as it was.

use std::fs;
use std::process::{Command, Stdio};

use crate::support::tree::Tree;
use crate::support::{Said, Site, zhenbao};

/// Builds a site that is published, breaks it, and builds again. Nothing may change in the output, and
/// no file may come or go beside it.
#[track_caller]
fn breaking(site: &Site, path: &str, content: &str) -> Said {
    site.build(&[]);
    let before = (Tree::read(&site.path("public")), times(site), beside(site));
    site.write(path, content);
    let said = site.run("build", &[]);
    assert_eq!(said.code, 1, "{}{}", said.out, said.err);
    assert_eq!(said.out, "");
    assert!(said.err.contains("没有发布，原来的网站没有改动"), "{}", said.err);
    assert_eq!(before.0.difference(&Tree::read(&site.path("public"))), "");
    assert_eq!((before.1, before.2), (times(site), beside(site)));
    said
}

fn times(site: &Site) -> Vec<std::time::SystemTime> {
    let tree = Tree::read(&site.path("public"));
    let time = |path: &str| fs::metadata(site.path("public").join(path)).and_then(|file| file.modified());
    tree.paths().into_iter().map(|path| time(path).expect("a file just read has a time")).collect()
}

fn beside(site: &Site) -> Vec<String> {
    let entries = fs::read_dir(site.root()).expect("the site is there");
    let name = |entry: fs::DirEntry| entry.file_name().into_string().expect("names are UTF-8");
    let mut names: Vec<String> = entries.map(|entry| name(entry.expect("entries can be read"))).collect();
    names.sort();
    names
}

#[track_caller]
fn holds(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part:?} is not in:\n{text}");
    }
}

fn news() -> Site {
    let site = Site::new();
    site.article("yi", "第一条", "2025-04-01");
    site
}

#[test]
fn site_toml_names_file_and_line() {
    let said =
        breaking(&news(), "site.toml", "title = \"镇\"\nbase_url = \"https://a.cn/\"\npaginate = 10\n");
    holds(&said.err, &["错误[ZB103]", "site.toml:3:1", "paginate_by"]);
    let said = breaking(&news(), "site.toml", "title = “镇”\n");
    holds(&said.err, &["错误[ZB102]", "site.toml:1:", "英文"]);
}

#[test]
fn a_folder_without_a_site_is_no_site() {
    let folder = tempfile::tempdir().unwrap();
    let said = Said::of(zhenbao(folder.path()).arg("build").output().unwrap());
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    holds(&said.err, &["没有 site.toml", "zhenbao init"]);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    let said = Said::of(zhenbao(folder.path()).args(["build", "--root", "没有这里"]).output().unwrap());
    assert_eq!(said.code, 1);
    holds(&said.err, &["没有这里"]);
}

#[test]
fn a_theme_that_is_not_there_names_the_nearest() {
    let said = breaking(&news(), "site.toml", &crate::support::SETTINGS.replace("\"plain\"", "\"plian\""));
    holds(&said.err, &["site.toml:3:9", "plian", "theme = \"plain\""]);
}

#[test]
fn templates_name_file_and_line() {
    // One that does not load, one that fails on a page, one that uses what is not there.
    let cases = [
        (
            "{% extends \"base.html\" %}\n{% block main %}\n{{ article. }}\n{% endblock %}\n",
            "templates/article.html:3:",
        ),
        (
            "{% extends \"base.html\" %}\n{% block main %}\n\n{{ article.titel }}\n{% endblock %}\n",
            "templates/article.html:4:",
        ),
        (
            "{% extends \"base.html\" %}\n{% block main %}{{ article.title | nofilter }}{% endblock %}\n",
            "templates/article.html:2:",
        ),
    ];
    for (template, place) in cases {
        let site = news();
        site.write("templates/404.html", "{{ page.title }}\n");
        let said = breaking(&site, "templates/article.html", template);
        holds(&said.err, &[place]);
    }
}

#[test]
fn a_broken_article_does_not_hide_the_others() {
    let site = news();
    site.write("content/xinwen/bing.md", "---\ntitle: 丙\ndate: 2025-13-01\n---\n\n丙。\n");
    site.write("content/xinwen/jia.md", "---\ndate: 2025-04-01\n---\n\n甲。\n");
    site.write(
        "content/xinwen/yi2.md",
        "---\ntitle: 乙\ndate: 2025-04-01\ntgas: [会议]\n---\n\n[断](meiyou.md)\n",
    );
    let said = site.run("build", &["--format", "short"]);
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    let places: Vec<&str> = said.err.lines().filter_map(|line| line.split(": ").next()).collect();
    let found: Vec<&&str> = places.iter().filter(|place| place.starts_with("content/")).collect();
    assert!(found.is_sorted(), "{}", said.err);
    holds(&said.err, &["content/xinwen/bing.md:3:7", "content/xinwen/jia.md:", "content/xinwen/yi2.md:4:1"]);
    assert!(!site.path("public").exists());
}

#[test]
fn two_sources_for_one_page_are_both_named() {
    let site = news();
    site.article("er", "第二条", "2025-04-02");
    let said =
        breaking(&site, "content/xinwen/san.md", "---\ntitle: 三\ndate: 2025-04-03\nslug: er\n---\n\n三。\n");
    holds(&said.err, &["content/xinwen/er.md", "content/xinwen/san.md", "/xinwen/er.html"]);
    let site = news();
    let said = breaking(
        &site,
        "content/xinwen/er.md",
        "---\ntitle: 二\ndate: 2025-04-03\naliases: [/xinwen/yi.html]\n---\n\n二。\n",
    );
    holds(&said.err, &["content/xinwen/yi.md", "content/xinwen/er.md:4:"]);
}

#[test]
fn what_is_held_back_is_named_and_can_be_published() {
    let site = news();
    site.write("content/xinwen/cao.md", "---\ntitle: 草稿\ndate: 2025-04-01\ndraft: true\n---\n\n草。\n");
    site.article("mingtian", "明天", "2025-06-02");
    site.write(
        "content/xinwen/guoqi.md",
        "---\ntitle: 过期\ndate: 2025-04-01\nexpires: 2025-05-01\n---\n\n过。\n",
    );
    let account = site.build(&[]).out;
    holds(
        &account,
        &[
            "《草稿》 content/xinwen/cao.md",
            "《明天》 content/xinwen/mingtian.md（2025-06-02 00:00）",
            "《过期》",
        ],
    );
    let published = site.published();
    let there = |tree: &Tree, name: &str| tree.files.contains_key(&format!("xinwen/{name}.html"));
    assert!(!there(&published, "cao") && !there(&published, "mingtian") && there(&published, "guoqi"));
    assert!(!published.text("feed.xml").contains("过期"));
    let account = site.build(&["--drafts", "--future", "--expired"]).out;
    assert!(!account.contains('《') || !account.contains("没有发布"), "{account}");
    let published = site.published();
    assert!(there(&published, "cao") && there(&published, "mingtian"));
    assert!(published.text("feed.xml").contains("过期"));
    // The day that was in the future comes.
    assert!(site.build(&["--clock", "2025-06-02"]).out.contains("《草稿》"));
    assert!(there(&site.published(), "mingtian") && !there(&site.published(), "cao"));
}

#[test]
fn warnings_become_errors_when_asked() {
    let site = news();
    site.write("content/wuming/a.md", "---\ntitle: 甲\ndate: 2025-04-01\n---\n\n甲。\n");
    let said = site.run("build", &[]);
    assert_eq!(said.code, 0, "{}", said.err);
    holds(&said.err, &["警告[ZB502]"]);
    let before = site.published();
    let said = site.run("build", &["--strict"]);
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    holds(&said.err, &["错误[ZB502]"]);
    assert_eq!(before, site.published());
    assert_eq!(site.run("check", &["--strict"]).code, 1);
    assert_eq!(site.run("check", &[]).code, 0);
}

#[test]
fn quiet_says_what_is_wrong_and_nothing_else() {
    let site = news();
    assert_eq!(site.run("build", &["--quiet"]).clean().out, "");
    assert_eq!(site.run("check", &["--quiet"]).clean().out, "");
    site.write("content/xinwen/yi.md", "---\ntitle: 甲\n---\n");
    let said = site.run("build", &["--quiet"]);
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    holds(&said.err, &["content/xinwen/yi.md"]);
}

#[test]
fn findings_are_json_line_by_line() {
    let site = news();
    site.write("content/xinwen/bing.md", "---\ntitle: \"丙\"\ndate: 2025-13-01\n---\n\n丙。\n");
    site.write("content/xinwen/jia.md", "---\ntitle: 甲\ndate: 2025-04-01\n编揖: 甲\n---\n\n甲。\n");
    let said = site.run("check", &["--format", "json"]);
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    let objects: Vec<serde_json::Value> = said
        .err
        .lines()
        .filter(|line| line.starts_with('{'))
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{line}: {error}")))
        .collect();
    assert_eq!(objects.len(), 2, "{}", said.err);
    for (object, file, line) in
        [(&objects[0], "content/xinwen/bing.md", 3), (&objects[1], "content/xinwen/jia.md", 4)]
    {
        assert_eq!(object["file"], file);
        assert_eq!(object["line"], line);
        assert_eq!(object["severity"], "error");
        for key in ["code", "column", "message", "help"] {
            assert!(object.get(key).is_some(), "{key} is missing from {object}");
        }
    }
    let said = site.run("check", &["--format", "sarif"]);
    let (document, _) = said.err.split_once('\n').expect("the document is one line");
    let document: serde_json::Value = serde_json::from_str(document).expect("it is JSON");
    assert_eq!(document["version"], "2.1.0", "{}", said.err);
}

#[test]
fn a_closed_pipe_does_not_stop_a_build() {
    let site = news();
    let mut child = site.command("build", &[]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    drop(child.stderr.take());
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert!(site.path("public/xinwen/yi.html").exists());
}

#[test]
fn wrong_usage_is_told_from_a_site_that_does_not_work() {
    let site = news();
    for (arguments, named) in [
        (["--clock", "不是日期"], "不是日期"),
        (["--format", "xml"], "xml"),
        (["--nonsense", "x"], "--nonsense"),
    ] {
        let said = site.run("build", &arguments);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{arguments:?}: {}", said.err);
        holds(&said.err, &[named]);
    }
    assert!(!site.path("public").exists());
}

#[cfg(unix)]
#[test]
fn links_and_pipes_are_told_and_never_read() {
    let site = news();
    site.write("aside.md", "---\ntitle: 别处\ndate: 2025-04-01\n---\n\n秘密。\n");
    std::os::unix::fs::symlink("../../aside.md", site.path("content/xinwen/lianjie.md")).unwrap();
    std::os::unix::fs::symlink("..", site.path("content/xinwen/huan")).unwrap();
    let made = Command::new("mkfifo").arg(site.path("content/xinwen/guandao.md")).status().unwrap();
    assert!(made.success());
    let said = site.run("build", &[]);
    assert_eq!(said.code, 0, "{}", said.err);
    for name in ["lianjie.md", "huan", "guandao.md"] {
        holds(&said.err, &[&format!("content/xinwen/{name} 不是普通文件")]);
    }
    assert_eq!(said.err.matches("警告[").count(), 3, "{}", said.err);
    assert!(site.published().pages().all(|(_, text)| !text.contains("秘密")));
}

#[test]
fn files_in_unknown_encodings_are_named_and_known_ones_read() {
    let site = news();
    let said = {
        site.build(&[]);
        site.write(
            "content/xinwen/luan.md",
            b"---\ntitle: \xff\xfe\xfd\x80\ndate: 2025-04-01\n---\n\n\x81\n".as_slice(),
        );
        site.run("build", &[])
    };
    assert_eq!(said.code, 1, "{}", said.err);
    holds(&said.err, &["content/xinwen/luan.md"]);
    let text =
        "---\ntitle: 记事本的稿件\ndate: 2025-04-01\n---\n\n用记事本写成，存成了国标编码，内容有好几句话。\n";
    let gbk = encoding_rs::GB18030.encode(text).0.into_owned();
    site.write("content/xinwen/luan.md", gbk);
    let said = site.build(&[]);
    holds(&said.err, &["content/xinwen/luan.md"]);
    assert!(site.published().text("xinwen/luan.html").contains("存成了国标编码"));
    let utf16: Vec<u8> = "\u{feff}"
        .chars()
        .chain(text.chars())
        .collect::<String>()
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    site.write("content/xinwen/luan.md", utf16);
    site.build(&[]);
    assert!(site.published().text("xinwen/luan.html").contains("存成了国标编码"));
}

#[test]
fn what_is_held_back_is_checked_and_stops_nothing() {
    let site = news();
    let draft = "---\ntitle: 草稿\ndate: 2025-04-02\ndraft: true\n---\n\n[无](meiyou.md)\n\n[后](hou.md)\n";
    site.write("content/xinwen/cao.md", draft);
    site.write(
        "content/xinwen/hou.md",
        "---\ntitle: 以后\ndate: 2025-09-01\neditor: 编辑姓名\n---\n\n![会场](会场.jpg)\n\n[草稿](cao.md)\n",
    );
    let said = site.run("check", &["--format", "short"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert_eq!(said.out, "检查了 3 篇文章：错误 0 处，警告 3 处\n");
    let told = ["cao.md:7:5: warning[ZB401]", "hou.md:4:9: warning[ZB520]", "hou.md:7:7: warning[ZB402]"];
    holds(&said.err, &told);
    assert_eq!(site.run("check", &["--strict"]).code, 0);
    let said = site.run("check", &["--drafts", "--future", "--format", "short"]);
    assert_eq!(said.code, 1, "{}", said.err);
    holds(&said.err, &["cao.md:7:5: error[ZB401]", "hou.md:7:7: error[ZB402]"]);
    site.run("build", &["--strict"]).clean();
    // A link to what is held back stays an error of what is published.
    site.write("content/xinwen/er.md", "---\ntitle: 二\ndate: 2025-04-03\n---\n\n[草稿](cao.md)\n");
    let said = site.run("check", &["--format", "short"]);
    assert_eq!(said.code, 1, "{}", said.err);
    holds(&said.err, &["er.md:6:6: error[ZB401]"]);
}

#[test]
fn a_foreign_output_is_never_touched() {
    let site = news();
    site.write("public/mine.txt", "我的");
    let said = site.run("build", &[]);
    assert_eq!((said.code, said.out.as_str()), (1, ""), "{}", said.err);
    assert_eq!(Tree::read(&site.path("public")).paths(), ["mine.txt"]);
    let said = site.run("build", &["--output", "content"]);
    assert_eq!(said.code, 1, "{}", said.err);
    let said = site.run("build", &["--output", "."]);
    assert_eq!(said.code, 1, "{}", said.err);
    let site = news();
    site.build(&[]);
    site.write("public/foreign.html", "外来");
    let said = site.run("build", &[]);
    assert_eq!(said.code, 1, "{}", said.out);
    holds(&said.err, &["foreign.html"]);
    assert_eq!(fs::read(site.path("public/foreign.html")).unwrap(), "外来".as_bytes());
}

#[test]
fn a_dry_run_says_what_would_change_and_writes_nothing() {
    let site = news();
    let said = site.build(&["--dry-run"]);
    holds(&said.out, &["新增", "《第一条》"]);
    assert!(!site.path("public").exists());
    site.build(&[]);
    let before = site.published();
    site.article("er", "第二条", "2025-04-02");
    let said = site.build(&["--dry-run"]);
    holds(&said.out, &["xinwen/er.html  《第二条》"]);
    assert_eq!(before, site.published());
}

#[test]
fn two_sources_for_one_address_are_named_whatever_their_kinds() {
    let front = "---\ntitle: 又一篇\ndate: 2025-04-03\n";
    let article = |more: &str| format!("{front}{more}---\n\n又一篇的正文。\n");
    let corrected = article("corrections: [{ date: 2025-04-04, text: 更正 }]\n");
    let targets = "kind: targets\ntargets: { year: 2025, items: [产值 增长 6% 以上] }\n";
    let page = "---\ntitle: 页面\n---\n\n页面的正文。\n".to_owned();
    let (news, list) = ("content/xinwen/er.md", "content/xinwen/_index.md");
    // What is written, and what the finding names: both sources and the address.
    let cases: Vec<(&str, String, Vec<&str>)> = vec![
        // An article and the second page of its category's list.
        ("content/xinwen/2.md", article(""), vec!["content/xinwen/2.md", list, "/xinwen/2.html"]),
        (news, article("slug: '2'\n"), vec!["content/xinwen/er.md:4:", list, "/xinwen/2.html"]),
        (news, article("slug: index\n"), vec!["content/xinwen/er.md:4:", list, "/xinwen/index.html"]),
        // A static file and a page of the site, an article, a list.
        ("static/index.html", page.clone(), vec!["static/index.html", "zhenbao", "/index.html"]),
        ("static/sitemap.xml", page.clone(), vec!["static/sitemap.xml", "zhenbao", "/sitemap.xml"]),
        ("static/xinwen/yi.html", page.clone(), vec!["static/xinwen/yi.html", "content/xinwen/yi.md"]),
        ("static/XINWEN/feed.xml", page.clone(), vec!["static/XINWEN/feed.xml", list]),
        // An old address and a page, a list, another old address, a file.
        (news, article("aliases: [/]\n"), vec!["content/xinwen/er.md:4:", "zhenbao", "/index.html"]),
        (news, article("aliases: [/about.html]\n"), vec!["content/xinwen/er.md:4:", "content/about.md"]),
        (news, article("aliases: [xinwen/2.html]\n"), vec!["content/xinwen/er.md:4:", list]),
        (news, article("aliases: [/old/]\n"), vec!["content/xinwen/er.md", "content/xinwen/alias.md"]),
        (
            news,
            article("aliases: [/robots.txt]\n"),
            vec!["content/xinwen/er.md:4:", "zhenbao", "/robots.txt"],
        ),
        (news, article("aliases: [/beside.txt]\n"), vec!["content/xinwen/er.md:4:", "static/beside.txt"]),
        // A page with the name of an index or of the home page.
        ("content/tags.md", page.clone(), vec!["content/tags.md", "“tags”由系统使用"]),
        ("content/corrections.md", page.clone(), vec!["content/corrections.md", "“corrections”由系统使用"]),
        ("content/index.md", page.clone(), vec!["content/index.md", "zhenbao", "/index.html"]),
        ("content/404.md", page, vec!["content/404.md", "zhenbao", "/404.html"]),
        ("content/assets/yi.md", article(""), vec!["content/assets", "“assets”由系统使用"]),
        // The indexes that stand only where there is something to list.
        ("content/xinwen/er.md", corrected, vec!["static/corrections/index.html", "zhenbao"]),
        ("content/xinwen/er.md", article("kind: outline\n"), vec!["static/outlines/index.html", "zhenbao"]),
        ("content/xinwen/er.md", article(targets), vec!["static/data/index.html", "zhenbao"]),
    ];
    for (path, content, named) in cases {
        let site = Site::new();
        site.write("site.toml", format!("paginate_by = 1\n{}", crate::support::SETTINGS));
        site.article("yi", "第一条", "2025-04-01");
        site.write(
            "content/xinwen/alias.md",
            "---\ntitle: 旧址\ndate: 2025-04-02\naliases: [/old/]\n---\n\n旧。\n",
        );
        site.write("content/about.md", "---\ntitle: 关于\n---\n\n关于本站。\n");
        for name in ["beside.txt", "corrections/index.html", "outlines/index.html", "data/index.html"] {
            site.write(&format!("static/{name}"), "静态文件\n");
        }
        let said = breaking(&site, path, &content);
        holds(&said.err, &named);
        assert_eq!(said.err.matches("错误[").count(), 1, "{path}: {}", said.err);
    }
}

/// A folder that is not there, or not filled, is mostly a drive that is not connected.
#[test]
fn a_site_without_content_takes_nothing_off_line() {
    type Emptying = fn(&Site);
    let emptied: [(Emptying, &str); 4] = [
        (|site| fs::remove_dir_all(site.path("content")).unwrap(), "没有文件夹"),
        (|site| fs::remove_dir_all(site.path("content/xinwen")).unwrap(), "里没有一篇文章"),
        (
            |site| {
                fs::remove_dir_all(site.path("content/xinwen")).unwrap();
                site.write("content/xinwen/.DS_Store", "");
                site.write("content/xinwen/通知.docx", "PK");
            },
            "里没有一篇文章",
        ),
        (
            |site| {
                for name in ["_index.md", "yi.md"] {
                    let path = site.path("content/xinwen").join(name);
                    fs::rename(&path, path.with_extension("txt")).unwrap();
                }
            },
            "里没有一篇文章",
        ),
    ];
    for (empty, words) in emptied {
        let site = news();
        site.build(&[]);
        let before = Tree::read(&site.path("public"));
        empty(&site);
        let said = site.run("build", &[]);
        assert_eq!((said.code, said.out.as_str()), (1, ""), "{}", said.err);
        holds(&said.err, &["错误[ZB040]", words, "content"]);
        assert_eq!(before.difference(&Tree::read(&site.path("public"))), "");
    }
}

/// A folder that may be listed but not entered, one that may be neither: what lies in it must not go missing.
#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_read_stops_the_publication() {
    use std::os::unix::fs::PermissionsExt as _;
    for (place, mode) in [("content/xinwen", 0o600), ("content/xinwen", 0o100), ("content", 0o000)] {
        let site = news();
        let close = |mode| fs::set_permissions(site.path(place), fs::Permissions::from_mode(mode)).unwrap();
        close(mode);
        let open_all_the_same = fs::read(site.path("content/xinwen/yi.md")).is_ok();
        let said = site.run("build", &[]);
        close(0o755);
        if open_all_the_same {
            return; // this user may read everything
        }
        assert_eq!(said.code, 1, "{place} {mode:o}: {}{}", said.out, said.err);
        holds(&said.err, &["错误[ZB003]"]);
    }
}

/// More than a site can have is told once for each sort, however many there are.
#[test]
fn too_many_categories_tags_and_old_addresses_are_told() {
    let site = Site::new();
    for number in 0..501 {
        site.write(&format!("content/c{number}/_index.md"), format!("---\ntitle: 栏目{number}\n---\n"));
    }
    for text in 0..3 {
        let list = |prefix: &str| {
            let names = (0..7_000).map(|number| format!("{prefix}{text}x{number}"));
            names.collect::<Vec<_>>().join(",")
        };
        let aliases = if text == 0 { "aliases: []\n".to_owned() } else { String::new() };
        site.write(
            &format!("content/xinwen/a{text}.md"),
            format!(
                "---\ntitle: 甲{text}\ndate: 2025-05-01\ntags: [{}]\n{aliases}---\n\n正文。\n",
                list("t")
            ),
        );
    }
    let said = site.run("build", &["--quiet"]);
    assert_eq!(said.code, 1);
    holds(&said.err, &["ZB571", "网站有 502 个栏目，最多 500 个", "网站有 21000 个标签，最多 20000 个"]);
    assert!(!site.path("public").exists());
}
