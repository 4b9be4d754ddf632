//! Whatever was edited, created, removed and renamed: every page served equals every page of a clean build.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestRunner};

use crate::preview::{Events, Folder, Preview};

/// One thing that an editor does; numbers choose among files, titles and texts.
#[derive(Debug, Clone)]
enum Step {
    Write {
        file: usize,
        title: u8,
        day: u8,
        body: u8,
        extra: u8,
    },
    /// Only the text below the front matter: the site is not assembled again.
    Append(usize),
    /// Only the title.
    Retitle(usize),
    Remove(usize),
    Rename(usize, usize),
    Plain(u8),
    Category(u8),
    Picture(u8),
}

/// Places where articles come and go.
const FILES: [&str; 7] = [
    "content/yaowen/a.md",
    "content/yaowen/会议.md",
    "content/yaowen/2025/c.md",
    "content/tongzhi/b.md",
    "content/tongzhi/d.md",
    "content/zhengce/e.md",
    "content/zhengce/2024/f.md",
];

fn step() -> impl Strategy<Value = Step> {
    let write = (0..FILES.len(), 0..6u8, 1..29u8, 0..6u8, 0..10u8)
        .prop_map(|(file, title, day, body, extra)| Step::Write { file, title, day, body, extra });
    prop_oneof![
        6 => write,
        4 => (0..FILES.len()).prop_map(Step::Append),
        2 => (0..FILES.len()).prop_map(Step::Retitle),
        2 => (0..FILES.len()).prop_map(Step::Remove),
        2 => (0..FILES.len(), 0..FILES.len()).prop_map(|(from, to)| Step::Rename(from, to)),
        1 => (0..6u8).prop_map(Step::Plain),
        1 => (0..3u8).prop_map(Step::Category),
        1 => (0..3u8).prop_map(Step::Picture),
    ]
}

fn text(title: u8, day: u8, body: u8, extra: u8) -> String {
    let mut text = format!(
        "---\ntitle: 标题{title}\ndate: 2025-05-{day:02}\neditor: 编辑{}\nsource: 党政办\n",
        body % 2
    );
    text += match extra {
        0 => "tags: [人大, 防汛]\n",
        1 => "tags: [防汛]\n",
        2 => "expires: 2025-05-30\n",
        3 => "draft: true\n",
        4 => "pinned: true\n",
        5 => "kind: outline\n",
        6 => "withdrawn: {date: 2025-05-31, reason: 有误}\n",
        7 => "summary: 另写的摘要。\n",
        _ => "",
    };
    text += "---\n\n";
    for part in 0..=body {
        write!(text, "## 第{part}节\n\n正文{body}，**重点**。\n\n").unwrap();
    }
    if body == 3 {
        text += "[关于](/about.html)\n";
    }
    text
}

fn take(step: &Step, folder: &Folder) {
    match step {
        Step::Write { file, title, day, body, extra } => {
            folder.write(FILES[*file], &text(*title, *day, *body, *extra));
        }
        Step::Append(file) => edit(folder, FILES[*file], |text| {
            format!("{text}\n## 又一节\n\n又一段，见[关于](/about.html)。\n")
        }),
        Step::Retitle(file) => edit(folder, FILES[*file], |text| text.replacen("title: ", "title: 改", 1)),
        Step::Remove(file) => drop(fs::remove_file(folder.at(FILES[*file]))),
        Step::Rename(from, to) => drop(fs::rename(folder.at(FILES[*from]), folder.at(FILES[*to]))),
        Step::Plain(body) => {
            folder.write("content/about.md", &format!("---\ntitle: 关于\n---\n\n本站{body}。\n"));
        }
        Step::Category(weight) => folder.write(
            "content/tongzhi/_index.md",
            &format!("---\ntitle: 通知{weight}\nweight: {weight}\n---\n"),
        ),
        Step::Picture(size) => folder.write("static/pic.png", &"x".repeat(usize::from(*size))),
    }
}

/// Changes a file, if it is there.
fn edit(folder: &Folder, path: &str, change: impl Fn(&str) -> String) {
    if let Ok(text) = fs::read_to_string(folder.at(path)) {
        folder.write(path, &change(&text));
    }
}

/// Waits until all that was written before is shown: events keep their order.
fn settle(folder: &Folder, preview: &Preview, events: &mut Events, round: usize) {
    folder.write("content/last.md", &format!("---\ntitle: 末页\n---\n\n第{round}轮。\n"));
    events.until_shown(preview, "/last.html", &format!("第{round}轮。"));
}

fn compare(preview: &Preview, output: &Path) -> Result<usize, TestCaseError> {
    let mut folders = vec![output.to_owned()];
    let mut count = 0;
    while let Some(place) = folders.pop() {
        for entry in fs::read_dir(place).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if entry.file_type().unwrap().is_dir() {
                if entry.file_name() != ".zhenbao" {
                    folders.push(path);
                }
                continue;
            }
            let address = format!("/{}", path.strip_prefix(output).unwrap().to_str().unwrap());
            let (served, built) = (preview.get(&address), fs::read(&path).unwrap());
            prop_assert_eq!(served.status, 200, "{}", address);
            let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
            prop_assert_eq!(text(served.as_built()), text(built), "{}", address);
            count += 1;
        }
    }
    Ok(count)
}

#[test]
fn every_page_served_is_the_page_that_is_built() {
    let mut runner = TestRunner::new(Config {
        cases: 16,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(2025),
        max_shrink_iters: 64,
        ..Config::default()
    });
    let rounds = prop::collection::vec(prop::collection::vec(step(), 1..6), 1..4);
    let outcome = runner.run(&rounds, |rounds| {
        let folder = Folder::new();
        // An article with a picture stays; one that was moved away from its picture would be an error.
        fs::rename(folder.at("content/yaowen/a.md"), folder.at("content/yaowen/pictured.md")).unwrap();
        let preview = folder.preview();
        let mut events = preview.events();
        for (round, steps) in rounds.iter().enumerate() {
            for step in steps {
                take(step, &folder);
            }
            settle(&folder, &preview, &mut events, round);
            let output = folder.build();
            let count = compare(&preview, &output)?;
            prop_assert!(count > 15);
        }
        Ok(())
    });
    if let Err(fault) = outcome {
        panic!("{fault}");
    }
}
