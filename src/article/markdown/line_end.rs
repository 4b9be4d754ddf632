//! Which ends of lines end a paragraph: the rule for text that is typed or pasted a line a paragraph.
//!
//! A line is a paragraph. Two lines are one only where the first breaks off within a sentence and is about
//! as wide as the lines around it, as when an editor for programs wraps a text. What begins with an
//! indent, a number or a label (`联系人：`) always stands alone. Must not know Markdown's blocks.
//!
//! Tried on Chinese Markdown wrapped by programmers and on reports of governments: see `docs/handbook.md`.

use super::line_start::{Number, is_address, is_date, label, number};
use crate::source::character::is_han;

/// The narrowest text that anyone wraps, in columns: 15 Chinese characters.
const NARROWEST: usize = 30;

/// The widest, in columns: 80 Chinese characters. A line beyond it was not wrapped.
const WIDEST: usize = 160;

/// A wrapped line fills so many parts in ten of the widest line of its block.
const FILLED: usize = 7;

/// The same for a line that ends with a full stop, in a block that is wrapped elsewhere.
const FILLED_BY_A_SENTENCE: usize = 6;

/// The same for a line that breaks off at a Latin word or within brackets: such a word may be long.
const FILLED_BY_A_WORD: usize = 4;

/// What may close behind the last mark of a sentence.
const CLOSING: &[char] =
    &['”', '’', '」', '』', '）', '》', '】', ')', '"', '\'', '*', '_', '`', '~', '〉', ']', '\\'];

/// What a sentence ends with.
const STOPS: &[char] = &['。', '！', '？', '；', '：', '…', '.', '!', '?', ';', ':'];

/// What no paragraph ends with.
const PAUSES: &[char] = &['，', '、', ',', '（', '(', '《', '“'];

/// What no line of its own begins with; words that begin so stand behind a bar.
const GOING_ON: &[(&str, &str)] = &[
    ("的", "的确|的士"),
    ("了", "了解|了却"),
    ("们", ""),
    ("吗", ""),
    ("呢", ""),
    ("以及", ""),
    ("或者", ""),
    ("并且", ""),
    ("而且", ""),
    ("而不是", ""),
];

/// How a line breaks off.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Break {
    /// Behind a comma: the sentence goes on for certain.
    Pause,
    /// Behind the end of a sentence.
    Stop,
    /// Behind a colon.
    Colon,
    /// Behind a word.
    Word,
}

/// For each line behind the first, whether it begins a paragraph. Lines come without their ends.
pub fn paragraphs_begin(lines: &[&str]) -> Vec<bool> {
    let widest = lines.iter().map(|line| width(line.trim())).max().unwrap_or_default();
    let joins = |pair: &[&str]| matches!(pair, [line, next] if goes_on(line, next, widest));
    let mut begin: Vec<bool> = lines.windows(2).map(|pair| !joins(pair)).collect();
    if begin.contains(&false) && is_wrapped(widest) {
        for (begins, pair) in begin.iter_mut().zip(lines.windows(2)) {
            let [line, next] = pair else { continue };
            let is_sentence = break_of(line) == Break::Stop && !stands_alone(line) && !begins_anew(next);
            *begins &= !(is_sentence && fills(line, next, widest, FILLED_BY_A_SENTENCE));
        }
    }
    begin
}

/// Whether a line is the beginning of a sentence that ends in the next one.
fn goes_on(line: &str, next: &str, widest: usize) -> bool {
    if is_mark(line) || is_mark(next) {
        return true; // `**` in a line of its own belongs to the words beside it
    }
    if is_torn(line, next) || parts_a_date(line, next) {
        return true;
    }
    if begins_anew(next) {
        return false;
    }
    match break_of(line) {
        Break::Pause => true,
        Break::Stop | Break::Colon => false,
        Break::Word if stands_alone(line) || indented(next) => false,
        Break::Word => {
            let parts = if breaks_within(line) { FILLED_BY_A_WORD } else { FILLED };
            continues(next) || is_wrapped(widest) && fills(line, next, widest, parts)
        }
    }
}

/// Whether a sentence breaks off at a Latin word or within brackets.
fn breaks_within(line: &str) -> bool {
    let line = line.trim_end();
    let in_sentence = line.contains(['，', '。', '；', '、', ',', '（']);
    let is_latin = line.ends_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '`' | '>' | ')'));
    in_sentence && (is_open(line) || is_latin)
}

const OPEN: [char; 3] = ['（', '(', '['];
const CLOSE: [char; 3] = ['）', ')', ']'];

fn is_open(line: &str) -> bool {
    line.matches(OPEN).count() > line.matches(CLOSE).count()
}

