//! Web and mail addresses that stand in a text as they are: `https://www.example.gov.cn/`, `www.example.gov.cn`,
//! `office@example.gov.cn`. They end where Chinese or its marks begin.

use std::ops::Range;

use super::address::{Address, judge};
use super::{Resolve, escape};

/// How web addresses begin.
const WEB: [&str; 3] = ["https://", "http://", "www."];

/// What hardly ends an address, though it may stand within one.
const TRAILING: &[char] = &['.', ',', ';', ':', '!', '?', '\'', '"', '*', '_', '~', '-'];

/// An address in a text.
struct Bare {
    /// Where it stands in the text.
    place: Range<usize>,
    /// Where it leads.
    address: String,
}

/// Writes text with links where it holds addresses.
pub(super) fn push_linked(out: &mut String, text: &str, resolve: &dyn Resolve) {
    let mut written = 0;
    for Bare { place, address } in addresses(text) {
        escape::push_text(out, &text[written..place.start]);
        out.push_str("<a href=\"");
        let leads_out = judge(&address) == Address::External;
        let resolved = if leads_out { resolve.link(&address) } else { None };
        escape::push_address(out, resolved.as_deref().unwrap_or(&address));
        out.push_str(if leads_out { "\" rel=\"external noopener\">" } else { "\">" });
        escape::push_text(out, &text[place.clone()]);
        out.push_str("</a>");
        written = place.end;
    }
    escape::push_text(out, &text[written..]);
}

/// The web addresses in a text, in its order.
pub(super) fn web_addresses(text: &str) -> impl Iterator<Item = String> {
    addresses(text).into_iter().map(|bare| bare.address).filter(|address| judge(address) == Address::External)
}

/// The addresses in a text, in its order.
fn addresses(text: &str) -> Vec<Bare> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = memchr::memchr3(b':', b'@', b'.', &bytes[from..]).map(|at| from + at) {
        let next = match bytes[at] {
            b'@' => mail(text, from, at),
            _ => web(text, from, at),
        };
        from = next.as_ref().map_or(at + 1, |bare| bare.place.end);
        found.extend(next);
    }
    found
}

/// The web address whose scheme or `www` ends right before `at`.
fn web(text: &str, from: usize, at: usize) -> Option<Bare> {
    let is_of = |start: &&&str| {
        let head = start.find([':', '.']).unwrap_or_default();
        let begin = at.checked_sub(head).filter(|begin| *begin >= from);
        begin
            .and_then(|begin| text.get(begin..begin + start.len()))
            .is_some_and(|own| own.eq_ignore_ascii_case(start))
    };
    let start = WEB.iter().find(is_of)?;
    let begin = at - start.find([':', '.'])?;
    if text[..begin].ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '@' | '-' | '.')) {
        return None;
    }
    let rest = &text[begin..];
    let reach = rest.find(|c: char| {
        !c.is_ascii_graphic() || matches!(c, '<' | '>' | '"' | '`' | '|' | '\\' | '^' | '{' | '}')
    });
    let address = without_trailing(&rest[..reach.unwrap_or(rest.len())]);
    let host = address.get(start.len()..)?.split(['/', '?', '#', ':']).next()?;
    let is_host = host.contains('.')
        && host.starts_with(|c: char| c.is_ascii_alphanumeric())
        && host.ends_with(|c: char| c.is_ascii_alphanumeric());
    is_host.then(|| Bare {
        place: begin..begin + address.len(),
        address: if *start == "www." { format!("http://{address}") } else { address.to_owned() },
    })
}

/// The mail address around the `@` at this place.
fn mail(text: &str, from: usize, at: usize) -> Option<Bare> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+');
    let name = text[from..at].chars().rev().take_while(|c| is_name(*c)).count();
    let host = &text[at + 1..];
    let host = &host
        [..host.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))).unwrap_or(host.len())];
    let host = host.trim_end_matches(['.', '-']);
    let ends = host.rsplit_once('.').is_some_and(|(domain, end)| {
        !domain.is_empty() && end.len() >= 2 && end.bytes().all(|byte| byte.is_ascii_alphabetic())
    });
    let place = at - name..at + 1 + host.len();
    (name > 0 && ends).then(|| Bare { address: format!("mailto:{}", &text[place.clone()]), place })
}

/// An address without the marks of the sentence around it; a bracket stays if it opens within.
fn without_trailing(address: &str) -> &str {
    let mut address = address;
    loop {
        let bare = address.trim_end_matches(TRAILING);
        let has_open = |open: char, close: char| bare.matches(open).count() >= bare.matches(close).count();
        let shorter = match bare.chars().next_back() {
            Some(')') if !has_open('(', ')') => &bare[..bare.len() - 1],
            Some(']') if !has_open('[', ']') => &bare[..bare.len() - 1],
            _ => bare,
        };
        if shorter.len() == address.len() {
            return address;
        }
        address = shorter;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_end_where_the_text_goes_on() {
        for (text, expected) in [
            (
                "网址：https://www.example.gov.cn/，邮箱 a@example.gov.cn。",
                &["https://www.example.gov.cn/", "mailto:a@example.gov.cn"][..],
            ),
            (
                "请登录 http://www.example.gov.cn/baoming?a=1&b=2_c 报名",
                &["http://www.example.gov.cn/baoming?a=1&b=2_c"],
            ),
            ("（www.example.gov.cn）", &["http://www.example.gov.cn"]),
            ("(https://a.gov.cn/x(1).html).", &["https://a.gov.cn/x(1).html"]),
            ("HTTPS://A.gov.cn:8080/", &["HTTPS://A.gov.cn:8080/"]),
            ("zhangsan@163.com、li_si@qq.com", &["mailto:zhangsan@163.com", "mailto:li_si@qq.com"]),
            ("8:00、1.5 万、A.B、a@b、http://、www.、@村民、https：//a.cn", &[]),
            ("http://甲.cn", &[]),
        ] {
            let found: Vec<String> = addresses(text).into_iter().map(|bare| bare.address).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
