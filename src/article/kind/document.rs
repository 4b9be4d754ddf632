//! An official document and its metadata block (政府信息公开条例 2019, art. 12: 索引、名称、内容概述、生成日期).

use super::Fact;
use crate::source::{Moment, Span};

/// The metadata of a document. Labels are the theme's.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// 索引号, as written; its composition is local.
    pub index_number: Option<String>,
    /// Where the index number stands, for a clash with another document.
    pub index_span: Option<Span>,
    /// 发文机关.
    pub issuer: Option<String>,
    /// 发文字号, such as `金府发〔2025〕3号`.
    pub number: Option<String>,
    /// 成文日期: when it was signed.
    pub made_on: Option<Moment>,
    /// 发布日期.
    pub published_on: Option<Moment>,
    /// 主题分类.
    pub topic: Option<String>,
    /// 有效性.
    pub validity: Option<Validity>,
    /// What it takes the place of: document numbers or paths of articles, with their places.
    pub supersedes: Vec<(String, Span)>,
    /// What else its catalogue says, in the order written: 公开方式, 组配分类, 生效日期.
    pub facts: Vec<Fact>,
    /// Where its interpretation (政策解读) is: the path of an article.
    pub interpretation: Option<(String, Span)>,
}

impl Document {
    /// Whether another state of the document is filed, found and referred to in the same way.
    pub fn is_filed_like(&self, other: &Self) -> bool {
        let named = |document: &Self| -> Vec<String> {
            let named = document.supersedes.iter().chain(&document.interpretation);
            named.map(|(words, _)| words.clone()).collect()
        };
        (&self.index_number, &self.issuer, &self.number)
            == (&other.index_number, &other.issuer, &other.number)
            && (self.made_on, &self.topic, self.validity) == (other.made_on, &other.topic, other.validity)
            && (self.interpretation.is_some(), named(self)) == (other.interpretation.is_some(), named(other))
    }
}

/// Whether a document holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Validity {
    /// 现行有效.
    InForce,
    /// 已修改.
    Amended,
    /// 失效: its time has run out.
    Lapsed,
    /// 废止: taken back.
    Repealed,
}

impl Validity {
    /// Every state with the words it is written in; the first is the one printed.
    pub const WORDS: [(Validity, &'static [&'static str]); 4] = [
        (
            Validity::InForce,
            &["现行有效", "有效", "现行", "继续有效", "有效期内", "是", "in_force", "valid", "yes"],
        ),
        (Validity::Amended, &["已修改", "部分有效", "部分失效", "修改", "已修订", "修订", "amended"]),
        (Validity::Lapsed, &["失效", "已失效", "无效", "已过期", "过期", "否", "lapsed", "expired", "no"]),
        (Validity::Repealed, &["废止", "已废止", "被废止", "repealed"]),
    ];

    /// The state that these words mean.
    pub fn named(words: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(_, names)| names.contains(&words)).map(|(state, _)| *state)
    }

    /// What a form offers: every state in Chinese and English.
    pub fn choices() -> Vec<(&'static str, &'static str)> {
        let english =
            |words: &[&'static str]| words.iter().find(|word| word.contains('_') || word.is_ascii()).copied();
        Self::WORDS.iter().map(|(_, words)| (words[0], english(words).unwrap_or(words[0]))).collect()
    }

    /// The Chinese words for it.
    pub fn chinese(self) -> &'static str {
        Self::WORDS.iter().find(|(state, _)| *state == self).map_or("", |(_, names)| names[0])
    }
}
