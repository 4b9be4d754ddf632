//! Addresses in bodies: from what an editor wrote to what stands on a page.

use crate::article::markdown::{Picture, Resolve};
use crate::site::{Site, Target};
use crate::source::{OutputPath, SourcePath};

/// The addresses of one file's body. `root` stands before each address of the site: `../../` on a
/// page, the site's absolute address in a feed. `page` stands before a fragment of the text itself: nothing on
/// its page, the page's absolute address in a feed.
pub(super) struct Links<'a> {
    pub site: &'a Site,
    pub from: &'a SourcePath,
    pub root: &'a str,
    pub page: &'a str,
}

impl Links<'_> {
    /// The address of a file beside the text, if it is published.
    pub fn file(&self, written: &str) -> Option<String> {
        let Ok(Target::File(file)) = self.site.resolve(self.from, written) else { return None };
        self.site.file_address(&file).map(|path| format!("{}{}", self.root, path.url()))
    }
}

impl Resolve for Links<'_> {
    fn link(&self, destination: &str) -> Option<String> {
        match self.site.resolve(self.from, destination).ok()? {
            Target::Page { path, rest, .. } => Some(format!("{}{}{rest}", self.root, path.url())),
            Target::File(_) => self.file(destination),
            Target::Here(_) if !self.page.is_empty() => Some(format!("{}{destination}", self.page)),
            Target::Elsewhere | Target::Here(_) => None,
        }
    }

    fn picture(&self, destination: &str) -> Option<Picture> {
        let (path, size) = shown(self.site, self.from, destination)?;
        let url = format!("{}{}", self.root, path.url());
        Some(Picture { url, width: size.map(|(width, _)| width), height: size.map(|(_, height)| height) })
    }
}

/// Where the picture stands that an address in a text names, with width and height if they are known: beside
/// the texts, or in `static/`.
pub(super) fn shown(
    site: &Site,
    from: &SourcePath,
    written: &str,
) -> Option<(OutputPath, Option<(u32, u32)>)> {
    match site.resolve(from, written).ok()? {
        Target::File(file) => {
            let size = site.file(&file).and_then(|info| info.dimensions);
            Some((site.file_address(&file)?, size))
        }
        Target::Page { path, .. } => {
            let size = site.files.get(&path)?.info.dimensions;
            Some((path, size))
        }
        Target::Elsewhere | Target::Here(_) => None,
    }
}

/// Bytes as readers know them: `812 B`, `12 KB`, `3.4 MB` (1 KB is 1024 bytes, as file managers count).
pub(super) fn size_in_words(bytes: u64) -> String {
    match bytes {
        0..1024 => format!("{bytes} B"),
        1024..1_048_576 => format!("{} KB", bytes.div_ceil(1024)),
        _ => {
            let tenths = bytes.saturating_mul(10) / 1_048_576;
            format!("{}.{} MB", tenths / 10, tenths % 10)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::size_in_words;

    #[test]
    fn sizes_read_like_a_file_manager_says() {
        assert_eq!(size_in_words(812), "812 B");
        assert_eq!(size_in_words(1025), "2 KB");
        assert_eq!(size_in_words(3_600_000), "3.4 MB");
    }
}
