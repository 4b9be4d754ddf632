//! Renders every page once in the background, after templates changed: a fault on a page that nobody
//! looks at would stop the next build all the same.
//!
//! Must not know what becomes of what it finds.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, TryRecvError};
use std::thread;

use super::Shown;
use crate::page::pages;
use crate::source::OutputPath;

/// With so many faulty pages it is clear that something is wrong.
const ENOUGH: usize = 20;

/// A proof under way. Dropped, it ends.
pub(super) struct Proof {
    given_up: Arc<AtomicBool>,
    found: Receiver<Vec<OutputPath>>,
}

impl Proof {
    /// Begins to render the pages of a site, one after the other.
    pub fn begin(shown: Arc<Shown>) -> Self {
        let given_up = Arc::new(AtomicBool::new(false));
        let (tell, found) = mpsc::channel();
        let stop = Arc::clone(&given_up);
        thread::spawn(move || {
            // When nobody waits for it any more, nothing is lost.
            let _ = tell.send(faulty(&shown, &stop));
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

fn faulty(shown: &Shown, stop: &AtomicBool) -> Vec<OutputPath> {
    let renderer = shown.theme.renderer_of_few(&shown.site);
    let pages = pages(&shown.site).into_iter().take_while(|_| !stop.load(Ordering::Relaxed));
    pages.filter(|page| renderer.render(page).is_err()).map(|page| page.path).take(ENOUGH).collect()
}
