//! The head of a request: request line and headers, read within limits and taken strictly.
//!
//! What browsers and curl send is understood; everything else is refused rather than guessed at. Must
//! not know who may ask, or what for.

use crate::source::decode_address;

/// Bytes of a request line; browsers and servers agree on some 8,000.
pub const LONGEST_LINE: usize = 8 * 1024;
/// Bytes of a whole head: a line and as much again for headers, cookies of other local programs included.
pub const LONGEST_HEAD: usize = 32 * 1024;
/// Headers of one request; browsers send about fifteen.
const MOST_HEADERS: usize = 100;

/// What is asked to be done. All other methods are refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// The answer.
    Get,
    /// The answer without its body.
    Head,
    /// To write something; refused where nobody takes it.
    Post,
}

/// Why a request is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadRequest {
    /// It is no request of HTTP 1.
    Malformed,
    /// Another method than GET and HEAD, and than POST where something may be written.
    Method,
    /// It has a body, or says so.
    Body,
    /// Its first line is too long.
    Line,
    /// Its headers are too many or too long.
    Headers,
    /// It did not arrive in time.
    Slow,
    /// It comes from another site, or names another host.
    Stranger,
    /// It would write and does not know the key of this start.
    Key,
    /// It would write and is no JSON.
    Form,
    /// It would write and does not say how much.
    Length,
    /// It would write more than there is room for.
    Large,
    /// It would write where nothing is written.
    Nowhere,
}

/// A request whose form is right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// What is asked to be done.
    pub method: Method,
    /// The path, percent-decoded, beginning with `/`.
    pub path: String,
    /// The path as it was sent, and the query with its `?`.
    pub target: String,
    /// Names in small letters, with their values.
    headers: Vec<(String, String)>,
    /// Whether the client closes the connection after the answer.
    pub last: bool,
}

impl Head {
    /// Takes a head apart; `bytes` end with the empty line.
    pub fn parse(bytes: &[u8]) -> Result<Self, BadRequest> {
        let text = std::str::from_utf8(bytes).map_err(|_| BadRequest::Malformed)?;
        let mut lines = text.strip_suffix("\r\n\r\n").ok_or(BadRequest::Malformed)?.split("\r\n");
        let line = lines.next().ok_or(BadRequest::Malformed)?;
        if line.len() > LONGEST_LINE {
            return Err(BadRequest::Line);
        }
        let (method, target, version) = request_line(line)?;
        let mut headers = Vec::new();
        for line in lines {
            if headers.len() == MOST_HEADERS {
                return Err(BadRequest::Headers);
            }
            headers.push(header(line)?);
        }
        let path = target.split('?').next().unwrap_or_default();
        let path = decode_address(path).into_owned();
        let mut head = Self { method, path, target: target.to_owned(), headers, last: version == "HTTP/1.0" };
        if head.method != Method::Post {
            head.without_body()?;
        }
        head.last |= head.header("connection").is_some_and(|value| value.eq_ignore_ascii_case("close"));
        Ok(head)
    }

    /// The value of a header that may stand once; the name in small letters.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The value of a parameter of the query, percent-decoded; empty where it is not given.
    pub fn query(&self, name: &str) -> String {
        let query = self.target.split_once('?').map_or("", |(_, query)| query);
        let value =
            query.split('&').filter_map(|pair| pair.split_once('=')).find(|(known, _)| *known == name);
        value.map_or_else(String::new, |(_, value)| decode_address(value).into_owned())
    }

    /// The query as it was sent, with its `?`; empty where there is none.
    pub fn query_string(&self) -> &str {
        self.target.find('?').map_or("", |at| &self.target[at..])
    }

    /// How often a header is given.
    pub fn count(&self, name: &str) -> usize {
        self.headers.iter().filter(|(known, _)| known == name).count()
    }

    /// How many bytes follow the head of a request that writes.
    pub fn body_length(&self) -> Result<u64, BadRequest> {
        if self.count("transfer-encoding") > 0 {
            return Err(BadRequest::Body);
        }
        let length = self.header("content-length").filter(|_| self.count("content-length") == 1);
        let digits = length.filter(|length| length.bytes().all(|byte| byte.is_ascii_digit()));
        let length = digits.filter(|digits| !digits.is_empty()).ok_or(BadRequest::Length)?;
        // Only a number of more than nineteen digits cannot be read.
        length.parse().map_err(|_| BadRequest::Large)
    }

    fn without_body(&self) -> Result<(), BadRequest> {
        let lengths = self.headers.iter().filter(|(name, _)| name == "content-length");
        let empty = lengths.clone().all(|(_, value)| value == "0") && lengths.count() <= 1;
        if empty && self.header("transfer-encoding").is_none() { Ok(()) } else { Err(BadRequest::Body) }
    }
}

