//! Parts of documents that are made from the code: a stale one is written anew and fails its test.

use std::fs;
use std::path::Path;

/// Looks whether the document (below the repository) holds these parts between its marks, by their names.
pub(crate) fn expect_fresh(document: &str, parts: &[(&str, String)]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(document);
    let written = fs::read_to_string(&path).unwrap();
    let mut fresh = written.clone();
    for (name, part) in parts {
        let start = format!("<!-- {name}: made from the code by `cargo test` -->\n");
        let end = format!("<!-- end of {name} -->");
        let from = fresh.find(&start).expect("the mark stands in the document") + start.len();
        let to = from + fresh[from..].find(&end).expect("the end mark stands in the document");
        fresh.replace_range(from..to, &format!("\n{}\n\n", part.trim_end()));
    }
    if fresh != written {
        fs::write(path, fresh).unwrap();
        panic!("{document} was stale and has been written anew: commit it");
    }
}
