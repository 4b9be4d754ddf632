//! Two at once, stopping on request, and every single change on the disk broken once: killed there,
//! or refused by the system. What is found must be the old site or the new one, and the next
//! publication must leave no trace of it.

use std::fs;
use std::process::{Command, Stdio};

use super::*;
use crate::disk::publish::faults::{NO_EXCHANGE, VARIABLE, reached};

/// Which publication the child process makes, by the name of a [`Scenario`].
const SCENARIO: &str = "ZHENBAO_TEST_SCENARIO";
const SITE: &str = "ZHENBAO_TEST_SITE";

const ALL_NEW: &[(&str, &str)] = &[("b.html", "b"), ("c/d/e.html", "e"), ("index.html", "all new")];
const ONE_NEW: &[(&str, &str)] =
    &[("index.html", "2"), ("renda/index.html", "list 1"), ("tongzhi/a.html", "new")];

/// The child's exit codes besides 0, which means that it met no fault.
const FAILED: i32 = 3;
const SUCCEEDED_ALL_THE_SAME: i32 = 4;

/// What is broken at each of its steps.
struct Scenario {
    name: &'static str,
    before: &'static [&'static [(&'static str, &'static str)]],
    after: Option<&'static [(&'static str, &'static str)]>,
}

/// `after: None` is a step back.
const SCENARIOS: &[Scenario] = &[
    Scenario { name: "first", before: &[], after: Some(FIRST) },
    Scenario { name: "second", before: &[FIRST], after: Some(SECOND) },
    Scenario { name: "later", before: &[FIRST, SECOND], after: Some(ONE_NEW) },
    Scenario { name: "many", before: &[FIRST, SECOND], after: Some(THIRD) },
    Scenario { name: "all", before: &[FIRST, SECOND], after: Some(ALL_NEW) },
    Scenario { name: "back", before: &[FIRST, SECOND], after: None },
];

impl Scenario {
    fn run(&self, settings: &PublishSettings) -> Result<(), PublishError> {
        match self.after {
            Some(files) => publish(settings.clone(), files).map(drop),
            None => rollback(settings, MEANT).map(drop),
        }
    }

    /// The child process with one fault; whether it came to its end without one.
    fn child(&self, ground: &Ground, fault: &str, exchange: &str) -> Option<i32> {
        let status = Command::new(std::env::current_exe().unwrap())
            .args(["interruption::child", "--ignored", "--test-threads=1"])
            .env(VARIABLE, fault)
            .env(SCENARIO, self.name)
            .env(SITE, ground.path("site"))
            .env(NO_EXCHANGE, exchange)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .unwrap();
        status.code()
    }

    fn ground(&self) -> Ground {
        let ground = Ground::new();
        self.before.iter().for_each(|files| drop(ground.publish(files).unwrap()));
        ground
    }

    /// The published site must be the old one or the new one; and whatever lies beside it, the next
    /// publication works and leaves what an undisturbed one leaves.
    fn check(&self, ground: &Ground, what: &str) -> State {
        let old = self.before.last().map(|files| expected(files)).unwrap_or_default();
        let new = expected(self.after.unwrap_or(FIRST));
        let found = if ground.output().exists() { tree(&ground.output()) } else { BTreeMap::new() };
        let state = if found == new {
            State::New
        } else {
            assert_eq!(found, old, "{}, {what}: neither old nor new", self.name);
            State::Old
        };
        let last: &[(&str, &str)] = &[("last.html", "last"), ("renda/index.html", "list 1")];
        ground.publish(last).unwrap();
        assert_eq!(tree(&ground.output()), expected(last));
        assert!(verify(&ground.output()).unwrap().is_sound());
        let kept: Vec<String> = ground.kept();
        assert!(
            kept.is_empty() || (kept.len() == 3 && kept[1] == "README.txt"),
            "{}, {what}: {kept:?}",
            self.name
        );
        assert!(ground.names_beside().len() <= 2, "{}, {what}: {:?}", self.name, ground.names_beside());
        state
    }
}

#[derive(PartialEq, Eq)]
enum State {
    Old,
    New,
}

#[test]
#[ignore = "the child process of the tests below"]
fn child() {
    let Ok(name) = std::env::var(SCENARIO) else { return };
    let site = PathBuf::from(std::env::var_os(SITE).unwrap());
    let settings = PublishSettings { durability: Durability::Synced, ..settings(&site) };
    let scenario = SCENARIOS.iter().find(|scenario| scenario.name == name).unwrap();
    let result = scenario.run(&settings);
    std::process::exit(match result {
        Err(_) => FAILED,
        Ok(()) if reached() => SUCCEEDED_ALL_THE_SAME,
        Ok(()) => 0,
    });
}

#[test]
fn killed_at_any_step_the_site_is_old_or_new() {
    let (mut old, mut new) = (0, 0);
    for scenario in SCENARIOS {
        for step in 1.. {
            let ground = scenario.ground();
            let ended = scenario.child(&ground, &format!("kill@{step}"), "");
            match scenario.check(&ground, &format!("killed at step {step}")) {
                State::Old => old += 1,
                State::New => new += 1,
            }
            if let Some(code) = ended {
                assert_eq!(code, 0, "{} fails at step {step} without a fault", scenario.name);
                assert!(step > 5, "{}: the faults do not work", scenario.name);
                break;
            }
        }
    }
    println!("killed at every step: {old} times the old site, {new} times the new one, nothing else");
    super::reliability::record("kills-at-steps", &[("count", old + new), ("old", old), ("new", new)]);
    assert!(old > 50 && new > 10, "{old} old, {new} new");
}

