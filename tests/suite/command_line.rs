//! Exit codes, streams and languages of the program itself.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn zhenbao(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_zhenbao"));
    command.current_dir(folder).stdin(Stdio::null());
    for variable in ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR"] {
        command.env_remove(variable);
    }
    command
}

fn run(arguments: &[&str]) -> (i32, String, String) {
    said(&zhenbao(Path::new(".")).args(arguments).output().expect("the program starts"))
}

/// Exit code, stdout, stderr. Neither holds an escape code: both are pipes here.
fn said(output: &Output) -> (i32, String, String) {
    let [out, err] = [&output.stdout, &output.stderr]
        .map(|bytes| String::from_utf8(bytes.clone()).expect("it writes UTF-8"));
    assert!(!out.contains('\u{1b}') && !err.contains('\u{1b}'), "{out}{err}");
    (output.status.code().expect("no signal ended it"), out, err)
}

#[test]
fn results_go_to_stdout_and_faults_to_stderr() {
    let (code, out, err) = run(&["--help"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.contains("用法: zhenbao <命令> [选项]"), "{out}");

    let (code, out, err) = run(&[]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("用法: zhenbao <命令> [选项]"), "{err}");

    let (code, out, err) = run(&["biuld"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert_eq!(err, "错误：没有“biuld”这个命令，是不是“build”？\n用法见 zhenbao --help\n");

    assert_eq!(run(&["--version"]).1, format!("zhenbao {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn the_language_is_the_systems_or_the_one_asked_for() {
    let english = zhenbao(Path::new(".")).env("LANG", "en_US.UTF-8").arg("biuld").output().unwrap();
    let expected = "error: there is no command 'biuld'; did you mean 'build'?\nsee zhenbao --help\n";
    assert_eq!(said(&english).2, expected);
    assert_eq!(run(&["biuld", "--lang", "en"]).2, expected);
    assert!(run(&["build", "--help", "--lang=en"]).1.is_ascii());
}

#[test]
fn a_code_is_explained_and_an_unknown_one_refused() {
    let (code, out, err) = run(&["explain", "zb103"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.starts_with("错误[ZB103] "), "{out}");
    let (code, out, err) = run(&["explain", "ZB10x"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.starts_with("错误：没有代码“ZB10x”，是不是 ZB10"), "{err}");
}

#[test]
fn completions_are_scripts_for_each_shell() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let (code, out, err) = run(&["completions", shell]);
        assert_eq!((code, err.as_str()), (0, ""), "{shell}");
        assert!(out.contains("zhenbao") && out.contains("dry-run"), "{shell}");
    }
}

#[test]
fn a_closed_pipe_is_no_error_and_a_full_disk_is_one() {
    let mut child = zhenbao(Path::new("."))
        .args(["completions", "bash"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), b"".as_slice()));

    if let Ok(full) = fs::File::options().write(true).open("/dev/full") {
        let output = zhenbao(Path::new(".")).args(["explain", "ZB101"]).stdout(full).output().unwrap();
        let (code, _, err) = said(&output);
        assert_eq!(code, 1);
        assert!(err.starts_with("错误：结果无法写出："), "{err}");
    }
}

#[test]
fn a_new_site_takes_new_articles() {
    let folder = tempfile::tempdir().unwrap();
    let (code, out, err) = said(&zhenbao(folder.path()).args(["init", "镇 报"]).output().unwrap());
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.starts_with("已在“镇 报”新建网站。"), "{out}");
    let site = folder.path().join("镇 报");

    let new =
        || zhenbao(&site).args(["new", "防汛通知", "--kind", "notice", "--date", "2025年4月1日"]).output();
    let (code, out, err) = said(&new().unwrap());
    assert_eq!((code, err.as_str()), (0, "写好后删去 draft 一行，再运行 zhenbao build\n"));
    assert_eq!(out, "content/tongzhi/2025-04-01-fang-xun-tong-zhi.md\n");
    let article = fs::read_to_string(site.join(out.trim_end())).unwrap();

    let (code, out, err) = said(&new().unwrap());
    assert_eq!((code, out.as_str()), (1, ""));
    assert_eq!(err, "错误：“content/tongzhi/2025-04-01-fang-xun-tong-zhi.md”已经存在，没有改动它\n");
    let path = site.join("content/tongzhi/2025-04-01-fang-xun-tong-zhi.md");
    assert_eq!(fs::read_to_string(path).unwrap(), article);

    let (code, out, err) = said(&zhenbao(&site).arg("init").output().unwrap());
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(err.starts_with("错误：文件夹“.”不是空的。"), "{err}");
}
