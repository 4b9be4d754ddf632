//! The preview's own files and the one tag it puts into pages. Nothing of this can reach a build:
//! `build` does not know this room, and templates do not see it.

use crate::diagnostic::{Diagnostic, Lang, ReportFormat, Screen, Text, emit};
use crate::site::{Held, HeldReason};
use crate::text;

/// Where the preview's own pages stand. Nothing of a site gets an address there: `site/address.rs` refuses it.
pub const PREFIX: &str = "/_zb/";

/// One of the preview's own files, with its media type.
pub fn file(name: &str, lang: Lang) -> Option<(&'static str, Vec<u8>)> {
    const SCRIPT: &str = "text/javascript; charset=utf-8";
    const STYLE: &str = "text/css; charset=utf-8";
    let (media, text) = match name {
        "" => return Some(("text/html; charset=utf-8", board(lang).into_bytes())),
        "ask.js" => (SCRIPT, include_str!("browser/ask.js")),
        "board.js" => (SCRIPT, include_str!("browser/board.js")),
        "element.js" => (SCRIPT, include_str!("browser/element.js")),
        "lists.js" => (SCRIPT, include_str!("browser/lists.js")),
        "overlay.js" => (SCRIPT, include_str!("browser/overlay.js")),
        "page.js" => (SCRIPT, include_str!("browser/page.js")),
        "panel.js" => (SCRIPT, include_str!("browser/panel.js")),
        "preview.js" => (SCRIPT, include_str!("browser/preview.js")),
        "views.js" => (SCRIPT, include_str!("browser/views.js")),
        "words.js" => (SCRIPT, include_str!("browser/words.js")),
        "board.css" => (STYLE, include_str!("browser/board.css")),
        "finding.css" => (STYLE, include_str!("browser/finding.css")),
        "preview.css" => (STYLE, include_str!("browser/preview.css")),
        _ => return None,
    };
    Some((media, text.into()))
}

/// The board, whose script reads its language from the document.
fn board(lang: Lang) -> String {
    include_str!("browser/board.html").replacen("zh-CN", tag(lang), 1)
}

/// The language as HTML names it.
fn tag(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    }
}

/// The page with the preview's script at the beginning of its head: before the page's own scripts, so that
/// it can give them a storage of their own where the page is shown within the board. `start` is the path of
/// the site the page was made for, as an address has it; empty when there is no site.
pub fn with_script(page: Vec<u8>, version: &str, start: &str, lang: Lang) -> Vec<u8> {
    let script = format!(
        "<script src=\"{PREFIX}preview.js\" data-version=\"{version}\" data-start=\"{}\" data-lang=\"{}\"></script>",
        start.replace('&', "&amp;").replace('"', "&quot;"),
        tag(lang)
    );
    let at = behind_head(&page).unwrap_or(page.len());
    let mut with = page;
    with.splice(at..at, script.into_bytes());
    with
}

/// The byte behind the tag `<head>`.
fn behind_head(page: &[u8]) -> Option<usize> {
    const HEAD: &[u8] = b"<head";
    let is_head = |bytes: &[u8]| {
        bytes[..HEAD.len()].eq_ignore_ascii_case(HEAD)
            && (bytes[HEAD.len()] == b'>' || bytes[HEAD.len()].is_ascii_whitespace())
    };
    let start = page.windows(HEAD.len() + 1).position(is_head)?;
    let length = page[start..].iter().position(|byte| *byte == b'>')?;
    Some(start + length + 1)
}

/// What is shown where there is no page to show: the findings, readable without a script too.
pub fn explanation(findings: &[Diagnostic], lang: Lang) -> String {
    let title = text!("网站还不能预览", "The site cannot be shown yet");
    let words =
        text!("改好下面的错误并保存，本页会自动更新。", "Mend the errors below and save; this page follows.");
    let findings = emit(findings, ReportFormat::Human(Screen::PLAIN), lang);
    document(&title, &words, &findings, lang)
}

/// What is shown at the address of a text that is held back: why there is no page, and how to see it.
pub fn held(held: &Held, lang: Lang) -> String {
    let name = &held.title;
    let (title, words) = match &held.reason {
        HeldReason::Future(date) => {
            let date = date.minute();
            let words = text!(
                "它的日期是 {date}，到时间才发布。要先看，加 --future 重新运行 zhenbao serve --watch。",
                "It is dated {date} and held back until then. To see it now, run zhenbao serve --watch again with --future."
            );
            (text!("《{name}》还没到发布的时间", "“{name}” is not due yet"), words)
        }
        _ => (
            text!("《{name}》是草稿，没有显示", "“{name}” is a draft and not shown"),
            text!(
                "要看草稿，去掉 --no-drafts 重新运行 zhenbao serve --watch；要发布，把文件里的“草稿”改为“否”。",
                "To see drafts, run zhenbao serve --watch again without --no-drafts; to publish it, set draft: false in the file."
            ),
        ),
    };
    document(&title, &words, held.path.as_str(), lang)
}

/// A page of the preview's own, readable without a script.
fn document(title: &Text, words: &Text, exact: &str, lang: Lang) -> String {
    let language = tag(lang);
    let [title, words, exact] = [title.in_lang(lang), words.in_lang(lang), exact]
        .map(|text| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"));
    format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n</head>\n<body>\n\
         <main>\n<h1>{title}</h1>\n<p>{words}</p>\n<pre>{exact}</pre>\n</main>\n</body>\n</html>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Place;
    use crate::site::codes;

    #[test]
    fn the_script_comes_first_in_the_head() {
        let with = |page: &str| {
            String::from_utf8(with_script(page.as_bytes().to_vec(), "1-2", "/a&b/", Lang::Zh)).unwrap()
        };
        let page = with("<header>\n<HEAD class=a>\n<script>1</script></HEAD>");
        let script = "<script src=\"/_zb/preview.js\" data-version=\"1-2\" data-start=\"/a&amp;b/\" data-lang=\"zh-CN\"></script>";
        assert_eq!(page, format!("<header>\n<HEAD class=a>{script}\n<script>1</script></HEAD>"));
        assert!(with("<head").ends_with("</script>") && with("short").ends_with("</script>"));
    }

    #[test]
    fn the_board_speaks_the_language_of_the_editor() {
        let board = |lang| String::from_utf8(file("", lang).unwrap().1).unwrap();
        assert!(board(Lang::Zh).contains("<html lang=\"zh-CN\">"));
        assert!(board(Lang::En).contains("<html lang=\"en\">"));
    }

    #[test]
    fn an_explanation_is_text() {
        let finding = Diagnostic::new(&codes::STRAY_ARTICLE, Place::Outside, text!("<script>&", "<script>&"));
        let page = explanation(&[finding], Lang::Zh);
        assert!(page.contains("&lt;script&gt;&amp;") && !page.contains("<script>"), "{page}");
    }
}
