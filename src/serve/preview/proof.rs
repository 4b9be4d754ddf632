//! Renders pages once in the background that a change may have made impossible to render: a fault on a page
//! that nobody looks at would stop the next build all the same.
//!
//! Must not know what becomes of what it finds.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, TryRecvError};
use std::thread;

use super::Shown;
use crate::site::Page;
use crate::site::pages::pages;
use crate::source::{OutputPath, SourcePath};

/// With so many faulty pages it is clear that something is wrong.
const ENOUGH: usize = 20;

/// More texts than these are found on most pages.
const MOST_TEXTS: usize = 20;

/// What has to be proved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Doubt {
    /// The pages that show one of these texts.
    Texts(BTreeSet<SourcePath>),
    /// All pages.
    Everything,
}

impl Doubt {
    /// Nothing yet.
    pub fn none() -> Self {
        Self::Texts(BTreeSet::new())
    }

    /// Both.
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Texts(mut texts), Self::Texts(more)) => {
                texts.extend(more);
                if texts.len() > MOST_TEXTS { Self::Everything } else { Self::Texts(texts) }
            }
            _ => Self::Everything,
        }
    }

    fn pages(&self, shown: &Shown) -> Vec<Page> {
        match self {
            Self::Texts(texts) => texts.iter().flat_map(|text| shown.showing(text)).collect(),
            Self::Everything => pages(&shown.site),
        }
    }
}

/// What is new in a snapshot, as far as pages may fail for it that could be rendered before.
#[derive(Debug, Clone, Copy)]
pub(super) enum Change<'a> {
    /// Settings or theme.
    Templates,
    /// What these texts say.
    Texts(&'a [SourcePath]),
    /// Which files there are, or the time.
    Files,
}

impl Change<'_> {
    pub fn doubt(self) -> Doubt {
        match self {
            Change::Texts(texts) => Doubt::Texts(texts.iter().cloned().collect()),
            Change::Templates | Change::Files => Doubt::Everything,
        }
    }
}

/// The stack of its thread: templates include each other as deep as their limit allows.
const STACK: usize = 4 * 1024 * 1024;

/// A proof under way. Dropped, it ends.
pub(super) struct Proof {
    given_up: Arc<AtomicBool>,
    found: Receiver<Vec<OutputPath>>,
}

impl Proof {
    /// Begins to render pages of a site, one after the other.
    pub fn begin(shown: Arc<Shown>, doubt: Doubt) -> Self {
        let given_up = Arc::new(AtomicBool::new(false));
        let (tell, found) = mpsc::channel();
        let stop = Arc::clone(&given_up);
        // Where the system gives no thread for it, what it would find is found by the build.
        let thread = thread::Builder::new().name("proof".to_owned()).stack_size(STACK);
        let _ = thread.spawn(move || {
            // When nobody waits for it any more, nothing is lost.
            let _ = tell.send(faulty(&shown, &doubt, &stop));
        });
        Self { given_up, found }
    }

    /// The pages that could not be rendered, once all have been tried.
    pub fn result(&self) -> Option<Vec<OutputPath>> {
        match self.found.try_recv() {
            Ok(found) => Some(found),
            Err(TryRecvError::Empty) => None,
            // A thread that ended without a word found nothing that can be told.
            Err(TryRecvError::Disconnected) => Some(Vec::new()),
        }
    }
}

impl Drop for Proof {
    fn drop(&mut self) {
        self.given_up.store(true, Ordering::Relaxed);
    }
}

fn faulty(shown: &Shown, doubt: &Doubt, stop: &AtomicBool) -> Vec<OutputPath> {
    let renderer = shown.theme.renderer_of_few(&shown.site);
    let pages = doubt.pages(shown).into_iter().take_while(|_| !stop.load(Ordering::Relaxed));
    pages.filter(|page| renderer.render(page).is_err()).map(|page| page.path).take(ENOUGH).collect()
}
