//! `check --fix`: every repair that a finding carries, on the sites of all findings and through the program.

use std::fs;
use std::ops::Range;

use zhenbao::article::decode::{decode, spliced};
use zhenbao::config::LineEnds;
use zhenbao::diagnostic::Diagnostic;
use zhenbao::diagnostic::repair::{Edit, edited, step};
use zhenbao::site::ParsedText;
use zhenbao::source::{Source, SourcePath};

use crate::diagnostics::fixture::File;
use crate::diagnostics::fixtures;
use crate::support::Site;

fn findings(source: &Source) -> Vec<Diagnostic> {
    ParsedText::parse(source, LineEnds::default()).findings().to_vec()
}

fn count(findings: &[Diagnostic], code: &str) -> usize {
    findings.iter().filter(|found| found.code.id == code).count()
}

/// The pieces of a text outside of the edits.
fn kept<'t>(text: &'t str, edits: &[Edit]) -> Vec<&'t str> {
    let starts = [0].into_iter().chain(edits.iter().map(|edit| edit.range.end));
    let ends = edits.iter().map(|edit| edit.range.start).chain([text.len()]);
    starts.zip(ends).map(|(start, end): (usize, usize)| &text[start..end]).collect()
}

/// The pieces of an edited text that the edits did not make.
fn untouched<'t>(new: &'t str, edits: &[Edit]) -> Vec<&'t str> {
    let mut pieces = Vec::new();
    let (mut at, mut before) = (0, 0);
    for Edit { range: Range { start, end }, replacement } in edits {
        pieces.push(&new[at..at + start - before]);
        at += start - before + replacement.len();
        before = *end;
    }
    pieces.push(&new[at..]);
    pieces
}

/// Mends a text step by step and holds what a repair promises; the number of repairs.
fn mend_wholly(name: &str, mut source: Source) -> usize {
    let mut made = 0;
    loop {
        let before = findings(&source);
        let repairs = step(&source, &findings);
        if repairs.is_empty() {
            assert!(step(&source, &findings).is_empty(), "{name}: nothing is left to do");
            return made;
        }
        let (edits, found): (Vec<Edit>, Vec<Diagnostic>) = repairs.into_iter().unzip();
        let new = edited(source.text(), &edits);
        assert_eq!(kept(source.text(), &edits), untouched(&new, &edits), "{name}");
        let next = Source::new(source.path().clone(), new);
        let left = findings(&next);
        for found in &found {
            let id = found.code.id;
            assert!(count(&left, id) < count(&before, id), "{name}: {id} is found again in\n{}", next.text());
        }
        made += found.len();
        source = next;
        assert!(made < 1000, "{name}: it ends");
    }
}

#[test]
fn what_is_mended_is_not_found_again_and_nothing_else_changes() {
    let mut made = 0;
    for fixture in fixtures().iter().filter(|fixture| fixture.fits_this_system()) {
        for (path, bytes) in fixture.files.iter().filter_map(File::content) {
            let Ok(name) = SourcePath::new(&path) else { continue };
            let Some(source) =
                decode(&name, &bytes).value.filter(|_| name.extension().as_deref() == Some("md"))
            else {
                continue;
            };
            let edits: Vec<Edit> = step(&source, &findings).into_iter().map(|(edit, _)| edit).collect();
            let new = spliced(&bytes, &edits).unwrap_or_else(|| panic!("{path} of {}", fixture.name));
            let read = decode(&name, &new).value.expect("it can be read again");
            assert_eq!(read.text(), edited(source.text(), &edits), "{}", fixture.name);
            made += mend_wholly(&fixture.name, source);
        }
    }
    assert!(made > 80, "only {made} repairs");
}

#[test]
fn the_program_mends_shows_and_keeps_the_old_text() {
    let site = Site::new();
    let old = "\u{feff}---\r\n标题：防汛值班通知\r\n日期: 2025年4月1日\r\n标签: [防汛, 值班]\r\n---\r\n\r\n#一、安排\r\n\r\n正文。\r\n";
    site.write("content/xinwen/a.md", old);
    site.article("b", "没有错的稿件", "2025-04-01");
    let said = site.run("check", &["--fix"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.err.contains("已改 content/xinwen/a.md:2:3 "), "{}", said.err);
    assert!(said.err.contains("  - 标题：防汛值班通知\n  + 标题: 防汛值班通知\n"), "{}", said.err);
    assert!(said.err.contains("改了 1 个文件，共 2 处；旧稿在 .zhenbao/history"), "{}", said.err);
    let new = old.replace('：', ": ").replace("#一", "## 一");
    let mended = fs::read_to_string(site.path("content/xinwen/a.md")).unwrap();
    assert_eq!(mended, new);
    assert_eq!(fs::read_to_string(site.path(".zhenbao/history/content/xinwen/a.md/1.md")).unwrap(), old);

    let again = site.run("check", &["--fix"]);
    assert!(again.err.contains("没有能自动改正的地方"), "{}", again.err);
    assert_eq!(fs::read_to_string(site.path("content/xinwen/a.md")).unwrap(), new);
    assert!(!site.path(".zhenbao/history/content/xinwen/b.md").exists());
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link() {
    let site = Site::new();
    let elsewhere = tempfile::tempdir().unwrap();
    let old = "---\n标题：通知\n日期: 2025-04-01\n---\n\n正文。\n";
    site.write("content/xinwen/a.md", old);
    std::os::unix::fs::symlink(elsewhere.path(), site.path(".zhenbao")).unwrap();
    let said = site.run("check", &["--fix"]);
    assert_eq!(said.code, 1, "{}", said.err);
    assert!(said.err.contains("是链接"), "{}", said.err);
    assert_eq!(fs::read_to_string(site.path("content/xinwen/a.md")).unwrap(), old);
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
}

#[test]
fn warnings_of_old_articles_can_be_accepted() {
    let site = Site::new();
    let old = "---\n标题: 旧稿\n日期: 2025-04-01\n---\n\n## 一\n\n#### 二\n\n正文。\n";
    site.write("content/xinwen/old.md", old);
    assert!(site.run("check", &[]).err.contains("[ZB315]"));
    let said = site.run("check", &["--accept"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{}", said.out);
    assert!(said.out.starts_with("已接受 1 处警告，记在 accepted.txt"), "{}", said.out);
    let said = site.run("check", &["--strict"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(!said.err.contains("ZB315") && said.err.contains("接受了旧稿的 1 处警告"), "{}", said.err);

    site.write("content/xinwen/new.md", old.replace("旧稿", "新稿"));
    let said = site.run("check", &[]);
    assert!(said.err.contains("new.md:8") && !said.err.contains("old.md"), "{}", said.err);
    site.write("content/xinwen/old.md", old.to_owned() + "\n## 三\n\n#### 四\n");
    assert!(site.run("check", &["--quiet"]).err.is_empty());
    assert_eq!(site.run("check", &[]).err.matches("old.md:").count(), 2, "one more: all are told");
}
