//! Editors and tags: names with the articles that carry them. Spellings of a tag that differ by case or width alone
//! (AI, ai, ＡＩ) are one.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

use super::witness::Holders;
use super::{ArticleId, FastMap, slug};
use crate::source::{Digest, folded_name};

/// What makes names one.
pub(super) type Fold = fn(&str) -> Cow<'_, str>;

/// Two names that look alike may be two people.
pub(super) fn as_written(name: &str) -> Cow<'_, str> {
    Cow::Borrowed(name)
}

/// What nobody tells apart in a tag is one thing.
pub(super) fn as_seen(name: &str) -> Cow<'_, str> {
    Cow::Owned(folded_name(name).to_lowercase())
}

/// A term by its place in [`Terms::list`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TermId(pub usize);

/// A name with its address and articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The name as it is written most often.
    pub name: String,
    /// The folder of its list below `editors/` or `tags/`.
    pub slug: String,
    /// Its articles, newest first.
    pub articles: Vec<ArticleId>,
}

/// All terms of one sort, those with most articles first, then by name.
#[derive(Debug, Clone, Default)]
pub struct Terms {
    /// The terms.
    pub list: Vec<Term>,
    by_name: HashMap<String, TermId>,
}

impl Terms {
    /// The term of that name.
    pub fn get(&self, name: &str) -> Option<&Term> {
        self.by_name.get(name).map(|id| &self.list[id.0])
    }

    /// The plain slugs that no name has, because several read so: their addresses lead to the list of all.
    pub(super) fn ownerless(&self) -> BTreeSet<String> {
        let plain = self.list.iter().map(|term| (slug::slug(&term.name), &term.slug));
        let moved: BTreeSet<String> =
            plain.filter(|(plain, slug)| plain != *slug).map(|(plain, _)| plain).collect();
        let taken: BTreeSet<&str> = self.list.iter().map(|term| term.slug.as_str()).collect();
        moved.into_iter().filter(|slug| !taken.contains(slug.as_str())).collect()
    }

    /// Groups articles, newest first, by the names they carry; names are one that `fold` makes alike.
    pub(super) fn group<'a>(
        named: impl Iterator<Item = (ArticleId, &'a str)>,
        fold: Fold,
        holders: &Holders,
    ) -> Self {
        // Many articles carry few names: they are gathered by hash and put in order once.
        let mut places: FastMap<&str, usize> = FastMap::default();
        let mut groups: Vec<(&str, Vec<ArticleId>)> = Vec::new();
        for (id, name) in named {
            let place = *places.entry(name).or_insert_with(|| {
                groups.push((name, Vec::new()));
                groups.len() - 1
            });
            let articles = &mut groups[place].1;
            if articles.last() != Some(&id) {
                articles.push(id);
            }
        }
        let mut folded: HashMap<Cow<'_, str>, Vec<(&str, Vec<ArticleId>)>> = HashMap::new();
        for (name, articles) in groups {
            folded.entry(fold(name)).or_default().push((name, articles));
        }
        Self::of(folded.into_values().map(joined).collect(), holders)
    }

    /// The terms of names, in whatever order.
    fn of(mut groups: Vec<Group<'_>>, holders: &Holders) -> Self {
        groups.sort_by(|a, b| a.name.cmp(b.name));
        let slugs = slugs(&groups, holders);
        let mut terms: Vec<(Term, Vec<&str>)> = groups
            .into_iter()
            .zip(slugs)
            .map(|(Group { name, spellings, articles }, slug)| {
                (Term { name: name.to_owned(), slug, articles }, spellings)
            })
            .collect();
        terms.sort_by(|(a, _), (b, _)| {
            b.articles.len().cmp(&a.articles.len()).then_with(|| a.name.cmp(&b.name))
        });
        let spelled = |(index, (_, spellings)): (usize, &(Term, Vec<&str>))| {
            spellings.iter().map(move |name| ((*name).to_owned(), TermId(index))).collect::<Vec<_>>()
        };
        let by_name = terms.iter().enumerate().flat_map(spelled).collect();
        Self { list: terms.into_iter().map(|(term, _)| term).collect(), by_name }
    }
}

/// A name in all its spellings with its articles, newest first.
struct Group<'a> {
    /// The spelling that most articles use; of equals the first by its characters.
    name: &'a str,
    spellings: Vec<&'a str>,
    articles: Vec<ArticleId>,
}

fn joined(mut spellings: Vec<(&str, Vec<ArticleId>)>) -> Group<'_> {
    // Of spellings used as often the plain one is meant, without characters that stand for others.
    spellings.sort_by_cached_key(|(name, articles)| {
        (Reverse(articles.len()), folded_name(name) != *name, name.len(), *name)
    });
    let name = spellings.first().map_or("", |(name, _)| *name);
    let mut articles: Vec<ArticleId> =
        spellings.iter().flat_map(|(_, articles)| articles.iter().copied()).collect();
    if spellings.len() > 1 {
        articles.sort();
        articles.dedup();
    }
    Group { name, spellings: spellings.into_iter().map(|(name, _)| name).collect(), articles }
}