/// Between the two renames there is no site at all: the next start brings it back, so the state is
/// looked at after one.
#[test]
fn without_an_exchange_the_next_start_mends_what_was_killed() {
    for scenario in SCENARIOS {
        for step in 1.. {
            let ground = scenario.ground();
            let ended = scenario.child(&ground, &format!("kill@{step}"), "1");
            if !ground.output().exists() {
                drop(Stage::open(ground.settings()).unwrap());
            }
            scenario.check(&ground, &format!("killed at step {step} without exchange"));
            if ended.is_some() {
                break;
            }
        }
    }
}

#[test]
fn refused_at_any_step_the_site_is_old_or_new_and_nothing_is_left() {
    // EIO, EACCES, EMFILE, ENOSPC, EROFS: each in some of the scenarios, all in turn.
    for (number, error) in [5, 13, 24, 28, 30].into_iter().enumerate() {
        for scenario in SCENARIOS.iter().skip(number % 3).step_by(3) {
            for step in 1.. {
                let ground = scenario.ground();
                let code = scenario.child(&ground, &format!("{error}@{step}"), "");
                let what = format!("error {error} at step {step}");
                assert!(
                    matches!(code, Some(0 | FAILED | SUCCEEDED_ALL_THE_SAME)),
                    "{}, {what}: {code:?}",
                    scenario.name
                );
                let unfinished = ["incoming", "updating", "outgoing"];
                let left = ground.kept().into_iter().any(|name| unfinished.contains(&name.as_str()));
                assert!(
                    !left || code == Some(SUCCEEDED_ALL_THE_SAME),
                    "{}, {what}: left {:?}",
                    scenario.name,
                    ground.kept()
                );
                scenario.check(&ground, &what);
                if code == Some(0) {
                    break;
                }
            }
        }
    }
}

#[test]
fn the_second_of_two_is_refused_and_takes_over_when_the_first_has_ended() {
    let ground = Ground::new();
    let first = Stage::open(ground.settings()).unwrap();
    let error = Stage::open(ground.settings()).unwrap_err();
    let own = std::process::id();
    assert!(matches!(error, PublishError::Busy { process: Some(number), .. } if number == own), "{error:?}");
    assert!(matches!(rollback(&ground.settings(), MEANT), Err(PublishError::Busy { .. })));
    drop(first);
    ground.publish(FIRST).unwrap();
}

#[test]
fn many_at_once_never_mix() {
    let ground = Ground::new();
    let versions: Vec<Vec<(String, String)>> = (0..4)
        .map(|v| (0..20).map(|n| (format!("{}/{n}.html", n % 3), format!("{v} {n}"))).collect())
        .collect();
    let published = std::sync::atomic::AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for version in &versions {
            scope.spawn(|| {
                let files: Vec<(&str, &str)> =
                    version.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
                for _ in 0..50 {
                    match ground.publish(&files) {
                        Ok(_) => drop(published.fetch_add(1, Ordering::Relaxed)),
                        Err(PublishError::Busy { .. }) => std::thread::yield_now(),
                        Err(other) => panic!("{other:?}"),
                    }
                }
            });
        }
    });
    assert!(published.load(Ordering::Relaxed) > 0);
    let found = tree(&ground.output());
    let whole = versions.iter().any(|version| {
        let files: Vec<(&str, &str)> = version.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        found == expected(&files)
    });
    assert!(whole, "{found:?}");
}

#[test]
fn a_request_to_stop_leaves_the_published_site_and_nothing_else() {
    let ground = Ground::new();
    let stop = Stop::new();
    let settings = PublishSettings { stop: stop.clone(), ..ground.settings() };
    let stage = Stage::open(settings.clone()).unwrap();
    let entry = stage.put(&path("a.html"), b"a", None).unwrap();
    stop.request();
    assert!(matches!(stage.put(&path("b.html"), b"b", None), Err(PublishError::Interrupted)));
    assert!(matches!(stage.commit(vec![entry]), Err(PublishError::Interrupted)));
    assert!(ground.names_beside().is_empty(), "{:?}", ground.names_beside());
    assert!(matches!(publish(settings, FIRST), Err(PublishError::Interrupted)));
    ground.publish(FIRST).unwrap();
}

#[test]
fn a_dropped_stage_leaves_nothing() {
    let ground = Ground::new();
    ground.publish(FIRST).unwrap();
    ground.publish(SECOND).unwrap();
    let stage = Stage::open(ground.settings()).unwrap();
    stage.put(&path("c/d.html"), b"a", None).unwrap();
    drop(stage);
    assert_eq!(tree(&ground.output()), expected(SECOND));
    assert_eq!(ground.kept(), ["1", "README.txt", "lock"]);
    assert_eq!(tree(&ground.path("site/public.zhenbao-previous/1")), expected(FIRST));
    fs::remove_dir_all(ground.output()).unwrap();
}
