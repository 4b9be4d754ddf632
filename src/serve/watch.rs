//! Waits until something may have changed in the site's folder (the only user of notify).
//!
//! What the system reports is a hint: which places to look at, never what is there. Reading is no
//! change, so that the preview's own reading does not wake it. Must not know what is read.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, ModifyKind};
use notify::{Config, ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::config::FILE;
use crate::disk::load::{Hints, place_below};

/// A save is over when nothing happened for so long: editors write, rename and remove within a
/// millisecond or two.
const QUIET: Duration = Duration::from_millis(12);

/// While somebody writes without end, what there is so far is shown this often.
const LONGEST: Duration = Duration::from_millis(250);

/// How often everything is looked at when the system can watch no more folders.
const INSTEAD: Duration = Duration::from_secs(1);

/// The folders below the root that are watched whole.
const TOPS: [&str; 4] = ["content", "static", "templates", "themes"];

/// More places than this are cheaper to find by looking at all.
const MOST_PLACES: usize = 200;

/// How changes are noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// The system reports them.
    Events,
    /// The whole folder is looked at that often; for shared drives, which report nothing.
    Poll(Duration),
}

type Report = notify::Result<Event>;

/// A watch over one site's folder.
pub struct Watch {
    root: PathBuf,
    source: Source,
    given_way: Option<Duration>,
}

enum Source {
    System(RecommendedWatcher, Receiver<Report>),
    Clock(Duration, Instant),
}

impl Watch {
    /// Begins to watch a folder, given by its canonical path.
    pub fn open(root: &Path, manner: Manner) -> Result<Self, notify::Error> {
        let source = match manner {
            Manner::Poll(interval) => Source::Clock(interval, Instant::now() + interval),
            Manner::Events => {
                let (sender, reports) = mpsc::channel();
                // The receiver is gone only when the watch itself is.
                let tell = move |report| drop(sender.send(report));
                let config = Config::default().with_follow_symlinks(false);
                let mut watcher = RecommendedWatcher::new(tell, config)?;
                watcher.watch(root, RecursiveMode::NonRecursive)?;
                for top in TOPS.map(|top| root.join(top)).iter().filter(|top| is_folder(top)) {
                    watcher.watch(top, RecursiveMode::Recursive)?;
                }
                Source::System(watcher, reports)
            }
        };
        Ok(Self { root: root.to_owned(), source, given_way: None })
    }

    /// How often everything is looked at since the system can watch no more folders; told once.
    pub fn gave_way(&mut self) -> Option<Duration> {
        self.given_way.take()
    }

    /// Waits for a change and for the quiet after it; `None` when nothing happened for so long.
    pub fn next(&mut self, patience: Duration) -> Option<Hints> {
        match &mut self.source {
            Source::Clock(interval, due) => {
                let now = Instant::now();
                std::thread::sleep(due.saturating_duration_since(now).min(patience));
                if Instant::now() < *due {
                    return None;
                }
                *due = Instant::now() + *interval;
                Some(Hints::Everywhere)
            }
            Source::System(watcher, reports) => {
                let mut gathered = Gathered::new(&self.root);
                let end = Instant::now() + patience;
                while gathered.is_empty() {
                    match reports.recv_timeout(end.saturating_duration_since(Instant::now())) {
                        Ok(report) => gathered.add(report),
                        Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return None,
                    }
                }
                gathered.until_quiet(reports);
                gathered.full |= gathered.tops.iter().any(|top| watch_anew(watcher, top).is_err());
                let full = gathered.full;
                let hints = gathered.into_hints();
                if full {
                    self.source = Source::Clock(INSTEAD, Instant::now() + INSTEAD);
                    self.given_way = Some(INSTEAD);
                }
                Some(hints)
            }
        }
    }
}

/// Watches what stands now in the place of a folder: the one that was watched may be gone, or elsewhere.
/// Fails when the system can watch no more.
fn watch_anew(watcher: &mut RecommendedWatcher, top: &Path) -> Result<(), notify::Error> {
    let _ = watcher.unwatch(top); // none was watched there, or its watch went with it
    if !is_folder(top) {
        return Ok(()); // the folder above reports what comes
    }
    match watcher.watch(top, RecursiveMode::Recursive) {
        Err(error) if is_full(&error) => Err(error),
        // It went away meanwhile: that is reported, too.
        _ => Ok(()),
    }
}

