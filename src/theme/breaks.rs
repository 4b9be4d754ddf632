//! Where a Chinese title may break: between phrases, never inside `人民代表大会`.

/// Phrases of government news that stay whole. A title is cut before and after each; between them the
/// text stays whole too, so a phrase that is missing here costs a wide line, never a wrong break.
const PHRASES: &[&str] = &[
    "人民代表大会",
    "人民政府",
    "人大主席团",
    "主席团",
    "常务委员会",
    "代表团",
    "党委",
    "纪委",
    "政协",
    "工作报告",
    "政府工作",
    "预期目标",
    "主要预期目标",
    "主要目标",
    "民生实事",
    "重点民生实事",
    "项目",
    "乡村振兴",
    "安全生产",
    "森林防火",
    "防汛抗旱",
    "人居环境",
    "环境整治",
    "营商环境",
    "政务公开",
    "信息公开",
    "年度报告",
    "实施方案",
    "应急预案",
    "工作方案",
    "工作要点",
    "工作部署",
    "调度会",
    "推进会",
    "座谈会",
    "动员会",
    "专题会议",
    "全体会议",
    "会议",
    "胜利召开",
    "顺利召开",
    "隆重召开",
    "召开",
    "举行",
    "闭幕",
    "开幕",
    "关于",
    "开展",
    "启动",
    "全面启动",
    "通知",
    "通告",
    "公告",
    "公示",
    "提醒",
    "倡议书",
    "情况",
    "提纲",
    "解读",
    "活动",
    "行动",
    "演练",
    "培训",
    "检查",
    "排查",
];

/// The phrases of a title, in order; joined they are the title. A site's own glossary counts before the
/// phrases built in: place names, its own projects and events.
pub(super) fn phrases<'t>(title: &'t str, glossary: &[String]) -> Vec<&'t str> {
    let mut cuts = vec![0];
    let mut at = 0;
    while at < title.len() {
        let rest = &title[at..];
        if let Some(length) = named(rest, glossary).or_else(|| ordinal(rest)).or_else(|| longest(rest)) {
            cuts.extend([at, at + length]);
            at += length;
        } else {
            let next = rest.chars().next().expect("at lies before the end");
            at += next.len_utf8();
            if "，、：；。！？）》”】—".contains(next) {
                cuts.push(at);
            } else if "（《“【".contains(next) {
                cuts.push(at - next.len_utf8());
            }
        }
    }
    cuts.push(title.len());
    keep_punctuation(title, cuts)
}

fn named(rest: &str, glossary: &[String]) -> Option<usize> {
    glossary
        .iter()
        .filter(|phrase| rest.starts_with(phrase.as_str()))
        .map(String::len)
        .max()
        .filter(|length| *length > 0)
}

fn longest(rest: &str) -> Option<usize> {
    PHRASES.iter().filter(|phrase| rest.starts_with(**phrase)).map(|phrase| phrase.len()).max()
}

/// `第六届`, `第八次会议`, `第二次全体会议`, `2025年`, `4月1日`.
fn ordinal(rest: &str) -> Option<usize> {
    const NUMERALS: &str = "〇零一二三四五六七八九十百千0123456789";
    let (start, behind) = match rest.strip_prefix('第') {
        Some(behind) => ('第'.len_utf8(), behind),
        None => (0, rest),
    };
    let digits = behind.find(|c| !NUMERALS.contains(c)).unwrap_or(behind.len());
    if digits == 0 {
        return None;
    }
    let units: &[&str] = if start > 0 {
        &["次全体会议", "次会议", "届", "次", "号", "章", "条", "季度"]
    } else {
        &["年度", "年", "月", "日"]
    };
    let unit = units.iter().find(|unit| behind[digits..].starts_with(**unit))?;
    Some(start + digits + unit.len())
}

/// Cuts sorted, each once, and none before a closing mark or behind an opening one.
fn keep_punctuation(title: &str, mut cuts: Vec<usize>) -> Vec<&str> {
    cuts.sort_unstable();
    cuts.dedup();
    cuts.retain(|&cut| {
        let next = title[cut..].chars().next();
        let last = title[..cut].chars().next_back();
        cut == 0
            || cut == title.len()
            || !(next.is_some_and(|c| "，、：；。！？）》”】—%".contains(c))
                || last.is_some_and(|c| "（《“【".contains(c)))
    });
    cuts.windows(2).map(|pair| &title[pair[0]..pair[1]]).filter(|phrase| !phrase.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::phrases;

    fn drawn(title: &str) -> String {
        phrases(title, &[]).join("|")
    }

    #[test]
    fn the_glossary_of_the_site_counts_first() {
        let glossary = ["宝华工业社区".to_owned(), "会议中心".to_owned(), String::new()];
        assert_eq!(phrases("宝华工业社区会议中心启用", &glossary).join("|"), "宝华工业社区|会议中心|启用");
    }

    #[test]
    fn titles_break_between_phrases() {
        assert_eq!(
            drawn("金山镇第六届人民代表大会第八次会议胜利召开"),
            "金山镇|第六届|人民代表大会|第八次会议|胜利召开"
        );
        assert_eq!(drawn("2025年主要预期目标（演示）"), "2025年|主要预期目标|（演示）");
        assert_eq!(drawn("关于清明期间禁止野外用火的通告"), "关于|清明期间禁止野外用火的|通告");
        assert_eq!(drawn("“十四五”规划，开局"), "“十四五”|规划，|开局");
    }

    #[test]
    fn nothing_is_lost_or_added() {
        for title in ["", "a", "第", "（", "第六届第八次", "<b>&", "《》，，"] {
            assert_eq!(phrases(title, &[]).concat(), title);
        }
    }
}
