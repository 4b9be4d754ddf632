//! The words at the end of a build: what was published, what was held back, what would change.

use std::fmt::Write as _;
use std::time::Duration;

use super::tally::tally_in_english;
use crate::diagnostic::Text;
use crate::disk::publish::{Account, Change, Changes, Moved, Texts};
use crate::site::{Held, HeldReason, Site};
use crate::text;

/// Titles of one sort that are listed; the rest are counted.
const LISTED: usize = 20;

/// What a publication did.
pub fn published(
    account: &Account,
    site: &Site,
    folder: &str,
    findings: (usize, usize),
    time: Duration,
) -> Text {
    let Account { written, unchanged, removed, .. } = account;
    let mut text = text!(
        "已发布到 {folder}：写入 {written} 个文件，未变 {unchanged} 个，撤下 {removed} 个",
        "published to {folder}: {written} files written, {unchanged} unchanged, {removed} removed"
    );
    append(&mut text, &changed_texts(&account.changes.texts));
    append(&mut text, &held(&site.held));
    append(&mut text, &closing(findings, time));
    text
}

/// What a publication would do.
pub fn planned(
    changes: &Changes,
    site: &Site,
    folder: &str,
    findings: (usize, usize),
    time: Duration,
) -> Text {
    let (added, changed, removed) = (changes.added.len(), changes.changed.len(), changes.removed.len());
    let mut text = text!(
        "如果发布到 {folder}：新增 {added} 个文件，修改 {changed} 个，撤下 {removed} 个；现在什么也没有写",
        "publishing to {folder} would add {added} files, change {changed} and remove {removed}; nothing was written"
    );
    append(&mut text, &difference(changes));
    append(&mut text, &held(&site.held));
    append(&mut text, &closing(findings, time));
    text
}

/// A difference in plain words and by title, then by path.
pub fn difference(changes: &Changes) -> Text {
    let mut text = changed_texts(&changes.texts);
    let sorts = [
        ("新增", "added", &changes.added),
        ("修改", "changed", &changes.changed),
        ("撤下", "removed", &changes.removed),
    ];
    for (zh, en, list) in sorts {
        for Change { path, title } in list {
            let title = title.as_deref().map(|title| format!("  《{title}》")).unwrap_or_default();
            append(&mut text, &text!("  {zh}  {path}{title}", "  {en}  {path}{title}"));
        }
    }
    text
}

/// `新增 3 篇、修改 2 篇、撤下 1 篇`, and which they are.
fn changed_texts(texts: &Texts) -> Text {
    let mut all = counts(texts);
    let sorts: [(&str, &str, Vec<Text>); 4] = [
        ("新增", "added", texts.added.iter().map(named).collect()),
        ("修改", "changed", texts.changed.iter().map(named).collect()),
        ("换了网址", "moved", texts.moved.iter().map(moved).collect()),
        ("撤下", "withdrawn", texts.withdrawn.iter().map(named).collect()),
    ];
    for (zh, en, list) in sorts {
        for Text { zh: name, en: english } in list.iter().take(LISTED) {
            append(&mut all, &text!("  {zh}  {name}", "  {en}  {english}"));
        }
        if let Some(rest) = list.len().checked_sub(LISTED).filter(|rest| *rest > 0) {
            append(&mut all, &text!("  {zh}  另有 {rest} 篇", "  {en}  {rest} more"));
        }
    }
    all
}

/// How many texts of each sort there are, in one line.
pub fn counts(texts: &Texts) -> Text {
    let Texts { added, changed, moved, withdrawn, .. } = texts;
    let (added, changed, moved, withdrawn) = (added.len(), changed.len(), moved.len(), withdrawn.len());
    if added + changed + moved + withdrawn == 0 {
        return text!("文章没有变化", "no article changed");
    }
    let counted = text!(
        "文章：新增 {added} 篇、修改 {changed} 篇、撤下 {withdrawn} 篇",
        "articles: {added} added, {changed} changed, {withdrawn} withdrawn"
    );
    let addresses = text!("、换了网址 {moved} 篇", ", {moved} moved");
    if moved == 0 { counted } else { counted + addresses }
}

fn named(change: &Change) -> Text {
    let (title, path) = (change.title.as_deref().unwrap_or_default(), &change.path);
    text!("《{title}》 {path}", "“{title}” {path}")
}

fn moved(moved: &Moved) -> Text {
    let (name, from) = (named(&moved.to), &moved.from);
    name + text!(" ← {from}", " ← {from}")
}

fn held(held: &[Held]) -> Text {
    type Sort = (fn(&HeldReason) -> bool, &'static str, &'static str);
    let mut text = text!("", "");
    let sorts: [Sort; 4] = [
        (|reason| matches!(reason, HeldReason::Draft), "草稿，没有发布", "drafts, not published"),
        (
            |reason| matches!(reason, HeldReason::Future(_)),
            "日期未到，没有发布",
            "dated later, not published yet",
        ),
        (
            |reason| matches!(reason, HeldReason::Expired(_)),
            "已过期，页面保留并标明，不在首页和订阅中",
            "expired: kept and marked, not on the home page or in feeds",
        ),
        (
            |reason| matches!(reason, HeldReason::Withdrawn),
            "已撤稿，原址只留说明",
            "withdrawn: a notice stands in its place",
        ),
    ];
    for (belongs, zh, en) in sorts {
        let list: Vec<&Held> = held.iter().filter(|held| belongs(&held.reason)).collect();
        if list.is_empty() {
            continue;
        }
        let count = list.len();
        append(&mut text, &text!("{count} 篇{zh}：", "{en}: {count}"));
        for one in list.iter().take(LISTED) {
            append(&mut text, &held_line(one));
        }
        if count > LISTED {
            let rest = count - LISTED;
            append(&mut text, &text!("  另有 {rest} 篇", "  and {rest} more"));
        }
    }
    text
}

fn held_line(held: &Held) -> Text {
    let Held { path, title, reason, .. } = held;
    match reason {
        HeldReason::Future(stamp) | HeldReason::Expired(stamp) => {
            let date = stamp.minute();
            text!("  《{title}》 {path}（{date}）", "  “{title}” {path} ({date})")
        }
        HeldReason::Draft | HeldReason::Withdrawn => text!("  《{title}》 {path}", "  “{title}” {path}"),
    }
}

fn closing((errors, warnings): (usize, usize), time: Duration) -> Text {
    let seconds = time.as_secs_f64();
    let counts = tally_in_english((errors, warnings));
    text!("错误 {errors} 处，警告 {warnings} 处；用时 {seconds:.2} 秒", "{counts}; {seconds:.2} seconds")
}

/// A text under a headline.
pub fn under(mut headline: Text, text: &Text) -> Text {
    append(&mut headline, text);
    headline
}

fn append(text: &mut Text, more: &Text) {
    for (text, more) in [(&mut text.zh, &more.zh), (&mut text.en, &more.en)] {
        if !more.is_empty() {
            let between = if text.is_empty() { "" } else { "\n" };
            write!(text, "{between}{more}").expect("writing to a text never fails");
        }
    }
}
