//! 公示信息: what is laid open, with its list as a table and as files.

use serde::Serialize;
use serde_json::{Value, json};

use super::cells::{DownloadView, csv, json as to_json};
use super::fact::{FactView, facts, in_words};
use crate::article::kind::{Gongshi, List};
use crate::site::{ArticleId, DataFormat, Site};

/// `article.gongshi`: something laid open for objections (公示). Its last day is the article's `expires`.
#[derive(Debug, Clone, Serialize)]
pub struct GongshiView {
    /// 事项, 公示期, 依据, 监督电话 and what else it says.
    pub facts: Vec<FactView>,
    /// The list, as long as the days last.
    pub list: Option<NameListView>,
}

/// The list of a 公示.
#[derive(Debug, Clone, Serialize)]
pub struct NameListView {
    /// The headings of its columns.
    pub head: Vec<String>,
    /// The cells of each row.
    pub rows: Vec<Vec<String>>,
    /// The list for WPS and Excel.
    pub csv: DownloadView,
    /// The list for programs.
    pub json: DownloadView,
}

/// The box and the list with its files. After its last day the site has no list any more.
pub fn gongshi(site: &Site, gongshi: &Gongshi, [csv, json]: [DownloadView; 2]) -> GongshiView {
    let list = gongshi.list.as_ref();
    let list = list.map(|list| NameListView { head: list.head.clone(), rows: list.rows.clone(), csv, json });
    GongshiView { facts: facts(&gongshi.facts, &site.config.zone), list }
}

/// The list as a file.
pub fn file(site: &Site, id: ArticleId, gongshi: &Gongshi, list: &List, format: DataFormat) -> Vec<u8> {
    match format {
        DataFormat::Csv => csv(std::iter::once(&list.head).chain(&list.rows)),
        DataFormat::Json => {
            let row = |row: &Vec<String>| -> Value {
                list.head.iter().zip(row).map(|(heading, cell)| (heading.clone(), json!(cell))).collect()
            };
            let said: Value = gongshi
                .facts
                .iter()
                .map(|fact| (fact.label.clone(), json!(in_words(&fact.value, &site.config.zone))))
                .collect();
            let published = site.article(id);
            let all = json!({
                "title": published.article.matter.title,
                "url": site.config.base_url.join(&published.path.pretty_url()),
                "facts": said,
                "rows": list.rows.iter().map(row).collect::<Vec<_>>(),
            });
            to_json(&all)
        }
    }
}
