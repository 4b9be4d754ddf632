//! Finds the site's theme: a folder of `themes/`, else one inside the program; and the site's own
//! templates over it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::walk::{Found, walk};
use super::{read_text, unreadable};
use crate::config::Config;
use crate::diagnostic::codes::theme as codes;
use crate::diagnostic::{Diagnostic, Place, nearest};
use crate::source::Source;
use crate::text;
use crate::theme::{BuiltIn, Theme, ThemeFiles, built_in_theme};

/// The theme that site.toml names, loaded.
pub(super) fn read(root: &Path, config: &Config, findings: &mut Vec<Diagnostic>) -> Option<Theme> {
    let mut files = find(root, config, findings)?;
    let own = walk(root, "templates", findings);
    files.overrides = templates(own, "templates", findings);
    Theme::load(files).take_into(findings)
}

fn find(root: &Path, config: &Config, findings: &mut Vec<Diagnostic>) -> Option<ThemeFiles> {
    let name = &config.theme;
    let plain = !name.is_empty() && !name.contains(['/', '\\']) && !name.starts_with('.');
    let folder = format!("themes/{name}");
    if plain && root.join(&folder).symlink_metadata().is_ok_and(|metadata| metadata.is_dir()) {
        return Some(read_folder(root, name, &folder, findings));
    }
    let built_in = built_in_theme(name);
    if built_in.is_none() {
        findings.push(missing(root, config));
    }
    built_in
}

fn read_folder(root: &Path, name: &str, folder: &str, findings: &mut Vec<Diagnostic>) -> ThemeFiles {
    let found = walk(root, folder, findings);
    let assets_folder = format!("{folder}/assets");
    let (assets, others): (Vec<Found>, Vec<Found>) = found.into_iter().partition(|found| found.path.below(&assets_folder).is_some());
    let mut files = ThemeFiles { name: name.to_owned(), ..ThemeFiles::default() };
    files.templates = templates(others, &format!("{folder}/templates"), findings);
    for found in assets {
        let name = found.path.below(&assets_folder).expect("partitioned by it").to_owned();
        match fs::read(found.path.to_os(root)) {
            Ok(bytes) => drop(files.assets.insert(name, bytes)),
            Err(error) => findings.push(unreadable(&found.path, &error)),
        }
    }
    files
}

fn templates(found: Vec<Found>, folder: &str, findings: &mut Vec<Diagnostic>) -> BTreeMap<String, Source> {
    let mut templates = BTreeMap::new();
    for found in found {
        let Some(name) = found.path.below(folder).map(str::to_owned) else { continue };
        if let Some(source) = read_text(&found.root, &found.path).take_into(findings) {
            templates.insert(name, source);
        }
    }
    templates
}

fn missing(root: &Path, config: &Config) -> Diagnostic {
    let name = &config.theme;
    let mut known: Vec<String> = BuiltIn::all().map(|theme| theme.0.to_owned()).collect();
    let folders = fs::read_dir(root.join("themes")).into_iter().flatten().flatten();
    known.extend(folders.filter_map(|entry| entry.file_name().into_string().ok()));
    known.sort();
    known.dedup();
    let message = text!("没有主题“{name}”", "there is no theme “{name}”");
    let place = config.theme_span.clone().map_or(Place::Outside, Place::from);
    let finding = Diagnostic::new(&codes::MISSING_THEME, place, message);
    match nearest(name, known.iter().map(String::as_str)) {
        Some(near) => finding.help(text!("是不是想写 theme = \"{near}\"？", "did you mean theme = \"{near}\"?")),
        None => {
            let known = known.join("、");
            finding.help(text!("可用的主题：{known}", "known themes: {known}"))
        }
    }
}
