//! The keys of an article.

mod parts;

pub(super) use parts::{ATTACHMENT, attachments};

use super::matter::FrontMatter;
use super::pictures::{COVER, VIDEO, cover, video};
use super::reader::keys::{Key, key};
use super::reader::{Field, Reader};
use super::scan::shortened;
use crate::article::front_matter::codes;
use crate::article::kind::Kind;
use crate::diagnostic::{Diagnostic, nearest};
use crate::text;

use super::blocks::{self, Blocks};
use parts::{ANSWER, CORRECTION, REVIEW, WITHDRAWN, answers, corrections, review, withdrawn};

/// A front matter being read: the article's values and the blocks of kinds found beside them.
#[derive(Default)]
pub(super) struct Draft {
    pub matter: FrontMatter,
    pub kind: Option<Kind>,
    pub blocks: Blocks,
}

/// The keys, each with what the handbook says of it.
pub(super) static KEYS: &[Key<Draft>] = &[
    key!("title", "标题", "必填", |d, f, r| d.matter.title = title(f, r)),
    key!(
        Moment "date",
        "日期",
        "必填。`2025-04-01`、`2025/4/1`、`2025年4月1日` 都可以，年份写四位，后面可以写时间 `09:30`",
        |d, f, r| d.matter.date = r.moment(f)
    ),
    key!(Moment "updated", "更新", "最后修改的日期", |d, f, r| d.matter.updated = r.moment(f)),
    key!(Moment "expires", "过期", "到这一天为止有效，当天还算有效", |d, f, r| d.matter.expires =
        r.moment(f)),
    key!(People "editor", "编辑", "一个或几个名字。网站没有默认编辑时必填", |d, f, r| d
        .matter
        .credits
        .editors =
        r.people(f)),
    key!(People "duty_editor", "责任编辑", "一个或几个名字", |d, f, r| d.matter.credits.duty_editors =
        r.people(f)),
    key!(People "author", "作者", "一个或几个名字", |d, f, r| d.matter.credits.authors = r.people(f)),
    key!(People "reporter", "记者", "一个或几个名字", |d, f, r| d.matter.credits.reporters = r.people(f)),
    key!(People "correspondent", "通讯员", "一个或几个名字", |d, f, r| d.matter.credits.correspondents =
        r.people(f)),
    key!(People "photographer", "摄影", "一个或几个名字", |d, f, r| d.matter.credits.photographers =
        r.people(f)),
    key!(People "contributor", "供稿", "一个或几个名字", |d, f, r| d.matter.credits.contributors =
        r.people(f)),
    key!("issuer", "签发", "一个名字", |d, f, r| d.matter.credits.issuer = r.text(f)),
    key!("source", "来源", "发布单位；转载时写原单位", |d, f, r| d.matter.source = r.text(f)),
    key!("source_url", "来源网址", "转载的原网址，以 https:// 或 http:// 开头", |d, f, r| d
        .matter
        .source_url =
        address(f, r)),
    key!(
        Map(REVIEW) "review",
        "审核",
        "`{ 初审: 甲, 复审: 乙, 终审: 丙 }`，要是不同的人。英文是 `first` `second` `third`",
        |d, f, r| d.matter.review = review(f, r)
    ),
    key!(Paragraph "summary", "摘要", "不写就取正文第一段", |d, f, r| d.matter.summary = r.text(f)),
    key!(Items "tags", "标签", "用顿号、逗号或分号隔开", |d, f, r| d.matter.tags = r.texts(f)),
    key!(Items "keywords", "关键词", "用顿号、逗号或分号隔开", |d, f, r| d.matter.keywords =
        r.texts(f)),
    key!(Switch "draft", "草稿", "写“是”就不发布", |d, f, r| d.matter.draft = draft(f, r)),
    key!(Switch "pinned", "置顶", "写“是”就排在首页头条", |d, f, r| d.matter.pinned = r.switch(f)),
    key!(
        "slug",
        "短名",
        "网址的最后一段。不写就用文件名，中文转成拼音",
        |d, f, r| d.matter.slug = r.placed(f)
    ),
    key!(
        Lines "aliases",
        "旧址",
        "这篇稿件以前的网址，例如 `[/old/1.html]`，读者打开会转到新网址；从浏览器地址栏复制的完整网址也可以",
        |d, f, r| d.matter.aliases = r.placed_list(f)
    ),
    key!(
        Map(COVER) "cover",
        "封面",
        "`{ 图片: 会场.jpg, 说明: 大会会场, 焦点: [50, 30] }`，英文 `image` `alt` `focus`。首页、栏目和别人转发链接时显示；焦点是裁切时要留住的地方，从左、从上各百分之几",
        |d, f, r| d.matter.cover = cover(f, r)
    ),
    key!(
        Map(VIDEO) "video",
        "视频",
        "`会议.mp4`，或 `{ 文件: 会议.mp4, 封面: 会议.jpg, 字幕: 会议.vtt }`，英文 `file` `poster` `captions`",
        |d, f, r| d.matter.video = video(f, r)
    ),
    key!("licence", "授权", "图片从哪里来、谁许可使用", |d, f, r| d.matter.licence = r.text(f)),
    key!(
        Rows(ATTACHMENT) "attachments",
        "附件",
        "放在稿件旁边的文件名；可以写成 `{ 文件: 名单.pdf, 标题: 代表名单 }`，英文 `file` `title`",
        |d, f, r| d.matter.attachments = attachments(f, r)
    ),
    key!(
        Rows(CORRECTION) "corrections",
        "更正",
        "`{ 日期: 2025-04-02, 内容: 实到人数应为 91 }`，一条一项，英文 `date` `text`",
        |d, f, r| d.matter.corrections = corrections(f, r)
    ),
    key!(
        Map(WITHDRAWN) "withdrawn",
        "撤稿",
        "`{ 日期: 2025-04-02, 原因: 内容有误 }`，英文 `date` `reason`",
        |d, f, r| d.matter.withdrawn = withdrawn(f, r)
    ),
    key!(
        Rows(ANSWER) "answers",
        "核对",
        "对提示的回答：`[{ 规则: other_session, 理由: 转载的是上次会议 }]`，英文 `rule` `reason`",
        |d, f, r| d.matter.answers = answers(f, r)
    ),
    key!(
        Choice[Kind::choices] "kind",
        "类型",
        "新闻（不写就是）、会议、提纲、目标、公告、文件、公示、进展",
        |d, f, r| d.kind = kind(f, r)
    ),
    key!(Map(blocks::SESSION) "session", "会议", "会议的数据，见[会议](#会议)", |d, f, r| d.blocks.session(f, r)),
    key!(Map(blocks::TARGETS) "targets", "目标", "目标的数据，见[目标](#目标)", |d, f, r| d.blocks.targets(f, r)),
    key!(Map(blocks::NOTICE) "notice", "公告", "公告的数据，见[公告](#公告)", |d, f, r| d.blocks.notice(f, r)),
    key!(Map(blocks::DOCUMENT) "document", "文件", "文件的数据，见[文件](#文件)", |d, f, r| d.blocks.document(f, r)),
    key!(Map(blocks::GONGSHI) "gongshi", "公示", "公示的数据，见[公示](#公示)", |d, f, r| d.blocks.gongshi(f, r)),
    key!(Map(blocks::PROGRESS) "progress", "进展", "进展的数据，见[进展](#进展)", |d, f, r| d.blocks.progress(f, r)),
    key!(Raw "extra", "其他", "自己的主题要用的内容", |d, f, r| d.matter.extra = r.free(f)),
];

