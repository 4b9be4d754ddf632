//! ZB0: files as they lie on the disk.

use super::family;

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
    /// Bytes that are no text in any known encoding.
    UNKNOWN_ENCODING = "ZB004" Error {
        title: "文字编码无法识别", "the text encoding cannot be recognised";
        meaning: "文件不是完整的 UTF-8、GB18030（GBK）或 UTF-16 文本：可能在复制时损坏，也可能把两种编码的内容拼在了一起。宁可不发布，也不发布乱码。请用原来的软件打开，另存为 UTF-8。",
                 "The file is no complete text in UTF-8, GB18030 (GBK) or UTF-16: damaged while copied, or pieced together from two encodings. It is refused rather than published garbled. Open it in the program it came from and save it as UTF-8.";
        wrong: "E9 87 91 E5 B1 (…)";
        right: "E9 87 91 E5 B1 B1 E9 95 87 = 金山镇";
    }
    /// Names that differ only in upper and lower case.
    CASE_COLLISION = "ZB005" Error {
        title: "名称只有大小写不同", "names differ only in case";
        meaning: "在 Windows 上这是同一个文件或文件夹，在 Linux 上是两个。请给其中一个改名。",
                 "On Windows these are one file or folder, on Linux two. Rename one of them.";
        wrong: "content/renda/A.md, content/renda/a.md";
        right: "content/renda/a.md, content/renda/b.md";
    }
    /// Text that is not UTF-8 and was decoded by its looks.
    GUESSED_ENCODING = "ZB006" Warning {
        title: "文件不是 UTF-8", "the file is not UTF-8";
        meaning: "文件没有注明编码，按内容判断为 GB18030（GBK）或没有标记的 UTF-16，并已无损转换。请看一眼网页上的文字；在记事本或 WPS 里另存为 UTF-8 就不再提示。",
                 "The file does not say its encoding; by its content it is GB18030 (GBK) or UTF-16 without a mark, and was converted without loss. Have a look at the page; saved as UTF-8 the file is read without guessing.";
        wrong: "BD F0 C9 BD D5 F2 = 金山镇 (GBK)";
        right: "E9 87 91 E5 B1 B1 E9 95 87 = 金山镇 (UTF-8)";
    }
    /// U+0000 or a noncharacter.
    FORBIDDEN_CHARACTER = "ZB007" Error {
        title: "文件中有不能出现在文本里的字符", "the file holds a character that no text may hold";
        meaning: "U+0000 和 Unicode 的“非字符”（如 U+FDD0、U+FFFF）不是文字，多半说明文件损坏，或者这根本不是文本文件。",
                 "U+0000 and Unicode's noncharacters (such as U+FDD0 and U+FFFF) are no text; the file is damaged, or no text file at all.";
        wrong: "金山\\u{0}镇";
        right: "金山镇";
    }
    /// Control characters, left out.
    CONTROL_CHARACTER = "ZB008" Warning {
        title: "文件中有控制字符", "the file holds control characters";
        meaning: "从 Word 或旧系统粘贴来的文字有时带着看不见的控制字符（如 U+000B 手动换行），网页和订阅里不允许出现。它们已换成空格；请在这一行删掉。",
                 "Text pasted from Word or old systems sometimes carries invisible control characters (such as U+000B, a manual line break), which pages and feeds may not hold. They were replaced by spaces; delete them in this line.";
        wrong: "第一行\\u{B}第二行";
        right: "第一行\n第二行";
    }
    /// A text of many megabytes.
    TOO_LARGE = "ZB009" Error {
        title: "文本文件太大", "the text file is too large";
        meaning: "一篇稿件通常只有几十 KB。几 MB 的文本文件，多半是图片以 data: 编码贴进了正文，或者是别的文件改名成了 .md。单个文本文件最多 8 MB，超过的不读取。",
                 "An article has some ten kilobytes. A text of megabytes carries pictures as data: inside, or is another file renamed to .md. A text has at most 8 MB; larger ones are not read.";
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
        meaning: "文件或文件夹的名称里有控制字符，或改变书写方向的控制符（如 U+202E）：它能让 exe 文件看上去像 doc，稿件里也写不出这个名称。这样的文件不读取，请改名。",
                 "The name of a file or folder holds a control character, or one that changes the direction of writing (such as U+202E): it makes an exe file look like a doc, and nobody can type that name in an article. Such files are not read; rename them.";
        wrong: "content/tongzhi/附件\\u{202E}cod.exe";
        right: "content/tongzhi/附件exe.doc";
    }
}
