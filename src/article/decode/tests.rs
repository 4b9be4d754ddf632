//! Files as offices save them.

use super::*;

const TEXT: &str = "标题：金山镇\n日期：2025年4月1日，增长5.5%。\n";

fn path() -> SourcePath {
    SourcePath::new("content/a.md").unwrap()
}

fn text(bytes: &[u8]) -> String {
    decode(&path(), bytes).value.expect("should be read").text().to_owned()
}

fn utf_16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(order).collect()
}

fn gbk(text: &str) -> Vec<u8> {
    GB18030.encode(text).0.into_owned()
}

/// A notice of 47 lines as offices write them; the 26th is its point 10.
fn notice() -> String {
    let head = "---\n标题: 关于做好2025年防汛工作的通知\n日期: 2025年4月1日\n---\n\n各村（社区）：\n\n";
    let points = (1..=18).map(|number| {
        format!(
            "{number}. 各村要高度重视防汛工作，落实24小时值班和领导带班，险情要在30分钟内上报镇防汛办。\n\n"
        )
    });
    let foot = "金山镇人民政府\n2025年4月1日\n\n（联系人：黄喆，电话：0791-0000000）\n";
    format!("{head}{}{foot}", points.collect::<String>())
}

/// The bytes with one line of them (from 1) changed.
fn with_line(bytes: &[u8], line: usize, change: impl Fn(&mut Vec<u8>)) -> Vec<u8> {
    let mut lines: Vec<Vec<u8>> = bytes.split(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
    change(&mut lines[line - 1]);
    lines.join(&b'\n')
}

/// The code and line of the only finding of a refused file.
fn refused(bytes: &[u8]) -> (&'static str, usize) {
    let checked = decode(&path(), bytes);
    assert!(checked.value.is_none(), "{:?}", checked.value.map(|source| source.text().to_owned()));
    assert_eq!(checked.diagnostics.len(), 1, "{:?}", checked.diagnostics);
    (checked.diagnostics[0].code.id, checked.diagnostics[0].position().0)
}

#[test]
fn every_encoding_of_an_office_gives_the_same_text() {
    let little: Vec<u8> = utf_16(TEXT, u16::to_le_bytes);
    let big: Vec<u8> = utf_16(TEXT, u16::to_be_bytes);
    assert_eq!(text(TEXT.as_bytes()), TEXT);
    assert_eq!(text(&[b"\xEF\xBB\xBF", TEXT.as_bytes()].concat()), TEXT);
    assert_eq!(text(&gbk(TEXT)), TEXT);
    assert_eq!(text(&little), TEXT);
    assert_eq!(text(&big), TEXT);
    assert_eq!(text(&[b"\xFF\xFE", little.as_slice()].concat()), TEXT);
    assert_eq!(text(&[b"\xFE\xFF", big.as_slice()].concat()), TEXT);
    assert_eq!(text(&utf_16("title: plain\n", u16::to_le_bytes)), "title: plain\n");
    assert_eq!(text(b""), "");
}

#[test]
fn a_guess_is_told_and_a_mark_is_not() {
    let codes = |bytes: &[u8]| {
        decode(&path(), bytes).diagnostics.iter().map(|found| found.code.id).collect::<Vec<_>>()
    };
    assert_eq!(codes(&gbk(TEXT)), ["ZB006"]);
    assert_eq!(codes(&utf_16(TEXT, u16::to_le_bytes)), ["ZB006"]);
    assert_eq!(codes(&[b"\xFF\xFE", utf_16(TEXT, u16::to_le_bytes).as_slice()].concat()), [""; 0]);
    assert_eq!(codes(TEXT.as_bytes()), [""; 0]);
}

#[test]
fn short_gbk_that_is_valid_utf_8_is_gbk() {
    assert_eq!(text(&[0xCD, 0xA8, 0xD6, 0xAA]), "通知");
    for chinese in ["title: 通知\n", "title: 谢谢\n\n谢谢\n", "标题: 市直", "GDP提升"] {
        assert_eq!(text(&gbk(chinese)), chinese);
    }
}

#[test]
fn words_of_western_languages_are_no_gbk() {
    for utf_8 in [
        "café",
        "5×6=30 · ±2°C",
        "Привет",
        "naïve façade",
        "αβγ ∞",
        "title: Soirée créée\n",
        "Noël, façade, année créée, «mûr»",
        "lüèguò · nǚ'ér",
        "Žižka, żółć, őű",
        "a ·· b ±±",
    ] {
        let checked = decode(&path(), utf_8.as_bytes());
        assert_eq!(checked.value.unwrap().text(), utf_8);
        assert_eq!(checked.diagnostics, [], "{utf_8}");
    }
    // The same in the code page of a Western system is in none of our encodings.
    assert_eq!(refused(b"---\ntitle: Soir\xE9e cr\xE9\xE9e\n---\n"), ("ZB004", 2));
}

#[test]
fn rare_characters_of_gb18030_are_read() {
    let rare = "𠮷村㑇镇，喆、镕、𬱖\n";
    assert_eq!(text(&gbk(&rare.repeat(3))), rare.repeat(3));
}

#[test]
fn line_ends_become_one_kind() {
    assert_eq!(text("甲\r\n乙\r丙\n\r\n丁\r".as_bytes()), "甲\n乙\n丙\n\n丁\n");
}

#[test]
fn damaged_files_are_refused_with_the_line() {
    let whole = "标题：金山镇\n日期\n".as_bytes();
    assert_eq!(refused(&whole[..whole.len() - 2]), ("ZB004", 2), "cut within a character");
    assert_eq!(refused(b"a\nb\xFFc"), ("ZB004", 2));
    assert_eq!(refused(b"\xFF\xFE\x00\xD8a\x00"), ("ZB004", 1), "a lone surrogate");
    assert_eq!(refused(b"\xEF\xBB\xBFa\nb\xFF\xFF"), ("ZB004", 2));
    for bytes in [gbk(&notice()), notice().into_bytes()] {
        let damaged = |change: &dyn Fn(&mut Vec<u8>)| refused(&with_line(&bytes, 26, change));
        assert_eq!(
            damaged(&|line| line.truncate(line.len() - 1)),
            ("ZB004", 26),
            "half a character at the end"
        );
        assert_eq!(damaged(&|line| line.drain(9..10).for_each(drop)), ("ZB004", 26), "a byte that is lost");
        assert_eq!(damaged(&|line| line.push(0xFF)), ("ZB004", 26), "a byte too much");
        assert_eq!(damaged(&|line| line[8] = b'?'), ("ZB004", 26), "a byte that was replaced");
        assert_eq!(refused(&bytes[..bytes.len() - 2]), ("ZB004", 47), "cut at the end");
        let returns: Vec<u8> = bytes.iter().map(|byte| if *byte == b'\n' { b'\r' } else { *byte }).collect();
        assert_eq!(refused(&returns[..returns.len() - 2]), ("ZB004", 47), "the same with lone returns");
    }
    for order in [u16::to_le_bytes, u16::to_be_bytes] {
        let bytes = utf_16(&notice(), order);
        assert_eq!(refused(&bytes[..bytes.len() - 3]), ("ZB004", 47), "half a code unit at the end");
    }
}

#[test]
fn mixed_files_are_refused_with_the_line_and_the_word() {
    let said = |bytes: &[u8]| {
        let (id, line) = refused(bytes);
        (id, line, decode(&path(), bytes).diagnostics[0].message.zh.clone())
    };
    for word in [
        "防汛",
        "会议",
        "代表",
        "主席",
        "主任",
        "责任",
        "地质",
        "污水",
        "函件",
        "工作会",
        "指挥部",
        "鄱阳湖",
        "防汛抗旱",
        "关于做好防汛工作的通知",
        "，各村",
    ] {
        // At the start of a line, in the middle of it, in front of digits, at its end.
        for at in [0, 4, 32, usize::MAX] {
            let pasted = with_line(&gbk(&notice()), 26, |line| {
                let at = at.min(line.len());
                drop(line.splice(at..at, word.bytes()));
            });
            let (id, line, message) = said(&pasted);
            assert_eq!((id, line), ("ZB004", 26), "{word} at {at}");
            let shown: String = word.chars().take(8).collect();
            let sentence = format!("第 26 行的“{shown}”是 UTF-8 编码，文件的其余部分是 GB18030 (GBK)");
            assert_eq!(message, sentence, "{word} at {at}");
        }
        let front = |line: &mut Vec<u8>| drop(line.splice(0..0, gbk(word)));
        assert_eq!(refused(&with_line(notice().as_bytes(), 26, front)), ("ZB004", 26), "{word} in GBK");
    }
    let second = with_line(&gbk(&notice()), 26, |line| line.extend("汛".bytes()));
    assert_eq!(refused(&second), ("ZB004", 26), "a single character");
    let both = [gbk("---\n标题: 通知\n---\n"), notice().into_bytes()].concat();
    assert_eq!(refused(&both), ("ZB004", 2), "the smaller part is the wrong one");
    let both = [notice().into_bytes(), b"\n".to_vec(), gbk("第二部分\n")].concat();
    assert_eq!(refused(&both), ("ZB004", 49));
    let both = [gbk(&notice()), "第二部分\n".as_bytes().to_vec()].concat();
    assert_eq!(refused(&both), ("ZB004", 48));
}

#[test]
fn gbk_words_that_are_valid_utf_8_are_found_in_utf_8() {
    for word in
        ["通知", "统计", "农业", "压实", "什么", "准确", "一时", "一些", "学校", "全省", "系统", "实施"]
            .map(gbk)
            .iter()
            .filter(|word| std::str::from_utf8(word).is_ok())
    {
        for front in ["各村：", "关于", "2025", "", "（"] {
            let line = [front.as_bytes(), word, "发布".as_bytes()].concat();
            let bytes = with_line(notice().as_bytes(), 26, |text| *text = line.clone());
            assert!(std::str::from_utf8(&bytes).is_ok());
            assert_eq!(refused(&bytes), ("ZB004", 26), "{front}");
        }
    }
    let said = decode(&path(), &[notice().as_bytes(), &gbk("通知")].concat());
    assert_eq!(
        said.diagnostics[0].message.en,
        "“通知” in line 48 is GB18030 (GBK), the rest of the file is UTF-8"
    );
    // Marks where languages put them, and where people play with them.
    for right in [
        "ế nặng nề",
        "שָׁלוֹם",
        "0.3\u{307}2\u{331}",
        "删\u{336}除\u{336}",
        "ʃəˈ θɪŋ ðə wɪð，读音əðθɪ、ɪñə、tʰə",
        "功率为5кВт，磁感应强度为3мкТл",
        "Өвөр Монгол, обʼєкт, Қазақстан",
        "电阻µΩ，角α·β，μΩ÷λ±ρ",
        "符号ñʷ、šʷ、ʰʲ，元音üéñ",
        "cơm, ưu, ĩũ，中文ũĩ中文",
    ] {
        let text = format!("{}{right}\n", notice());
        assert_eq!(decode(&path(), text.as_bytes()).diagnostics, [], "{right}");
    }
}

/// All Markdown below a folder.
fn markdown(folder: &std::path::Path, texts: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            markdown(&path, texts);
        } else if path.extension().is_some_and(|end| end == "md") {
            texts.push(std::fs::read_to_string(path).unwrap());
        }
    }
}

