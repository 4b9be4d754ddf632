//! Pictures in the forms in which they are published, made once and kept in `.zhenbao/pictures/` of the site.
//!
//! What is kept is a function of the bytes of a picture and of how it is made, so build and preview share it, and
//! deleting it costs time and nothing else. Must not know which pictures a site wants.

mod index;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::load::Mark;
use super::{Below, read_regular};
use crate::diagnostic::{Checked, Diagnostic, family};
use crate::picture::{Fault, Form, Header, Look, MOST_MEMORY, Rendition, Treatment, derive};
use crate::site::PublishedFile;
use crate::source::{Digest, OutputPath, SourcePath};
use crate::text;
use index::{Index, Kept, Known};

family! {
    /// A picture whose pixels cannot be decoded.
    UNDECODABLE = "ZB410" Error {
        title: "图片打不开", "the picture cannot be opened";
        meaning: "文件头是图片，里面的内容却坏了或者不完整，多半是传输时断了。请重新传一次，或者用看图软件打开后另存为 JPEG。",
                 "The file begins like a picture, but what follows is broken or incomplete, mostly because a transfer broke off. Transfer it again, or open it in a viewer and save it as JPEG.";
        wrong: "![会场](huichang.jpg)    只传了一半的文件";
        right: "![会场](huichang.jpg)    完整的文件";
    }
}

/// Where forms are kept, below the site's folder.
const FOLDER: &str = ".zhenbao/pictures";

/// Bytes of memory for pictures that are decoded at the same time.
const MEMORY: u64 = MOST_MEMORY;

/// How the forms are made; another number makes all of them anew.
const RECIPE: u32 = 1;

/// A picture and the forms that are wanted of it.
#[derive(Debug, Clone)]
pub struct Job {
    /// The file.
    pub source: SourcePath,
    /// Its header, where it is made of pixels.
    pub header: Option<Header>,
    /// What is wanted.
    pub renditions: Vec<Rendition>,
}

/// The pictures among published files.
pub fn jobs(files: &BTreeMap<OutputPath, PublishedFile>) -> Vec<Job> {
    let mut jobs: BTreeMap<&SourcePath, Job> = BTreeMap::new();
    for file in files.values() {
        let Some(rendition) = &file.rendition else { continue };
        let header = match file.info.picture {
            Some(Look::Pixels(header)) => Some(header),
            _ => None,
        };
        let job = || Job { source: file.source.clone(), header, renditions: Vec::new() };
        jobs.entry(&file.source).or_insert_with(job).renditions.push(rendition.clone());
    }
    jobs.into_values().collect()
}

/// The files that hold the forms, by the picture and the name of the form.
#[derive(Debug, Default)]
pub struct Gallery(BTreeMap<SourcePath, BTreeMap<String, String>>);

impl Gallery {
    /// Whether anything was made of a picture.
    pub fn knows(&self, source: &SourcePath) -> bool {
        self.0.contains_key(source)
    }

    /// The file that holds a form of a picture, below the site's folder.
    pub fn file(&self, source: &SourcePath, name: &str) -> Option<&str> {
        self.0.get(source)?.get(name).map(String::as_str)
    }
}

/// Makes what is not there yet, on all cores as far as memory goes, and forgets what nobody used for long.
/// `told` hears how many pictures are made and how many are to be made.
pub fn make(root: &Path, jobs: &[Job], told: &(dyn Fn(usize, usize) + Sync)) -> Checked<Gallery> {
    let folder = root.join(FOLDER);
    let mut index = Index::read(&folder);
    let (mut gallery, mut missing) = (Gallery::default(), Vec::new());
    let found: Vec<Option<BTreeMap<String, String>>> =
        jobs.par_iter().map(|job| there(root, &folder, &index, job)).collect();
    for (job, found) in jobs.iter().zip(found) {
        match found {
            Some(files) => drop(gallery.0.insert(job.source.clone(), files)),
            None => missing.push(job),
        }
    }
    let mut diagnostics = Vec::new();
    let (done, all) = (AtomicUsize::new(0), missing.len());
    for (job, made) in in_groups(missing, |job| {
        let made = make_one(root, &folder, job);
        told(done.fetch_add(1, Ordering::Relaxed) + 1, all);
        made
    }) {
        match made {
            Ok(Made { known, files }) => {
                if !known.files.is_empty() {
                    index.put(job.source.as_str(), known);
                }
                gallery.0.insert(job.source.clone(), files);
            }
            Err(finding) => diagnostics.push(*finding),
        }
    }
    index.used(jobs.iter().map(|job| job.source.as_str()));
    // What cannot be written down is made again the next time.
    let _ = index.write(&folder);
    Checked { value: gallery, diagnostics }
}

/// The files of a picture of which everything is there.
fn there(root: &Path, folder: &Path, index: &Index, job: &Job) -> Option<BTreeMap<String, String>> {
    let known = index.of(job.source.as_str())?;
    let (_, found) = beside(root, &job.source).open().ok()??;
    if known.mark != Mark::of(&found).to_string() {
        return None;
    }
    let file = |rendition: &Rendition| {
        let path = match known.files.get(&form(rendition))? {
            Kept::Source => job.source.to_string(),
            Kept::Size(size) => {
                let name = name(&known.digest, rendition);
                fs::metadata(folder.join(&name)).ok().filter(|found| found.len() == *size)?;
                kept(&name)
            }
        };
        Some((rendition.name.clone(), path))
    };
    job.renditions.iter().map(file).collect()
}

