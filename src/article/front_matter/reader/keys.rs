//! Tables of keys: every key stands once, with its Chinese twin and its reader.

use std::ops::Range;

use super::{Field, Reader};
use crate::article::front_matter::codes;
use crate::article::front_matter::input::{Input, KeyWords};
use crate::article::front_matter::names::{Names, folded};
use crate::diagnostic::{Diagnostic, nearest};
use crate::source::character::invisible;
use crate::text;

/// One key of a map that is read into a `T`.
pub(in crate::article::front_matter) struct Key<T: 'static> {
    pub name: &'static str,
    pub chinese: &'static str,
    /// Other words that offices write for it.
    pub also: &'static [&'static str],
    /// Whether it may be written under several of its words: 咨询电话 and 报名电话.
    pub repeats: Repeats,
    /// What is to be written, for the handbook; empty where that says no more than the name.
    pub about: &'static str,
    /// How it is put in by somebody who fills in a form.
    pub input: Input,
    pub read: fn(&mut T, &Field<'_>, &mut Reader<'_>),
}

/// How often a key may be written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::article::front_matter) enum Repeats {
    /// Once.
    Never,
    /// Once under each of its words.
    UnderOtherWords,
}

/// A row of a table of keys: how it is put in where that is more than a line, its names, other words for it,
/// what is to be written, and its reader.
macro_rules! key {
    (@row $input:expr; $name:literal, $chinese:literal, $about:literal, $read:expr) => {
        key!(@row $input; $name, $chinese, [], $about, $read)
    };
    (@row $input:expr; $name:literal, $chinese:literal, [$($also:literal),*], $read:expr) => {
        key!(@row $input; $name, $chinese, [$($also),*], "", $read)
    };
    (@row $input:expr; $name:literal, $chinese:literal, [$($also:literal),*], $about:literal, $read:expr) => {
        Key {
            name: $name,
            chinese: $chinese,
            also: &[$($also),*],
            repeats: crate::article::front_matter::reader::keys::Repeats::Never,
            about: $about,
            input: $input,
            read: $read,
        }
    };
    (@row $input:expr; $name:literal, $chinese:literal, $read:expr) => {
        key!(@row $input; $name, $chinese, [], "", $read)
    };
    ($input:ident($table:expr) $name:literal, $($rest:tt)*) => {
        key!(@row crate::article::front_matter::input::Input::$input(
            || crate::article::front_matter::reader::keys::words($table)
        ); $name, $($rest)*)
    };
    ($input:ident[$choices:expr] $name:literal, $($rest:tt)*) => {
        key!(@row crate::article::front_matter::input::Input::$input($choices); $name, $($rest)*)
    };
    ($input:ident $name:literal, $($rest:tt)*) => {
        key!(@row crate::article::front_matter::input::Input::$input; $name, $($rest)*)
    };
    ($name:literal, $($rest:tt)*) => {
        key!(@row crate::article::front_matter::input::Input::Line; $name, $($rest)*)
    };
}
pub(in crate::article::front_matter) use key;

/// A table of keys without its readers.
pub(in crate::article::front_matter) fn words<T>(keys: &'static [Key<T>]) -> Vec<KeyWords> {
    let words = |key: &Key<T>| {
        let Key { name, chinese, also, about, input, .. } = *key;
        KeyWords { name, chinese, also, about, input }
    };
    keys.iter().map(words).collect()
}

impl<T> Key<T> {
    /// Every word for it.
    pub fn words(&self) -> impl Iterator<Item = &'static str> {
        [self.name, self.chinese].into_iter().chain(self.also.iter().copied())
    }

    fn is(&self, word: &str) -> bool {
        self.words().any(|known| known == word)
    }
}

/// The value of a key inside a map, by any of its words.
pub(in crate::article::front_matter) fn child<'a, T>(
    field: &Field<'a>,
    keys: &'static [Key<T>],
    name: &str,
) -> Option<Field<'a>> {
    let key = keys.iter().find(|key| key.name == name)?;
    field.child_where(|word| key.is(word))
}

/// The names of the keys of a table.
pub(in crate::article::front_matter) fn names<T>(keys: &'static [Key<T>]) -> Names {
    Names::new(keys.iter().flat_map(Key::words))
}

/// A key that was written, as itself or so nearly that it is meant.
pub(in crate::article::front_matter) struct Given {
    pub name: &'static str,
    /// Where its value stands, if that is known without looking.
    pub place: Option<Range<usize>>,
    /// Whether nothing is written behind it.
    pub blank: bool,
}