/// `在 2011` and `年之前`, `4` and `月1日`.
fn parts_a_date(line: &str, next: &str) -> bool {
    let line = line.trim_end();
    let rest = line.trim_end_matches(|c: char| c.is_ascii_digit());
    let lengths = match next.trim_start().chars().next() {
        Some('年') => 4..=4,
        Some('月' | '日') => 1..=2,
        _ => return false,
    };
    lengths.contains(&(line.len() - rest.len())) && !rest.ends_with('.')
}

/// Whether the next line closes the brackets that this one opens.
fn is_torn(line: &str, next: &str) -> bool {
    let first = next.find(CLOSE);
    is_open(line) && first.is_some_and(|close| next.find(OPEN).is_none_or(|open| close < open))
}

/// Whether a line goes on with a sentence whatever stands above it: with a word that begins none.
fn continues(line: &str) -> bool {
    let line = line.trim();
    let goes_on = |(word, not): &(&str, &str)| {
        line.starts_with(word) && !not.split('|').any(|word| !word.is_empty() && line.starts_with(word))
    };
    GOING_ON.iter().any(goes_on) || explains(line)
}

/// `（也就是说，…）。`: brackets that a stop follows, or that are still open at the end of the line.
fn explains(line: &str) -> bool {
    let behind = line.find(CLOSE).map(|close| line[close..].trim_start_matches(CLOSE));
    line.starts_with(['（', '(']) && behind.is_none_or(|behind| behind.starts_with(STOPS))
}

fn is_wrapped(widest: usize) -> bool {
    (NARROWEST..=WIDEST).contains(&widest)
}

/// Whether the first word of the next line would hardly have had room in this one.
fn fills(line: &str, next: &str, widest: usize, parts: usize) -> bool {
    (width(line.trim()) + width(first_word(next.trim()))) * 10 > widest * parts
}

fn break_of(line: &str) -> Break {
    let line = line.trim();
    let bare = line.trim_end_matches(CLOSING);
    let words = if bare.is_empty() { line } else { bare };
    match words.chars().next_back() {
        Some(c) if PAUSES.contains(&c) => Break::Pause,
        Some('：' | ':') => Break::Colon,
        Some(c) if STOPS.contains(&c) => Break::Stop,
        _ => Break::Word,
    }
}

/// Whether a line begins a paragraph whatever stands above it.
fn begins_anew(line: &str) -> bool {
    let words = line.trim_start_matches([' ', '\t']);
    words.starts_with(['\u{3000}', '\u{A0}'])
        || number(words).is_some()
        || is_date(words)
        || label(words).is_some()
        || is_address(words)
        || is_bracket(words)
        || opens_news(words)
}

/// `4月1日，`, `2025年4月1日上午`, `近日，`: how a piece of news begins, under its title too.
fn opens_news(line: &str) -> bool {
    let number = |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let part = |text: &'_ str, unit: char| -> Option<usize> {
        let digits = number(text);
        (digits > 0 && text[digits..].starts_with(unit)).then(|| digits + unit.len_utf8())
    };
    let year = part(line, '年').unwrap_or(0);
    let day =
        part(&line[year..], '月').and_then(|month| Some(year + month + part(&line[year + month..], '日')?));
    let word = ["近日", "日前", "连日来"].iter().find(|word| line.starts_with(**word)).map(|word| word.len());
    day.or(word).is_some_and(|end| line[end..].starts_with(['，', '上', '下']))
}

/// Whether a line is nothing but brackets: `（此件公开发布）`, `（2025年9月10日）`.
fn is_bracket(line: &str) -> bool {
    let line = line.trim_end();
    line.starts_with('（') && line.ends_with('）') && line.matches('（').count() == 1
}

fn is_mark(line: &str) -> bool {
    line.trim().chars().all(|c| matches!(c, '*' | '_' | '~'))
}

/// Two half-width spaces or a tab: an indent, unless a sentence goes on.
fn indented(line: &str) -> bool {
    line.starts_with("  ") || line.starts_with('\t')
}

/// Whether the next line begins a paragraph whatever it says: a heading, or a line with a label.
fn stands_alone(line: &str) -> bool {
    let words = line.trim_start();
    let is_heading = number(words).is_some_and(|number| number < Number::Item);
    (is_heading && !words.contains(['。', '；', '！', '？']))
        || label(words).is_some()
        || is_date(words)
        || is_bracket(words)
}

