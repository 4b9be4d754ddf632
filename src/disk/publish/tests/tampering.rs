//! What somebody changed behind our back: found by `verify`, put right by a publication, never
//! published again by a step back.

use std::fs;

use super::*;

#[test]
fn verify_names_changed_missing_and_foreign_files() {
    let ground = Ground::new();
    ground.publish(FIRST).unwrap();
    let sound = verify(&ground.output()).unwrap();
    assert!(sound.is_sound() && sound.files == 3, "{sound:?}");
    fs::write(ground.output().join("index.html"), "X").unwrap();
    fs::remove_file(ground.output().join("renda/index.html")).unwrap();
    fs::write(ground.output().join("renda/shell.php"), "<?php").unwrap();
    let found = verify(&ground.output()).unwrap();
    assert_eq!(found.changed, [path("index.html")]);
    assert_eq!(found.missing, [path("renda/index.html")]);
    assert_eq!(found.foreign, ["renda/shell.php"]);
    let codes: Vec<&str> = found.to_diagnostics().iter().map(|finding| finding.code.id).collect();
    assert_eq!(codes, ["ZB811", "ZB812", "ZB802"]);
    assert!(matches!(verify(&ground.path("site/content")), Err(PublishError::NotPublished(_))));
    assert!(matches!(verify(&ground.path("none")), Err(PublishError::System { .. })));
}

#[test]
fn a_link_in_the_place_of_a_file_is_foreign_and_the_file_missing() {
    let ground = Ground::new();
    ground.publish(FIRST).unwrap();
    fs::remove_file(ground.output().join("index.html")).unwrap();
    std::os::unix::fs::symlink("/etc/hostname", ground.output().join("index.html")).unwrap();
    let found = verify(&ground.output()).unwrap();
    assert_eq!((found.missing, found.foreign), (vec![path("index.html")], vec!["index.html".to_owned()]));
    assert!(matches!(ground.publish(FIRST), Err(PublishError::Foreign { .. })));
}

#[test]
fn a_publication_restores_what_was_changed_even_with_size_and_time_forged() {
    let ground = Ground::new();
    ground.publish(FIRST).unwrap();
    ground.publish(SECOND).unwrap();
    let victim = ground.output().join("renda/index.html");
    let time = fs::metadata(&victim).unwrap().modified().unwrap();
    fs::write(&victim, "LIST 1").unwrap();
    operation::set_modified(&victim, time).unwrap();
    fs::remove_file(ground.output().join("index.html")).unwrap();
    let account = ground.publish(SECOND).unwrap();
    assert_eq!(account.restored, [path("index.html"), path("renda/index.html")]);
    assert!(account.changes.is_empty());
    assert!(account.to_diagnostics()[0].message.zh.contains("index.html、renda/index.html"));
    assert_eq!(tree(&ground.output()), expected(SECOND));
    assert!(verify(&ground.output()).unwrap().is_sound());
    // The tampered tree is the kept one now.
    let error = rollback(&ground.settings(), MEANT).unwrap_err();
    assert!(matches!(&error, PublishError::KeptDamaged { files, .. } if files.len() == 2), "{error:?}");
    for files in [THIRD, FIRST, SECOND] {
        ground.publish(files).unwrap();
        assert_eq!(tree(&ground.output()), expected(files));
        assert!(verify(&ground.output()).unwrap().is_sound());
    }
}

#[test]
fn going_back_is_one_exchange_and_leads_back_again() {
    let ground = Ground::new();
    assert!(matches!(rollback(&ground.settings(), MEANT), Err(PublishError::NothingKept(_))));
    ground.publish(FIRST).unwrap();
    assert!(matches!(rollback(&ground.settings(), MEANT), Err(PublishError::NothingKept(_))));
    assert_eq!(ground.names_beside(), ["public"]);
    ground.publish(SECOND).unwrap();
    let index = ground.modified("index.html");
    for files in [FIRST, SECOND, FIRST] {
        let result = rollback(&ground.settings(), MEANT).unwrap();
        assert_eq!(tree(&ground.output()), expected(files));
        assert!(result.published <= SystemTime::now());
        assert_eq!(result.changes.changed.len(), 1);
        assert!(ground.modified("index.html") > index, "what readers see change is new to their browsers");
        assert!(verify(&ground.output()).unwrap().is_sound());
    }
    assert_eq!(ground.publish(SECOND).unwrap().written, 2);
    assert_eq!(tree(&ground.output()), expected(SECOND));
}

#[test]
fn a_build_that_changes_nothing_keeps_the_way_back() {
    let ground = Ground::new();
    ground.publish(FIRST).unwrap();
    ground.publish(SECOND).unwrap();
    let later = PublishSettings { built: "2025-04-02".to_owned(), ..ground.settings() };
    publish(later, SECOND).unwrap();
    assert_eq!(Manifest::read(&ground.output()).unwrap().unwrap().built, "2025-04-02");
    rollback(&ground.settings(), MEANT).unwrap();
    assert_eq!(tree(&ground.output()), expected(FIRST));
}

