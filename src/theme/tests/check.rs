//! The check of themes by their authors.

use super::*;

fn findings(templates: &[(&str, &str)]) -> Vec<String> {
    let (theme, findings) = load(files(child("", templates)), "");
    assert_eq!(findings, Vec::<String>::new());
    let checked = theme.unwrap().check();
    assert!(checked.value > 60, "{}", checked.value);
    english(checked.diagnostics).into_iter().map(|line| line.replace("themes/test/templates/", "")).collect()
}

#[test]
fn the_built_in_themes_pass() {
    for built_in in BuiltIn::all() {
        let theme = load(files(built_in_theme(built_in.0).unwrap()), "").0.unwrap();
        assert_eq!(english(theme.check().diagnostics), Vec::<String>::new(), "{}", built_in.0);
    }
}

#[test]
fn a_field_that_only_some_pages_lack_is_found_and_told_once() {
    let found = findings(&[(
        "article.html",
        "{% extends \"themes/jinshan/article.html\" %}{% block head %}{{ article.cover.url }}{% endblock %}",
    )]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("article.html:1:"), "{found:?}");
}

#[test]
fn pages_are_looked_through() {
    let head = "<meta http-equiv=\"Content-Security-Policy\" content=\"{{ page.csp }}\">";
    let bad = format!(
        "<html><head>{head}<title>标<wbr>签</title><style>a{{}}</style><link rel=\"stylesheet\" href=\"https://cdn.example.com/a.css\">\
         <script>var a = \"{{{{ page.title }}}}\"</script></head><body onload=\"a()\"><h1>一</h1><h1>二</h1>\
         <p style=\"color:red\"><a href=\"javascript:a()\">甲</a><a href=\"https://www.gov.cn/\">乙</a><img src=\"//x.cn/a.png\"></p></body></html>"
    );
    let found = findings(&[("tags.html", &bad), ("archive.html", "<html lang=\"zh\"><h1>一</h1>")]);
    let told: Vec<String> =
        found.iter().map(|line| line.split(" (sample page ").next().unwrap().to_owned()).collect();
    for expected in [
        "tags.html:0:0 ZB711 <a> has an attribute href with code or style",
        "tags.html:0:0 ZB711 <body> has an attribute onload with code or style",
        "tags.html:0:0 ZB711 <p> has an attribute style with code or style",
        "tags.html:0:0 ZB711 there is a <script> whose text differs from page to page",
        "tags.html:0:0 ZB711 there is a <style> in the page",
        "tags.html:0:0 ZB712 <img> requests //x.cn/a.png",
        "tags.html:0:0 ZB712 <link> requests https://cdn.example.com/a.css",
        "tags.html:0:0 ZB713 <html> has no lang",
        "tags.html:0:0 ZB713 there are tags in <title>",
        "tags.html:0:0 ZB713 the page has 2 <h1>, but should have 1",
        "archive.html:0:0 ZB713 the page has no <title>",
    ] {
        assert!(told.iter().any(|line| line == expected), "{expected}: {told:#?}");
    }
    assert!(
        told.iter().any(|line| line.starts_with("archive.html:0:0 ZB711 the page lacks its Content-Security-Policy")),
        "{told:#?}"
    );
}
