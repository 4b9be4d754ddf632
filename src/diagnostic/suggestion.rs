//! The nearest valid name to a misspelt one.

use super::{Diagnostic, Text};
use crate::source::Span;
use crate::source::character::half_width;
use crate::text;

/// Names with more characters than this are no slips of names: comparing them costs the product of their
/// lengths.
const LONGEST: usize = 100;

/// The candidate nearest to `written`, if one is near enough to be meant: at most one edit in a
/// name of up to three characters, two in longer ones (Damerau-Levenshtein distance, ignoring case).
pub fn nearest<'a>(written: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let written = written.trim().to_lowercase();
    let length = written.chars().count();
    let allowed = if length <= 3 { 1 } else { 2 };
    candidates
        .into_iter()
        .filter(|candidate| length <= LONGEST && candidate.chars().count().abs_diff(length) <= allowed)
        .map(|candidate| (strsim::damerau_levenshtein(&written, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= allowed && *distance < candidate.chars().count())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Asks whether that was meant.
pub fn did_you_mean(near: &str) -> Text {
    text!("是不是想写 {near}？", "did you mean {near}?")
}

impl Diagnostic {
    /// With the nearest of the known names as help and as what to write at `span`; with other help where none is
    /// near.
    #[must_use]
    pub fn did_you_mean<'a>(
        self,
        written: &str,
        known: impl IntoIterator<Item = &'a str>,
        span: Span,
        otherwise: impl FnOnce() -> Text,
    ) -> Self {
        match nearest(written, known) {
            Some(near) => self.help(did_you_mean(near)).guess(span, near),
            None => self.help(otherwise()),
        }
    }
}

/// The name of a file that was meant by `written`, if one is near enough: the same, or but for case, width
/// and spaces; else the same with another ending; else with one slip in three characters or more and
/// the same ending. Numbers tell files apart: `照片1.jpg` is never meant by `照片2.jpg`.
pub fn nearest_file<'a>(
    written: &str,
    candidates: impl IntoIterator<Item = &'a str, IntoIter: Clone>,
) -> Option<&'a str> {
    let candidates = candidates.into_iter();
    let (stem, ending) = split(written);
    folded(stem).next()?;
    let same = |candidate: &&str| folded(candidate).eq(folded(written));
    let other_ending = |candidate: &&str| folded(split(candidate).0).eq(folded(stem));
    let slip = |candidate: &&str| {
        let (near, of) = split(candidate);
        folded(of).eq(folded(ending)) && one_slip(stem, near)
    };
    let first = |fits: &dyn Fn(&&str) -> bool| candidates.clone().find(|candidate| fits(candidate));
    first(&|candidate| *candidate == written)
        .or_else(|| first(&same))
        .or_else(|| first(&other_ending))
        .or_else(|| first(&slip))
}

/// Whether two stems with the same numbers are one edit apart.
fn one_slip(written: &str, near: &str) -> bool {
    let count = |stem| folded(stem).count();
    let digits = |stem| folded(stem).filter(char::is_ascii_digit);
    let (long, other) = (count(written), count(near));
    (3..=LONGEST).contains(&long)
        && long.abs_diff(other) <= 1
        && digits(written).eq(digits(near))
        && strsim::damerau_levenshtein(
            &folded(written).collect::<String>(),
            &folded(near).collect::<String>(),
        ) <= 1
}

/// A name and its ending, without the dot.
fn split(name: &str) -> (&str, &str) {
    name.rsplit_once('.').filter(|(stem, _)| !stem.is_empty()).unwrap_or((name, ""))
}

/// The stem of a file's name without what input methods and cameras vary.
pub fn folded_stem(name: &str) -> String {
    folded(split(name).0).collect()
}

/// A name without what input methods and cameras vary: case, width, spaces.
fn folded(name: &str) -> impl Iterator<Item = char> + Clone {
    let half = name.chars().map(half_width).filter(|character| !character.is_whitespace());
    half.flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_understood_in_both_languages() {
        let keys = ["title", "date", "editor", "标题", "日期", "编辑"];
        assert_eq!(nearest("titel", keys), Some("title"));
        assert_eq!(nearest("edtor", keys), Some("editor"));
        assert_eq!(nearest("标体", keys), Some("标题"));
        assert_eq!(nearest("Title", keys), Some("title"));
        assert_eq!(nearest("weather", keys), None);
        assert_eq!(nearest("人口", keys), None);
    }

    #[test]
    fn files_are_known_by_name_and_never_guessed_at() {
        let files = ["a.jpg", "会场.png", "名单.docx", "照片 1.jpg", "1#楼.JPG", "申请表.docx", "b.md"];
        let near = |written| nearest_file(written, files);
        assert_eq!(near("A.JPG"), Some("a.jpg"));
        assert_eq!(near("会场.jpg"), Some("会场.png"));
        assert_eq!(near("名单.doc"), Some("名单.docx"));
        assert_eq!(near("名单"), Some("名单.docx"));
        assert_eq!(near("照片1.jpg"), Some("照片 1.jpg"));
        assert_eq!(near("照片　１.jpg"), Some("照片 1.jpg"));
        assert_eq!(near("1#楼.jpg"), Some("1#楼.JPG"));
        assert_eq!(near("申请标.docx"), Some("申请表.docx"));
        assert_eq!(near("申请标.pdf"), None);
        for other in ["照片2.jpg", "会议.png", "no.md", "s.md", "2#楼.jpg", "申请.docx", "", " ", ".md"]
        {
            assert_eq!(near(other), None, "{other}");
        }
    }
}
