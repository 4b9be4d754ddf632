//! A small site in a folder of its own, and a `zhenbao serve` that shows it.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

use crate::http::{self, Answer};

pub const PROGRAM: &str = env!("CARGO_BIN_EXE_zhenbao");

/// The day it is in all these tests.
pub const CLOCK: &str = "2025-06-01";

/// Where the last `serve` of a folder wrote its notes: beside everything that it watches.
const STDERR: &str = "stderr.txt";

pub struct Folder(TempDir);

impl Folder {
    /// A site with two categories, an article in each, a plain page, a picture and a static file.
    pub fn new() -> Self {
        let folder = Self(TempDir::new().unwrap());
        folder.write("site.toml", "title = \"金山镇\"\nbase_url = \"https://example.gov.cn/\"\n");
        folder.write("content/yaowen/_index.md", "---\ntitle: 要闻\nmax_age: 30\n---\n");
        folder.write("content/tongzhi/_index.md", "---\ntitle: 通知\n---\n");
        folder.write("content/yaowen/a.md", &article("第一篇", "2025-05-01", "正文甲。\n\n![图](tu.png)"));
        folder.write("content/tongzhi/b.md", &article("第二篇", "2025-05-02", "正文乙。"));
        folder.write("content/about.md", "---\ntitle: 关于\n---\n\n本站。\n");
        folder.write("content/yaowen/tu.png", "\u{1}not quite a picture");
        folder.write("content/yaowen/unused.png", "nothing refers to it");
        folder.write("static/extra.txt", "0123456789");
        folder
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    pub fn at(&self, path: &str) -> PathBuf {
        self.path().join(path)
    }

    /// Writes a file in one step, as most editors save: a preview that looks in between sees the old text
    /// or the new one, so that what a test waits for comes once.
    pub fn write(&self, path: &str, text: &str) {
        let place = self.at(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        let fresh = place.with_file_name(".fresh.tmp");
        fs::write(&fresh, text).unwrap();
        fs::rename(fresh, place).unwrap();
    }

    /// Publishes the site; the folder with what was published.
    pub fn build(&self) -> PathBuf {
        let output = self.at("public");
        let done = Command::new(PROGRAM)
            .args(["build", "--lang", "en", "--clock", CLOCK, "--root"])
            .arg(self.path())
            .arg("--output")
            .arg(&output)
            .output()
            .unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        output
    }

    /// What the last `serve` said on stderr so far.
    pub fn stderr(&self) -> String {
        fs::read_to_string(self.at(STDERR)).unwrap()
    }

    pub fn preview(&self) -> Preview {
        self.serve(&["--watch", "--no-drafts", "--clock", CLOCK])
    }

    /// Starts `serve` on any free port and waits until it says where.
    pub fn serve(&self, arguments: &[&str]) -> Preview {
        let mut child = Command::new(PROGRAM)
            .args(["serve", "--root"])
            .arg(self.path())
            .args(if arguments.contains(&"--lang") { &[][..] } else { &["--lang", "en"] })
            .args(if arguments.contains(&"--port") { &[][..] } else { &["--port", "0"] })
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(fs::File::create(self.at(STDERR)).unwrap())
            .spawn()
            .unwrap();
        let mut said = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut said).unwrap();
        let address = said
            .split("http://")
            .nth(1)
            .and_then(|rest| rest.split('/').next())
            .expect("it says its address");
        Preview { address: address.parse().unwrap(), said, child }
    }
}

/// The text of an article.
pub fn article(title: &str, date: &str, body: &str) -> String {
    format!("---\ntitle: {title}\ndate: {date}\neditor: 李明\nsource: 党政办\n---\n\n{body}\n")
}

/// A running `serve`, ended when dropped.
pub struct Preview {
    pub address: SocketAddr,
    /// The first line that it said.
    pub said: String,
    pub child: Child,
}

impl Preview {
    pub fn get(&self, path: &str) -> Answer {
        http::get(self.address, path)
    }

    pub fn json(&self, name: &str) -> Value {
        serde_json::from_slice(&self.get(&format!("/_zb/{name}")).body).unwrap()
    }

    pub fn events(&self) -> Events {
        let mut stream = http::connect(self.address);
        let request = format!("GET /_zb/events HTTP/1.1\r\nHost: {}\r\n\r\n", self.address);
        std::io::Write::write_all(&mut stream, request.as_bytes()).unwrap();
        let mut events = Events { lines: BufReader::new(stream), hello: Value::Null };
        let (name, hello) = events.next();
        assert_eq!(name, "hello");
        events.hello = hello;
        events
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An open stream of events.
pub struct Events {
    lines: BufReader<TcpStream>,
    /// How things stood at its beginning.
    pub hello: Value,
}

impl Events {
    /// The next event with its data.
    pub fn next(&mut self) -> (String, Value) {
        let mut name = String::new();
        loop {
            let mut line = String::new();
            let count = self.lines.read_line(&mut line).expect("an event comes in time");
            assert_ne!(count, 0, "the stream goes on");
            if let Some(rest) = line.strip_prefix("event: ") {
                rest.trim().clone_into(&mut name);
            } else if let Some(data) = line.strip_prefix("data: ") {
                return (name, serde_json::from_str(data).unwrap());
            }
        }
    }

    /// Waits for changes until one brings what is wanted.
    pub fn until(&mut self, mut wanted: impl FnMut(&Value) -> bool) -> Value {
        loop {
            let (_, data) = self.next();
            if wanted(&data) {
                return data;
            }
        }
    }

    /// Waits until a page holds a text. On the way there may be faults: a file that is still being written.
    pub fn until_shown(&mut self, preview: &Preview, path: &str, text: &str) {
        while !preview.get(path).text().contains(text) {
            self.next();
        }
    }
}
