//! `serve` without `--watch`: the published folder, as any web server would deliver it, to look at a
//! delivery before it goes out.
//!
//! Only what the manifest lists is served, and only as it was published; no address leads to the disk by
//! itself. Each request is answered out of the one publication that is there at that moment.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use super::address::{Address, address};
use super::http::{Answer, Answers, Head, Payload, Reply, media_type};
use super::publication::Publication;
use crate::diagnostic::{Diagnostic, Lang, ReportFormat, Screen, emit};
use crate::disk::publish::{Manifest, PublishError, VerifiedFile, read_published};
use crate::source::OutputPath;
use crate::text;

/// How often a request is tried again while another publication is taking the place of this one.
const ATTEMPTS: usize = 5;

/// The time between: where a system cannot exchange two folders, there is none for a moment.
const PAUSE: Duration = Duration::from_millis(2);

/// Digits of an entity tag.
const TAG: usize = 16;

/// Hears what is wrong with the published folder.
pub type Listener = Box<dyn Fn(&Diagnostic) + Send + Sync>;

/// A published folder.
pub struct Delivery {
    publication: Publication,
    start: String,
    lang: Lang,
    listener: Listener,
    /// What the listener was told: each thing is told once.
    told: Mutex<BTreeSet<String>>,
}

impl Answers for Delivery {
    fn answer(&self, head: &Head) -> Reply {
        Reply::Answer(self.whole(head).unwrap_or_else(|fault| self.unwell(&fault)))
    }
}

impl Delivery {
    /// Serves what is published in a folder at the path `start`, `/` at the root of a host.
    pub fn new(publication: Publication, start: String, lang: Lang, listener: Listener) -> Self {
        Self { publication, start, lang, listener, told: Mutex::default() }
    }

    /// The answer out of one publication. What is not as its manifest says may belong to the next one,
    /// which is just taking its place: then the answer comes from that.
    fn whole(&self, head: &Head) -> Result<Answer, Box<Diagnostic>> {
        let mut attempt = 0;
        loop {
            attempt += 1;
            let published = self.publication.manifest();
            let answer = match &published {
                Ok(Some(manifest)) => self.page(head, manifest),
                Ok(None) => Err(nothing_there(&self.publication)),
                Err(error) => Err(Box::new(error.to_diagnostic())),
            };
            let stands = || published.is_ok_and(|manifest| manifest.is_some_and(|one| self.stands(&one)));
            if answer.is_ok() || attempt == ATTEMPTS || stands() {
                return answer;
            }
            thread::sleep(PAUSE);
        }
    }

    /// Whether that is still what is published.
    fn stands(&self, manifest: &Arc<Manifest>) -> bool {
        let now = self.publication.manifest();
        now.is_ok_and(|now| now.is_some_and(|now| Arc::ptr_eq(&now, manifest)))
    }

    fn page(&self, head: &Head, manifest: &Manifest) -> Result<Answer, Box<Diagnostic>> {
        let listed = |path: &OutputPath| manifest.position(path.as_str()).is_some();
        let missing = OutputPath::new("404.html").expect("a fixed name is plain");
        match address(head, &self.start, &listed) {
            Address::Of(path) => self.file(&path, manifest),
            Address::Elsewhere(address) => Ok(Answer::redirect(&address)),
            Address::Nowhere if listed(&missing) => Ok(self.file(&missing, manifest)?.under(404)),
            Address::Nowhere => Ok(Answer::status(404, "text/plain; charset=utf-8", *b"404\n")),
        }
    }

    /// A file that the manifest lists.
    fn file(&self, path: &OutputPath, manifest: &Manifest) -> Result<Answer, Box<Diagnostic>> {
        let at = manifest.position(path.as_str()).expect("only listed files are looked for");
        let record = &manifest.files()[at];
        let content = read_published(self.publication.folder(), record).map_err(with_help)?;
        let (body, tag) = match content {
            VerifiedFile::Whole(bytes) => (Payload::Bytes(bytes.into()), record.digest.short(TAG)),
            VerifiedFile::Long(file, tag) => (Payload::File(file, record.size), tag),
        };
        Ok(Answer::found(media_type(path.as_str()), body, &tag))
    }

    /// Says that what was published is not there.
    fn unwell(&self, fault: &Diagnostic) -> Answer {
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        if told.insert(fault.message.en.clone()) {
            (self.listener)(fault);
        }
        drop(told);
        let words = emit(std::slice::from_ref(fault), ReportFormat::Human(Screen::PLAIN), self.lang);
        Answer::status(503, "text/plain; charset=utf-8", words.into_bytes())
    }
}

/// A file that was changed or removed says nothing yet of what to do.
fn with_help(finding: Box<Diagnostic>) -> Box<Diagnostic> {
    if finding.help.is_some() {
        return finding;
    }
    Box::new(finding.help(text!(
        "先查明是谁改动的；重新运行 zhenbao build 可以恢复",
        "find out who did that; zhenbao build restores it"
    )))
}

fn nothing_there(publication: &Publication) -> Box<Diagnostic> {
    let finding = PublishError::NotPublished(publication.folder().to_owned()).to_diagnostic();
    Box::new(
        finding.help(text!(
            "运行 zhenbao build 发布以后，再刷新网页",
            "run zhenbao build, then reload the page"
        )),
    )
}
