//! Exit codes, streams and languages of the program itself.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::support::{Said, Site};

fn zhenbao(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_zhenbao"));
    command.current_dir(folder).stdin(Stdio::null());
    for variable in ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "COLUMNS"] {
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
    assert_eq!(code, 0);
    assert!(err.starts_with("写好后删去“草稿: 是”一行，再运行 zhenbao build；"), "{err}");
    assert_eq!(out, "content/tongzhi/2025-04-01-fang-xun-tong-zhi.md\n");
    let article = fs::read_to_string(site.join(out.trim_end())).unwrap();

    let (code, out, _) = said(&new().unwrap());
    assert_eq!((code, out.as_str()), (0, "content/tongzhi/2025-04-01-fang-xun-tong-zhi-2.md\n"));
    let path = site.join("content/tongzhi/2025-04-01-fang-xun-tong-zhi.md");
    assert_eq!(fs::read_to_string(path).unwrap(), article);

    let by_title =
        zhenbao(&site).args(["new", "停水", "--category", "通知公告", "--date", "2025-04-01"]).output();
    assert_eq!(said(&by_title.unwrap()).1, "content/tongzhi/2025-04-01-ting-shui.md\n");
    let two_words = said(&zhenbao(&site).args(["new", "一", "二"]).output().unwrap());
    assert!(two_words.2.starts_with("错误：多出来“二”；中间有空格的标题"), "{}", two_words.2);

    let (code, out, err) = said(&zhenbao(&site).arg("init").output().unwrap());
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(err.starts_with("错误：文件夹“.”不是空的。"), "{err}");
}

#[test]
fn a_new_site_is_published_in_the_name_of_its_town_only() {
    let folder = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| said(&zhenbao(folder.path()).args(arguments).output().unwrap());
    assert_eq!(run(&["init", "site"]).0, 0);
    let (code, _, err) = run(&["build", "-r", "site"]);
    assert_eq!(code, 1);
    assert!(err.contains("错误[ZB109] site.toml 里还有样例文字“示例镇”"), "{err}");

    for (arguments, site) in
        [(&["init", "金山镇"][..], "金山镇"), (&["init", "other", "--town", "金山镇"], "other")]
    {
        assert_eq!(run(arguments).0, 0);
        let (code, _, err) = run(&["build", "--strict", "-r", site]);
        assert_eq!((code, err.as_str()), (0, ""));
        let home = fs::read_to_string(folder.path().join(site).join("public/index.html")).unwrap();
        assert!(home.contains("金山镇政务新闻") && !home.contains("示例"), "{home}");
        for kind in ["news", "session", "outline", "targets", "notice", "document", "gongshi", "progress"] {
            let (code, path, err) = run(&["new", kind, "--kind", kind, "-r", site]);
            assert_eq!(code, 0, "{err}");
            assert_eq!(run(&["build", "--strict", "-r", site]).0, 0, "{kind}: a draft stops nothing");
            let path = folder.path().join(path.trim_end());
            let draft = fs::read_to_string(&path).unwrap();
            let published: String =
                draft.split_inclusive('\n').filter(|line| !line.starts_with("草稿:")).collect();
            fs::write(&path, published.replace("编辑姓名", "甲")).unwrap();
            let (code, _, err) = run(&["build", "-r", site]);
            assert_eq!(code, 1, "{kind} is published with its samples");
            assert!(err.contains("[ZB520]"), "{kind}: {err}");
            fs::remove_file(path).unwrap();
        }
    }
}

/// A site whose check finds errors and warnings.
fn faulty() -> Site {
    let site = Site::new();
    site.write("content/xinwen/a.md", "---\ntitle: 甲\ndate: 2025-04-01\n---\n\n[无](wu.md)\n\n#标题\n");
    site
}

/// The objects of a stream that holds one JSON object a line.
#[track_caller]
fn objects(err: &str) -> Vec<serde_json::Value> {
    let object = |line: &str| serde_json::from_str(line).unwrap_or_else(|fault| panic!("{fault}: {line}"));
    err.lines().map(object).collect()
}

/// The run of a stream that holds one SARIF document.
#[track_caller]
fn sarif(err: &str) -> serde_json::Value {
    let document: serde_json::Value =
        serde_json::from_str(err).unwrap_or_else(|fault| panic!("{fault}: {err}"));
    assert_eq!(document["version"], "2.1.0");
    document["runs"][0].clone()
}