fn request_line(line: &str) -> Result<(Method, &str, &str), BadRequest> {
    let mut parts = line.split(' ');
    let (Some(method), Some(target), Some(version), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(BadRequest::Malformed);
    };
    // A target that names a host (`http://…`) is for proxies.
    let fine = target.starts_with('/') && !target.chars().any(char::is_control);
    if !fine || !["HTTP/1.0", "HTTP/1.1"].contains(&version) {
        return Err(BadRequest::Malformed);
    }
    match method {
        "GET" => Ok((Method::Get, target, version)),
        "HEAD" => Ok((Method::Head, target, version)),
        "POST" => Ok((Method::Post, target, version)),
        _ if !method.is_empty() && method.bytes().all(is_token) => Err(BadRequest::Method),
        _ => Err(BadRequest::Malformed),
    }
}

fn header(line: &str) -> Result<(String, String), BadRequest> {
    let (name, value) = line.split_once(':').ok_or(BadRequest::Malformed)?;
    let value = value.trim_matches([' ', '\t']);
    let fine =
        !name.is_empty() && name.bytes().all(is_token) && !value.chars().any(|c| c.is_control() && c != '\t');
    if fine { Ok((name.to_ascii_lowercase(), value.to_owned())) } else { Err(BadRequest::Malformed) }
}

/// The characters of names and methods (RFC 9110, `token`).
fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(head: &str) -> Result<Head, BadRequest> {
        Head::parse(head.replace('\n', "\r\n").as_bytes())
    }

    #[test]
    fn what_browsers_send_is_understood() {
        let head =
            parse("GET /renda/%E4%BC%9A.html?a=1 HTTP/1.1\nHost: localhost:1111\nX-Empty:\n\n").unwrap();
        assert_eq!((head.method, head.path.as_str()), (Method::Get, "/renda/会.html"));
        assert_eq!(
            (head.header("host"), head.header("x-empty"), head.last),
            (Some("localhost:1111"), Some(""), false)
        );
        assert_eq!((head.query("a"), head.query("b")), ("1".to_owned(), String::new()));
        assert_eq!(head.query_string(), "?a=1");
        assert!(parse("HEAD /会 HTTP/1.0\n\n").unwrap().last, "raw UTF-8 as curl sends it");
        assert!(parse("GET / HTTP/1.1\nConnection: Close\n\n").unwrap().last);
    }

    #[test]
    fn bodies_and_other_methods_are_refused() {
        assert_eq!(parse("PUT / HTTP/1.1\n\n"), Err(BadRequest::Method));
        for header in [
            "Transfer-Encoding: identity",
            "transfer-encoding:",
            "Content-Length: 1",
            "Content-Length: +0",
            "Content-Length: 0\nContent-Length: 0",
        ] {
            assert_eq!(parse(&format!("GET / HTTP/1.1\n{header}\n\n")), Err(BadRequest::Body), "{header}");
        }
        assert!(parse("GET / HTTP/1.1\nContent-Length: 0\n\n").is_ok());
    }

    #[test]
    fn the_length_of_a_body_is_said_once_and_in_digits() {
        let length = |headers: &str| parse(&format!("POST / HTTP/1.1\n{headers}\n")).unwrap().body_length();
        assert_eq!(length("Content-Length: 12\n"), Ok(12));
        for header in ["", "Content-Length:\n", "Content-Length: +1\n", "Content-Length: 1, 1\n"] {
            assert_eq!(length(header), Err(BadRequest::Length), "{header}");
        }
        assert_eq!(length("Content-Length: 1\nContent-Length: 1\n"), Err(BadRequest::Length));
        assert_eq!(length("Content-Length: 1\nTransfer-Encoding: chunked\n"), Err(BadRequest::Body));
        assert_eq!(length(&format!("Content-Length: {}\n", "9".repeat(30))), Err(BadRequest::Large));
    }

    #[test]
    fn what_is_no_request_is_refused() {
        for head in [
            "\n\n",
            "GET\n\n",
            "GET /\n\n",
            "GET  / HTTP/1.1\n\n",
            "GET / HTTP/2.0\n\n",
            "GET http://a/ HTTP/1.1\n\n",
            "GET * HTTP/1.1\n\n",
            "GET /\u{1} HTTP/1.1\n\n",
            "GET / HTTP/1.1\nHost : a\n\n",
            "GET / HTTP/1.1\n Host: a\n\n",
            "GET / HTTP/1.1\nHost\n\n",
            "GET / HTTP/1.1\nA: \u{1}\n\n",
            "G\"T / HTTP/1.1\n\n",
        ] {
            assert_eq!(parse(head), Err(BadRequest::Malformed), "{head:?}");
        }
        assert_eq!(
            Head::parse(b"GET / HTTP/1.1\nHost: a\n\n"),
            Err(BadRequest::Malformed),
            "bare line feeds"
        );
        assert_eq!(Head::parse(b"GET /\xff HTTP/1.1\r\n\r\n"), Err(BadRequest::Malformed));
    }

    #[test]
    fn limits_hold() {
        assert_eq!(parse(&format!("GET /{} HTTP/1.1\n\n", "a".repeat(LONGEST_LINE))), Err(BadRequest::Line));
        assert_eq!(
            parse(&format!("GET / HTTP/1.1\n{}\n", "A: b\n".repeat(MOST_HEADERS + 1))),
            Err(BadRequest::Headers)
        );
    }
}
