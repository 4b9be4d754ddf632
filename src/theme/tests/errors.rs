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

#[test]
fn probe() {
    let home = |text: &str| told(&[("home.html", text)]);
    for t in ["<p>\n<b>镇务要闻：{{ home.titel }}", "镇务{{ nothing }}", "镇务\n要闻{{ page.title | dat(style=\"long\") }}", "要闻{% include \"parts/nix.html\" %}", "要闻{{ asett(name=\"a\") }}{{ page.title | x }}","要闻{{ asset(name=\"a.css\") }}","要闻{% if page.title %}","要闻{{ page.title | date }}","要闻{{<nix a=1 />}}","{% extends \"nix.html\" %}","{% extends \"home.html\" %}", "{{ site.theme.nix }}", "{% include \"home.html\" %}", "{{ asset() }}", "{{ asset(nme=\"a\") }}", "{{ page.title is nix }}", "镇{{ }}", "{% block a %}{% endblock %}{% block a %}{% endblock %}", "{{ <x", "要闻{% extends \"404.html\" %}"] {
        eprintln!("{t:?}\n      {}", home(t));
    }
    for t in [
    vec![("home.html", "一行\n{% include \"parts/mine.html\" %}"), ("parts/mine.html", "镇\n务{{ page.nix }}")],
    vec![("home.html", "{% extends \"frame.html\" %}{% block a %}b{% endblock %}"), ("frame.html", "镇{% block a %}{% endblock %}{{ page.nix }}")],
    vec![("home.html", "{% extends \"frame.html\" %}{% block a %}要{{ page.nix }}{% endblock %}"), ("frame.html", "镇{% block a %}{% endblock %}")],
    vec![("home.html", "{{<row title=\"a\" />}}"), ("parts/row.html", "{% component row(title: string) %}镇{{ title.nix }}{% endcomponent row %}")],
    vec![("home.html", "{% extends \"themes/jinshan/home.html\" %}{% block head %}{{ super() }}{{ home.x }}{% endblock %}")],
    vec![("parts/header.html", "镇{{ site.nix }}")],
    vec![("parts/header.html", "镇{{ site.title | nix }}")],
    vec![("parts/header.html", "镇{% include \"parts/header.html\" %}")],
    ] { eprintln!("{t:?}\n      {}", told(&t)); }
}
