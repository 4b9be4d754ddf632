//! Every column carries the four head tags that inspectors read (国办发〔2017〕47号, annex 网页设计规范):
//! name, description, keywords, and a type from the known list.

use crate::article::CategoryIndex;
use crate::check::{Find, Rule, Setting, Words};
use crate::diagnostic::{Diagnostic, did_you_mean, family, nearest};
use crate::site::Site;
use crate::text;

/// The values of `ColumnType` in transcriptions of the annex. Their list ends in dots, so a value outside
/// is a warning.
pub const COLUMN_TYPES: [&str; 18] = [
    "首页",
    "概况信息",
    "机构职能",
    "负责人信息",
    "工作动态",
    "政策文件",
    "信息公开指南",
    "信息公开目录",
    "信息公开年报",
    "依申请公开",
    "数据发布",
    "数据开放",
    "政策解读",
    "回应关切",
    "办事服务",
    "咨询投诉",
    "征集调查",
    "在线访谈",
];

family! {
    /// A column type outside the known list.
    COLUMN_TYPE = "ZB517" Warning rule "columns" {
        title: "栏目类别不在常用名单中", "an unknown column type";
        meaning: "检查机构按网页标签 ColumnType 归类栏目，常用的有：首页、概况信息、机构职能、负责人信息、工作动态、政策文件、信息公开指南、信息公开目录、信息公开年报、依申请公开、数据发布、数据开放、政策解读、回应关切、办事服务、咨询投诉、征集调查、在线访谈。",
                 "Inspectors sort columns by the head tag ColumnType (annex of 国办发〔2017〕47号). The usual values are those listed in Chinese.";
        wrong: "column_type: 人大之窗";
        right: "column_type: 工作动态";
    }
    /// A head tag that inspectors require.
    MISSING_COLUMN_TAG = "ZB518" Warning rule "columns" {
        title: "栏目缺少必备的网页标签", "a column lacks a required head tag";
        meaning: "《政府网站发展指引》附件要求每个栏目都有名称、描述、关键词和类别四个标签。在栏目的 _index.md 里写 description、keywords、column_type。",
                 "The annex of the guideline 国办发〔2017〕47号 requires four head tags of every column: name, description, keywords, type. Write description, keywords and column_type in the category's _index.md.";
        wrong: "title: 通知公告";
        right: "title: 通知公告\ndescription: 发布通知和公告。\nkeywords: [通知, 公告]\ncolumn_type: 工作动态";
    }
}

static ALSO: Words = Words {
    key: "also",
    about: || text!("当地检查机构认可的其他栏目类别", "further types that the local inspectors accept"),
    standard: &[],
};

/// See the module.
pub static RULE: Rule = Rule {
    name: "columns",
    about: || {
        text!(
            "栏目的网页标签齐全，类别在常用名单中（国办发〔2017〕47号附件《网页设计规范》）",
            "columns have their head tags, and a type from the known list"
        )
    },
    codes: ALL,
    settings: &[Setting::Words(&ALSO)],
    find: Find::Site(find),
};

fn find(site: &Site) -> Vec<Diagnostic> {
    // A category without _index.md has a finding of its own.
    let indexes = site.categories.iter().filter_map(|category| category.index.as_ref());
    let also = ALSO.of(&RULE, &site.config);
    indexes.flat_map(|index| missing_tags(index).into_iter().chain(unknown_type(index, &also))).collect()
}

