//! Half-width marks between Chinese, which input methods and copies leave behind, as the marks of Chinese
//! (GB/T 15834-2011). Only marks that touch Chinese: times, decimals and addresses keep theirs.

use crate::import::model::{Block, Inline, Shape};
use crate::import::report::Remark;
use crate::source::character::is_han;
use crate::text;

/// Sets the marks right and says how many there were.
pub(super) fn mend(blocks: &mut [Block], remarks: &mut Vec<Remark>) {
    let mut count = 0;
    for block in blocks {
        mend_block(block, &mut count);
    }
    if count > 0 {
        remarks.push(Remark::changed(
            0,
            text!(
                "{count} 处汉字之间的半角标点改成了全角",
                "{count} half-width marks between Chinese characters became full-width"
            ),
        ));
    }
}

fn mend_block(block: &mut Block, count: &mut usize) {
    match &mut block.shape {
        Shape::Paragraph(inlines, _) | Shape::Heading(_, inlines) => mend_line(inlines, count),
        Shape::List(_, items) => items.iter_mut().flatten().for_each(|block| mend_block(block, count)),
        Shape::Quote(blocks) => blocks.iter_mut().for_each(|block| mend_block(block, count)),
        Shape::Table(rows) => rows.iter_mut().flatten().for_each(|cell| mend_line(cell, count)),
        Shape::Code(_) | Shape::Rule => {}
    }
}

fn mend_line(inlines: &mut [Inline], count: &mut usize) {
    for inline in inlines {
        if let Inline::Text(text, style) = inline
            && !style.code
            && let Some(right) = mended(text, count)
        {
            *text = right;
        }
    }
}

/// The text with the marks of Chinese; `None` where it has them already.
fn mended(text: &str, count: &mut usize) -> Option<String> {
    if !text.contains([',', ';', ':', '?', '!', '(', ')']) {
        return None;
    }
    let mut chars: Vec<char> = text.chars().collect();
    let before = *count;
    for at in 0..chars.len() {
        let left = at.checked_sub(1).map(|at| chars[at]);
        let right = chars.get(at + 1).copied();
        let mark = match chars[at] {
            '(' => {
                let Some(end) = (at + 1..chars.len()).find(|end| matches!(chars[*end], '(' | ')')) else {
                    continue;
                };
                let is_chinese = chars[at + 1..end].iter().any(|c| is_han(*c));
                if chars[end] == ')' && is_chinese {
                    (chars[at], chars[end]) = ('（', '）');
                    *count += 2;
                }
                continue;
            }
            ',' => '，',
            ';' => '；',
            ':' => '：',
            '?' => '？',
            '!' => '！',
            _ => continue,
        };
        let is_end = right.is_none_or(|c| is_chinese(c) || c == '(');
        let is_stop = left.is_some_and(|c| is_chinese(c) || (matches!(c, '%' | ')') && is_end));
        // `增长5.5%左右;规上…` and `4名,实到`: a number ends, Chinese goes on.
        let is_pause = left.is_some_and(char::is_alphanumeric) && right.is_some_and(is_han) && mark != '：';
        if is_stop || is_pause {
            chars[at] = mark;
            *count += 1;
        }
    }
    (*count > before).then(|| chars.into_iter().collect())
}

fn is_chinese(c: char) -> bool {
    is_han(c)
        || matches!(c, '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FF60}' | '“' | '”' | '‘' | '’' | '—' | '…')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_between_chinese_are_those_of_chinese() {
        let mend = |text: &str| mended(text, &mut 0).unwrap_or_else(|| text.to_owned());
        assert_eq!(
            mend("会期两天,应到95名;实到91名:达到法定人数."),
            "会期两天，应到95名；实到91名：达到法定人数."
        );
        assert_eq!(mend("(一)抓产业(含农业)"), "（一）抓产业（含农业）");
        assert_eq!(
            mend("增长5.5%左右;固定资产投资增长8.5%,力争更好"),
            "增长5.5%左右；固定资产投资增长8.5%，力争更好"
        );
        for kept in ["11:10开会", "1,200人", "3.5;4.5", "a(b)c", "https://a.cn/b?c=1,2", "见(1)"] {
            assert_eq!(mend(kept), kept);
        }
    }
}
