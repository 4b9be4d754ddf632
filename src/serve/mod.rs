//! The preview: a server on the editor's own machine that shows the site as it will be.
//!
//! ```text
//! watch ─hints─▶ preview (read, parse, assemble what changed) ─▶ snapshot ─▶ site ─answers─▶ http
//!                                                             └─events─▶ streams ─▶ the browser reloads
//! ```
//!
//! A snapshot never changes; a page is rendered when it is asked for, so a save costs no more than what
//! changed. The only room with locks: around the snapshot of the moment, the streams, and the pictures
//! that are being made. Must not know the command line, and writes nothing to the disk but pictures that are kept.

mod http;
mod address;
mod fault;
mod pictures;
mod preview;
mod publication;
mod board;
mod assets;
mod delivery;
mod site;
mod watch;

pub use board::{Board, state};
pub use delivery::Delivery;
pub use fault::fault;
pub use http::{Answer, Answers, Head, Listening, PostAnswers, Reach, Reply, Serving, media_type};
pub use preview::{Shown, Snapshot};
pub use publication::Publication;
pub use site::Preview;
pub use watch::Manner;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};

use crate::diagnostic::{Diagnostic, Lang};
use crate::disk::load::LoadError;
use crate::disk::publish::Stop;
use crate::edition::Recipe;
use http::{Streams, event};
use pictures::Pictures;
use preview::{CurrentSnapshot, Editing, Update};
use watch::Watch;

/// How long the watching thread waits at most before it looks whether it should stop.
const TURN: Duration = Duration::from_millis(200);

/// How often streams are asked whether anybody is still there, and the clock whether an article is due.
const HEARTBEAT: Duration = Duration::from_secs(5);

/// What a preview needs to know.
pub struct PreviewOptions {
    /// Where the site is published to.
    pub output: PathBuf,
    /// How changes are noticed.
    pub manner: Manner,
    /// The language of the person in front of it.
    pub lang: Lang,
    /// Whether the browser goes to the page of the text that was saved.
    pub follow: Follow,
    /// How a site is made of what lies in its folder.
    pub recipe: Recipe,
}

/// Whether the browser goes to the page that was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Follow {
    /// It stays.
    Stay,
    /// It goes there.
    Changed,
}

/// A preview that was read and answers, but does not watch yet.
pub struct PreviewSession {
    preview: Arc<Preview>,
    streams: Arc<Streams>,
    editing: Editing,
    manner: Manner,
    follow: Follow,
    _serving: Serving,
}

/// A preview cannot begin.
#[derive(Debug)]
pub enum StartError {
    /// The site cannot be read at all.
    Site(LoadError),
    /// The system gives no more threads.
    Threads(std::io::Error),
}

/// The manner of watching that was asked for does not work here.
#[derive(Debug)]
pub struct WatchError(pub String);

/// What a session tells the person in front of it.
#[derive(Debug)]
pub enum PreviewEvent<'a> {
    /// The site was made anew, with these findings, within that time.
    Updated(&'a [Diagnostic], Duration),
    /// The system can watch no more folders: from now on everything is looked at that often.
    Polling(Duration),
}

impl PreviewSession {
    /// Reads the site and begins to answer. A broken site is served too: the browser shows what is wrong.
    pub fn start(options: PreviewOptions, listening: Listening) -> Result<Self, StartError> {
        Self::start_behind(options, listening, |preview| preview)
    }

