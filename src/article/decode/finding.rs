//! The findings about a file's bytes, in words.

use encoding_rs::{Encoding, GB18030};

use super::{Refusal, codes};
use crate::diagnostic::{Diagnostic, Place};
use crate::source::SourcePath;
use crate::text;

fn name(encoding: &'static Encoding) -> &'static str {
    if encoding == GB18030 { "GB18030 (GBK)" } else { encoding.name() }
}

/// Nobody can tell what the file says.
pub(super) fn refused(path: &SourcePath, refusal: &Refusal) -> Diagnostic {
    let (line, message, help) = match refusal {
        Refusal::Damaged(encoding, line) => {
            let name = name(encoding);
            let message = text!(
                "第 {line} 行有无法识别的字节，不能按 {name} 无损读取",
                "line {line} holds bytes that cannot be read: they are not {name}"
            );
            let help = text!(
                "用原来的软件打开文件，检查这一行，再另存为 UTF-8",
                "open the file in the program it came from, check this line, and save it as UTF-8"
            );
            (line, message, help)
        }
        Refusal::Mixed { word, encoding, rest, line } => {
            let (name, rest) = (name(encoding), name(rest));
            let message = text!(
                "第 {line} 行的“{word}”是 {name} 编码，文件的其余部分是 {rest}",
                "“{word}” in line {line} is {name}, the rest of the file is {rest}"
            );
            let help = text!(
                "打开文件，把这一行变成乱码的字重新打一遍，再另存为 UTF-8",
                "open the file, type again what is garbled in this line, and save it as UTF-8"
            );
            (line, message, help)
        }
        Refusal::Big5 => return big5(path),
    };
    Diagnostic::new(&codes::UNKNOWN_ENCODING, Place::Line(path.clone(), *line), message).help(help)
}

/// The file is in the encoding of other regions.
fn big5(path: &SourcePath) -> Diagnostic {
    let message = text!(
        "文件是 Big5（繁体中文）编码，不能直接读取",
        "the file is in Big5 (traditional Chinese), which is not read"
    );
    Diagnostic::new(&codes::UNKNOWN_ENCODING, path, message).help(text!(
        "在写它的软件里打开，另存为 UTF-8",
        "open it in the program it came from and save it as UTF-8"
    ))
}

/// The encoding was guessed; the first words tell an editor whether rightly.
pub(super) fn guessed(path: &SourcePath, encoding: &'static Encoding, text: &str) -> Diagnostic {
    let name = name(encoding);
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let shown: String = lines.find(|line| !line.is_ascii()).unwrap_or_default().chars().take(30).collect();
    let message =
        text!("文件按 {name} 读取，内容如“{shown}”", "the file was read as {name}; it says “{shown}”");
    Diagnostic::new(&codes::GUESSED_ENCODING, path, message).help(text!(
        "核对网页上的文字；另存为 UTF-8 就不再提示",
        "check the page; saved as UTF-8 the file is read without guessing"
    ))
}

/// U+0000 or noncharacters, the first of them in this line.
pub(super) fn forbidden(path: &SourcePath, line: usize, c: char, count: usize) -> Diagnostic {
    let code = u32::from(c);
    let message = text!(
        "第 {line} 行有字符 U+{code:04X}（全文共 {count} 个），它不能出现在文本里",
        "line {line} holds U+{code:04X} ({count} in the file), which no text may hold"
    );
    let help = text!(
        "删掉这些字符；如果文件打开是乱码，请用原来的软件另存为 UTF-8",
        "delete them; if the file looks garbled, save it as UTF-8 in the program it came from"
    );
    Diagnostic::new(&codes::FORBIDDEN_CHARACTER, Place::Line(path.clone(), line), message).help(help)
}

/// Control characters, the first of them in this line.
pub(super) fn control(path: &SourcePath, line: usize, c: char, count: usize) -> Diagnostic {
    let code = u32::from(c);
    let message = text!(
        "第 {line} 行有控制字符 U+{code:04X}（全文共 {count} 个），已换成空格",
        "line {line} holds the control character U+{code:04X} ({count} in the file), replaced by a space"
    );
    let help = text!(
        "在这一行删掉看不见的字符，需要换行就按回车",
        "delete the invisible character in this line; press Enter where a new line is meant"
    );
    Diagnostic::new(&codes::CONTROL_CHARACTER, Place::Line(path.clone(), line), message).help(help)
}
