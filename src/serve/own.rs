//! The preview's own files and the one line it puts into pages. Nothing of this can reach a build:
//! `build` does not know this room, and templates do not see it.

use crate::diagnostic::{Colour, Diagnostic, Format, Lang, emit};

/// Where the preview's own pages stand. Nothing of a site gets an address there: `site/address.rs` refuses it.
pub const PREFIX: &str = "/_zb/";

/// One of the preview's own files, with its media type.
pub fn file(name: &str) -> Option<(&'static str, &'static [u8])> {
    Some(match name {
        "" => ("text/html; charset=utf-8", include_bytes!("browser/board.html")),
        "board.js" => ("text/javascript; charset=utf-8", include_bytes!("browser/board.js")),
        "board.css" => ("text/css; charset=utf-8", include_bytes!("browser/board.css")),
        "preview.js" => ("text/javascript; charset=utf-8", include_bytes!("browser/preview.js")),
        "preview.css" => ("text/css; charset=utf-8", include_bytes!("browser/preview.css")),
        _ => return None,
    })
}

/// The page with the preview's script at its end.
pub fn with_script(page: Vec<u8>, version: &str, lang: Lang) -> Vec<u8> {
    const END: &[u8] = b"</body>";
    let lang = match lang {
        Lang::Zh => "zh",
        Lang::En => "en",
    };
    let script = format!(
        "<script src=\"{PREFIX}preview.js\" data-version=\"{version}\" data-lang=\"{lang}\" defer></script>"
    );
    let at = page.windows(END.len()).rposition(|bytes| bytes.eq_ignore_ascii_case(END)).unwrap_or(page.len());
    let mut with = page;
    with.splice(at..at, script.into_bytes());
    with
}

/// What is shown where there is no page to show: the findings, readable without a script too.
pub fn explanation(findings: &[Diagnostic], lang: Lang) -> String {
    let (language, title, words) = match lang {
        Lang::Zh => ("zh-CN", "网站还不能预览", "改好下面的错误并保存，本页会自动更新。"),
        Lang::En => {
            ("en", "The site cannot be shown yet", "Mend the errors below and save; this page follows.")
        }
    };
    let text = emit(findings, Format::Human(Colour::Never), lang);
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n</head>\n<body>\n\
         <main>\n<h1>{title}</h1>\n<p>{words}</p>\n<pre>{text}</pre>\n</main>\n</body>\n</html>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Place;
    use crate::diagnostic::codes::site as codes;
    use crate::text;

    #[test]
    fn the_script_stands_before_the_last_end() {
        let with =
            |page: &str| String::from_utf8(with_script(page.as_bytes().to_vec(), "1-2", Lang::Zh)).unwrap();
        let page = with("<pre></body></pre></BODY></html>");
        assert!(page.starts_with("<pre></body></pre><script src=\"/_zb/preview.js\""), "{page}");
        assert!(page.ends_with("defer></script></BODY></html>"), "{page}");
        assert!(with("short").ends_with("</script>"));
    }

    #[test]
    fn an_explanation_is_text() {
        let finding = Diagnostic::new(&codes::STRAY_ARTICLE, Place::Outside, text!("<script>&", "<script>&"));
        let page = explanation(&[finding], Lang::Zh);
        assert!(page.contains("&lt;script&gt;&amp;") && !page.contains("<script>"), "{page}");
    }
}
