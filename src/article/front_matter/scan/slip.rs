//! Slips of the keyboard in a front matter. What is said about each stands in `findings`.

use std::ops::Range;

/// One slip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::article::front_matter) struct Slip {
    pub kind: SlipKind,
    pub range: Range<usize>,
    /// The entry it is in, by its place in the list.
    pub entry: Option<usize>,
    /// Whether it is between brackets.
    pub inside: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::article::front_matter) enum SlipKind {
    /// A line without `key: value` among those of a map.
    NotAnEntry,
    /// White space before a key of the top level.
    IndentedKey,
    /// A key further to the right than those above; the column they are in.
    Uneven(usize),
    /// `“title”: 通知`.
    QuotedKey,
    /// `标题: 通知 日期: 2025-04-01`.
    JoinedKey,
    /// `title = 通知`.
    NoColon,
    /// `title：通知`.
    WideColon,
    /// `title:通知`.
    TightColon,
    /// `title: 快讯: 开幕`.
    InnerColon,
    /// `title: “通知”`.
    WideQuotes,
    /// `title: "通知`.
    UnclosedQuote,
    /// `title: "两优一先"表彰`.
    TextAfterQuote,
    /// `tags: [民生`.
    UnclosedBracket,
    /// `title: [通知] 关于防汛`.
    TextAfterBracket,
    /// `[[[[[[1]]]]]]`.
    TooDeep,
    /// `{ number: 金府发[2025]3号 }`.
    InnerBracket,
    /// `｛ 初审: 甲 ｝`.
    WideBrackets,
    /// `{ 初审: 甲， 复审: 乙 }`.
    WideComma,
    /// `· 民生` in a list.
    WrongBullets,
    /// `tags: - 民生`.
    ListOnKeyLine,
    /// `title: &a` or `*a`.
    Reference,
    /// `title: !通知`.
    Tag,
    /// `title: @镇长`.
    ReservedStart(char),
    /// A tab at the start of a line.
    Tab,
    /// A character that cannot be seen.
    Control(char),
    /// `title: 第 #3 次`; where the text begins that the hash cuts off.
    SwallowedText(usize),
}

impl Slip {
    /// Whether it is a wrong colon or comma between brackets.
    pub(super) fn is_inner_mark(&self) -> bool {
        self.inside && matches!(self.kind, SlipKind::WideColon | SlipKind::TightColon | SlipKind::WideComma)
    }
}