#[test]
fn chinese_saved_in_gbk_is_never_taken_for_something_else() {
    let mut texts = vec![
        notice(),
        "┌──┬──┐\n│甲│乙│\n└──┴──┘\n".to_owned(),
        "魑魅魍魉，瞿塘滟滪，潋滟溟濛，饕餮、貔貅，邳州睢宁。\n".repeat(3),
    ];
    markdown(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("content"), &mut texts);
    assert!(texts.len() > 20, "{}", texts.len());
    for whole in texts {
        assert_eq!(text(&gbk(&whole)), whole);
        for line in whole.lines().filter(|line| !line.is_empty()) {
            assert_eq!(text(&gbk(line)), line);
        }
    }
}

proptest::proptest! {
    #![proptest_config(crate::source::property::cases(256))]

    #[test]
    fn any_bytes_are_read_or_refused(
        parts in proptest::collection::vec(("[ a-z0-9\n\r\0]{0,4}[防汛，各村会议Ⅰé😀]{0,6}", 0..4, proptest::collection::vec(0u8.., 0..3)), 0..8)
    ) {
        let mut bytes = Vec::new();
        for (text, form, more) in parts {
            match form {
                0 => bytes.extend(text.bytes()),
                1 => bytes.extend(gbk(&text)),
                2 => bytes.extend(utf_16(&text, u16::to_le_bytes)),
                _ => bytes.extend(more),
            }
        }
        let checked = decode(&path(), &bytes);
        proptest::prop_assert_eq!(checked.value.is_none(), crate::diagnostic::has_errors(&checked.diagnostics));
        let lines = bytes.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count() + 1;
        proptest::prop_assert!(checked.diagnostics.iter().all(|found| found.position().0 <= lines));
    }
}

