//! Files of other programs through `zhenbao import`: what lies in the site afterwards builds and checks clean.

use std::fmt::Write as _;
use std::fs;
use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use zip::write::SimpleFileOptions;

/// The text of a session with two reports and targets in one paste, in the layout that offices use.
const SEED: &str = include_str!("../import/huiyi.txt");

fn zhenbao(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_zhenbao"));
    command.current_dir(folder).stdin(Stdio::null()).args(arguments);
    for variable in ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "COLUMNS"] {
        command.env_remove(variable);
    }
    let output = command.output().expect("the program starts");
    let [out, err] =
        [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).expect("it writes UTF-8"));
    (output.status.code().expect("no signal ended it"), out, err)
}

/// A new site whose articles have an editor.
fn site() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let (code, _, err) = zhenbao(folder.path(), &["init", ".", "--town", "金山镇", "--editor", "李锡念"]);
    assert_eq!(code, 0, "{err}");
    folder
}

/// The articles of a site that were not there before, with their texts.
fn imported(site: &Path) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut open: Vec<PathBuf> = vec![site.join("content")];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            if entry.is_dir() {
                open.push(entry);
            } else if entry.extension().is_some_and(|ending| ending == "md") {
                let text = fs::read_to_string(&entry).expect("a text");
                let name = entry.file_name().expect("a name").to_string_lossy().into_owned();
                if text.contains("草稿: 是") {
                    found.push((name, text));
                }
            }
        }
    }
    found.sort();
    found
}

/// The program finds nothing to say about the site, drafts and all, and builds it.
fn is_clean(site: &Path) {
    let (code, out, err) = zhenbao(site, &["check"]);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    assert!(out.contains("错误 0 处，警告 0 处"), "{out}");
    let (code, _, err) = zhenbao(site, &["build", "--drafts", "--strict", "--future"]);
    assert_eq!(code, 0, "{err}");
}

#[test]
fn a_paste_of_four_articles_becomes_four_that_lead_to_each_other() {
    let site = site();
    fs::write(site.path().join("会议.txt"), SEED).expect("written");
    let (code, shown, _) = zhenbao(site.path(), &["import", "会议.txt", "--split", "--dry-run"]);
    assert_eq!((code, imported(site.path()).len()), (0, 0));
    let (code, out, err) = zhenbao(site.path(), &["import", "会议.txt", "--split"]);
    assert_eq!(code, 0, "{err}");
    assert!(out.starts_with(shown.trim_end()), "{shown}\n{out}");
    let articles = imported(site.path());
    let titles: Vec<&str> = articles
        .iter()
        .filter_map(|(_, text)| text.lines().find_map(|line| line.strip_prefix("标题: ")))
        .collect();
    assert_eq!(
        titles,
        [
            "金山镇2025年主要预期目标",
            "金山镇第六届人民代表大会第八次会议召开",
            "金山镇人大主席团工作报告提纲",
            "金山镇人民政府工作报告提纲"
        ]
    );
    for (name, text) in &articles {
        assert!(text.contains("编辑: 李锡念\n来源: 金山镇\n"), "{text}");
        let others = articles.iter().filter(|(other, _)| other != name);
        for (other, _) in others {
            assert!(text.contains(&format!("({other})")), "{name} does not lead to {other}");
        }
    }
    let session = &articles[1].1;
    for fact in [
        "届: 6",
        "次: 8",
        "开幕: 2025-03-31",
        "闭幕: 2025-04-01",
        "应到: 95",
        "请假: 4",
        "实到: 91",
        "- 职务: 副镇长",
        "名额: 1",
        "- 听取和审议金山镇人民政府工作报告",
    ] {
        assert!(session.contains(fact), "{fact}\n{session}");
    }
    let count = |text: &str, start: &str| text.lines().filter(|line| line.starts_with(start)).count();
    let (congress, government) = (&articles[2].1, &articles[3].1);
    assert_eq!(
        (count(government, "## "), count(government, "### "), count(government, "- ")),
        (4, 10, 32),
        "{government}"
    );
    assert_eq!((count(congress, "## "), count(congress, "### ")), (2, 4), "{congress}");
    assert_eq!(count(&articles[0].1, "    - "), 7);
    is_clean(site.path());
}

