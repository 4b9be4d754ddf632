//! An answer on its way out: conditions, ranges and the headers every answer has. `tiny_http` writes it.

use std::fs::File;
use std::io::{self, Read, Seek as _, SeekFrom, Write};
use std::sync::Arc;

use tiny_http::{HTTPVersion, Header, Response, StatusCode};

use super::head::{BadRequest, Head, Method};
use super::range::{ByteRange, part};
use crate::source::encode_segment;

/// What a request is answered with.
#[derive(Debug)]
pub struct Answer {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Payload,
}

/// What an answer carries.
#[derive(Debug)]
pub enum Payload {
    /// Bytes in memory.
    Bytes(Arc<[u8]>),
    /// An open regular file and its length.
    File(File, u64),
}

/// A file of so many bytes is read before its length is promised: whoever changes it then changes nothing
/// of what is on its way.
const HELD: u64 = 1024 * 1024;

impl Payload {
    /// A short file as bytes.
    fn held(self) -> io::Result<Self> {
        let Payload::File(file, length) = self else { return Ok(self) };
        if length > HELD {
            return Ok(Payload::File(file, length));
        }
        let mut bytes = Vec::new();
        file.take(HELD).read_to_end(&mut bytes)?;
        Ok(Payload::Bytes(bytes.into()))
    }

    fn length(&self) -> u64 {
        match self {
            Payload::Bytes(bytes) => bytes.len() as u64,
            Payload::File(_, length) => *length,
        }
    }
}

impl Answer {
    /// A body of some media type. `tag` changes whenever the body does; it is asked for again by it.
    pub fn found(media_type: &str, body: Payload, tag: &str) -> Self {
        let headers = vec![
            ("Content-Type", media_type.to_owned()),
            ("ETag", format!("\"{tag}\"")),
            ("Accept-Ranges", "bytes".to_owned()),
        ];
        Self { status: 200, headers, body }
    }

    /// A body under another status than 200, which nobody should keep.
    pub fn status(status: u16, media_type: &str, body: impl Into<Arc<[u8]>>) -> Self {
        Self {
            status,
            headers: vec![("Content-Type", media_type.to_owned())],
            body: Payload::Bytes(body.into()),
        }
    }

    /// The same body under another status, which nobody should keep.
    #[must_use]
    pub fn under(mut self, status: u16) -> Self {
        self.status = status;
        self.headers.retain(|(name, _)| *name == "Content-Type");
        self
    }

    /// Leads to another address, for now. Headers are ASCII: everything else is percent-encoded.
    pub fn redirect(address: &str) -> Self {
        let mut answer = Self::status(302, "text/plain; charset=utf-8", *b"");
        let mut location = String::with_capacity(address.len());
        for character in address.chars() {
            match character {
                ascii if ascii.is_ascii() => location.push(ascii),
                other => location += &encode_segment(other.encode_utf8(&mut [0; 4])),
            }
        }
        answer.headers.push(("Location", location));
        answer
    }

    /// Says no.
    pub fn refusal(refusal: BadRequest) -> Self {
        let (status, words) = match refusal {
            BadRequest::Malformed => (400, "看不懂的请求 / not a request of HTTP 1\n"),
            BadRequest::Method => (405, "只接受 GET 和 HEAD / GET and HEAD only\n"),
            BadRequest::Body => (413, "请求不能带正文 / requests carry no body here\n"),
            BadRequest::Line => (414, "网址太长 / the address is too long\n"),
            BadRequest::Headers => (431, "请求头太长 / the headers are too long\n"),
            BadRequest::Key => {
                (403, "请用启动时打开的网址 / the address that was opened at the start knows the key\n")
            }
            BadRequest::Form => (415, "只接受 JSON / application/json only\n"),
            BadRequest::Length => (411, "没有说明长度 / Content-Length is missing\n"),
            BadRequest::Large => (413, "内容太大 / the body is too large\n"),
            BadRequest::Nowhere => (404, "404\n"),
            BadRequest::Slow => (408, "请求没有按时到达 / the request did not arrive in time\n"),
            BadRequest::Stranger => (
                403,
                "预览只接受本机地址的请求，请用启动时显示的网址打开 / this preview answers only under the address it printed\n",
            ),
        };
        let mut answer = Self::status(status, "text/plain; charset=utf-8", words.as_bytes());
        if refusal == BadRequest::Method {
            answer.headers.push(("Allow", "GET, HEAD".to_owned()));
        }
        answer
    }

    fn tag(&self) -> Option<&str> {
        self.headers.iter().find(|(name, _)| *name == "ETag").map(|(_, value)| value.as_str())
    }

