//! The desk through its door: what writes, what does not, and what is kept whatever happens.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

use crate::http::{self, Answer, send};
use crate::preview::{CLOCK, Folder, PROGRAM};

/// A running desk, ended when dropped.
struct Desk {
    address: SocketAddr,
    key: String,
    child: Child,
}

impl Desk {
    fn open(folder: &Folder) -> Self {
        let mut child = Command::new(PROGRAM)
            .arg("desk")
            .arg(folder.path())
            .args(["--no-open", "--lang", "en", "--port", "0", "--clock", CLOCK])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut said = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut said).unwrap();
        let (address, key) = said.trim().split("http://").nth(1).unwrap().split_once("/_zb/desk/#").unwrap();
        Self { address: address.parse().unwrap(), key: key.to_owned(), child }
    }

    /// The head of a request as its own page sends it.
    fn head(&self, name: &str, length: usize) -> String {
        let Self { address, key, .. } = self;
        format!(
            "POST /_zb/desk/{name} HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\n\
             Sec-Fetch-Site: same-origin\r\nContent-Type: application/json\r\nX-Zhenbao-Key: {key}\r\n\
             Content-Length: {length}\r\nConnection: close\r\n"
        )
    }

    fn post_with(&self, name: &str, request: &Value, headers: &str) -> Answer {
        let body = request.to_string();
        send(self.address, format!("{}{headers}\r\n{body}", self.head(name, body.len())).as_bytes())
    }

    fn post(&self, name: &str, request: &Value) -> Value {
        let answer = self.post_with(name, request, "");
        assert_eq!(answer.status, 200, "{name}: {}", answer.text());
        serde_json::from_str(&answer.text()).unwrap()
    }

    /// The id of a text by its title.
    fn id(&self, title: &str) -> Value {
        let texts = self.post("start", &json!({}))["texts"].clone();
        let found = texts.as_array().unwrap().iter().find(|text| text["title"] == title);
        found.unwrap_or_else(|| panic!("{title} is listed")).get("id").unwrap().clone()
    }

    fn save(&self, id: &Value, manuscript: &Value) -> Answer {
        let version = format!("If-Match: \"{}\"\r\n", manuscript["base"].as_str().unwrap());
        self.post_with("save", &json!({ "id": id, "manuscript": manuscript }), &version)
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Every file of a site with its bytes, without what the program keeps for itself.
fn files(folder: &Folder) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    let mut folders = vec![folder.path().to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                all.push((path.display().to_string(), fs::read(&path).unwrap()));
            }
        }
    }
    all.sort();
    all
}

#[test]
fn one_value_is_saved_and_nothing_else_and_the_former_text_is_kept() {
    let folder = Folder::new();
    let before = "---\r\ntitle: 第一篇 # 标题\r\ndate: 2025-05-01\r\nextra: { 甲: 乙 } # 其他\r\neditor: 李明\r\n---\r\n\r\n正文甲。\r\n";
    folder.write("content/yaowen/a.md", before);
    let desk = Desk::open(&folder);
    let id = desk.id("第一篇");
    let opened = desk.post("open", &json!({ "id": id }));
    assert_eq!((&opened["fields"]["title"], &opened["body"]), (&json!("第一篇"), &json!("正文甲。\n")));
    let changed = json!({ "base": opened["base"], "changes": { "title": "第二篇：改" }, "body": "正文甲。\n\n正文乙。\n" });
    let saved = desk.save(&id, &changed);
    assert_eq!(saved.status, 200, "{}", saved.text());
    let now = fs::read_to_string(folder.at("content/yaowen/a.md")).unwrap();
    let expected = before.replace("第一篇", "第二篇：改").replace("正文甲。", "正文甲。\r\n\r\n正文乙。");
    assert_eq!(now, expected);
    let history = desk.post("history", &json!({ "id": id }));
    let number = &history[0]["number"];
    let former = desk.post("former", &json!({ "id": id, "number": number }));
    assert_eq!(former["text"], json!(before.replace("\r\n", "\n")));
    let pieces = former["pieces"].as_array().unwrap();
    let new: String =
        pieces.iter().filter(|piece| piece[0] == "new").filter_map(|piece| piece[1].as_str()).collect();
    assert!(new.contains("正文乙。") && !new.contains("正文甲。"), "{former}");
    // A second window that has not seen this gets both texts, and nothing is written.
    let late = desk.save(&id, &json!({ "base": opened["base"], "changes": { "title": "第三篇" } }));
    assert_eq!(late.status, 412);
    let told: Value = serde_json::from_str(&late.text()).unwrap();
    assert!(told["theirs"]["text"].as_str().unwrap().contains("第二篇：改"));
    assert!(told["theirs"]["mine"].as_str().unwrap().contains("第三篇"));
    assert_eq!(fs::read_to_string(folder.at("content/yaowen/a.md")).unwrap(), expected);
}

