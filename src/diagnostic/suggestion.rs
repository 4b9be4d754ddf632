//! The nearest valid name to a misspelt one.

/// The candidate nearest to `written`, if one is near enough to be meant: at most one edit in a
/// name of up to three characters, two in longer ones (Damerau-Levenshtein distance, ignoring case).
pub fn nearest<'a>(written: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let written = written.trim().to_lowercase();
    let allowed = if written.chars().count() <= 3 { 1 } else { 2 };
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&written, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= allowed && *distance < candidate.chars().count())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

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
}
