//! Law 13, one name one meaning: public types that share their name with another.

use std::collections::BTreeMap;

use super::File;

/// Names that stand for several public types, with how many. The list may only shrink.
const SHARED: &[(&str, usize)] = &[
    ("Answer", 2),
    ("Body", 2),
    ("Colour", 2),
    ("Content", 2),
    ("Data", 2),
    ("Document", 2),
    ("Entry", 2),
    ("Find", 2),
    ("Format", 2),
    ("Identity", 2),
    ("Manifest", 2),
    ("Options", 2),
    ("Part", 2),
    ("Place", 3),
    ("Places", 2),
    ("Published", 2),
    ("Refusal", 3),
    ("Review", 2),
    ("Session", 2),
    ("Settings", 2),
    ("Source", 2),
    ("Table", 2),
    ("Target", 2),
    ("Update", 2),
];

/// New doubles, and names of the list that are doubles no more.
pub fn breaches(files: &[File]) -> Vec<String> {
    let mut types: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for file in files.iter().filter(|file| file.room().is_some()) {
        for (number, line) in (1..).zip(file.code.lines()).filter(|(number, _)| file.is_program(*number)) {
            // What a verb is told is `build::Options` to everybody else.
            let options = file.path.starts_with("src/command/");
            if let Some(name) = public_type(line).filter(|name| !options || *name != "Options") {
                types.entry(name).or_default().push(format!("{}:{number}", file.path));
            }
        }
    }
    let allowed = |name: &str| SHARED.iter().find(|(known, _)| *known == name).map_or(1, |(_, count)| *count);
    let doubles = types.iter().filter(|(name, places)| places.len() > allowed(name));
    let doubles =
        doubles.map(|(name, places)| format!("{name} is the name of several types: {}", places.join(", ")));
    let gone = SHARED.iter().filter(|(name, count)| types.get(name).map_or(0, Vec::len) < *count);
    let gone = gone.map(|(name, _)| format!("{name} stands less often than tests/suite/tidy/names.rs lists"));
    doubles.chain(gone).collect()
}

/// The name of the type that a line declares for all the crate.
fn public_type(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let item = line.strip_prefix("pub ").or_else(|| line.strip_prefix("pub(crate) "))?;
    let name = ["struct ", "enum ", "trait ", "type "].iter().find_map(|kind| item.strip_prefix(kind))?;
    name.split(|c: char| !c.is_alphanumeric() && c != '_').next().filter(|name| !name.is_empty())
}
