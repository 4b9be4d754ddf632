//! (being built)
/// stub
pub fn slug(text: &str) -> String {
    text.to_lowercase()
}