#[test]
fn a_document_has_stderr_to_itself() {
    let site = faulty();
    for verb in ["check", "build", "diff"] {
        for more in [vec![], vec!["--quiet"], vec!["--strict", "--lang", "en"]] {
            let run = |format: &str| site.run(verb, &[&["--format", format], more.as_slice()].concat());
            let said = run("json");
            let found = objects(&said.err);
            assert_eq!((said.code, said.out.as_str()), (1, ""), "{verb} {more:?}");
            assert!(found.len() > 1 && found.iter().all(|one| one["code"].is_string()), "{found:?}");
            let said = run("sarif");
            assert_eq!((said.code, said.out.as_str()), (1, ""), "{verb} {more:?}");
            assert_eq!(sarif(&said.err)["results"].as_array().unwrap().len(), found.len());
        }
    }
    // People are told what the findings come to.
    for format in ["human", "short"] {
        assert!(site.run("check", &["--format", format]).err.contains("改好后才能发布"), "{format}");
    }
}

#[test]
fn a_document_stays_one_when_the_work_is_done_or_cannot_begin() {
    let site = Site::new();
    site.article("a", "甲", "2025-04-01");
    site.write("content/b/a.md", "---\ntitle: 乙\ndate: 2025-04-01\n---\n\n乙。\n");
    site.build(&["--quiet"]);
    std::fs::write(site.path("public/index.html"), "改了").unwrap();
    // A warning of the site, and one of the publication: the output was changed by hand.
    let said = site.run("build", &["--format", "sarif"]);
    let codes: Vec<_> = sarif(&said.err)["results"].as_array().unwrap().clone();
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(codes.len() >= 2 && codes.iter().any(|one| one["ruleId"] == "ZB502"), "{codes:?}");
    assert!(codes.iter().any(|one| one["ruleId"].as_str().unwrap().starts_with("ZB8")), "{codes:?}");

    for verb in ["check", "build", "serve"] {
        let nowhere = ["--root", "没有这里", "--watch", "--format"];
        let nowhere =
            if verb == "serve" { nowhere.to_vec() } else { [&nowhere[..2], &nowhere[3..]].concat() };
        let run = |format| site.run(verb, &[nowhere.as_slice(), &[format]].concat());
        let found = objects(&run("json").err);
        assert_eq!(found.len(), 1);
        assert_eq!((&found[0]["code"], &found[0]["severity"]), (&serde_json::Value::Null, &"error".into()));
        let invocation = sarif(&run("sarif").err)["invocations"][0].clone();
        assert_eq!(invocation["executionSuccessful"], false);
    }
    let said = site.run("check", &["--clock", "明天", "--format", "json"]);
    assert_eq!((said.code, objects(&said.err).len()), (2, 1), "{}", said.err);
}

#[test]
fn verify_and_theme_check_write_documents_too() {
    let site = Site::new();
    site.build(&["--quiet"]);
    std::fs::write(site.path("public/index.html"), "改了").unwrap();
    site.write("themes/plain/templates/404.html", "<p>{{ page.title }}</p>");
    for arguments in [["verify", "public"], ["theme", "check"]] {
        let said =
            |format| said(&zhenbao(site.root()).args(arguments).args(["--format", format]).output().unwrap());
        let (code, _, err) = said("json");
        assert_eq!(code, 1, "{err}");
        let found = objects(&err).len();
        assert!(found > 0);
        let (code, _, err) = said("sarif");
        assert_eq!((code, sarif(&err)["results"].as_array().unwrap().len()), (1, found));
    }
}

#[test]
fn a_publication_that_is_gone_is_told_in_the_readers_language() {
    let site = Site::new();
    let mut verify = crate::support::zhenbao(site.root());
    let said = Said::of(verify.args(["verify", "--lang", "zh", "public"]).output().expect("it starts"));
    assert_eq!(said.code, 1);
    assert!(said.err.contains("没有这个文件或文件夹") && said.err.contains("zhenbao build"), "{}", said.err);
    assert!(!said.err.contains("os error") && !said.err.contains("没有变化"), "{}", said.err);
}
