//! New articles: their names, their text, and what stands in their way.

use std::fs;

use super::*;
use crate::article::Article;
use crate::config::LineEnds;
use crate::source::Source;

fn options(root: &std::path::Path, title: &str) -> Options {
    Options {
        root: root.to_owned(),
        title: title.to_owned(),
        kind: Kind::News,
        category: None,
        date: Date::new(2025, 4, 1),
        editor: Editor::Leave,
    }
}

fn site() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("site.toml"), "").unwrap();
    for category in ["tongzhi", "yaowen"] {
        fs::create_dir_all(folder.path().join("content").join(category)).unwrap();
    }
    folder
}

#[test]
fn an_article_is_named_by_date_and_title() {
    let site = site();
    let path = write(&options(site.path(), "重庆银行到金山镇调研"), Lang::Zh).unwrap();
    let name = "2025-04-01-chong-qing-yin-hang-dao-jin-shan-zhen-diao-yan.md";
    assert_eq!(path, site.path().join("content/yaowen").join(name));
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.starts_with("---\n标题: \"重庆银行到金山镇调研\"\n日期: 2025-04-01 "), "{text}");
    let again = write(&options(site.path(), "重庆银行到金山镇调研"), Lang::Zh).unwrap();
    assert!(again.to_string_lossy().ends_with("-diao-yan-2.md"), "{}", again.display());
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
}

#[test]
fn the_category_is_the_one_asked_for_or_the_usual_one() {
    let site = site();
    let asked = |category: &str, kind| {
        let category = Some(category.to_owned()).filter(|name| !name.is_empty());
        write(&Options { kind, category, ..options(site.path(), "公告") }, Lang::Zh)
            .map(|path| path.parent().unwrap().strip_prefix(site.path()).unwrap().to_owned())
    };
    assert_eq!(asked("", Kind::Notice).unwrap(), PathBuf::from("content/tongzhi"));
    assert_eq!(asked("yaowen/2025/", Kind::News).unwrap(), PathBuf::from("content/yaowen/2025"));
    let wrong = asked("tonzhi", Kind::News).unwrap_err();
    assert_eq!(wrong.zh, "没有栏目“tonzhi”，是不是“tongzhi”？可以是：tongzhi、yaowen");
    assert_eq!(asked("", Kind::Session).unwrap_err().zh, "请用 --category 指明栏目，可以是：tongzhi、yaowen");
    assert!(asked("yaowen/../../..", Kind::News).is_err());
    assert!(
        write(&options(&site.path().join("content"), "公告"), Lang::Zh)
            .unwrap_err()
            .zh
            .contains("没有 site.toml")
    );
}

