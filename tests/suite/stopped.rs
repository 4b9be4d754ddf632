//! Stop means stop: asked by a signal in whatever phase, the program ends, and the site stands as it was.
//!
//! Each site here keeps the program busy in one phase for so long that only a signal ends it within the patience of
//! whoever waits; the exit code tells that it was ended and did not come to its end.

#![cfg(target_os = "linux")]

use std::fmt::Write as _;
use std::fs;
use std::process::Stdio;
use std::thread::sleep;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

use crate::support::Site;
use crate::support::figures::record;

/// Starts a build of a site that has been published, signals it when it has worked for so long, and sees that it ends
/// without having published.
fn stopped(site: &Site, phase: &str, busy: Duration) {
    let before = site.published();
    let mut longest = 0;
    for signal in [Signal::INT, Signal::TERM] {
        let mut child = site
            .command("build", &["--no-sync"])
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        sleep(busy);
        assert!(
            child.try_wait().expect("it is ours").is_none(),
            "{phase}: it ended by itself, the site is too small"
        );
        let asked = Instant::now();
        kill_process(Pid::from_child(&child), signal).expect("it runs");
        let output = child.wait_with_output().expect("it is ours");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{phase}, {signal:?}: {said}");
        longest = longest.max(asked.elapsed().as_millis());
        assert!(site.published() == before, "{phase}, {signal:?}");
    }
    println!("{phase}: ended {longest} ms after it was asked at the latest");
    record(&format!("stopped-{phase}"), &[("count", &2), ("milliseconds", &longest)]);
}

/// A published site, to which a test adds what keeps the program busy.
fn published() -> Site {
    let site = Site::new();
    site.article("a", "开工", "2025-05-01");
    site.build(&["--no-sync"]);
    site
}

/// Files of holes cost no room: one of a terabyte takes an hour to read.
fn endless(site: &Site, path: &str) {
    site.write(path, "");
    let file = fs::File::options().write(true).open(site.path(path)).expect("it was written");
    file.set_len(1 << 40).expect("a file of holes takes no room");
}

const BUSY: Duration = Duration::from_millis(400);

#[test]
fn while_a_huge_attachment_is_hashed() {
    let site = published();
    endless(&site, "content/xinwen/b.bin");
    site.write(
        "content/xinwen/b.md",
        "---\ntitle: 附件\ndate: 2025-05-01\nattachments: [b.bin]\n---\n\n正文。\n",
    );
    stopped(&site, "hashing", BUSY);
}

#[test]
fn while_hard_texts_are_parsed() {
    let site = published();
    let mut text = "---\ntitle: 难\ndate: 2025-05-01\n---\n\n".to_owned();
    for number in 0..9_000 {
        let _ = write!(text, "**重点{number}。**下文[链](b{number}.md)，“引”*号\n\n");
    }
    for number in 0..80 {
        site.write(&format!("content/xinwen/b{number}.md"), &text);
    }
    stopped(&site, "parsing", BUSY);
}

/// Pages of templates of the site's own, each below its limit.
#[test]
fn while_templates_are_filled() {
    let site = published();
    for number in 0..200 {
        site.article(&format!("b{number}"), &format!("第{number}篇"), "2025-05-01");
    }
    let loops = "{% for a in range(end=1000) %}{% for b in range(end=1000) %}{% endfor %}{% endfor %}";
    site.write("templates/article.html", loops);
    stopped(&site, "rendering", BUSY);
}

/// A folder in which somebody exchanges a file for a pipe all the time: whoever opens the pipe to read it would wait.
#[test]
fn a_pipe_in_place_of_a_file_is_not_waited_for() {
    use std::sync::atomic::{AtomicBool, Ordering};
    let site = published();
    let (file, other) = (site.path("content/xinwen/b.txt"), site.path("content/b.pipe"));
    site.write("content/xinwen/b.txt", "附件");
    site.write(
        "content/xinwen/b.md",
        "---\ntitle: 附件\ndate: 2025-05-01\nattachments: [b.txt]\n---\n\n正文。\n",
    );
    assert!(std::process::Command::new("mkfifo").arg(&other).status().expect("there is mkfifo").success());
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !done.load(Ordering::Relaxed) {
                let _ = rustix::fs::renameat_with(
                    rustix::fs::CWD,
                    &file,
                    rustix::fs::CWD,
                    &other,
                    rustix::fs::RenameFlags::EXCHANGE,
                );
            }
        });
        for _ in 0..12 {
            let code = site.command("build", &["--no-sync"]).output().expect("it starts").status.code();
            assert!(matches!(code, Some(0 | 1)), "{code:?}");
        }
        done.store(true, Ordering::Relaxed);
    });
}
