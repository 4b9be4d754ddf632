//! Articles of old sites in the forms that each program has.

use super::*;
use crate::import::markdown as writer;

fn article(found: Result<OldText, Text>) -> Imported {
    match found.unwrap() {
        OldText::Article(imported) => *imported,
        OldText::Nothing(why) => panic!("{}", why.zh),
    }
}

fn body(imported: &Imported) -> String {
    writer::body(&imported.blocks, &imported.notes)
}

#[test]
fn front_matter_of_every_form_is_read() {
    let yaml = "---\ntitle: 春耕备耕\ndate: 2020-03-01 09:30:00 +0800\ntags: [农业, 春耕]\ncategories:\n  - 要闻\ndraft: true\naliases: [/a/1.html]\n---\n\n正文。\n";
    let toml = "+++\ntitle = \"春耕备耕\"\ndate = 2020-03-01T09:30:00+08:00\ntags = [\"农业\", \"春耕\"]\ncategories = [\"要闻\"]\ndraft = true\naliases = [\"/a/1.html\"]\n+++\n\n正文。\n";
    for text in [yaml, toml] {
        let read = article(read(OldSite::Hugo, "content/news/chungeng.md", text));
        let about = &read.about;
        assert_eq!(about.title.as_deref(), Some("春耕备耕"));
        assert!(about.date.as_deref().is_some_and(|date| date.starts_with("2020-03-01")), "{about:?}");
        assert_eq!(
            (about.tags.len(), about.categories.as_slice(), about.draft),
            (2, &["要闻".to_owned()][..], true)
        );
        assert_eq!(about.aliases, ["/a/1.html", "/news/chungeng/"]);
        assert_eq!(body(&read), "正文。\n");
    }
}

#[test]
fn code_of_generators_becomes_markdown_or_is_told() {
    let text = "---\ntitle: 甲\ndate: 2020-03-01\n---\n{{< figure src=\"a.jpg\" title=\"会场\" >}}\n\n{% asset_img b.png 代表 %}\n\n{{< youtube abc >}}\n\n<p align=\"right\">镇政府</p>\n";
    let read = article(read(OldSite::Hexo, "source/_posts/jia.md", text));
    assert_eq!(body(&read), "![会场](a.jpg)\n\n![代表](b.png)\n\n镇政府\n");
    let told: Vec<&str> = read.remarks.iter().map(|remark| remark.message.zh.as_str()).collect();
    assert_eq!(told, ["原网站的模板代码：youtube abc"]);
    assert_eq!(read.about.aliases, ["/2020/03/01/jia/"]);
}

#[test]
fn jekyll_keeps_the_date_in_the_name() {
    let text = "---\ntitle: 甲\ncategories: [news]\n---\n正文。\n";
    let read = article(read(OldSite::Jekyll, "_posts/2019-05-06-jia.md", text));
    assert_eq!(read.about.date.as_deref(), Some("2019-05-06"));
    assert_eq!(read.about.aliases, ["/news/2019/05/06/jia.html"]);
}

#[test]
fn posts_of_wordpress_come_with_their_addresses() {
    let xml = r#"<rss xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"><channel>
        <item><title>甲</title><link>https://a.cn/2020/jia/</link><guid>https://a.cn/?p=12</guid><content:encoded><![CDATA[第一段。

第二段。[caption id="x"]<img src="https://a.cn/wp-content/uploads/a.jpg" /> 说明[/caption]

[gallery ids="1,2"]]]></content:encoded><wp:post_id>12</wp:post_id><wp:post_date>2020-03-01 09:30:00</wp:post_date><wp:status>publish</wp:status><wp:post_type>post</wp:post_type><category domain="category"><![CDATA[要闻]]></category><category domain="post_tag">农业</category></item>
        <item><title>图</title><wp:post_id>13</wp:post_id><wp:post_type>attachment</wp:post_type></item></channel></rss>"#;
    let mut posts = posts(xml).unwrap();
    assert!(matches!(posts.pop(), Some((key, Ok(OldText::Nothing(_)))) if key == "13"));
    let (_, post) = posts.pop().unwrap();
    let read = article(post);
    assert!(body(&read).starts_with("第一段。\n\n第二段。"), "{}", body(&read));
    assert_eq!(read.about.aliases, ["/2020/jia/", "/?p=12"]);
    assert_eq!(
        (read.about.categories.as_slice(), read.about.tags.as_slice()),
        (&["要闻".to_owned()][..], &["农业".to_owned()][..])
    );
    assert_eq!(read.remarks.len(), 1);
}

#[test]
fn addresses_of_scripts_are_known_by_the_names_of_files() {
    for (path, address) in [
        ("news/show.asp@id=12.html", "/news/show.asp?id=12"),
        ("show.php?id=12", "/show.php?id=12"),
        ("a/b.aspx%3Fid=3&c=4.htm", "/a/b.aspx?id=3&c=4"),
        ("news/12.html", "/news/12.html"),
    ] {
        assert_eq!(old_address(path), address);
    }
}
