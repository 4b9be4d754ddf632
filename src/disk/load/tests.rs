//! What is never read, and how that is told.

use super::*;

const ARTICLE: &str = "---\ntitle: 甲\ndate: 2025-04-01\n---\n\n甲。\n";

/// A site with its folders, and beside it a folder with the same files, which nobody may read.
fn ground() -> tempfile::TempDir {
    let ground = tempfile::tempdir().unwrap();
    for root in ["site", "outside"] {
        let write = |path: &str, text: &str| {
            let path = ground.path().join(root).join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text.replace("甲", if root == "site" { "甲" } else { "秘密" })).unwrap();
        };
        write("site.toml", "title = \"甲\"\nbase_url = \"https://a.cn/\"\n");
        write("content/a/a.md", ARTICLE);
        write("content/a/a.txt", "甲");
        write("content/guanyu.md", "---\ntitle: 甲\n---\n\n甲。\n");
        write("static/key.txt", "甲");
        write("static/assets/jinshan.css", "甲{}");
        write("templates/404.html", "甲");
        write("themes/beiyong/theme.toml", "甲");
        if root == "outside" {
            write("themes/jinshan/theme.toml", "甲");
        }
    }
    ground
}

/// Code, severity and place of all findings but those about the site's own words.
fn told(findings: &[Diagnostic]) -> Vec<(&'static str, Severity, String)> {
    let found = findings.iter().filter(|found| found.code.id.starts_with("ZB0"));
    found.map(|found| (found.code.id, found.severity, found.path().unwrap().to_string())).collect()
}

/// Everything that a reading knows, as far as it can be told from outside.
fn seen(folder: &Folder) -> String {
    let texts: Vec<&str> = folder.sources().map(Source::text).collect();
    let theme = folder.theme().map(|theme| {
        theme
            .assets()
            .iter()
            .map(|asset| String::from_utf8_lossy(&asset.bytes).into_owned())
            .collect::<String>()
    });
    format!("{texts:?} {:?} {:?} {theme:?} {:?}", folder.files(), folder.statics(), folder.config())
}

#[cfg(unix)]
fn replace_by_link(ground: &Path, place: &str) {
    let path = ground.join("site").join(place);
    if path.is_dir() {
        fs::remove_dir_all(&path).unwrap();
    } else if path.exists() {
        fs::remove_file(&path).unwrap();
    }
    std::os::unix::fs::symlink(ground.join("outside").join(place), path).unwrap();
}

#[cfg(unix)]
#[test]
fn links_in_the_place_of_the_sites_folders_are_told_and_never_followed() {
    for place in [
        "content",
        "static",
        "templates",
        "themes",
        "themes/jinshan",
        "static/assets",
        "content/a",
        "site.toml",
    ] {
        let ground = ground();
        replace_by_link(ground.path(), place);
        let folder = Folder::open(&ground.path().join("site")).unwrap();
        let severity =
            if ["static/assets", "content/a"].contains(&place) { Severity::Warning } else { Severity::Error };
        assert_eq!(told(&folder.findings()), [("ZB002", severity, place.to_owned())]);
        assert!(!seen(&folder).contains("秘密"), "{place}: {}", seen(&folder));
        let below = |path: &SourcePath| path.as_str().starts_with(place);
        assert!(!folder.files().keys().chain(folder.statics().keys()).any(below), "{place}");
        assert!(!folder.sources().any(|source| below(source.path())), "{place}");
    }
}

#[cfg(unix)]
#[test]
fn links_that_come_while_the_folder_is_watched_are_not_followed_either() {
    for place in ["content", "static", "templates", "themes", "static/assets", "content/a", "content/a/a.md"]
    {
        for at in [Hints::Everywhere, Hints::At(vec![SourcePath::new(place).unwrap()])] {
            let ground = ground();
            let mut folder = Folder::open(&ground.path().join("site")).unwrap();
            assert_eq!(told(&folder.findings()), []);
            replace_by_link(ground.path(), place);
            assert!(!folder.refresh(&at).nothing(), "{place}");
            assert_eq!(told(&folder.findings()).len(), 1, "{place}: {:?}", folder.findings());
            // What happens behind the link is no news.
            let behind = ["content/a/a.md", "content/a/a.txt", "static/key.txt", "static/assets/jinshan.css"];
            folder.refresh(&Hints::At(behind.map(|path| SourcePath::new(path).unwrap()).into()));
            assert!(!seen(&folder).contains("秘密"), "{place}: {}", seen(&folder));
            assert_eq!(told(&folder.findings()).len(), 1, "{place}: {:?}", folder.findings());
        }
    }
}

