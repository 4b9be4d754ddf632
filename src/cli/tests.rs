//! The command line as users type it: what it means, and what is said when it means nothing.

use super::*;

fn parse(words: &str) -> Result<Verb, clap::Error> {
    command_in(Lang::Zh)
        .try_get_matches_from(words.split(' '))
        .and_then(|matches| Arguments::from_arg_matches(&matches))
        .map(|arguments| arguments.verb)
}

fn fault(words: &str) -> Text {
    fault::sentence(&parse(words).unwrap_err())
}

fn built(words: &str) -> command::build::Options {
    match parse(words).unwrap() {
        Verb::Build(build) => build_options(build).unwrap(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn clap_finds_the_command_line_sound() {
    Arguments::command().debug_assert();
    command_in(Lang::Zh).debug_assert();
}

#[test]
fn every_word_of_the_command_line_is_explained_in_both_languages() {
    let mut command = Arguments::command();
    command.build();
    let mut verbs = vec![(String::from("zhenbao"), &command)];
    for verb in command.get_subcommands() {
        verbs.push((verb.get_name().to_owned(), verb));
        let inner = verb.get_subcommands();
        verbs.extend(inner.map(|inner| (format!("{} {}", verb.get_name(), inner.get_name()), inner)));
    }
    for (path, verb) in verbs {
        assert!(words::command_words(&path).is_some(), "{path}");
        for arg in verb.get_arguments() {
            assert!(words::option_words(arg.get_id().as_str()).is_some(), "{}", arg.get_id());
        }
    }
}

#[test]
fn build_has_its_defaults() {
    let options = built("zhenbao build");
    assert_eq!(options.site.root, Path::new("."));
    assert_eq!(options.output, Path::new("public"));
    assert_eq!(options.publishing, Publishing::Write);
    assert_eq!(options.site.warnings, Warnings::Warn);
    assert_eq!(options.site.visibility, Visibility::default());
    assert_eq!(options.site.base_url, None);
    assert_eq!(options.site.clock, None);
    assert_eq!(built("zhenbao build --root a/b").output, Path::new("a/b/public"));
}

#[test]
fn options_have_the_names_of_other_generators_too() {
    for words in [
        "zhenbao build --root site --output out --base-url https://a.cn/ --drafts --future --expired",
        "zhenbao build -r site -o out -u https://a.cn/ -D -F -E",
        "zhenbao build --source site --output-dir out -u https://a.cn/ -DFE",
        "zhenbao build -s site --destination=out -u https://a.cn/ -DFE",
        "zhenbao build -s site -d out -u https://a.cn/ -DFE",
    ] {
        let options = built(words);
        assert_eq!((options.site.root, options.output), ("site".into(), "out".into()), "{words}");
        assert_eq!(options.site.base_url.as_ref().map(BaseUrl::as_str), Some("https://a.cn/"));
        assert_eq!(options.site.visibility, Visibility { drafts: true, future: true, expired: true });
    }
    let options = built("zhenbao -q build --strict --dry-run --format sarif --clock 2025-4-1");
    assert_eq!(options.site.warnings, Warnings::Deny);
    assert_eq!(options.publishing, Publishing::DryRun);
    assert_eq!(options.site.clock, Some(Moment::parse("2025-04-01").unwrap()));
}

#[test]
fn findings_are_written_as_asked_for() {
    for (words, expected) in [
        ("zhenbao build", Report::Human),
        ("zhenbao build --format sarif", Report::Sarif),
        ("zhenbao check --format short", Report::Short),
        ("zhenbao diff --format json", Report::Json),
        ("zhenbao serve --format short", Report::Short),
        ("zhenbao verify --format json", Report::Json),
        ("zhenbao theme check --format sarif", Report::Sarif),
        ("zhenbao rollback", Report::Human),
    ] {
        assert_eq!(report(&parse(words).unwrap()), expected, "{words}");
    }
}

#[test]
fn options_that_make_no_sense_are_named() {
    let Verb::Check(check) = parse("zhenbao check --clock 明天").unwrap() else { panic!() };
    let fault = check_options(check).unwrap_err();
    assert_eq!(fault.zh, "“--clock”的日期“明天”无法识别，请写成 2025-04-01");
    for words in ["-D", "-DF", "--expired", "-n", "--poll 100", "--strict", "--clock 2025-04-01"] {
        let served = |words: &str| match parse(&format!("zhenbao serve {words}")).unwrap() {
            Verb::Serve(serve) => super::serving::serve_options(serve),
            other => panic!("{other:?}"),
        };
        let fault = served(words).unwrap_err();
        assert!(fault.zh.contains("只用于预览，请加上 --watch"), "{}", fault.zh);
        assert!(fault.en.contains("add --watch"), "{}", fault.en);
        assert!(served(&format!("{words} -w")).is_ok() && served("-p 0 -O -u https://a.cn/").is_ok());
    }
    let Verb::New(new) = parse("zhenbao new \u{3000}").unwrap() else { panic!() };
    assert_eq!(new_options(new).unwrap_err().zh, "标题不能为空");
    assert_eq!(help_of(&["biuld".to_owned()], Lang::Zh).unwrap_err().zh, "没有“biuld”这个命令");
}

#[test]
fn faults_are_told_in_chinese_and_english() {
    for (words, zh, en) in [
        (
            "zhenbao biuld",
            "没有“biuld”这个命令，是不是“build”？",
            "there is no command 'biuld'; did you mean 'build'?",
        ),
        ("zhenbao 生成", "没有“生成”这个命令", "there is no command '生成'"),
        (
            "zhenbao build --outptu x",
            "没有“--outptu”这个选项，是不是“--output”？",
            "there is no option '--outptu'; did you mean '--output'?",
        ),
        (
            "zhenbao build x",
            "多出来“x”；中间有空格的标题或路径，整个放进英文引号",
            "'x' is too much; put a title or path with spaces into quotes",
        ),
        ("zhenbao build --root", "“--root <文件夹>”后面缺少内容", "'--root <文件夹>' lacks its value"),
        (
            "zhenbao check --format jsno",
            "“--format <格式>”不能是“jsno”，可以是：human, short, json, sarif，是不是“json”？",
            "'--format <格式>' cannot be 'jsno'; it can be: human, short, json, sarif; did you mean 'json'?",
        ),
        (
            "zhenbao build --lang fr",
            "“--lang <语言>”不能是“fr”，可以是：zh, en",
            "'--lang <语言>' cannot be 'fr'; it can be: zh, en",
        ),
        ("zhenbao explain", "缺少必填的参数：<代码>", "a required argument is missing: <代码>"),
        (
            "zhenbao build --root a --root b",
            "“--root <文件夹>”只能写一次",
            "'--root <文件夹>' can be given only once",
        ),
        (
            "zhenbao build --drafts=yes",
            "“--drafts”不带内容，“yes”是多余的",
            "'--drafts' takes no value, but 'yes' was given",
        ),
        ("zhenbao --quiet", "缺少命令", "a command is missing"),
        ("zhenbao build --\u{1b}[31m", "没有“--␛[31m”这个选项", "there is no option '--␛[31m'"),
    ] {
        assert_eq!(fault(words), Text { zh: zh.to_owned(), en: en.to_owned() }, "{words}");
    }
}

#[test]
fn help_is_all_in_one_language() {
    let expected = "\
说明一个诊断代码的含义和改法

用法: zhenbao explain [选项] <代码>

参数:
  <代码>  诊断代码，如 ZB101

选项:
      --lang <语言>  显示语言：zh 或 en（默认取自系统）
  -q, --quiet        只显示错误
  -h, --help         显示帮助
";
    assert_eq!(help_of(&["explain".to_owned()], Lang::Zh).unwrap(), expected);
    let below = help_of(&["theme".to_owned(), "check".to_owned()], Lang::Zh).unwrap();
    assert!(below.contains("zhenbao theme check"), "{below}");
    let top = help_of(&[], Lang::Zh).unwrap();
    for english in ["Usage", "Options", "Commands", "Arguments", "default", "possible", "Print"] {
        assert!(!top.contains(english), "{top}");
        for verb in ["init", "new", "build", "check", "completions", "help"] {
            let page = help_of(&[verb.to_owned()], Lang::Zh).unwrap();
            assert!(!page.contains(english), "{page}");
        }
    }
    let top = help_of(&[], Lang::En).unwrap();
    assert!(top.contains("Usage: zhenbao <COMMAND> [OPTIONS]"), "{top}");
    assert!(top.is_ascii(), "{top}");
}
