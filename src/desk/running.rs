//! The desk of a site that is open already: a second start leads to it. Its address and its key lie in the site's
//! folder, where only this user can read them; after a kill they are taken up again, so that a page that is still
//! open goes on.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};

use crate::disk::desk;

/// Where it is noted.
const NAME: &str = "running.json";

/// How long one on the same machine may take to answer.
const PATIENCE: Duration = Duration::from_secs(3);

/// An address with the key that opens it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunningDesk {
    /// Where it listens.
    pub address: SocketAddr,
    /// What its pages know.
    pub key: String,
}

impl RunningDesk {
    /// What was noted last, whether it still runs or not.
    pub fn noted(root: &Path) -> Option<Self> {
        let noted: Value = serde_json::from_slice(&desk::kept(root, NAME).ok()??).ok()?;
        let (address, key) = (noted["address"].as_str()?.parse().ok()?, noted["key"].as_str()?);
        let fine = key.len() == KEY_DIGITS && key.bytes().all(|byte| byte.is_ascii_hexdigit());
        fine.then(|| Self { address, key: key.to_owned() })
    }

    /// Notes this one. One that cannot be noted works all the same.
    pub fn note(&self, root: &Path) {
        let noted = json!({ "address": self.address.to_string(), "key": self.key });
        let _ = desk::keep(root, NAME, noted.to_string().as_bytes());
    }

    /// A desk that was closed by its user: the next one has another key.
    pub fn forget(root: &Path) {
        let _ = desk::forget(root, NAME);
    }

    /// Whether it still answers to its key.
    pub fn answers(&self) -> bool {
        self.ask().is_some_and(|answer| answer.starts_with("HTTP/1.1 200"))
    }

    fn ask(&self) -> Option<String> {
        let Self { address, key } = self;
        let mut stream = TcpStream::connect_timeout(address, PATIENCE).ok()?;
        stream.set_read_timeout(Some(PATIENCE)).ok()?;
        let request = format!(
            "POST {}alive HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\nX-Zhenbao-Key: {key}\r\n\
             Content-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{{}}",
            super::PREFIX
        );
        stream.write_all(request.as_bytes()).ok()?;
        let mut answer = String::new();
        stream.take(64 * 1024).read_to_string(&mut answer).ok()?;
        Some(answer)
    }

    /// What is opened in a browser. What stands behind `#` never leaves the browser.
    pub fn url(&self) -> String {
        format!("http://{}{}#{}", self.address, super::PREFIX, self.key)
    }
}

/// Digits of a key: 128 bits.
const KEY_DIGITS: usize = 32;

/// A key that nobody can guess.
pub fn fresh_key() -> Result<String, getrandom::Error> {
    let mut bytes = [0_u8; KEY_DIGITS / 2];
    getrandom::fill(&mut bytes)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_differ_and_are_taken_up_again() {
        let folder = tempfile::tempdir().unwrap();
        let running = RunningDesk { address: "127.0.0.1:1111".parse().unwrap(), key: fresh_key().unwrap() };
        assert_ne!(fresh_key().unwrap(), running.key);
        running.note(folder.path());
        assert_eq!(RunningDesk::noted(folder.path()).unwrap(), running);
        RunningDesk::forget(folder.path());
        assert_eq!(RunningDesk::noted(folder.path()), None);
    }
}
