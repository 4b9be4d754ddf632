//! What commands and options mean, in both languages.

use crate::diagnostic::Lang;

/// A thing on the command line in Chinese and English.
type Words = (&'static str, &'static str);

/// What a command does.
pub(super) fn command_words(name: &str) -> Option<Words> {
    Some(match name {
        "zhenbao" => {
            ("镇报：乡镇政务新闻的静态网站生成器", "zhenbao: the static site generator for township news")
        }
        "desk" => (
            "打开写稿台：在浏览器里写稿、检查、发布；还没有网站就先建一个",
            "open the desk: write, check and publish in the browser; where there is no site, make one",
        ),
        "init" => ("新建一个网站", "create a new site"),
        "new" => ("新建一篇文章", "create a new article"),
        "import" => (
            "把 Word、WPS、网页和文本文件变成草稿，并说明什么没有带过来",
            "make drafts of files of Word and WPS, web pages and texts, and tell what was not carried over",
        ),
        "build" => ("生成网站", "build the site"),
        "check" => (
            "检查全部文章和配置，不生成网站；--fix 改正确定的错误",
            "check all articles and settings without building; --fix mends what is certain",
        ),
        "serve" => (
            "在本机预览网站，--watch 随保存更新",
            "preview the site on this computer; --watch follows every save",
        ),
        "diff" => ("说明发布会改变什么，不写入", "tell what publishing would change; nothing is written"),
        "verify" => ("核对已发布的文件夹有没有被改动", "tell whether a published folder was tampered with"),
        "find" => (
            "列出一个名字或一句话出现的每一处：文章、文件名、附件，或已发布的网站",
            "list every place where a name or phrase stands: texts, names of files, attachments, or the published site",
        ),
        "mask" => (
            "把名单里的身份证号、银行卡号、手机号遮住，写成另一份",
            "write a copy of a list with identity, bank and mobile numbers masked",
        ),
        "rollback" => ("退回上一次发布", "go back to the previous publication"),
        "theme" => ("检查主题", "check themes"),
        "theme check" => (
            "用内置的样张检查主题：每种网页各生成一次",
            "check a theme with a built-in sample of every kind of page",
        ),
        "headers" => ("输出服务器的安全和缓存配置", "print security and cache settings for a server"),
        "explain" => ("说明一个诊断代码的含义和改法", "explain what a finding means and how to mend it"),
        "completions" => ("输出命令行补全脚本", "print a completion script for a shell"),
        "help" => ("显示帮助", "show help"),
        _ => return None,
    })
}

/// What an option means.
pub(super) fn option_words(id: &str) -> Option<Words> {
    Some(match id {
        "lang" => {
            ("显示语言：zh 或 en（默认取自系统）", "language of messages: zh or en (default: the system's)")
        }
        "quiet" => ("只显示错误", "print errors only"),
        "help" => ("显示帮助", "show help"),
        "version" => ("显示版本", "show the version"),
        "root" => (
            "网站所在的文件夹，即 site.toml 所在处（默认当前文件夹）",
            "folder of the site, where site.toml is (default: this folder)",
        ),
        "base_url" => ("代替 site.toml 中的 base_url", "takes the place of base_url in site.toml"),
        "drafts" => ("草稿也发布", "publish drafts too"),
        "future" => ("日期未到的文章也发布", "publish articles dated in the future too"),
        "expired" => ("过期的文章也照常发布", "publish expired articles as if they were not"),
        "strict" => ("警告按错误处理", "treat warnings as errors"),
        "clock" => ("把这个日期当作今天，如 2025-04-01", "take this date as today, such as 2025-04-01"),
        "format" => (
            "提示的格式：human、short、json 或 sarif（默认 human）",
            "form of findings: human, short, json or sarif (default: human)",
        ),
        "output" => (
            "生成到哪个文件夹（默认为网站中的 public）",
            "folder to publish into (default: public in the site)",
        ),
        "site_dir" => ("网站所在的文件夹（默认当前文件夹）", "folder of the site (default: this folder)"),
        "no_open" => ("不打开浏览器，只显示网址", "open no browser, only print the address"),
        "list" => ("名单，CSV 或 XLSX 文件", "the list, a CSV or XLSX file"),
        "output_file" => (
            "写到哪个 CSV 文件（默认在名单旁边加“-已遮盖”；不覆盖已有的文件）",
            "CSV file to write (default: beside the list; no file is overwritten)",
        ),
        "published" => ("已发布的文件夹（默认 public）", "the published folder (default: public)"),
        "dir" => (
            "新网站的文件夹，须为空或不存在（默认当前文件夹）",
            "folder of the new site, empty or not there yet (default: this folder)",
        ),
        "title" => ("文章标题", "title of the article"),
        "kind" => (
            "文章类型：news 新闻、session 会议、outline 提纲、targets 目标、notice 公告、document 文件、gongshi 公示、progress 进展（默认 news）",
            "kind of article: news, session, outline, targets, notice, document, gongshi or progress (default: news)",
        ),
        "category" => (
            "放入哪个栏目：栏目的名称，或 content 中的文件夹名",
            "category to put it in: its title, or the name of a folder in content",
        ),
        "date" => (
            "文章日期，如 2025-04-01（默认今天）",
            "date of the article, such as 2025-04-01 (default: today)",
        ),
        other => {
            return writing_words(other)
                .or_else(|| serving_words(other))
                .or_else(|| naming_words(other))
                .or_else(|| returning_words(other));
        }
    })
}