/// Reads every field into `target`; tells unknown and repeated keys. A misspelt key is read as the one
/// it means, unless that one is written too.
pub(in crate::article::front_matter) fn read_fields<'a, T>(
    target: &mut T,
    keys: &'static [Key<T>],
    fields: impl IntoIterator<Item = (Field<'a>, Field<'a>)>,
    reader: &mut Reader<'_>,
) -> Vec<Given> {
    let known = |name: &str| keys.iter().position(|known| known.is(name));
    let fields: Vec<(Option<usize>, Field<'a>, Field<'a>)> =
        fields.into_iter().map(|(key, value)| (known(key.key), key, value)).collect();
    let mut exact = vec![false; keys.len()];
    for at in fields.iter().filter_map(|(at, ..)| *at) {
        exact[at] = true;
    }
    let label = |at: usize, key: &Field<'a>| if key.key.is_ascii() { keys[at].chinese } else { key.key };
    let may_repeat = |at: usize, earlier: &Field<'a>, key: &Field<'a>| {
        keys[at].repeats == Repeats::UnderOtherWords && label(at, earlier) != label(at, key)
    };
    let mut first: Vec<Option<Field<'a>>> = Vec::new();
    first.resize_with(keys.len(), || None);
    let mut given = Vec::new();
    for (at, key, value) in fields {
        let free = |at: &usize| !exact[*at] && first[*at].is_none();
        let free_name = |name: &&'static str| known(name).is_some_and(|at| free(&at));
        let meant = if at.is_none() { similar(keys, key.key, free_name) } else { None };
        let near = meant.and_then(known).filter(free);
        // a character that nobody sees is told by itself
        if at.is_none() && !(near.is_some() && invisible(key.key).next().is_some()) {
            let found = unknown(keys, &key, reader);
            let found = match (meant, near) {
                (Some(meant), Some(_)) => found
                    .help(text!("是不是要写 {meant}？", "did you mean {meant}?"))
                    .guess(reader.span(&key), meant),
                (Some(meant), None) => found.help(text!(
                    "是不是 {meant}？这一项已经写了，只留一个",
                    "is it {meant}? That is written already; keep one of them"
                )),
                (None, _) => found,
            };
            reader.found.push(found);
        }
        let Some(at) = at.or(near) else { continue };
        if let Some(earlier) = first[at].as_ref().filter(|earlier| !may_repeat(at, earlier, &key)) {
            let diagnostic = repeated(earlier, &key, reader);
            reader.found.push(diagnostic);
            continue;
        }
        let before = reader.found.len();
        (keys[at].read)(target, &value, reader);
        if near.is_some() {
            // What its value holds is looked at once it has its name.
            reader.found.truncate(before);
        }
        given.push(Given { name: keys[at].name, place: value.known.clone(), blank: value.is_blank() });
        first[at] = Some(key);
    }
    given
}

/// Words that people or other programs use for a key, and the key.
const OTHER_WORDS: &[(&str, &str)] = &[
    ("题目", "标题"),
    ("主题", "标题"),
    ("时间", "日期"),
    ("发布时间", "日期"),
    ("description", "summary"),
    ("excerpt", "summary"),
    ("lastmod", "updated"),
    ("publish_date", "date"),
    // words of the catalogues of disclosure (信息公开目录)
    ("发文字号", "文号"),
    ("文件编号", "文号"),
    ("发布机构", "发文机关"),
    ("发文单位", "发文机关"),
    ("制发机关", "发文机关"),
    ("生成日期", "成文日期"),
    ("公开日期", "发布日期"),
    ("信息分类", "主题分类"),
    ("体裁分类", "主题分类"),
    ("效力状态", "有效性"),
    ("pubdate", "date"),
];

/// The name that a misspelt key means, in the language it is written in; or that another word means, where
/// it is `free`.
fn similar<T>(
    keys: &'static [Key<T>],
    written: &str,
    free: impl Fn(&&'static str) -> bool,
) -> Option<&'static str> {
    let written = folded(written);
    let ascii = written.is_ascii();
    let names = || keys.iter().flat_map(Key::words).filter(|name| name.is_ascii() == ascii);
    let other = OTHER_WORDS.iter().find(|(word, _)| *word == written).map(|(_, name)| *name);
    // 新闻标题, 发布日期
    let longer = |name: &str| !ascii && written.chars().count() <= 4 && written.ends_with(name);
    nearest(&written, names())
        .or_else(|| names().filter(free).find(|name| other == Some(*name) || longer(name)))
}

/// Words of an article's metadata that belong into the block of a kind.
const BLOCK_OF: &[(&[&str], &str)] = &[
    (
        &[
            "索引号",
            "文号",
            "发文字号",
            "发文机关",
            "发布机构",
            "发文单位",
            "成文日期",
            "生成日期",
            "主题分类",
            "有效性",
        ],
        "文件",
    ),
    (&["index_number", "number", "made_on", "published_on", "topic", "validity"], "document"),
    (&["届", "次", "应到", "实到", "请假", "议程"], "会议"),
    (&["联系人", "联系电话", "联系方式"], "公告"),
];

/// Tells that there is no such key, and which there are.
fn unknown<T>(keys: &'static [Key<T>], key: &Field<'_>, reader: &mut Reader<'_>) -> Diagnostic {
    let name = key.key;
    let message = text!("没有“{name}”这一项", "there is no key `{name}`");
    let found = Diagnostic::new(&codes::UNKNOWN_KEY, reader.span(key), message);
    let of_article = keys.iter().any(|known| known.name == "extra");
    if of_article && let Some((_, block)) = BLOCK_OF.iter().find(|(words, _)| words.contains(&name)) {
        return found.help(text!(
            "这一项写在“{block}”下面：{block}: {{ {name}: … }}",
            "this belongs under {block}: {block}: {{ {name}: … }}"
        ));
    }
    if of_article {
        return found.help(text!("自己定义的内容写在 extra（其他）下面", "put data of your own under extra"));
    }
    let all: Vec<&str> =
        keys.iter().map(|known| if name.is_ascii() { known.name } else { known.chinese }).collect();
    let all = all.join(", ");
    found.help(text!("这里可以写：{all}", "the keys here are: {all}"))
}

fn repeated(earlier: &Field<'_>, key: &Field<'_>, reader: &mut Reader<'_>) -> Diagnostic {
    let (name, twin) = (key.key, earlier.key);
    let (span, first) = (reader.span(key), reader.span(earlier));
    let message = if name == twin {
        text!("“{name}”写了两次", "`{name}` is written twice")
    } else {
        text!("“{name}”和“{twin}”是同一项", "`{name}` and `{twin}` are the same key")
    };
    Diagnostic::new(&codes::DUPLICATE_KEY, span, message)
        .label(text!("又写了一次", "written again"))
        .help(text!("只留一个", "keep one of them"))
        .related(first, text!("第一次写在这里", "first written here"))
}