#[test]
fn titles_are_quoted_so_that_yaml_reads_them_back() {
    assert_eq!(skeleton::quoted("快讯: 开幕 # 1"), "\"快讯: 开幕 # 1\"");
    assert_eq!(skeleton::quoted(" “十四五”\n\"规划\" C:\\ "), r#""“十四五” \"规划\" C:\\""#);
    assert_eq!(skeleton::quoted("李　明  书记"), "\"李　明  书记\"");
    for title in ["a\u{7}b", "\u{feff}标题", "- x", "是", "\u{202e}x\u{1f389}", "'", "%"] {
        let read: String = serde_yaml::from_str(&skeleton::quoted(title)).unwrap();
        assert_eq!(read, title);
    }
}

/// Whatever is typed as a title: what `new` writes reads back as that title, or it is refused with a reason.
#[test]
fn any_title_reads_back_as_it_was_typed_or_is_refused() {
    use crate::article::{Article, decode};
    use proptest::prelude::*;
    let site = site();
    let read = |title: &str| {
        let path = write(&options(site.path(), title), Lang::Zh).map_err(|reason| reason.en)?;
        let bytes = fs::read(&path).unwrap();
        fs::remove_file(&path).unwrap();
        let place = SourcePath::new("content/a/b.md").unwrap();
        let decoded = decode::decode(&place, &bytes);
        assert!(decoded.diagnostics.is_empty(), "{title:?}: {:?}", decoded.diagnostics);
        let parsed = Article::parse(&decoded.value.unwrap(), LineEnds::default());
        let odd =
            parsed.diagnostics.iter().find(|finding| finding.severity == crate::diagnostic::Severity::Error);
        assert!(odd.is_none(), "{title:?}: {odd:?}");
        Ok::<String, String>(parsed.value.matter.title.clone())
    };
    let strange = [
        "：#",
        "\"'",
        "- a",
        "...",
        "---",
        "{{ x }}",
        "\u{1f600}",
        "a\\nb",
        "李　明  书记",
        "[a]",
        "&a *b",
        "%",
        "../../a",
        "C:\\a",
        "~",
        "null",
        "是",
        "2025-04-01",
        "0x1F",
        "!a",
        "👨\u{200d}👩\u{200d}👧",
        "葛\u{e0100}",
    ];
    for title in strange.map(str::to_owned).into_iter().chain(["长".repeat(10_000), "😀".repeat(10_000)]) {
        assert_eq!(read(&title).as_deref(), Ok(title.as_str()));
    }
    for title in [
        "甲\n乙",
        "甲\u{1b}[2J乙",
        "甲\u{202e}乙",
        "甲\u{0}",
        "甲\u{85}乙",
        "甲\u{200b}乙",
        "甲\u{fdd0}",
        "甲\u{feff}乙",
        "a\u{200d}b",
    ] {
        let reason = read(title).unwrap_err();
        assert!(reason.contains("line break") || reason.contains("cannot be seen"), "{title:?}: {reason}");
        assert!(!reason.contains(|c: char| c.is_control()), "{reason:?}");
    }
    let config = crate::source::property::cases(400);
    proptest!(config, |(chars in prop::collection::vec(prop_oneof![
        4 => prop::char::range(' ', '~'),
        4 => prop::char::range('\u{4e00}', '\u{9fa5}'),
        2 => prop::char::range('\u{2000}', '\u{303f}'),
        1 => prop::char::range('\u{ff00}', '\u{ffff}'),
        1 => prop::char::range('\0', '\u{a0}'),
        1 => any::<char>(),
    ], 1..40))| {
        let title: String = chars.into_iter().collect();
        prop_assume!(!title.trim().is_empty());
        match read(&title) {
            Ok(read) => prop_assert_eq!(read, title.trim()),
            Err(reason) => prop_assert!(
                ["line break", "cannot be seen", "cannot be used"].iter().any(|why| reason.contains(why)), "{}", reason
            ),
        }
    });
}

/// The same article, whatever language its keys are in, and nothing said against it but the samples.
#[test]
fn every_skeleton_reads_alike_in_both_languages() {
    let date = Date::new(2025, 4, 1).unwrap();
    for kind in Kind::ALL {
        let read = |lang| {
            let text = skeleton::skeleton("标题", kind, date, None, lang);
            assert!(!text.contains(['<', '>', '|']), "{text}");
            assert!(text.ends_with('\n') && !text.contains("\n\n\n"), "{text}");
            let source = Source::new(SourcePath::new("content/a/b.md").unwrap(), text);
            let read = Article::parse(&source, LineEnds::default());
            let unknown =
                |d: &&crate::diagnostic::Diagnostic| matches!(d.code.id, "ZB208" | "ZB209" | "ZB204");
            assert_eq!(read.diagnostics.iter().find(unknown), None, "{kind:?}");
            read.value.matter
        };
        let (zh, en) = (read(Lang::Zh), read(Lang::En));
        assert_eq!((zh.title.as_str(), zh.date, zh.draft), ("标题", en.date, true));
        assert_eq!((zh.kind.kind(), en.kind.kind()), (kind, kind));
        assert_eq!(zh.credits, en.credits);
    }
}