#[test]
fn as_many_publications_are_kept_as_asked_for() {
    for generations in [0, 1, 2, 3] {
        let ground = Ground::new();
        for (round, files) in [FIRST, SECOND, THIRD, FIRST, SECOND, THIRD, FIRST].into_iter().enumerate() {
            publish(PublishSettings { generations, ..ground.settings() }, files).unwrap();
            assert_eq!(tree(&ground.output()), expected(files), "{generations} kept, round {round}");
            let kept = ground.kept().into_iter().filter(|name| name.parse::<u64>().is_ok()).count();
            assert_eq!(kept, generations.min(round));
        }
        if generations == 0 {
            assert_eq!(ground.names_beside(), ["public"]);
        }
    }
}

#[test]
fn a_removed_store_costs_nothing_but_the_way_back() {
    let ground = Ground::new();
    ground.publish(FIRST).unwrap();
    ground.publish(SECOND).unwrap();
    fs::remove_dir_all(ground.path("site/public.zhenbao-previous")).unwrap();
    ground.publish(THIRD).unwrap();
    assert_eq!(tree(&ground.output()), expected(THIRD));
    fs::remove_dir_all(ground.output()).unwrap();
    ground.publish(FIRST).unwrap();
    assert_eq!(tree(&ground.output()), expected(FIRST));
}

#[test]
fn the_bytes_depend_on_the_files_alone() {
    let clean = Ground::new();
    clean.publish(SECOND).unwrap();
    let over = Ground::new();
    for files in [THIRD, FIRST, THIRD, SECOND] {
        over.publish(files).unwrap();
    }
    let reversed = Ground::new();
    let mut files = SECOND.to_vec();
    files.reverse();
    reversed.publish(&files).unwrap();
    let manifest = |ground: &Ground| fs::read(Manifest::place(&ground.output())).unwrap();
    assert_eq!(manifest(&clean), manifest(&over));
    assert_eq!(manifest(&clean), manifest(&reversed));
    assert_eq!(tree(&clean.output()), tree(&over.output()));
}

#[test]
fn a_comparison_says_what_would_change_and_writes_nothing() {
    let ground = Ground::new();
    ground.publish(FIRST).unwrap();
    let names = ground.names_beside();
    let comparison = Comparison::open(ground.settings()).unwrap();
    let entries = SECOND
        .iter()
        .map(|(name, text)| comparison.put(&path(name), text.as_bytes(), None).unwrap())
        .collect();
    let expected_changes = comparison.changes(entries).unwrap();
    assert_eq!(tree(&ground.output()), expected(FIRST));
    assert_eq!(ground.names_beside(), names);
    let account = ground.publish(SECOND).unwrap();
    let paths = |changes: &Changes| {
        [&changes.added, &changes.changed, &changes.removed]
            .map(|list| list.iter().map(|change| change.path.clone()).collect::<Vec<_>>())
    };
    assert_eq!(paths(&account.changes), paths(&expected_changes));
}

#[test]
fn an_entry_left_out_of_the_commit_is_not_published() {
    let ground = Ground::new();
    let stage = Stage::open(ground.settings()).unwrap();
    let entry = stage.put(&path("a.html"), b"a", None).unwrap();
    stage.put(&path("secret/b.html"), b"b", None).unwrap();
    stage.commit(vec![entry]).unwrap();
    assert_eq!(tree(&ground.output()), expected(&[("a.html", "a")]));
}

#[test]
fn the_administrators_permissions_stay() {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
    let ground = Ground::new();
    ground.publish(FIRST).unwrap();
    fs::set_permissions(ground.output(), fs::Permissions::from_mode(0o2750)).unwrap();
    for files in [SECOND, THIRD, FIRST] {
        ground.publish(files).unwrap();
        assert_eq!(fs::metadata(ground.output()).unwrap().mode() & 0o7777, 0o2750);
    }
    let kept = fs::metadata(ground.path("site/public.zhenbao-previous")).unwrap();
    assert_eq!(kept.mode() & 0o7777, 0o700, "what was withdrawn is not served from beside the output");
}

