//! Children, parents and the site's own files.

use super::*;

#[test]
fn a_child_replaces_a_block_of_its_parent_and_takes_the_rest() {
    let mut theme = child(
        "",
        &[("404.html", "{% extends \"themes/jinshan/404.html\" %}{% block title %}没有这一页{% endblock %}")],
    );
    theme.assets.insert("style.css".to_owned(), b"body{}".to_vec());
    let (theme, findings) = load(files(theme), "");
    assert_eq!(findings, Vec::<String>::new());
    let theme = theme.unwrap();
    let missing = rendered(&theme, "", "404.html").unwrap();
    assert!(missing.contains("<title>没有这一页</title>"), "{missing}");
    let home = rendered(&theme, "", "index.html").unwrap();
    assert!(home.contains("class=\"page-home\""), "{home}");
    let style = theme.assets().iter().find(|asset| asset.name == "style.css").unwrap();
    assert_eq!(style.bytes, b"body{}");
    assert!(home.contains(&style.path.url()), "{home}");
    assert!(theme.assets().iter().any(|asset| asset.name == "seal.svg"), "the parent's");
}

#[test]
fn the_site_stands_over_the_theme_with_a_file_or_a_block() {
    let mut all = files(child("", &[("page.html", "child")]));
    let own = |name: &str, text: &str| (name.to_owned(), source(&format!("templates/{name}"), text));
    all.templates.extend([
        own("page.html", "<p>{{ plain.title }}"),
        own("parts/footer.html", "<footer>本镇</footer>"),
        own("404.html", "{% extends \"themes/jinshan/404.html\" %}{% block title %}找不到{% endblock %}"),
    ]);
    all.assets.insert("seal.svg".to_owned(), b"<svg/>".to_vec());
    let (theme, findings) = load(all, "");
    assert_eq!(findings, Vec::<String>::new());
    let theme = theme.unwrap();
    assert_eq!(rendered(&theme, "", "about.html").unwrap(), "<p>关于");
    let missing = rendered(&theme, "", "404.html").unwrap();
    assert!(
        missing.contains("<title>找不到</title>") && missing.contains("<footer>本镇</footer>"),
        "{missing}"
    );
    assert_eq!(theme.assets().iter().find(|asset| asset.name == "seal.svg").unwrap().bytes, b"<svg/>");
}

#[test]
fn a_grandchild_inherits_options_and_may_declare_one_anew() {
    let option = |default: &str| {
        format!("[options.motto]\ntype = \"text\"\ndefault = \"{default}\"\nzh = \"话\"\nen = \"motto\"\n")
    };
    let parent = format!(
        "{}[options.keep]\ntype = \"flag\"\ndefault = true\nzh = \"留\"\nen = \"keep\"\n",
        option("上")
    );
    let grandchild = layer(
        "young",
        &format!("extends = \"test\"\n{}{}", MANIFEST.replace("\"test\"", "\"young\""), option("下")),
        &[("home.html", "{{ site.theme.motto }} {{ site.theme.keep }}")],
    );
    let find = |name: &str| if name == "test" { Some(child(&parent, &[])) } else { built_in_theme(name) };
    let all = lineage(grandchild, &[], find).value.unwrap();
    let names: Vec<&str> = all.layers.iter().map(|(layer, _)| layer.name.as_str()).collect();
    assert_eq!(names, ["young", "test", "jinshan"]);
    let theme = load(all, "").0.unwrap();
    assert_eq!(rendered(&theme, "", "index.html").unwrap(), "下 true");
}

#[test]
fn broken_lineages_are_told() {
    let of = |theme: Layer, known: &[&str], find: &dyn Fn(&str) -> Option<Layer>| {
        let known: Vec<String> = known.iter().map(|name| (*name).to_owned()).collect();
        let checked = lineage(theme, &known, find);
        assert!(checked.value.is_none());
        checked.diagnostics
    };
    let circle = |name: &str| {
        (name == "other").then(|| {
            layer("other", &format!("extends = \"test\"\n{}", MANIFEST.replace("\"test\"", "\"other\"")), &[])
        })
    };
    let to = |parent: &str| layer("test", &format!("extends = \"{parent}\"\n{MANIFEST}"), &[]);
    assert_eq!(
        english(of(to("test"), &[], &|_| None)),
        ["themes/test/theme.toml:1:11 ZB707 the theme “test” is its own parent"]
    );
    assert_eq!(
        english(of(to("other"), &[], &circle)),
        ["themes/other/theme.toml:1:11 ZB707 the theme “test” is its own parent"]
    );
    let missing = of(to("jinsan"), &["jinshan"], &|_| None);
    assert_eq!(missing[0].help.as_ref().unwrap().en, "did you mean extends = \"jinshan\"?");
    assert_eq!(english(missing), ["themes/test/theme.toml:1:11 ZB707 there is no parent theme “jinsan”"]);
    let bare = Layer { name: "bare".to_owned(), ..Layer::default() };
    assert_eq!(
        english(of(bare, &[], &|_| None)),
        ["themes/bare/theme.toml:0:0 ZB705 the theme “bare” has no theme.toml"]
    );
}

#[test]
fn a_theme_by_itself_needs_every_template() {
    let (theme, findings) = load(files(layer("test", MANIFEST, &[("home.html", "")])), "");
    assert!(theme.is_none());
    assert_eq!(findings.len(), PageKind::themed().count() - 1);
}
