//! Who may ask: only pages and programs that name this very server.
//!
//! A page of any site can make a browser ask a server on the editor's own machine. Such a request
//! names its origin, or, where a name of that site was made to point here (DNS rebinding), the wrong
//! host. Both are compared as a whole, on every request. Must not know what is asked for.

use std::net::{IpAddr, SocketAddr};

use super::head::{BadRequest, Head};

/// Lets a request pass, or not. `address` is where its connection arrived.
pub fn admit(head: &Head, address: SocketAddr) -> Result<(), BadRequest> {
    let host = match (head.count("host"), head.header("host")) {
        (1, Some(host)) => host.to_ascii_lowercase(),
        _ => return Err(BadRequest::Malformed),
    };
    let known = hosts(address);
    let origin = head.header("origin").map(str::to_ascii_lowercase);
    let own = |origin: &str| known.iter().any(|host| origin.strip_prefix("http://") == Some(host));
    let fine = known.contains(&host) && head.count("origin") <= 1 && origin.as_deref().is_none_or(own);
    if fine && !asked_elsewhere(head) { Ok(()) } else { Err(BadRequest::Stranger) }
}

/// The header in which whoever writes shows the key of this start.
pub const KEY: &str = "x-zhenbao-key";

/// Lets a request write, or not, after [`admit`] has let it in: it comes from this machine and from a page of
/// this very server, is of a form that no other site can make a browser send, and knows the key.
pub fn admit_writing(head: &Head, address: SocketAddr, key: &str) -> Result<(), BadRequest> {
    let one = |name: &str| head.header(name).filter(|_| head.count(name) == 1);
    let host = one("host").unwrap_or_default();
    let own_page = one("origin").and_then(|origin| origin.strip_prefix("http://")) == Some(host);
    let own_request = head.count("sec-fetch-site") == 0 || one("sec-fetch-site") == Some("same-origin");
    if !address.ip().to_canonical().is_loopback() || !own_page || !own_request {
        return Err(BadRequest::Stranger);
    }
    if one("content-type") != Some("application/json") {
        return Err(BadRequest::Form);
    }
    if same(one(KEY).unwrap_or_default(), key) { Ok(()) } else { Err(BadRequest::Key) }
}

/// Whether two texts are the same, in a time that does not tell how much of them is.
fn same(given: &str, key: &str) -> bool {
    let differences = given.bytes().zip(key.bytes()).map(|(a, b)| a ^ b).fold(0, |all, one| all | one);
    given.len() == key.len() && differences == 0
}

/// The names under which the server may be asked. The address itself is one that the browser was
/// given as a number: no name can be made to point there.
fn hosts(address: SocketAddr) -> Vec<String> {
    let port = address.port();
    let ip = match address.ip().to_canonical() {
        IpAddr::V4(ip) => ip.to_string(),
        IpAddr::V6(ip) => format!("[{ip}]"),
    };
    let names = ["localhost".to_owned(), "127.0.0.1".to_owned(), "[::1]".to_owned(), ip];
    let with_port = names.iter().map(|name| format!("{name}:{port}"));
    if port == 80 { with_port.chain(names.clone()).collect() } else { with_port.collect() }
}

