//! The film or the recording of an article, for the player of the browser.

use serde::Serialize;

use super::links::{PictureView, shown};
use crate::site::{Published, Site};

/// A film or a recording.
#[derive(Debug, Clone, Serialize)]
pub struct VideoView {
    /// Where it lies.
    pub url: String,
    /// `video` or `audio`.
    pub element: &'static str,
    /// Its media type.
    pub media: &'static str,
    /// What it is called.
    pub title: String,
    /// The picture that is shown until it plays.
    pub poster: Option<PictureView>,
    /// Where its captions lie.
    pub captions: Option<String>,
}

/// Files that browsers play, by their names: element and media type (WHATWG HTML, media elements; what all
/// browsers of the last ten years play).
const PLAYED: [(&str, &str, &str); 8] = [
    ("mp4", "video", "video/mp4"),
    ("m4v", "video", "video/mp4"),
    ("webm", "video", "video/webm"),
    ("mp3", "audio", "audio/mpeg"),
    ("m4a", "audio", "audio/mp4"),
    ("ogg", "audio", "audio/ogg"),
    ("wav", "audio", "audio/wav"),
    ("aac", "audio", "audio/aac"),
];

/// What the page of an article plays; nothing where the file is not there or no browser plays it, which then
/// has been told.
pub(super) fn video(site: &Site, published: &Published) -> Option<VideoView> {
    let (article, from) = (&published.article, published.article.source.path());
    let video = article.matter.video.as_ref()?;
    let file = site.attached_file(from, &video.file.0)?;
    let extension = file.extension()?;
    let (_, element, media) = PLAYED.into_iter().find(|(name, ..)| *name == extension)?;
    let beside = |(name, _): &(String, crate::source::Span)| {
        site.file_address(&site.attached_file(from, name)?).map(|path| path.url())
    };
    Some(VideoView {
        url: site.file_address(&file)?.url(),
        element,
        media,
        title: video.title.clone().unwrap_or_else(|| article.matter.title.clone()),
        poster: video.poster.as_ref().and_then(|(poster, _)| shown(site, from, poster)),
        captions: video.captions.as_ref().and_then(beside),
    })
}
