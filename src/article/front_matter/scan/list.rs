//! Lists in another form than that of YAML.

use super::{Reading, Scanner, SlipKind, plain_or_quoted};
use crate::article::front_matter::node::quoted_end;

/// Signs that stand for the hyphen of a list, whether a space follows or not.
const BULLETS: [char; 16] =
    ['·', '•', '●', '○', '◆', '◇', '■', '□', '▪', '・', '－', '—', '–', '―', '−', '﹣'];

/// Brackets that input methods offer for `[ ]`.
const BRACKETS: [(char, char); 2] = [('［', '］'), ('【', '】')];

/// The item behind a wrong bullet at the start of a line.
pub(in crate::article::front_matter) fn bullet(content: &str) -> Option<&str> {
    let first = content.chars().next()?;
    let rest = content.trim_start_matches(first);
    let item = rest.trim();
    let wrong = match first {
        '-' => {
            content.len() == rest.len() + 1
                && !rest.starts_with(|c: char| matches!(c, ' ' | '\t' | '0'..='9'))
        }
        '*' | '+' => content.len() == rest.len() + 1 && rest.starts_with(' '),
        _ => BULLETS.contains(&first),
    };
    (wrong && !item.is_empty()).then_some(item)
}

/// Lines with wrong bullets as a list of YAML, each line with the space before it.
pub(in crate::article::front_matter) fn as_list(lines: &str) -> Option<String> {
    let item = |line: &str| {
        let content = line.trim_start();
        let lead = &line[..line.len() - content.len()];
        let quoted = |item: &str| {
            let quote = item.chars().next().filter(|first| matches!(first, '"' | '\''));
            quote.is_some_and(|quote| quoted_end(item, quote) == Some(item.len()))
        };
        let item = bullet(content)?;
        Some(if quoted(item) {
            format!("{lead}- {item}")
        } else {
            format!("{lead}- {}", plain_or_quoted(item))
        })
    };
    let items: Option<Vec<String>> = lines.split('\n').map(item).collect();
    items.map(|items| items.join("\n"))
}

/// What stands between brackets that are not those of YAML: `［甲，乙］`.
pub(in crate::article::front_matter) fn wide_list(text: &str) -> Option<&str> {
    BRACKETS.into_iter().find_map(|(open, close)| {
        let inner = text.trim().strip_prefix([open, '['])?.strip_suffix([close, ']'])?;
        let whole = !inner.contains([open, close]);
        (whole && !text.trim().starts_with('[')).then_some(inner)
    })
}

impl Scanner<'_> {
    /// A line at the left margin that begins with a wrong bullet, below a key without a value or an item; tells
    /// the whole list with its first line. Whether the line is one.
    pub(super) fn wrong_bullets(&mut self, start: usize, end: usize, block_end: usize) -> bool {
        let below_key = self.scan.entries.last().is_some_and(|entry| entry.value.is_empty());
        let in_list = below_key || self.list_at == Some(0);
        if !in_list || bullet(&self.text[start..end]).is_none() {
            return false;
        }
        let lines = self.text[start..block_end].split('\n').take_while(|line| bullet(line).is_some());
        self.list_to = start + lines.map(|line| line.len() + 1).sum::<usize>();
        let list_end = (self.list_to - 1).min(block_end);
        self.slip(SlipKind::WrongBullets, start..list_end, Reading::Hopeless);
        true
    }

    /// A line in the column of the items above it that begins with a wrong bullet. Whether the line is one.
    pub(super) fn wrong_bullet(&mut self, start: usize, at: usize, end: usize) -> bool {
        let wrong = self.list_at == Some(at - start)
            && self.brackets.is_empty()
            && bullet(&self.text[at..end]).is_some();
        if wrong {
            self.slip(SlipKind::WrongBullets, at..end, Reading::Hopeless);
        }
        wrong
    }
}
