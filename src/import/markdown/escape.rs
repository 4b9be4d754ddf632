//! Words that stay words: marks that Markdown would read get a backslash.

/// Escapes the marks that mean something anywhere in a line.
pub(super) fn words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let tildes = text.matches('~').count();
    let bars = text.matches('|').count();
    for (at, c) in text.char_indices() {
        let next = text[at + c.len_utf8()..].chars().next();
        let marks = match c {
            '\\' | '`' | '*' | '[' => true,
            '_' => !is_blank(text, at),
            '~' => tildes > 1 || !is_range(text, at),
            '|' => bars > 1,
            // What these three need behind them may follow in the next piece.
            '<' => next.is_none_or(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')),
            '&' => next.is_none_or(|c| c == '#' || c.is_ascii_alphanumeric()),
            '!' => next.is_none_or(|c| c == '['),
            _ => false,
        };
        if marks {
            out.push('\\');
        }
        out.push(if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c });
    }
    out
}

/// Whether a tilde stands between digits: `1~6月`.
fn is_range(text: &str, at: usize) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    text[..at].ends_with(is_digit) && text[at + 1..].starts_with(is_digit)
}

/// Whether an underscore is part of a blank to fill in, which is kept as it is: `姓名：____`.
fn is_blank(text: &str, at: usize) -> bool {
    let is_line = |c: char| c == '_';
    let before = text[..at].len() - text[..at].trim_end_matches(is_line).len();
    let behind = text[at..].len() - text[at..].trim_start_matches(is_line).len();
    before + behind >= 3
}

/// Escapes what would make a line something else than a paragraph.
pub(super) fn start(line: &str) -> String {
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let behind = &line[digits..];
    if (1..=9).contains(&digits) && behind.starts_with(['.', ')']) {
        let rest = &behind[1..];
        if rest.is_empty() || rest.starts_with(' ') {
            return format!("{}\\{behind}", &line[..digits]);
        }
    }
    let Some(first) = line.chars().next() else { return String::new() };
    let rest = &line[first.len_utf8()..];
    let marks = match first {
        '#' | '>' | ':' | '=' => true,
        '-' | '+' => rest.is_empty() || rest.starts_with([' ', '-', '+']),
        '_' => line.chars().all(|c| matches!(c, '_' | ' ')),
        _ => false,
    };
    if marks { format!("\\{line}") } else { line.to_owned() }
}

/// Escapes what would end a heading before its words do.
pub(super) fn heading(line: &str) -> String {
    match line.chars().next_back() {
        Some(last @ ('#' | '}')) => format!("{}\\{last}", &line[..line.len() - 1]),
        _ => line.to_owned(),
    }
}

/// An address for the brackets of a link.
pub(super) fn address(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for c in address.trim().chars() {
        match c {
            ' ' => out.push_str("%20"),
            '(' => out.push_str("%28"),
            ')' => out.push_str("%29"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\\' => out.push('/'),
            '"' => out.push_str("%22"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}
