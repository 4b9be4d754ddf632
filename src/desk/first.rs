//! The first page of all: where there is no site yet, it asks whose it is going to be and makes one.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use serde_json::{Value, json};

use super::fault::DeskFault;
use super::{PREFIX, ROOM, answer, nothing, own};
use crate::command::init;
use crate::diagnostic::Lang;
use crate::disk::create;
use crate::disk::publish::Stop;
use crate::serve::{Answer, Answers, Head, Listening, PostAnswers, Reply, serve_while};
use crate::text;

/// How often it is looked whether there is a site by now.
const TURN: Duration = Duration::from_millis(50);

/// Answers until there is a site.
struct First {
    folder: PathBuf,
    key: String,
    lang: Lang,
    stop: Stop,
    made: Mutex<Option<PathBuf>>,
}

/// Asks until a site is made, and says where it lies; `None` when somebody stopped. Fails where the system gives no
/// more threads.
pub fn ask(
    folder: PathBuf,
    listening: Listening,
    (key, lang): (String, Lang),
    stop: &Stop,
) -> std::io::Result<Option<PathBuf>> {
    let first = Arc::new(First { folder, key, lang, stop: stop.clone(), made: Mutex::default() });
    let made = || first.made().clone();
    serve_while(listening, Arc::clone(&first) as Arc<dyn Answers>, &|| {
        std::thread::sleep(TURN);
        made().is_none() && !stop.is_requested()
    })?;
    // The answer that says so is on its way.
    std::thread::sleep(TURN);
    Ok(made())
}

impl Answers for First {
    fn answer(&self, head: &Head) -> Reply {
        match head.path.strip_prefix(PREFIX) {
            Some(name) => Reply::Answer(own::file(name, self.lang).unwrap_or_else(nothing)),
            None => Reply::Answer(crate::serve::own_file(&head.path, self.lang).unwrap_or_else(nothing)),
        }
    }

    fn writing(&self) -> Option<&dyn PostAnswers> {
        Some(self)
    }
}

impl PostAnswers for First {
    fn key(&self) -> &str {
        &self.key
    }

    fn room(&self, head: &Head) -> Option<u64> {
        let name = head.path.strip_prefix(PREFIX)?;
        ["alive", "start", "make", "stop"].contains(&name).then_some(ROOM)
    }

    fn write(&self, head: &Head, body: &[u8]) -> Answer {
        let request: Result<Value, DeskFault> =
            serde_json::from_slice(body).map_err(|_| DeskFault::malformed());
        let done = request.and_then(|request| match head.path.strip_prefix(PREFIX) {
            Some("make") => self.make(&request),
            Some("stop") => {
                self.stop.request();
                Ok(json!({ "stopped": true }))
            }
            _ => Ok(json!({ "first": { "folder": self.folder.display().to_string(), "town": init::town_of(&self.folder) } })),
        });
        answer(done, self.lang)
    }
}

impl First {
    fn made(&self) -> std::sync::MutexGuard<'_, Option<PathBuf>> {
        self.made.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes the site of `{town, county, base_url, office, editor}`: in the folder if that is empty, else in one of
    /// the town's name in it.
    fn make(&self, request: &Value) -> Result<Value, DeskFault> {
        let words = |name: &str| {
            request[name].as_str().map(str::trim).filter(|words| !words.is_empty()).map(str::to_owned)
        };
        let town = words("town")
            .ok_or_else(|| DeskFault::new(text!("先写镇名", "write the name of the town first")))?;
        let mut made = self.made();
        if made.is_some() {
            return Ok(json!({ "made": true }));
        }
        let folder = place(&self.folder, &town)?;
        let options = init::Options {
            folder: folder.clone(),
            town: Some(town),
            county: words("county"),
            base_url: words("base_url"),
            office: words("office"),
            editor: words("editor"),
        };
        init::write(options).map_err(DeskFault::new)?;
        *made = Some(folder.clone());
        Ok(json!({ "made": true, "folder": folder.display().to_string() }))
    }
}

fn place(folder: &Path, town: &str) -> Result<PathBuf, DeskFault> {
    if create::vacant(folder).is_ok() {
        return Ok(folder.to_owned());
    }
    let plain =
        !town.starts_with('.') && !town.contains(['/', '\\', ':', '*', '?', '"', '<', '>', '|', '\0']);
    if !plain {
        return Err(DeskFault::new(text!(
            "镇名里有不能用在文件夹名里的符号",
            "the name holds signs that no folder may have"
        )));
    }
    Ok(folder.join(town))
}
