//! How articles are numbered when one leaves their order and another takes a place in it. The others keep
//! their order, so lists are numbered anew where gathering them anew would mean to look at every article.

use super::ArticleId;

/// One article leaves, or one comes, or both: then it is a newer state of the same, perhaps elsewhere.
#[derive(Debug, Clone, Copy)]
pub(super) struct Exchange {
    /// The number of the one that leaves, before.
    pub out: Option<ArticleId>,
    /// The number of the one that comes, afterwards.
    pub into: Option<ArticleId>,
}

impl Exchange {
    /// The number of an article afterwards; none when it is gone.
    pub fn number(self, before: ArticleId) -> Option<ArticleId> {
        if Some(before) == self.out {
            return self.into;
        }
        let among_others = before.0 - usize::from(self.out.is_some_and(|out| out < before));
        let comes_first = self.into.is_some_and(|into| into.0 <= among_others);
        Some(ArticleId(among_others + usize::from(comes_first)))
    }

    /// The others of a list.
    pub fn others(self, list: &[ArticleId]) -> Vec<ArticleId> {
        let mut others = Vec::with_capacity(list.len() + 1);
        others.extend(list.iter().filter(|id| Some(**id) != self.out).filter_map(|id| self.number(*id)));
        others
    }

    /// The others of a list, and the one that comes, if one does.
    pub fn others_and_new(self, list: &[ArticleId]) -> Vec<ArticleId> {
        let mut all = self.others(list);
        if let Some(into) = self.into {
            all.insert(all.partition_point(|id| *id < into), into);
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(numbers: &[usize]) -> Vec<ArticleId> {
        numbers.iter().map(|number| ArticleId(*number)).collect()
    }

    fn after(out: Option<usize>, into: Option<usize>, list: &[usize]) -> Vec<ArticleId> {
        let exchange = Exchange { out: out.map(ArticleId), into: into.map(ArticleId) };
        exchange.others_and_new(&ids(list))
    }

    #[test]
    fn lists_are_as_if_they_were_gathered_anew() {
        assert_eq!(after(Some(1), Some(3), &[0, 1, 3, 4]), ids(&[0, 2, 3, 4]), "it became older");
        assert_eq!(after(Some(3), Some(0), &[0, 1, 3, 4]), ids(&[0, 1, 2, 4]), "it became newer");
        assert_eq!(after(Some(2), Some(2), &[0, 2]), ids(&[0, 2]), "it stays where it is");
        assert_eq!(after(Some(0), None, &[0, 1, 4]), ids(&[0, 3]), "it goes");
        assert_eq!(after(None, Some(2), &[0, 1, 2, 4]), ids(&[0, 1, 2, 3, 5]), "it comes");
    }
}
