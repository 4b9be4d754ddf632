//! What theme.toml declares and what sites set.

use super::*;

const OPTIONS: &str = "
[options.red]
type = \"colour\"
default = \"#9e1a1c\"
zh = \"红\"
en = \"red\"
[options.red_edge]
type = \"colour\"
default = \"#857c72\"
zh = \"边\"
en = \"edge\"
[options.motto]
type = \"text\"
default = \"\"
zh = \"话\"
en = \"motto\"
[options.size]
type = \"number\"
default = 3
zh = \"大小\"
en = \"size\"
[options.bright]
type = \"flag\"
default = true
zh = \"亮\"
en = \"bright\"
[options.days]
type = \"list\"
default = []
zh = \"日子\"
en = \"days\"
[[contrast]]
text = \"red\"
background = \"white\"
[[contrast]]
control = \"red_edge\"
background = \"#fff\"
";

const PAGE: &str = "{% set t = site.theme %}{{ t.red }} {{ t.motto }} {{ t.size }} {% if t.bright %}亮{% endif %}{% for d in t.days %}[{{ d }}]{% endfor %} {{ site.today }}{% if site.colours %} {{ asset(name=\"options.css\") }}{% endif %}";

#[test]
fn templates_see_every_option() {
    let theme = || files(child(OPTIONS, &[("home.html", PAGE)]));
    let (plain, findings) = load(theme(), "");
    assert_eq!(findings, Vec::<String>::new());
    assert_eq!(rendered(&plain.unwrap(), "", "index.html").unwrap(), "#9e1a1c  3 亮 2025-06-01");

    let settings = "[theme_options]\nred = \"#800\"\nmotto = \"为民<b>\"\nsize = 1.5\nbright = false\ndays = [\"12-13\", \"05-12\"]\n";
    let (own, findings) = load(theme(), settings);
    assert_eq!(findings, Vec::<String>::new());
    let own = own.unwrap();
    let page = rendered(&own, settings, "index.html").unwrap();
    let css = own.assets().iter().find(|asset| asset.name == COLOURS).unwrap();
    assert_eq!(page, format!("#880000 为民&lt;b&gt; 1.5 [12-13][05-12] 2025-06-01 ./{}", css.path.url()));
    assert_eq!(String::from_utf8(css.bytes.clone()).unwrap(), ":root{--red:#880000}\n");
}

#[test]
fn wrong_options_of_a_site_are_told_at_their_places() {
    let settings = "[theme_options]\nreed = \"#800\"\nred = \"darkred\"\nmotto = 3\nsize = \"3\"\nbright = \"true\"\ndays = [3]\nweather = \"\"\n";
    let (theme, findings) = load(files(child(OPTIONS, &[])), settings);
    assert!(theme.is_some(), "the rest of the site can still be looked at");
    assert_eq!(
        findings,
        [
            "site.toml:4:1 ZB708 the theme has no option “reed”",
            "site.toml:5:7 ZB709 the theme's option red is no colour: darkred",
            "site.toml:6:9 ZB709 the theme's option motto is a number, but should be a text in double quotes",
            "site.toml:7:8 ZB709 the theme's option size is a text, but should be a number without quotes",
            "site.toml:8:10 ZB709 the theme's option bright is a text, but should be true or false",
            "site.toml:9:8 ZB709 the theme's option days is a list, but should be a list of texts in brackets",
            "site.toml:10:1 ZB708 the theme has no option “weather”",
        ]
    );
    let config = sample(settings, &[]).value.config;
    let findings = Theme::load(files(child(OPTIONS, &[])), &config.theme_options, &[]).diagnostics;
    let reed = findings.iter().find(|finding| finding.message.en.contains("reed")).unwrap();
    assert_eq!(reed.help.as_ref().unwrap().en, "did you mean red?");
    assert_eq!(reed.patch.as_ref().unwrap().replacement, "red");
}

#[test]
fn colours_too_near_to_each_other_are_errors() {
    let settings = "[theme_options]\nred = \"#e05050\"\nred_edge = \"#ccc\"\n";
    let (_, findings) = load(files(child(OPTIONS, &[])), settings);
    assert_eq!(
        findings,
        [
            "site.toml:4:7 ZB710 the text (red #e05050) has a contrast of only 3.86:1 with its background (#ffffff); it needs 7:1",
            "site.toml:5:12 ZB710 the control (red_edge #cccccc) has a contrast of only 1.6:1 with its background (#ffffff); it needs 3:1",
        ]
    );
    let weak = OPTIONS.replace("#9e1a1c", "#e05050");
    let (_, findings) = load(files(child(&weak, &[])), "");
    assert_eq!(findings.len(), 1);
    assert!(findings[0].starts_with("themes/test/theme.toml:"), "{findings:?}");
}

#[test]
fn every_slip_in_theme_toml_is_told() {
    let text = "nam = \"test\"\nversion = \"1\"\nmin_version = \"9.0.0\"\ndescription = \"试\"\n[options.Red]\ntype = \"color\"\ndefault = \"#800\"\nzh = \"红\"\n[options.size]\ntype = \"number\"\ndefault = \"3\"\nzh = \"大\"\nen = \"size\"\n[options.motto]\nzh = \"话\"\nen = \"motto\"\n[[contrast]]\ntext = \"red\"\nbackground = \"white\"\nleast = 70\n[[contrast]]\ntext = \"#fff\"\n";
    let read = ThemeManifest::read(&source("themes/test/theme.toml", text), "test");
    let findings: Vec<String> = english(read.diagnostics)
        .into_iter()
        .map(|line| line.replace("themes/test/theme.toml", ""))
        .collect();
    assert_eq!(
        findings,
        [
            ":1:1 ZB103 there is no key “nam” in theme.toml",
            ":1:1 ZB705 [[contrast]] needs text (or control) and background",
            ":1:1 ZB705 [options.Red] has no en",
            ":1:1 ZB705 theme.toml has no name",
            ":2:11 ZB705 version is no version: 1",
            ":3:15 ZB706 the theme needs zhenbao 9.0.0, but this is 0.1.0",
            ":5:10 ZB705 an option cannot be called “Red”",
            ":6:8 ZB705 [options.Red] has the unknown type “color”",
            ":11:11 ZB705 default of [options.size] is a text, but should be a number without quotes",
            ":14:10 ZB705 [options.motto] needs type and default",
            ":18:8 ZB705 “red” is neither a colour nor an option of that type",
            ":20:9 ZB705 least is no contrast ratio",
        ]
    );
    let other = ThemeManifest::read(&source("themes/x/theme.toml", MANIFEST), "x");
    assert_eq!(
        english(other.diagnostics),
        ["themes/x/theme.toml:1:8 ZB705 name of theme.toml is “test”, but the folder is called “x”"]
    );
}

#[test]
fn the_built_in_themes_are_sound() {
    for theme in BuiltIn::all() {
        let (loaded, findings) = load(files(built_in_theme(theme.0).unwrap()), "");
        assert!(loaded.is_some());
        assert_eq!(findings, Vec::<String>::new(), "{}", theme.0);
    }
}