    /// Writes the answer to a request; `None` stands for one that could not be read.
    pub fn write(mut self, head: Option<&Head>, to: &mut dyn Write) -> io::Result<()> {
        self.body = self.body.held()?;
        let mut length = self.body.length();
        let mut skipped = 0;
        if let (200, Some(head), Some(tag)) = (self.status, head, self.tag().map(str::to_owned)) {
            if unchanged(head, &tag) {
                self.status = 304;
            } else {
                match asked_part(head, &tag, length) {
                    ByteRange::Whole => {}
                    ByteRange::Bytes(first, last) => {
                        self.headers.push(("Content-Range", format!("bytes {first}-{last}/{length}")));
                        (self.status, skipped, length) = (206, first, last - first + 1);
                    }
                    ByteRange::Outside => {
                        self.headers.push(("Content-Range", format!("bytes */{length}")));
                        (self.status, self.body, length) = (416, Payload::Bytes(Arc::new([])), 0);
                    }
                }
            }
        }
        let reader = reader(self.body, skipped, length)?;
        let length = usize::try_from(length).map_err(io::Error::other)?;
        let headers = self.headers.iter().map(|(name, value)| (*name, value.as_str())).chain(ALWAYS);
        let headers = headers.filter_map(|(name, value)| Header::from_bytes(name, value).ok()).collect();
        let silent = head.is_some_and(|head| head.method == Method::Head);
        Response::new(StatusCode(self.status), headers, reader, Some(length), None)
            .with_chunked_threshold(usize::MAX)
            .raw_print(to, HTTPVersion(1, 1), &[], silent, None)
    }
}

/// Headers of every answer: asked again each time, read and framed by this site only, taken for what it says
/// it is.
pub const ALWAYS: [(&str, &str); 5] = [
    ("Server", "zhenbao"),
    ("Cache-Control", "no-cache"),
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("X-Frame-Options", "SAMEORIGIN"),
];

/// Whether the browser has what it asks for already.
fn unchanged(head: &Head, tag: &str) -> bool {
    let known = head.header("if-none-match").unwrap_or_default();
    known
        .split(',')
        .map(|known| known.trim().trim_start_matches("W/"))
        .any(|known| known == tag || known == "*")
}

fn asked_part(head: &Head, tag: &str, length: u64) -> ByteRange {
    let still_the_same = head.header("if-range").is_none_or(|known| known == tag);
    let asked = head.header("range").filter(|_| still_the_same && head.method == Method::Get);
    part(asked, length)
}

fn reader(body: Payload, skipped: u64, length: u64) -> io::Result<Box<dyn Read>> {
    match body {
        Payload::Bytes(bytes) => {
            let mut cursor = io::Cursor::new(bytes);
            cursor.set_position(skipped);
            Ok(Box::new(cursor.take(length)))
        }
        Payload::File(mut file, _) => {
            file.seek(SeekFrom::Start(skipped))?;
            Ok(Box::new(Promised { file, left: length }))
        }
    }
}

/// A file of which so many bytes were promised. One that is cut short meanwhile is an error, so that the
/// connection ends and nobody takes what comes next for the rest of it.
struct Promised {
    file: File,
    left: u64,
}

impl Read for Promised {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let most = usize::try_from(self.left).unwrap_or(usize::MAX).min(bytes.len());
        let count = self.file.read(&mut bytes[..most])?;
        if count == 0 && most > 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        self.left -= count as u64;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(request: &str) -> String {
        let head = Head::parse(request.replace('\n', "\r\n").as_bytes()).unwrap();
        let mut out = Vec::new();
        let body = Payload::Bytes(Arc::from("0123456789".as_bytes()));
        Answer::found("text/plain; charset=utf-8", body, "a1").write(Some(&head), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    fn parts(answer: &str) -> (&str, &str) {
        (answer.split(' ').nth(1).unwrap(), answer.split("\r\n\r\n").nth(1).unwrap())
    }

    #[test]
    fn whole_parts_and_nothing() {
        assert_eq!(parts(&written("GET / HTTP/1.1\n\n")), ("200", "0123456789"));
        assert_eq!(parts(&written("GET / HTTP/1.1\nRange: bytes=2-4\n\n")), ("206", "234"));
        assert_eq!(parts(&written("GET / HTTP/1.1\nRange: bytes=20-\n\n")), ("416", ""));
        assert_eq!(
            parts(&written("GET / HTTP/1.1\nRange: bytes=2-4\nIf-Range: \"b\"\n\n")),
            ("200", "0123456789")
        );
        assert_eq!(parts(&written("GET / HTTP/1.1\nIf-None-Match: \"x\", W/\"a1\"\n\n")), ("304", ""));
        let head = written("HEAD / HTTP/1.1\n\n");
        assert_eq!(parts(&head), ("200", ""));
        assert!(head.contains("Content-Length: 10\r\n") && head.contains("ETag: \"a1\"\r\n"), "{head}");
    }

    #[test]
    fn addresses_of_redirects_are_ascii() {
        let mut out = Vec::new();
        Answer::redirect("/镇/a%20b/?q=x").write(None, &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.contains("Location: /%E9%95%87/a%20b/?q=x\r\n"), "{text}");
    }
}
