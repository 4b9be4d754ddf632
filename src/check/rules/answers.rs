//! What an article answers was found: an answer to nothing would hide what comes later.

use super::{RULES, rule_names};
use crate::article::Article;
use crate::article::front_matter::RuleAnswer;
use crate::check::{Find, Rule, Subject};
use crate::diagnostic::{Diagnostic, family, nearest};
use crate::site::{self, Site};
use crate::text;

family! {
    /// An answer to no finding.
    IDLE_ANSWER = "ZB532" Warning rule "answers" {
        title: "核对里的一条没有对应的提示", "an answer to nothing";
        meaning: "“核对”里写的规则，在这篇稿件里没有提示：规则名写错了，或者稿件已经改好。删去这一条，免得以后真有问题时被它盖住。规则名用 zhenbao explain 查。",
                 "Under `answers` stands a rule that finds nothing in this article: its name is wrong, or the article was mended. Delete the answer, lest it hide what comes later. zhenbao explain tells the names of rules.";
        wrong: "核对: [{ 规则: figure, 理由: 原文如此 }]";
        right: "核对: [{ 规则: figures, 理由: 原文如此 }]";
    }
}

/// See the module.
pub static RULE: Rule = Rule {
    name: "answers",
    about: || text!("稿件里的“核对”都有对应的提示", "the answers in articles answer something"),
    codes: ALL,
    settings: &[],
    find: Find::Site(find),
};

fn find(site: &Site) -> Vec<Diagnostic> {
    let articles = site.articles.iter().map(|published| &*published.article);
    let mut whole = None;
    let mut findings = Vec::new();
    for article in articles.filter(|article| article.matter.answers.iter().any(|answer| !answer.used)) {
        let whole: &Vec<Diagnostic> = whole.get_or_insert_with(|| of_whole_site(site));
        let found = of_text(site, article);
        let idle = |answer: &&RuleAnswer| {
            let here = whole.iter().filter(|finding| finding.path() == Some(article.source.path()));
            !answer.used
                && !is_assembled(&answer.rule)
                && !found.iter().chain(here).any(|other| answer.is_to(other))
        };
        findings.extend(article.matter.answers.iter().filter(idle).map(finding));
    }
    findings
}

/// Whether a rule is looked at while the site is assembled, where nobody asks for answers.
fn is_assembled(rule: &str) -> bool {
    site::codes::ALL.iter().any(|code| code.rule == Some(rule))
}

/// What the other rules find in the whole site, answered or not.
fn of_whole_site(site: &Site) -> Vec<Diagnostic> {
    let found = |rule: &&Rule| match rule.find {
        Find::Site(find) if rule.name != RULE.name => find(site),
        _ => Vec::new(),
    };
    RULES.iter().flat_map(found).collect()
}

/// What the rules for texts find in an article, answered or not.
fn of_text(site: &Site, article: &Article) -> Vec<Diagnostic> {
    let subject =
        Subject { source: &article.source, references: &article.body.references, article: Some(article) };
    let found = |rule: &&Rule| match rule.find {
        Find::Text(find) => find(site, &subject),
        Find::Site(_) => Vec::new(),
    };
    RULES.iter().flat_map(found).collect()
}

fn finding(answer: &RuleAnswer) -> Diagnostic {
    let rule = &answer.rule;
    let names = rule_names();
    if names.contains(&rule.as_str()) {
        let message =
            text!("规则 {rule} 在这篇稿件里没有提示", "the rule {rule} finds nothing in this article");
        return Diagnostic::new(&IDLE_ANSWER, answer.span.clone(), message)
            .help(text!("删去这一条", "delete this answer"));
    }
    let message = text!("没有“{rule}”这条规则", "there is no rule “{rule}”");
    let found = Diagnostic::new(&IDLE_ANSWER, answer.span.clone(), message);
    match nearest(rule, names) {
        Some(near) => {
            found.help(text!("是不是想写 {near}？", "did you mean {near}?")).guess(answer.span.clone(), near)
        }
        None => found.help(text!(
            "zhenbao explain 加提示的代码，会说明规则的名称",
            "zhenbao explain with the code of a finding tells the name of its rule"
        )),
    }
}

#[cfg(test)]
mod tests {
    use crate::check::check;
    use crate::site::tests::sample::{english, sample};

    fn found(answers: &str) -> Vec<String> {
        let text = format!(
            "---\ntitle: 会议\ndate: 2025-03-01\ncorrections: [{{ date: 2024-03-01, text: 改 }}]\n{answers}---\n\n## 一\n\n#### 二\n\n正文。\n"
        );
        let checked = sample("[check]\ncolumns = \"off\"\n", &[("t/a.md", &text)]);
        let told = checked.diagnostics.into_iter().chain(check(&checked.value));
        let mut told = english(told.collect());
        told.retain(|line| line.starts_with("t/a.md"));
        told
    }

    #[test]
    fn what_assembling_finds_can_be_answered() {
        let told = |answers: &str| {
            let text = |index: &str| {
                format!(
                    "---\ntitle: {index}\ndate: 2025-03-01\nkind: document\ndocument: {{ index_number: {index}, issuer: 镇政府, number: 甲政发〔2025〕3号 }}\n{answers}---\n\n正文。\n"
                )
            };
            let (one, other) = (text("JS/1"), text("JS/2"));
            let assembled = sample("", &[("t/a.md", &one), ("t/b.md", &other)]);
            let told = crate::check::checked(assembled).diagnostics;
            let codes = told.iter().filter_map(|finding| Some((finding.code.id, finding.code.rule?)));
            codes.filter(|(_, rule)| *rule == "number_twice").count()
        };
        assert!(told("") > 0);
        assert_eq!(told("answers: [{ rule: number_twice, reason: 同一文件的两次发布 }]\n"), 0);
    }

    #[test]
    fn what_is_answered_is_not_told_and_an_idle_answer_is() {
        let told = |answers: &str, code: &str| -> Vec<String> {
            found(answers).into_iter().filter(|line| line.contains(code)).collect()
        };
        assert_eq!((told("", "ZB522").len(), told("", "ZB315").len()), (1, 1), "{:?}", found(""));
        let both = "answers: [{ rule: dates, reason: 史料 }, { rule: heading_jump, reason: 原文如此 }]\n";
        assert_eq!((told(both, "ZB522"), told(both, "ZB315"), told(both, "ZB532")), (vec![], vec![], vec![]));
        assert_eq!(
            told("核对: [{ 规则: pictures, 理由: 无 }, { 规则: datse, 理由: 无 }]\n", "ZB532"),
            [
                "t/a.md:5:12 ZB532 the rule pictures finds nothing in this article",
                "t/a.md:5:37 ZB532 there is no rule “datse”",
            ]
        );
    }
}
