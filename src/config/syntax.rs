//! What is wrong with a file that is no TOML, line by line.

use toml::de::Error;

use crate::config::codes;
use crate::diagnostic::Diagnostic;
use crate::source::Source;
use crate::text;

/// The first fault of each line: what is wrong behind it on the same line follows from it.
pub(super) fn told(source: &Source, mut errors: Vec<Error>) -> Vec<Diagnostic> {
    let start = |error: &Error| error.span().map_or(0, |span| span.start);
    let line = |error: &Error| source.text()[..start(error)].rfind('\n');
    errors.sort_by_key(start);
    errors.dedup_by_key(|error| line(error));
    errors.iter().map(|error| syntax(source, error)).collect()
}

fn syntax(source: &Source, error: &Error) -> Diagnostic {
    let span = error.span().map_or_else(|| source.span(0..0), |range| source.span(range));
    let line = source.line_span(span.range().start);
    let (file, reason) = (source.path().file_name(), error.message().replace('\n', " "));
    let written = line.text().trim();
    let message = text!("{file} 写法有误：{written}", "{file} is not valid TOML: {reason}");
    let finding = Diagnostic::new(&codes::SYNTAX, span, message);
    if let Some(right) = plain_entry(written) {
        let start = line.range().start + line.text().len() - line.text().trim_start().len();
        let place = source.span(start..start + written.len());
        let help = text!("写成 {right}，等号和引号用英文的", "write {right} with straight quotes and =");
        return finding.help(help).patch(place, right);
    }
    if line.text().contains(['“', '”', '＝', '：']) {
        return finding.help(text!(
            "引号和等号要用英文的：title = \"金山镇\"",
            "use straight quotes and =: title = \"…\""
        ));
    }
    finding.help(text!(
        "每行写成 键 = \"文字\"，文字加英文双引号",
        "write each line as key = \"text\", with straight double quotes"
    ))
}

/// `base_url：“https://…”` as a key and a text of TOML.
fn plain_entry(written: &str) -> Option<String> {
    let key =
        written.find(|c: char| !c.is_ascii_alphanumeric() && !"_-".contains(c)).map(|end| &written[..end])?;
    let sign = written[key.len()..].trim_start();
    let value = sign.strip_prefix(['=', '＝', ':', '：'])?.trim();
    let inner = value.trim_matches(['“', '”', '＂', '"', '‘', '’', '\'']);
    let quoted = inner.len() < value.len();
    let plain = !key.is_empty() && quoted && !inner.contains(['"', '\\', '“', '”', '#']);
    plain.then(|| format!("{key} = \"{inner}\""))
}
