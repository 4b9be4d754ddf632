//! Findings about the site as a whole.

use crate::diagnostic::family;

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
    MISSING_INDEX = "ZB502" Warning rule "missing_index" {
        title: "栏目缺少 _index.md", "the category has no _index.md";
        meaning: "没有 _index.md 时，栏目以文件夹名为标题。请新建 _index.md，写上 title 和 description。",
                 "Without _index.md the category is titled by its folder's name. Create one with title and description.";
        wrong: "content/tongzhi/";
        right: "content/tongzhi/_index.md";
    }
    /// A file in content/ that belongs to nothing.
    STRAY_ARTICLE = "ZB503" Warning rule "stray_article" {
        title: "文件没有被使用", "the file is not used";
        meaning: "这个位置或这个名称的文件不会成为网页的一部分。文章的文件名以 .md 结尾；Windows 默认不显示扩展名，“通知.md”可能其实是 通知.md.txt。",
                 "A file at this place, or of this name, does not become part of the site. Articles end in .md; Windows hides endings, so that 通知.md may really be 通知.md.txt.";
        wrong: "content/_index.md";
        right: "content/tongzhi/_index.md";
    }
    /// No editor and no default.
    MISSING_CREDIT = "ZB504" Error rule "credits" {
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
    /// An index number that two documents have.
    INDEX_NUMBER_TWICE = "ZB511" Error rule "number_twice" {
        title: "索引号重复", "an index number is used twice";
        meaning: "索引号在全站只能用一次，已经公开的文件不改号。请给后公开的文件换一个没有用过的号；zhenbao new --kind document 会写好下一个号。",
                 "An index number belongs to one document for good. Give the later document another one; zhenbao new --kind document writes the next.";
        wrong: "index_number: JS01/2025-00001   # 两份文件都是这个号";
        right: "index_number: JS01/2025-00002";
    }
    /// A document number that two documents of one issuer have.
    DOCUMENT_NUMBER_TWICE = "ZB512" Error rule "number_twice" {
        title: "文号重复", "a document number is used twice";
        meaning: "同一个机关的发文字号不重复。请核对两份文件的文号。",
                 "An issuer gives each number to one document. Check the numbers of both.";
        wrong: "number: 金府发〔2025〕1号   # 两份文件都是这个文号";
        right: "number: 金府发〔2025〕2号";
    }
    /// A document or interpretation that does not exist.
    DOCUMENT_REFERENCE = "ZB514" Error rule "document_reference" {
        title: "所指的文件或解读不存在", "a document or interpretation does not exist";
        meaning: "supersedes（废止文件）写文号或文章路径，interpretation（解读）写文章路径。路径相对于本文件。",
                 "supersedes names documents by number or path, interpretation an article by path. Paths are relative to the file.";
        wrong: "interpretation: fangxun-jiedu";
        right: "interpretation: fangxun-jiedu.md";
    }
    /// A superseded document that still says it is in force.
    SUPERSEDED_IN_FORCE = "ZB515" Warning rule "superseded" {
        title: "已被代替的文件仍写着现行有效", "a superseded document still says it is in force";
        meaning: "一份文件被新文件代替后，要把它的 validity（有效性）改为 废止、失效 或 已修改。",
                 "When a document takes the place of another, the validity of the old one becomes repealed, lapsed or amended.";
        wrong: "validity: 现行有效";
        right: "validity: 废止";
    }
    /// A review that site.toml requires.
    MISSING_REVIEW = "ZB516" Error rule "reviews" {
        title: "缺少审核", "a review is missing";
        meaning: "site.toml 的 [review] require 要求先审后发：写齐初审、复审、终审三个不同的人，文章才能发布。没有审完的稿件加 draft: true。",
                 "[review] require in site.toml wants articles reviewed before they are published: three reviews by three people. Until then, mark the article draft: true.";
        wrong: "review: { first: 甲 }";
        right: "review: { first: 甲, second: 乙, third: 丙 }";
    }
    /// A name that Windows cannot hold.
    WINDOWS_NAME = "ZB561" Warning rule "windows_names" {
        title: "Windows 上不能有的文件名", "a name that Windows cannot hold";
        meaning: "con、prn、aux、nul、com1 至 com9、lpt1 至 lpt9 是 Windows 的设备名，带任何扩展名都不能作文件名；以点或空格结尾的也不行。网站可以发布，但拷贝到办公电脑上会出错。",
                 "con, prn, aux, nul, com1 to com9 and lpt1 to lpt9 are devices of Windows and no file can be called so, with whatever ending; nor can a name end in a dot or a space. The site is published, but cannot be copied to an office's computer.";
        wrong: "content/yaowen/con.md";
        right: "content/yaowen/hui-yi.md";
    }
    /// More of something than a site can have.
    TOO_MANY = "ZB571" Error {
        title: "数量太多", "there are too many of them";
        meaning: "栏目最多 500 个、10 层，content 里单独的网页最多 500 个，编辑和标签各最多 20000 个，旧网址（aliases）一共最多 20000 个。每个栏目都在每一页的菜单里，每个名称、每个旧网址都是一个网页：多得这样离谱，一定是粘贴或导出时出了错。",
                 "A site has at most 500 categories, ten deep, 500 plain pages, 20,000 editors, 20,000 tags and 20,000 old addresses. Every category stands in the menu of every page, and every name and old address is a page: so many come from a slip while pasting or exporting.";
        wrong: "tags: [1, 2, 3, 4, 5, …]";
        right: "tags: [春耕, 农业]";
    }
}
