//! Any bytes as a file to import: as a document of Word (its parts put into a package), as a page, as what it is.
//! Nothing panics, and whatever is written is read by the program without a fence of its own in the way.

#![no_main]

use std::io::{Cursor, Write as _};

use libfuzzer_sys::fuzz_target;
use zhenbao::diagnostic::Lang;
use zhenbao::import::recognise::{Marks, Parts, Wanted, recognise};
use zhenbao::import::{Revisions, read};
use zhenbao::source::Date;

const SPACE: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"r\" xmlns:mc=\"mc\" xmlns:v=\"v\" xmlns:a=\"a\"";

/// A document whose body and lists are the two halves of the bytes.
fn document(bytes: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(bytes);
    let (body, lists) = text.split_once('\0').unwrap_or((&text, ""));
    let relations = "<Relationships><Relationship Id=\"n\" Type=\"x/numbering\" Target=\"numbering.xml\"/></Relationships>";
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in [
        ("word/document.xml", format!("<w:document {SPACE}><w:body>{body}</w:body></w:document>")),
        ("word/numbering.xml", format!("<w:numbering {SPACE}>{lists}</w:numbering>")),
        ("word/_rels/document.xml.rels", relations.to_owned()),
    ] {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        archive.write_all(part.as_bytes()).expect("it is written to memory");
    }
    archive.finish().expect("a package").into_inner()
}

fuzz_target!(|bytes: &[u8]| {
    let today = Date::new(2025, 4, 1).expect("a day");
    for (name, file) in [("a.docx", document(bytes)), ("a.html", bytes.to_vec()), ("a", bytes.to_vec())] {
        for parts in [Parts::One, Parts::Several] {
            if let Ok(read) = read(name, &file, Revisions::Accept) {
                let wanted = Wanted { kind: None, parts, marks: Marks::Mend, today, name: "a".to_owned() };
                for draft in recognise(read, &wanted) {
                    let text = draft.text(Lang::En);
                    assert!(text.starts_with("---\ntitle: ") && text.matches("\n---\n").count() >= 1, "{text}");
                }
            }
        }
    }
});
