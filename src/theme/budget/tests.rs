//! Templates that would not end are stopped at their line, and all others print what they printed before.

use tera::{Context, Tera};

use super::weighed::{Detail, weighed};
use super::{Excess, STEPS_OF_A_PAGE, filters, within};

/// What a template prints as it is, or its fault; and the same with its weights, and what it cost.
fn both(text: &str) -> (String, String, u64) {
    let mut context = Context::new();
    context.insert("words", &["春耕", "<b>", "c"]);
    context.insert("name", "金山 & 镇");
    context.insert("map", &std::collections::BTreeMap::from([("a", 1), ("b", 2)]));
    let print = |text: &str, register: fn(&mut Tera)| {
        let mut tera = Tera::default();
        register(&mut tera);
        match tera.add_raw_templates([("t.html", text), ("part.html", "[{{ name }}]")]) {
            Ok(()) => tera.render("t.html", &context).map_err(|_| "fails".to_owned()),
            Err(error) => Err(format!("does not load: {error:?}")),
        }
        .unwrap_or_else(|fault| fault)
    };
    let plain = print(text, |_| {});
    let (done, bill) = within(STEPS_OF_A_PAGE, || print(&weighed(text, Detail::Values), filters::register));
    let coarse = print(&weighed(text, Detail::Parts), filters::register);
    assert!(coarse == plain || !loads(&plain) && !loads(&coarse), "{text}: {coarse}");
    (plain, done, bill.steps)
}

fn loads(printed: &str) -> bool {
    !printed.starts_with("does not load")
}

/// Every form of the language prints the same with weights.
#[test]
fn weights_change_nothing_that_is_printed() {
    for text in [
        "{{ name }}{{ name | upper | replace(from='金', to=name) }}{{- words | join(sep=\", \") -}}  x",
        "{% for w in words -%}  {{ loop.index }}{{ w }}{% if not loop.last %}, {% endif %}{%- endfor %}",
        "{% for k, v in map %}{{ k }}={{ v }};{% else %}none{% endfor %}",
        "{% if missing is defined %}a{% elif name is not undefined and name is containing(pat=\"镇\") %}b{% else %}c{% endif %}",
        "{{ missing | default(value=\"d\") }}{{ missing?.deep | default(value=words[0]) }}{{ words[1:] | length }}",
        "{{ \"yes\" if name == \"金山 & 镇\" else \"no\" }}{{ 1 + 2 * words | length }}{{ -3 }}{{ not name }}",
        "{{ [w ~ \"!\" for w in words if w != \"c\"] | join(sep=\"·\") }}{{ [1, 2, ...words] | length }}",
        "{% set m = {\"a\": {\"b\": name}, ...map} %}{{ m.a.b }}{{ m[\"b\"] }}{{ \"c\" in words }}{{ \"d\" not in words }}",
        "{% set x %}<i>{{ name }}</i>{% endset %}{{ x }}{% set y | upper %}ab{% endset %}{{ y }}",
        "{% filter upper %}a{{ name }}{% endfilter %}{% raw %}{{ name }}{% endraw %}{# {{ name }} #}",
        "{%- include \"part.html\" -%}  {{ name | safe }}{{ `a` ~ 'b' ~ \"c\\\"\" }}",
        "{% component card(title, size = 1) %}<{{ title }}{{ size }}{{ body }}>{% endcomponent %}{{ <card title={name ~ \"!\"} size={2 > 1} /> }}{% <card title=\"a\" {...map}> %}in{% </card> %}",
        "{% component card(title) {\"kind\": 1} %}<{{ title }}{{ body }}>{% endcomponent %}{% <card title={words[0]}> %}in{% </card> %}",
        "{% block a %}{{ name }}{% endblock a %}{% set_global g = name ~ 1 %}{{ g }}{{ true and none is none }}",
        "{% for i in range(end=3) %}{% if i == 1 %}{% continue %}{% endif %}{{ i }}{% endfor %}{{ words | first | length }}",
        "{{ \"a\nb\n\" | indent(width=2, first=true) }}{{ words | sort | reverse | join }}{{ name | indent(indentation=\"\t\") }}",
        "{{ missing }}",
        "{{ missing.deep }}",
        "{{ words | foo }}",
        "{% if %}",
        "{{ name | replace(from=1, to=2) }}",
        "{{ 1 ~ 2 ~ words }}",
    ] {
        let (plain, done, steps) = both(text);
        if loads(&plain) {
            assert_eq!(done, plain, "{text}\n{}", weighed(text, Detail::Values));
            assert!(plain == "fails" || steps > 0, "{text}");
        } else {
            assert!(!loads(&done), "{text}");
        }
    }
}

/// Twice the turns cost twice the steps, and bytes are counted.
#[test]
fn steps_grow_with_the_work() {
    let steps = |text: &str| both(text).2;
    let turns = |n: usize| steps(&format!("{{% for i in range(end={n}) %}}{{{{ i }}}}{{% endfor %}}"));
    let (few, many) = (turns(1000), turns(2000));
    assert!(many > few + few * 9 / 10 && many < few * 21 / 10, "{few} {many}");
    assert!(steps("{{ range(end=1000) | join(sep=\"0123456789\") }}") > 1000);
}

