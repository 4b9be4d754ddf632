//! Lines of names (`赵铁柱　欧阳修　陈　晨`), as lists of deputies and committees are typed: each name an item, so that
//! no two ever join where a line ends, and the theme can set them in columns.

use std::ops::RangeInclusive;

use super::super::escape;
use crate::source::character::is_han;

/// A list of names begins with a line of so many; what follows may be the rest of the last row.
const FIRST_LINE: usize = 3;

/// Characters of a Chinese name.
const HAN_NAME: RangeInclusive<usize> = 2..=4;

/// Characters of a name with a separator: `阿依古丽·买买提`.
const LONG_NAME: RangeInclusive<usize> = 4..=25;

const START: &str = "<ul class=\"names\">\n";
const END: &str = "</ul>\n";

/// The list of names that was written last.
#[derive(Default)]
pub(super) struct Names {
    /// Where it ends in the output.
    end: usize,
}

impl Names {
    /// The names of a paragraph as it is typed, which is to stand at `at` of the output; none where it holds
    /// anything else.
    pub(super) fn of(&self, paragraph: &str, at: usize) -> Option<Vec<String>> {
        let follows = at > 0 && self.end == at;
        let names = names(paragraph)?;
        let telling = names.len() >= FIRST_LINE && names.iter().any(|name| name.chars().count() == 3);
        (follows || telling).then_some(names)
    }

    /// Writes names as items, into the list before them if one ends there.
    pub(super) fn write(&mut self, out: &mut String, names: &[String], attributes: &str) {
        if self.end == out.len() && self.end > 0 {
            out.truncate(out.len() - END.len());
        } else {
            out.push_str(START);
        }
        for name in names {
            out.push_str("<li");
            out.push_str(attributes);
            // Up to three characters fill a column, four stand in it, more take two.
            out.push_str(match name.chars().count() {
                0..=3 => ">",
                4 => " class=\"four\">",
                _ => " class=\"long\">",
            });
            escape::push_text(out, name);
            out.push_str("</li>\n");
        }
        out.push_str(END);
        self.end = out.len();
    }
}

/// The names of a text that holds nothing but names with spaces between them. A name of two characters may be
/// typed with a space inside, as columns of names have it: two single characters are one name.
fn names(text: &str) -> Option<Vec<String>> {
    let mut names = Vec::new();
    for line in text.lines() {
        let mut half: Option<&str> = None;
        for part in line.split_whitespace() {
            let length = part.chars().count();
            match half.take() {
                None if length == 1 && part.chars().all(is_han) => half = Some(part),
                Some(first) if length == 1 && part.chars().all(is_han) => {
                    names.push(format!("{first}{part}"));
                }
                None if is_name(part, length) => names.push(part.to_owned()),
                _ => return None,
            }
        }
        if half.is_some() {
            return None;
        }
    }
    (!names.is_empty()).then_some(names)
}

fn is_name(part: &str, length: usize) -> bool {
    let han = part.chars().all(is_han);
    let parted = part.contains('·')
        && !part.starts_with('·')
        && !part.ends_with('·')
        && part.chars().all(|c| is_han(c) || c == '·');
    (han && HAN_NAME.contains(&length)) || (parted && LONG_NAME.contains(&length))
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn nothing_but_names_is_a_list_of_names() {
        for (text, expected) in [
            ("赵铁柱　欧阳修　陈　晨", Some("赵铁柱|欧阳修|陈晨")),
            ("陈　晨　孙　丽\n王小明 阿依古丽·买买提", Some("陈晨|孙丽|王小明|阿依古丽·买买提")),
            ("欧阳娜娜  李四", Some("欧阳娜娜|李四")),
            ("主任：赵铁柱　欧阳修", None),
            ("赵铁柱、欧阳修", None),
            ("一　二　三", None),
            ("2025年　4月", None),
            ("**赵铁柱**　欧阳修", None),
            ("农村公路建设　安全饮水", None),
        ] {
            assert_eq!(names(text).map(|names| names.join("|")).as_deref(), expected, "{text}");
        }
    }
}
