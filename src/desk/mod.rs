//! The desk: a clerk writes, checks and publishes in the browser.
//!
//! ```text
//! page ─POST, key─▶ door (serve/http) ─▶ Desk ─▶ text: open, show, check, mend, save
//!                                             └▶ drafts, history, picture, publisher
//! ```
//!
//! It stands in front of the preview and hands everything else on to it. What the door lets in comes from a page
//! of this very server, on this machine, that knows the key of this start. Texts are named by ids, never by
//! paths; nothing is deleted. Files stay the truth: between two requests the desk remembers nothing but its key.
//! Must not know how a text is read or published: the rooms below do.

mod fault;
mod form;
mod unsaved;
mod id;
mod text;
mod drafts;
mod overview;
mod history;
mod new_text;
mod paste;
mod picture;
mod publisher;
mod running;
mod own;
mod first;
mod start;

pub use start::{Options, run};

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::{Value, json};

use crate::command::new;
use crate::diagnostic::Lang;
use crate::disk::load;
use crate::disk::publish::{Losses, Returning, Stop};
use crate::edition::today;
use crate::serve::{Answer, Answers, Head, PostAnswers, Preview, Reply};
use crate::source::SourcePath;
use fault::DeskFault;
use publisher::Publisher;
use unsaved::{SavedText, UnsavedText};

/// Where the desk stands. Nothing of a site gets an address there.
const PREFIX: &str = "/_zb/desk/";

/// Bytes of a request that carries a text: one of the largest, with its file, in JSON.
const TEXT_ROOM: u64 = 24 * 1024 * 1024;

/// Bytes of a request that carries a picture: 30 MB in base64.
const PICTURE_ROOM: u64 = 42 * 1024 * 1024;

/// Bytes of any other request.
const ROOM: u64 = 64 * 1024;

/// The desk of one site.
struct Desk {
    preview: Arc<Preview>,
    /// The site's folder, canonical.
    root: PathBuf,
    publisher: Publisher,
    key: String,
    lang: Lang,
    stop: Stop,
    /// Held by whoever writes a file of the site or publishes it: of two at once, the second sees what the first
    /// did.
    writing: Mutex<()>,
}

impl Answers for Desk {
    fn answer(&self, head: &Head) -> Reply {
        match head.path.strip_prefix(PREFIX) {
            Some(name) => Reply::Answer(own::file(name, self.lang).unwrap_or_else(nothing)),
            None if format!("{}/", head.path) == PREFIX => Reply::Answer(Answer::redirect(PREFIX)),
            None => self.preview.answer(head),
        }
    }

    fn writing(&self) -> Option<&dyn PostAnswers> {
        Some(self)
    }
}

impl PostAnswers for Desk {
    fn key(&self) -> &str {
        &self.key
    }

    fn room(&self, head: &Head) -> Option<u64> {
        Some(match head.path.strip_prefix(PREFIX)? {
            "show" | "mend" | "save" | "keep" | "read" | "paste" => TEXT_ROOM,
            "picture" => PICTURE_ROOM,
            "alive" | "start" | "open" | "new" | "let-go" | "history" | "former" | "plan" | "publish"
            | "kept" | "go-back" | "stop" => ROOM,
            _ => return None,
        })
    }

    fn write(&self, head: &Head, body: &[u8]) -> Answer {
        let name = head.path.strip_prefix(PREFIX).unwrap_or_default();
        let done = serde_json::from_slice(body)
            .map_err(|_| DeskFault::malformed())
            .and_then(|request| self.done(name, &request, head));
        answer(done, self.lang)
    }
}

/// An answer in JSON.
fn answer(done: Result<Value, DeskFault>, lang: Lang) -> Answer {
    let (status, told) = match done {
        Ok(told) => (200, told),
        Err(fault) => (fault.status, fault.told(lang)),
    };
    Answer::status(status, "application/json; charset=utf-8", told.to_string().into_bytes())
}

fn nothing() -> Answer {
    Answer::status(404, "text/plain; charset=utf-8", *b"404\n")
}

