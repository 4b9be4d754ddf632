//! Words of a new site that nobody has replaced. Must not know who wrote them there.

use crate::config::codes;
use crate::diagnostic::Diagnostic;
use crate::source::Source;
use crate::text;

/// The town of a new site that was not told its name. No town is called so.
pub const TOWN: &str = "示例镇";
/// What `zhenbao init` writes to be replaced. None of it can be meant.
const WORDS: [&str; 5] = [TOWN, "示例县", "示例路", "ICP 备案号", "公安备案号"];

/// The finding for sample words that are left in settings: one for the file, at the first of them.
pub(super) fn left(source: &Source) -> Option<Diagnostic> {
    let mut start = 0;
    let mut found = Vec::new();
    for line in source.text().split_inclusive('\n') {
        // Behind a hash nothing counts; in a text there may be one too, but hardly before a sample word.
        let code = line.split('#').next().unwrap_or_default();
        let places = WORDS.iter().filter_map(|word| Some((start + code.find(word)?, *word)));
        found.extend(places.min());
        start += line.len();
    }
    let ((at, word), lines) = (found.first()?, found.len());
    let message = text!(
        "site.toml 里还有样例文字“{word}”（{lines} 行）",
        "site.toml still has the sample words {word} ({lines} lines)"
    );
    let help = if *word == TOWN {
        text!(
            "把 site.toml 里的“{TOWN}”都换成本镇的名称（编辑器里用“替换”）",
            "replace {TOWN} by the name of the town everywhere in site.toml"
        )
    } else {
        text!("换成真实的内容，没有就删去这一行", "write the true words, or delete the line")
    };
    Some(Diagnostic::new(&codes::SAMPLE_SETTINGS, source.span(*at..at + word.len()), message).help(help))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourcePath;

    fn told(text: &str) -> Option<(usize, String)> {
        let source = Source::new(SourcePath::new("site.toml").unwrap(), text.to_owned());
        left(&source).map(|found| (found.position().0, found.message.en))
    }

    #[test]
    fn sample_words_are_told_outside_of_comments() {
        assert_eq!(told("title = \"金山镇\"\n# address = \"示例县示例镇示例路 1 号\"\n"), None);
        let (line, message) =
            told("# 示例镇\ntitle = \"示例镇政务新闻\"\nsponsor = \"示例镇人民政府\"\n").unwrap();
        assert_eq!((line, message.as_str()), (2, "site.toml still has the sample words 示例镇 (2 lines)"));
        assert!(told("icp_record = \"ICP 备案号\"\n").is_some());
    }
}
