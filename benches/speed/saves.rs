//! What a save costs while the preview runs: from the write to the new text over HTTP, and CPU time.

use std::ffi::OsString;
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use super::{CLOCK, Row, cpu_of};

/// The word with which the harness runs itself as the preview.
pub const CHILD: &str = "serve-and-wait";

/// Saves of each sort; the median of their times is printed, and the mean of their CPU time.
const SAVES: usize = 20;

/// The preview, as the command line starts it.
pub fn serve(root: &str) -> ExitCode {
    let arguments =
        ["zhenbao", "serve", "--watch", "--lang", "en", "--port", "0", "--clock", CLOCK, "--root", root];
    zhenbao::cli::run(arguments.map(OsString::from))
}

/// Start, saves of four sorts, and articles that come and go.
pub fn saves(root: &Path) -> Vec<Row> {
    let start = Instant::now();
    let mut preview = Preview::start(root);
    preview.get("/");
    let mut rows = vec![Row { name: "serve: start", time: start.elapsed(), process: None }];
    // What the preview does by itself after its start is no part of a save.
    std::thread::sleep(Duration::from_secs(3));
    let articles = articles(root);
    rows.push(preview.save("serve: body saved", &articles, |text, mark| format!("{text}\n\n{mark}。\n")));
    rows.push(preview.save("serve: title saved", &articles, |text, mark| line(text, "title", mark)));
    rows.push(preview.save("serve: date saved", &articles, |text, mark| {
        line(&format!("{text}\n\n{mark}。\n"), "date", "2020-02-02 08:00")
    }));
    rows.push(preview.save("serve: tags saved", &articles, |text, mark| {
        line(&format!("{text}\n\n{mark}。\n"), "tags", "[防汛, 党建]")
    }));
    let states: Vec<String> =
        articles.iter().map(|article| fs::read_to_string(article).expect("the article is there")).collect();
    let added: Vec<PathBuf> = articles.iter().map(|article| beside(article)).collect();
    rows.push(preview.measure("serve: article added", &added, |number, path, mark| {
        fs::write(path, line(&states[number], "title", mark)).expect("there is room");
    }));
    rows.push(preview.measure("serve: article deleted", &added, |_, path, _| {
        fs::remove_file(path).expect("it was put there");
    }));
    rows
}

/// Articles from all over the site.
fn articles(root: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = Vec::new();
    let mut folders = vec![root.join("content")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the site is there").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.file_name().is_some_and(|name| name != "_index.md") {
                found.push(path);
            }
        }
    }
    found.sort();
    let step = (found.len() / SAVES).max(1);
    found.into_iter().step_by(step).take(SAVES).collect()
}

/// The file of an article more: `a000030-new.md`.
fn beside(article: &Path) -> PathBuf {
    let stem = article.file_stem().and_then(|stem| stem.to_str()).expect("articles have plain names");
    article.with_file_name(format!("{stem}-new.md"))
}

/// A text with another value of a key of its front matter.
fn line(text: &str, key: &str, value: &str) -> String {
    let own = |line: &&str| line.starts_with(key);
    let old = text.lines().find(own).expect("every article has the key");
    text.replacen(old, &format!("{key}: {value}"), 1)
}

struct Preview {
    child: Child,
    address: String,
    root: PathBuf,
    events: BufReader<TcpStream>,
    // Its end would end the preview.
    _stdout: BufReader<ChildStdout>,
}

impl Preview {
    fn start(root: &Path) -> Self {
        let mut child = Command::new(std::env::current_exe().expect("this program is a file"))
            .arg(CHILD)
            .arg(root)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("this program can run itself");
        let mut stdout = BufReader::new(child.stdout.take().expect("it is piped"));
        let mut told = String::new();
        stdout.read_line(&mut told).expect("the preview tells its address");
        let address = told.split("http://").nth(1).and_then(|rest| rest.split('/').next());
        let address = address.expect("the preview tells its address").to_owned();
        let mut events = TcpStream::connect(&address).expect("the preview listens");
        ask(&mut events, &address, "/_zb/events");
        Self { child, address, root: root.to_owned(), events: BufReader::new(events), _stdout: stdout }
    }

    fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("the preview listens");
        ask(&mut stream, &self.address, path);
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("the preview answers");
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// Saves each article in another state.
    fn save(&mut self, name: &'static str, articles: &[PathBuf], state: fn(&str, &str) -> String) -> Row {
        self.measure(name, articles, |_, article, mark| {
            let text = fs::read_to_string(article).expect("the article is there");
            fs::write(article, state(&text, mark)).expect("there is room");
        })
    }

    /// Changes each article, waits until the browser would be told, and looks at the page: it shows the mark
    /// of the change, or is gone with its article.
    fn measure(
        &mut self,
        name: &'static str,
        articles: &[PathBuf],
        change: impl Fn(usize, &Path, &str),
    ) -> Row {
        let before = cpu_of(&self.child.id().to_string());
        let mut times = Vec::new();
        for (number, article) in articles.iter().enumerate() {
            // A colon would not stand in a title without quotes.
            let mark = format!("{name} {number}").replace(':', "");
            let below = article.strip_prefix(self.root.join("content")).expect("articles lie in content");
            let page = format!("/{}", below.with_extension("html").display());
            let start = Instant::now();
            change(number, article, &mark);
            self.until_changed();
            let shown = self.get(&page);
            times.push(start.elapsed());
            assert_eq!(shown.contains(&mark), article.exists(), "{page} shows how things stand");
        }
        times.sort();
        let cpu = cpu_of(&self.child.id().to_string()).zip(before).map(|(after, before)| after - before);
        let saves = u64::try_from(times.len()).expect("they are few");
        let process = cpu.map(|cpu| (Duration::from_millis(cpu) / u32::try_from(saves).expect("few"), 0));
        Row { name, time: times[times.len() / 2], process }
    }

    fn until_changed(&mut self) {
        let mut line = String::new();
        while !line.starts_with("event: change") {
            line.clear();
            self.events.read_line(&mut line).expect("the stream goes on");
        }
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn ask(stream: &mut TcpStream, address: &str, path: &str) {
    let head = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(head.as_bytes()).expect("the preview listens");
}
