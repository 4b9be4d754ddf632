//! Signs at the start of a line that mean themselves, though Markdown takes them for marks: the `>` of `>80`, the
//! colon of `:0000-0000000` and of `:::`.

/// The longest quantity, in characters: `>=90.5万元以上`.
const LONGEST: usize = 12;

/// Where such signs stand in a body, rising.
pub(super) fn at_line_starts(body: &str) -> impl Iterator<Item = usize> {
    let mut from = 0;
    let mut above = "";
    let mut places = Vec::new();
    if body.starts_with(['>', ':', ' ', '\t'])
        || body.contains("\n>")
        || body.contains("\n:")
        || body.contains("\n ")
    {
        for line in body.split('\n') {
            let words = line.trim_start_matches([' ', '\t']);
            let at = from + line.len() - words.len();
            let is_sign = match words.as_bytes().first() {
                Some(b'>') => is_quantity(&words[1..]) && !above.starts_with('>'),
                Some(b':') => !words[1..].starts_with([' ', '\t']) && words.len() > 1,
                _ => false,
            };
            if is_sign {
                places.push(at);
            }
            above = words;
            from += line.len() + 1;
        }
    }
    places.into_iter()
}

/// `80`, ` =80%`, `5.5%以上`: what no one would quote.
fn is_quantity(text: &str) -> bool {
    let text = text.trim().trim_start_matches(['=', '＝']).trim_start();
    let number = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '%' | '％'));
    number.len() < text.len()
        && text.starts_with(|c: char| c.is_ascii_digit())
        && text.chars().count() <= LONGEST
        && !number.contains(['、', '，', '。', '；', '：', '.', ')', '）', ' '])
}
