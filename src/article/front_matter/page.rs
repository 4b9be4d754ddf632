//! The keys of a page such as `content/about.md`.

use super::article::{ATTACHMENT, attachments, title};
use super::matter::PageMatter;
use super::pictures::{COVER, cover};
use super::reader::keys::{Key, key};

pub(super) static KEYS: &[Key<PageMatter>] = &[
    key!("title", "标题", |m, f, r| m.title = title(f, r)),
    key!(Moment "date", "日期", |m, f, r| m.date = r.moment(f)),
    key!(Moment "updated", "更新", |m, f, r| m.updated = r.moment(f)),
    key!(Paragraph "summary", "摘要", |m, f, r| m.summary = r.text(f)),
    key!(Items "keywords", "关键词", |m, f, r| m.keywords = r.texts(f)),
    key!(Switch "draft", "草稿", |m, f, r| m.draft = r.switch(f)),
    key!("slug", "短名", |m, f, r| m.slug = r.placed(f)),
    key!(Lines "aliases", "旧址", |m, f, r| m.aliases = r.placed_list(f)),
    key!(Map(COVER) "cover", "封面", |m, f, r| m.cover = cover(f, r)),
    key!(Rows(ATTACHMENT) "attachments", "附件", |m, f, r| m.attachments = attachments(f, r)),
    key!(Raw "extra", "其他", |m, f, r| m.extra = r.free(f)),
];
