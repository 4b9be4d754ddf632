//! Odd surroundings: no home, closed streams, one thread, strange zones and languages, what lies beside the output. The same
//! site comes out, or a sentence.

use std::fs;
use std::process::{Command, Output};

use crate::support::Site;

/// The program on a site by way of the shell, which takes the streams away; the words stand before its call.
fn in_shell(site: &Site, before: &str, behind: &str) -> Output {
    let script = format!("{before} exec \"$0\" build --clock 2025-06-01 {behind}");
    let program = env!("CARGO_BIN_EXE_zhenbao");
    Command::new("sh")
        .args(["-c", &script, program])
        .current_dir(site.root())
        .output()
        .expect("there is a shell")
}

fn site() -> Site {
    let site = Site::new();
    site.article("a", "开工", "2025-05-01");
    site
}

#[test]
#[cfg(unix)]
fn the_same_site_comes_out_of_odd_surroundings() {
    let usual = site();
    usual.build(&[]);
    for (before, behind) in [
        ("unset HOME TMPDIR PATH LANG;", ""),
        ("export HOME=/nowhere TMPDIR=/nowhere XDG_CACHE_HOME=/nowhere;", ""),
        ("export TZ=No/Where LANG=C LC_ALL=POSIX;", ""),
        ("export TZ=:/dev/zero LANG=xx_YY.GBK COLUMNS=0 TERM=;", ""),
        ("export RAYON_NUM_THREADS=1;", ""),
        ("export RAYON_NUM_THREADS=many COLUMNS=-5;", ""),
        ("umask 077; ulimit -c 0;", ""),
        ("", "<&-"),
        ("", ">&-"),
        ("", "2>&-"),
        ("", "<&- >&- 2>&-"),
        ("", "2>/dev/full"),
        ("", "</dev/zero"),
    ] {
        let site = site();
        let output = in_shell(&site, before, behind);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(0), "{before} {behind}: {said}");
        assert!(site.published() == usual.published(), "{before} {behind}");
    }
}

/// Of a result that cannot be written the exit code tells.
#[test]
#[cfg(target_os = "linux")]
fn a_full_stdout_is_no_success() {
    let site = site();
    let output = in_shell(&site, "", ">/dev/full");
    assert!(matches!(output.status.code(), Some(0 | 1)), "{output:?}");
    assert!(site.path("public/index.html").exists());
}

/// A kept publication in which somebody put pipes, devices, links and a file without end: nothing hangs, nothing is
/// published of it, and nothing is removed.
#[test]
#[cfg(target_os = "linux")]
fn what_never_ends_beside_the_output_stops_nobody() {
    let site = site();
    site.build(&[]);
    site.article("a", "完工", "2025-05-02");
    site.build(&[]);
    let kept = site.path("public.zhenbao-previous/1");
    let pipe = |name: &str| {
        let made = Command::new("mkfifo").arg(kept.join(name)).status().expect("there is mkfifo");
        assert!(made.success());
    };
    pipe("pipe");
    fs::remove_file(kept.join("index.html")).expect("it was published");
    pipe("index.html");
    std::os::unix::fs::symlink("/dev/zero", kept.join("zero")).expect("there is room");
    let endless = fs::File::create(kept.join("endless.bin")).expect("there is room");
    endless.set_len(1 << 40).expect("a file of holes takes no room");
    // Only root makes devices; for others there is one thing less.
    let _ = Command::new("mknod")
        .arg(kept.join("device"))
        .args(["c", "1", "5"])
        .stderr(std::process::Stdio::null())
        .status();
    let before = site.published();
    for (verb, arguments) in [("build", &[][..]), ("diff", &[]), ("verify", &[]), ("rollback", &["--list"])] {
        let mut command = site.command(verb, arguments);
        if matches!(verb, "verify" | "rollback") {
            command = crate::support::zhenbao(site.root());
            command.arg(verb).args(arguments);
        }
        let output = command.output().expect("the program starts");
        assert_eq!(output.status.code(), Some(0), "{verb}: {}", String::from_utf8_lossy(&output.stderr));
    }
    site.article("a", "又开工", "2025-05-03");
    for verb in ["build", "rollback"] {
        let mut command = crate::support::zhenbao(site.root());
        command.arg(verb);
        if verb == "build" {
            command.args(["--clock", crate::support::CLOCK]);
        }
        let output = command.output().expect("the program starts");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{verb}: {said}");
        assert!(said.contains("endless.bin") && said.contains("pipe"), "{verb}: {said}");
    }
    assert!(site.published() == before);
    assert!(kept.join("pipe").exists() && kept.join("endless.bin").exists());
}
