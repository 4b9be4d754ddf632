//! ZB0: files as they lie on the disk.

use super::family;

family! {
    /// A name that is not UTF-8.
    NAME_NOT_UNICODE = "ZB001" Error {
        title: "文件名不是 UTF-8", "file name is not UTF-8";
        meaning: "文件名中有无法识别的字节，多半来自旧系统的压缩包。网址由文件名生成，所以请先改名。",
                 "The file's name holds bytes that are no UTF-8, often from an old archive. Addresses are made from file names, so rename it first.";
        wrong: "content/tongzhi/\\xB7\\xC0\\xD1\\xB4.md";
        right: "content/tongzhi/tongzhi.md";
    }
    /// A symbolic link, FIFO, device or socket.
    NOT_A_FILE = "ZB002" Warning {
        title: "不是普通文件", "not a regular file";
        meaning: "符号链接、管道、设备等一律不读取，也不发布：链接可能把站外的文件带到网上。请放入文件本身。",
                 "Symbolic links, pipes and devices are neither read nor published: a link could publish a file from outside the site. Put the file itself there.";
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
        title: "文件名只有大小写不同", "names differ only in case";
        meaning: "在 Windows 上这是同一个文件，在 Linux 上是两个。请改掉其中一个。",
                 "On Windows these are one file, on Linux two. Rename one of them.";
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
}
