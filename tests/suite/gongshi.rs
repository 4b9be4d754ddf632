//! 公示: a list is there while its days last, and nowhere afterwards; numbers of people are never published whole.

use std::fs;

use crate::support::tree::Tree;
use crate::support::{Site, picture_of};

/// Words that stand in the list, the text and the files, and nowhere else.
const TRACES: [&str; 6] = ["赵小甲", "钱小乙", "孙小丙", "李小丁", "周小戊", "吴小己"];

fn laid_open() -> Site {
    let site = Site::new();
    site.article("lin", "邻居", "2025-05-01");
    site.write(
        "content/xinwen/gs.md",
        "---\ntitle: 补贴发放公示\ndate: 2025-05-28\ntags: [补贴]\nsummary: 名单中有赵小甲\n类型: 公示\n公示:\n  事项: 补贴发放\n  公示期: 2025-05-28至2025-06-03\n  \
         名单: 名单.csv\n  监督电话: 0000—0000000\nattachments: [附表.csv]\ncover: { image: hui.png, alt: 会场 }\n\
         corrections: [{ date: 2025-05-29, text: 李小丁改为1200元 }]\n---\n\n经评议，孙小丙等人入选。\n\n## 周小戊的情况\n\n![会场](tu.png)\n\n![会上](hui.png)\n",
    );
    site.write("content/xinwen/名单.csv", "补贴发放名单\n姓名,村,身份证号,金额（元）\n赵小甲,一村,360322********0011,1000\n钱小乙,二村,360322********0022,1200\n");
    site.write("content/xinwen/附表.csv", "姓名\n吴小己\n");
    site.write("content/xinwen/tu.png", picture_of(480, 360));
    site.write("content/xinwen/hui.png", photo());
    site
}

/// A photograph large enough to be published in several forms.
fn photo() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let shade = |value: u32| u8::try_from(value % 256).expect("it is the rest of a division by 256");
    let photo = image::RgbImage::from_fn(1200, 900, |x, y| {
        image::Rgb([shade(x / 5), shade(y / 4), shade((x + y) / 9)])
    });
    photo.write_to(&mut bytes, image::ImageFormat::Png).expect("memory takes it");
    bytes.into_inner()
}

/// The files of pictures, in the published site and in what is kept beside it.
fn pictures(site: &Site) -> Vec<String> {
    let all = ["public", "public.zhenbao-previous"].map(|folder| Tree::read(&site.path(folder)).files);
    let paths = all.into_iter().flat_map(std::collections::BTreeMap::into_keys);
    paths.filter(|path| path.contains("/hui") || path.contains("/tu.")).collect()
}

/// Where any of the traces stands, in the published site and in what is kept beside it.
fn traces(site: &Site) -> Vec<String> {
    let mut found = Vec::new();
    for folder in ["public", "public.zhenbao-previous"] {
        for (path, bytes) in &Tree::read(&site.path(folder)).files {
            let text = String::from_utf8_lossy(bytes);
            found.extend(
                TRACES
                    .iter()
                    .filter(|trace| text.contains(**trace))
                    .map(|trace| format!("{trace} in {folder}/{path}")),
            );
        }
    }
    found
}

#[test]
fn while_the_days_last_the_list_is_a_table_and_two_files() {
    let site = laid_open();
    site.build(&[]).clean();
    let published = site.published();
    let page = published.text("xinwen/gs.html");
    for line in [
        "article.gongshi.list.head[1]: 村",
        "article.gongshi.list.rows[0][0]: 赵小甲",
        "article.gongshi.facts[2].pieces[0].dial: 0000-0000000",
        "article.expires: 2025-06-03",
        "article.expired: false",
    ] {
        assert!(page.contains(line), "no {line} in {page}");
    }
    assert!(published.text("xinwen/gs-data.csv").contains("赵小甲,一村,360322********0011,1000\r\n"));
    let json: serde_json::Value =
        serde_json::from_str(published.text("xinwen/gs-data.json")).expect("it is JSON");
    assert_eq!(json["rows"][1]["姓名"], "钱小乙");
    assert_eq!(json["facts"]["公示期"], "2025-05-28至2025-06-03");
}