#[cfg(unix)]
#[test]
fn a_link_to_a_theme_of_that_name_is_not_passed_over_for_the_one_inside() {
    let ground = ground();
    replace_by_link(ground.path(), "themes/jinshan");
    let checked = read_theme(&ground.path().join("site"), "jinshan");
    assert!(checked.value.is_none());
    assert_eq!(told(&checked.diagnostics), [("ZB002", Severity::Error, "themes/jinshan".to_owned())]);
}

#[cfg(unix)]
#[test]
fn settings_that_are_a_pipe_are_an_error_and_no_wait() {
    let ground = ground();
    let settings = ground.path().join("site/site.toml");
    fs::remove_file(&settings).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(&settings).status().unwrap().success());
    let folder = Folder::open(&ground.path().join("site")).unwrap();
    assert!(folder.config().is_none());
    assert_eq!(told(&folder.findings()), [("ZB002", Severity::Error, "site.toml".to_owned())]);
    let read = read_text(&ground.path().join("site"), &SourcePath::new("site.toml").unwrap());
    assert_eq!(told(&read.diagnostics), [("ZB002", Severity::Error, "site.toml".to_owned())]);
}

#[test]
fn texts_that_are_too_large_are_refused_and_files_are_not() {
    let ground = ground();
    let root = ground.path().join("site");
    let most = usize::try_from(LARGEST_TEXT).unwrap();
    fs::write(root.join("content/a/b.md"), vec![b'a'; most + 1]).unwrap();
    fs::write(root.join("content/a/c.md"), vec![b'a'; most]).unwrap();
    fs::write(root.join("content/a/d.pdf"), vec![b'a'; most + 1]).unwrap();
    let mut folder = Folder::open(&root).unwrap();
    assert_eq!(told(&folder.findings()), [("ZB009", Severity::Error, "content/a/b.md".to_owned())]);
    assert_eq!(folder.sources().count(), 3);
    fs::write(root.join("content/a/b.md"), ARTICLE).unwrap();
    folder.refresh(&Hints::At(vec![SourcePath::new("content/a/b.md").unwrap()]));
    assert_eq!((told(&folder.findings()).len(), folder.sources().count()), (0, 4));
}

#[test]
fn what_lies_too_deep_or_has_unseen_characters_is_told_whenever_it_comes() {
    let deep = |levels: usize| format!("content/{}b.md", "a/".repeat(levels));
    for (path, code) in [
        (deep(70), "ZB010"),
        (deep(64), "ZB010"),
        ("content/a/\u{202e}b.md".to_owned(), "ZB011"),
        ("content/\u{2067}/b.md".to_owned(), "ZB011"),
    ] {
        let ground = ground();
        let root = ground.path().join("site");
        let mut folder = Folder::open(&root).unwrap();
        let path = SourcePath::new(&path).unwrap();
        let place = path.to_os(&root);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, ARTICLE).unwrap();
        folder.refresh(&Hints::At(vec![path]));
        for folder in [folder, Folder::open(&root).unwrap()] {
            let codes: Vec<&str> = told(&folder.findings()).into_iter().map(|(code, ..)| code).collect();
            assert_eq!((codes, folder.sources().count()), (vec![code], 2));
        }
    }
    let ground = ground();
    let last = SourcePath::new(&deep(63)).unwrap().to_os(&ground.path().join("site"));
    fs::create_dir_all(last.parent().unwrap()).unwrap();
    fs::write(last, ARTICLE).unwrap();
    assert_eq!(Folder::open(&ground.path().join("site")).unwrap().sources().count(), 3);
}

#[test]
fn what_cannot_be_read_is_told_by_name() {
    let ground = ground();
    let gone = SourcePath::new("content/a/gone.md").unwrap();
    let read = read_text(ground.path(), &gone);
    assert_eq!(told(&read.diagnostics), [("ZB003", Severity::Error, gone.to_string())]);
}