/// What came of making one picture.
struct Made {
    known: Known,
    files: BTreeMap<String, String>,
}

fn make_one(root: &Path, folder: &Path, job: &Job) -> Result<Made, Box<Diagnostic>> {
    let read = || {
        let file = beside(root, &job.source);
        let (_, found) = file.open()?.ok_or(std::io::ErrorKind::InvalidInput)?;
        Ok((Mark::of(&found), read_regular(file)?.ok_or(std::io::ErrorKind::InvalidInput)?))
    };
    let (mark, bytes) =
        read().map_err(|error: std::io::Error| Box::new(super::load::unreadable(&job.source, &error)))?;
    let digest = Digest::of(&bytes).to_string();
    let mut known = Known { mark: mark.to_string(), digest, ..Known::default() };
    let (mut files, mut wanted) = (BTreeMap::new(), Vec::new());
    for rendition in &job.renditions {
        let name = name(&known.digest, rendition);
        // The same picture under another name, or one that was touched, is there already.
        match fs::metadata(folder.join(&name)) {
            Ok(found) if found.len() > 0 => {
                known.files.insert(form(rendition), Kept::Size(found.len()));
                files.insert(rendition.name.clone(), kept(&name));
            }
            _ => wanted.push(rendition.clone()),
        }
    }
    let made =
        derive(&bytes, job.header.as_ref(), &wanted).map_err(|fault| undecodable(&job.source, &fault))?;
    for (rendition, made) in wanted.iter().zip(made) {
        let (place, path) = if made == bytes {
            (Kept::Source, job.source.to_string())
        } else {
            let name = name(&known.digest, rendition);
            let path = folder.join(&name);
            index::write(&path, &made).map_err(|error| Box::new(super::load::unwritable(&path, &error)))?;
            (Kept::Size(u64::try_from(made.len()).expect("memory is smaller than 2^64 bytes")), kept(&name))
        };
        known.files.insert(form(rendition), place);
        files.insert(rendition.name.clone(), path);
    }
    if known.files.values().all(|kept| *kept == Kept::Source) {
        known.files.clear(); // to look again costs no more than to copy
    }
    Ok(Made { known, files })
}

fn beside<'a>(root: &'a Path, source: &'a SourcePath) -> Below<'a> {
    Below { folder: root, path: source.as_str() }
}

/// Where a form lies that is kept, below the site's folder.
fn kept(name: &str) -> String {
    format!("{FOLDER}/{name}")
}

/// Works on all, those together that fit into memory together.
fn in_groups<'a, T: Send>(mut jobs: Vec<&'a Job>, work: impl Fn(&Job) -> T + Sync) -> Vec<(&'a Job, T)> {
    let memory = |job: &&Job| job.header.map_or(0, |header| header.memory);
    let cores = rayon::current_num_threads();
    // Three times the pixels: the file, what is made of it, and what the encoders need.
    let beside =
        |job: &&Job| usize::try_from(MEMORY / (memory(job) * 2).max(1)).unwrap_or(cores).clamp(1, cores);
    jobs.sort_by_key(|job| std::cmp::Reverse(memory(job)));
    let mut done = Vec::with_capacity(jobs.len());
    for group in jobs.chunk_by(|one, other| beside(one) == beside(other)) {
        let each = |job: &&'a Job| (*job, work(job));
        let pool = rayon::ThreadPoolBuilder::new().num_threads(beside(&group[0])).build();
        done.extend(match pool {
            Ok(pool) => pool.install(|| group.par_iter().map(each).collect::<Vec<_>>()),
            Err(_) => group.iter().map(each).collect(),
        });
    }
    done
}

/// What tells the forms of one picture apart.
fn form(rendition: &Rendition) -> String {
    let Rendition { width, height, treatment, .. } = rendition;
    let how = match treatment {
        Treatment::Cleaned => return format!("clean{RECIPE}"),
        Treatment::Filtered => return format!("svg{RECIPE}"),
        Treatment::Made(Form::Jpeg) => "jpg",
        Treatment::Made(Form::Png) => "png",
        Treatment::Made(Form::WebP) => "webp",
        Treatment::Made(Form::WebPLossless) => "lossless.webp",
    };
    format!("{width}x{height}r{RECIPE}.{how}")
}

/// Digits of a digest in names: 128 bits.
const DIGITS: usize = 32;

fn name(digest: &str, rendition: &Rendition) -> String {
    format!("{}-{}", &digest[..DIGITS], form(rendition))
}

fn undecodable(source: &SourcePath, fault: &Fault) -> Box<Diagnostic> {
    let message = match fault {
        Fault::BrokenOff => {
            text!("图片 {source} 不完整，后半截丢了", "the picture {source} breaks off in the middle")
        }
        Fault::Undecodable(reason) => {
            text!("图片 {source} 打不开：{reason}", "the picture {source} cannot be opened: {reason}")
        }
        Fault::Unencodable => text!("图片 {source} 不能转换", "the picture {source} cannot be converted"),
    };
    let help = text!(
        "重新传一次，或者用看图软件打开后另存为 JPEG",
        "transfer it again, or open it in a viewer and save it as JPEG"
    );
    Box::new(Diagnostic::new(&UNDECODABLE, source, message).help(help))
}