#[test]
fn what_is_typed_is_shown_checked_and_mended_without_being_saved() {
    let folder = Folder::new();
    let desk = Desk::open(&folder);
    let before = files(&folder);
    let id = desk.id("第一篇");
    let base = desk.post("open", &json!({ "id": id }))["base"].clone();
    let typed = json!({ "base": base, "changes": { "title": "没有保存的标题" }, "body": "#一、小标题\n\n新的正文。\n" });
    let shown = desk.post("show", &json!({ "id": id, "manuscript": typed }));
    let html = shown["html"].as_str().unwrap();
    assert!(html.contains("没有保存的标题") && html.contains("新的正文。"), "{html}");
    assert_eq!(shown["page"], "yaowen/a.html");
    let found = shown["findings"].as_array().unwrap();
    let slip = found.iter().find(|one| one["repair"]["certain"] == true && one["body_line"] == 1).unwrap();
    let mended = desk.post("mend", &json!({ "id": id, "manuscript": typed, "repair": slip["repair"] }));
    assert!(mended["body"].as_str().unwrap().starts_with("## 一、小标题\n"), "{mended}");
    let all = desk.post("mend", &json!({ "id": id, "manuscript": typed, "repair": null }));
    assert!(all["made"].as_u64().unwrap() > 0 && all["fields"]["title"] == "没有保存的标题");
    assert_eq!(files(&folder), before, "nothing was written");
    desk.post("keep", &json!({ "id": id, "manuscript": typed, "title": "没有保存的标题" }));
    drop(desk);
    let again = Desk::open(&folder);
    assert_eq!(again.post("open", &json!({ "id": id }))["kept"]["manuscript"], typed, "kept over a kill");
    assert_eq!(again.post("start", &json!({}))["kept"][0]["title"], "没有保存的标题");
}

#[test]
fn a_text_that_breaks_the_site_can_be_opened_and_mended() {
    let folder = Folder::new();
    folder.write("content/yaowen/c.md", "---\ntitle: 坏\ndate: 2025-13-01\n---\n\n正文\n");
    let desk = Desk::open(&folder);
    let id = desk.id("坏");
    let opened = desk.post("open", &json!({ "id": id }));
    assert_eq!(opened["fields"]["date"], "2025-13-01");
    let manuscript = json!({ "base": opened["base"], "changes": { "date": "2025-03-01" } });
    let shown = desk.post("show", &json!({ "id": id, "manuscript": manuscript }));
    assert!(shown["html"].as_str().unwrap().contains("正文"));
    assert_eq!(desk.save(&id, &manuscript).status, 200);
}

