//! One text of a site is replaced by a newer one that has the same place in it: the common case while
//! somebody writes, at a fraction of the cost of assembling.

use std::sync::Arc;

use super::{Published, Site, TextId};
use crate::article::Article;
use crate::article::kind::KindData;
use crate::source::Stamp;

impl Site {
    /// The site with a newer state of one article, exactly as [`assemble`](Self::assemble) would make it
    /// at that moment. `None` when the change, or the time that has passed, may reach further than the
    /// article's own text: then the site has to be assembled again.
    pub fn revised(&self, article: &Arc<Article>, now: &Stamp) -> Option<Self> {
        let TextId::Article(id) = self.text(article.source.path())? else { return None };
        let old = self.article(id);
        let withdrawn = old.withdrawn() || article.matter.withdrawn.is_some();
        if withdrawn || old.stands_back || !same_place(&old.article, article) || self.is_outdated(now) {
            return None;
        }
        let mut site = self.clone();
        site.now = now.clone();
        site.articles[id.0] = Arc::new(Published { article: Arc::clone(article), ..Published::clone(old) });
        Some(site)
    }

    /// Whether the site would be another one by now although no file changed: a day ended, an article
    /// became due, or expired.
    pub fn is_outdated(&self, now: &Stamp) -> bool {
        now < &self.now || now >= &self.turn
    }
}

/// Whether two states of an article agree in everything that others see or are ordered by. What only
/// its own page and its entries in lists show (title, summary, body) is read when those are rendered.
fn same_place(old: &Article, new: &Article) -> bool {
    let (a, b) = (&old.matter, &new.matter);
    let plain = |kind: &KindData| matches!(kind, KindData::News | KindData::Outline);
    plain(&a.kind)
        && a.kind == b.kind
        && (a.date, a.updated, a.expires, a.draft) == (b.date, b.updated, b.expires, b.draft)
        && (&a.credits, &a.source, &a.tags) == (&b.credits, &b.source, &b.tags)
        && a.slug.as_ref().map(|(slug, _)| slug) == b.slug.as_ref().map(|(slug, _)| slug)
        && a.aliases.iter().map(|(alias, _)| alias).eq(b.aliases.iter().map(|(alias, _)| alias))
        && a.cover.as_ref().map(|cover| &cover.image) == b.cover.as_ref().map(|cover| &cover.image)
        && a.attachments.iter().map(|file| &file.file).eq(b.attachments.iter().map(|file| &file.file))
        // Old addresses say the title of the page they lead to.
        && (a.aliases.is_empty() || a.title == b.title)
        && a.corrections.is_empty() == b.corrections.is_empty()
        && destinations(old).eq(destinations(new))
}

fn destinations(article: &Article) -> impl Iterator<Item = &str> {
    article.body.references.iter().map(|reference| reference.destination.as_str())
}

#[cfg(test)]
mod tests {
    use super::super::tests::sample::sample;
    use crate::source::Moment;

    fn revised(before: &str, after: &str) -> bool {
        let text = |front: &str| format!("---\ndate: 2025-04-01\n{front}---\n\n正文。\n");
        let site = |front: &str| sample("", &[("xinwen/a.md", &text(front))]).value;
        let (old, new) = (site(before), site(after));
        old.revised(&new.articles[0].article, &old.now).is_some()
    }

    #[test]
    fn what_other_pages_show_is_assembled_again() {
        assert!(revised("title: 甲\n", "title: 乙\n"));
        let old = "aliases: [/old.html]\n";
        assert!(!revised(&format!("title: 甲\n{old}"), &format!("title: 乙\n{old}")));
        let fix = |text: &str| format!("title: 甲\ncorrections: [{{ date: 2025-04-02, text: {text} }}]\n");
        assert!(!revised("title: 甲\n", &fix("更正")));
        assert!(revised(&fix("更正"), &fix("再更正")));
    }

    #[test]
    fn time_alone_makes_another_site() {
        let at = |moment: &str, site: &super::super::Site| {
            site.is_outdated(&Moment::parse(moment).unwrap().in_zone(&site.config.zone))
        };
        let text = |front: &str| format!("---\ntitle: 甲\ndate: 2025-04-01\n{front}---\n\n正文。\n");
        let site = |front: &str| sample("", &[("xinwen/a.md", &text(front))]).value;
        let plain = site("");
        assert!(!at("2025-06-01 23:59", &plain) && at("2025-06-02 00:00", &plain), "the day ends");
        assert!(at("2025-06-01 08:59", &plain), "the clock was set back");
        let expiring = site("expires: 2025-06-01 12:00\n");
        assert!(!at("2025-06-01 11:59", &expiring) && at("2025-06-01 12:00", &expiring));
        let later = text("").replace("2025-04-01", "2025-06-01 10:30");
        let due = sample("", &[("xinwen/a.md", &later)]).value;
        assert!(!at("2025-06-01 10:29", &due) && at("2025-06-01 10:30", &due));
    }
}