fn missing_tags(index: &CategoryIndex) -> Option<Diagnostic> {
    let matter = &index.matter;
    let blank = |text: &Option<String>| text.as_deref().is_none_or(|text| text.trim().is_empty());
    let tags = [
        ("description", "ColumnDescription", blank(&matter.description)),
        ("keywords", "ColumnKeywords", matter.keywords.is_empty()),
        ("column_type", "ColumnType", blank(&matter.column_type)),
    ];
    let missing: Vec<&(&str, &str, bool)> = tags.iter().filter(|(.., missing)| *missing).collect();
    let (key, ..) = missing.first()?;
    let list = |pick: fn(&&(&'static str, &'static str, bool)) -> &'static str, with: &str| {
        missing.iter().map(pick).collect::<Vec<_>>().join(with)
    };
    let (title, tags) = (&matter.title, list(|(_, tag, _)| tag, "、"));
    let tags_en = list(|(_, tag, _)| tag, ", ");
    let (keys, keys_en) = (list(|(key, ..)| key, "、"), list(|(key, ..)| key, ", "));
    let message =
        text!("栏目“{title}”缺少必备标签 {tags}", "the column “{title}” lacks the required tags {tags_en}");
    let finding = Diagnostic::new(&MISSING_COLUMN_TAG, index.places.title(), message);
    let example = match *key {
        "description" => "description: 发布镇里的通知和公告。",
        "keywords" => "keywords: [通知, 公告]",
        _ => "column_type: 工作动态",
    };
    Some(finding.help(text!(
        "在文件开头写上 {keys}，例如 {example}",
        "write {keys_en} in the front matter, such as {example}"
    )))
}

fn unknown_type(index: &CategoryIndex, also: &[&str]) -> Option<Diagnostic> {
    let matter = &index.matter;
    let written = matter.column_type.as_deref().map(str::trim).filter(|written| !written.is_empty())?;
    if COLUMN_TYPES.contains(&written) || also.contains(&written) {
        return None;
    }
    let span = index.places.of("column_type").unwrap_or_else(|| index.places.title());
    let message =
        text!("栏目类别“{written}”不在常用名单中", "the column type “{written}” is not in the known list");
    let finding = Diagnostic::new(&COLUMN_TYPE, span.clone(), message);
    Some(if let Some(near) = near(written) {
        finding.help(did_you_mean(near)).guess(span, near)
    } else {
        let (known, listed) = (COLUMN_TYPES.join("、"), COLUMN_TYPES.join(", "));
        finding.help(text!("可用：{known}", "known: {listed}"))
    })
}

/// The known type that a written one resembles: by its letters, else by two characters in common.
fn near(written: &str) -> Option<&'static str> {
    nearest(written, COLUMN_TYPES).or_else(|| {
        let common = |known: &&&str| written.chars().filter(|c| known.contains(*c)).count();
        COLUMN_TYPES.iter().filter(|known| common(known) >= 2).max_by_key(common).copied()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::LineEnds;
    use crate::source::{Source, SourcePath};

    fn findings(front: &str) -> Vec<(String, String, String)> {
        let path = SourcePath::new("content/tongzhi/_index.md").unwrap();
        let index =
            CategoryIndex::parse(&Source::new(path, format!("---\n{front}---\n")), LineEnds::default()).value;
        missing_tags(&index)
            .into_iter()
            .chain(unknown_type(&index, &["村务公开"]))
            .map(|found| (found.code.id.to_owned(), found.message.zh.clone(), found.help.unwrap().en))
            .collect()
    }

    #[test]
    fn the_tags_of_a_column_are_complete_and_known() {
        let good = "title: 通知公告\ndescription: 发布通知。\nkeywords: [通知]\ncolumn_type: 工作动态\n";
        assert_eq!(findings(good), vec![]);
    }

    #[test]
    fn missing_tags_are_told_in_one_finding() {
        let found = findings("title: 通知公告\ncolumn_type: 工作动态\n");
        assert_eq!(
            found,
            vec![(
                "ZB518".to_owned(),
                "栏目“通知公告”缺少必备标签 ColumnDescription、ColumnKeywords".to_owned(),
                "write description, keywords in the front matter, such as description: 发布镇里的通知和公告。".to_owned()
            )]
        );
    }

    #[test]
    fn an_unknown_type_names_the_nearest() {
        let with = |kind: &str| {
            findings(&format!("title: 甲\ndescription: 乙\nkeywords: [丙]\ncolumn_type: {kind}\n"))
        };
        assert_eq!(with("工作动太")[0].2, "did you mean 工作动态?");
        assert_eq!(with("解读政策")[0].1, "栏目类别“解读政策”不在常用名单中");
        assert_eq!(with("解读政策")[0].2, "did you mean 政策解读?");
        assert_eq!(with("村务公开"), vec![]);
        assert!(with("人大之窗")[0].2.starts_with("known: 首页, "));
    }
}