/// One slug for each name. It stays what it was when the site was published last. A new name gets the plain
/// slug, unless another had it, or another here reads alike (李明, 黎明): then it carries four digits of its own
/// hash. So no address ever passes to a name that is used later.
fn slugs(groups: &[Group<'_>], holders: &Holders) -> Vec<String> {
    let plain: Vec<String> = groups.iter().map(|group| slug::slug(group.name)).collect();
    let mut alike: HashMap<&str, usize> = HashMap::new();
    for slug in &plain {
        *alike.entry(slug).or_default() += 1;
    }
    let of = |(Group { name, .. }, plain): (&Group<'_>, &String)| {
        let own = format!("{plain}-{}", Digest::of(name.as_bytes()).short(4));
        let known = holders.slug(name).filter(|known| *known == plain || *known == own);
        match (known, holders.name(plain)) {
            (Some(known), _) => known.to_owned(),
            (None, Some(_)) => own,
            (None, None) if alike[plain.as_str()] > 1 => own,
            (None, None) => plain.clone(),
        }
    };
    groups.iter().zip(&plain).map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::super::witness::Witness;
    use super::*;
    use crate::source::OutputPath;

    fn witness(names: &[(&str, &str)]) -> Holders {
        let path = |slug: &str| OutputPath::new(&format!("editors/{slug}/index.html")).unwrap();
        let lists: Vec<(OutputPath, &str)> = names.iter().map(|(slug, name)| (path(slug), *name)).collect();
        Witness::of(lists.iter().map(|(path, name)| (path, *name)), Vec::new()).holders("editors")
    }

    fn grouped(names: &[&str], holders: &[(&str, &str)]) -> Vec<String> {
        let named = names.iter().enumerate().map(|(at, name)| (ArticleId(at), *name));
        let terms = Terms::group(named, as_written, &witness(holders));
        names.iter().map(|name| terms.get(name).unwrap().slug.clone()).collect()
    }

    #[test]
    fn names_that_read_alike_keep_apart() {
        let [li_ming, other] = &grouped(&["李明", "黎明"], &[])[..] else { panic!() };
        for slug in [li_ming, other] {
            assert!(slug.starts_with("li-ming-") && slug.len() == "li-ming-".len() + 4, "{slug}");
        }
        assert_ne!(li_ming, other);
        let terms = Terms::group(
            [(ArticleId(0), "李明"), (ArticleId(1), "黎明")].into_iter(),
            as_written,
            &witness(&[]),
        );
        assert_eq!(terms.ownerless(), BTreeSet::from(["li-ming".to_owned()]));
    }

    #[test]
    fn a_name_keeps_the_address_it_was_published_at() {
        let own = grouped(&["李明", "黎明"], &[]);
        // The order of the articles means nothing.
        for names in [["李明", "黎明"], ["黎明", "李明"]] {
            let mut slugs = grouped(&names, &[("li-ming", "李明")]);
            slugs.sort();
            assert_eq!(slugs, ["li-ming".to_owned(), own[1].clone()]);
        }
        // The other one alone does not get it either, neither at once nor later.
        assert_eq!(grouped(&["黎明"], &[("li-ming", "李明")]), [own[1].clone()]);
        assert_eq!(grouped(&["黎明"], &[(&own[1], "黎明")]), [own[1].clone()]);
        // What a manifest cannot have written counts for nothing.
        assert_eq!(grouped(&["黎明"], &[("wang-fang", "黎明")]), ["li-ming"]);
    }

    #[test]
    fn an_article_counts_once_for_a_name() {
        let terms = Terms::group(
            [(ArticleId(0), "人大"), (ArticleId(0), "人大"), (ArticleId(3), "人大")].into_iter(),
            as_written,
            &Holders::default(),
        );
        assert_eq!(terms.get("人大").unwrap().articles, [ArticleId(0), ArticleId(3)]);
    }

    #[test]
    fn spellings_that_fold_alike_are_one_term() {
        let named = [(0, "ai"), (1, "AI"), (2, "ＡＩ"), (2, "AI"), (3, "人大")];
        let named = named.into_iter().map(|(at, name)| (ArticleId(at), name));
        let terms = Terms::group(named, as_seen, &Holders::default());
        assert_eq!(terms.list.iter().map(|term| term.name.as_str()).collect::<Vec<_>>(), ["AI", "人大"]);
        for name in ["ai", "AI", "ＡＩ"] {
            assert_eq!(terms.get(name).unwrap().articles, [ArticleId(0), ArticleId(1), ArticleId(2)]);
        }
    }
}
