//! Finds the site's theme: a folder of `themes/`, else one inside the program; and the site's own
//! templates over it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::walk::{Found, Way, not_a_folder, walk, way};
use super::{read_bytes, read_text};
use crate::config::Config;
use crate::diagnostic::{Checked, Diagnostic, Place, nearest};
use crate::disk::load::codes;
use crate::source::Source;
use crate::text;
use crate::theme::{self, BuiltIn, Layer, Theme, ThemeFiles, built_in_theme, lineage};

/// The theme that site.toml names, loaded.
pub(super) fn read(root: &Path, config: &Config, findings: &mut Vec<Diagnostic>) -> Option<Theme> {
    let own = walk(root, "templates", findings);
    let place = config.theme_span.clone().map_or(Place::Outside, Place::from);
    let theme = find_or_tell(root, &config.theme, place, findings)?;
    let mut files = lineage_of(root, theme, findings)?;
    files.templates = templates(own, "templates", findings);
    files.assets = own_assets(root, &files, findings);
    Theme::load(files, &config.theme_options, &config.glossary).take_into(findings)
}

/// The theme of that name by itself, without a site's own files and options. `None` when it cannot be
/// used.
pub fn read_theme(root: &Path, name: &str) -> Checked<Option<Theme>> {
    let mut findings = Vec::new();
    let theme = find_or_tell(root, name, Place::Outside, &mut findings)
        .and_then(|theme| lineage_of(root, theme, &mut findings))
        .and_then(|files| Theme::load(files, &[], &[]).take_into(&mut findings));
    Checked { value: theme, diagnostics: findings }
}

fn lineage_of(root: &Path, theme: Layer, findings: &mut Vec<Diagnostic>) -> Option<ThemeFiles> {
    let mut faults = Vec::new();
    let files = lineage(theme, &known(root), |name| find(root, name, &mut faults)).take_into(findings);
    findings.extend(faults);
    files
}

/// The theme of that name; that there is none is told.
fn find_or_tell(root: &Path, name: &str, place: Place, findings: &mut Vec<Diagnostic>) -> Option<Layer> {
    let told = findings.len();
    let theme = find(root, name, findings);
    if theme.is_none() && findings.len() == told {
        findings.push(missing(root, name, place));
    }
    theme
}

/// A folder of `themes/`, else a theme inside the program.
fn find(root: &Path, name: &str, findings: &mut Vec<Diagnostic>) -> Option<Layer> {
    let plain = !name.is_empty() && !name.contains(['/', '\\']) && !name.starts_with('.');
    let folder = format!("themes/{name}");
    match way(root, &folder) {
        Way::Folder if plain => Some(read_folder(root, name, &folder, findings)),
        // No theme inside the program may take its place unnoticed.
        Way::Strange(place) if plain => {
            findings.push(not_a_folder(&place));
            None
        }
        Way::Closed(place, error) if plain => {
            findings.push(super::unreadable(&place, &error));
            None
        }
        _ => built_in_theme(name),
    }
}

fn read_folder(root: &Path, name: &str, folder: &str, findings: &mut Vec<Diagnostic>) -> Layer {
    let (assets_folder, manifest) = (format!("{folder}/assets"), format!("{folder}/{}", theme::FILE));
    let mut others = Vec::new();
    let mut layer = Layer { name: name.to_owned(), ..Layer::default() };
    for found in walk(root, folder, findings) {
        if let Some(asset) = found.path.below(&assets_folder) {
            layer.assets.extend(bytes(&found, findings).map(|bytes| (asset.to_owned(), bytes)));
        } else if found.path.as_str() == manifest {
            layer.manifest = read_text(&found.root, &found.path).take_into(findings);
        } else {
            others.push(found);
        }
    }
    layer.templates = templates(others, &format!("{folder}/templates"), findings);
    layer
}

fn bytes(found: &Found, findings: &mut Vec<Diagnostic>) -> Option<Vec<u8>> {
    read_bytes(&found.root, &found.path, u64::MAX).unwrap_or_else(|finding| {
        findings.push(*finding);
        None
    })
}

/// Where files of the site stand that take the place of a theme's assets.
pub(super) const OWN_ASSETS: &str = "static/assets";

/// The files of the site that have the name of an asset. What is wrong with the others is told where
/// they are published.
fn own_assets(root: &Path, files: &ThemeFiles, findings: &mut Vec<Diagnostic>) -> BTreeMap<String, Vec<u8>> {
    let mut assets = BTreeMap::new();
    for found in walk(root, OWN_ASSETS, &mut Vec::new()) {
        let Some(name) = found.path.below(OWN_ASSETS) else { continue };
        if files.layers.iter().any(|(layer, _)| layer.assets.contains_key(name)) {
            assets.extend(bytes(&found, findings).map(|bytes| (name.to_owned(), bytes)));
        }
    }
    assets
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

/// The names of all themes there are.
fn known(root: &Path) -> Vec<String> {
    let mut known: Vec<String> = BuiltIn::all().map(|theme| theme.0.to_owned()).collect();
    if let Way::Folder = way(root, "themes") {
        let entries = fs::read_dir(root.join("themes")).into_iter().flatten().flatten();
        let folders = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
        known.extend(folders.filter_map(|entry| entry.file_name().into_string().ok()));
    }
    known.sort();
    known.dedup();
    known
}

fn missing(root: &Path, name: &str, place: Place) -> Diagnostic {
    let known = known(root);
    let message = text!("没有主题“{name}”", "there is no theme “{name}”");
    let finding = Diagnostic::new(&codes::MISSING_THEME, place, message);
    match nearest(name, known.iter().map(String::as_str)) {
        Some(near) => {
            finding.help(text!("是不是想写 theme = \"{near}\"？", "did you mean theme = \"{near}\"?"))
        }
        None => {
            let (known, listed) = (known.join("、"), known.join(", "));
            finding.help(text!("可用的主题：{known}", "known themes: {listed}"))
        }
    }
}
