//! What readers can search: the documents in their order, and the files of the index over them.
//!
//! What stands in these files is the matter of another room; here is how many there are and where they stand, so
//! that they are pages like all others.
//!
//! Documents are numbered from the oldest to the newest, so that a new article comes last and changes no other
//! number. The numbers fall into volumes of one piece: what was published before the newest year, in it, and in
//! its newest month. A new article changes files of the last volume, which is small, and the others stay.

use super::{ArticleId, CategoryId, Site, TextId};
use crate::article::kind::Kind;
use crate::source::OutputPath;

/// The folder of the page and of the index.
pub const FOLDER: &str = "search";

/// Documents whose texts stand in one file: a reader loads as many of them as results are shown.
pub const BLOCK: usize = 2;

/// So many documents have an index of one volume: there is little to spare.
const UNDIVIDED: usize = 1_000;

/// Bytes that a shard has at most on the average, before base64. The largest has about twice as much: the list
/// of the commonest pair cannot be divided.
const SHARD_BYTES: usize = 3_072;

/// The most shards of a volume.
const MOST_SHARDS: usize = 1 << 14;

/// The index over the site: its volumes, the oldest first; none of them is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchPlan {
    /// The volumes.
    pub volumes: Vec<SearchVolume>,
}

/// Documents beside each other in the order of their numbers, with shards of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SearchVolume {
    /// The number of its first document.
    pub first: usize,
    /// Its documents.
    pub count: usize,
    /// Its shards, a power of two.
    pub shards: usize,
}

/// A file of the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SearchFile {
    /// The script that searches.
    Script,
    /// What the script must know of the index before it asks for anything else.
    Start,
    /// How characters are read, for words that were typed with a wrong one.
    Readings,
    /// Which documents have a pair of characters: by volume and number.
    Shard(usize, usize),
    /// Titles and texts of a few documents: by volume and number.
    Block(usize, usize),
}

impl SearchFile {
    /// Where it stands.
    pub fn path(self) -> OutputPath {
        let name = match self {
            Self::Script => "search.js".to_owned(),
            Self::Start => "start.js".to_owned(),
            Self::Readings => "readings.js".to_owned(),
            Self::Shard(..) | Self::Block(..) => format!("{}.js", self.name()),
        };
        OutputPath::new(&format!("{FOLDER}/{name}")).expect("fixed names and numbers are plain")
    }

    /// What the script calls it: `0/1f` for a shard, `0/t1f` for texts.
    pub fn name(self) -> String {
        match self {
            Self::Shard(volume, number) => format!("{volume}/{number:x}"),
            Self::Block(volume, number) => format!("{volume}/t{number:x}"),
            Self::Script | Self::Start | Self::Readings => String::new(),
        }
    }
}

impl SearchVolume {
    /// Its files with texts.
    pub fn blocks(&self) -> usize {
        self.count.div_ceil(BLOCK)
    }

    /// The numbers of the documents in one of them.
    pub fn block(&self, number: usize) -> std::ops::Range<usize> {
        let start = number * BLOCK;
        self.first + start..self.first + (start + BLOCK).min(self.count)
    }
}

impl SearchPlan {
    /// The index of a site.
    pub fn of(site: &Site) -> Self {
        let documents = site.pages.len() + site.articles.len();
        let mut starts = vec![0];
        if documents > UNDIVIDED {
            starts.extend(newest(site).map(|articles| documents - articles));
        }
        starts.dedup();
        starts.retain(|start| *start < documents);
        let ends = starts[starts.len().min(1)..].iter().copied().chain([documents]);
        let volumes = starts.iter().zip(ends).map(|(first, end)| {
            let characters = (*first..end).map(|number| characters(site, site.searched(number))).sum();
            SearchVolume { first: *first, count: end - first, shards: shards(characters) }
        });
        Self { volumes: volumes.collect() }
    }

    /// Every file of the index.
    pub fn files(&self) -> impl Iterator<Item = SearchFile> {
        let of_volume = |(volume, one): (usize, &SearchVolume)| {
            let shards = (0..one.shards).map(move |number| SearchFile::Shard(volume, number));
            shards.chain((0..one.blocks()).map(move |number| SearchFile::Block(volume, number)))
        };
        let single = [SearchFile::Script, SearchFile::Start, SearchFile::Readings];
        single.into_iter().chain(self.volumes.iter().enumerate().flat_map(of_volume))
    }
}