/// A draft without yes or no is none, and told: it would be published.
fn draft(field: &Field<'_>, reader: &mut Reader<'_>) -> bool {
    if field.is_blank() {
        let key = field.key;
        reader.tell(
            &codes::BLANK_STATUS,
            field,
            text!("“{key}”后面没有写“是”或“否”", "`{key}` says neither yes nor no"),
            text!(
                "写成 {key}: 是；不是草稿就删去这一行",
                "write {key}: yes; delete the line if it is no draft"
            ),
        );
    }
    reader.switch(field)
}

/// A title on one line; what is wrong when there is none is told once, with the missing keys.
pub(super) fn title(field: &Field<'_>, reader: &mut Reader<'_>) -> String {
    let title = reader.text(field).unwrap_or_default();
    if title.contains('\n') { title.split_whitespace().collect::<Vec<_>>().join(" ") } else { title }
}

/// A web address: anything else behind a link of a page could be code.
fn address(field: &Field<'_>, reader: &mut Reader<'_>) -> Option<String> {
    let written = reader.text(field)?;
    let lower = written.to_lowercase();
    let host = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
    if host.is_some_and(|host| !host.is_empty() && !host.contains(char::is_whitespace)) {
        return Some(written);
    }
    let (key, shown) = (field.key, shortened(&written));
    reader.tell(
        &codes::NOT_AN_ADDRESS,
        field,
        text!("“{key}”不是网址：{shown}", "`{key}` is no web address: {shown}"),
        text!(
            "写完整的网址，以 https:// 或 http:// 开头",
            "write the whole address, beginning with https:// or http://"
        ),
    );
    None
}

fn kind(field: &Field<'_>, reader: &mut Reader<'_>) -> Option<Kind> {
    let written = reader.text(field)?;
    if let Some(kind) = Kind::named(&written) {
        return Some(kind);
    }
    let names = || Kind::ALL.into_iter().flat_map(|kind| [kind.name(), kind.chinese()]);
    let span = reader.span(field);
    let shown = shortened(&written);
    let found = Diagnostic::new(
        &codes::UNKNOWN_CHOICE,
        span.clone(),
        text!("没有“{shown}”这个类型", "there is no kind `{shown}`"),
    );
    let meant = nearest(&written, names());
    reader.found.push(if let Some(meant) = meant {
        found.help(text!("是不是要写 {meant}？", "did you mean {meant}?")).guess(span, meant)
    } else {
        let zh = Kind::ALL.map(Kind::chinese).join("、");
        let en = Kind::ALL.map(Kind::name).join(", ");
        found.help(text!("可以写：{zh}", "the kinds are: {en}"))
    });
    meant.and_then(Kind::named)
}
