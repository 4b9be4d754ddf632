//! Tables of keys: every key stands once, with its Chinese twin and its reader.

use super::reader::{Field, Reader};
use crate::diagnostic::codes::front_matter as codes;
use crate::diagnostic::{Diagnostic, nearest};
use crate::text;

/// One key of a map that is read into a `T`.
pub(super) struct Key<T: 'static> {
    pub name: &'static str,
    pub chinese: &'static str,
    pub read: fn(&mut T, &Field<'_>, &mut Reader<'_>),
}

/// A row of a table of keys.
macro_rules! key {
    ($name:literal, $chinese:literal, $read:expr) => {
        Key { name: $name, chinese: $chinese, read: $read }
    };
}
pub(super) use key;

/// Reads every field into `target`; tells unknown and repeated keys. Hands each known key with its
/// field to `seen`.
pub(super) fn read_fields<'a, T>(
    target: &mut T,
    keys: &'static [Key<T>],
    fields: impl IntoIterator<Item = (Field<'a>, Field<'a>)>,
    reader: &mut Reader<'_>,
    mut seen: impl FnMut(&'static str, &Field<'a>),
) {
    let mut first: Vec<Option<Field<'a>>> = Vec::new();
    first.resize_with(keys.len(), || None);
    for (key, value) in fields {
        let name = key.key;
        let Some(at) = keys.iter().position(|known| known.name == name || known.chinese == name) else {
            let diagnostic = unknown(keys, &key, reader);
            reader.found.push(diagnostic);
            continue;
        };
        if let Some(earlier) = &first[at] {
            let diagnostic = repeated(earlier, &key, reader);
            reader.found.push(diagnostic);
            continue;
        }
        (keys[at].read)(target, &value, reader);
        seen(keys[at].name, &value);
        first[at] = Some(key);
    }
}

/// A table so short that the help lists it.
const SHORT: usize = 12;

fn unknown<T>(keys: &'static [Key<T>], key: &Field<'_>, reader: &mut Reader<'_>) -> Diagnostic {
    let name = key.key;
    let span = reader.span(key);
    let english = || keys.iter().map(|known| known.name);
    let chinese = || keys.iter().map(|known| known.chinese);
    let meant = if name.is_ascii() { nearest(name, english()) } else { nearest(name, chinese()) };
    let found = Diagnostic::new(
        &codes::UNKNOWN_KEY,
        span.clone(),
        text!("没有“{name}”这一项", "there is no key `{name}`"),
    );
    if let Some(meant) = meant {
        return found.help(text!("是不是要写 {meant}？", "did you mean {meant}?")).patch(span, meant);
    }
    if keys.len() <= SHORT {
        let all = if name.is_ascii() { join(english()) } else { join(chinese()) };
        return found.help(text!("这里可以写：{all}", "the keys here are: {all}"));
    }
    found.help(text!("自己定义的内容写在 extra（其他）下面", "put data of your own under extra"))
}

fn join<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.collect::<Vec<_>>().join(", ")
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
