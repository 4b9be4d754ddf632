//! `kill -9` at random moments with readers looking on, and polite signals.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

use super::readers::hammer;
use super::*;
use crate::support::figures::record;

/// How long an undisturbed publication takes here and now.
fn usual_time(site: &Site, version: usize) -> Duration {
    let mut child = site.start(version);
    let begun = Instant::now();
    assert!(child.wait().unwrap().success());
    begun.elapsed()
}

#[test]
fn killed_at_random_moments_the_site_is_old_or_new() {
    let folder = tempfile::tempdir().unwrap();
    let site = Site::new(folder.path(), 150);
    site.publish(0, Stop::new()).unwrap();
    usual_time(&site, 1);
    let mut range = u64::try_from(usual_time(&site, 2).as_micros()).unwrap();
    let (stop, mut tally, mut dice) = (AtomicBool::new(false), Tally::default(), Dice(2025));
    let kills = rounds("ZHENBAO_TEST_KILLS", 60);
    let reads = std::thread::scope(|scope| {
        let reader = scope.spawn(|| hammer(&site, &stop));
        let mut current = 2;
        for version in 3..3 + kills {
            let mut child = site.start(version);
            let wait = dice.below(range);
            std::thread::sleep(Duration::from_micros(wait));
            child.kill().unwrap();
            child.wait().unwrap();
            let state = site.state(Some(current), version, &format!("killed after {wait} µs"));
            tally.count(state);
            // The machine may become busier or idler: the range of waiting follows, so that kills
            // keep falling before, into and behind the swap.
            if state == State::New {
                current = version;
                range -= range / 25;
            } else {
                range += range / 25;
            }
        }
        stop.store(true, Ordering::Relaxed);
        reader.join().unwrap()
    });
    site.publish(1, Stop::new()).unwrap();
    assert_eq!(site.found(), site.files(1));
    site.assert_no_litter("after all kills");
    println!("{kills} kills at random, {reads} reads meanwhile: {tally:?}, nothing else");
    record("kills", &[("count", &kills), ("old", &tally.old), ("new", &tally.new), ("reads", &reads)]);
    assert!(tally.old > 0 && reads > 100, "{tally:?}, {reads} reads");
}

#[test]
fn asked_to_stop_it_leaves_one_whole_site_and_no_litter() {
    let trial = tempfile::tempdir().unwrap();
    let time = u64::try_from(usual_time(&Site::new(trial.path(), 600), 1).as_micros()).unwrap();
    let (mut tally, mut dice) = (Tally::default(), Dice(7));
    for (round, signal) in [Signal::INT, Signal::TERM, Signal::HUP].into_iter().cycle().take(18).enumerate() {
        let folder = tempfile::tempdir().unwrap();
        let site = Site::new(folder.path(), 600);
        let before = (round % 2 == 0).then_some(1);
        if let Some(version) = before {
            site.publish(version, Stop::new()).unwrap();
        }
        let mut child = site.start(2);
        std::thread::sleep(Duration::from_micros(dice.below(time * 5 / 4)));
        let process = Pid::from_raw(i32::try_from(child.id()).unwrap()).unwrap();
        kill_process(process, signal).unwrap();
        let code = child.wait().unwrap().code();
        let state = site.state(before, 2, &format!("{signal:?}"));
        let expected = if state == State::New { 0 } else { FAILED };
        assert_eq!(code, Some(expected), "{signal:?}");
        site.assert_no_litter(&format!("{signal:?}"));
        tally.count(state);
    }
    println!("18 signals: {tally:?}, no litter");
    record("signals", &[("count", &18), ("old", &tally.old), ("new", &tally.new)]);
}
