//! What is served, to whom, and what is refused.

use crate::http::{self, get_with, send};
use crate::preview::{CLOCK, Folder, Preview, article};

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
fn the_address_of_a_text_that_is_held_back_says_so() {
    let folder = Folder::new();
    let draft = |title: &str, date: &str| {
        format!("---\ntitle: {title}\ndate: {date}\ndraft: true\neditor: 甲\n---\n\n正文丙。\n")
    };
    folder.write("content/yaowen/draft.md", &draft("<草>", "2025-05-03"));
    folder.write("content/yaowen/later.md", &article("以后", "2025-07-01", "正文丁。"));
    folder.write("content/plan.md", "---\ntitle: 打算\ndraft: true\n---\n\n正文戊。\n");
    let preview = folder.preview();
    for (path, said, file) in [
        ("/yaowen/draft.html", "“&lt;草&gt;” is a draft", "content/yaowen/draft.md"),
        ("/yaowen/later.html", "“以后” is not due yet", "content/yaowen/later.md"),
        ("/plan.html", "“打算” is a draft", "content/plan.md"),
    ] {
        let answer = preview.get(path);
        let text = answer.text();
        assert_eq!(answer.status, 404, "{path}");
        assert!(text.contains(said) && text.contains(file) && !text.contains("正文"), "{text}");
        assert!(text.contains("/_zb/preview.js"), "it shows the text as soon as it may: {text}");
    }
    assert!(preview.get("/yaowen/later.html").text().contains("2025-07-01"));
    drop(preview);
    let preview = folder.serve(&["--watch", "--lang", "zh", "--no-drafts", "--clock", CLOCK]);
    assert!(preview.get("/yaowen/draft.html").text().contains("《&lt;草&gt;》是草稿"));
    drop(preview);
    let preview = folder.serve(&["--watch", "--future", "--clock", CLOCK]);
    assert!(preview.get("/yaowen/draft.html").text().contains("正文丙"));
    assert!(preview.get("/yaowen/later.html").text().contains("正文丁"));
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

/// Status and address of a redirect.
fn redirect(preview: &Preview, path: &str) -> (u16, Option<String>) {
    let answer = preview.get(path);
    (answer.status, answer.header("Location").map(str::to_owned))
}

#[test]
fn folders_lead_to_their_pages_and_keep_the_query() {
    let folder = Folder::new();
    folder.write("site.toml", "title = \"金山镇\"\nbase_url = \"https://example.gov.cn/jinshan/\"\n");
    folder.build();
    for arguments in [&["--watch"][..], &[]] {
        let server = folder.serve(arguments);
        for (path, address) in [
            ("/", "/jinshan/"),
            ("/?p=1", "/jinshan/?p=1"),
            ("/jinshan", "/jinshan/"),
            ("/jinshan?p=1", "/jinshan/?p=1"),
            ("/jinshan/yaowen?p=%E4%BC%9A&q=1", "/jinshan/yaowen/?p=%E4%BC%9A&q=1"),
        ] {
            assert_eq!(redirect(&server, path), (302, Some(address.to_owned())), "{path} {arguments:?}");
        }
        assert_eq!(server.get("/jinshan/").status, 200);
    }
    let preview = folder.preview();
    assert_eq!(redirect(&preview, "/_zb"), (302, Some("/_zb/".to_owned())));
    assert_eq!(redirect(&preview, "/_zb?page=/a"), (302, Some("/_zb/?page=/a".to_owned())));
}

#[test]
fn a_category_may_have_the_name_of_the_path() {
    let folder = Folder::new();
    folder.write("site.toml", "title = \"金山镇\"\nbase_url = \"https://example.gov.cn/yaowen/\"\n");
    folder.build();
    for arguments in [&["--watch"][..], &[]] {
        let server = folder.serve(arguments);
        for path in ["/yaowen/yaowen/a.html", "/yaowen/a.html", "/tongzhi/b.html", "/yaowen/tongzhi/b.html"] {
            assert_eq!(server.get(path).status, 200, "{path} {arguments:?}");
        }
    }
}

#[test]
fn the_head_of_a_stream_is_no_stream() {
    let folder = Folder::new();
    let preview = folder.preview();
    let mut stream = http::connect(preview.address);
    let request = format!("HEAD /_zb/events HTTP/1.1\r\nHost: {}\r\n\r\n", preview.address);
    std::io::Write::write_all(&mut stream, request.as_bytes()).unwrap();
    let mut answer = String::new();
    std::io::Read::read_to_string(&mut stream, &mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 ") && answer.contains("text/event-stream"), "{answer}");
    assert!(answer.ends_with("\r\n\r\n") && answer.matches("\r\n\r\n").count() == 1, "no body: {answer}");
}

#[test]
fn other_sites_cannot_frame_it() {
    let folder = Folder::new();
    folder.build();
    for arguments in [&["--watch"][..], &[]] {
        let server = folder.serve(arguments);
        for path in ["/", "/yaowen/a.html", "/nowhere", "/extra.txt", "/_zb/", "/_zb/board.json"] {
            let answer = server.get(path);
            assert_eq!(answer.header("X-Frame-Options"), Some("SAMEORIGIN"), "{path} {arguments:?}");
        }
        let frame = "Sec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe\r\n";
        let from = |site: &str| get_with(server.address, "/", &format!("Sec-Fetch-Site: {site}\r\n{frame}"));
        assert_eq!((from("cross-site").status, from("same-site").status), (403, 403));
        assert_eq!(from("same-origin").status, 200, "the board frames pages");
    }
}

#[test]
fn nothing_of_a_site_stands_where_the_preview_has_its_own_pages() {
    let folder = Folder::new();
    folder.write("static/_zb/board.json", "hidden");
    let preview = folder.preview();
    let fault = &preview.json("faults.json")[0];
    assert_eq!((&fault["code"], &fault["file"]), (&"ZB505".into(), &"static/_zb/board.json".into()));
}

#[test]
fn quiet_still_tells_an_address_that_was_not_asked_for() {
    let folder = Folder::new();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let preview = folder.serve(&["--watch", "--quiet", "--port", &port]);
    assert!(preview.address.port().to_string() != port && preview.said.ends_with("/\n"), "{}", preview.said);
    assert!(preview.get("/").status == 200 && !folder.stderr().contains("is taken"), "{}", folder.stderr());
}

#[test]
fn who_lets_others_look_is_warned_and_told_their_address() {
    let folder = Folder::new();
    folder.build();
    for (arguments, drafts) in
        [(&["--watch", "--quiet", "--interface", "0.0.0.0"][..], true), (&["-qi", "0.0.0.0"], false)]
    {
        let preview = folder.serve(arguments);
        let warned = folder.stderr();
        assert!(warned.contains("trusted network only"), "{warned}");
        assert_eq!(warned.contains("drafts included"), drafts, "{warned}");
        let shown = warned.split("http://").nth(1).unwrap().split('/').next().unwrap().to_owned();
        assert_eq!(shown.rsplit(':').next().unwrap(), preview.address.port().to_string());
        // A machine without a network has no address for others; then it is said how to find one.
        let Ok(outside) = shown.parse() else {
            assert!(warned.contains("http://ADDRESS:") && warned.contains("ipconfig"), "{warned}");
            continue;
        };
        assert_eq!(http::get(outside, "/").status, 200, "{outside}");
        let of_another = format!("GET / HTTP/1.1\r\nHost: {outside}0\r\n\r\n");
        assert_eq!(send(outside, of_another.as_bytes()).status, 403);
    }
}
