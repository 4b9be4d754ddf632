//! The index that readers search, as script files: the same files work from a disk, a server and an object store.
//!
//! One pass over the texts of a volume: each block of documents becomes its file of texts and the grams that it
//! has; the grams go into the postings of their shards; the postings become the shards. What is held at one time
//! is a batch of documents and the postings, which are small.
//!
//! Must not know templates or the disk. `script/` is the other half of this room: it reads what is written here.

mod letters;
mod document;
mod postings;
mod shard;
mod sound;

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde_json::json;

pub use letters::places;

use document::Document;
use letters::{Gram, folded, grams};
use postings::{Occurrence, Part, Postings};
use shard::Entry;

use crate::site::search::{BLOCK, SearchFile, SearchPlan, SearchVolume, category_key, kind_key};
use crate::site::{CategoryId, Site};
use crate::source::SourcePath;

/// The script that searches. Everything is loaded by script elements, so that it works from a disk and under
/// `script-src 'self'`; nothing newer than ECMAScript 5 is used. What is typed stays in the browser.
const SCRIPT: &str = concat!(
    "(function () {\n'use strict';\n",
    include_str!("script/letters.js"),
    include_str!("script/index.js"),
    include_str!("script/find.js"),
    include_str!("script/show.js"),
    include_str!("script/near.js"),
    include_str!("script/page.js"),
    "})();\n"
);

/// Blocks that one core reads in one piece.
const PIECE: usize = 16;

/// Blocks whose occurrences are held at one time.
const BATCH: usize = 512;

/// Postings are gathered in so many parts at most, each by one core.
const PARTS: usize = 16;

/// What readers of an attachment see, if it is to be found.
pub type AttachmentText<'a> = dyn Fn(&SourcePath) -> Option<String> + Sync + 'a;

/// Makes every file of the index and hands it on; what comes back is in the order of the files.
pub fn write<T: Send>(
    site: &Site,
    attachments: &AttachmentText<'_>,
    put: &(impl Fn(SearchFile, Vec<u8>) -> T + Sync),
) -> Vec<T> {
    let plan = SearchPlan::of(site);
    let single = [SearchFile::Script, SearchFile::Start, SearchFile::Readings];
    let mut made: Vec<T> =
        single.into_iter().filter_map(|file| Some(put(file, single_file(site, &plan, file)?))).collect();
    for number in 0..plan.volumes.len() {
        write_volume(&Source { site, attachments, plan: &plan, number }, put, &mut made);
    }
    made
}

/// A file of the index that needs no other: every one but the shards.
pub fn file(site: &Site, attachments: &AttachmentText<'_>, file: SearchFile) -> Option<Vec<u8>> {
    let plan = &SearchPlan::of(site);
    match file {
        SearchFile::Block(number, block_number) => {
            Some(block(&Source { site, attachments, plan, number }, block_number).0)
        }
        file => single_file(site, plan, file),
    }
}

fn single_file(site: &Site, plan: &SearchPlan, file: SearchFile) -> Option<Vec<u8>> {
    match file {
        SearchFile::Script => Some(SCRIPT.into()),
        SearchFile::Start => Some(start(site, plan)),
        SearchFile::Readings => Some(shard::script("zbr", &json!("readings"), &json!(sound::readings()))),
        SearchFile::Shard(..) | SearchFile::Block(..) => None,
    }
}

/// What the script must know before it asks for anything else.
fn start(site: &Site, plan: &SearchPlan) -> Vec<u8> {
    let volumes: Vec<_> =
        plan.volumes.iter().map(|volume| json!([volume.first, volume.count, volume.shards])).collect();
    let years = site.first_documents();
    let value = json!({"version": shard::VERSION, "block": BLOCK, "volumes": volumes, "years": years});
    shard::script("zbs", &json!("start"), &value)
}

/// A volume of the index, which is to be made.
struct Source<'a> {
    site: &'a Site,
    attachments: &'a AttachmentText<'a>,
    plan: &'a SearchPlan,
    number: usize,
}

impl Source<'_> {
    fn volume(&self) -> &SearchVolume {
        &self.plan.volumes[self.number]
    }

    /// Whether single letters of texts are found: not in what is older than the newest year, where one of them
    /// finds nearly everything.
    fn has_letters_of_texts(&self) -> bool {
        self.number > 0 || self.plan.volumes.len() == 1
    }
}

/// Occurrences by the part of the postings they belong to.
type Sorted = Vec<Vec<Occurrence>>;

fn write_volume<T: Send>(
    source: &Source<'_>,
    put: &(impl Fn(SearchFile, Vec<u8>) -> T + Sync),
    made: &mut Vec<T>,
) {
    let volume = source.volume();
    let parts = volume.shards.min(PARTS);
    let mut postings: Vec<Postings> = (0..parts).map(|_| Postings::default()).collect();
    let blocks: Vec<usize> = (0..volume.blocks()).collect();
    for batch in blocks.chunks(BATCH) {
        let read: Vec<(Vec<T>, Sorted)> =
            batch.par_chunks(PIECE).map(|blocks| read(source, blocks, parts, put)).collect();
        let (files, found): (Vec<Vec<T>>, Vec<Sorted>) = read.into_iter().unzip();
        made.extend(files.into_iter().flatten());
        postings = postings
            .into_par_iter()
            .enumerate()
            .map(|(part, postings)| postings.with(found.iter().flat_map(|sorted| &sorted[part])))
            .collect();
    }
    made.extend(write_shards(source, postings, put));
}

