//! Who is named under an article, and what an article lacks before it may be published.

use super::{Findings, Published, Site};
use crate::article::front_matter::as_typed;
use crate::config::{RequiredCredit, Role};
use crate::diagnostic::Diagnostic;
use crate::site::codes;
use crate::text;

impl Site {
    /// Who had that part in an article, in the order written; the editor may be the site's default.
    pub fn names<'a>(&'a self, published: &'a Published, role: Role) -> &'a [String] {
        let (credits, review) = (&published.article.matter.credits, &published.article.matter.review);
        match role {
            Role::Editor if credits.editors.is_empty() => self.config.credit.editor.as_slice(),
            Role::Editor => &credits.editors,
            Role::DutyEditor => &credits.duty_editors,
            Role::Author => &credits.authors,
            Role::Reporter => &credits.reporters,
            Role::Correspondent => &credits.correspondents,
            Role::Photographer => &credits.photographers,
            Role::Contributor => &credits.contributors,
            Role::First => review.first.as_slice(),
            Role::Second => review.second.as_slice(),
            Role::Third => review.third.as_slice(),
            Role::Issuer => credits.issuer.as_slice(),
        }
    }

    /// 来源: the article's own, else the site's default.
    pub fn source_of<'a>(&'a self, published: &'a Published) -> Option<&'a str> {
        published.article.matter.source.as_deref().or(self.config.credit.source.as_deref())
    }

    /// Tells what credits and reviews an article lacks; a tombstone needs none, and of what was written and could not
    /// be read nothing is known. That three reviews are made by three people is told where they are read.
    pub(super) fn check_credits(&self, published: &Published, findings: &mut Findings) {
        let places = &published.article.places;
        if published.withdrawn() || places.is_empty() {
            return;
        }
        for credit in &self.config.credit.require {
            let (missing, key, zh) = match credit {
                RequiredCredit::Source => (self.source_of(published).is_none(), "source", "来源"),
                RequiredCredit::Role(role) => {
                    (self.names(published, *role).is_empty(), role.key(), role.chinese())
                }
            };
            if missing && !places.of(key).is_some_and(|written| says_something(written.text())) {
                findings.push(missing_credit(published, key, zh));
            }
        }
        let review = &self.config.review;
        let date = published.article.matter.date.as_ref();
        let due = review.from.is_none_or(|from| date.is_none_or(|date| date.date() >= from));
        let reviews = review.require.iter().filter(|_| due);
        let missing: Vec<Role> =
            reviews.copied().filter(|role| self.names(published, *role).is_empty()).collect();
        if !missing.is_empty() {
            findings.push(missing_review(published, &missing));
        }
    }
}

/// Whether a value has words, which were told where they were read if they name nobody.
fn says_something(value: &str) -> bool {
    let mut words = value.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    !value.starts_with('#') && words.any(|word| !word.eq_ignore_ascii_case("null"))
}

fn missing_credit(published: &Published, key: &str, zh: &str) -> Diagnostic {
    let message = text!("文章没有写{zh}（{key}）", "the article has no {key}");
    let own = as_typed(&published.article.source, key, zh);
    let review = as_typed(&published.article.source, "review", "审核");
    let help = match key {
        "editor" | "source" => text!(
            "在文章开头加一行：{own}: …；或在 site.toml 的 [credit] 里写默认值",
            "add a line {own}: … to the front matter, or a default under [credit] in site.toml"
        ),
        "first" | "second" | "third" => text!(
            "在文章开头加一行：{review}: {{ {own}: … }}",
            "add a line {review}: {{ {own}: … }} to the front matter"
        ),
        _ => text!("在文章开头加一行：{own}: …", "add a line {own}: … to the front matter"),
    };
    let span = published.article.places.title();
    Diagnostic::new(&codes::MISSING_CREDIT, span, message).help(help)
}

fn missing_review(published: &Published, missing: &[Role]) -> Diagnostic {
    let title = &published.article.matter.title;
    let zh = missing.iter().map(|role| role.chinese()).collect::<Vec<_>>().join("、");
    let en = missing.iter().map(|role| role.key()).collect::<Vec<_>>().join(", ");
    let message =
        text!("《{title}》还没有{zh}，不能发布", "“{title}” lacks its review ({en}) and cannot be published");
    let source = &published.article.source;
    let form =
        as_typed(source, "review: { first: …, second: …, third: … }", "审核: { 初审: …, 复审: …, 终审: … }");
    let draft = as_typed(source, "draft: true", "草稿: 是");
    let help =
        text!("审核后写 {form}；没有审完的加 {draft}", "when reviewed, write {form}; until then add {draft}");
    let span = published.article.places.title();
    Diagnostic::new(&codes::MISSING_REVIEW, span, message).help(help)
}

#[cfg(test)]
mod tests;
