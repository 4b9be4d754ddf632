//! Markdown tables under a table of targets give the same figures.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::article::kind::Target;
use crate::article::prose::codes;
use crate::check::{Find, Rule, Subject};
use crate::diagnostic::{Diagnostic, Severity};
use crate::site::{Published, Site, current_name};
use crate::text;

/// See the module.
pub static RULE: Rule = Rule {
    name: "targets",
    about: || text!("正文表格里的数字与目标数据一致", "tables in the text give the figures of the targets"),
    codes: &[],
    settings: &[],
    find: Find::Text(find),
};

/// Words in the head of a column that holds something else than the year's targets.
const OTHERS: [&str; 6] = ["上年", "去年", "实际", "完成", "比重", "占比"];

fn find(site: &Site, text: &Subject<'_>) -> Vec<Diagnostic> {
    let listed = site.listed_article(text.source.path());
    listed.map(|id| article(site, site.article(id))).unwrap_or_default()
}

fn article(site: &Site, published: &Published) -> Vec<Diagnostic> {
    let Some((_, items)) = published.targets() else { return Vec::new() };
    let by_name: BTreeMap<&str, &Target> =
        items.iter().map(|item| (current_name(&site.config, &item.indicator), item)).collect();
    let (text, start) = (published.article.body_text(), published.article.body_range().start);
    let year = published.target_year();
    let mut found = Vec::new();
    let (mut head, mut fenced, mut at) = (Vec::new(), false, start);
    for line in text.split_inclusive('\n') {
        let cells = cells(line, at);
        fenced ^= line.trim_start().starts_with("```");
        if fenced || cells.is_empty() {
            head.clear();
        } else if head.is_empty() {
            head = cells;
        } else {
            let name = current_name(&site.config, cells[0].1.trim_matches('*'));
            found.extend(by_name.get(name).and_then(|target| row(published, target, &head, &cells, year)));
        }
        at += line.len();
    }
    found
}

/// The cells of a row of a table with their places in the source; none of other lines.
fn cells(line: &str, start: usize) -> Vec<(Range<usize>, &str)> {
    let row = line.trim();
    if !row.starts_with('|') {
        return Vec::new();
    }
    let mut at = start + line.len() - line.trim_start().len() + 1;
    let mut cells = Vec::new();
    for cell in row[1..].trim_end_matches('|').split('|') {
        let lead = cell.len() - cell.trim_start().len();
        let words = cell.trim();
        cells.push((at + lead..at + lead + words.len(), words));
        at += cell.len() + 1;
    }
    cells
}

/// A finding when a row names an indicator and none of its figures is the target.
fn row(
    published: &Published,
    target: &Target,
    head: &[(Range<usize>, &str)],
    cells: &[(Range<usize>, &str)],
    year: i16,
) -> Option<Diagnostic> {
    let right = target.value.numbers();
    let mut wrong = None;
    for (column, (place, words)) in cells.iter().enumerate().skip(1) {
        if head.get(column).is_some_and(|(_, head)| of_another_year(head, year)) {
            continue;
        }
        let Some(written) = Target::parse(&format!("指标 {}", words.trim_matches('*'))) else { continue };
        let numbers = written.value.numbers();
        if numbers.is_empty() || right.is_empty() || written.unit.is_some() && written.unit != target.unit {
            continue;
        }
        if numbers.len() == right.len()
            && numbers.iter().zip(&right).all(|(one, other)| one.same_value(other))
        {
            return None;
        }
        wrong = wrong.or(Some((place, words)));
    }
    let (place, shown) = wrong?;
    let (indicator, words) = (&target.indicator, &target.words);
    let message = text!(
        "{indicator}：这里是“{shown}”，目标表里是“{words}”",
        "{indicator}: `{shown}` here, `{words}` in the table"
    );
    // Data against data: certain, while prose may mean something else.
    let finding = Diagnostic {
        severity: Severity::Error,
        ..Diagnostic::new(&codes::OTHER_TARGET, published.article.source.span(place.clone()), message).help(
            text!(
                "核对后改成一致的数字；目标表会自动显示，正文不必再写一遍",
                "check the figure and make both the same; the table of targets shows by itself"
            ),
        )
    };
    Some(match &target.span {
        Some(data) => finding.related(data.clone(), text!("目标表里的写法", "in the table")),
        None => finding,
    })
}

/// Whether a column is about another year, or about results.
fn of_another_year(head: &str, year: i16) -> bool {
    let named = head
        .match_indices('年')
        .find_map(|(at, _)| head[..at].get(at.checked_sub(4)?..)?.parse::<i16>().ok());
    named.is_some_and(|named| named != year) || OTHERS.iter().any(|word| head.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::check::found_by;
    use crate::config;
    use crate::config::LineEnds;
    use crate::diagnostic::Place;
    use crate::site::{Content, Visibility};
    use crate::source::{Moment, Source, SourcePath};

    fn findings(body: &str) -> Vec<(usize, String)> {
        let text = format!(
            "---\ntitle: 2025年目标\ndate: 2025-04-01\neditor: 甲\nkind: targets\ntargets: {{ year: 2025, items: [生产总值 增长 5.5% 左右, 就业 新增 1200 人以上] }}\n---\n{body}\n"
        );
        let source = |path: &str, text: &str| Source::new(SourcePath::new(path).unwrap(), text.to_owned());
        let config = config::read(&source(
            "site.toml",
            "title = \"a\"\nbase_url = \"https://a.cn/\"\n[indicator_aliases]\nGDP = \"生产总值\"\n",
        ))
        .value
        .unwrap();
        let now = Moment::parse("2025-05-01").unwrap().in_zone(&config.zone);
        let article = Article::parse(&source("content/a/b.md", &text), LineEnds::default()).value;
        let content = Content { articles: vec![article.into()], ..Content::default() };
        let site = Site::assemble(std::sync::Arc::new(config), now, content, Visibility::default()).value;
        found_by(&RULE, &site)
            .into_iter()
            .map(|finding| match finding.place {
                Place::Span(span) => {
                    (span.position().line, format!("{} {}", finding.message.en, span.text()))
                }
                _ => (0, finding.message.en),
            })
            .collect()
    }

    #[test]
    fn rows_that_differ_are_told() {
        assert_eq!(
            findings("| 指标 | 目标 |\n| --- | --- |\n| 生产总值 | 5%左右 |\n| 就业 | 1200人以上 |"),
            [(10, "生产总值: `5%左右` here, `增长 5.5% 左右` in the table 5%左右".to_owned())]
        );
        assert_eq!(findings("| 指标 | 增长（%） |\n|---|---|\n| **GDP** | **5.0** |")[0].0, 10);
    }

    #[test]
    fn other_years_and_units_are_left_alone() {
        assert_eq!(
            findings("| 指标 | 2024年实际 | 2025年目标 |\n|---|---|---|\n| 生产总值 | 6% | 5.50% |"),
            vec![]
        );
        assert_eq!(findings("| 指标 | 总量 |\n|---|---|\n| 生产总值 | 30 亿元 |\n| 别的 | 5% |"), vec![]);
        assert_eq!(findings("```\n| 指标 | 目标 |\n|---|---|\n| 生产总值 | 5% |\n```"), vec![]);
        assert_eq!(findings("生产总值 | 5%\n\n| 生产总值"), vec![]);
    }
}
