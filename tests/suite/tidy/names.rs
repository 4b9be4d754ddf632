//! Law 13, one name one meaning: public types that share their name with another.

use std::collections::BTreeMap;

use super::File;

/// Names that stand for several public types.
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
    let doubles = types.into_iter().filter(|(_, places)| places.len() > 1);
    doubles
        .map(|(name, places)| format!("{name} is the name of several types: {}", places.join(", ")))
        .collect()
}

/// The name of the type that a line declares for all the crate.
fn public_type(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let item = line.strip_prefix("pub ").or_else(|| line.strip_prefix("pub(crate) "))?;
    let name = ["struct ", "enum ", "trait ", "type "].iter().find_map(|kind| item.strip_prefix(kind))?;
    name.split(|c: char| !c.is_alphanumeric() && c != '_').next().filter(|name| !name.is_empty())
}
