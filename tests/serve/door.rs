//! What is served, to whom, and what is refused.

use crate::http::{self, get_with, send};
use crate::preview::{Folder, Preview};

fn status(preview: &Preview, head: &str) -> u16 {
    send(preview.address, head.replace("{host}", &preview.address.to_string()).as_bytes()).status
}

#[test]
fn pages_files_and_folders() {
    let folder = Folder::new();
    let preview = folder.preview();
    let page = preview.get("/yaowen/a.html");
    assert_eq!((page.status, page.header("Content-Type")), (200, Some("text/html; charset=utf-8")));
    assert!(page.text().contains("正文甲"));
    assert_eq!(preview.get("/extra.txt").header("Content-Type"), Some("text/plain; charset=utf-8"));
    assert_eq!(preview.get("/yaowen/tu.png").header("Content-Type"), Some("image/png"));
    let to_folder = preview.get("/yaowen");
    assert_eq!((to_folder.status, to_folder.header("Location")), (302, Some("/yaowen/")));
    let missing = preview.get("/nowhere.html");
    assert_eq!(missing.status, 404);
    assert_eq!(missing.as_built(), preview.get("/404.html").as_built(), "the site's own page");
}

#[test]
fn only_what_is_published_is_served() {
    let folder = Folder::new();
    folder.write(
        "content/yaowen/draft.md",
        "---\ntitle: 草\ndate: 2025-05-03\ndraft: true\neditor: 甲\n---\n\n![x](secret.png)\n",
    );
    folder.write("content/yaowen/secret.png", "secret");
    let preview = folder.preview();
    for path in [
        "/site.toml",
        "/content/yaowen/a.md",
        "/yaowen/a.md",
        "/yaowen/unused.png",
        "/yaowen/secret.png",
        "/yaowen/draft.html",
        "/../site.toml",
        "/%2e%2e/site.toml",
        "/..%2fsite.toml",
        "/yaowen/../../site.toml",
        "//etc/passwd",
        "/%00",
        "/yaowen%5c..",
        "/C:/x",
        "/.zhenbao/manifest.json",
        "/_zb/../site.toml",
        "/_zb/nothing",
        "/%ff",
    ] {
        assert_eq!(preview.get(path).status, 404, "{path}");
    }
}

#[test]
fn heads_ranges_and_tags() {
    let folder = Folder::new();
    let preview = folder.preview();
    let head = send(
        preview.address,
        format!("HEAD /extra.txt HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", preview.address)
            .as_bytes(),
    );
    assert_eq!((head.status, head.header("Content-Length"), head.body.len()), (200, Some("10"), 0));
    let part = get_with(preview.address, "/extra.txt", "Range: bytes=2-4\r\n");
    assert_eq!(
        (part.status, part.text().as_str(), part.header("Content-Range")),
        (206, "234", Some("bytes 2-4/10"))
    );
    assert_eq!(get_with(preview.address, "/extra.txt", "Range: bytes=99-\r\n").status, 416);
    for path in ["/extra.txt", "/yaowen/a.html"] {
        let tag = preview.get(path).header("ETag").expect("what is found has a tag").to_owned();
        assert_eq!(
            get_with(preview.address, path, &format!("If-None-Match: {tag}\r\n")).status,
            304,
            "{path}"
        );
        assert_eq!(get_with(preview.address, path, "If-None-Match: \"other\"\r\n").status, 200, "{path}");
    }
}

#[test]
fn one_connection_serves_one_request_after_the_other() {
    let folder = Folder::new();
    let preview = folder.preview();
    let mut stream = http::connect(preview.address);
    let request = format!("GET /extra.txt HTTP/1.1\r\nHost: {}\r\n\r\n", preview.address);
    std::io::Write::write_all(&mut stream, request.repeat(3).as_bytes()).unwrap();
    let mut all = Vec::new();
    stream.shutdown(std::net::Shutdown::Write).unwrap();
    std::io::Read::read_to_end(&mut stream, &mut all).unwrap();
    assert_eq!(String::from_utf8_lossy(&all).matches("0123456789").count(), 3);
}

#[test]
fn other_methods_bodies_and_long_heads_are_refused() {
    let folder = Folder::new();
    let preview = folder.preview();
    let host = "Host: {host}\r\n";
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "CONNECT", "PATCH", "TRACE"] {
        assert_eq!(status(&preview, &format!("{method} / HTTP/1.1\r\n{host}\r\n")), 405, "{method}");
    }
    assert_eq!(status(&preview, &format!("GET / HTTP/1.1\r\n{host}Content-Length: 5\r\n\r\nhello")), 413);
    for coding in ["chunked", "identity", "gzip, chunked", "xchunked"] {
        assert_eq!(
            status(
                &preview,
                &format!("GET / HTTP/1.1\r\n{host}Transfer-Encoding: {coding}\r\n\r\n0\r\n\r\n")
            ),
            413,
            "{coding}"
        );
    }
    assert_eq!(status(&preview, &format!("GET /{} HTTP/1.1\r\n{host}\r\n", "a".repeat(9000))), 414);
    assert_eq!(status(&preview, &format!("GET / HTTP/1.1\r\n{host}X: {}\r\n\r\n", "a".repeat(40_000))), 431);
    assert_eq!(status(&preview, &format!("GET / HTTP/1.1\r\n{host}{}\r\n", "X: y\r\n".repeat(200))), 431);
    assert_eq!(status(&preview, "nonsense\r\n\r\n"), 400);
    assert_eq!(preview.get("/").status, 200, "and it goes on");
}

#[test]
fn strangers_are_refused() {
    let folder = Folder::new();
    let preview = folder.preview();
    let port = preview.address.port();
    for host in [
        "evil.example".to_owned(),
        format!("evil.example:{port}"),
        "localhost".to_owned(),
        String::new(),
        format!("localhost:{port}.evil"),
    ] {
        for path in ["/", "/_zb/events", "/_zb/board.json"] {
            assert_eq!(
                status(&preview, &format!("GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n")),
                403,
                "{host} {path}"
            );
        }
    }
    assert_eq!(status(&preview, "GET / HTTP/1.1\r\n\r\n"), 400, "no host");
    assert_eq!(
        status(&preview, &format!("GET / HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n")),
        200
    );
    for origin in ["http://evil.example", "null", "https://{host}", "http://{host}.evil.example"] {
        assert_eq!(
            status(
                &preview,
                &format!("GET /_zb/events HTTP/1.1\r\nHost: {{host}}\r\nOrigin: {origin}\r\n\r\n")
            ),
            403,
            "{origin}"
        );
    }
    assert_eq!(
        get_with(preview.address, "/", &format!("Origin: http://{}\r\n", preview.address)).status,
        200
    );
    assert_eq!(
        get_with(preview.address, "/", "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\n").status,
        403
    );
    let answer = preview.get("/");
    assert_eq!(answer.header("Access-Control-Allow-Origin"), None);
    assert_eq!(answer.header("X-Content-Type-Options"), Some("nosniff"));
}

#[test]
fn a_taken_port_is_not_in_the_way() {
    let folder = Folder::new();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let preview = folder.serve(&["--watch", "--port", &port.to_string()]);
    assert!(preview.address.port() > port, "{}", preview.address);
    assert_eq!(preview.get("/").status, 200);
}
