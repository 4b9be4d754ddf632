//! Readers that never stop while the site is published again and again.

use std::fs;
use std::io::Read as _;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use rayon::prelude::*;
use zhenbao::disk::Below;

use super::*;
use crate::support::figures::record;

/// Whether a text is a page of that number, whole, in whatever version.
fn is_whole(site: &Site, page: usize, text: &[u8]) -> bool {
    let first = text.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let version = String::from_utf8_lossy(first)
        .strip_prefix(&format!("page {page} version "))
        .and_then(|number| number.parse::<usize>().ok());
    let Some(version) = version else { return false };
    let path = path_of(page);
    site.files(version).get(&path).is_some_and(|bytes| bytes == text)
}

fn path_of(page: usize) -> String {
    format!("栏目{}/{}/page-{page}.html", page % 5, page % 2)
}

/// Reads pages that every version has, one after the other, until told to stop; how many it read.
pub(super) fn hammer(site: &Site, stop: &AtomicBool) -> usize {
    let output = site.output();
    let pages: Vec<usize> = (0..site.pages).filter(|page| page % 3 != 2).collect();
    let mut reads = 0;
    while !stop.load(Ordering::Relaxed) {
        for page in &pages {
            let path = output.join(path_of(*page));
            let text = fs::read(&path)
                .unwrap_or_else(|error| panic!("missing after {reads} reads: {} {error}", path.display()));
            assert!(
                is_whole(site, *page, &text),
                "{} is not whole: {:?}",
                path.display(),
                String::from_utf8_lossy(&text)
            );
            reads += 1;
        }
    }
    reads
}

/// Reads the whole site through one open folder, as a server does that holds its root; whether it is
/// one version.
fn is_one_version(site: &Site, root: &Path) -> bool {
    let index = fs::read_to_string(root.join("index.html")).unwrap();
    let version = index.strip_prefix("version ").unwrap().parse().unwrap();
    site.files(version).iter().all(|(path, bytes)| fs::read(root.join(path)).is_ok_and(|text| text == *bytes))
}

#[test]
fn readers_see_one_whole_site_at_any_moment() {
    let folder = tempfile::tempdir().unwrap();
    let site = Site::new(folder.path(), 90);
    site.publish(0, Stop::new()).unwrap();
    let (stop, published, trees) = (AtomicBool::new(false), AtomicUsize::new(0), AtomicUsize::new(0));
    let publications = rounds("ZHENBAO_TEST_PUBLICATIONS", 60);
    let reads: usize = std::thread::scope(|scope| {
        let readers: Vec<_> = (0..2).map(|_| scope.spawn(|| hammer(&site, &stop))).collect();
        let whole = scope.spawn(|| {
            while !stop.load(Ordering::Relaxed) {
                let before = published.load(Ordering::SeqCst);
                let root = fs::File::open(site.output()).unwrap();
                let held = format!("/proc/self/fd/{}", std::os::fd::AsRawFd::as_raw_fd(&root));
                let one = is_one_version(&site, Path::new(&held));
                // Whoever still holds the old site when the next publication begins may see it change.
                let undisturbed = published.load(Ordering::SeqCst) == before;
                assert!(one || !undisturbed, "a mixed site");
                trees.fetch_add(usize::from(one), Ordering::Relaxed);
            }
        });
        for version in 1..=publications {
            published.fetch_add(1, Ordering::SeqCst); // before it begins: a reader must not be surprised
            match version % 10 {
                0 => drop(rollback(&site.settings(Stop::new()), MEANT).unwrap()),
                _ => site.publish(version, Stop::new()).unwrap(),
            }
            std::thread::sleep(Duration::from_millis(3));
        }
        stop.store(true, Ordering::Relaxed);
        whole.join().unwrap();
        readers.into_iter().map(|reader| reader.join().unwrap()).sum()
    });
    let trees = trees.into_inner();
    println!(
        "{publications} publications, {reads} reads of pages, {trees} of whole sites: none missing, cut or mixed"
    );
    record("readers", &[("count", &publications), ("reads", &reads), ("trees", &trees)]);
    assert!(reads > 500 && trees > 5, "{reads} reads, {trees} whole sites");
}

#[test]
fn an_open_page_is_read_to_its_end() {
    let folder = tempfile::tempdir().unwrap();
    let site = Site::new(folder.path(), 30);
    site.publish(1, Stop::new()).unwrap();
    let path = path_of(1);
    let mut open = fs::File::open(site.output().join(&path)).unwrap();
    let mut start = [0; 6];
    open.read_exact(&mut start).unwrap();
    for version in 2..6 {
        site.publish(version, Stop::new()).unwrap();
    }
    let mut rest = start.to_vec();
    open.read_to_end(&mut rest).unwrap();
    assert_eq!(rest, site.files(1)[&path]);
}

#[test]
fn the_same_bytes_with_any_number_of_threads() {
    let outputs: Vec<(Files, Vec<u8>)> = [1, 2, 8]
        .into_iter()
        .map(|threads| {
            let folder = tempfile::tempdir().unwrap();
            let site = Site::new(folder.path(), 200);
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            for version in 1..=3 {
                pool.install(|| {
                    let stage = Stage::open(site.settings(Stop::new())).unwrap();
                    let files: Vec<(String, Vec<u8>)> = site.files(version).into_iter().collect();
                    let put = |(path, bytes): &(String, Vec<u8>)| {
                        stage.put(&OutputPath::new(path).unwrap(), bytes, Some("标题")).unwrap()
                    };
                    let entries = files.par_iter().map(put).collect();
                    stage.commit(entries).unwrap();
                });
            }
            (site.found(), fs::read(site.output().join(".zhenbao/manifest.json")).unwrap())
        })
        .collect();
    assert!(outputs.windows(2).all(|pair| pair[0] == pair[1]));
}

#[test]
fn a_picture_that_changes_while_it_is_copied_is_published_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let site = Site::new(folder.path(), 0);
    let source = folder.path().join("content/picture.png");
    let below = Below { folder: folder.path(), path: "content/picture.png" };
    fs::write(&source, vec![0; 400_000]).unwrap();
    let stop = AtomicBool::new(false);
    let path = OutputPath::new("picture.png").unwrap();
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut round = 0_u8;
            while !stop.load(Ordering::Relaxed) {
                round = round.wrapping_add(1);
                fs::write(&source, vec![round; 300_000 + usize::from(round) * 500]).unwrap();
            }
        });
        for _ in 0..30 {
            let stage = Stage::open(site.settings(Stop::new())).unwrap();
            match stage.copy(&path, below, None) {
                Ok(entry) => {
                    stage.commit(vec![entry]).unwrap();
                    assert!(zhenbao::disk::publish::verify(&site.output()).unwrap().is_sound());
                }
                Err(error) => assert!(matches!(error, PublishError::Unsteady(_)), "{error:?}"),
            }
        }
        stop.store(true, Ordering::Relaxed);
    });
}
