//! Many clients at once: those that do nothing do not keep the others waiting.

use std::io::{ErrorKind, Read as _, Write as _};
use std::net::TcpStream;

use crate::http;
use crate::preview::{Events, Folder};

#[test]
fn slow_clients_and_open_streams_delay_nobody() {
    let folder = Folder::new();
    let preview = folder.preview();
    let mut open: Vec<Events> = (0..200).map(|_| preview.events()).collect();
    let mut slow: Vec<TcpStream> = (0..100).map(|_| http::connect(preview.address)).collect();
    for stream in &mut slow {
        stream.write_all(b"GET / HTTP/1.1\r\nHost: ").unwrap();
    }
    assert_eq!(preview.get("/yaowen/a.html").status, 200);
    for stream in &mut slow {
        stream.set_nonblocking(true).unwrap();
        let waiting = stream.read(&mut [0; 1]).map_err(|error| error.kind());
        assert_eq!(
            waiting,
            Err(ErrorKind::WouldBlock),
            "the answer did not wait for the slow ones to be let go"
        );
    }
    folder.write("content/yaowen/a.md", &crate::preview::article("第一篇", "2025-05-01", "改过的正文。"));
    for events in &mut open {
        let (name, _) = events.next();
        assert_eq!(name, "change", "every tab hears of it");
    }
    assert!(preview.get("/yaowen/a.html").text().contains("改过的正文"));
}

#[test]
fn silent_clients_are_let_go() {
    let folder = Folder::new();
    let preview = folder.preview();
    let mut stream = TcpStream::connect(preview.address).unwrap();
    stream.write_all(b"GET / HTTP/1.1\r\n").unwrap();
    let answer = http::read_answer(&mut stream, false);
    assert_eq!(answer.status, 408);
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_it_in_peace() {
    let folder = Folder::new();
    let mut preview = folder.preview();
    let _events = preview.events();
    let sent =
        std::process::Command::new("kill").args(["-INT", &preview.child.id().to_string()]).status().unwrap();
    assert!(sent.success());
    let start = std::time::Instant::now();
    assert_eq!(preview.child.wait().unwrap().code(), Some(0));
    assert!(
        start.elapsed() < std::time::Duration::from_secs(5),
        "promised within one, on a machine with nothing else to do"
    );
}
