//! Every single call to the system that changes something, killed or refused, by strace: nothing in
//! the program itself takes part in it.

use std::process::Output;

use super::*;
use crate::support::figures::record;

/// The calls that change something on the disk.
const CALLS: &[&str] = &[
    "renameat2",
    "rename",
    "mkdir",
    "rmdir",
    "unlink",
    "unlinkat",
    "write",
    "utimensat",
    "syncfs",
    "fsync",
    "flock",
    "fchownat,chown,lchown",
    "chmod,fchmodat",
];

/// What is published over what.
const CASES: &[(Option<usize>, Option<usize>, usize)] =
    &[(None, None, 1), (None, Some(1), 2), (Some(1), Some(2), 3), (Some(1), Some(2), BACK)];

fn strace_works() -> bool {
    let works = Command::new("strace")
        .args(["-f", "-qq", "-o", "/dev/null", "-e", "inject=getuid:error=EPERM", "true"])
        .status()
        .is_ok_and(|status| status.success());
    if !works {
        eprintln!("skipped: strace is not installed or may not be used here");
    }
    works
}

/// A fresh site in the state before a case.
fn prepare(folder: &Path, older: Option<usize>, old: Option<usize>) -> Site {
    let site = Site::new(folder, 8);
    for version in [older, old].into_iter().flatten() {
        site.publish(version, Stop::new()).unwrap();
    }
    site
}

/// Runs the child with calls treated as `what` says; whether it came to that.
fn inject(site: &Site, version: usize, call: &str, what: &str) -> (Output, bool) {
    let trace = format!("trace={call}");
    let inject = format!("inject={call}:{what}");
    let log = site.folder.with_extension("strace");
    let log_name = log.to_str().unwrap();
    let wrapper = ["strace", "-f", "-qq", "-o", log_name, "-e", &trace, "-e", &inject];
    let output = site.command(version, &wrapper).output().unwrap();
    let reached = fs::read_to_string(&log).is_ok_and(|log| log.contains("INJECTED"));
    fs::remove_file(log).unwrap();
    (output, reached)
}

/// The version that a finished case leaves.
fn result_of(older: Option<usize>, version: usize) -> usize {
    if version == BACK { older.expect("there is one to go back to") } else { version }
}

/// After a fault the next publication works and leaves no trace of it.
fn assert_recovers(site: &Site, what: &str) {
    site.publish(5, Stop::new()).unwrap_or_else(|error| panic!("{what}: {error:?}"));
    assert_eq!(site.found(), site.files(5), "{what}");
    site.assert_no_litter(what);
}

#[test]
fn killed_at_every_call_the_site_is_old_or_new() {
    if !strace_works() {
        return;
    }
    let mut tally = Tally::default();
    for (older, old, version) in CASES {
        for call in CALLS {
            for at in 1.. {
                let folder = tempfile::tempdir().unwrap();
                let site = prepare(folder.path(), *older, *old);
                let (output, _) = inject(&site, *version, call, &format!("signal=SIGKILL:when={at}"));
                let what = format!("{old:?} to {version}, killed at {call} {at}");
                let state = site.state(*old, result_of(*older, *version), &what);
                if output.status.code() == Some(0) {
                    assert_eq!(state, State::New, "{what}");
                    break;
                }
                tally.count(state);
                assert_recovers(&site, &what);
            }
        }
    }
    println!("killed at every call to the system: {tally:?}, nothing else");
    let count = tally.old + tally.new;
    record("kills-at-calls", &[("count", &count), ("old", &tally.old), ("new", &tally.new)]);
    assert!(tally.old > 30 && tally.new > 0, "{tally:?}");
}

#[test]
fn refused_at_every_call_the_site_is_old_or_new() {
    if !strace_works() {
        return;
    }
    let mut tally = Tally::default();
    let refusals = [
        ("write", "ENOSPC"),
        ("mkdir", "ENOSPC"),
        ("rename", "EIO"),
        ("unlink", "EACCES"),
        ("syncfs", "EIO"),
    ];
    for (call, error) in refusals {
        for at in 1.. {
            let folder = tempfile::tempdir().unwrap();
            let site = prepare(folder.path(), Some(1), Some(2));
            let (output, reached) = inject(&site, 3, call, &format!("error={error}:when={at}"));
            let what = format!("{error} at {call} {at}");
            let state = site.state(Some(2), 3, &what);
            match output.status.code() {
                Some(0) => assert_eq!(state, State::New, "{what}"),
                Some(FAILED) => {
                    let said = String::from_utf8(output.stderr).unwrap();
                    assert!(
                        said.contains("ZB8") && said.contains(site.folder.to_str().unwrap()),
                        "{what}: {said}"
                    );
                    site.assert_no_litter(&what);
                }
                code => assert!(call == "write", "{what}: {code:?}"), // the test program's own writes
            }
            tally.count(state);
            assert_recovers(&site, &what);
            if !reached {
                break;
            }
        }
    }
    println!("refused at every call to the system: {tally:?}, nothing else");
    let count = tally.old + tally.new;
    record("refused-calls", &[("count", &count), ("old", &tally.old), ("new", &tally.new)]);
}

#[test]
fn without_an_exchange_two_renames_do() {
    if !strace_works() {
        return;
    }
    for error in ["EINVAL", "ENOSYS"] {
        for (older, old, version) in CASES {
            let folder = tempfile::tempdir().unwrap();
            let site = prepare(folder.path(), *older, *old);
            let (output, _) = inject(&site, *version, "renameat2", &format!("error={error}"));
            assert_eq!(output.status.code(), Some(0), "{error}: {}", String::from_utf8_lossy(&output.stderr));
            assert_eq!(site.found(), site.files(result_of(*older, *version)));
            site.assert_no_litter(error);
        }
    }
}

#[test]
fn without_locks_the_number_of_the_process_does() {
    if !strace_works() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let site = prepare(folder.path(), Some(1), Some(2));
    let lock = site.folder.join("public.zhenbao-previous/lock");
    fs::write(&lock, std::process::id().to_string()).unwrap();
    let (refused, _) = inject(&site, 3, "flock", "error=ENOSYS");
    assert_eq!(refused.status.code(), Some(FAILED));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("ZB804"));
    fs::write(&lock, "4194000").unwrap(); // beyond what a small system ever gives out
    assert_eq!(inject(&site, 3, "flock", "error=ENOSYS").0.status.code(), Some(0));
    assert_eq!(site.found(), site.files(3));
}
