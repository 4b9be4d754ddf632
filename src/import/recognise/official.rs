//! The head and the foot of an official document (GB/T 9704-2012, 7.2 and 7.3): who issued it, under which
//! number, who signed it when. The form of address and the signature stay in the text.

use super::day;
use crate::article::kind::Kind;
use crate::article::markdown::{is_date, is_office};
use crate::import::draft::value;
use crate::import::model::Block;
use crate::source::Date;
use std::fmt::Write as _;

/// So many lines stand above the title.
const ABOVE: usize = 6;

/// So many lines stand under the date.
const BELOW: usize = 6;

/// What the head of a document says.
#[derive(Debug, Default)]
pub(super) struct Head {
    issuer: Option<String>,
    number: Option<String>,
    signer: Option<String>,
}

/// Who signed, and when.
#[derive(Debug)]
pub(super) struct Signature {
    offices: Vec<String>,
    pub(super) date: Date,
}

/// Takes the head out of a text that has the number of a document there.
pub(super) fn take(blocks: &mut Vec<Block>, asked: Option<Kind>) -> Option<Head> {
    if asked.is_some_and(|kind| kind != Kind::Document) {
        return None;
    }
    let mut head = Head::default();
    let at = blocks.iter().take(ABOVE).position(|block| {
        let words = block.words();
        let (number, rest) = number_in(&words).unzip();
        head.number = number;
        head.signer = rest.as_deref().and_then(signer);
        head.number.is_some()
    });
    let Some(at) = at else { return (asked == Some(Kind::Document)).then_some(head) };
    blocks.remove(at);
    // Above the number stand marks of secrecy, urgency and the issuer in red: no part of the title.
    if let Some(red) = blocks[..at].iter().position(|block| red_head(&block.words()).is_some()) {
        head.issuer = red_head(&blocks[red].words());
        blocks.drain(..=red);
    }
    Some(head)
}

/// `金府发〔2025〕3号　　签发人：某某`: the number, and what stands beside it.
fn number_in(line: &str) -> Option<(String, String)> {
    let line = line.trim();
    let open = line.find(['〔', '[', '［', '（', '(', '【'])?;
    let (word, rest) = line.split_at(open);
    let bracket = rest.chars().next()?.len_utf8();
    let year = rest.get(bracket..bracket + 4).filter(|year| year.bytes().all(|c| c.is_ascii_digit()))?;
    let behind = rest[bracket + 4..].trim_start_matches(['〕', ']', '］', '）', ')', '】']);
    let (number, beside) = behind.split_once('号')?;
    let digits = number.trim().trim_start_matches('第').trim();
    let is_number = !digits.is_empty() && digits.len() <= 4 && digits.bytes().all(|c| c.is_ascii_digit());
    let word = word.trim();
    let is_word = (2..=14).contains(&word.chars().count()) && word.chars().all(char::is_alphabetic);
    let is_alone = beside.trim().is_empty() || beside.contains("签发");
    (is_number && is_word && is_alone).then(|| (format!("{word}〔{year}〕{digits}号"), beside.to_owned()))
}

fn signer(beside: &str) -> Option<String> {
    let (_, name) = beside.split_once("签发人")?;
    Some(name.trim_start_matches([' ', '：', ':', '\u{3000}']).trim().to_owned())
        .filter(|name| !name.is_empty())
}

/// `金山镇人民政府文件`: the issuer.
fn red_head(line: &str) -> Option<String> {
    let line: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    let issuer = line.strip_suffix("文件").unwrap_or(&line);
    is_office(issuer).then(|| issuer.to_owned())
}

/// The signature at the end of a text.
pub(super) fn signature(blocks: &[Block]) -> Option<Signature> {
    let last = blocks.iter().rev().take(BELOW).position(|block| is_date(&block.words()))?;
    let at = blocks.len() - 1 - last;
    let date = day::line(&blocks[at].words())?;
    let above = blocks[..at].iter().rev().map(|block| block.words().trim().to_owned());
    let mut offices: Vec<String> = above.take_while(|line| is_office(line)).collect();
    offices.reverse();
    (!offices.is_empty()).then_some(Signature { offices, date })
}

/// The block of the front matter.
pub(super) fn data(head: Option<&Head>, signed: Option<&Signature>) -> String {
    let mut out = String::from("document:\n");
    let mut put = |key: &str, written: Option<String>| {
        if let Some(written) = written {
            let _ = writeln!(out, "  {key}: {}", value(&written));
        }
    };
    let offices = signed.map(|signature| signature.offices.join("、"));
    let issuer = offices.or_else(|| head.and_then(|head| head.issuer.clone()));
    put("issuer", issuer);
    put("number", head.and_then(|head| head.number.clone()));
    put("signer", head.and_then(|head| head.signer.clone()));
    put("made_on", signed.map(|signature| signature.date.to_string()));
    if out.lines().count() == 1 { String::new() } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_documents_are_known() {
        let of = |line: &str| number_in(line).map(|(number, _)| number);
        for line in [
            "金府发〔2025〕3号",
            "金府发[2025]3号",
            "金府发（2025）第3号",
            " 金府发〔2025〕3号　　签发人：某某",
        ] {
            assert_eq!(of(line).as_deref(), Some("金府发〔2025〕3号"), "{line}");
        }
        for line in
            ["根据金府发〔2025〕3号文件要求", "关于（2025）工作", "2025年第3号", "甲〔2025〕3号令要求"]
        {
            assert_eq!(of(line), None, "{line}");
        }
    }
}
