//! A client of few lines, so that requests can be as wrong as they need to be.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// A test that waits longer than this waits for nothing, on however busy a machine.
const PATIENCE: Duration = Duration::from_mins(1);

/// An answer taken apart.
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8(self.body.clone()).expect("answers in these tests are texts")
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.head
            .lines()
            .filter_map(|line| line.split_once(": "))
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
    }

    /// The body without the one line that the preview puts into pages.
    pub fn as_built(&self) -> Vec<u8> {
        let text = String::from_utf8_lossy(&self.body).into_owned();
        let Some(start) = text.find("<script src=\"/_zb/preview.js\"") else { return self.body.clone() };
        let length = text[start..].find("</script>").expect("the script ends") + "</script>".len();
        format!("{}{}", &text[..start], &text[start + length..]).into_bytes()
    }
}

pub fn connect(address: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(address).expect("the preview listens");
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream
}

/// Sends bytes as they are and reads one answer.
pub fn send(address: SocketAddr, request: &[u8]) -> Answer {
    let mut stream = connect(address);
    // A refusal may come, and the connection end, before all is sent.
    let _ = stream.write_all(request);
    read_answer(&mut stream, request.starts_with(b"HEAD"))
}

/// A GET with these additional headers, each ended by `\r\n`.
pub fn get_with(address: SocketAddr, path: &str, headers: &str) -> Answer {
    send(
        address,
        format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n{headers}\r\n").as_bytes(),
    )
}

pub fn get(address: SocketAddr, path: &str) -> Answer {
    get_with(address, path, "")
}

pub fn read_answer(stream: &mut TcpStream, without_body: bool) -> Answer {
    let mut bytes = Vec::new();
    let end = loop {
        if let Some(end) = bytes.windows(4).position(|piece| piece == b"\r\n\r\n") {
            break end + 4;
        }
        let mut piece = [0; 4096];
        match stream.read(&mut piece).expect("an answer comes in time") {
            0 => panic!("the connection ended before an answer: {:?}", String::from_utf8_lossy(&bytes)),
            count => bytes.extend_from_slice(&piece[..count]),
        }
    };
    let mut body = bytes.split_off(end);
    let head = String::from_utf8(bytes).expect("heads are texts");
    let mut answer = Answer {
        status: head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap(),
        head,
        body: Vec::new(),
    };
    let length: usize =
        answer.header("Content-Length").expect("every answer says its length").parse().unwrap();
    let expected = if without_body || answer.status == 304 { 0 } else { length };
    while body.len() < expected {
        let mut piece = [0; 16384];
        let count = stream.read(&mut piece).expect("the body comes in time");
        assert_ne!(count, 0, "the body is whole");
        body.extend_from_slice(&piece[..count]);
    }
    answer.body = body;
    answer
}
