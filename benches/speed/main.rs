//! How fast zhenbao is: every stage, and whole builds, at several sizes of one invented site. Prints
//! ratios between the sizes, so that a stage that is not linear shows. See benches/README.md.

mod corpus;
mod hugo;
mod saves;

use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use corpus::Layout;
use rayon::prelude::*;
use zhenbao::disk::load;
use zhenbao::site::pages::pages;
use zhenbao::site::{Content, Site, Visibility};
use zhenbao::source::{Moment, Source};

/// Numbers of articles unless others are named on the command line.
const SIZES: [usize; 3] = [1_000, 10_000, 50_000];

/// The day on which everything is built.
const CLOCK: &str = "2026-01-01";

/// The word with which the harness runs itself for one whole build.
const CHILD: &str = "build-and-tell";

fn main() -> ExitCode {
    // Cargo adds --bench of its own.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [CHILD, root] => build_and_tell(root),
        [saves::CHILD, root] => saves::serve(root),
        ["write", layout @ ("zhenbao" | "hugo"), size, folder] => write(layout, size, folder),
        sizes => measure(sizes),
    }
}

/// Writes the site for a comparison with another program.
fn write(layout: &str, size: &str, folder: &str) -> ExitCode {
    let layout = if layout == "hugo" { Layout::Hugo } else { Layout::Zhenbao };
    let Ok(size) = size.parse() else { return usage() };
    corpus::write(Path::new(folder), size, layout).expect("the folder can be written");
    ExitCode::SUCCESS
}

fn usage() -> ExitCode {
    eprintln!("usage: cargo bench [-- SIZE…]\n       cargo bench -- write zhenbao|hugo SIZE FOLDER");
    ExitCode::from(2)
}

fn measure(sizes: &[&str]) -> ExitCode {
    let Ok(mut sizes) = sizes.iter().map(|size| size.parse()).collect::<Result<Vec<usize>, _>>() else {
        return usage();
    };
    if sizes.is_empty() {
        sizes.extend(SIZES);
    }
    let mut before: Option<(usize, Vec<Row>)> = None;
    for size in sizes {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        corpus::write(folder.path(), size, Layout::Zhenbao).expect("there is room for the site");
        let mut rows = stages(folder.path());
        rows.extend(whole_builds(folder.path()));
        rows.extend(saves::saves(folder.path()));
        print(size, &rows, before.as_ref());
        before = Some((size, rows));
    }
    ExitCode::SUCCESS
}

/// One line of the table.
struct Row {
    name: &'static str,
    time: Duration,
    /// CPU time and most memory in KiB (0: not measured), where a process of its own was measured.
    process: Option<(Duration, u64)>,
}

fn print(size: usize, rows: &[Row], before: Option<&(usize, Vec<Row>)>) {
    println!("\n{size} articles");
    println!("{:28}{:>10}{:>14}{:>10}{:>10}{:>16}", "", "ms", "µs/article", "CPU ms", "MiB", "times as long");
    for (at, row) in rows.iter().enumerate() {
        let milliseconds = row.time.as_secs_f64() * 1000.0;
        let per_article = milliseconds * 1000.0 / real(size);
        let (cpu, memory) = row.process.map_or_else(Default::default, |(cpu, memory)| {
            let memory = if memory == 0 { String::new() } else { memory.div_ceil(1024).to_string() };
            (format!("{:.1}", cpu.as_secs_f64() * 1000.0), memory)
        });
        let growth = before.map_or_else(String::new, |(smaller, rows)| {
            let factor = real(size) / real(*smaller);
            format!("{:.1} (×{factor:.0})", row.time.as_secs_f64() / rows[at].time.as_secs_f64())
        });
        println!("{:28}{milliseconds:>10.1}{per_article:>14.1}{cpu:>10}{memory:>10}{growth:>16}", row.name);
    }
}

