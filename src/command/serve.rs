//! `zhenbao serve`: the preview while somebody writes, or a look at what is published.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::process::{Command, ExitCode, Stdio};
use std::time::Duration;

use super::console::Console;
use super::{FAILED, tally};
use crate::diagnostic::{Diagnostic, Text, counted, has_errors};
use crate::disk::load::Settings;
use crate::disk::publish::Stop;
use crate::disk::words_of;
use crate::edition::Recipe;
use crate::serve::{
    self, Delivery, Follow, Listening, Manner, PreviewEvent, PreviewSession, Publication, Reach, StartError,
};
use crate::text;

/// What `serve` was asked to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The site.
    pub site: Recipe,
    /// The folder it is published to.
    pub output: PathBuf,
    /// What is served.
    pub source: Served,
    /// The address to listen on.
    pub interface: IpAddr,
    /// The port to listen on, or the next free one.
    pub port: u16,
    /// Whether a browser is opened.
    pub browser: Browser,
    /// Whether the browser goes to the page that was changed.
    pub follow: Follow,
    /// How changes are noticed.
    pub manner: Manner,
}

/// What is served.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Served {
    /// The site as it will be, following every save.
    Site,
    /// The output folder as it is.
    Published,
}

/// Whether a browser is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Browser {
    /// It is.
    Open,
    /// It is not.
    Leave,
}

/// Serves until Ctrl-C.
pub fn run(options: Options, console: &Console) -> ExitCode {
    match start(options, console) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            console.error(&fault);
            ExitCode::from(FAILED)
        }
    }
}

fn start(options: Options, console: &Console) -> Result<(), Text> {
    let (interface, port) = (options.interface, options.port);
    let listening = Listening::open(interface, port).map_err(|error| {
        let Text { zh, en } = words_of(&error);
        text!("{interface} 的端口 {port} 不能使用：{zh}", "port {port} of {interface} cannot be used: {en}")
    })?;
    let stop = Stop::on_signals()
        .map_err(|error| text!("不能接收中断信号：{error}", "signals cannot be received: {error}"))?;
    match options.source {
        Served::Site => preview(options, listening, console, &stop),
        Served::Published => deliver(&options, listening, console, &stop),
    }
}

fn preview(options: Options, listening: Listening, console: &Console, stop: &Stop) -> Result<(), Text> {
    let place = Place::of(&listening, options.port);
    let browser = options.browser;
    let session = PreviewSession::start(
        serve::PreviewOptions {
            output: options.output,
            manner: options.manner,
            lang: console.lang(),
            follow: options.follow,
            recipe: options.site,
        },
        listening,
    )
    .map_err(|error| match error {
        StartError::Site(fault) => fault.message(),
        StartError::Threads(error) => no_threads(&error),
    })?;
    console.findings(&session.findings());
    let (address, start) = (place.address, session.start_path());
    let account = text!(
        "预览：http://{address}{start}\n编辑台：http://{address}/_zb/\n保存文件后预览自动更新；按 Ctrl-C 结束",
        "preview: http://{address}{start}\nboard: http://{address}/_zb/\nit follows every save; Ctrl-C ends it"
    );
    place.announce(&account, &start, Served::Site, console);
    open(browser, &format!("http://{address}{start}"), console);
    let tell = |told: &PreviewEvent<'_>| tell(told, console);
    session.run(stop, &tell).map_err(|serve::WatchError(reason)| {
        text!(
            "不能监视文件夹：{reason}；请改用 --poll 1000",
            "the folder cannot be watched: {reason}; use --poll 1000 instead"
        )
    })
}

/// Says what happened to the preview.
pub fn tell(told: &PreviewEvent<'_>, console: &Console) {
    match told {
        PreviewEvent::Updated(findings, time) => updated(findings, *time, console),
        PreviewEvent::Polling(interval) => {
            let seconds = interval.as_secs();
            console.warning(&text!(
                "文件夹太多，系统不能再监视；改为每 {seconds} 秒查看一次，预览照常更新",
                "the system can watch no more folders; everything is looked at every {seconds} s instead"
            ));
        }
    }
}

/// A line after each change.
fn updated(findings: &[Diagnostic], time: Duration, console: &Console) {
    let milliseconds = time.as_secs_f64() * 1000.0;
    if has_errors(findings) {
        console.findings(findings);
        let (errors, _) = tally::tally(findings);
        let counted = counted(errors, "error");
        console.note(&text!(
            "{errors} 处错误，预览停在改动之前的样子",
            "{counted}; the preview stays as it was before"
        ));
    } else {
        console.note(&text!("已更新（{milliseconds:.0} 毫秒）", "updated ({milliseconds:.0} ms)"));
    }
}