#[test]
fn nobody_else_writes() {
    let folder = Folder::new();
    let desk = Desk::open(&folder);
    let id = desk.id("第一篇");
    let base = desk.post("open", &json!({ "id": id }))["base"].clone();
    let manuscript = json!({ "base": base, "body": "坏" });
    let body = json!({ "id": id, "manuscript": manuscript, "title": "坏", "kind": "news", "name": "a.pdf", "data": "JVBERi0=" });
    let body = body.to_string();
    let before = files(&folder);
    let routes = [
        "new", "save", "keep", "let-go", "picture", "publish", "go-back", "stop", "show", "mend", "open",
        "start",
    ];
    let (host, key) = (format!("Host: {}", desk.address), format!("X-Zhenbao-Key: {}", desk.key));
    let origin = format!("Origin: http://{}", desk.address);
    let wrong_key = format!("X-Zhenbao-Key: {}", "0".repeat(desk.key.len()));
    let attacks: Vec<(&str, String, u16)> = vec![
        (host.as_str(), "Host: evil.example".to_owned(), 403),
        (&host, format!("Host: evil.example:{}", desk.address.port()), 403),
        (&host, format!("Host: localhost:{}", desk.address.port()), 403),
        (&origin, "Origin: http://evil.example".to_owned(), 403),
        (&origin, "Origin: null".to_owned(), 403),
        (&origin, format!("Origin: https://{}", desk.address), 403),
        (&origin, format!("{origin}.evil.example"), 403),
        (&origin, "X: y".to_owned(), 403),
        ("Sec-Fetch-Site: same-origin", "Sec-Fetch-Site: cross-site".to_owned(), 403),
        ("Sec-Fetch-Site: same-origin", "Sec-Fetch-Site: same-site".to_owned(), 403),
        ("Sec-Fetch-Site: same-origin", "Sec-Fetch-Site: none".to_owned(), 403),
        ("application/json", "text/plain".to_owned(), 415),
        ("application/json", "application/x-www-form-urlencoded".to_owned(), 415),
        ("application/json", "multipart/form-data; boundary=a".to_owned(), 415),
        (&key, wrong_key, 403),
        (&key, "Cookie: key=1".to_owned(), 403),
        (&key, format!("{key}\r\n{key}"), 403),
        ("Content-Length: ", "Content-Length: 8".to_owned(), 413),
        ("Content-Length: ", "Content-Length: -".to_owned(), 411),
        ("Content-Length: ", "Transfer-Encoding: chunked\r\nContent-Length: ".to_owned(), 413),
        ("POST ", "PUT ".to_owned(), 405),
        ("POST ", "DELETE ".to_owned(), 405),
        ("POST /_zb/desk/", "POST /_zb/".to_owned(), 404),
        ("POST /_zb/desk/", "POST /_zb/desk/../".to_owned(), 404),
    ];
    for route in routes {
        for (from, to, status) in &attacks {
            // A length of eight and more digits is eight gigabytes or more.
            let head = desk.head(route, if to.ends_with('8') { 589_934_592 } else { body.len() });
            let attack = head.replacen(from, to, 1);
            assert_ne!(attack, head, "{from} is in the head");
            let answer = send(desk.address, format!("{attack}\r\n{body}").as_bytes());
            assert_eq!(answer.status, *status, "{route}: {to}");
        }
    }
    assert_eq!(files(&folder), before, "no attack wrote anything");
    for id in ["../../site.toml", "content/yaowen/a.md", "", "0000000000000000"] {
        for route in ["open", "save", "keep", "picture", "history", "former"] {
            let request = json!({ "id": id, "manuscript": manuscript, "number": 1, "name": "a.pdf", "data": "JVBERi0=" });
            assert_eq!(desk.post_with(route, &request, "").status, 410, "{route} {id}");
        }
    }
    let requests = ["[", "[]", "{}", "null", "{\"id\":1}", "{\"id\":\"a\",\"manuscript\":[]}"];
    for (route, request) in
        routes.iter().filter(|route| **route != "stop").flat_map(|route| requests.map(|one| (route, one)))
    {
        if ["publish", "start"].contains(route) && request != "[" {
            continue; // these ask for nothing
        }
        let answer =
            send(desk.address, format!("{}\r\n{request}", desk.head(route, request.len())).as_bytes());
        assert!((400..500).contains(&answer.status), "{route} {request}: {}", answer.status);
    }
    assert_eq!(files(&folder), before, "no request without sense wrote anything");
}

#[test]
fn a_plain_preview_takes_nothing() {
    let folder = Folder::new();
    let desk = Desk::open(&folder);
    let preview = folder.serve(&["--watch", "--clock", CLOCK]);
    for name in ["save", "new", "start", ""] {
        let head = desk.head(name, 2).replace(&desk.address.to_string(), &preview.address.to_string());
        assert_eq!(send(preview.address, format!("{head}\r\n{{}}").as_bytes()).status, 405, "{name}");
        assert_eq!(http::get(preview.address, &format!("/_zb/desk/{name}")).status, 404, "{name}");
    }
}

#[test]
fn a_body_that_never_comes_and_one_that_is_cut_write_nothing() {
    let folder = Folder::new();
    let desk = Desk::open(&folder);
    let before = files(&folder);
    let mut half = http::connect(desk.address);
    half.write_all(format!("{}\r\n{{\"title\":", desk.head("new", 100)).as_bytes()).unwrap();
    half.shutdown(std::net::Shutdown::Write).unwrap();
    assert_eq!(http::read_answer(&mut half, false).status, 400);
    assert_eq!(files(&folder), before);
}