/// Whether the browser says that another site put the request into its own page, as a script, a picture or
/// a frame: such requests carry no origin. Following a link from elsewhere is no harm.
fn asked_elsewhere(head: &Head) -> bool {
    let foreign = matches!(head.header("sec-fetch-site"), Some("cross-site" | "same-site"));
    let whole_window = head.header("sec-fetch-dest").is_none_or(|place| place == "document");
    foreign && !(whole_window && head.header("sec-fetch-mode") == Some("navigate"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn admitted(headers: &str, address: &str) -> bool {
        let head = format!("GET / HTTP/1.1\n{headers}\n\n").replace('\n', "\r\n");
        admit(&Head::parse(head.as_bytes()).unwrap(), address.parse().unwrap()).is_ok()
    }

    #[test]
    fn hosts_are_compared_as_a_whole() {
        for host in ["localhost:1111", "LOCALHOST:1111", "127.0.0.1:1111", "[::1]:1111"] {
            assert!(admitted(&format!("Host: {host}"), "127.0.0.1:1111"), "{host}");
        }
        for host in [
            "localhost",
            "localhost:1112",
            "127.0.0.1",
            "evil.example:1111",
            "localhost.evil.example:1111",
            "127.0.0.1.evil.example:1111",
            "localhost:1111@evil",
            "",
            "127.1:1111",
            "192.168.1.5:1111",
            "localhost.:1111",
        ] {
            assert!(!admitted(&format!("Host: {host}"), "127.0.0.1:1111"), "{host}");
        }
        assert!(admitted("Host: 192.168.1.5:1111", "192.168.1.5:1111"));
        assert!(admitted("Host: localhost", "127.0.0.1:80"));
        assert!(!admitted("X: y", "127.0.0.1:1111"), "no host");
        assert!(!admitted("Host: localhost:1111\nHost: evil", "127.0.0.1:1111"), "two hosts");
    }

    #[test]
    fn origins_are_compared_as_a_whole() {
        let origin =
            |origin: &str| admitted(&format!("Host: localhost:1111\nOrigin: {origin}"), "127.0.0.1:1111");
        assert!(origin("http://localhost:1111") && origin("http://127.0.0.1:1111"));
        for foreign in [
            "null",
            "https://localhost:1111",
            "http://localhost",
            "http://localhost:1111.evil",
            "http://evil",
            "",
            "http://evil/?http://localhost:1111",
        ] {
            assert!(!origin(foreign), "{foreign}");
        }
    }

    #[test]
    fn only_a_page_of_this_server_that_knows_the_key_may_write() {
        const OWN: &str = "Host: localhost:1111\nOrigin: http://localhost:1111\nSec-Fetch-Site: same-origin\nContent-Type: application/json\nX-Zhenbao-Key: abc";
        let refused = |headers: &str, address: &str| {
            let head = format!("POST / HTTP/1.1\n{headers}\n\n").replace('\n', "\r\n");
            admit_writing(&Head::parse(head.as_bytes()).unwrap(), address.parse().unwrap(), "abc").err()
        };
        assert_eq!(refused(OWN, "127.0.0.1:1111"), None);
        assert_eq!(refused(&OWN.replace("Sec-Fetch-Site: same-origin\n", ""), "[::1]:1111"), None);
        assert_eq!(refused(OWN, "192.168.1.5:1111"), Some(BadRequest::Stranger));
        for (from, to, refusal) in [
            ("Origin: http://localhost:1111\n", "", BadRequest::Stranger),
            ("Origin: http://localhost:1111", "Origin: http://127.0.0.1:1111", BadRequest::Stranger),
            ("Origin: http://localhost:1111", "Origin: null", BadRequest::Stranger),
            ("same-origin", "none", BadRequest::Stranger),
            ("same-origin", "same-site", BadRequest::Stranger),
            ("application/json", "text/plain", BadRequest::Form),
            ("application/json", "application/json; charset=utf-8", BadRequest::Form),
            ("Content-Type: application/json\n", "", BadRequest::Form),
            ("Key: abc", "Key: abd", BadRequest::Key),
            ("Key: abc", "Key: ab", BadRequest::Key),
            ("Key: abc", "Key: abc\nX-Zhenbao-Key: abc", BadRequest::Key),
            ("\nX-Zhenbao-Key: abc", "", BadRequest::Key),
        ] {
            assert_eq!(refused(&OWN.replace(from, to), "127.0.0.1:1111"), Some(refusal), "{from} → {to}");
        }
    }

    #[test]
    fn what_another_site_puts_into_its_page_is_refused() {
        let from = |headers: &str| admitted(&format!("Host: localhost:1111\n{headers}"), "127.0.0.1:1111");
        assert!(!from("Sec-Fetch-Site: cross-site\nSec-Fetch-Mode: no-cors"));
        assert!(from("Sec-Fetch-Site: cross-site\nSec-Fetch-Mode: navigate"));
        assert!(from("Sec-Fetch-Site: cross-site\nSec-Fetch-Mode: navigate\nSec-Fetch-Dest: document"));
        for place in ["iframe", "frame", "embed", "object"] {
            let frame = format!("Sec-Fetch-Mode: navigate\nSec-Fetch-Dest: {place}");
            assert!(!from(&format!("Sec-Fetch-Site: cross-site\n{frame}")), "{place}");
            assert!(!from(&format!("Sec-Fetch-Site: same-site\n{frame}")), "{place}");
            assert!(from(&format!("Sec-Fetch-Site: same-origin\n{frame}")), "{place}");
        }
        assert!(from("Sec-Fetch-Site: same-origin\nSec-Fetch-Mode: no-cors"));
    }
}
