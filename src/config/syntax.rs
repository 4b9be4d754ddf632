//! What is wrong with a file that is no TOML, line by line.

use toml::de::Error;

use crate::config::codes;
use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};
use crate::text;

/// The first fault of each line: what is wrong behind it on the same line follows from it.
pub(super) fn findings(source: &Source, mut errors: Vec<Error>) -> Vec<Diagnostic> {
    let start = |error: &Error| error.span().map_or(0, |span| span.start);
    let line = |error: &Error| source.text()[..start(error)].rfind('\n');
    errors.sort_by_key(start);
    errors.dedup_by_key(|error| line(error));
    errors.iter().map(|error| syntax(source, error)).collect()
}

fn syntax(source: &Source, error: &Error) -> Diagnostic {
    let span = error.span().map_or_else(|| source.span(0..0), |range| source.span(range));
    let line = source.line_span(span.range().start);
    if let Some(finding) = written_twice(source, error, &span) {
        return finding;
    }
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

/// A part or a key that stands twice: well written, but in the wrong place.
fn written_twice(source: &Source, error: &Error, span: &Span) -> Option<Diagnostic> {
    if !error.message().contains("duplicate key") {
        return None;
    }
    let line = source.line_span(span.range().start);
    let written = code_of(line.text());
    let is_table = written.starts_with('[');
    let name = if is_table { written } else { written.split('=').next()?.trim() };
    // A key stands in the same part, so the nearest one above is meant.
    let above = &source.text()[..line.range().start];
    let first = above.lines().enumerate().filter(|(_, line)| {
        let code = code_of(line);
        if is_table { code == name } else { code.split('=').next().is_some_and(|key| key.trim() == name) }
    });
    let number = 1 + first.last()?.0;
    let message = text!(
        "{name} 写了两次，前面第 {number} 行已经有了",
        "{name} is written twice; line {number} has it already"
    );
    let finding = Diagnostic::new(&codes::WRITTEN_TWICE, span.clone(), message);
    Some(finding.help(if is_table {
        text!(
            "把下面几行并到第 {number} 行的 {name} 下面，删去这一行",
            "move the lines below to {name} in line {number}, and delete this one"
        )
    } else {
        text!("只留一行", "keep one of them")
    }))
}

/// A line without its comment.
fn code_of(line: &str) -> &str {
    line.split(" #").next().unwrap_or_default().trim()
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
