//! What the preview answers: pages of the site as `build` writes them, and its own pages at `/_zb/`.
//!
//! A request reaches what the snapshot lists and nothing else. Must not know sockets or files' changes.

use std::sync::Arc;

use super::address::{Address, address, file};
use super::assets::{self, PREFIX};
use super::board;
use super::fault;
use super::http::{Answer, Answers, Head, Payload, Reply, event, media_type};
use super::pictures::Pictures;
use super::preview::{CurrentSnapshot, Found, Shown, Snapshot};
use crate::diagnostic::{Diagnostic, Lang};
use crate::disk::{self, Below};
use crate::site::PublishedFile;
use crate::source::{Digest, OutputPath};

/// Digits of an entity tag: 64 bits tell the few versions of one page apart.
const TAG: usize = 16;

/// The preview of a site, shared by all connections.
#[derive(Debug)]
pub struct Preview {
    /// What is shown.
    pub present: CurrentSnapshot,
    /// The language of the person in front of it.
    pub lang: Lang,
    /// Pictures in the forms in which they will be published.
    pub(super) pictures: Pictures,
    /// The output folder, for what changed since the last publication.
    pub board: board::Board,
    /// Told apart from an earlier run: a browser that waited for this one reloads.
    pub run: u64,
}

impl Answers for Preview {
    fn answer(&self, head: &Head) -> Reply {
        let snapshot = self.present.get();
        match head.path.strip_prefix(PREFIX) {
            Some("events") => Reply::Stream(self.hello(&snapshot)),
            Some(name) => Reply::Answer(self.asset(name, head, &snapshot)),
            None if format!("{}/", head.path) == PREFIX => {
                Reply::Answer(Answer::redirect(&format!("{PREFIX}{}", head.query_string())))
            }
            None => Reply::Answer(self.page(head, &snapshot)),
        }
    }
}

impl Preview {
    /// The site of the moment and what is wrong with it.
    pub fn snapshot(&self) -> Arc<Snapshot> {
        self.present.get()
    }

    /// How things stand: the first event of every stream.
    fn hello(&self, snapshot: &Snapshot) -> String {
        event("hello", &self.state(snapshot))
    }

    /// Generation, where the site stands, which publication is the last, and the number of faults if there
    /// are any.
    pub fn state(&self, snapshot: &Snapshot) -> serde_json::Value {
        let start = snapshot.start();
        let faults = snapshot.broken().then(|| fault::tally(&snapshot.findings));
        let published = self.board.published.identity().map(|identity| identity.to_string());
        serde_json::json!({
            "version": self.version(snapshot), "start": start, "published": published, "faults": faults
        })
    }

    /// What tells the browser whether the page it shows is of now.
    fn version(&self, snapshot: &Snapshot) -> String {
        format!("{:x}-{}", self.run, snapshot.generation)
    }

    fn asset(&self, name: &str, head: &Head, snapshot: &Snapshot) -> Answer {
        if let Some((media, bytes)) = assets::file(name, self.lang) {
            return found(media, bytes);
        }
        let json = match name {
            "board.json" => self.board.overview(snapshot, self.lang),
            "changes.json" => self.board.changes(snapshot, self.lang),
            "faults.json" => fault::faults(&snapshot.findings, self.lang),
            "pages.json" => board::pages(snapshot),
            "page.json" => board::checklist(snapshot, &head.query("path"), self.lang),
            _ => return Answer::status(404, "text/plain; charset=utf-8", *b"404\n"),
        };
        Answer::status(200, "application/json; charset=utf-8", json.to_string().into_bytes())
    }

    /// A page, an asset or a file of the site.
    fn page(&self, head: &Head, snapshot: &Snapshot) -> Answer {
        let Some(shown) = &snapshot.shown else {
            return self.explanation(503, &snapshot.findings, snapshot);
        };
        let start = shown.site.config.base_url.path();
        match address(head, start, &|path| shown.find(path).is_some()) {
            Address::Of(path) => self.send(&path, shown, snapshot),
            Address::Elsewhere(address) => Answer::redirect(&address),
            Address::Nowhere => match shown.held_at(|exists| file(&head.path, start, exists)) {
                Some(held) => self.preview_page(404, assets::held(held, self.lang), snapshot),
                None => self.missing(shown, snapshot),
            },
        }
    }

    fn send(&self, path: &OutputPath, shown: &Shown, snapshot: &Snapshot) -> Answer {
        let media = media_type(path.as_str());
        match shown.find(path).expect("only what is there has an address") {
            Found::Page(page) => match shown.render(&page) {
                Ok(bytes) if media.starts_with("text/html") => {
                    found(media, self.with_script(bytes, snapshot))
                }
                Ok(bytes) => found(media, bytes),
                Err(fault) => {
                    self.present.suspect(path);
                    self.explanation(500, &[*fault], snapshot)
                }
            },
            Found::Asset(bytes) => found(media, bytes.to_vec()),
            Found::File(file) => self.file(media, file, shown, snapshot),
        }
    }

    /// A file beside the articles; a picture as it lies there while the form that is asked for is not made.
    fn file(&self, media: &str, file: &PublishedFile, shown: &Shown, snapshot: &Snapshot) -> Answer {
        let made = self.pictures.file(&shown.root, &shown.site, file);
        let media = if made.is_none() { media_type(file.source.as_str()) } else { media };
        let path = made.as_deref().unwrap_or(file.source.as_str());
        match disk::open_regular(Below { folder: &shown.root, path }) {
            Some((file, length, tag)) => Answer::found(media, Payload::File(file, length), &tag),
            None => self.missing(shown, snapshot),
        }
    }

    /// The site's page for addresses that do not exist.
    fn missing(&self, shown: &Shown, snapshot: &Snapshot) -> Answer {
        let path = OutputPath::new("404.html").expect("a fixed name is plain");
        let Some(Found::Page(page)) = shown.find(&path) else {
            return Answer::status(404, "text/plain; charset=utf-8", *b"404\n");
        };
        match shown.render(&page) {
            Ok(bytes) => Answer::status(404, media_type("404.html"), self.with_script(bytes, snapshot)),
            Err(fault) => self.explanation(500, &[*fault], snapshot),
        }
    }

    /// A page of the preview's own: there is nothing of the site to show.
    fn explanation(&self, status: u16, findings: &[Diagnostic], snapshot: &Snapshot) -> Answer {
        self.preview_page(status, assets::explanation(findings, self.lang), snapshot)
    }

    fn preview_page(&self, status: u16, page: String, snapshot: &Snapshot) -> Answer {
        let page = self.with_script(page.into_bytes(), snapshot);
        Answer::status(status, media_type("index.html"), page)
    }

    fn with_script(&self, page: Vec<u8>, snapshot: &Snapshot) -> Vec<u8> {
        assets::with_script(page, &self.version(snapshot), snapshot.start().unwrap_or_default(), self.lang)
    }
}

fn found(media: &str, bytes: Vec<u8>) -> Answer {
    let tag = Digest::of(&bytes).short(TAG);
    Answer::found(media, Payload::Bytes(Arc::from(bytes)), &tag)
}