impl Site {
    /// The text of a number in the index: plain pages first, then articles from the oldest to the newest.
    pub fn searched(&self, number: usize) -> TextId {
        match number.checked_sub(self.pages.len()) {
            None => TextId::Page(number),
            Some(article) => TextId::Article(ArticleId(self.articles.len() - 1 - article)),
        }
    }

    /// The years that have articles with the number of the first document of each, the oldest first.
    pub fn first_documents(&self) -> Vec<(i16, usize)> {
        let mut years: Vec<(i16, usize)> = Vec::new();
        for number in self.pages.len()..self.pages.len() + self.articles.len() {
            let TextId::Article(id) = self.searched(number) else { continue };
            let year = self.article(id).date.date().year();
            if years.last().is_none_or(|(last, _)| *last != year) {
                years.push((year, number));
            }
        }
        years
    }
}

/// The category by which results are narrowed, as a key of the index.
pub fn category_key(site: &Site, id: CategoryId) -> String {
    format!("c:{}", site.category(id).address)
}

/// The kind by which results are narrowed, as a key of the index.
pub fn kind_key(kind: Kind) -> String {
    format!("k:{}", kind.name())
}

/// How many articles are of the year of the newest one, and of its month.
fn newest(site: &Site) -> [usize; 2] {
    let month = |article: &super::Published| (article.date.date().year(), article.date.date().month());
    let Some(newest) = site.articles.first().map(&month) else { return [0, 0] };
    let same = |same: &dyn Fn((i16, i8)) -> bool| {
        site.articles.iter().take_while(|article| same(month(article))).count()
    };
    [same(&|(year, _)| year == newest.0), same(&|month| month == newest)]
}

/// About how many characters of a text stand in the index.
fn characters(site: &Site, text: TextId) -> usize {
    // Title, names, attachments: whatever is not the body.
    const AROUND: usize = 60;
    let body = match text {
        TextId::Article(id) if site.article(id).withdrawn() => return 0,
        TextId::Article(id) => &site.article(id).article.body,
        TextId::Page(index) => &site.pages[index].page.body,
    };
    body.count.han + 4 * body.count.words + AROUND
}

/// Shards for so many characters. A pair that a volume has once takes some five bytes, one that is everywhere
/// less than one a document: the larger the volume, the fewer of its pairs are new. Counted on 1,000 to 50,000
/// articles.
fn shards(characters: usize) -> usize {
    const NEW: usize = 60_000;
    let bytes = characters * 3 / 4 + 5 * characters * NEW / (characters + NEW);
    bytes.div_ceil(SHARD_BYTES).next_power_of_two().min(MOST_SHARDS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::tests::sample::sample;

    #[test]
    fn documents_are_numbered_from_the_oldest() {
        let texts = [
            ("a/_index.md", "---\ntitle: A\n---\n"),
            ("a/x.md", "---\ntitle: X\ndate: 2025-05-01\neditor: 王岚\n---\n正文"),
            ("a/y.md", "---\ntitle: Y\ndate: 2024-05-02\neditor: 李明\n---\n正文"),
            ("about.md", "---\ntitle: 关于\n---\n正文"),
        ];
        let site = sample("", &texts).value;
        let plan = SearchPlan::of(&site);
        assert_eq!(plan.volumes, [SearchVolume { first: 0, count: 3, shards: 1 }]);
        let paths: Vec<&str> = (0..3).map(|number| site.page_of(site.searched(number)).as_str()).collect();
        assert_eq!(paths, ["about.html", "a/y.html", "a/x.html"]);
        assert_eq!(site.first_documents(), [(2024, 1), (2025, 2)]);
        let files: Vec<String> = plan.files().map(|file| file.path().as_str().to_owned()).collect();
        let expected = ["search.js", "start.js", "readings.js", "0/0.js", "0/t0.js", "0/t1.js"];
        assert_eq!(files, expected.map(|name| format!("search/{name}")));
    }

    #[test]
    fn a_site_without_texts_has_no_volume() {
        assert_eq!(SearchPlan::of(&sample("", &[]).value).volumes, []);
    }

    #[test]
    fn more_characters_never_have_fewer_shards() {
        let counts: Vec<usize> = (0..26).map(|power| shards(1 << power)).collect();
        assert!(counts.is_sorted(), "{counts:?}");
        assert_eq!((counts[0], counts[25]), (1, MOST_SHARDS.min(counts[25])));
    }
}
