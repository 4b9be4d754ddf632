//! `serve` without `--watch`: the published folder, as any web server would deliver it, to look at a
//! delivery before it goes out.
//!
//! Only what the manifest lists is served; no address leads to the disk by itself.

use std::path::PathBuf;

use super::http::{Answer, Answers, Body, Head, Reply, media_type};
use crate::disk;
use crate::disk::publish::Manifest;
use crate::source::OutputPath;

/// A published folder.
#[derive(Debug)]
pub struct Published {
    /// The folder.
    pub folder: PathBuf,
    /// What lies in it.
    pub manifest: Manifest,
    /// The path of the site's address, `/` at the root of a host.
    pub start: String,
}

impl Answers for Published {
    fn answer(&self, head: &Head) -> Reply {
        Reply::Answer(self.page(&head.path))
    }
}

impl Published {
    fn page(&self, path: &str) -> Answer {
        if path == "/" && self.start != "/" {
            return Answer::redirect(&self.start);
        }
        let below = path.strip_prefix(&self.start).or_else(|| path.strip_prefix('/')).unwrap_or(path);
        let file = if below.is_empty() || below.ends_with('/') {
            format!("{below}index.html")
        } else {
            below.to_owned()
        };
        if let Some(answer) = self.file(&file) {
            return answer;
        }
        match OutputPath::new(&format!("{below}/index.html")) {
            Ok(folder) if self.lists(&folder) => {
                Answer::redirect(&format!("{}{}", self.start, folder.pretty_url()))
            }
            _ => self.missing(),
        }
    }

    fn lists(&self, path: &OutputPath) -> bool {
        self.manifest.position(path.as_str()).is_some()
    }

    fn file(&self, path: &str) -> Option<Answer> {
        let path = OutputPath::new(path).ok().filter(|path| self.lists(path))?;
        let (file, length, tag) = disk::open_regular(&path.to_os(&self.folder))?;
        Some(Answer::found(media_type(path.as_str()), Body::File(file, length), &tag))
    }

    fn missing(&self) -> Answer {
        match self.file("404.html") {
            Some(answer) => answer.under(404),
            None => Answer::status(404, "text/plain; charset=utf-8", *b"404\n"),
        }
    }
}
