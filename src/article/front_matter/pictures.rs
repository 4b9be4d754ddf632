//! The keys of pictures and films beside a text.

use super::codes;
use super::matter::{Cover, Video};
use super::reader::keys::{Key, key};
use super::reader::{Field, Form, Reader};
use crate::source::Span;
use crate::text;

#[derive(Default)]
pub(super) struct Picture {
    image: Option<(String, Span)>,
    alt: String,
    focus: Option<(u8, u8)>,
}

pub(super) static COVER: &[Key<Picture>] = &[
    key!(File "image", "图片", |cover, f, r| cover.image = r.placed(f)),
    key!("alt", "说明", |cover, f, r| cover.alt = r.text(f).unwrap_or_default()),
    key!(Items "focus", "焦点", |cover, f, r| cover.focus = focus(f, r)),
];

pub(super) fn cover(field: &Field<'_>, reader: &mut Reader<'_>) -> Option<Cover> {
    let mut picture = Picture::default();
    let given = reader.map(
        field,
        &mut picture,
        COVER,
        Form("封面: { 图片: 会场.jpg, 说明: 大会会场 }", "cover: { image: 会场.jpg, alt: 大会会场 }"),
    );
    reader.require(field, &given, "image", "图片");
    let (image, span) = picture.image?;
    Some(Cover { image, alt: picture.alt, focus: picture.focus, span })
}

/// `[30, 70]`: per cent of the width from the left, and of the height from the top. Crops are made by the style
/// of a page, which may hold no numbers of its own, so they become quarters.
fn focus(field: &Field<'_>, reader: &mut Reader<'_>) -> Option<(u8, u8)> {
    let items = reader.items(field);
    let [x, y] = items.as_slice() else {
        let (key, typed) = (field.key, reader.typed(field));
        reader.tell(
            &codes::NOT_A_NUMBER,
            field,
            text!("“{key}”应是两个数：{typed}", "`{key}` is two numbers: {typed}"),
            text!(
                "写成 {key}: [30, 70]，从左、从上各百分之几",
                "write {key}: [30, 70], per cent from the left and from the top"
            ),
        );
        return None;
    };
    let mut quarters = |side| {
        let percent = reader.whole(side, 0..=100)?;
        u8::try_from((percent + 12) / 25).ok()
    };
    quarters(x).zip(quarters(y))
}

#[derive(Default)]
pub(super) struct Film {
    file: Option<(String, Span)>,
    poster: Option<(String, Span)>,
    captions: Option<(String, Span)>,
    title: Option<String>,
}

pub(super) static VIDEO: &[Key<Film>] = &[
    key!(File "file", "文件", |film, f, r| film.file = r.placed(f)),
    key!(File "poster", "封面", |film, f, r| film.poster = r.placed(f)),
    key!(File "captions", "字幕", |film, f, r| film.captions = r.placed(f)),
    key!("title", "标题", |film, f, r| film.title = r.text(f)),
];

pub(super) fn video(field: &Field<'_>, reader: &mut Reader<'_>) -> Option<Video> {
    let mut film = Film::default();
    if field.is_map() {
        let given = reader.map(
            field,
            &mut film,
            VIDEO,
            Form(
                "视频: { 文件: 会议.mp4, 封面: 会议.jpg, 字幕: 会议.vtt }",
                "video: { file: 会议.mp4, poster: 会议.jpg, captions: 会议.vtt }",
            ),
        );
        reader.require(field, &given, "file", "文件");
    } else {
        film.file = reader.placed(field);
    }
    let Film { file, poster, captions, title } = film;
    Some(Video { file: file?, poster, captions, title })
}
