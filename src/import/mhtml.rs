//! Pages saved with their pictures in one file (.mhtml, RFC 2557). The only user of mail-parser.

use std::collections::HashMap;

use mail_parser::{MessageParser, MimeHeaders as _, PartType};

use super::model::Imported;
use super::{html, settle};
use crate::diagnostic::Text;
use crate::text;

/// Whether a file is a saved page: such files begin with the headers of a mail.
pub(super) fn is_mhtml(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(4_000)];
    let start = String::from_utf8_lossy(start).to_ascii_lowercase();
    let is_header = start.split(['\r', '\n']).next().is_some_and(|line| line.contains(": "));
    is_header && start.contains("mime-version:") && start.contains("multipart/related")
}

/// Reads the page with the pictures that came with it.
pub(super) fn read(bytes: &[u8]) -> Result<Imported, Text> {
    let Some(message) = MessageParser::default().parse(bytes) else {
        return Err(text!("网页文件损坏", "the saved page is damaged"));
    };
    let page = message.parts.iter().find_map(|part| match &part.body {
        PartType::Html(page) => Some(page),
        _ => None,
    });
    let Some(page) = page else {
        return Err(text!("网页文件里没有网页", "there is no page in the saved page"));
    };
    let mut files: HashMap<String, &[u8]> = HashMap::new();
    for part in &message.parts {
        let bytes = match &part.body {
            PartType::Binary(bytes) | PartType::InlineBinary(bytes) => bytes.as_ref(),
            _ => continue,
        };
        if let Some(place) = part.content_location() {
            files.insert(place.to_owned(), bytes);
        }
        if let Some(id) = part.content_id() {
            files.insert(format!("cid:{}", id.trim_matches(['<', '>'])), bytes);
        }
    }
    let mut imported = html::read(page)?;
    settle(&mut imported, &|address| files.get(address).map(|bytes| bytes.to_vec()));
    Ok(imported)
}
