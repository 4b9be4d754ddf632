//! Ids of headings meet none that a page has for itself.

use std::fs;
use std::path::Path;

use super::super::heading::{PAGE_ID_FAMILIES, PAGE_IDS};
use super::html;

/// The values of `id="…"` in the templates below a folder.
fn ids_of_templates(folder: &Path, ids: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            ids_of_templates(&path, ids);
        } else if path.extension().is_some_and(|extension| extension == "html") {
            let text = fs::read_to_string(&path).unwrap();
            let values =
                text.split(" id=\"").skip(1).map(|behind| behind.split('"').next().unwrap_or_default());
            ids.extend(values.map(str::to_owned));
        }
    }
}

#[test]
fn every_id_of_the_built_in_themes_is_reserved() {
    let mut ids = Vec::new();
    ids_of_templates(&Path::new(env!("CARGO_MANIFEST_DIR")).join("themes"), &mut ids);
    assert!(ids.len() > 20, "the templates were not found: {ids:?}");
    for id in ids {
        // What the program names for charts and rows begins with `zb-`.
        let known = PAGE_IDS.contains(&id.as_str())
            || PAGE_ID_FAMILIES.iter().any(|family| id.starts_with(family))
            || ["{{ chart.id }}", "{{ row.id }}"].iter().any(|made| id.starts_with(made));
        assert!(known, "{id} is not reserved: a heading of an article could have it too");
    }
}

#[test]
fn a_heading_that_asks_for_an_id_of_the_page_gets_another() {
    for id in ["zb-text", "zb-main", "facts", "file-1", "file", "fn-1", "fnref-1-2", "month-12", "text"] {
        assert_eq!(html(&format!("## 甲 {{#{id}}}")), format!("<h2 id=\"h-{id}\">甲</h2>\n"));
    }
    assert_eq!(
        html("## text\n## 甲 {#text}\n## 乙 {#filed}"),
        "<h2 id=\"h-text\">text</h2>\n<h2 id=\"h-text-1\">甲</h2>\n<h2 id=\"filed\">乙</h2>\n"
    );
}

#[test]
fn line_ends_in_the_words_of_a_picture_count_in_outline_and_page() {
    for heading in [
        "_![  \n](a.md)点\n---",
        "甲![a\nb](a.png)c\n---",
        "甲![\n](javascript:a)b\n---",
        "甲\n![b](javascript:a)\n---",
    ] {
        let outline = super::findings::checked(heading).value.outline;
        let page = super::html(heading);
        assert!(page.contains(&format!("id=\"{}\"", outline[0].id)), "{} in {page}", outline[0].id);
    }
}
