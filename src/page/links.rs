//! Addresses in bodies: from what an editor wrote to what stands on a page.

use serde::Serialize;

use crate::article::markdown::{Picture, Resolve};
use crate::picture::{Generated, Rendition};
use crate::site::{LinkTarget, Site};
use crate::source::SourcePath;

/// A picture.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PictureView {
    /// Where its largest form lies that every browser shows.
    pub url: String,
    /// Its alternative text.
    pub alt: String,
    /// Width in pixels, if known.
    pub width: Option<u32>,
    /// Height in pixels.
    pub height: Option<u32>,
    /// It in several widths, rising; empty where there is only one.
    pub forms: Vec<FormView>,
    /// The same as WebP; may be empty.
    pub webp: Vec<FormView>,
    /// What a crop of it must show, where the editor says.
    pub focus: Option<FocusView>,
    /// What readers must know of it: that a machine made it.
    pub note: Option<&'static str>,
}

/// A place on a picture, in quarters of its width and height: 2 and 2 are the middle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct FocusView {
    /// From the left, 0 to 4.
    pub x: u8,
    /// From the top, 0 to 4.
    pub y: u8,
}

/// A picture in one width.
#[derive(Debug, Clone, Serialize)]
pub struct FormView {
    /// Where it lies.
    pub url: String,
    /// Pixels.
    pub width: u32,
}

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
        let Ok(LinkTarget::File(file)) = self.site.resolve(self.from, written) else { return None };
        self.site.address_of_file(&file).map(|path| format!("{}{}", self.root, path.url()))
    }
}

impl Resolve for Links<'_> {
    fn link(&self, destination: &str) -> Option<String> {
        match self.site.resolve(self.from, destination).ok()? {
            LinkTarget::Page { path, rest, .. } => Some(format!("{}{}{rest}", self.root, path.url())),
            LinkTarget::File(_) => self.file(destination),
            LinkTarget::Here(_) if !self.page.is_empty() => Some(format!("{}{destination}", self.page)),
            LinkTarget::Elsewhere if self.page.is_empty() => {
                self.site.leaving(destination).map(|page| format!("{}{}", self.root, page.url()))
            }
            LinkTarget::Elsewhere | LinkTarget::Here(_) => None,
        }
    }

    fn picture(&self, destination: &str) -> Option<Picture> {
        let shown = shown(self.site, self.from, destination)?;
        let address = |path: &str| format!("{}{path}", self.root);
        // A feed is read by programs of which few choose a width.
        let widths = |forms: Vec<FormView>| match self.page {
            "" => srcset(&forms, self.root),
            _ => String::new(),
        };
        Some(Picture {
            url: address(&shown.url),
            width: shown.width,
            height: shown.height,
            srcset: widths(shown.forms),
            webp: widths(shown.webp),
            note: shown.note,
        })
    }
}

/// Forms as `srcset` writes them: `../a-480.jpg 480w, ../a.jpg 960w`.
fn srcset(forms: &[FormView], root: &str) -> String {
    forms.iter().map(|form| format!("{root}{} {}w", form.url, form.width)).collect::<Vec<_>>().join(", ")
}

/// The picture that an address in a text names: beside the texts, or in `static/`. Without words for it.
pub(super) fn shown(site: &Site, from: &SourcePath, written: &str) -> Option<PictureView> {
    match site.resolve(from, written).ok()? {
        // A file that nobody can recognise stands where it was put.
        LinkTarget::File(file) => picture(site, &file, "")
            .or_else(|| Some(PictureView { url: site.file_address(&file)?.url(), ..PictureView::default() })),
        LinkTarget::Page { path, .. } => {
            let (width, height) = site.files.get(&path)?.info.dimensions().unzip();
            Some(PictureView { url: path.url(), width, height, ..PictureView::default() })
        }
        LinkTarget::Elsewhere | LinkTarget::Here(_) => None,
    }
}

/// A picture beside the texts with the words for it.
pub(super) fn picture(site: &Site, file: &SourcePath, alt: &str) -> Option<PictureView> {
    let published = site.picture(file)?;
    let largest = published.largest();
    let forms = |list: &[Rendition]| -> Vec<FormView> {
        let form = |one: &Rendition| FormView { url: published.address(one).url(), width: one.width };
        list.iter().map(form).collect()
    };
    let plain = &published.plan.plain;
    let generated = site.file(file).and_then(|info| info.picture?.generated());
    Some(PictureView {
        url: published.address(largest).url(),
        alt: alt.to_owned(),
        width: Some(largest.width).filter(|width| *width > 0),
        height: Some(largest.height).filter(|height| *height > 0),
        forms: if plain.len() > 1 { forms(plain) } else { Vec::new() },
        webp: forms(&published.plan.webp),
        note: generated.map(note),
        ..PictureView::default()
    })
}

/// What readers must know of a picture that a machine made (人工智能生成合成内容标识办法, article 4).
fn note(generated: Generated) -> &'static str {
    match generated {
        Generated::Certainly => "图片由人工智能生成",
        Generated::Possibly => "图片可能由人工智能生成",
        Generated::Suspected => "图片疑似由人工智能生成",
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