/// The files of some blocks, and what their documents have.
fn read<T>(
    source: &Source<'_>,
    blocks: &[usize],
    parts: usize,
    put: &impl Fn(SearchFile, Vec<u8>) -> T,
) -> (Vec<T>, Sorted) {
    let mut sorted: Sorted = vec![Vec::new(); parts];
    let mut files = Vec::with_capacity(blocks.len());
    for number in blocks {
        let (bytes, occurrences) = block(source, *number);
        files.push(put(SearchFile::Block(source.number, *number), bytes));
        for one in occurrences {
            sorted[one.gram.hash() as usize & (parts - 1)].push(one);
        }
    }
    (files, sorted)
}

/// The file of a block, and what its documents have.
fn block(source: &Source<'_>, number: usize) -> (Vec<u8>, Vec<Occurrence>) {
    let Source { site, .. } = source;
    let volume = source.volume();
    let documents = volume
        .block(number)
        .filter_map(|number| Some((number, Document::of(site, source.attachments, site.searched(number))?)));
    let documents: Vec<(usize, Document<'_>)> = documents.collect();
    let mut found = Vec::new();
    for (number, document) in &documents {
        let number = u32::try_from(number - volume.first).expect("no site has that many articles");
        let mut add = |gram: Gram, part: Part| found.push(Occurrence { gram, document: number, part });
        let title = folded(document.title);
        grams(&title, |gram| add(gram, Part::Title));
        letters::letters(&title).for_each(|gram| add(gram, Part::Title));
        let lines = folded(&document.lines);
        grams(&lines, |gram| add(gram, Part::Text));
        if source.has_letters_of_texts() {
            letters::letters(&lines).for_each(|gram| add(gram, Part::Text));
        }
    }
    let rows = documents.iter().map(|(number, document)| {
        let category = document.categories.first().map_or("", |id| site.category(*id).title.as_str());
        (*number, document, category)
    });
    (shard::block_script(&SearchFile::Block(source.number, number).name(), rows), found)
}

/// The shards of a volume.
fn write_shards<T: Send>(
    source: &Source<'_>,
    postings: Vec<Postings>,
    put: &(impl Fn(SearchFile, Vec<u8>) -> T + Sync),
) -> Vec<T> {
    let shards = source.volume().shards;
    let entry = |(gram, posting): (Gram, postings::Posting)| {
        let shard = gram.hash() as usize & (shards - 1);
        let titled = !posting.titles.bytes.is_empty();
        (titled, Entry { shard, key: gram.letters().collect(), value: shard::value(&posting) })
    };
    let grams: Vec<Vec<(bool, Entry)>> =
        postings.into_par_iter().map(|postings| postings.into_iter().map(entry).collect()).collect();
    let titled = grams.iter().flatten().filter(|(titled, _)| *titled).map(|(_, entry)| entry.key.clone());
    let sounds = sound::entries(titled, shards);
    let mut by_shard: Vec<Vec<Entry>> = vec![Vec::new(); shards];
    let entries = grams.into_iter().flatten().map(|(_, entry)| entry);
    for entry in entries.chain(sounds).chain(sets(source)) {
        by_shard[entry.shard].push(entry);
    }
    by_shard
        .into_par_iter()
        .enumerate()
        .map(|(number, mut entries)| {
            entries.sort_unstable();
            let file = SearchFile::Shard(source.number, number);
            put(file, shard::shard_script(&file.name(), &shard::shard(shards, &entries)))
        })
        .collect()
}

/// The documents of each category and of each kind, by which results are narrowed.
fn sets(source: &Source<'_>) -> Vec<Entry> {
    let Source { site, .. } = source;
    let volume = source.volume();
    let mut sets: BTreeMap<String, postings::Posting> = BTreeMap::new();
    for number in volume.first..volume.first + volume.count {
        let crate::site::TextId::Article(id) = site.searched(number) else { continue };
        let article = site.article(id);
        let around = |id: &CategoryId| site.category(*id).parent;
        let categories = std::iter::successors(Some(article.category), around);
        let keys = categories.map(|id| category_key(site, id));
        let kind = kind_key(article.article.matter.kind.kind());
        for key in keys.chain([kind]).filter(|_| !article.withdrawn()) {
            let number = u32::try_from(number - volume.first).expect("no site has that many articles");
            sets.entry(key).or_default().all.add(number);
        }
    }
    let shards = volume.shards;
    let entry = |(key, posting): (String, postings::Posting)| Entry {
        shard: letters::hash(key.chars()) as usize & (shards - 1),
        value: shard::value(&posting),
        key,
    };
    sets.into_iter().map(entry).collect()
}

#[cfg(test)]
mod tests;