/// Templates without end, with what they have too much of; `part.html` and `loop` are there for them.
const ENDLESS: [(&str, Excess); 22] = [
    ("{% for a in range(end=99999) %}{% for b in range(end=99999) %}{% endfor %}{% endfor %}", Excess::Work),
    (
        "{% set r = range(end=9999) %}{% for a in r %}{% for b in r %}{% for c in r %}x{% endfor %}{% endfor %}{% endfor %}",
        Excess::Work,
    ),
    (
        "{% set s = \"aaaa\" %}{% for i in range(end=60) %}{% set_global s = s ~ s %}{% endfor %}",
        Excess::Work,
    ),
    ("{% set s = [1] %}{% for i in range(end=60) %}{% set_global s = [s, s] %}{% endfor %}", Excess::Work),
    (
        "{% set s = [1] %}{% for i in range(end=60) %}{% set_global s = [...s, ...s] %}{% endfor %}",
        Excess::Work,
    ),
    (
        "{% set s = {\"a\": 1} %}{% for i in range(end=60) %}{% set_global s = {\"a\": s, \"b\": s} %}{% endfor %}",
        Excess::Work,
    ),
    ("{% set s = [1] %}{% for i in range(end=9999) %}{% set_global s = [s] %}{% endfor %}", Excess::Nesting),
    (
        "{% set s = {\"a\": 1} %}{% for i in range(end=9999) %}{% set_global s = {\"a\": s} %}{% endfor %}",
        Excess::Nesting,
    ),
    (
        "{% set s = \"aaaa\" %}{% for i in range(end=60) %}{% set_global s = s | replace(from=\"a\", to=\"aa\") %}{% endfor %}",
        Excess::Work,
    ),
    (
        "{% set s = \"aaaaaaaa\" %}{% for i in range(end=9) %}{% set_global s = s | replace(from=\"a\", to=s) %}{% endfor %}",
        Excess::Work,
    ),
    (
        "{% set s = \"aaaaaaaa\" %}{% for i in range(end=9) %}{% set_global s = range(end=900) | join(sep=s) %}{% endfor %}",
        Excess::Work,
    ),
    ("{% set s = range(end=9999) | join(sep=\"\n\") %}{{ s | indent(width=1000) }}", Excess::Work),
    ("{% set r = range(end=9999) %}{% set x = [[c for c in r] for a in r] %}", Excess::Work),
    (
        "{% component b(n) %}{% if n > 0 %}{{ <b n={n - 1} /> }}{{ <b n={n - 1} /> }}{{ <b n={n - 1} /> }}{% endif %}{% endcomponent %}{{ <b n={15} /> }}",
        Excess::Work,
    ),
    (
        "{% component b(n, x) %}{% if n > 0 %}{% set y %}{{ <b n={n - 1} x={x ~ x} /> }}{% endset %}{% endif %}{% endcomponent %}{{ <b n={18} x=\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\" /> }}",
        Excess::Work,
    ),
    (
        "{% set b = range(end=9999) | join(sep=\"aaaa\") | safe %}{% set x %}{% for i in range(end=9999) %}{{ b }}{% endfor %}{% endset %}",
        Excess::Work,
    ),
    (
        "{% set b = range(end=9999) | join %}{% for i in range(end=9999) %}{% if b ~ 1 == b ~ 2 %}{% endif %}{% endfor %}",
        Excess::Work,
    ),
    (
        "{% set b = range(end=9999) | join %}{% for i in range(end=9999) %}{% if \"x\" in b %}{% endif %}{% endfor %}",
        Excess::Work,
    ),
    (
        "{% set b = range(end=9999) | join %}{% for i in range(end=9999) %}{% if b is containing(pat=\"x\") %}{% endif %}{% endfor %}",
        Excess::Work,
    ),
    (
        "{% set r = range(end=9999) %}{% for i in r %}{% set x = r | reverse | sort %}{% endfor %}",
        Excess::Work,
    ),
    (
        "{% for i in range(end=99999) %}{% include \"part.html\" %}{% include \"part.html\" %}{% endfor %}",
        Excess::Work,
    ),
    (
        "{% filter upper %}{% for i in range(end=99999) %}aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa{% endfor %}{% endfilter %}",
        Excess::Work,
    ),
];

#[test]
fn what_has_no_end_is_stopped() {
    for (text, excess) in ENDLESS {
        let mut tera = Tera::default();
        filters::register(&mut tera);
        let part = weighed("{{ name }}", Detail::Values);
        tera.add_raw_templates([("t.html", weighed(text, Detail::Values)), ("part.html", part)]).unwrap();
        let mut context = Context::new();
        context.insert("name", "金山");
        let mut printed = Vec::new();
        let (done, bill) = within(300_000, || tera.render_to("t.html", &context, &mut printed));
        assert!(
            done.is_err() && bill.excess == Some(excess),
            "{text}: {done:?} {:?} {}",
            bill.excess,
            bill.steps
        );
        assert!(printed.len() < 300_000 * 100, "{text}");
    }
}

/// Parts include each other only so deep, through components too.
#[test]
fn what_includes_without_end_is_stopped() {
    let mut tera = Tera::default();
    filters::register(&mut tera);
    let parts = (0..100).map(|at| {
        (format!("{at}.html"), weighed(&format!("{{% include \"{}.html\" %}}", at + 1), Detail::Values))
    });
    tera.add_raw_templates(parts.chain([("100.html".to_owned(), String::new())])).unwrap();
    let (done, bill) = within(60_000, || tera.render("0.html", &Context::new()));
    assert!(done.is_err() && bill.excess == Some(Excess::Parts), "{done:?}");
}
