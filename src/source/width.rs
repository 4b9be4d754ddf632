//! Full-width forms, as input methods type them, and their half-width twins.

/// A full-width letter, digit, sign or space as its ASCII one; any other character as it is.
pub fn half_width(character: char) -> char {
    match character {
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(character) - 0xfee0).expect("U+0021 to U+007E are characters")
        }
        '\u{3000}' => ' ',
        _ => character,
    }
}

#[cfg(test)]
mod tests {
    use super::half_width;

    #[test]
    fn only_full_width_forms_change() {
        let narrowed: String = "Ａ１：／（　）中。a".chars().map(half_width).collect();
        assert_eq!(narrowed, "A1:/( )中。a");
    }
}
