//! Findings about files and folders as they lie on the disk.

use crate::diagnostic::family;

family! {
    /// A name that is not UTF-8.
    NAME_NOT_UNICODE = "ZB001" Error {
        title: "名称不是 UTF-8", "a name is not UTF-8";
        meaning: "文件或文件夹的名称中有无法识别的字节，多半来自旧系统的压缩包，是 GBK 编码。网址由名称生成，所以请先改名；在那之前不读取。",
                 "The name of a file or folder holds bytes that are no UTF-8, often GBK from an old archive. Addresses are made from names, so rename it first; until then it is not read.";
        wrong: "content/tongzhi/\\xB7\\xC0\\xD1\\xB4.md";
        right: "content/tongzhi/tongzhi.md";
    }
    /// A symbolic link, FIFO, device or socket.
    NOT_A_FILE = "ZB002" Warning {
        title: "不是普通文件", "not a regular file";
        meaning: "符号链接、管道、设备等一律不读取，也不发布：链接可能把站外的文件带到网上。请放入文件本身。content、static、templates、themes 和 site.toml 本身是链接时，网站就不完整，所以是错误。",
                 "Symbolic links, pipes and devices are neither read nor published: a link could publish a file from outside the site. Put the file itself there. Where content, static, templates, themes or site.toml itself is a link, the site would not be whole, and that is an error.";
        wrong: "content/tongzhi/a.md -> /etc/hosts";
        right: "content/tongzhi/a.md";
    }
    /// A file that could not be read.
    UNREADABLE = "ZB003" Error {
        title: "文件无法读取", "file cannot be read";
        meaning: "系统拒绝读取这个文件，通常是权限问题，或者文件在读取时被移走。",
                 "The system refuses to read this file, usually for its permissions, or it was moved away while being read.";
        wrong: "-rw------- root content/tongzhi/a.md";
        right: "-rw-r--r-- content/tongzhi/a.md";
    }
    /// Names that differ only in upper and lower case.
    CASE_COLLISION = "ZB005" Error {
        title: "名称只有大小写不同", "names differ only in case";
        meaning: "在 Windows 上这是同一个文件或文件夹，在 Linux 上是两个。请给其中一个改名。",
                 "On Windows these are one file or folder, on Linux two. Rename one of them.";
        wrong: "content/renda/A.md, content/renda/a.md";
        right: "content/renda/a.md, content/renda/b.md";
    }
    /// A text of many megabytes.
    TOO_LARGE = "ZB009" Error {
        title: "文本文件太大", "the text file is too large";
        meaning: "一篇稿件通常只有几十 KB。几 MB 的文本文件，多半是图片以 data: 编码贴进了正文，或者是别的文件改名成了 .md。单个文本文件最多 1 MB，超过的不读取。",
                 "An article has some ten kilobytes. A text of megabytes carries pictures as data: inside, or is another file renamed to .md. A text has at most 1 MB; larger ones are not read.";
        wrong: "![会场](data:image/png;base64,iVBORw0KGgo…)";
        right: "![会场](huichang.png)";
    }
    /// Folders nested deeper than they are read.
    TOO_DEEP = "ZB010" Error {
        title: "文件夹套得太深", "folders nested too deeply";
        meaning: "文件夹最多套 64 层，再往里不读取，里面的文章会不见。多半是解压或复制时把文件夹放进了它自己。请把文件移到上层。",
                 "Folders are read 64 levels deep; articles further inside would be missing. Mostly a folder was unpacked or copied into itself. Move the files further up.";
        wrong: "content/tongzhi/tongzhi/tongzhi/…/a.md";
        right: "content/tongzhi/a.md";
    }
    /// Invisible characters in the name of a file or folder.
    UNSEEN_IN_NAME = "ZB011" Error {
        title: "名称里有看不见的字符", "a name holds an invisible character";
        meaning: "文件或文件夹的名称里有控制字符、零宽字符（如 U+200B），或改变书写方向的控制符（如 U+202E）：它能让 exe 文件看上去像 doc，稿件里也写不出这个名称。这样的文件不读取，请改名。",
                 "The name of a file or folder holds a control character, one without width (such as U+200B), or one that changes the direction of writing (such as U+202E): it makes an exe file look like a doc, and nobody can type that name in an article. Such files are not read; rename them.";
        wrong: "content/tongzhi/附件\\u{202E}cod.exe";
        right: "content/tongzhi/附件exe.doc";
    }
    /// There is no site.toml.
    MISSING = "ZB101" Error {
        title: "没有 site.toml", "there is no site.toml";
        meaning: "网站的根文件夹里必须有 site.toml，里面至少写 title 和 base_url。",
                 "The site's root folder must hold a site.toml with at least title and base_url.";
        wrong: "content/ themes/";
        right: "content/ themes/ site.toml";
    }
    /// The theme of site.toml is not there.
    MISSING_THEME = "ZB701" Error {
        title: "主题不存在", "the theme does not exist";
        meaning: "site.toml 的 theme 必须是 themes/ 里的文件夹名，或者内置主题 jinshan。",
                 "The theme of site.toml must be a folder in themes/ or the built-in theme jinshan.";
        wrong: "theme = \"jinsan\"";
        right: "theme = \"jinshan\"";
    }
    /// A site without a text.
    NO_CONTENT = "ZB040" Error {
        title: "网站没有内容", "the site has no content";
        meaning: "content 文件夹不见了，或者里面一篇文章也没有。这多半是网络盘没有连上、文件夹被移走或改名；照这样发布，网上的全部文章都会撤下，所以不发布。",
                 "The folder content is missing or holds no article. Mostly a network drive is not connected, or the folder was moved or renamed; publishing it would take every article off line, so nothing is published.";
        wrong: "content/";
        right: "content/yaowen/2025-04-01-huiyi.md";
    }
    /// An SVG picture that does more than show something.
    ACTIVE_PICTURE = "ZB041" Error {
        title: "SVG 图片里有脚本或外部内容", "an SVG picture with scripts or outer content";
        meaning: "SVG 图片可以带脚本、动作和外部文件，读者直接打开它时会运行，权限和本站的网页一样。这样的图片不发布。",
                 "An SVG picture can carry scripts, actions and outer files, which run with the rights of the site's own pages when a reader opens it. Such pictures are not published.";
        wrong: "<svg><script>…</script></svg>";
        right: "<svg><path d=\"M0 0h9\"/></svg>";
    }
}