#[test]
fn afterwards_a_stub_stays_and_people_are_gone_also_from_what_is_kept() {
    let site = laid_open();
    site.build(&["--keep", "2"]);
    site.article("hou", "后来", "2025-06-01");
    site.build(&["--keep", "2"]);
    assert!(traces(&site).len() > 10, "{:#?}", traces(&site));
    assert!(pictures(&site).len() > 6, "{:#?}", pictures(&site));
    // The last day still counts.
    site.build(&["--keep", "2", "--clock", "2025-06-03"]);
    assert!(site.published().text("xinwen/gs.html").contains("赵小甲"));
    site.build(&["--keep", "2", "--clock", "2025-06-04"]);
    assert_eq!((traces(&site), pictures(&site)), (Vec::new(), Vec::new()));
    let published = site.published();
    let stub = published.text("xinwen/gs.html");
    for line in
        ["article.title: 补贴发放公示", "article.expired: true", "公示期已满", "2025-05-28至2025-06-03"]
    {
        assert!(stub.contains(line), "no {line} in {stub}");
    }
    for gone in ["xinwen/gs-data.csv", "xinwen/gs-data.json", "xinwen/附表.csv", "xinwen/tu.png"] {
        assert!(!published.files.contains_key(gone), "{gone} stays");
    }
    // Even with expired articles as if they were not, and after going back.
    site.build(&["--keep", "2", "--clock", "2025-06-04", "--expired"]);
    assert_eq!(traces(&site), Vec::<String>::new());
    let run = |verb: &str| {
        let command = crate::support::zhenbao(site.root()).arg(verb).output();
        crate::support::Said::of(command.expect("it starts"))
    };
    run("rollback").clean();
    assert_eq!(traces(&site), Vec::<String>::new());
    assert!(site.published().text("xinwen/gs.html").contains("公示期已满"));
    run("verify").clean();
}

#[test]
fn feeds_have_no_rows_of_a_list() {
    let site = laid_open();
    site.build(&[]);
    let published = site.published();
    for path in ["feed.xml", "xinwen/feed.xml"] {
        assert!(!published.text(path).contains("钱小乙"), "{path}");
    }
}

#[test]
fn what_is_not_masked_is_not_published_and_mask_makes_it_so() {
    let site = laid_open();
    let whole = "补贴发放名单\n姓名,村,身份证号,手机,开户账号\n赵小甲,一村,360322198001010003,13800000000,6228480000000000000\n钱小乙,二村,360322********0022,138****0000,****0000\n";
    site.write("content/xinwen/名单.csv", whole);
    let said = site.run("check", &[]);
    assert_eq!((said.code, said.err.matches("错误[ZB662]").count()), (1, 3), "{}", said.err);
    assert!(!said.err.contains("13800000000") && said.err.contains("138****0000"), "{}", said.err);
    let said = crate::support::Said::of(
        crate::support::zhenbao(site.root())
            .args(["mask", "content/xinwen/名单.csv"])
            .output()
            .expect("it starts"),
    );
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.out.contains("名单-已遮盖.csv"), "{}", said.out);
    for words in
        ["“身份证号”：遮住了 1 个身份证号", "“手机”：遮住了 1 个手机号", "“开户账号”：遮住了 1 个银行卡号"]
    {
        assert!(said.out.contains(words) || said.err.contains(words), "{}{}", said.out, said.err);
    }
    assert_eq!(fs::read_to_string(site.path("content/xinwen/名单.csv")).expect("it stays"), whole);
    let copy = fs::read_to_string(site.path("content/xinwen/名单-已遮盖.csv")).expect("it was written");
    assert!(copy.contains("赵小甲,一村,360322**********03,138****0000,***************0000\r\n"), "{copy}");
    // A second time nothing is overwritten.
    let again = crate::support::zhenbao(site.root())
        .args(["mask", "content/xinwen/名单.csv"])
        .output()
        .expect("it starts");
    assert_eq!(again.status.code(), Some(1));
    // Beside the article the copy takes the place of the list.
    fs::rename(site.path("content/xinwen/名单-已遮盖.csv"), site.path("content/xinwen/名单.csv"))
        .expect("both are files of ours");
    site.build(&[]).clean();
}

#[test]
fn numbers_in_the_text_are_told_and_a_mobile_to_call_is_not() {
    let site = Site::new();
    let text = |body: &str| {
        format!(
            "---\ntitle: 公示\ndate: 2025-05-28\nkind: gongshi\ngongshi: {{ subject: 补贴, period: 2025-05-28至2025-06-03 }}\n---\n\n{body}\n"
        )
    };
    site.write("content/xinwen/a.md", text("联系人手机13800000000，金额12345678901元。"));
    site.run("check", &[]).clean();
    site.write("content/xinwen/a.md", text("卡号6222000000000000004。"));
    assert!(site.run("check", &[]).err.contains("ZB662"));
}