/// A number of articles for dividing.
fn real(articles: usize) -> f64 {
    f64::from(u32::try_from(articles).expect("no site has thousands of millions of articles"))
}

/// The stages one after the other in this process.
fn stages(root: &Path) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut row = |name, start: Instant| rows.push(Row { name, time: start.elapsed(), process: None });
    let start = Instant::now();
    let folder = load::Folder::open(root).expect("the folder is there");
    let (config, theme) = folder.config().cloned().zip(folder.theme()).expect("the site is usable");
    let sources: Vec<Source> = folder.sources().cloned().collect();
    row("read (disk::load)", start);

    let start = Instant::now();
    let content = Content::parse(&sources, config.line_ends).value;
    row("parse (article)", start);

    let now = Moment::parse(CLOCK).expect("a date").in_zone(&config.zone);
    let start = Instant::now();
    let site = Site::assemble(std::sync::Arc::new(config), now, content, Visibility::default()).value;
    row("assemble (site)", start);

    let start = Instant::now();
    let findings = zhenbao::check::check(&site);
    row("check", start);
    assert!(!zhenbao::diagnostic::has_errors(&findings), "the invented site has no errors");

    let start = Instant::now();
    let pages = pages(&site);
    row("list pages (page)", start);

    let start = Instant::now();
    let renderer = theme.renderer(&site);
    row("shared values (theme)", start);

    let start = Instant::now();
    let bytes: usize =
        pages.par_iter().map(|page| renderer.render(page).expect("the theme's templates work").len()).sum();
    row("render (theme)", start);
    assert!(bytes > pages.len(), "pages have text");
    rows
}

/// Whole builds, each in a process of its own: into an empty folder, with nothing changed, and with one
/// article changed.
fn whole_builds(root: &Path) -> Vec<Row> {
    let mut rows = vec![whole_build("build: first", root), whole_build("build: nothing changed", root)];
    let article = root.join("content/yaowen/2016/changed.md");
    fs::create_dir_all(article.parent().expect("files have folders")).expect("there is room");
    fs::write(&article, "---\ntitle: 新的一篇\ndate: 2016-01-01\neditor: 李明\n---\n\n新的。\n")
        .expect("there is room");
    rows.push(whole_build("build: one article more", root));
    rows
}

fn whole_build(name: &'static str, root: &Path) -> Row {
    let start = Instant::now();
    let child = Command::new(std::env::current_exe().expect("this program is a file"))
        .arg(CHILD)
        .arg(root)
        .stdin(Stdio::null())
        .output()
        .expect("this program can run itself");
    let time = start.elapsed();
    assert!(child.status.success(), "{}", String::from_utf8_lossy(&child.stderr));
    let told = String::from_utf8_lossy(&child.stdout);
    let mut numbers = told.split_whitespace().filter_map(|word| word.parse::<u64>().ok());
    let process = numbers.next().zip(numbers.next());
    Row { name, time, process: process.map(|(cpu, memory)| (Duration::from_millis(cpu), memory)) }
}

/// Builds like the command line does, then prints the CPU time in milliseconds and the most memory in
/// KiB, as Linux tells them of a process; nothing elsewhere.
fn build_and_tell(root: &str) -> ExitCode {
    let arguments = ["zhenbao", "build", "--quiet", "--clock", CLOCK, "--root", root].map(OsString::from);
    let code = zhenbao::cli::run(arguments);
    if let Some((cpu, memory)) = cpu_of("self").zip(own_memory()) {
        println!("{cpu} {memory}");
    }
    code
}

/// Fields 14 and 15 of a process's `stat`, user and system time in hundredths of a second; in milliseconds.
fn cpu_of(process: &str) -> Option<u64> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    Some((fields.get(11)?.parse::<u64>().ok()? + fields.get(12)?.parse::<u64>().ok()?) * 10)
}

/// `VmHWM` of `/proc/self/status`: the most memory the process ever had, in KiB.
fn own_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}
