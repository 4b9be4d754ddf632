//! Event streams (server-sent events): connections that stay open and hear what happens.
//!
//! A stream costs a socket and no thread. Nobody waits for a slow one: what does not fit into its
//! buffer at once ends it, and the browser comes back and is told how things stand.

use std::fmt;
use std::io::Write as _;
use std::sync::{Arc, Mutex, PoisonError};

use super::answer::ALWAYS;
use super::slots::Connection;

/// Streams that are open at once; a browser has one for each visible tab.
const MOST: usize = 400;

/// What comes before the first event: the browser tries again after half a second when the connection ends.
const RETRY: &str = "retry: 500\n\n";

/// The head of a stream.
pub fn head() -> String {
    let mut head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\n".to_owned();
    for (name, value) in ALWAYS {
        head.extend([name, ": ", value, "\r\n"]);
    }
    head + "Connection: close\r\n\r\n"
}

/// All open streams.
#[derive(Default)]
pub struct Streams(Mutex<Vec<Arc<Connection>>>);

impl Streams {
    /// Keeps a connection and tells it the first event.
    pub fn add(&self, stream: Arc<Connection>, first: &str) {
        let begun = stream.stream().set_nonblocking(true).is_ok()
            && (&*stream).write_all([&head(), RETRY, first].concat().as_bytes()).is_ok();
        if begun {
            let mut open = self.open();
            if open.len() >= MOST {
                open.remove(0);
            }
            open.push(stream);
        }
    }

    /// Tells all of them; those that are gone or do not listen are dropped.
    pub fn tell(&self, event: &str) {
        self.open().retain(|stream| (&**stream).write_all(event.as_bytes()).is_ok());
    }

    /// Ends the oldest: there is no room for another connection.
    pub fn relieve(&self) {
        let mut open = self.open();
        if !open.is_empty() {
            open.remove(0);
        }
    }

    /// Finds out who is gone.
    pub fn ping(&self) {
        self.tell(": \n\n");
    }

    fn open(&self) -> std::sync::MutexGuard<'_, Vec<Arc<Connection>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Streams {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Streams({})", self.open().len())
    }
}

/// One event in the form of the stream. JSON on one line needs no escaping.
pub fn event(name: &str, data: &serde_json::Value) -> String {
    format!("event: {name}\ndata: {data}\n\n")
}