#[test]
fn of_many_saves_at_once_one_wins_and_the_others_are_told() {
    let folder = Folder::new();
    let desk = Desk::open(&folder);
    let id = desk.id("第一篇");
    let base = desk.post("open", &json!({ "id": id }))["base"].clone();
    let statuses: Vec<u16> = std::thread::scope(|threads| {
        let save = |number: usize| {
            let (desk, id, base) = (&desk, &id, &base);
            let manuscript = json!({ "base": base, "changes": { "title": format!("第{number}个") } });
            threads.spawn(move || desk.save(id, &manuscript).status)
        };
        let running: Vec<_> = (0..8).map(save).collect();
        running.into_iter().map(|one| one.join().unwrap()).collect()
    });
    assert_eq!(statuses.iter().filter(|status| **status == 200).count(), 1, "{statuses:?}");
    assert_eq!(statuses.iter().filter(|status| **status == 412).count(), 7, "{statuses:?}");
}

#[test]
fn what_the_disk_does_not_take_is_told_and_the_text_stays() {
    let folder = Folder::new();
    let desk = Desk::open(&folder);
    let id = desk.id("第一篇");
    let base = desk.post("open", &json!({ "id": id }))["base"].clone();
    let before = fs::read(folder.at("content/yaowen/a.md")).unwrap();
    // A file where the folder of former texts belongs: without the old text kept, the new one is not written.
    fs::write(folder.at(".zhenbao/history"), "").unwrap();
    let saved = desk.save(&id, &json!({ "base": base, "body": "新的\n" }));
    assert_eq!(saved.status, 507, "{}", saved.text());
    assert_eq!(fs::read(folder.at("content/yaowen/a.md")).unwrap(), before);
}

/// Killed at any moment while it saves: the file holds one whole version, and what was there before it is kept.
#[test]
fn a_kill_while_it_saves_leaves_a_whole_text() {
    let folder = Folder::new();
    for round in 0..6_u64 {
        let mut desk = Desk::open(&folder);
        let texts = desk.post("start", &json!({}))["texts"].clone();
        let id =
            texts.as_array().unwrap().iter().find(|one| one["file"] == "content/yaowen/a.md").unwrap()["id"]
                .clone();
        let base = desk.post("open", &json!({ "id": id }))["base"].clone();
        let (address, key) = (desk.address, desk.key.clone());
        let saving = std::thread::spawn(move || {
            let mut base = base;
            for number in 0.. {
                let body = format!("第{number}次。\n").repeat(2000);
                let request = json!({ "id": id, "manuscript": { "base": base, "body": body } }).to_string();
                let head = format!(
                    "POST /_zb/desk/save HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\nContent-Type: application/json\r\n\
                     X-Zhenbao-Key: {key}\r\nIf-Match: {base}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
                    request.len()
                );
                let Ok(mut stream) = std::net::TcpStream::connect(address) else { return };
                if stream.write_all(format!("{head}{request}").as_bytes()).is_err() {
                    return;
                }
                let mut answer = String::new();
                if std::io::Read::read_to_string(&mut stream, &mut answer).is_err()
                    || !answer.contains(" 200 ")
                {
                    return;
                }
                let told = answer.split("\r\n\r\n").nth(1).unwrap_or_default();
                let Ok(told) = serde_json::from_str::<Value>(told) else { return };
                base = told["base"].clone();
            }
        });
        std::thread::sleep(std::time::Duration::from_millis(150 + 37 * round));
        desk.child.kill().unwrap();
        saving.join().unwrap();
        let text = fs::read_to_string(folder.at("content/yaowen/a.md")).unwrap();
        let lines: Vec<&str> = text.lines().skip_while(|line| !line.starts_with('第')).collect();
        assert!(
            lines.is_empty() || (lines.len() == 2000 && lines.iter().all(|line| *line == lines[0])),
            "{}",
            lines.len()
        );
        let left: Vec<_> =
            fs::read_dir(folder.at("content/yaowen")).unwrap().map(|one| one.unwrap().file_name()).collect();
        assert!(left.iter().all(|name| !name.to_string_lossy().ends_with(".md.md")), "{left:?}");
    }
}

