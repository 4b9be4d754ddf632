//! The keys of a category's `_index.md`.

use super::article::title;
use super::matter::CategoryMatter;
use super::reader::keys::{Key, key};

/// The keys, each with what the handbook says of it.
pub(super) static KEYS: &[Key<CategoryMatter>] = &[
    key!("title", "标题", "栏目名称", |m, f, r| m.title = title(f, r)),
    key!(Paragraph "description", "说明", "一句话", |m, f, r| m.description = r.text(f)),
    key!(Items "keywords", "关键词", "用顿号、逗号或分号隔开", |m, f, r| m.keywords = r.texts(f)),
    key!(
        "column_type",
        "栏目类别",
        "检查机构用的类别，如 工作动态、政策文件、政策解读、办事服务、信息公开目录。全部见 [ZB517](diagnostics.md#zb517)",
        |m, f, r| m.column_type = r.text(f)
    ),
    key!(Number "weight", "权重", "栏目的顺序，小的在前", |m, f, r| m.weight =
        r.whole(f, -100_000..=100_000).unwrap_or(0)),
    key!(
        Number "max_age",
        "更新期限",
        "多少天没有新稿件算不及时。预览的编辑台按它提醒",
        |m, f, r| m.max_age = r.count(f)
    ),
    key!(Number "paginate_by", "每页篇数", "不写就用网站的设置", |m, f, r| {
        m.paginate_by = r.whole(f, 1..=1000).and_then(|number| u32::try_from(number).ok());
    }),
    key!(
        Lines "aliases",
        "旧址",
        "栏目文件夹改名以前的网址，例如 `[/xinwen/]`；栏目和里面的文章都从旧网址转过来",
        |m, f, r| m.aliases = r.placed_list(f)
    ),
    key!(Raw "extra", "其他", "自己的主题要用的内容", |m, f, r| m.extra = r.free(f)),
];
