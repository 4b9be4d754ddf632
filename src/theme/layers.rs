//! Layers: a theme, its parents, and the site's own files over them. Must not know the disk: whoever
//! reads the files hands in a way to find a theme by its name.

use std::collections::BTreeMap;

use super::builtin;
use super::contrast::ContrastRule;
use super::layer::Layer;
use super::manifest::{self, ThemeManifest};
use super::options::OptionRule;
use crate::diagnostic::{Checked, Diagnostic, Place, has_errors, nearest};
use crate::source::{Source, SourcePath};
use crate::text;
use crate::theme::codes;

/// A theme with all it stands on.
#[derive(Debug, Default)]
pub struct ThemeFiles {
    /// The theme, its parent, the parent of that one and so on, with their theme.toml.
    pub layers: Vec<(Layer, ThemeManifest)>,
    /// The site's own templates (`templates/`), which stand over all themes.
    pub templates: BTreeMap<String, Source>,
    /// Files of the site (`static/assets/`), each in the place of the theme's asset of that name.
    pub assets: BTreeMap<String, Vec<u8>>,
}

/// All templates under the names by which tera finds them: the site's own under their plain names, the
/// themes' and the built-in ones behind a prefix.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Templates {
    /// The texts.
    pub sources: BTreeMap<String, Source>,
    /// Where a template is looked for that has no layer before its name, after the site's own.
    pub prefixes: Vec<String>,
}

impl Templates {
    /// The template of that name, as tera finds it.
    pub fn find(&self, name: &str) -> Option<&Source> {
        let behind = |prefix: &String| self.sources.get(&format!("{prefix}{name}"));
        self.sources.get(name).or_else(|| self.prefixes.iter().find_map(behind))
    }
}

/// A theme with its parents, as `find` hands them out. `known` are the names of all themes, for
/// suggestions. The value is `None` where a theme.toml is missing or broken, or a parent is.
pub fn lineage(
    theme: Layer,
    known: &[String],
    mut find: impl FnMut(&str) -> Option<Layer>,
) -> Checked<Option<ThemeFiles>> {
    let mut files = ThemeFiles::default();
    let mut findings = Vec::new();
    let mut next = Some(theme);
    while let Some(layer) = next.take() {
        let Some(manifest) = read_manifest(&layer, &mut findings) else {
            return Checked { value: None, diagnostics: findings };
        };
        let parent = manifest.extends.clone();
        files.layers.push((layer, manifest));
        let Some((name, span)) = parent else { break };
        if files.layers.iter().any(|(layer, _)| layer.name == name) {
            let message = text!("主题“{name}”以自己为上级", "the theme “{name}” is its own parent");
            let help =
                text!("删去 extends 这一行，或者写另一个主题", "take the line out or name another theme");
            findings.push(Diagnostic::new(&codes::PARENT_THEME, span, message).help(help));
            break;
        }
        next = find(&name);
        if next.is_none() {
            let message = text!("没有上级主题“{name}”", "there is no parent theme “{name}”");
            let help = match nearest(&name, known.iter().map(String::as_str)) {
                Some(near) => {
                    text!("是不是想写 extends = \"{near}\"？", "did you mean extends = \"{near}\"?")
                }
                None => {
                    let (known, listed) = (known.join("、"), known.join(", "));
                    text!("可用的主题：{known}", "known themes: {listed}")
                }
            };
            findings.push(Diagnostic::new(&codes::PARENT_THEME, span, message).help(help));
        }
    }
    let value = if has_errors(&findings) { None } else { Some(files) };
    Checked { value, diagnostics: findings }
}

fn read_manifest(layer: &Layer, findings: &mut Vec<Diagnostic>) -> Option<ThemeManifest> {
    let name = &layer.name;
    if let Some(source) = &layer.manifest {
        return ThemeManifest::read(source, name).take_into(findings);
    }
    let file = manifest::FILE;
    let path = SourcePath::new(&format!("themes/{name}/{file}"));
    let place = path.map_or(Place::Outside, Place::File);
    let message = text!("主题“{name}”没有 {file}", "the theme “{name}” has no {file}");
    let help = text!(
        "新建 themes/{name}/{file}，写上 name = \"{name}\"、version = \"0.1.0\" 和 description",
        "create themes/{name}/{file} with name = \"{name}\", version = \"0.1.0\" and a description"
    );
    findings.push(Diagnostic::new(&codes::MANIFEST, place, message).help(help));
    None
}

impl ThemeFiles {
    /// The theme's name.
    pub fn name(&self) -> &str {
        self.layers.first().map_or("", |(layer, _)| &layer.name)
    }

    /// The options of the theme and its parents; a child may declare one anew.
    pub fn option_rules(&self) -> BTreeMap<String, OptionRule> {
        let manifests = self.layers.iter().rev().map(|(_, manifest)| manifest);
        manifests.flat_map(|manifest| manifest.options.clone()).collect()
    }

    /// The pairs of colours of the theme and its parents.
    pub fn contrast_rules(&self) -> Vec<ContrastRule> {
        self.layers.iter().flat_map(|(_, manifest)| manifest.contrasts.clone()).collect()
    }

    /// Whether all templates are as they come with the program.
    pub(super) fn is_as_delivered(&self) -> bool {
        let as_delivered = |layer: &Layer| {
            builtin::built_in_theme(&layer.name).is_some_and(|own| own.templates == layer.templates)
        };
        self.templates.is_empty() && self.layers.iter().all(|(layer, _)| as_delivered(layer))
    }

    /// All templates, and all assets: a child's over its parent's, the site's over both.
    pub(super) fn flattened(self) -> (Templates, BTreeMap<String, Vec<u8>>) {
        let themes = self.layers.iter().map(|(layer, _)| format!("themes/{}/", layer.name));
        let prefixes = themes.chain([builtin::PREFIX.to_owned()]).collect();
        let built_in = builtin::templates().into_iter();
        let mut sources: BTreeMap<String, Source> =
            built_in.map(|(name, source)| (format!("{}{name}", builtin::PREFIX), source)).collect();
        let mut assets = BTreeMap::new();
        for (layer, _) in self.layers.into_iter().rev() {
            let theme = layer.name;
            sources.extend(
                layer.templates.into_iter().map(|(name, source)| (format!("themes/{theme}/{name}"), source)),
            );
            assets.extend(layer.assets);
        }
        sources.extend(self.templates);
        assets.extend(self.assets);
        (Templates { sources, prefixes }, assets)
    }
}