#[test]
fn forbidden_characters_are_refused_and_controls_replaced() {
    assert_eq!(refused("甲\n乙\0丙".as_bytes()), ("ZB007", 2));
    assert_eq!(refused("甲\n\n\u{FDD0}".as_bytes()), ("ZB007", 3));
    assert_eq!(refused("甲\u{FFFF}".as_bytes()), ("ZB007", 1));
    assert_eq!(refused("甲\u{1FFFE}".as_bytes()), ("ZB007", 1));
    let controls = decode(&path(), "甲\n乙\u{7}丙\u{8}".as_bytes());
    assert_eq!(controls.value.unwrap().text(), "甲\n乙 丙 ");
    assert_eq!((controls.diagnostics[0].code.id, controls.diagnostics[0].position().0), ("ZB008", 2));
}

#[test]
fn manual_line_breaks_of_word_processors_separate_lines_of_the_body() {
    let body = decode(&path(), "甲\u{B}乙".as_bytes());
    assert_eq!((body.value.unwrap().text(), body.diagnostics.len()), ("甲\u{2028}乙", 0));
    let title = decode(&path(), "---\ntitle: 甲\u{B}乙\n---\n丙\u{B}丁".as_bytes());
    assert_eq!(
        (title.value.unwrap().text(), title.diagnostics.len()),
        ("---\ntitle: 甲 乙\n---\n丙\u{2028}丁", 1)
    );
}