fn deliver(options: &Options, listening: Listening, console: &Console, stop: &Stop) -> Result<(), Text> {
    let publication = Publication::new(options.output.clone());
    let shown = options.output.display();
    let files = match publication.manifest() {
        Ok(Some(manifest)) => manifest.files().len(),
        Ok(None) => {
            return Err(text!(
                "{shown} 里没有发布的网站；先运行 zhenbao build，或者用 zhenbao serve --watch 预览",
                "nothing is published in {shown}; run zhenbao build first, or zhenbao serve --watch for a preview"
            ));
        }
        Err(error) => return Err(error.to_diagnostic().message),
    };
    let place = Place::of(&listening, options.port);
    let (address, start) = (place.address, start_path(options));
    let account = text!(
        "已发布的网站（{files} 个文件）：http://{address}{start}\n按 Ctrl-C 结束",
        "the published site ({files} files): http://{address}{start}\nCtrl-C ends it"
    );
    place.announce(&account, &start, Served::Published, console);
    open(options.browser, &format!("http://{address}{start}"), console);
    let told = console.clone();
    let listener = Box::new(move |fault: &Diagnostic| told.findings(std::slice::from_ref(fault)));
    let published = Delivery::new(publication, start, console.lang(), listener);
    serve::deliver(published, listening, stop).map_err(|error| no_threads(&error))
}

/// Why a server cannot begin.
pub fn no_threads(error: &std::io::Error) -> Text {
    text!(
        "系统不允许再开线程，预览无法启动：{error}；关闭一些程序，或放宽 ulimit -u 再试",
        "the system gives no more threads, so the preview cannot start: {error}; close other programs or raise ulimit -u"
    )
}

/// The path of the site's address, so that the links of its 404 page lead somewhere; at the root when
/// there is no site beside the output, or its settings cannot be read.
fn start_path(options: &Options) -> String {
    let settings = || Settings::open(&options.site.root).ok()?.config;
    let base_url = options.site.base_url.clone().or_else(|| settings().map(|config| config.base_url));
    base_url.map_or_else(|| "/".to_owned(), |base_url| base_url.path().to_owned())
}

/// Where a server is found, and by whom.
struct Place {
    address: SocketAddr,
    reach: Reach,
    /// The port that was asked for.
    wanted: u16,
}

impl Place {
    fn of(listening: &Listening, wanted: u16) -> Self {
        Self { address: listening.address(), reach: listening.reach(), wanted }
    }

    /// Says where the site is shown. Who asked for quiet is told all the same what cannot be guessed:
    /// another port, and that others can look.
    fn announce(&self, account: &Text, start: &str, shown: Served, console: &Console) {
        let (port, wanted) = (self.address.port(), self.wanted);
        if port != wanted && wanted != 0 {
            console
                .note(&text!("端口 {wanted} 已被占用，改用 {port}", "port {wanted} is taken, using {port}"));
        }
        if let Reach::Network(address) = self.reach {
            console.warning(&exposed(address, port, start, shown));
        }
        if port == wanted {
            console.account(account);
        } else {
            console.result(&format!("{}\n", account.in_lang(console.lang())));
        }
    }
}

/// What somebody must know who lets others look.
fn exposed(address: Option<SocketAddr>, port: u16, start: &str, shown: Served) -> Text {
    let drafts = match shown {
        Served::Site => text!("，草稿也看得到", ", drafts included"),
        Served::Published => text!("", ""),
    };
    let trusted = text!("；只应在可信的网络里这样用", "; do this on a trusted network only");
    let whom = match address {
        Some(address) => text!(
            "同一网络里的手机和电脑打开 http://{address}{start} 就能看到",
            "phones and computers on the network can open http://{address}{start}"
        ),
        None => text!(
            "同一网络里的手机和电脑也能打开，网址是 http://本机的IP地址:{port}{start}（IP 地址用 ipconfig 或 ip addr 命令查看）",
            "phones and computers on the network can open http://ADDRESS:{port}{start} (ipconfig or ip addr tells this machine's ADDRESS)"
        ),
    };
    whom + drafts + trusted
}

/// Opens a browser; that none could be opened is worth a word, not a failure.
pub fn open(browser: Browser, url: &str, console: &Console) {
    if browser == Browser::Leave {
        return;
    }
    let (program, arguments): (&str, &[&str]) = if cfg!(windows) {
        ("cmd", &["/c", "start", ""])
    } else if cfg!(target_os = "macos") {
        ("open", &[])
    } else {
        ("xdg-open", &[])
    };
    let started = Command::new(program)
        .args(arguments)
        .arg(url)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    if let Err(error) = started {
        console.note(&text!("浏览器没有打开：{error}", "no browser was opened: {error}"));
    }
}
