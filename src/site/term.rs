//! Editors and tags: names with the articles that carry them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::exchange::Exchange;
use super::{ArticleId, slug};
use crate::source::Digest;

/// A term by its place in [`Terms::list`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TermId(pub usize);

/// A name with its address and articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The name as written.
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

    /// Groups articles, newest first, by the names they carry.
    pub(super) fn group<'a>(named: impl Iterator<Item = (ArticleId, &'a str)>) -> Self {
        // Many articles carry few names: they are gathered by hash and put in order once.
        let mut places: HashMap<&str, usize> = HashMap::new();
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
        Self::of(groups)
    }

    /// The terms after articles were exchanged; `names` are those of the one that comes.
    pub(super) fn exchanged(&self, exchange: Exchange, names: &[String]) -> Self {
        let mut coming: BTreeSet<&str> = names.iter().map(String::as_str).collect();
        let mut groups: Vec<(&str, Vec<ArticleId>)> = Vec::with_capacity(self.list.len() + names.len());
        for term in &self.list {
            let articles = if coming.remove(term.name.as_str()) {
                exchange.others_and_new(&term.articles)
            } else {
                exchange.others(&term.articles)
            };
            if !articles.is_empty() {
                groups.push((&term.name, articles));
            }
        }
        groups.extend(coming.into_iter().map(|name| (name, exchange.into.into_iter().collect())));
        Self::of(groups)
    }

    /// The terms of names, in whatever order, each with its articles.
    fn of(mut groups: Vec<(&str, Vec<ArticleId>)>) -> Self {
        groups.sort_by(|a, b| a.0.cmp(b.0));
        let slugs = slugs(&groups);
        let mut list: Vec<Term> = groups
            .into_iter()
            .zip(slugs)
            .map(|((name, articles), slug)| Term { name: name.to_owned(), slug, articles })
            .collect();
        list.sort_by(|a, b| b.articles.len().cmp(&a.articles.len()).then_with(|| a.name.cmp(&b.name)));
        let by_name =
            list.iter().enumerate().map(|(index, term)| (term.name.clone(), TermId(index))).collect();
        Self { list, by_name }
    }
}

/// One slug for each name. Where several names read alike (李明, 黎明), the one that was used first
/// keeps the plain slug and the others carry four digits of their own hash, so that a name added
/// later never moves an address that readers already know.
fn slugs(groups: &[(&str, Vec<ArticleId>)]) -> Vec<String> {
    let plain: Vec<String> = groups.iter().map(|(name, _)| slug::slug(name)).collect();
    let mut oldest: BTreeMap<&str, (ArticleId, &str)> = BTreeMap::new();
    for ((name, articles), slug) in groups.iter().zip(&plain) {
        let first_use = *articles.last().expect("a group holds at least one article");
        let entry = oldest.entry(slug).or_insert((first_use, name));
        if first_use > entry.0 {
            *entry = (first_use, name);
        }
    }
    let owner = |slug: &str, name: &str| oldest.get(slug).is_some_and(|(_, owner)| *owner == name);
    groups
        .iter()
        .zip(&plain)
        .map(|((name, _), slug)| {
            if owner(slug, name) {
                (*slug).clone()
            } else {
                format!("{slug}-{}", Digest::of(name.as_bytes()).short(4))
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_read_alike_keep_apart() {
        let terms = Terms::group(
            [(ArticleId(0), "黎明"), (ArticleId(1), "李明"), (ArticleId(2), "李明")].into_iter(),
        );
        assert_eq!(terms.get("李明").unwrap().slug, "li-ming");
        let other = &terms.get("黎明").unwrap().slug;
        assert!(other.starts_with("li-ming-") && other.len() == "li-ming-".len() + 4, "{other}");
    }

    #[test]
    fn an_article_counts_once_for_a_name() {
        let terms = Terms::group(
            [(ArticleId(0), "人大"), (ArticleId(0), "人大"), (ArticleId(3), "人大")].into_iter(),
        );
        assert_eq!(terms.get("人大").unwrap().articles, [ArticleId(0), ArticleId(3)]);
    }
}