/// Whoever touches the manifest after a page makes it the younger of the two.
#[test]
fn a_changed_page_is_found_whatever_happened_to_the_manifest_afterwards() {
    let touch: [fn(&Path); 4] = [
        |manifest| operation::set_modified(manifest, SystemTime::now()).unwrap(),
        |manifest| fs::write(manifest, fs::read(manifest).unwrap()).unwrap(),
        |manifest| {
            fs::copy(manifest, manifest.with_extension("copy")).unwrap();
            fs::rename(manifest.with_extension("copy"), manifest).unwrap();
        },
        |manifest| fs::remove_file(manifest.with_file_name("seal")).unwrap(),
    ];
    for after in touch {
        let ground = Ground::new();
        ground.publish(FIRST).unwrap();
        ground.publish(SECOND).unwrap();
        fs::write(ground.output().join("renda/index.html"), "LIST 2").unwrap();
        after(&Manifest::place(&ground.output()));
        let account = ground.publish(SECOND).unwrap();
        assert_eq!(account.restored, [path("renda/index.html")]);
        assert_eq!(tree(&ground.output()), expected(SECOND));
        // What is kept is looked at with the same care before it is published again.
        let kept = fs::read_dir(ground.path("site/public.zhenbao-previous")).unwrap();
        for kept in kept.map(|item| item.unwrap().path()).filter(|path| path.is_dir()) {
            fs::write(kept.join("index.html"), "HOME 9").unwrap();
            operation::set_modified(&Manifest::place(&kept), SystemTime::now()).unwrap();
        }
        for files in [FIRST, SECOND, FIRST] {
            ground.publish(files).unwrap();
            assert_eq!(tree(&ground.output()), expected(files));
        }
    }
}

/// A look that nobody vouches for costs a reading of every file, and only once.
#[test]
fn a_manifest_that_was_touched_is_sealed_again_by_the_next_publication() {
    let ground = Ground::new();
    ground.publish(FIRST).unwrap();
    assert!(seal::vouched(&ground.output()).is_some());
    operation::set_modified(&Manifest::place(&ground.output()), SystemTime::now()).unwrap();
    assert!(seal::vouched(&ground.output()).is_none());
    ground.publish(FIRST).unwrap();
    assert!(seal::vouched(&ground.output()).is_some());
}

#[test]
fn what_file_managers_leave_is_no_intruder() {
    let ground = Ground::new();
    ground.publish(FIRST).unwrap();
    for files in [SECOND, THIRD, FIRST, SECOND] {
        for litter in [".DS_Store", "renda/Thumbs.db", "renda/desktop.ini", "DESKTOP.INI"] {
            if ground.output().join(litter).parent().unwrap().is_dir() {
                fs::write(ground.output().join(litter), "litter").unwrap();
            }
        }
        assert!(verify(&ground.output()).unwrap().is_sound());
        ground.publish(files).unwrap();
        assert_eq!(tree(&ground.output()), expected(files), "and it is not published");
    }
    std::os::unix::fs::symlink("/etc/hostname", ground.output().join("Thumbs.db")).unwrap();
    assert!(matches!(ground.publish(FIRST), Err(PublishError::Foreign { .. })), "a link is no litter");
}

/// Whatever stands in the place of the lock: nothing outside is emptied or made, and publishing goes on.
#[test]
fn a_lock_that_leads_elsewhere_is_never_written_to() {
    type Trap = fn(&Path, &Path);
    let traps: [Trap; 5] = [
        |lock, outside| std::os::unix::fs::symlink(outside, lock).unwrap(),
        |lock, outside| std::os::unix::fs::symlink(outside.with_extension("none"), lock).unwrap(),
        |lock, outside| fs::hard_link(outside, lock).unwrap(),
        |lock, _| drop(std::os::unix::net::UnixListener::bind(lock).unwrap()),
        |lock, _| assert!(std::process::Command::new("mkfifo").arg(lock).status().unwrap().success()),
    ];
    for trap in traps {
        let ground = Ground::new();
        let (lock, outside) = (ground.path("site/public.zhenbao-previous/lock"), ground.path("outside.txt"));
        ground.publish(FIRST).unwrap();
        ground.publish(SECOND).unwrap();
        fs::write(&outside, "12345").unwrap();
        fs::remove_file(&lock).unwrap();
        trap(&lock, &outside);
        ground.publish(THIRD).unwrap();
        assert_eq!(tree(&ground.output()), expected(THIRD));
        assert_eq!(fs::read_to_string(&outside).unwrap(), "12345");
        assert!(!outside.with_extension("none").exists());
        assert!(fs::symlink_metadata(&lock).unwrap().is_file());
    }
    let ground = Ground::new();
    fs::create_dir(ground.path("site/public.zhenbao-previous")).unwrap();
    fs::write(ground.path("site/public.zhenbao-previous/lock"), "somebody's notes").unwrap();
    assert!(matches!(ground.publish(FIRST), Err(PublishError::Refused { refusal: Refusal::Neighbour, .. })));
    let notes = fs::read_to_string(ground.path("site/public.zhenbao-previous/lock")).unwrap();
    assert_eq!(notes, "somebody's notes");
}
