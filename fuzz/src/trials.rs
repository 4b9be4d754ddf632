//! What holds for any bytes, one function for each kind of input: they are read without a panic, what is told of them can
//! be shown on any terminal, and what comes out is well formed. Fuzzing calls these with bytes of its own, and
//! `tests/suite/mutations.rs` with changed files of real sites.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use zhenbao::article::markdown::{Picture, Resolve};
use zhenbao::article::{Article, decode};
use zhenbao::config::{self, LineEnds};
use zhenbao::diagnostic::{Diagnostic, Lang, ReportFormat, Screen, emit};
use zhenbao::disk::load::read_table;
use zhenbao::serve::Head;
use zhenbao::site::pages::pages;
use zhenbao::site::{Content, ParsedText, Site, Visibility};
use zhenbao::source::{Moment, Source, SourcePath};
use zhenbao::theme::{Layer, Theme, built_in_theme, lineage};

/// A trial of any bytes.
pub type Trial = fn(&[u8]);

/// All trials by their names.
pub const TRIALS: [(&str, Trial); 7] = [
    ("article", article),
    ("front_matter", front_matter),
    ("markdown", markdown),
    ("settings", settings),
    ("table", table),
    ("request", request),
    ("template", template),
];

/// A whole text of `content/`, in any encoding.
pub fn article(bytes: &[u8]) {
    text("content/xinwen/a.md", bytes);
}

/// What stands between the fences: of an article, of a category, of a plain page.
pub fn front_matter(bytes: &[u8]) {
    for path in ["content/xinwen/a.md", "content/xinwen/_index.md", "content/about.md"] {
        text(path, &[b"---\n".as_slice(), bytes, b"\n---\n\n\xE6\xAD\xA3\xE6\x96\x87\n"].concat());
    }
}

/// What stands below the front matter.
pub fn markdown(bytes: &[u8]) {
    let head = "---\ntitle: 题\ndate: 2025-05-01\neditor: 甲\n---\n\n";
    text("content/xinwen/a.md", &[head.as_bytes(), bytes].concat());
}

/// A `site.toml`.
pub fn settings(bytes: &[u8]) {
    let decoded = decode::decode(&path("site.toml"), bytes);
    let mut findings = decoded.diagnostics;
    if let Some(source) = decoded.value {
        findings.extend(config::read(&source).diagnostics);
    }
    shown(&findings);
}

/// A table beside an article that takes its targets from it.
pub fn table(bytes: &[u8]) {
    for name in ["t.csv", "t.xlsx"] {
        let file = path(&format!("content/xinwen/{name}"));
        let table = read_table(&file, bytes);
        let text = format!(
            "---\ntitle: 题\ndate: 2025-05-01\nkind: targets\ntargets: {{ year: 2025, file: {name} }}\n---\n"
        );
        let content = Content::parse(&[Source::new(path("content/xinwen/a.md"), text)], LineEnds::default());
        let mut findings = content.diagnostics;
        findings.extend(table.diagnostics.clone());
        findings.extend(content.value.filled(&BTreeMap::from([(file, table)])).diagnostics);
        shown(&findings);
    }
}

/// The head of a request to the preview.
pub fn request(bytes: &[u8]) {
    if let Ok(head) = Head::parse(bytes) {
        assert!(head.path.starts_with('/') || head.path == "*", "{:?}", head.path);
        let _ = (head.query("q"), head.query_string(), head.count("host"));
    }
}

/// The template of a home page, in a child of a theme that comes with the program.
pub fn template(bytes: &[u8]) {
    let decoded = decode::decode(&path("themes/trial/templates/home.html"), bytes);
    shown(&decoded.diagnostics);
    let Some(source) = decoded.value else { return };
    let manifest = "name = \"trial\"\nversion = \"1.0.0\"\nextends = \"sujian\"\ndescription = { zh = \"试\", en = \"t\" }\n";
    let layer = Layer {
        name: "trial".to_owned(),
        manifest: Some(Source::new(path("themes/trial/theme.toml"), manifest.to_owned())),
        templates: BTreeMap::from([("home.html".to_owned(), source)]),
        assets: BTreeMap::new(),
    };
    let files = lineage(layer, &[], built_in_theme).value.expect("its parent is there");
    let loaded = Theme::load(files, &[], &[]);
    shown(&loaded.diagnostics);
    let Some(theme) = loaded.value else { return };
    let site = site();
    let renderer = theme.renderer_of_few(&site);
    let home = pages(&site)
        .into_iter()
        .find(|page| page.path.as_str() == "index.html")
        .expect("a site has a home page");
    if let Err(finding) = renderer.render(&home) {
        assert!(finding.code.id != "ZB714", "{finding:?}");
        shown(&[*finding]);
    }
}

/// A site of two texts.
fn site() -> Site {
    let settings =
        "title = \"试验镇\"\nbase_url = \"https://www.example.gov.cn/\"\n[credit]\neditor = \"甲\"\n";
    let config =
        config::read(&Source::new(path("site.toml"), settings.to_owned())).value.expect("they are TOML");
    let texts = [
        ("content/a/_index.md", "---\ntitle: 要闻\n---\n"),
        ("content/a/one.md", "---\ntitle: 春耕\ndate: 2025-04-01\n---\n\n正文。\n"),
    ];
    let sources = texts.map(|(file, text)| Source::new(path(file), text.to_owned()));
    let now = Moment::parse("2025-06-01").expect("a date").in_zone(&config.zone);
    let content = Content::parse(&sources, LineEnds::default()).value;
    Site::assemble(Arc::new(config), now, content, Visibility::default()).value
}

fn path(path: &str) -> SourcePath {
    SourcePath::new(path).expect("a plain path")
}

/// Reads the bytes of a text, and writes it as HTML if it is an article's.
fn text(file: &str, bytes: &[u8]) {
    let decoded = decode::decode(&path(file), bytes);
    let mut findings = decoded.diagnostics;
    if let Some(source) = decoded.value {
        findings.extend(Content::of(&[ParsedText::parse(&source, LineEnds::default())]).diagnostics);
        if file.ends_with("a.md") {
            ids_stand_once(&Article::parse(&source, LineEnds::default()).value.html(&Identity));
        }
    }
    shown(&findings);
}

/// What a terminal and programs are told holds no character that moves a cursor or turns a text around.
fn shown(findings: &[Diagnostic]) {
    for lang in [Lang::Zh, Lang::En] {
        for format in [ReportFormat::Human(Screen::PLAIN), ReportFormat::Json] {
            let told = emit(findings, format, lang);
            let odd = |c: &char| c.is_control() && !matches!(c, '\n' | '\t');
            assert_eq!(told.chars().find(odd), None, "{told:?}");
        }
    }
}

/// A site in which every address leads where it says.
struct Identity;

impl Resolve for Identity {
    fn link(&self, destination: &str) -> Option<String> {
        Some(destination.to_owned())
    }

    fn picture(&self, destination: &str) -> Option<Picture> {
        Some(Picture {
            url: destination.to_owned(),
            width: None,
            height: None,
            srcset: String::new(),
            webp: String::new(),
            note: None,
        })
    }
}

/// Text is escaped, so a quote behind ` id=` is always an attribute's.
fn ids_stand_once(html: &str) {
    let mut seen = HashSet::new();
    for (at, mark) in html.match_indices(" id=\"") {
        let id = html[at + mark.len()..].split('"').next().expect("splitting gives a first part");
        assert!(seen.insert(id), "the id {id} stands twice in\n{html}");
    }
}