#[test]
fn nothing_is_overwritten_and_one_bad_file_does_not_keep_the_others() {
    let site = site();
    fs::write(site.path().join("a.txt"), "甲镇开展春耕备耕\n2025年3月1日，甲镇召开会议。\n（编辑：甲）\n")
        .expect("written");
    fs::write(site.path().join("b.pdf"), "%PDF-1.7").expect("written");
    for run in 1..=2 {
        let (code, out, _) = zhenbao(site.path(), &["import", "b.pdf", "a.txt", "没有.docx"]);
        assert_eq!(code, 1, "{out}");
        assert!(out.contains("没有导入 b.pdf：这是 PDF"), "{out}");
        assert!(out.contains("没有导入 没有.docx：没有这个文件"), "{out}");
        assert_eq!(imported(site.path()).len(), run);
    }
    let articles = imported(site.path());
    assert_eq!(articles[0].1, articles[1].1);
    for folder in ["a.txt", "a.txt-2"] {
        let kept = site.path().join(".zhenbao/import").join(folder);
        assert!(kept.join("a.txt").is_file() && kept.join("report.json").is_file());
    }
    // The program tells of two articles that are one.
    fs::remove_file(site.path().join("content/yaowen").join(&articles[1].0)).expect("it is there");
    is_clean(site.path());
    assert!(!site.path().join("public/.zhenbao/import").exists());
}

/// A document of Word out of paragraphs: style of the line, list and text.
fn docx(paragraphs: &[(&str, &str)]) -> Vec<u8> {
    let mut body = String::new();
    for (properties, text) in paragraphs {
        let _ = write!(body, "<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>");
    }
    let space = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    let level = |at: u32, format: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let numbering = format!(
        "<w:numbering {space}><w:abstractNum w:abstractNumId=\"1\">{}{}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>",
        level(0, "chineseCounting", "%1、"),
        level(1, "chineseCounting", "（%2）")
    );
    let relations = "<Relationships><Relationship Id=\"n\" Type=\"x/numbering\" Target=\"numbering.xml\"/></Relationships>";
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [
        ("word/document.xml", format!("<w:document {space}><w:body>{body}</w:body></w:document>")),
        ("word/numbering.xml", numbering),
        ("word/_rels/document.xml.rels", relations.to_owned()),
    ] {
        archive.start_file(name, SimpleFileOptions::default()).expect("a part");
        archive.write_all(text.as_bytes()).expect("written");
    }
    archive.finish().expect("a package").into_inner()
}

#[test]
fn an_official_document_of_word_keeps_its_numbers_and_gets_its_front_matter() {
    let site = site();
    let (centre, right) = ("<w:jc w:val=\"center\"/>", "<w:jc w:val=\"right\"/>");
    let first = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>";
    let second = "<w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr>";
    let bytes = docx(&[
        (centre, "金山镇人民政府文件"),
        (centre, "金府发〔2025〕3号"),
        (centre, "金山镇人民政府关于"),
        (centre, "做好防汛抗旱工作的通知"),
        ("", "各村（居）民委员会，镇直各单位："),
        ("", "为做好今年的防汛抗旱工作，现将有关事项通知如下。"),
        (first, "总体要求"),
        ("", "立足防大汛、抗大旱。"),
        (first, "主要任务"),
        (second, "检查山塘水库"),
        ("", "汛前完成检查。"),
        (second, "备足物资"),
        ("", "各村备足物资。"),
        ("", "附件：防汛物资清单"),
        (right, "金山镇人民政府"),
        (right, "2025年4月1日"),
    ]);
    fs::write(site.path().join("通知.docx"), bytes).expect("written");
    let (code, out, err) = zhenbao(site.path(), &["import", "通知.docx"]);
    assert_eq!(code, 0, "{out}{err}");
    let [(name, text)] = imported(site.path()).try_into().expect("one article");
    assert!(name.starts_with("2025-04-01-"), "{name}");
    let expected = "---\n标题: 金山镇人民政府关于做好防汛抗旱工作的通知\n日期: 2025-04-01\n草稿: 是\n类型: 文件\n文件:\n  发文机关: 金山镇人民政府\n  文号: 金府发〔2025〕3号\n  成文日期: 2025-04-01\n---\n\n各村（居）民委员会，镇直各单位：\n\n为做好今年的防汛抗旱工作，现将有关事项通知如下。\n\n## 一、总体要求\n\n立足防大汛、抗大旱。\n\n## 二、主要任务\n\n### （一）检查山塘水库\n\n汛前完成检查。\n\n### （二）备足物资\n\n各村备足物资。\n\n附件：防汛物资清单\n\n金山镇人民政府\n\n2025年4月1日\n";
    assert_eq!(text, expected);
    is_clean(site.path());
}