impl Desk {
    fn done(&self, name: &str, request: &Value, head: &Head) -> Result<Value, DeskFault> {
        let path = || self.text(request);
        let manuscript = || UnsavedText::of(&request["manuscript"]);
        Ok(match name {
            "alive" => json!({ "alive": true }),
            "start" => overview::overview(&self.preview.snapshot(), &self.root, self.lang),
            "open" => self.open(&path()?)?,
            "new" => self.begin(request)?,
            "read" => text::filled(&manuscript()?.source(&SavedText::read(&self.root, &path()?)?.source)?),
            "show" => {
                let saved = SavedText::read(&self.root, &path()?)?;
                text::shown(&manuscript()?, &saved, &self.preview.snapshot(), self.lang)?
            }
            "mend" => {
                let snapshot = self.preview.snapshot();
                let line_ends = snapshot.material.as_ref().map(|material| material.config().line_ends);
                let saved = SavedText::read(&self.root, &path()?)?;
                text::mended(request, &manuscript()?, &saved, line_ends.unwrap_or_default())?
            }
            "save" => {
                let (path, _held) = (path()?, self.hold());
                let version = head.header("if-match").unwrap_or_default().trim_matches('"');
                let saved =
                    text::saved(&self.root, &manuscript()?, &SavedText::read(&self.root, &path)?, version)?;
                drafts::let_go(&self.root, &path)?;
                saved
            }
            "keep" => drafts::keep(&self.root, &path()?, request)?,
            "let-go" => drafts::let_go(&self.root, &path()?)?,
            "history" => history::history(&self.root, &path()?, &self.preview.snapshot())?,
            "former" => history::former(&self.root, &path()?, request)?,
            "paste" => {
                let clock = self.publisher.recipe.clock.map(|clock| clock.date());
                paste::pasted(request, clock.unwrap_or_else(today), self.lang)?
            }
            "picture" => picture::put(&self.root, &path()?, request)?,
            _ => return self.published(name, request),
        })
    }

    /// What has to do with the published site.
    fn published(&self, name: &str, request: &Value) -> Result<Value, DeskFault> {
        let meant = request["meant"] == true;
        let _held = self.hold();
        match name {
            "plan" => self.publisher.plan(),
            "publish" => self.publisher.publish(if meant { Losses::Meant } else { Losses::Ask }),
            "kept" => self.publisher.kept(),
            "go-back" => {
                let steps = request["steps"].as_u64().and_then(|steps| usize::try_from(steps).ok());
                let returning = if meant { Returning::Meant } else { Returning::Ask };
                self.publisher.go_back(steps.ok_or_else(DeskFault::malformed)?, returning)
            }
            "stop" => {
                running::RunningDesk::forget(&self.root);
                self.stop.request();
                Ok(json!({ "stopped": true }))
            }
            _ => Err(DeskFault::malformed()),
        }
    }

    fn hold(&self) -> MutexGuard<'_, ()> {
        self.writing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The text that a request is about: one of the site as it is loaded, or one that was made since.
    fn text(&self, request: &Value) -> Result<SourcePath, DeskFault> {
        let id = request["id"].as_str().ok_or_else(DeskFault::malformed)?;
        let snapshot = self.preview.snapshot();
        let loaded = snapshot.texts.iter().find(|path| id::id(path) == id).cloned();
        let found = || load::texts(&self.root).into_iter().skip(1).find(|path| id::id(path) == id);
        loaded.or_else(found).ok_or_else(DeskFault::gone)
    }

    fn open(&self, path: &SourcePath) -> Result<Value, DeskFault> {
        let mut opened = text::opened(&SavedText::read(&self.root, path)?);
        opened["kept"] = drafts::kept(&self.root, path);
        opened["id"] = Value::from(id::id(path));
        let snapshot = self.preview.snapshot();
        let page = snapshot.shown.as_ref().and_then(|shown| shown.page_of(path));
        opened["page"] = page.map_or(Value::Null, |page| Value::from(page.url()));
        opened["start"] = Value::from(snapshot.start().unwrap_or("/"));
        Ok(opened)
    }

    /// Begins an article: `{title, kind, category}`.
    fn begin(&self, request: &Value) -> Result<Value, DeskFault> {
        let words = |name: &str| request[name].as_str().map(str::trim).filter(|words| !words.is_empty());
        let kind =
            words("kind").and_then(crate::article::kind::Kind::named).ok_or_else(DeskFault::malformed)?;
        let title = words("title").ok_or_else(|| {
            DeskFault::new(crate::text!(
                "先写标题；以后可以改",
                "write a title first; it can be changed later"
            ))
        })?;
        let options = new::Options {
            root: self.root.clone(),
            title: title.to_owned(),
            kind,
            category: words("category").map(str::to_owned),
            date: self.publisher.recipe.clock.map(|clock| clock.date()),
            editor: new::Editor::Leave,
        };
        let _held = self.hold();
        let made = new::begin(&options, |date| new_text::fresh(&options, date, self.lang))
            .map_err(DeskFault::new)?;
        let path = load::place_below(&self.root, &made).ok_or_else(DeskFault::gone)?;
        Ok(json!({ "id": id::id(&path) }))
    }
}
