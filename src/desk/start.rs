//! `zhenbao desk [DIR]`: opens the desk of a site, or the page that makes a site; a second start leads to the desk
//! that is open already.

use std::net::{IpAddr, Ipv4Addr};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Arc, Mutex};

use super::running::{self, RunningDesk};
use super::{Desk, first};
use crate::command::console::Console;
use crate::command::serve::{Browser, no_threads, open, tell};
use crate::command::{FAILED, publishing_recipe};
use crate::diagnostic::Text;
use crate::disk::create;
use crate::disk::publish::Stop;
use crate::disk::words_of;
use crate::edition::Recipe;
use crate::serve::{
    Answers, Follow, Listening, Manner, PreviewOptions, PreviewSession, StartError, WatchError,
};
use crate::site::Visibility;
use crate::source::Moment;
use crate::text;

use super::publisher::Publisher;

/// What `desk` was asked to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The site's folder, or the one where a site is to be made.
    pub root: PathBuf,
    /// The folder that the site is published to; below the site's own if not given.
    pub output: Option<PathBuf>,
    /// The port to listen on, or the next free one.
    pub port: u16,
    /// Whether a browser is opened.
    pub browser: Browser,
    /// The moment that counts as now; the clock's if not given.
    pub clock: Option<Moment>,
    /// How changes are noticed.
    pub manner: Manner,
}

/// Opens the desk and serves it until somebody stops it.
pub fn run(options: &Options, console: &Console) -> ExitCode {
    match start(options, console) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            console.error(&fault);
            ExitCode::from(FAILED)
        }
    }
}

fn start(options: &Options, console: &Console) -> Result<(), Text> {
    let stop = Stop::on_signals()
        .map_err(|error| text!("不能接收中断信号：{error}", "signals cannot be received: {error}"))?;
    if create::is_site(&options.root) {
        let root = canonical(&options.root)?;
        let noted = RunningDesk::noted(&root);
        if let Some(running) = noted.as_ref().filter(|running| running.answers()) {
            announce(running, options, console);
            return Ok(());
        }
        let port = noted.as_ref().map_or(options.port, |noted| noted.address.port());
        let port = if options.port == 0 { 0 } else { port };
        return desk(&root, listen(port)?, (noted.map(|noted| noted.key), options), console, &stop);
    }
    let key = key()?;
    let listening = listen(options.port)?;
    let running = RunningDesk { address: listening.address(), key: key.clone() };
    announce(&running, options, console);
    let folder = std::path::absolute(&options.root).unwrap_or_else(|_| options.root.clone());
    let made = first::ask(folder, listening, (key.clone(), console.lang()), &stop);
    let Some(root) = made.map_err(|error| no_threads(&error))? else { return Ok(()) };
    // The page that is open goes on under the same address.
    let listening = listen(running.address.port())?;
    let quiet = Options { browser: Browser::Leave, ..options.clone() };
    desk(&canonical(&root)?, listening, (Some(key), &quiet), console, &stop)
}

/// The desk writes, so it is for this machine alone.
fn listen(port: u16) -> Result<Listening, Text> {
    Listening::open(IpAddr::V4(Ipv4Addr::LOCALHOST), port).map_err(|error| {
        let Text { zh, en } = words_of(&error);
        text!("端口 {port} 不能使用：{zh}", "port {port} cannot be used: {en}")
    })
}

fn key() -> Result<String, Text> {
    running::fresh_key()
        .map_err(|error| text!("系统给不出随机数：{error}", "the system gives no random numbers: {error}"))
}

fn canonical(root: &Path) -> Result<PathBuf, Text> {
    root.canonicalize().map_err(|error| {
        let (shown, Text { zh, en }) = (root.display(), words_of(&error));
        text!("{shown} 无法读取：{zh}", "{shown} cannot be read: {en}")
    })
}

fn desk(
    root: &Path,
    listening: Listening,
    (known, options): (Option<String>, &Options),
    console: &Console,
    stop: &Stop,
) -> Result<(), Text> {
    let key = known.map_or_else(key, Ok)?;
    let running = RunningDesk { address: listening.address(), key: key.clone() };
    let output = options.output.clone().unwrap_or_else(|| root.join("public"));
    let published = Recipe { clock: options.clock, ..publishing_recipe(root, &output) };
    let shown =
        Recipe { visibility: Visibility { drafts: true, ..Visibility::default() }, ..published.clone() };
    let lang = console.lang();
    let preview = PreviewOptions {
        output: output.clone(),
        manner: options.manner,
        lang,
        follow: Follow::Stay,
        recipe: shown,
    };
    let publisher = Publisher { recipe: published, output, stop: stop.clone(), lang };
    let session = PreviewSession::start_behind(preview, listening, |preview| {
        let (root, stop) = (root.to_owned(), stop.clone());
        Arc::new(Desk { preview, root, publisher, key, lang, stop, writing: Mutex::default() })
            as Arc<dyn Answers>
    })
    .map_err(|error| match error {
        StartError::Site(fault) => fault.message(),
        StartError::Threads(error) => no_threads(&error),
    })?;
    running.note(root);
    announce(&running, options, console);
    session.run(stop, &|told| tell(told, console)).map_err(|WatchError(reason)| {
        text!(
            "不能监视文件夹：{reason}；请改用 --poll 1000",
            "the folder cannot be watched: {reason}; use --poll 1000 instead"
        )
    })
}

/// Says where the desk is, and opens it.
fn announce(running: &RunningDesk, options: &Options, console: &Console) {
    let url = running.url();
    let told = text!(
        "写稿台：{url}\n只有这台电脑打得开；在网页上点“关闭”，或按 Ctrl-C，就结束",
        "the desk: {url}\nonly this computer can open it; “Close” on the page, or Ctrl-C, ends it"
    );
    console.result(&format!("{}\n", told.in_lang(console.lang())));
    open(options.browser, &url, console);
}
