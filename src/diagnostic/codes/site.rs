//! ZB5: the site as a whole.

use super::family;

family! {
    /// Two sources for one page.
    OUTPUT_COLLISION = "ZB501" Error {
        title: "两个来源生成同一个网页", "two sources make the same page";
        meaning: "两个文件的网址相同，后一个会盖掉前一个。请改文件名，或在其中一个的开头写 slug（短名）。",
                 "Two files have the same address, so one would overwrite the other. Rename one, or give one of them a slug.";
        wrong: "content/renda/李明.md, content/renda/黎明.md";
        right: "slug: liming-jianghua";
    }
    /// A category without _index.md.
    MISSING_INDEX = "ZB502" Warning {
        title: "栏目缺少 _index.md", "the category has no _index.md";
        meaning: "没有 _index.md 时，栏目以文件夹名为标题。请新建 _index.md，写上 title 和 description。",
                 "Without _index.md the category is titled by its folder's name. Create one with title and description.";
        wrong: "content/tongzhi/";
        right: "content/tongzhi/_index.md";
    }
    /// A file in content/ that belongs to nothing.
    STRAY_ARTICLE = "ZB503" Warning {
        title: "文件没有被使用", "the file is not used";
        meaning: "这个位置的文件不会成为网页的一部分。",
                 "A file at this place does not become part of the site.";
        wrong: "content/_index.md";
        right: "content/tongzhi/_index.md";
    }
    /// No editor and no default.
    MISSING_CREDIT = "ZB504" Error {
        title: "缺少署名", "a credit is missing";
        meaning: "每篇文章都要有编辑署名。在文章开头写 editor，或在 site.toml 的 [credit] 里写默认值。",
                 "Every article carries its editor. Write editor in the front matter or a default under [credit] in site.toml.";
        wrong: "title: …\ndate: …";
        right: "title: …\ndate: …\neditor: 李锡念";
    }
    /// A path that cannot be published.
    UNUSABLE_ADDRESS = "ZB505" Error {
        title: "无法生成网址", "no address can be made";
        meaning: "文件名、短名或旧址里有网址或文件系统不允许的字符，或者太长。请用 slug 写一个短名。",
                 "The name, slug or alias holds characters that addresses or file systems do not allow, or is too long. Give a short slug.";
        wrong: "aliases: [../old.html]";
        right: "aliases: [/old.html]";
    }
    /// An article whose address changes with another one.
    UNKNOWN_MENU_TARGET = "ZB506" Error {
        title: "菜单指向不存在的页面", "a menu entry leads nowhere";
        meaning: "[[menu]] 的 url 相对于网站首页，例如 renda/ 或 about.html。",
                 "The url of a [[menu]] entry is relative to the site's start: renda/ or about.html.";
        wrong: "url = \"rendda/\"";
        right: "url = \"renda/\"";
    }
}
