//! Templates of a site's own that take too much are told with their line, and what is wrong otherwise as ever.

use super::*;

/// What is said of the home page with that template.
fn told(text: &str) -> String {
    let (theme, findings) = load(files(child("", &[("home.html", text)])), "");
    match theme {
        Some(theme) => rendered(&theme, "", "index.html").err().unwrap_or_default(),
        None => findings.join("\n"),
    }
}

#[test]
fn a_loop_without_end_is_told_at_its_line() {
    let endless =
        "<p>\n  {% for a in range(end=99999) %}{% for b in range(end=99999) %}{% endfor %}{% endfor %}\n</p>";
    assert_eq!(
        told(endless),
        "themes/test/templates/home.html:2:3 ZB717 the template takes more than 4000000 steps for one page and was stopped"
    );
    assert!(
        told("{{ home.titel }}").starts_with("themes/test/templates/home.html:1:9 ZB703 "),
        "{}",
        told("{{ home.titel }}")
    );
}

#[test]
fn templates_that_are_too_large_are_not_read() {
    let branches = format!("{{% if a %}}{}{{% endif %}}", "{% elif b %}".repeat(5000));
    assert!(told(&branches).contains("ZB718 an {% if %} has at most 100 {% elif %}"), "{}", told(&branches));
    let long = "字".repeat(200 * 1024);
    assert!(told(&long).contains("ZB718 the template has 600 kB; 512 kB are the most"), "{}", told(&long));
    let line: Vec<(String, String)> = (0..40)
        .map(|at| (format!("{at}.html"), format!("{{% extends \"{}.html\" %}}", at + 1)))
        .chain([("40.html".to_owned(), String::new())])
        .collect();
    let line: Vec<(&str, &str)> = line.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let findings = load(files(child("", &line)), "").1;
    assert!(
        findings.iter().any(|told| told.contains("ZB718 more than 32 templates extend each other")),
        "{findings:?}"
    );
}

/// The themes inside the program, with their weights, make the same pages within a tenth of the steps.
#[test]
fn the_programs_own_themes_are_far_below_the_limits() {
    let site = sample("", &TEXTS).value;
    for name in ["jinshan", "sujian"] {
        let own = files(built_in_theme(name).unwrap());
        let plain = Theme::load(own, &[], &[]).value.unwrap();
        let templates = [("tests-own.html", "")];
        let child = layer("test", &format!("extends = \"{name}\"\n{MANIFEST}"), &templates);
        let weighed = Theme::load(files(child), &[], &[]).value.unwrap();
        assert!(plain.weighed.is_none() && weighed.weighed.is_some());
        let (first, second) = (plain.renderer(&site), weighed.renderer(&site));
        for page in pages(&site) {
            let made = second.render(&page).map_err(|fault| english(vec![*fault])).unwrap();
            assert!(first.render(&page).unwrap() == made, "{}", page.path);
        }
        let spent = STEPS_OF_A_SITE + STEPS_OF_AN_ARTICLE * 2 - second.steps.load(Ordering::Relaxed);
        assert!(spent > 0 && spent < STEPS_OF_A_SITE / 10, "{spent}");
    }
}

/// A fault of the program itself while a page is made is a finding of that page, not the end of the preview.
#[test]
fn a_panic_on_a_page_is_a_finding() {
    let text = "{{ asset(name=\"style.css\") }}";
    let mut theme = load(files(child("", &[("home.html", text)])), "").0.unwrap();
    let fails = |_: tera::Kwargs, _: &tera::State| -> String { panic!("no such day") };
    theme.tera.register_function("asset", fails);
    theme.weighed = None;
    assert_eq!(
        rendered(&theme, "", "index.html").unwrap_err(),
        ":0:0 ZB714 the program itself fails on /index.html: no such day"
    );
}
