//! Colours and the contrast between them. Must not know templates.

use crate::diagnostic::Text;
use crate::source::Span;
use crate::text;

/// A colour of the sRGB space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour {
    /// Red, green and blue.
    pub channels: [u8; 3],
}

/// What a colour is used for, which says how much contrast it needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// Words: 7:1 (WCAG 2.2, success criterion 1.4.6, enhanced contrast of text).
    Words,
    /// Borders and marks of controls: 3:1 (WCAG 2.2, success criterion 1.4.11, non-text contrast).
    Control,
}

/// A colour in a rule of theme.toml.
#[derive(Debug, Clone, PartialEq)]
pub enum Paint {
    /// One that never changes.
    Fixed(Colour),
    /// The value of that option.
    Option(String),
}

/// `[[contrast]]`: two colours that stand on each other.
#[derive(Debug, Clone, PartialEq)]
pub struct ContrastRule {
    /// What the upper one is used for.
    pub of: Use,
    /// The upper one.
    pub front: Paint,
    /// The lower one.
    pub background: Paint,
    /// The least ratio that will do, from 1 to 21.
    pub least: f64,
    /// Where the rule stands.
    pub span: Span,
}

impl Use {
    /// The ratio that WCAG 2.2 asks for.
    pub fn least(self) -> f64 {
        match self {
            Self::Words => 7.0,
            Self::Control => 3.0,
        }
    }

    /// What it is, in words.
    pub fn words(self) -> Text {
        match self {
            Self::Words => text!("文字", "text"),
            Self::Control => text!("控件", "control"),
        }
    }
}

impl Colour {
    /// Reads `#c00`, `#cc0000`, `white` or `black`.
    pub fn parse(written: &str) -> Option<Self> {
        match written {
            "white" => return Some(Self { channels: [255; 3] }),
            "black" => return Some(Self { channels: [0; 3] }),
            _ => {}
        }
        let digits = written.strip_prefix('#')?;
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        let width = match digits.len() {
            3 => 1,
            6 => 2,
            _ => return None,
        };
        let channel = |at: usize| {
            let value = u8::from_str_radix(&digits[at * width..(at + 1) * width], 16).ok()?;
            Some(if width == 1 { value * 17 } else { value })
        };
        Some(Self { channels: [channel(0)?, channel(1)?, channel(2)?] })
    }

    /// The relative luminance of WCAG 2.2, 0 for black to 1 for white
    /// (<https://www.w3.org/TR/WCAG22/#dfn-relative-luminance>).
    pub fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = self.channels.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The contrast ratio of WCAG 2.2, from 1 to 21
    /// (<https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio>).
    pub fn contrast(self, other: Self) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }
}

/// `#9e1a1c`.
impl std::fmt::Display for Colour {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [red, green, blue] = self.channels;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

/// A ratio cut to two decimals, never rounded up: 6.996 is not 7.
pub fn shown(ratio: f64) -> String {
    let cut = format!("{:.2}", (ratio * 100.0).floor() / 100.0);
    cut.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ratio(one: &str, other: &str) -> String {
        shown(Colour::parse(one).unwrap().contrast(Colour::parse(other).unwrap()))
    }

    #[test]
    fn ratios_are_those_of_wcag() {
        assert_eq!(ratio("#000", "#fff"), "21");
        assert_eq!(ratio("white", "white"), "1");
        // Known from WebAIM's checker: the greys on white around the thresholds of WCAG.
        assert_eq!(ratio("#777777", "#ffffff"), "4.47");
        assert_eq!(ratio("#767676", "#ffffff"), "4.54");
        assert_eq!(ratio("#595959", "#ffffff"), "7");
        assert_eq!(ratio("#ffffff", "#ff0000"), "3.99");
    }

    #[test]
    fn only_colours_are_colours() {
        assert_eq!(Colour::parse("#c00"), Colour::parse("#CC0000"));
        assert_eq!(Colour::parse("#c00").unwrap().to_string(), "#cc0000");
        for bad in ["", "#", "#12", "#12345", "#ggg", "red", "rgb(0,0,0)", "#红色", "#+1+1+1", "#1234567"] {
            assert_eq!(Colour::parse(bad), None, "{bad}");
        }
    }
}
