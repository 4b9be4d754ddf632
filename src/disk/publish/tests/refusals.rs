//! What publishing refuses, and that refusing changes nothing.

use std::fs;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::Path;

use super::*;

/// The refusal of an output, after checking that nothing in the ground has changed.
fn refusal(ground: &Ground, output: &Path) -> Refusal {
    let before = tree_of_everything(ground);
    let settings = PublishSettings { output: output.to_owned(), ..ground.settings() };
    let refusal = match Stage::open(settings.clone()).unwrap_err() {
        PublishError::Refused { refusal, .. } => refusal,
        other => panic!("{output:?}: {other:?}"),
    };
    assert!(matches!(Comparison::open(settings), Err(PublishError::Refused { .. })));
    assert_eq!(before, tree_of_everything(ground), "{output:?}");
    refusal
}

fn tree_of_everything(ground: &Ground) -> Vec<String> {
    let mut names = Vec::new();
    let mut open = vec![ground.path("")];
    while let Some(folder) = open.pop() {
        for item in fs::read_dir(folder).unwrap() {
            let item = item.unwrap();
            if item.file_type().unwrap().is_dir() {
                open.push(item.path());
            }
            names.push(format!("{:?} {:?}", item.path(), item.file_type().unwrap()));
        }
    }
    names.sort();
    names
}

#[test]
fn dangerous_outputs_are_refused() {
    let ground = Ground::new();
    fs::write(ground.path("site/content/a.md"), "文章").unwrap();
    fs::write(ground.path("site/site.toml"), "title = \"\"").unwrap();
    assert_eq!(refusal(&ground, Path::new("/")), Refusal::Top);
    assert_eq!(refusal(&ground, &std::env::home_dir().unwrap()), Refusal::Home);
    for output in ["site", "", "site/content/..", "site/content/../../site", "site/."] {
        assert!(matches!(refusal(&ground, &ground.path(output)), Refusal::Site(_)), "{output}");
    }
    for output in
        ["site/content", "site/content/public", "site/content/a.md", "site/themes", "site/themes/a/b"]
    {
        assert!(matches!(refusal(&ground, &ground.path(output)), Refusal::Source(_)), "{output}");
    }
    assert!(matches!(refusal(&ground, &ground.path("site/site.toml")), Refusal::Source(_)));
}

#[test]
fn what_is_no_folder_is_refused() {
    let ground = Ground::new();
    fs::write(ground.path("file"), "a file").unwrap();
    let _socket = UnixListener::bind(ground.path("socket")).unwrap();
    rustix::fs::mknodat(
        rustix::fs::CWD,
        ground.path("pipe"),
        rustix::fs::FileType::Fifo,
        rustix::fs::Mode::RUSR,
        0,
    )
    .unwrap();
    for output in ["file", "socket", "pipe", "file/public"] {
        assert_eq!(refusal(&ground, &ground.path(output)), Refusal::NotFolder, "{output}");
    }
    assert_eq!(refusal(&ground, Path::new("/dev/null")), Refusal::NotFolder);
    fs::create_dir(ground.path("real")).unwrap();
    symlink(ground.path("real"), ground.path("link")).unwrap();
    for output in ["link", "link/"] {
        let Refusal::Link(target) = refusal(&ground, &ground.path(output)) else { panic!("{output}") };
        assert!(target.ends_with("real"), "{target:?}");
    }
    symlink(ground.path("nowhere"), ground.path("dangling")).unwrap();
    assert!(matches!(refusal(&ground, &ground.path("dangling")), Refusal::Link(_)));
}

#[test]
fn a_mounted_disk_is_refused_with_a_way_out() {
    let ground = Ground::new();
    let settings = PublishSettings { output: "/proc".into(), ..ground.settings() };
    let error = Stage::open(settings).unwrap_err();
    assert!(matches!(error, PublishError::Refused { refusal: Refusal::Mounted, .. }), "{error:?}");
    assert!(error.to_diagnostic().help.unwrap().zh.contains("--output /proc/public"));
}

#[test]
fn somebody_elses_folder_is_refused_and_an_empty_one_is_used() {
    let ground = Ground::new();
    fs::create_dir_all(ground.path("owned/.git")).unwrap();
    assert_eq!(refusal(&ground, &ground.path("owned")), Refusal::Owned);
    fs::create_dir(ground.output()).unwrap();
    ground.publish(FIRST).unwrap();
    assert_eq!(tree(&ground.output()), expected(FIRST));
}

#[test]
fn a_neighbour_of_the_name_we_need_is_not_touched() {
    let ground = Ground::new();
    fs::create_dir(ground.path("site/public.zhenbao-previous")).unwrap();
    fs::write(ground.path("site/public.zhenbao-previous/mine"), "mine").unwrap();
    assert_eq!(refusal(&ground, &ground.output()), Refusal::Neighbour);
}

#[test]
fn folders_above_a_new_output_are_made_and_taken_away_again() {
    let ground = Ground::new();
    let settings = PublishSettings { output: ground.path("a/b/public"), ..ground.settings() };
    drop(Stage::open(settings.clone()).unwrap());
    assert!(!ground.path("a").exists());
    publish(settings, FIRST).unwrap();
    assert_eq!(tree(&ground.path("a/b/public")), expected(FIRST));
}

