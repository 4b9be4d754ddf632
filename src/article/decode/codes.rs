//! Findings about the bytes of a text.

use crate::diagnostic::family;

family! {
    /// Bytes that are no text in any known encoding.
    UNKNOWN_ENCODING = "ZB004" Error {
        title: "文字编码无法识别", "the text encoding cannot be recognised";
        meaning: "文件不是完整的 UTF-8、GB18030（GBK）或 UTF-16 文本：可能在复制时损坏，也可能把两种编码的内容拼在了一起。宁可不发布，也不发布乱码。请用原来的软件打开，另存为 UTF-8。",
                 "The file is no complete text in UTF-8, GB18030 (GBK) or UTF-16: damaged while copied, or pieced together from two encodings. It is refused rather than published garbled. Open it in the program it came from and save it as UTF-8.";
        wrong: "E9 87 91 E5 B1 (…)";
        right: "E9 87 91 E5 B1 B1 E9 95 87 = 金山镇";
    }
    /// Text that is not UTF-8 and was decoded by its looks.
    GUESSED_ENCODING = "ZB006" Warning rule "encoding" {
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
    CONTROL_CHARACTER = "ZB008" Warning rule "control_characters" {
        title: "文件中有控制字符", "the file holds control characters";
        meaning: "从 Word 或旧系统粘贴来的文字有时带着看不见的控制字符（如 U+0008），网页和订阅里不允许出现。它们已换成空格；请在这一行删掉。",
                 "Text pasted from Word or old systems sometimes carries invisible control characters (such as U+0008), which pages and feeds may not hold. They were replaced by spaces; delete them in this line.";
        wrong: "第一行\\u{8}第二行";
        right: "第一行\n第二行";
    }
    /// A character of the private use areas.
    PRIVATE_USE = "ZB012" Warning rule "private_characters" {
        title: "私用区的字符，别人的电脑上看不到", "a private character that other computers do not show";
        meaning: "Unicode 的私用区没有统一的字。旧字库把生僻字放在那里（GB 18030—2000 把“䶮”放在 U+E863），换一台电脑就显示成方框或别的字。GB 18030—2022 给这些字定了正式的位置，请改用正式的字。",
                 "The private use areas of Unicode hold no characters that all agree on. Old fonts put rare ones there (GB 18030-2000 has 䶮 at U+E863); elsewhere they are boxes or something else. GB 18030-2022 gives them places of their own: write those.";
        wrong: "编辑: 刘\u{E863}";
        right: "编辑: 刘䶮";
    }
    /// U+FFFD.
    LOST_CHARACTER = "ZB013" Error {
        title: "有字丢了", "a character was lost";
        meaning: "“\u{FFFD}”是别的软件留下的记号：它读不懂原来的字，就换成了这个。原来的字已经不在文件里，请对照原稿补上。",
                 "“\u{FFFD}” is what a program puts in place of a character that it could not read. The character is no longer in the file; take it from the original.";
        wrong: "代表\u{FFFD}名";
        right: "代表91名";
    }
}
