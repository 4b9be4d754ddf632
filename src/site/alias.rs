//! Old addresses as editors write them: from an address bar, from a server's list, several in one line.

use super::address::alias_address;
use crate::source::{OutputPath, OutputPathFault, decode_address};

/// Marks between several addresses in one text.
const BETWEEN: [char; 6] = [',', '，', '、', ';', '；', '\n'];

/// The files that a text of old addresses names, each with what is wrong where it can be none. An address may be
/// whole (`https://www.example.gov.cn/jinshan/old/a.html`), may begin with the site's own path, may be
/// percent-encoded, and may end in `#…`, which no browser sends.
pub(super) fn files(written: &str, host: &str, base_path: &str) -> Vec<Result<OutputPath, OutputPathFault>> {
    let pieces: Vec<&str> = written
        .split(|c: char| BETWEEN.contains(&c) || c.is_whitespace())
        .filter(|piece| !piece.is_empty())
        .collect();
    let several = pieces.len() > 1 && pieces.iter().all(|piece| piece.starts_with('/') || is_web(piece));
    let pieces = if several { pieces } else { vec![written] };
    pieces.into_iter().map(|piece| file(piece, host, base_path)).collect()
}

fn file(written: &str, host: &str, base_path: &str) -> Result<OutputPath, OutputPathFault> {
    let written = written.trim();
    let path = match written.split_once("://").filter(|_| is_web(written)) {
        Some((_, rest)) => {
            let (of, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
            if !of.eq_ignore_ascii_case(host) {
                return Err(OutputPathFault::Outside);
            }
            path
        }
        None => written,
    };
    let path = path.split('#').next().unwrap_or_default();
    let path = decode_address(path);
    let below = path.strip_prefix(base_path).filter(|_| base_path != "/").unwrap_or(&path);
    alias_address(below)
}

fn is_web(address: &str) -> bool {
    let scheme = address.split("://").next().unwrap_or_default();
    address.contains("://") && ["http", "https"].iter().any(|web| scheme.eq_ignore_ascii_case(web))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(written: &str) -> Vec<String> {
        let files = files(written, "www.example.gov.cn", "/qingshi/").into_iter();
        files.map(|file| file.map_or_else(|fault| format!("{fault:?}"), |path| path.to_string())).collect()
    }

    #[test]
    fn old_addresses_come_from_address_bars() {
        for (written, file) in [
            ("/old/%E6%97%A7.html", "old/旧.html"),
            ("/qingshi/old/6.html", "old/6.html"),
            ("https://www.example.gov.cn/qingshi/old/6.html", "old/6.html"),
            ("HTTP://WWW.example.gov.cn/qingshi/", "index.html"),
            ("/old/a.html#p2", "old/a.html"),
            ("/qingshi-old/a", "qingshi-old/a/index.html"),
            ("a, b.html", "a, b.html"),
            ("/a/会议 纪要.html", "a/会议 纪要.html"),
            ("/show.asp?id=12", "Character('?')"),
            ("https://other.cn/a.html", "Outside"),
            ("/%2e%2e/a.html", "Outside"),
        ] {
            assert_eq!(made(written), [file], "{written}");
        }
    }

    #[test]
    fn several_stand_in_one_line() {
        for written in [
            "/old/1.html, /old/2.html",
            "/old/1.html、/old/2.html",
            "/old/1.html /old/2.html",
            "/old/1.html；/old/2.html；",
        ] {
            assert_eq!(made(written), ["old/1.html", "old/2.html"], "{written}");
        }
    }
}
