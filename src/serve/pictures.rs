//! Pictures of the preview: a form that is not made yet is asked for, and until it is there the picture is
//! shown as it lies beside the texts. No answer waits for pixels.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use crate::disk::pictures::{Gallery, Job, make};
use crate::disk::{Below, open_regular};
use crate::picture::Look;
use crate::site::{PublishedFile, Site};
use crate::source::SourcePath;

/// What became of pictures that somebody asked for.
#[derive(Debug, Clone)]
pub(super) struct Pictures {
    states: Arc<Mutex<BTreeMap<SourcePath, State>>>,
    asked: Sender<(PathBuf, String, Job)>,
}

/// What became of one picture; its file looked so from outside.
#[derive(Debug)]
struct State {
    tag: String,
    /// None while it is being made, and where it cannot be made.
    made: Option<Gallery>,
}

impl Pictures {
    /// Begins to listen on a thread of its own, which ends with the last of those who ask.
    pub(super) fn start() -> Self {
        let (asked, jobs) = channel::<(PathBuf, String, Job)>();
        let states: Arc<Mutex<BTreeMap<SourcePath, State>>> = Arc::default();
        let answers = Arc::clone(&states);
        thread::spawn(move || {
            for (root, tag, job) in jobs {
                let made = make(&root, std::slice::from_ref(&job), &|_, _| {}).value;
                let state = State { tag, made: Some(made) };
                answers.lock().unwrap_or_else(PoisonError::into_inner).insert(job.source, state);
            }
        });
        Self { states, asked }
    }

    /// The file that holds the form of a picture; none while it is not made, which is then asked for.
    pub(super) fn file(&self, root: &Path, site: &Site, file: &PublishedFile) -> Option<String> {
        let rendition = file.rendition.as_ref()?;
        let (_, _, tag) = open_regular(Below { folder: root, path: file.source.as_str() })?;
        let mut states = self.states.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(state) = states.get(&file.source).filter(|state| state.tag == tag) {
            let made = state.made.as_ref()?;
            if let Some(path) = made.file(&file.source, &rendition.name) {
                return Some(path.to_owned());
            }
            if made.knows(&file.source) {
                states.remove(&file.source); // the site wants other forms by now
            }
            return None;
        }
        states.insert(file.source.clone(), State { tag: tag.clone(), made: None });
        drop(states);
        let header = match file.info.picture {
            Some(Look::Pixels(header)) => Some(header),
            _ => None,
        };
        let of_source = site.files.values().filter(|other| other.source == file.source);
        let renditions = of_source.filter_map(|other| other.rendition.clone()).collect();
        // Nobody listens only when the preview ends.
        let _ =
            self.asked.send((root.to_owned(), tag, Job { source: file.source.clone(), header, renditions }));
        None
    }
}
