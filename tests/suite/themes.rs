//! Themes as sites and their authors use them: folders, options, `theme check` and `headers`.

use crate::support::{SETTINGS, Said, Site, zhenbao};

/// A site whose theme is a child of jinshan with an option for a colour.
fn child() -> Site {
    let site = Site::new();
    site.article("yi", "第一条", "2025-04-01");
    site.write("site.toml", SETTINGS.replace("\"plain\"", "\"mine\""));
    site.write(
        "themes/mine/theme.toml",
        "name = \"mine\"\nversion = \"1.0.0\"\nmin_version = \"0.1.0\"\nextends = \"jinshan\"\n\n\
         [description]\nzh = \"试\"\nen = \"Test\"\n\n\
         [options.ink]\ntype = \"colour\"\ndefault = \"#111\"\nzh = \"墨\"\nen = \"ink\"\n\n\
         [[contrast]]\ntext = \"ink\"\nbackground = \"white\"\n",
    );
    site.write(
        "themes/mine/templates/home.html",
        "{% extends \"themes/jinshan/home.html\" %}{% block head %}\
         {% if site.colours %}<link rel=\"stylesheet\" href=\"{{ asset(name=\"options.css\") }}\">{% endif %}{% endblock %}",
    );
    site
}

fn run(site: &Site, arguments: &[&str]) -> Said {
    Said::of(zhenbao(site.root()).args(arguments).output().expect("the program starts"))
}

#[test]
fn a_site_stands_over_a_child_over_its_parent() {
    let site = child();
    site.write("templates/parts/footer.html", "<footer>本镇自己的</footer>");
    site.write("static/assets/seal.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    let settings = SETTINGS.replace("\"plain\"", "\"mine\"");
    site.write("site.toml", format!("{settings}\n[theme_options]\nink = \"#222222\"\n"));
    site.build(&[]);
    let tree = site.published();
    let home = tree.text("index.html");
    assert!(home.contains("<footer>本镇自己的</footer>") && home.contains("class=\"page-home\""), "{home}");
    let asset = |start: &str| {
        let found =
            tree.paths().into_iter().find(|path| path.starts_with(start) && path.len() > start.len() + 10);
        found.unwrap_or_else(|| panic!("no {start} in {:?}", tree.paths())).to_owned()
    };
    let colours = asset("assets/options.");
    assert_eq!(tree.text(&colours), ":root{--ink:#222222}\n");
    assert!(home.contains(&colours), "{home}");
    let seal = asset("assets/seal.");
    assert_eq!(tree.text(&seal), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    asset("assets/style.");
}

#[test]
fn wrong_options_and_weak_colours_stop_publishing() {
    let site = child();
    let settings = SETTINGS.replace("\"plain\"", "\"mine\"");
    site.write("site.toml", format!("{settings}\n[theme_options]\nink = \"#999\"\nikn = \"#111\"\n"));
    let said = site.run("build", &[]);
    assert_eq!(said.code, 1);
    for part in [
        "错误[ZB710]",
        "文字颜色（ink #999999）与底色（#ffffff）的对比度只有 2.84:1，至少要 7:1",
        "错误[ZB708]",
        "是不是想写 ink",
    ] {
        assert!(said.err.contains(part), "{part} is not in {}", said.err);
    }
    assert!(!site.path("public").exists());
}

#[test]
fn theme_check_tells_what_authors_must_mend() {
    let site = child();
    let said = run(&site, &["theme", "check"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert!(said.out.contains("错误 0 处"), "{}", said.out);
    site.write("themes/mine/templates/article.html", "<p style=\"color:red\">{{ article.titel }}</p>");
    site.write("themes/mine/templates/tags.html", "<p style=\"color:red\">");
    let said = run(&site, &["theme", "check", "mine", "--format", "short"]);
    assert_eq!(said.code, 1);
    for part in ["themes/mine/templates/article.html:1:", "没有字段 `titel`", "ZB711", "<p> 带有 style 属性"]
    {
        assert!(said.err.contains(part), "{part} is not in {}", said.err);
    }
    // A theme inside the program needs no site.
    let folder = tempfile::tempdir().unwrap();
    let said = Said::of(zhenbao(folder.path()).args(["theme", "check", "sujian"]).output().unwrap());
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let said = Said::of(zhenbao(folder.path()).args(["theme", "check", "sujain"]).output().unwrap());
    assert_eq!(said.code, 1);
    assert!(said.err.contains("sujian"), "{}", said.err);
}

#[test]
fn headers_are_those_of_the_published_pages() {
    let site = child();
    site.build(&[]);
    let tree = site.published();
    let home = tree.text("index.html");
    let start = home.find("Content-Security-Policy\" content=\"").expect("the page has its policy") + 34;
    let policy = home[start..].split('"').next().unwrap().replace("&#39;", "'");
    for server in ["nginx", "apache", "caddy", "iis", "netlify"] {
        let said = run(&site, &["headers", server]).clean();
        assert!(
            said.out.contains(&format!("{policy}; frame-ancestors 'self'")),
            "{server}: {policy}\n{}",
            said.out
        );
        assert!(said.out.contains("/shiyan/"), "{}", said.out);
    }
    let moved = run(&site, &["headers", "nginx", "--base-url", "http://10.0.0.1/a/"]).clean();
    assert!(moved.out.contains("/a/404.html") && !moved.out.contains("Strict-Transport"), "{}", moved.out);
    assert_eq!(run(&site, &["headers", "lighttpd"]).code, 2);
}

#[test]
fn a_warning_stands_on_every_page_up_to_its_last_day() {
    for theme in ["jinshan", "sujian"] {
        let site = Site::new();
        site.article("yi", "第一条", "2025-04-01");
        let settings = SETTINGS.replace("\"plain\"", &format!("\"{theme}\""));
        let warning = "\n[emergency]\ntext = \"防汛应急响应中，请勿靠近河道\"\nuntil = \"2025-06-02\"\n";
        site.write("site.toml", format!("{settings}{warning}"));
        for (today, stands) in [("2025-06-02", true), ("2025-06-03", false)] {
            site.build(&["--clock", today]);
            for path in ["index.html", "404.html", "xinwen/yi.html"] {
                let shown = site.published().text(path).contains("请勿靠近河道");
                assert_eq!(shown, stands, "{theme} {path} {today}");
            }
        }
        site.write("site.toml", format!("{settings}{}", warning.replace("until", "#until")));
        let said = site.run("check", &[]);
        assert!(said.code == 1 && said.err.contains("[emergency] 要有 text"), "{}", said.err);
    }
}

#[test]
fn pinned_articles_stand_first_in_their_category() {
    for theme in ["jinshan", "sujian"] {
        let site = Site::new();
        site.article("xin", "新的一条", "2025-04-02");
        site.write(
            "content/xinwen/jiu.md",
            "---\ntitle: 置顶的旧闻\ndate: 2024-01-01\neditor: 编辑\npinned: true\n---\n\n正文。\n",
        );
        site.write("site.toml", SETTINGS.replace("\"plain\"", &format!("\"{theme}\"")));
        site.build(&[]);
        let tree = site.published();
        let list = tree.text("xinwen/index.html");
        let main = &list[list.find("<main").expect("every page has a main part")..];
        assert!(main.find("置顶的旧闻") < main.find("新的一条"), "{theme}: {main}");
        assert_eq!(main.matches("置顶的旧闻").count(), 2, "{theme}: at the top, and in its month");
    }
}