/// Whether a folder stands there: no link to one.
fn is_folder(place: &Path) -> bool {
    place.symlink_metadata().is_ok_and(|found| found.is_dir())
}

/// Whether the system can watch no more folders.
fn is_full(error: &notify::Error) -> bool {
    matches!(error.kind, ErrorKind::MaxFilesWatch)
}

/// What was reported since the last quiet.
struct Gathered<'a> {
    root: &'a Path,
    places: Vec<PathBuf>,
    /// Watched folders in whose place something else may stand now.
    tops: Vec<PathBuf>,
    lost: bool,
    /// The system can watch no more folders.
    full: bool,
}

impl<'a> Gathered<'a> {
    fn new(root: &'a Path) -> Self {
        Self { root, places: Vec::new(), tops: Vec::new(), lost: false, full: false }
    }

    fn is_empty(&self) -> bool {
        self.places.is_empty() && !self.lost
    }

    fn add(&mut self, report: Report) {
        match report {
            Ok(event) if event.need_rescan() => self.lose(),
            Ok(event) if is_change(event.kind) => {
                for path in event.paths {
                    if replaces(event.kind) {
                        self.add_top(&path);
                    }
                    self.add_place(path);
                }
            }
            Ok(_) => {}
            Err(error) => {
                self.full |= is_full(&error);
                self.lose();
            }
        }
    }

    /// Something happened that was not reported.
    fn lose(&mut self) {
        self.lost = true;
        for top in TOPS {
            self.add_top(&self.root.join(top));
        }
    }

    fn add_top(&mut self, path: &Path) {
        let is_top =
            path.strip_prefix(self.root).is_ok_and(|below| TOPS.iter().any(|top| below == Path::new(top)));
        if is_top && !self.tops.iter().any(|known| known == path) {
            self.tops.push(path.to_owned());
        }
    }

    fn add_place(&mut self, path: PathBuf) {
        let Ok(below) = path.strip_prefix(self.root) else { return };
        let top = below.components().next().and_then(|name| name.as_os_str().to_str());
        let ours = top.is_none_or(|top| TOPS.contains(&top) || top == FILE);
        if !ours || self.places.contains(&path) {
            return;
        }
        if self.places.len() < MOST_PLACES { self.places.push(path) } else { self.lost = true }
    }

    fn until_quiet(&mut self, reports: &Receiver<Report>) {
        let end = Instant::now() + LONGEST;
        while Instant::now() < end {
            match reports.recv_timeout(QUIET) {
                Ok(report) => self.add(report),
                Err(_) => return,
            }
        }
    }

    fn into_hints(self) -> Hints {
        let places: Option<Vec<_>> = self.places.iter().map(|path| place_below(self.root, path)).collect();
        match places {
            Some(places) if !self.lost => Hints::At(places),
            // Also for the root itself and for names that are no text.
            _ => Hints::Everywhere,
        }
    }
}

/// Whether something may stand in the place of something else.
fn replaces(kind: EventKind) -> bool {
    !matches!(kind, EventKind::Modify(ModifyKind::Data(_) | ModifyKind::Metadata(_)) | EventKind::Access(_))
}

fn is_change(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(access) => access == AccessKind::Close(AccessMode::Write),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_system_that_can_watch_no_more_is_polled() {
        let folder = tempfile::tempdir().unwrap();
        let (sender, reports) = mpsc::channel();
        let watcher = RecommendedWatcher::new(|_| {}, Config::default()).unwrap();
        let source = Source::System(watcher, reports);
        let mut watch = Watch { root: folder.path().to_owned(), source, given_way: None };
        sender.send(Err(notify::Error::new(ErrorKind::MaxFilesWatch))).unwrap();
        assert_eq!(watch.next(Duration::ZERO), Some(Hints::Everywhere));
        assert_eq!((watch.gave_way(), watch.gave_way()), (Some(INSTEAD), None), "it is told once");
        assert!(matches!(watch.source, Source::Clock(INSTEAD, _)));
        assert_eq!(watch.next(INSTEAD), Some(Hints::Everywhere));
    }
}