/// What an option means that has to do with what is written.
fn writing_words(id: &str) -> Option<Words> {
    Some(match id {
        "fix" => (
            "把确定无疑的改法写进文件，旧稿留在 .zhenbao/history",
            "write the repairs that are certain; old texts stay in .zhenbao/history",
        ),
        "accept" => (
            "把现有的警告记进 accepted.txt，以后不再提示（用于旧稿）",
            "write today's warnings into accepted.txt and tell them no more (for old articles)",
        ),
        "kind_of_article" => (
            "文章类型，不写就从内容判断：news 新闻、session 会议、outline 提纲、targets 目标、notice 公告、document 文件、gongshi 公示、progress 进展",
            "kind of article, told from the text if not given: news, session, outline, targets, notice, document, gongshi or progress",
        ),
        "imported" => (
            "要导入的文件：.docx、.doc、.wps、.txt、.html、.mhtml、.xlsx、.csv；写 - 从标准输入读",
            "files to import: .docx, .doc, .wps, .txt, .html, .mhtml, .xlsx, .csv; - reads standard input",
        ),
        "from" => (
            "导入一个老网站：hugo、hexo、jekyll 的文件夹，wordpress 的导出文件，或 html-folder 存下来的网页",
            "import an old site: a folder of hugo, hexo or jekyll, the export of wordpress, or an html-folder of saved pages",
        ),
        "publish" => (
            "老网站上已经发布的文章不作草稿（默认都是草稿）",
            "take articles that the old site had published as published (default: all are drafts)",
        ),
        "split" => (
            "一个文件里有几篇稿件时分开，互相链接",
            "take a file that holds several articles apart; they lead to each other",
        ),
        "accept_changes" => (
            "接受 Word 里的修订后导入（不写，遇到修订就列出来并停下）",
            "make the tracked changes of Word (without it, they are listed and the file is refused)",
        ),
        "json" => ("报告写成 JSON", "print the report as JSON"),
        "dry_run" => ("只报告会有哪些变化，不写入", "report what would change without writing"),
        "keep" => (
            "保留几次旧的发布供 rollback 使用（默认 1）",
            "earlier publications to keep for rollback (default: 1)",
        ),
        "no_sync" => (
            "不等数据写到磁盘（更快；断电时可能丢失新网站）",
            "do not wait for the disk (faster; a power cut may lose the new site)",
        ),
        _ => return None,
    })
}

