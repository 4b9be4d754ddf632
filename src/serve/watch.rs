//! Waits until something may have changed in the site's folder (the only user of notify).
//!
//! What the system reports is a hint: which places to look at, never what is there. Reading is no
//! change, so that the preview's own reading does not wake it. Must not know what is read.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode};
use notify::{Config, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::disk::load::{Hints, place_below, watched_places};

/// A save is over when nothing happened for so long: editors write, rename and remove within a
/// millisecond or two.
const QUIET: Duration = Duration::from_millis(12);

/// While somebody writes without end, what there is so far is shown this often.
const LONGEST: Duration = Duration::from_millis(250);

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
                for place in watched_places(root) {
                    watcher.watch(&place, RecursiveMode::Recursive)?;
                }
                Source::System(watcher, reports)
            }
        };
        Ok(Self { root: root.to_owned(), source })
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
                for place in &gathered.tops {
                    // A folder that came back, or came for the first time; one that went away again
                    // cannot be watched, and its going is reported by the folder above.
                    let _ = watcher.watch(place, RecursiveMode::Recursive);
                }
                Some(gathered.into_hints())
            }
        }
    }
}

/// What was reported since the last quiet.
struct Gathered<'a> {
    root: &'a Path,
    places: Vec<PathBuf>,
    /// Folders directly below the root among them.
    tops: Vec<PathBuf>,
    lost: bool,
}

impl<'a> Gathered<'a> {
    fn new(root: &'a Path) -> Self {
        Self { root, places: Vec::new(), tops: Vec::new(), lost: false }
    }

    fn is_empty(&self) -> bool {
        self.places.is_empty() && !self.lost
    }

    fn add(&mut self, report: Report) {
        match report {
            Ok(event) if event.need_rescan() => self.lost = true,
            Ok(event) if is_change(event.kind) => {
                for path in event.paths {
                    self.add_place(path);
                }
            }
            Ok(_) => {}
            Err(_) => self.lost = true,
        }
    }

    fn add_place(&mut self, path: PathBuf) {
        let Ok(below) = path.strip_prefix(self.root) else { return };
        let top = below.components().next().and_then(|name| name.as_os_str().to_str());
        let ours =
            top.is_none_or(|top| ["content", "static", "templates", "themes", "site.toml"].contains(&top));
        if !ours || self.places.contains(&path) {
            return;
        }
        if below.components().count() == 1 && path.is_dir() {
            self.tops.push(path.clone());
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

fn is_change(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(access) => access == AccessKind::Close(AccessMode::Write),
        _ => true,
    }
}