    /// The same behind somebody who answers in the place of the preview, or hands requests on to it.
    pub fn start_behind(
        options: PreviewOptions,
        listening: Listening,
        front: impl FnOnce(Arc<Preview>) -> Arc<dyn Answers>,
    ) -> Result<Self, StartError> {
        let (editing, first) = Editing::open(options.recipe).map_err(StartError::Site)?;
        let run = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_micros());
        let preview = Arc::new(Preview {
            present: CurrentSnapshot::new(first),
            lang: options.lang,
            pictures: Pictures::start(),
            board: Board { published: Publication::new(options.output) },
            run: u64::try_from(run).unwrap_or(0),
        });
        let streams = Arc::new(Streams::default());
        let answers = front(Arc::clone(&preview));
        let serving = listening.serve(answers, Arc::clone(&streams)).map_err(StartError::Threads)?;
        let PreviewOptions { manner, follow, .. } = options;
        Ok(Self { preview, streams, editing, manner, follow, _serving: serving })
    }

    /// What is wrong at the moment.
    pub fn findings(&self) -> Vec<Diagnostic> {
        self.preview.present.get().findings.clone()
    }

    /// The path of the site's address, `/` at the root of a host; of a site that cannot be shown, the one
    /// that it will have.
    pub fn start_path(&self) -> String {
        let snapshot = self.preview.present.get();
        snapshot.start().map(str::to_owned).or_else(|| self.editing.start()).unwrap_or_else(|| "/".to_owned())
    }

    /// Follows the changes until asked to stop, and tells about each.
    pub fn run(mut self, stop: &Stop, tell: &dyn Fn(&PreviewEvent<'_>)) -> Result<(), WatchError> {
        let mut watch =
            Watch::open(self.editing.root(), self.manner).map_err(|error| WatchError(error.to_string()))?;
        let mut heartbeat = Instant::now() + HEARTBEAT;
        let mut published = self.preview.board.published.identity();
        // What changed between reading and watching was reported by nobody.
        let mut hints = Some(crate::disk::load::Hints::Everywhere);
        while !stop.is_requested() {
            let start = Instant::now();
            if let Some(update) = hints.take().and_then(|hints| self.editing.refresh(&hints)) {
                self.show(update, start, tell);
            }
            let suspects = self.preview.present.suspects();
            for update in [self.editing.proved(), self.editing.suspect(suspects)].into_iter().flatten() {
                self.show(update, start, tell);
            }
            if Instant::now() >= heartbeat {
                heartbeat = Instant::now() + HEARTBEAT;
                self.streams.ping();
                let shown = self.preview.present.get();
                if shown.shown.as_ref().is_some_and(|shown| self.editing.is_due(shown)) {
                    let update = self.editing.reassemble();
                    self.show(update, start, tell);
                }
            }
            let identity = self.preview.board.published.identity();
            if std::mem::replace(&mut published, identity) != identity {
                self.streams.tell(&event("change", &self.preview.state(&self.preview.present.get())));
            }
            hints = watch.next(TURN);
            if let Some(interval) = watch.gave_way() {
                tell(&PreviewEvent::Polling(interval));
            }
        }
        Ok(())
    }

    fn show(&self, update: Update, start: Instant, tell: &dyn Fn(&PreviewEvent<'_>)) {
        let Update { snapshot, changed, styles } = update;
        let follow = changed
            .filter(|_| self.follow == Follow::Changed)
            .map(|page| format!("{}{}", self.start_path(), page.url()));
        let styles: Value = styles.map_or(Value::Null, |styles| {
            styles.iter().map(|(old, new)| json!([old.url(), new.url()])).collect()
        });
        let mut state = self.preview.state(&snapshot);
        (state["styles"], state["follow"]) = (styles, json!(follow));
        let old = self.preview.present.set(snapshot);
        self.streams.tell(&event("change", &state));
        drop(old);
        tell(&PreviewEvent::Updated(&self.preview.present.get().findings, start.elapsed()));
    }
}

/// Serves as long as something holds, which takes its time to look. Fails where the system gives no more threads.
pub fn serve_while(
    listening: Listening,
    answers: Arc<dyn Answers>,
    holds: &dyn Fn() -> bool,
) -> std::io::Result<()> {
    let _serving = listening.serve(answers, Arc::new(Streams::default()))?;
    while holds() {}
    Ok(())
}

/// One of the preview's own files by the path of its address.
pub fn own_file(path: &str, lang: Lang) -> Option<Answer> {
    let (media, bytes) = assets::file(path.strip_prefix(assets::PREFIX)?, lang)?;
    Some(Answer::status(200, media, bytes))
}

/// Serves a published folder until asked to stop. Fails where the system gives no more threads.
pub fn deliver(published: Delivery, listening: Listening, stop: &Stop) -> std::io::Result<()> {
    let _serving = listening.serve(Arc::new(published), Arc::new(Streams::default()))?;
    while !stop.is_requested() {
        std::thread::sleep(TURN);
    }
    Ok(())
}
