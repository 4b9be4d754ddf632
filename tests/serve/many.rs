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

/// More clients than there are places, which ask for much and read nothing: whoever comes next is answered.
#[test]
fn clients_that_do_not_read_keep_nobody_out() {
    let folder = Folder::new();
    std::fs::File::create(folder.at("static/long.bin")).unwrap().set_len(16 * 1024 * 1024).unwrap();
    let preview = folder.preview();
    let ask = |path: &str| {
        let mut stream = TcpStream::connect(preview.address)?;
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {}\r\n\r\n", preview.address)?;
        std::io::Result::Ok(stream)
    };
    // Where this system gives fewer connections, the program gets no more of them either.
    let slow: Vec<TcpStream> = (0..520).map_while(|_| ask("/extra.txt").ok()).collect();
    assert!(slow.len() > 100, "only {} connections could be opened", slow.len());
    let unread: Vec<TcpStream> = (0..20).map_while(|_| ask("/long.bin").ok()).collect();
    drop(slow.into_iter().step_by(4).collect::<Vec<_>>());
    for _ in 0..3 {
        assert_eq!(preview.get("/yaowen/a.html").status, 200);
    }
    drop(unread);
}

/// The connection ends where a file ends before the promised length: the next answer is not taken for it.
#[test]
fn a_file_that_is_cut_while_it_is_sent_ends_its_connection() {
    let folder = Folder::new();
    let length = 64 * 1024 * 1024;
    std::fs::File::create(folder.at("static/big.bin")).unwrap().set_len(length).unwrap();
    let preview = folder.preview();
    let mut stream = http::connect(preview.address);
    let request = format!("GET /big.bin HTTP/1.1\r\nHost: {}\r\n\r\n", preview.address);
    stream.write_all(request.as_bytes()).unwrap();
    let mut begun = [0; 4096];
    stream.read_exact(&mut begun).unwrap();
    assert!(String::from_utf8_lossy(&begun).contains(&format!("Content-Length: {length}")));
    let cut = std::fs::OpenOptions::new().write(true).open(folder.at("static/big.bin")).unwrap();
    cut.set_len(0).unwrap();
    // What was under way still comes; then the connection is over, whether it is closed or reset.
    let _ = stream.write_all(request.as_bytes());
    let mut rest = Vec::new();
    let _ = stream.read_to_end(&mut rest);
    assert!((rest.len() as u64) < length && !rest.windows(4).any(|piece| piece == b"HTTP"));
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
