//! The keys of a category's `_index.md`.

use super::article::{placed_list, title};
use super::keys::{Key, key};
use super::matter::CategoryMatter;

pub(super) static KEYS: &[Key<CategoryMatter>] = &[
    key!("title", "标题", |m, f, r| m.title = title(f, r)),
    key!("description", "说明", |m, f, r| m.description = r.text(f)),
    key!("keywords", "关键词", |m, f, r| m.keywords = r.texts(f)),
    key!("column_type", "栏目类别", |m, f, r| m.column_type = r.text(f)),
    key!("weight", "权重", |m, f, r| m.weight = r.whole(f, -100_000..=100_000).unwrap_or(0)),
    key!("max_age", "更新期限", |m, f, r| m.max_age = r.count(f)),
    key!("paginate_by", "每页篇数", |m, f, r| {
        m.paginate_by = r.whole(f, 1..=1000).and_then(|number| u32::try_from(number).ok());
    }),
    key!("aliases", "旧址", |m, f, r| m.aliases = placed_list(f, r)),
    key!("extra", "其他", |m, f, r| m.extra = r.free(f)),
];