/// Columns of a text on a screen: two for each Chinese character and mark.
fn width(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// What could not be divided: a Latin word or address, or one character, with the marks behind it.
fn first_word(line: &str) -> &str {
    let latin = line.find(|c: char| !c.is_ascii_graphic()).unwrap_or(line.len());
    let first = if latin > 0 { latin } else { line.chars().next().map_or(0, char::len_utf8) };
    let marks = line[first..].find(|c: char| !is_closing_mark(c)).unwrap_or(line.len() - first);
    &line[..first + marks]
}

fn is_closing_mark(c: char) -> bool {
    !c.is_alphanumeric() && !c.is_whitespace() && !is_han(c) && !matches!(c, '“' | '（' | '《' | '(')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraphs(text: &str) -> Vec<String> {
        let lines: Vec<&str> = text.split('\n').collect();
        let mut paragraphs = vec![lines[0].to_owned()];
        for (line, begins) in lines[1..].iter().zip(paragraphs_begin(&lines)) {
            match paragraphs.last_mut() {
                Some(last) if !begins => last.push_str(line),
                _ => paragraphs.push((*line).to_owned()),
            }
        }
        paragraphs
    }

    #[test]
    fn a_pasted_line_is_a_paragraph() {
        for text in [
            "4月1日，甲镇召开春季农业生产调度会，各村负责人参加。\n会议通报了进度。\n会后，与会人员到田间查看。",
            "政府工作报告\n2024年工作回顾\n（一）抓产业、增实力，工业经济稳步提升\n新兴产业加快发展\n传统产业提质增效",
            "联系人：张某\n电话：0000-0000000\n地址：甲县乙镇人民路1号便民服务中心二楼办公室\n甲镇人民政府",
            "特此通知。\n甲镇人民政府\n2025年4月1日\n（此件公开发布）",
            "第一条 为规范管理，制定本办法\n第二条 本办法适用于全镇\n第三条 村民应当遵守",
            "一、加强领导，压实各村防汛责任和值班责任\n各村要落实专人。\n二、抓好落实，备足各村防汛物资和抢险队伍\n（一）物资。",
            "①材料一，\n②材料二，\n③材料三。",
            "1 、身份证原件\n2 、户口簿复印件\n3、近期照片\n4.申请表",
            "会议选举产生了新一届班子。\n代表在表决\n代表在讨论\n新当选人员宣誓",
            "　　甲镇防汛抗旱指挥部办公室关于做好强降雨防范\n　　工作的通知已经印发到各村和镇直单位的负责人。",
            "关于印发甲镇2025年防汛抗旱应急预案的通知\n各村（社区），镇直各单位：\n现将预案印发给你们。",
            "二〇二五年四月一日\n甲镇人民政府办公室",
            "关于做好2025年城乡居民医保缴费工作的通知\n（2025年9月10日）\n各村（社区）：",
            "甲镇人民政府关于表彰先进的决定\n（甲政发〔2025〕3号）\n为鼓励先进，决定表彰下列单位",
            "甲镇推广使用“浙里办”APP\n4月1日，甲镇组织干部到各村推广。",
            "参会人员：各村书记、主任，驻村干部（不含请假人员\n会议地点：三楼会议室",
            "干部走进田间地头\n了解春耕备耕情况",
            "乡村振兴怎么干\n的士司机这样说",
        ] {
            assert_eq!(paragraphs(text), text.split('\n').collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_wrapped_text_is_one_paragraph() {
        for text in [
            "全镇各村要把渠道清淤、机耕道修整\n和种子检测结合起来，统一安排劳力\n和机械，在清明前完成。",
            "本工具把 Markdown 文件转换为静态页面，支持草稿、定时\n发布和多栏目。转换时不访问网络，\n生成的目录可以直接上传到任何静态托管服务，也可以用\nrsync 同步。",
            "这个命令会读取配置文件并检查全部文章，如果发现错误就停\n下来并说明是哪一行。没有错误的时候会把页面写到 public。\n再次运行时只改动有变化的页面。",
            "会议通报了春耕备耕进度，\n听取了情况汇报。",
            "本工具是一个静态站点生成器，适合中小型网站，Web 开发人员可以用 Lua\n编写插件，也可以调用现成的模块。全部页面在构建时生成，不需要数据库，也不需要常驻的服务。",
            "持续集成是实现持续交付的第一步\n（也就是说，在测试和部署之前，变更必须合并）。这一步通常由服务器自动完成，并向开发者报告结果。",
            "更新检查清单\n的最佳人选。",
            "项目早在 2011\n年之前就有了。",
            "宏会展开为抽象语法树（AST，abstract syntax\ntree），而不是文本替换。",
            "This program reads every article of the site and writes\nthe pages into a folder. It does not need a network\nconnection.",
        ] {
            assert_eq!(paragraphs(text), [text.replace('\n', "")]);
        }
    }

    #[test]
    fn a_heading_above_a_longer_text_stands_alone() {
        let text = "甲镇召开第六届人民代表大会第八次会议\n4月1日上午，甲镇在镇政府三楼会议室召开第六届人民代表大会第八次会议，来自各村的代表参加会议。\n会议闭幕。";
        assert_eq!(paragraphs(text).len(), 3);
    }
}
