//! Rust source without its comments and literals, and what can be told from it without a compiler:
//! functions, paths, test modules. Must not know the laws.

/// The code of one file. Comments and the insides of literals are blanks, lines stay where they were.
pub struct Code {
    text: String,
    /// Bytes inside `#[cfg(test)]` modules.
    tests: Vec<std::ops::Range<usize>>,
}

/// A function with a body.
pub struct Function {
    pub name: String,
    /// From 1.
    pub line: usize,
    /// From the line of `fn` to the closing brace.
    pub lines: usize,
    pub takes_bool: bool,
}

impl Code {
    pub fn read(text: &str) -> Self {
        let text = bare(text);
        let mark = "#[cfg(test)]";
        let tests = text
            .match_indices(mark)
            .filter_map(|(start, _)| {
                let after = start + mark.len();
                let item = text[after..].trim_start();
                if !item.starts_with("mod ") {
                    return None;
                }
                let open = after + text[after..].find(['{', ';'])?;
                let end = if text[open..].starts_with('{') { closing(&text, open)? } else { open };
                Some(start..end)
            })
            .collect();
        Self { text, tests }
    }

    pub fn lines(&self) -> impl Iterator<Item = &str> {
        self.text.lines()
    }

    /// The modules in files of their own that only tests have: `name` of `#[cfg(test)] mod name;`.
    pub fn test_modules(&self) -> Vec<String> {
        let declared = |item: &str| {
            let (before, rest) = item.trim_start().split_once("mod ")?;
            let (name, _) = rest.split_once(';').filter(|(name, _)| name.chars().all(is_word))?;
            (before.is_empty() || before.starts_with("pub")).then(|| name.to_owned())
        };
        self.text.split("#[cfg(test)]").skip(1).filter_map(declared).collect()
    }

    pub fn is_test_line(&self, line: usize) -> bool {
        self.tests.iter().any(|range| (self.line(range.start)..=self.line(range.end)).contains(&line))
    }

    fn line(&self, at: usize) -> usize {
        1 + self.text[..at].matches('\n').count()
    }

    /// Functions with a body, nested ones too.
    pub fn functions(&self) -> Vec<Function> {
        let mut found = Vec::new();
        for start in words(&self.text, "fn") {
            let rest = &self.text[start + 2..];
            let name: String = rest.trim_start().chars().take_while(|c| is_word(*c)).collect();
            if name.is_empty() {
                continue;
            }
            let Some(open) = body_of(rest).map(|at| start + 2 + at) else { continue };
            let Some(end) = closing(&self.text, open) else { continue };
            let takes_bool = self.text[start..open]
                .split("->")
                .next()
                .is_some_and(|signature| signature.contains(": bool"));
            let lines = self.line(end) - self.line(start) + 1;
            found.push(Function { name, line: self.line(start), lines, takes_bool });
        }
        found
    }

    /// The modules that a file declares for the program, in their order.
    pub fn modules(&self) -> Vec<String> {
        let tests = self.test_modules();
        let declared = |line: &str| {
            let (before, rest) = line.split_once("mod ")?;
            let name = rest.strip_suffix(';').filter(|name| name.chars().all(is_word))?;
            (before.is_empty() || before.starts_with("pub")).then(|| name.to_owned())
        };
        self.text.lines().filter_map(declared).filter(|name| !tests.contains(name)).collect()
    }

    /// The paths of all `use` that do not begin with `crate` or `super`.
    pub fn uses(&self) -> Vec<Vec<String>> {
        let starts = words(&self.text, "use");
        starts.into_iter().flat_map(|start| ends(self.text[start + 3..].trim_start())).collect()
    }

    /// Where all paths lead that begin with `crate` or `super`, with their lines; `own` is the module of the file.
    /// Inline modules are one deeper, so in test modules only `crate` is followed.
    pub fn paths(&self, own: &[String]) -> Vec<(usize, Vec<String>)> {
        let mut found = Vec::new();
        for start in words(&self.text, "crate") {
            if let Some(rest) = self.text[start + 5..].strip_prefix("::") {
                found.extend(ends(rest).into_iter().map(|path| (self.line(start), path)));
            }
        }
        for start in words(&self.text, "super") {
            let line = self.line(start);
            if self.text[..start].ends_with("super::") || self.is_test_line(line) {
                continue;
            }
            let (mut around, mut rest) = (own, &self.text[start..]);
            while let (Some(inner), Some((_, above))) = (rest.strip_prefix("super::"), around.split_last()) {
                (rest, around) = (inner, above);
            }
            let whole = |path: Vec<String>| (line, [around, &path].concat());
            found.extend(ends(rest).into_iter().map(whole));
        }
        found
    }

    /// Lines on which a path begins with the crate: `name::…`, `use name;`, `use name as …`.
    pub fn uses_of_crate(&self, name: &str) -> Vec<usize> {
        let begins = |start: &usize| {
            let (before, after) = (self.text[..*start].trim_end(), &self.text[start + name.len()..]);
            let leads = after.starts_with("::") || before.ends_with("use") && after.starts_with([';', ' ']);
            leads && (!before.ends_with("::") || before.ends_with("use ::")) && !before.ends_with('.')
        };
        words(&self.text, name).into_iter().filter(begins).map(|start| self.line(start)).collect()
    }
}