#[test]
fn zeros_behind_a_text_are_told_once() {
    let zeros = vec![0; 1_000_000];
    for bytes in [gbk(&notice()), notice().into_bytes(), utf_16(&notice(), u16::to_le_bytes)] {
        assert_eq!(refused(&[bytes.as_slice(), &zeros].concat()), ("ZB007", 48));
    }
    assert_eq!(refused("甲\0\r\n".repeat(300_000).as_bytes()), ("ZB007", 1));
    // A text with a single zero is no UTF-16, although half of its letters look like it.
    assert_eq!(refused(b"a plain english text with one zer\0 in it and more words behind it"), ("ZB007", 1));
}

#[test]
fn names_in_gbk_can_be_read() {
    for name in ["防汛.md", "通知.md", "通知 2.docx"] {
        assert_eq!(gbk_name(&gbk(name)).as_deref(), Some(name));
    }
    for name in
        [&b"\xB7\xC0\xFF.md"[..], b"caf\xE9e.md", "防汛.md".as_bytes(), "Soirée créée.md".as_bytes(), b"a.md"]
    {
        assert_eq!(gbk_name(name), None);
    }
}

#[test]
fn what_is_no_text_is_refused() {
    assert!(decode(&path(), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xFF\xD8").value.is_none());
    assert!(decode(&path(), &[0; 100]).value.is_none());
}

#[test]
fn big5_is_refused_by_name_and_traditional_gbk_is_read() {
    let traditional =
        "標題: 關於做好防汛工作的通知\n\n各鄉鎮人民政府：現將有關事項通知如下，請認真貫徹執行。\n";
    let big5 = encoding_rs::BIG5.encode(traditional).0.into_owned();
    let checked = decode(&path(), &big5);
    assert!(checked.value.is_none());
    assert!(checked.diagnostics[0].message.zh.contains("Big5"), "{:?}", checked.diagnostics);
    assert_eq!(text(&gbk(traditional)), traditional);
}