/// What a name of something that there is means.
fn naming_words(id: &str) -> Option<Words> {
    Some(match id {
        "town" => (
            "镇名，如 金山镇（不写就在终端里问）",
            "name of the town, such as 金山镇 (asked for on a terminal)",
        ),
        "county" => ("所在的县区", "its county"),
        "office" => ("承办单位（默认为镇党政办公室）", "office that runs the site (default: 党政办公室)"),
        "editor" => ("编辑的姓名或单位（默认为承办单位）", "editor of the articles (default: the office)"),
        "theme" => (
            "主题的名称：themes 中的文件夹或内置主题（默认为本站的主题，连同本站的模板和选项）",
            "name of a theme: a folder in themes or a built-in one (default: this site's, with its own templates and options)",
        ),
        "server" => ("nginx、apache、caddy、iis 或 netlify", "nginx, apache, caddy, iis or netlify"),
        "code" => ("诊断代码，如 ZB101", "the number of a finding, such as ZB101"),
        "shell" => ("bash、elvish、fish、powershell 或 zsh", "bash, elvish, fish, powershell or zsh"),
        "command" => ("命令的名称", "name of a command"),
        "words" => ("要找的字词，可以写几个", "names or phrases, one or more"),
        "scope" => (
            "只在哪里找：drafts 没发布的稿件、attachments 附件、public 已发布的网站（默认为全部文章和附件）",
            "where to look: drafts, attachments or public, what is published (default: all texts and attachments)",
        ),
        "list_format" => (
            "结果的格式：list、json 或 csv（默认 list）",
            "form of the result: list, json or csv (default: list)",
        ),
        _ => return None,
    })
}

/// What an option about earlier publications means.
fn returning_words(id: &str) -> Option<Words> {
    Some(match id {
        "allow_removal" => {
            ("一次撤下很多文章也照样发布", "publish even though many articles go off line at once")
        }
        "steps" => (
            "退回到往前第几次发布（默认 1，编号见 --list）",
            "which publication to go back to (default: 1; --list shows the numbers)",
        ),
        "list" => ("列出可以退回的发布", "list the publications to go back to"),
        "allow_return" => (
            "后来撤下的文章重新出现也照样退回",
            "go back even though articles come back that were taken off line",
        ),
        _ => return None,
    })
}

/// What an option of `serve` means.
fn serving_words(id: &str) -> Option<Words> {
    Some(match id {
        "watch" => (
            "跟随保存即时更新预览（不加则只查看已发布的文件夹）",
            "follow every save (without: serve what is published)",
        ),
        "port" => (
            "端口；被占用时自动用后面的空闲端口（默认 1111）",
            "port; the next free one when it is taken (default: 1111)",
        ),
        "interface" => (
            "在哪个地址上提供预览（默认 127.0.0.1，只有本机能打开）",
            "address to serve on (default: 127.0.0.1, this computer only)",
        ),
        "open" => ("打开：serve 打开浏览器，new 打开稿件", "open it: serve the browser, new the article"),
        "navigate_to_changed" => ("浏览器跳到刚保存的文章", "let the browser go to the article just saved"),
        "no_drafts" => {
            ("不显示草稿（不加则显示，并标明是草稿）", "hide drafts (without: they are shown, and marked)")
        }
        "poll" => (
            "每隔多少毫秒查看一次文件夹，用于共享盘",
            "look at the folder every so many milliseconds; for shared drives",
        ),
        _ => return None,
    })
}

/// What stands for the value of an option.
pub(super) fn value_words(id: &str) -> Words {
    match id {
        "root" | "output" | "dir" | "published" => ("文件夹", "DIR"),
        "base_url" => ("网址", "URL"),
        "clock" | "date" => ("日期", "DATE"),
        "format" | "list_format" => ("格式", "FORM"),
        "words" => ("字词", "WORD"),
        "scope" => ("范围", "WHERE"),
        "lang" => ("语言", "LANG"),
        "keep" => ("个数", "N"),
        "steps" => ("编号", "N"),
        "port" => ("端口", "PORT"),
        "interface" => ("地址", "ADDRESS"),
        "poll" => ("毫秒", "MS"),
        "code" => ("代码", "CODE"),
        "title" => ("标题", "TITLE"),
        "town" => ("镇名", "TOWN"),
        "county" => ("县区", "COUNTY"),
        "office" => ("单位", "OFFICE"),
        "editor" => ("编辑", "EDITOR"),
        "kind" => ("类型", "KIND"),
        "category" => ("栏目", "CATEGORY"),
        "command" => ("命令", "COMMAND"),
        "theme" => ("主题", "THEME"),
        "server" => ("服务器", "SERVER"),
        _ => ("名称", "NAME"),
    }
}

/// The words in one language.
pub(super) fn one((zh, en): Words, lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}
