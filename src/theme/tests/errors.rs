//! What fails is told with the file, line and column of the template.

use super::*;

/// What is wrong with a child of jinshan that has these templates, when the home page is made.
fn fault(templates: &[(&str, &str)]) -> Vec<String> {
    let (theme, findings) = load(files(child("", templates)), "");
    match theme {
        Some(theme) => vec![rendered(&theme, "", "index.html").unwrap_err()],
        None => findings,
    }
}

/// The same as one text, without the folder of the theme.
fn told(templates: &[(&str, &str)]) -> String {
    fault(templates).join("\n").replace("themes/test/templates/", "")
}

#[track_caller]
fn home(text: &str, expected: &str) {
    assert_eq!(told(&[("home.html", text)]), format!("home.html:{expected}"), "{text}");
}

#[test]
fn faults_on_a_page_have_their_columns_behind_chinese_words() {
    let fails = "ZB703 the template fails on /index.html:";
    home(
        "<p>\n<b>镇务要闻：{{ home.titel }}",
        &format!(
            "2:17 {fails} Field `titel` is not defined. Available fields: lead, lead_links, pictures, sections, tiles, updated"
        ),
    );
    home(
        "镇务{{ nothing }}",
        &format!(
            "1:6 {fails} Variable `nothing` is not defined. Available variables: home, lang, page, root, site"
        ),
    );
    let option = told(&[("home.html", "要闻{{ site.theme.nix }}")]);
    assert!(option.starts_with(&format!("home.html:1:17 {fails} Field `nix` is not defined.")), "{option}");
    home("要闻{{ asset(name=\"a.css\") }}", &format!("1:6 {fails} the theme has no asset “a.css”"));
    home("要闻{{ asset() }}", &format!("1:6 {fails} Missing keyword argument `name`"));
    home("要闻{{ page.title | date }}", &format!("1:19 {fails} “金山镇” is no date"));
}

/// Whatever stands where a date is wanted: a date in words, or a fault that shows it.
#[test]
fn what_is_no_date_is_told_and_never_cut_in_the_middle_of_a_character() {
    let styles = ["long", "long-time", "day", "month-day", "short"];
    let bad = [
        "202中-04-01",
        "2025-0四-01",
        "2025-04-0一",
        "二〇二五年",
        "2025-04",
        "",
        "20250401xx",
        "2025-04-01中文".get(..9).unwrap(),
    ];
    for (text, style) in bad.into_iter().flat_map(|text| styles.map(|style| (text, style))) {
        let said = told(&[("home.html", &format!("{{{{ \"{text}\" | date(style=\"{style}\") }}}}"))]);
        assert!(said.ends_with(&format!("“{text}” is no date")), "{style}: {said}");
    }
    for (text, style, words) in [
        ("2025-04-01中文", "long-time", "2025年4月1日"),
        ("2025-04-01T09:30", "long-time", "2025年4月1日 09:30"),
        ("2025-04-01", "month-day", "04-01"),
    ] {
        let template = format!("{{{{ \"{text}\" | date(style=\"{style}\") }}}}");
        let (theme, findings) = load(files(child("", &[("home.html", &template)])), "");
        assert_eq!(
            rendered(&theme.expect("it loads"), "", "index.html").unwrap().trim(),
            words,
            "{findings:?}"
        );
    }
}

#[test]
fn unknown_names_are_told_before_any_page_is_made() {
    let fails = "ZB702 the template does not load:";
    home("镇务\n要闻{{ page.title | dat(style=\"long\") }}", &format!("2:19 {fails} Unknown filter `dat`"));
    home("要闻{% include \"parts/nix.html\" %}", &format!("1:14 {fails} Unknown template `parts/nix.html`"));
    home(
        "要闻{{ asett(name=\"a\") }}{{ page.title | x }}",
        &format!("1:6 {fails} Unknown function `asett`\nhome.html:1:40 {fails} Unknown filter `x`"),
    );
    home("要闻{% if page.title is nix %}{% endif %}", &format!("1:23 {fails} Unknown test `nix`"));
    home("要闻{% if page.title %}", &format!("1:20 {fails} Unexpected end of input"));
    home("{% extends \"镇.html\" %}", &format!("1:13 {fails} Unknown template `镇.html`"));
    home("{% extends \"home.html\" %}", &format!("1:13 {fails} Circular extend of `themes/test/home.html`"));
    home("镇{% include 'home.html' %}", &format!("1:14 {fails} Circular include of `themes/test/home.html`"));
}

