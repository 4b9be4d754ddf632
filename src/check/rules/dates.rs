//! The days of an article follow each other: published, then updated and corrected, none of it in the future.

use crate::article::Article;
use crate::article::front_matter::FrontMatter;
use crate::check::{Find, Rule, Subject};
use crate::diagnostic::{Diagnostic, family};
use crate::site::Site;
use crate::source::{Moment, Span};
use crate::text;

family! {
    /// A correction or withdrawal before the article was published.
    BEFORE_PUBLICATION = "ZB522" Error rule "dates" {
        title: "更正或撤稿早于发布", "a correction or a withdrawal before the publication";
        meaning: "更正、撤稿都在发布以后。日期早于 date（日期），两个日期里有一个写错了。",
                 "Articles are corrected and withdrawn after they are published. A day before `date` means that one of the two is wrong.";
        wrong: "date: 2025-04-01\ncorrections: [{ date: 2024-04-02, text: 改为 91 名 }]";
        right: "date: 2025-04-01\ncorrections: [{ date: 2025-04-02, text: 改为 91 名 }]";
    }
    /// An update, correction or withdrawal in the future.
    IN_FUTURE = "ZB523" Warning rule "dates" {
        title: "更新或更正在将来", "an update or a correction in the future";
        meaning: "更新、更正、撤稿写的是做这件事的那一天，不会在今天以后。年份是否写错了？电脑的日期不对时，也会有这条提示。",
                 "Updates, corrections and withdrawals carry the day on which they are made, which is no later than today. Is the year wrong? The computer's date may be, too.";
        wrong: "updated: 2052-04-02";
        right: "updated: 2025-04-02";
    }
}

/// See the module.
pub static RULE: Rule = Rule {
    name: "dates",
    about: || {
        text!(
            "更新、更正、撤稿的日期不早于发布，也不在将来",
            "updates, corrections and withdrawals come after the publication, and not in the future"
        )
    },
    codes: ALL,
    settings: &[],
    find: Find::Text(find),
};

fn find(site: &Site, text: &Subject<'_>) -> Vec<Diagnostic> {
    let Some(article) = text.article else { return Vec::new() };
    let matter = &article.matter;
    dated(article)
        .into_iter()
        .filter_map(|(key, moment, place)| odd(site, matter, (key, moment), place))
        .collect()
}

/// What has a day of its own, with its place.
fn dated(article: &Article) -> Vec<([&'static str; 2], Moment, Span)> {
    let (matter, places) = (&article.matter, &article.places);
    let place = |key: &str| places.of(key).unwrap_or_else(|| places.title());
    let updated = matter.updated.map(|moment| (["更新", "update"], moment, place("updated")));
    let withdrawn = matter.withdrawn.as_ref().and_then(|withdrawn| withdrawn.date);
    let withdrawn = withdrawn.map(|moment| (["撤稿", "withdrawal"], moment, place("withdrawn")));
    let corrected = |moment| (["更正", "correction"], moment, place("corrections"));
    let corrections = matter.corrections.iter().map(|correction| corrected(correction.date));
    updated.into_iter().chain(withdrawn).chain(corrections).collect()
}

fn odd(
    site: &Site,
    matter: &FrontMatter,
    ([zh, en], moment): ([&'static str; 2], Moment),
    place: Span,
) -> Option<Diagnostic> {
    let (day, today) = (moment.date(), site.now.date());
    let published = matter.date?.date();
    // The update is compared where it is read.
    if day < published && en != "update" {
        let message = text!(
            "{zh}的日期 {day} 早于发布日期 {published}",
            "the {en} of {day} comes before the publication on {published}"
        );
        let help = text!("核对两个日期，改正其中一个", "check both dates and mend one of them");
        return Some(Diagnostic::new(&BEFORE_PUBLICATION, place, message).help(help));
    }
    if day <= today || published > today {
        return None;
    }
    let message = text!("{zh}的日期 {day} 在今天以后", "the {en} of {day} lies in the future");
    let help = text!("今天是 {today}，核对年份", "today is {today}; check the year");
    Some(Diagnostic::new(&IN_FUTURE, place, message).help(help))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::texts;
    use crate::site::tests::sample::{chinese, sample};

    fn found(matter: &str) -> Vec<String> {
        let text = format!("---\ntitle: 停水通知\n{matter}---\n\n正文。\n");
        let site = sample("", &[("t/a.md", &text)]).value;
        chinese(texts(&site).flat_map(|text| find(&site, &text)).collect())
    }

    #[test]
    fn days_follow_each_other() {
        assert_eq!(
            found("date: 2025-03-01\ncorrections: [{ date: 2025-02-28, text: 改 }]\n"),
            ["t/a.md:4:14 ZB522 更正的日期 2025-02-28 早于发布日期 2025-03-01"]
        );
        assert_eq!(
            found("date: 2025-03-01\ncorrections: [{ date: 2025-06-02, text: 改 }]\n"),
            ["t/a.md:4:14 ZB523 更正的日期 2025-06-02 在今天以后"]
        );
        let same_day = "date: 2025-03-01 18:00\nupdated: 2025-03-01\n";
        assert_eq!(found(same_day), Vec::<String>::new());
        assert_eq!(found("date: 2025-03-01\nupdated: 2025-06-01\n"), Vec::<String>::new());
    }
}