/// All paths of a tree: `a, b` and `a, c, d` of `a::{b, c::d}`. What a tree calls `self` is its own beginning.
fn ends(tree: &str) -> Vec<Vec<String>> {
    if !tree.starts_with('{') {
        let name: String = tree.chars().take_while(|c| is_word(*c)).collect();
        let below = tree[name.len()..].strip_prefix("::").map(ends).unwrap_or_default();
        let whole = |path: Vec<String>| [vec![name.clone()], path].concat();
        return match below.is_empty() {
            true if name.is_empty() || name == "self" => vec![Vec::new()],
            true => vec![vec![name]],
            false => below.into_iter().map(whole).collect(),
        };
    }
    let inner = &tree[1..closing(tree, 0).unwrap_or(tree.len())];
    let mut depth = 0;
    let parts = inner.split(|c| {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        c == ',' && depth == 0
    });
    parts.map(str::trim).filter(|part| !part.is_empty()).flat_map(ends).collect()
}

/// Where the body of a function opens, if it has one: the first `{` outside parentheses.
fn body_of(signature: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in signature.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            '{' if depth == 0 => return Some(at),
            ';' if depth == 0 => return None,
            _ => {}
        }
    }
    None
}

/// The brace that closes the one at `open`.
fn closing(text: &str, open: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in text[open..].char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 1 => return Some(open + at),
            '}' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// Where a whole word stands.
fn words(text: &str, word: &str) -> Vec<usize> {
    let whole = |at: &usize| {
        let before = text[..*at].chars().next_back().is_some_and(is_word);
        let after = text[at + word.len()..].chars().next().is_some_and(is_word);
        !before && !after
    };
    text.match_indices(word).map(|(at, _)| at).filter(whole).collect()
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The text with blanks for comments and for what stands inside literals.
fn bare(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let after_word = out.chars().next_back().is_some_and(is_word);
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if c == '"' {
            1 + string_length(&rest[1..])
        } else if let Some(length) = raw_string_length(rest).filter(|_| !after_word) {
            length
        } else if let Some(length) = character_length(rest) {
            length
        } else {
            out.push(c);
            rest = &rest[c.len_utf8()..];
            continue;
        };
        out.extend(rest[..length].chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
        rest = &rest[length..];
    }
    out
}

/// Bytes to the end of a string whose opening quote is behind us.
fn string_length(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// Bytes of `r"…"`, `r#"…"#`, `br"…"`.
fn raw_string_length(text: &str) -> Option<usize> {
    let inner = text.strip_prefix("br").or_else(|| text.strip_prefix('r'))?;
    let hashes = inner.len() - inner.trim_start_matches('#').len();
    let body = inner[hashes..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    let start = text.len() - body.len();
    Some(start + body.find(&end).map_or(body.len(), |at| at + end.len()))
}

/// Bytes of `'x'` or `'\n'`; lifetimes are none.
fn character_length(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('\'')?;
    let mut chars = inner.char_indices();
    let (_, first) = chars.next()?;
    if first == '\\' {
        chars.next();
        let (at, _) = chars.find(|(_, c)| *c == '\'')?;
        return Some(1 + at + 1);
    }
    let (at, second) = chars.next()?;
    (second == '\'').then_some(1 + at + 1)
}

#[test]
fn comments_and_literals_are_no_code() {
    let code = Code::read(
        "fn a<'x>(b: &'x str, c: bool) -> u8 {\n    // tera::x\n    r#\"tera::\"y\"#; 'a'; '\\''; \"unsafe\\\"\" \n}\n",
    );
    let text: String = code.text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(text, "fn a<'x>(b: &'x str, c: bool) -> u8 { ; ; ; }");
    let [function] = code.functions().try_into().ok().expect("there is one");
    assert_eq!(
        (function.name.as_str(), function.line, function.lines, function.takes_bool),
        ("a", 1, 4, true)
    );
}

#[test]
fn paths_lead_to_the_root() {
    let code = Code::read(
        "use crate::{text, site::{self, A, b::C}};\nuse super::super::disk::load;\nuse super::x;\nuse y::Z;\n",
    );
    let own = ["page".to_owned(), "kind".to_owned()];
    let paths = code.paths(&own).into_iter().map(|(line, path)| format!("{line} {}", path.join("/")));
    let expected = ["1 text", "1 site", "1 site/A", "1 site/b/C", "2 disk/load", "3 page/x"];
    assert_eq!(paths.collect::<Vec<_>>(), expected);
    assert!(code.uses().contains(&vec!["y".to_owned(), "Z".to_owned()]));
    let code = Code::read("use toml::Table;\nuse self::toml::x;\nlet toml = 1;\nf(toml::y)\n");
    assert_eq!(code.uses_of_crate("toml"), [1, 4]);
}