#[test]
fn faults_of_parts_and_parents_name_the_right_file() {
    let frame = |text: &'static str| ("frame.html", text);
    let child = |text: &'static str| ("home.html", text);
    let starts = |templates: &[(&str, &str)], expected: &str| {
        let told = told(templates);
        assert!(told.starts_with(expected), "{told}");
    };
    starts(
        &[child("一行\n{% include \"parts/mine.html\" %}"), ("parts/mine.html", "镇\n务{{ page.nix }}")],
        "parts/mine.html:2:10 ZB703 ",
    );
    starts(
        &[child("{% extends \"frame.html\" %}"), frame("镇{% block a %}{% endblock %}{{ page.nix }}")],
        "frame.html:1:37 ZB703 ",
    );
    starts(
        &[
            child("{% extends \"frame.html\" %}{% block a %}要{{ page.nix }}{% endblock %}"),
            frame("镇{% block a %}{% endblock %}"),
        ],
        "home.html:1:49 ZB703 ",
    );
    starts(
        &[child(
            "{% extends \"themes/jinshan/home.html\" %}{% block head %}{{ super() }}{{ home.x }}{% endblock %}",
        )],
        "home.html:1:78 ZB703 ",
    );
    starts(
        &[
            child("{{<row title=\"a\" />}}"),
            ("parts/row.html", "{% component row(title: string) %}镇{{ title.nix }}{% endcomponent row %}"),
        ],
        "parts/row.html:1:45 ZB703 ",
    );
    starts(&[("parts/header.html", "镇{{ site.nix }}")], "parts/header.html:1:10 ZB703 ");
    starts(&[("parts/header.html", "镇{{ site.title | nix }}")], "parts/header.html:1:18 ZB702 ");
}

#[test]
fn reasons_are_told_in_chinese_too() {
    let chinese = |text: &str| {
        let (theme, _) = load(files(child("", &[("home.html", text)])), "");
        let site = sample("", &TEXTS).value;
        let page = pages(&site).into_iter().next().expect("the home page is the first");
        match theme {
            Some(theme) => theme.renderer(&site).render(&page).unwrap_err().message.zh,
            None => Theme::load(files(child("", &[("home.html", text)])), &[], &[]).diagnostics[0]
                .message
                .zh
                .clone(),
        }
    };
    assert_eq!(
        chinese("{{ home.titel }}"),
        "生成 /index.html 时模板出错：没有字段 `titel`，可用的有：lead, lead_links, pictures, sections, tiles, updated"
    );
    assert_eq!(chinese("{{ home.tiles | dat }}"), "模板无法读取：没有过滤器 `dat`");
    assert_eq!(
        chinese("{{ asset(name=\"a.css\") }}"),
        "生成 /index.html 时模板出错：主题的 assets/ 里没有“a.css”"
    );
}

/// What to write instead in a home page of that text, in both languages.
fn helps(text: &str) -> (String, String) {
    let diagnostics = Theme::load(files(child("", &[("home.html", text)])), &[], &[]).diagnostics;
    let help = diagnostics[0].help.as_ref().expect("every template that does not load is told with a help");
    (help.zh.clone(), help.en.clone())
}

#[test]
fn a_template_that_does_not_load_is_told_with_what_to_write() {
    for (text, zh) in [
        ("{{ page.title | uper }}", "是不是想写 upper？"),
        ("{{ page.title | dat }}", "是不是想写 date？"),
        ("{% if page.title is definde %}{% endif %}", "是不是想写 defined？"),
        ("{{ aset(name=\"a.css\") }}", "是不是想写 asset？"),
        ("{{ url() }}", "可用的有：asset、range、super、throw"),
        ("{% include \"parts/heder.html\" %}", "是不是想写 parts/header.html？"),
        ("{% extends \"themes/jinsan/home.html\" %}", "是不是想写 themes/jinshan/home.html？"),
        ("{% include \"镇.html\" %}", "新建 templates/镇.html，或者写已有模板的名称"),
        ("{% extends \"home.html\" %}", "要改主题的同名模板，写 {% extends \"themes/jinshan/home.html\" %}"),
        ("{% include \"home.html\" %}", "删去这个 {% include %}"),
        ("一\n{% if page.title %}\n二", "第 2 行的 {% if … %} 没有结尾，写上 {% endif %}"),
        (
            "{% block a %}\n{% for a in b %}\n{% endblock %}",
            "第 2 行的 {% for … %} 没有结尾，写上 {% endfor %}",
        ),
        ("{% endif %}", "前面没有与它成对的标签，删去 endif"),
        ("{% fro a in b %}{% endfor %}", "是不是想写 for？"),
        ("{% extends \"base.html\" %}{% block haed %}{% endblock %}", "是不是想写 head？"),
        ("{% extends \"base.html\" %}镇务", "把内容放进 {% block … %} 里，或者删去"),
        ("{% block a %}{% endblock %}{% block a %}{% endblock %}", "给其中一个块换个名称"),
        ("{% <row title=\"a\"> %}", "在后面写上 {% </row> %}"),
        ("{{<rwo />}}", "先定义它：{% component rwo() %}…{% endcomponent rwo %}"),
        ("{{ asset(name=“a.css”) }}", "把 “ 改成英文的 \""),
        (
            "{{ page. }}",
            "值写成 {{ page.title }}，标签写成 {% if page.title %}…{% endif %}，文字放在英文引号里",
        ),
    ] {
        assert_eq!(helps(text).0, zh, "{text}");
    }
    assert_eq!(helps("{{ page.title | uper }}").1, "did you mean upper?");
}
