//! The files of a new site: settings with comments, categories, a first article, a page about the
//! office. Texts only.

use crate::source::{Date, SourcePath};

/// Whom the site is made for. What is not known is sample words, which cannot be published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Township {
    /// The town: 金山镇.
    pub town: String,
    /// Its county, if it is known.
    pub county: Option<String>,
    /// The address of the site.
    pub base_url: String,
    /// The office that runs the site, behind the name of the town.
    pub office: String,
    /// The editor of articles that name none.
    pub editor: String,
}

/// All files by path, the articles dated on the day given.
pub(super) fn files(today: Date, town: &Township) -> Vec<(SourcePath, String)> {
    let mut files = vec![
        file("site.toml", settings(town)),
        file("content/about.md", about(today, town)),
        file(&format!("content/yaowen/{today}-wang-zhan-kai-tong.md"), first_article(today, town)),
    ];
    for (weight, (folder, title, description, column_type)) in (1..).zip(CATEGORIES) {
        let text = format!(
            "---\ntitle: \"{title}\"\ndescription: \"{description}\"\nkeywords: [\"{title}\"]\n\
             column_type: {column_type}          # 网页标签 ColumnType\nweight: {weight}                    # 栏目的顺序，小的在前\n---\n"
        );
        files.push(file(&format!("content/{folder}/_index.md"), text));
    }
    files
}

fn file(path: &str, text: String) -> (SourcePath, String) {
    (SourcePath::new(path).expect("the paths of this file are relative and plain"), text)
}

/// Folder, title, description and type of each category, in their order.
const CATEGORIES: [(&str, &str, &str, &str); 4] = [
    ("yaowen", "镇内要闻", "全镇的重要会议、活动和工作动态", "工作动态"),
    ("tongzhi", "通知公告", "面向群众和单位的通知、公告和公示", "工作动态"),
    ("renda", "人大工作", "镇人民代表大会的会议、报告和代表活动", "工作动态"),
    ("zhengce", "政策文件", "镇人民政府的文件和政策解读", "政策文件"),
];

/// The settings with the words of the town in their places.
fn settings(town: &Township) -> String {
    let county = town.county.clone().unwrap_or_else(|| "示例县".to_owned());
    let words = [
        ("{town}", &town.town),
        ("{county}", &county),
        ("{base_url}", &town.base_url),
        ("{office}", &town.office),
        ("{editor}", &town.editor),
    ];
    words.iter().fold(SITE.to_owned(), |site, (place, word)| site.replace(place, &plain(word)))
}

/// A text between the double quotes of TOML and YAML.
fn plain(text: &str) -> String {
    text.chars().filter(|character| !character.is_control() && !['"', '\\'].contains(character)).collect()
}

const SITE: &str = r#"# 网站设置。# 后面是说明，可以删去。改好后运行 zhenbao check。

title = "{town}政务新闻"
base_url = "{base_url}"     # 网站的正式网址，可以带路径
description = "{town}的政务新闻、通知公告和政策文件"
keywords = ["{town}", "政务新闻"]
language = "zh-CN"
timezone = "Asia/Shanghai"
theme = "jinshan"                            # 内置主题；自己的主题放在 themes/ 中
paginate_by = 20                             # 列表每页的篇数
feed_limit = 20                              # 订阅源中的篇数

[organization]                               # 显示在页脚
sponsor = "{town}人民政府"                   # 主办单位
operator = "{office}"                # 承办单位
# address = "{county}{town}示例路 1 号"
# phone = "0000-0000000"
# email = "office@example.gov.cn"
# hours = "工作日 8:30—12:00，14:30—17:30"

[identity]                                   # 没有网站标识码时，每页都有“演示网站”的提示
# site_name = "{town}人民政府"
# site_domain = "www.example.gov.cn"
# site_id_code = ""                       # 十位数字的网站标识码
# icp_record = ""                         # ICP 备案号
# police_record = ""                      # 公安备案号

[credit]
editor = "{editor}"                  # 文章没有写编辑时用它
source = "{town}人民政府"                    # 文章没有写来源时用它

[[menu]]
name = "镇内要闻"
url = "yaowen/"

[[menu]]
name = "通知公告"
url = "tongzhi/"

[[menu]]
name = "人大工作"
url = "renda/"

[[menu]]
name = "政策文件"
url = "zhengce/"

[[menu]]
name = "关于本站"
url = "about.html"
"#;

fn about(today: Date, Township { town, office, .. }: &Township) -> String {
    let (town, office) = (plain(town), plain(office));
    format!(
        "---\ntitle: \"关于本站\"\ndate: {today}\n---\n\n\
         本站发布{town}的政务新闻、通知公告和政策文件。\n\n\
         ## 联系我们\n\n\
         对本站内容有意见和建议，请与{office}联系。\n"
    )
}

fn first_article(today: Date, Township { town, editor, .. }: &Township) -> String {
    let (town, editor) = (plain(town), plain(editor));
    format!(
        "---\n\
         title: \"{town}政务新闻网站开通\"\n\
         date: {today}             # 发布日期，可以带时间：{today} 09:30\n\
         editor: \"{editor}\"   # 编辑，显示在文末\n\
         tags: [\"网站\"]\n\
         ---\n\n\
         {town}政务新闻网站今日开通。网站设有镇内要闻、通知公告、人大工作、政策文件四个栏目。\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn jinshan() -> Township {
        Township {
            town: "金山镇".to_owned(),
            county: None,
            base_url: "https://www.example.gov.cn/".to_owned(),
            office: "金山镇党政办公室".to_owned(),
            editor: "金山镇党政办公室".to_owned(),
        }
    }

    #[test]
    fn nothing_of_a_sample_is_left_once_the_town_is_known() {
        for (path, text) in files(Date::new(2025, 4, 1).unwrap(), &jinshan()) {
            let code: String = text.lines().map(|line| line.split('#').next().unwrap_or_default()).collect();
            assert!(!code.contains("示例"), "{path}: {text}");
        }
        let odd = Township { town: "金\"山\\镇\n".to_owned(), ..jinshan() };
        let site: toml::Table = settings(&odd).parse().unwrap();
        assert_eq!(site["title"].as_str(), Some("金山镇政务新闻"));
    }

    #[test]
    fn the_settings_are_toml_and_the_menu_leads_to_what_is_there() {
        let site: toml::Table = settings(&jinshan()).parse().unwrap();
        assert_eq!(site["credit"]["editor"].as_str(), Some("金山镇党政办公室"));
        let paths: Vec<String> = files(Date::new(2025, 4, 1).unwrap(), &jinshan())
            .iter()
            .map(|(path, _)| path.to_string())
            .collect();
        assert_eq!(paths.iter().filter(|path| path.ends_with("/_index.md")).count(), 4);
        for entry in site["menu"].as_array().unwrap() {
            let url = entry["url"].as_str().unwrap();
            let source = match url.strip_suffix(".html") {
                Some(page) => format!("content/{page}.md"),
                None => format!("content/{url}_index.md"),
            };
            assert!(paths.contains(&source), "{source}");
        }
        assert!(paths.iter().all(|path| path.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase())));
    }

    #[test]
    fn every_article_starts_with_yaml() {
        for (path, text) in files(Date::new(2025, 4, 1).unwrap(), &jinshan()) {
            if path.extension().as_deref() == Some("md") {
                let front = text.strip_prefix("---\n").unwrap().split_once("---\n").unwrap().0;
                let front: serde_yaml::Value = serde_yaml::from_str(front).unwrap();
                assert!(front["title"].is_string(), "{path}");
            }
        }
    }
}