#[test]
fn a_saved_page_comes_with_the_pictures_beside_it() {
    let site = site();
    let pages = site.path().join("存");
    fs::create_dir_all(pages.join("通知_files")).expect("a folder");
    let picture = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("content/renda/2025/huichang.jpg"))
        .expect("a picture");
    fs::write(pages.join("通知_files/1.jpg"), picture).expect("written");
    let page = "<html><head><meta name=\"ArticleTitle\" content=\"甲镇开展义诊\"><meta name=\"PubDate\" content=\"2025-03-05 10:20\"><meta name=\"ContentSource\" content=\"甲镇卫生院\"></head><body><nav><a href=\"/\">首页</a></nav><div class=\"TRS_Editor\"><style>p{color:red}</style><p style=\"text-indent:2em\"><span>3月5日，</span><span>甲镇卫生院</span><b>开展义诊</b>。</p><p><img src=\"通知_files/1.jpg\" alt=\"义诊\"></p><p><img src=\"file:///C:/msohtmlclip1/01/clip_image001.png\"></p><p style=\"text-align:right\">（记者 某甲　通讯员 某乙）</p></div><footer>主办：某某</footer></body></html>";
    fs::write(pages.join("通知.html"), page).expect("written");
    let (code, out, err) = zhenbao(site.path(), &["import", "存/通知.html"]);
    assert_eq!(code, 0, "{out}{err}");
    assert!(out.contains("图片没有随文件带来：clip_image001.png"), "{out}");
    let [(name, text)] = imported(site.path()).try_into().expect("one article");
    let picture = name.replace(".md", "-1.jpg");
    let expected = format!(
        "---\ntitle: 甲镇开展义诊\ndate: 2025-03-05 10:20\neditor: x\n---\n\n3月5日，甲镇卫生院**开展义诊**。\n\n![义诊]({picture})\n"
    );
    assert_eq!(text.split("---\n").nth(2), expected.split("---\n").nth(2));
    for line in
        ["标题: 甲镇开展义诊", "日期: 2025-03-05 10:20", "记者: 某甲", "通讯员: 某乙", "来源: 甲镇卫生院"]
    {
        assert!(text.contains(&format!("{line}\n")), "{line}\n{text}");
    }
    is_clean(site.path());
}

#[test]
fn an_old_site_comes_in_runs_that_go_on_where_the_last_one_ended() {
    let site = site();
    let old = site.path().join("old");
    fs::create_dir_all(old.join("news")).expect("a folder");
    for number in 1..=30 {
        let page = format!(
            "<html><head><meta name=\"ArticleTitle\" content=\"第{number}条消息\"><meta name=\"PubDate\" content=\"2019-05-06 09:00\"></head><body><div id=\"zoom\"><p>甲镇开展第{number}次环境整治，村民参加了清扫，道路和沟渠都清理干净，效果很好，大家都说满意。</p></div></body></html>"
        );
        let name =
            if number % 2 == 0 { format!("{number}.html") } else { format!("show.asp@id={number}.html") };
        fs::write(old.join("news").join(name), page).expect("written");
    }
    fs::write(old.join("index.html"), "<html><body><a href=\"news/2.html\">第2条消息</a></body></html>")
        .expect("written");
    fs::write(old.join("news/坏.html"), [0xFF, 0xFE, 0x00]).expect("written");
    let arguments = ["import", "--from", "html-folder", "old", "--category", "yaowen"];
    let (code, out, _) = zhenbao(site.path(), &arguments);
    assert_eq!(code, 1, "{out}");
    assert!(out.contains("导入 30 篇（草稿 30 篇），以前导入过 0 篇"), "{out}");
    assert!(out.contains("15 个旧网址带问号"), "{out}");
    assert!(out.contains("1 × 列表页或空页"), "{out}");
    fs::remove_file(old.join("news/坏.html")).expect("removed");
    let before = imported(site.path());
    assert!(
        before
            .iter()
            .any(|(_, text)| text.contains("旧址: [\"/news/2.html\"]")
                || text.contains("旧址: [/news/2.html]"))
    );
    let (code, out, _) = zhenbao(site.path(), &arguments);
    assert_eq!(code, 0, "{out}");
    assert!(out.contains("导入 0 篇（草稿 0 篇），以前导入过 30 篇"), "{out}");
    assert_eq!(imported(site.path()), before);
    let addresses =
        fs::read_to_string(site.path().join(".zhenbao/import/site-old/addresses.csv")).expect("a list");
    assert!(addresses.contains("/news/show.asp?id=1,content/yaowen/2019-05-06-"), "{addresses}");
    let (code, _, err) = zhenbao(site.path(), &["build", "--drafts", "--strict"]);
    assert_eq!(code, 0, "{err}");
}
