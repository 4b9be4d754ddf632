//! Number formats of spreadsheets, as far as they change what a cell says: percentages, the words around the number
//! (`0"人"`), amounts in thousands (`0,`) and the Chinese ten thousands (`0!.0,"万元"`). ECMA-376 part 1, 18.8.31.
//!
//! Rounding is left out: the cell's own digits are published.

/// How a format shows a number.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Format {
    /// What stands in front: `约`.
    before: String,
    /// What stands behind: `人`, `%`.
    behind: String,
    /// By which power of ten it is multiplied.
    power: i32,
}

/// A place for a digit.
fn is_digit(c: char) -> bool {
    matches!(c, '0' | '#' | '?')
}

impl Format {
    /// Reads a format; that of positive numbers counts. Formats of dates and fractions change nothing here.
    pub(super) fn of(code: &str) -> Self {
        let mut format = Self::default();
        // `General`, and what WPS writes for it, stand for the digits.
        let code = code.replace("General", "0").replace("G/通用格式", "0");
        let (mut digits, mut groups, mut literal_point) = (0, 0, None);
        let mut rest = code.chars().peekable();
        while let Some(c) = rest.next() {
            match c {
                ';' => break,
                '"' => format.say(digits, &rest.by_ref().take_while(|c| *c != '"').collect::<String>()),
                '\\' | '!' => match rest.next() {
                    Some('.') if digits > 0 => literal_point = Some(digits),
                    Some(c) => format.say(digits, &c.to_string()),
                    None => {}
                },
                '_' | '*' => drop(rest.next()),
                '[' => {
                    let inside: String = rest.by_ref().take_while(|c| *c != ']').collect();
                    let sign = inside.strip_prefix('$').and_then(|sign| sign.split('-').next());
                    format.say(digits, sign.unwrap_or_default());
                }
                ',' if digits > 0 && !rest.peek().copied().is_some_and(is_digit) => groups += 1,
                '%' => {
                    format.power += 2;
                    format.say(digits, "%");
                }
                c if is_digit(c) => digits += 1,
                'y' | 'm' | 'd' | 'h' | 's' | 'E' | 'e' | '/' => return Self::default(),
                c if !c.is_ascii() || c == '$' => format.say(digits, &c.to_string()),
                _ => {}
            }
        }
        format.power -= 3 * groups + literal_point.map_or(0, |before| digits - before);
        if digits == 0 { Self::default() } else { format }
    }

    fn say(&mut self, digits: i32, words: &str) {
        let side = if digits == 0 { &mut self.before } else { &mut self.behind };
        side.push_str(words.trim());
    }

    /// A number as it is shown, in its shortest form: 5.5, not 5.500000000000001; sums of a spreadsheet carry the
    /// noise of binary fractions behind the 15th digit.
    pub(super) fn shown(&self, number: f64) -> String {
        let scaled = number * 10_f64.powi(self.power);
        let shortest = format!("{scaled:.13e}").parse::<f64>().unwrap_or(scaled);
        format!("{}{shortest}{}", self.before, self.behind)
    }
}

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn numbers_are_shown_as_the_sheet_shows_them() {
        for (code, number, shown) in [
            ("General", 5.5, "5.5"),
            ("0.0%", 0.055, "5.5%"),
            ("0\"%\"", 5.0, "5%"),
            ("0\"人\"", 1200.0, "1200人"),
            ("#,##0\"户\"", 1200.0, "1200户"),
            ("0.00\\亿\\元", 3.2, "3.2亿元"),
            ("#,##0.0_ ", 8.6, "8.6"),
            ("\"约\"0\"人\";\"-\"0", 30.0, "约30人"),
            ("0.0,\"千元\"", 12_345.0, "12.345千元"),
            ("0!.0,\"万元\"", 123_456.0, "12.3456万元"),
            ("0\\.0,\"万\"", 50_000.0, "5万"),
            ("[$¥-804]#,##0", 100.0, "¥100"),
            ("[红色]0.0", 1.5, "1.5"),
            ("G/通用格式\"个\"", 3.0, "3个"),
            ("yyyy/m/d", 45_000.0, "45000"),
            ("0.00E+00", 1200.0, "1200"),
            ("@", 7.0, "7"),
            ("", 0.1 + 0.2, "0.3"),
        ] {
            assert_eq!(Format::of(code).shown(number), shown, "{code}");
        }
    }

    #[test]
    fn no_format_is_too_odd() {
        for code in ["\"", "\\", "[", "0\"", "_", "*", "!", ";;;", "%%%%%", ",,,,", "0,,,,,,,,"] {
            let _ = Format::of(code).shown(1.0);
        }
    }
}