#[test]
fn foreign_files_stop_a_publication_by_name() {
    let ground = Ground::new();
    ground.publish(FIRST).unwrap();
    ground.publish(SECOND).unwrap();
    fs::write(ground.output().join("shell.php"), "<?php").unwrap();
    symlink("/etc", ground.output().join("renda/link")).unwrap();
    fs::create_dir_all(ground.output().join("empty/folder")).unwrap();
    fs::write(ground.output().join(".zhenbao/x"), "x").unwrap();
    for _ in 0..2 {
        let error = ground.publish(THIRD).unwrap_err();
        let PublishError::Foreign { files, .. } = &error else { panic!("{error:?}") };
        assert_eq!(files, &[".zhenbao/x", "renda/link", "shell.php"]);
        assert!(error.to_diagnostic().message.zh.contains("shell.php"));
    }
    assert_eq!(fs::read_to_string(ground.output().join("index.html")).unwrap(), "2");
    for name in ["shell.php", "renda/link", ".zhenbao/x"] {
        fs::remove_file(ground.output().join(name)).unwrap();
    }
    ground.publish(THIRD).unwrap();
    ground.publish(FIRST).unwrap();
    assert_eq!(tree(&ground.output()), expected(FIRST), "empty folders do not stay");
}

#[test]
fn foreign_files_in_a_kept_publication_stop_it_too() {
    let ground = Ground::new();
    ground.publish(FIRST).unwrap();
    ground.publish(SECOND).unwrap();
    fs::write(ground.path("site/public.zhenbao-previous/1/shell.php"), "<?php").unwrap();
    assert!(matches!(ground.publish(THIRD), Err(PublishError::Foreign { .. })));
    assert_eq!(tree(&ground.output()), expected(SECOND));
    assert!(matches!(rollback(&ground.settings(), MEANT), Err(PublishError::Foreign { .. })));
}

#[test]
fn a_folder_in_the_place_of_a_file_is_put_right() {
    let ground = Ground::new();
    ground.publish(FIRST).unwrap();
    fs::remove_file(ground.output().join("index.html")).unwrap();
    fs::create_dir(ground.output().join("index.html")).unwrap();
    for files in [SECOND, FIRST, SECOND] {
        ground.publish(files).unwrap();
        assert_eq!(tree(&ground.output()), expected(files));
    }
}

#[test]
fn a_damaged_manifest_stops_everything() {
    let ground = Ground::new();
    ground.publish(FIRST).unwrap();
    fs::write(Manifest::place(&ground.output()), "{").unwrap();
    assert!(matches!(ground.publish(SECOND), Err(PublishError::Manifest { .. })));
    assert!(matches!(verify(&ground.output()), Err(PublishError::Manifest { .. })));
    assert_eq!(tree(&ground.output()), expected(FIRST));
}

#[test]
fn two_pages_of_one_file_are_refused() {
    for files in
        [&[("a.html", "1"), ("a.html", "2")], &[("a", "1"), ("a/b", "2")], &[("a/b", "1"), ("a", "2")]]
    {
        let ground = Ground::new();
        assert!(matches!(ground.publish(files), Err(PublishError::Twice(_))), "{files:?}");
        assert!(ground.names_beside().is_empty(), "{:?}", ground.names_beside());
        ground.publish(&files[..1]).unwrap();
        assert!(matches!(ground.publish(files), Err(PublishError::Twice(_))), "{files:?}");
    }
}

#[test]
fn only_regular_files_are_copied() {
    let ground = Ground::new();
    fs::write(ground.path("picture.png"), vec![7; 300_000]).unwrap();
    symlink(ground.path("picture.png"), ground.path("link.png")).unwrap();
    let pipe = ground.path("pipe");
    rustix::fs::mknodat(rustix::fs::CWD, &pipe, rustix::fs::FileType::Fifo, rustix::fs::Mode::RUSR, 0)
        .unwrap();
    let stage = Stage::open(ground.settings()).unwrap();
    for bad in ["link.png", "pipe", "site"] {
        let error = stage.copy(&path("a.png"), ground.below(bad), None).unwrap_err();
        assert!(matches!(error, PublishError::NotRegular(_)), "{bad}: {error:?}");
    }
    let device =
        stage.copy(&path("a.png"), Below { folder: Path::new("/dev"), path: "zero" }, None).unwrap_err();
    assert!(matches!(device, PublishError::NotRegular(_)), "{device:?}");
    let missing = stage.copy(&path("a.png"), ground.below("none"), None).unwrap_err();
    assert!(matches!(missing, PublishError::System { action: Action::Read, .. }), "{missing:?}");
    let entry = stage.copy(&path("图/a.png"), ground.below("picture.png"), None).unwrap();
    stage.commit(vec![entry]).unwrap();
    assert_eq!(fs::read(ground.output().join("图/a.png")).unwrap(), vec![7; 300_000]);
    let again = Stage::open(ground.settings()).unwrap();
    let entry = again.copy(&path("图/a.png"), ground.below("picture.png"), None).unwrap();
    assert_eq!(again.commit(vec![entry]).unwrap().unchanged, 1);
}
