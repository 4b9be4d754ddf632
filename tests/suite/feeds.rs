//! What programs read of a site, in feeds and sitemap.xml: times that never go back, addresses that work
//! wherever the text is read, and nothing that XML has no place for.

use crate::support::Site;

/// The text between two marks, each time it stands in another text.
fn between<'a>(text: &'a str, open: &str, close: &str) -> Vec<&'a str> {
    text.split(open).skip(1).filter_map(|rest| rest.split(close).next()).collect()
}

/// What the feeds of a site and of its only category say when they changed last; each entry after it.
fn updated(site: &Site) -> Vec<String> {
    site.build(&[]);
    let published = site.published();
    let [all, category] = ["feed.xml", "xinwen/feed.xml"].map(|path| {
        let times = between(published.text(path), "<updated>", "</updated>");
        times.into_iter().map(str::to_owned).collect::<Vec<_>>()
    });
    assert_eq!(all, category);
    all
}

/// The days of the home page, the category and the articles in sitemap.xml.
fn days(site: &Site) -> Vec<String> {
    let published = site.published();
    let days = between(published.text("sitemap.xml"), "<lastmod>", "</lastmod>");
    days.into_iter().map(str::to_owned).collect()
}

const OLDER: &str = "---\ntitle: 旧闻\ndate: 2025-03-01\n---\n\n旧闻。\n";

fn newer(front: &str) -> String {
    format!("---\ntitle: 新闻\ndate: 2025-05-01 09:00\n{front}---\n\n新闻。\n")
}

#[test]
fn corrections_and_withdrawals_move_the_times_and_never_back() {
    let site = Site::new();
    site.write("content/xinwen/jiu.md", OLDER);
    site.write("content/xinwen/xin.md", newer(""));
    let published = "2025-05-01T09:00:00+08:00";
    assert_eq!(updated(&site), [published, published, "2025-03-01T00:00:00+08:00"]);
    // On the same day, without a time: later all the same.
    site.write("content/xinwen/xin.md", newer("corrections: [{ date: 2025-05-01, text: 甲 }]\n"));
    assert_eq!(updated(&site)[..2], ["2025-05-01T09:00:01+08:00", "2025-05-01T09:00:01+08:00"]);
    let corrected = "corrections: [{ date: 2025-05-04, text: 乙 }, { date: 2025-05-01, text: 甲 }]\nupdated: 2025-05-02\n";
    site.write("content/xinwen/xin.md", newer(corrected));
    assert_eq!(updated(&site)[..2], ["2025-05-04T00:00:00+08:00", "2025-05-04T00:00:00+08:00"]);
    assert_eq!(days(&site), ["2025-05-04", "2025-05-04", "2025-05-04", "2025-03-01"]);
    let withdrawn = format!("{corrected}withdrawn: {{ date: 2025-05-10, reason: 内容有误 }}\n");
    site.write("content/xinwen/xin.md", newer(&withdrawn));
    assert_eq!(updated(&site), ["2025-05-10T00:00:00+08:00", "2025-03-01T00:00:00+08:00"]);
    assert_eq!(days(&site), ["2025-05-10", "2025-05-10", "2025-03-01"]);
}

#[test]
fn what_has_expired_leaves_its_moment_behind() {
    let site = Site::new();
    site.write("content/xinwen/jiu.md", OLDER);
    site.write("content/xinwen/xin.md", newer("expires: 2025-05-03\n"));
    assert_eq!(updated(&site), ["2025-05-01T09:00:00+08:00", "2025-03-01T00:00:00+08:00"]);
}

#[test]
fn years_before_time_zones_have_offsets_that_feeds_can_say() {
    let site = Site::new();
    site.article("a", "建镇", "1900-12-31");
    assert_eq!(updated(&site), ["1900-12-31T00:00:00+08:06"; 2]);
    assert!(!site.published().text("xinwen/a.html").contains("+08:05:43"));
}

#[test]
fn addresses_in_an_entry_lead_on_from_anywhere() {
    let site = Site::new();
    let settings = crate::support::SETTINGS.replace("gov.cn/shiyan/", "gov.cn/青石/");
    site.write("site.toml", settings);
    site.write("content/xinwen/yi.md", OLDER);
    site.write(
        "content/xinwen/er.md",
        "---\ntitle: 二\ndate: 2025-05-01\n---\n\n## 时间\n\n注[^1]，又注[^1]，见[上文](#时间)、[一](yi.md)、[本页](?a=1)。\n\n[^1]: 内容\n",
    );
    site.build(&[]);
    let published = site.published();
    let page = "https://www.example.gov.cn/%E9%9D%92%E7%9F%B3/xinwen/er.html";
    for path in ["feed.xml", "xinwen/feed.xml"] {
        let feed = published.text(path);
        let links = between(feed, "href=&quot;", "&quot;");
        assert_eq!(links.len(), 7, "{links:?}");
        for link in &links {
            assert!(link.starts_with("https://www.example.gov.cn/%E9%9D%92%E7%9F%B3/xinwen/"), "{link}");
        }
        for place in ["#fn-1", "#fnref-1", "#fnref-1-2", "#%E6%97%B6%E9%97%B4", "?a=1"] {
            assert!(links.contains(&format!("{page}{place}").as_str()), "{place} in {links:?}");
        }
        assert!(!feed.contains("青石"), "{feed}");
    }
    let er = published.text("xinwen/er.html");
    assert!(er.contains("href=\"#fn-1\"") && er.contains(page) && !er.contains("gov.cn/青石"), "{er}");
    let addresses = between(published.text("sitemap.xml"), "<loc>", "</loc>");
    assert!(addresses.iter().all(|address| address.is_ascii()), "{addresses:?}");
}

#[test]
fn no_title_breaks_a_feed() {
    let site = Site::new();
    site.write(
        "content/xinwen/a.md",
        "---\ntitle: \"甲\\u0008乙\\uFFFE丙\"\ndate: 2025-05-01\nsummary: \"丁\\u001F戊\"\n---\n\n正文&#8;。\n",
    );
    site.build(&[]);
    let published = site.published();
    let feed = published.text("feed.xml");
    assert!(feed.contains("<title>甲乙丙</title>") && feed.contains("丁戊"), "{feed}");
    assert!(!feed.contains(|c: char| c.is_control() && c != '\n' || c == '\u{FFFE}'), "{feed:?}");
}