#[test]
fn a_day_of_a_clerk() {
    let folder = Folder::new();
    let desk = Desk::open(&folder);
    let made =
        desk.post("new", &json!({ "title": "停水通知：东村", "kind": "notice", "category": "tongzhi" }));
    let opened = desk.post("open", &json!({ "id": made["id"] }));
    assert_eq!(opened["fields"]["title"], "停水通知：东村");
    let picture =
        fs::read(format!("{}/tests/sites/full/content/xinwen/2025/会场.png", env!("CARGO_MANIFEST_DIR")))
            .unwrap();
    let put =
        desk.post("picture", &json!({ "id": made["id"], "name": "../现场.JPG", "data": base64(&picture) }));
    assert_eq!(put["file"], "xian-chang.png");
    let body = "东村明天停水。\n\n![停水现场](xian-chang.png)\n";
    let fields = json!({ "notice": { "place": "东村", "contact": "党政办" }, "editor": "李明", "source": "党政办", "draft": null });
    let saved = desk.save(&made["id"], &json!({ "base": opened["base"], "changes": fields, "body": body }));
    assert_eq!(saved.status, 200, "{}", saved.text());
    let plan = desk.post("plan", &json!({}));
    let added: Vec<&Value> =
        plan["texts"]["added"].as_array().unwrap().iter().map(|one| &one["title"]).collect();
    assert!(added.contains(&&json!("停水通知：东村")), "{plan}");
    assert!(!folder.at("public").exists(), "a plan writes nothing");
    let done = desk.post("publish", &json!({}));
    assert!(done["texts"]["added"].as_array().unwrap().len() > 1, "{done}");
    assert!(folder.at("public/index.html").is_file());
    assert_eq!(desk.post("kept", &json!({})), json!([]));
    let now = desk.post("open", &json!({ "id": made["id"] }));
    let withdrawn = json!({ "withdrawn": { "date": "2025-06-01", "reason": "内容有误" } });
    desk.save(&made["id"], &json!({ "base": now["base"], "changes": withdrawn }));
    let done = desk.post("publish", &json!({}));
    assert_eq!(done["texts"]["withdrawn"][0]["title"], "停水通知：东村", "{done}");
    let kept = desk.post("kept", &json!({}));
    assert_eq!(kept.as_array().unwrap().len(), 1);
    let asked = desk.post("go-back", &json!({ "steps": 1 }));
    assert_eq!(
        asked["asks"],
        json!(["停水通知：东村"]),
        "a withdrawn text never comes back without a question"
    );
    let back = desk.post("go-back", &json!({ "steps": 1, "meant": true }));
    assert_eq!(back["texts"]["added"][0]["title"], "停水通知：东村");
}

#[test]
fn a_second_start_leads_to_the_first_and_a_stop_ends_it() {
    let folder = Folder::new();
    let mut desk = Desk::open(&folder);
    let mut second = Desk::open(&folder);
    assert_eq!((second.address, &second.key), (desk.address, &desk.key));
    assert!(second.child.wait().unwrap().success());
    assert_eq!(desk.post("stop", &json!({})), json!({ "stopped": true }));
    assert!(desk.child.wait().unwrap().success());
    assert_ne!(Desk::open(&folder).key, desk.key, "what was closed has another key next time");
}

#[test]
fn a_site_is_made_where_there_is_none() {
    let folder = tempfile::TempDir::new().unwrap();
    let child = Command::new(PROGRAM)
        .arg("desk")
        .arg(folder.path().join("金山镇"))
        .args(["--no-open", "--lang", "en", "--port", "0"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let mut child = child.unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut said = String::new();
    out.read_line(&mut said).unwrap();
    let (address, key) = said.trim().split("http://").nth(1).unwrap().split_once("/_zb/desk/#").unwrap();
    let desk = Desk { address: address.parse().unwrap(), key: key.to_owned(), child };
    assert_eq!(desk.post("start", &json!({}))["first"]["town"], "金山镇");
    assert_eq!(desk.post_with("save", &json!({}), "").status, 404);
    assert_eq!(desk.post_with("make", &json!({}), "").status, 422);
    desk.post("make", &json!({ "town": "金山镇", "editor": "李明" }));
    // The desk takes the same place; it says so.
    let mut said = String::new();
    while !said.contains("/_zb/desk/") {
        said.clear();
        assert_ne!(out.read_line(&mut said).unwrap(), 0, "the desk follows");
    }
    assert_eq!(desk.post("start", &json!({}))["title"], "金山镇政务新闻");
    assert!(folder.path().join("金山镇/content/yaowen").is_dir());
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for group in bytes.chunks(3) {
        let bits = (0..3).fold(0_u32, |bits, at| bits << 8 | u32::from(group.get(at).copied().unwrap_or(0)));
        for digit in 0..4 {
            let filled = digit <= group.len();
            text.push(if filled {
                char::from(DIGITS[(bits >> (18 - 6 * digit) & 63) as usize])
            } else {
                '='
            });
        }
    }
    text
}
