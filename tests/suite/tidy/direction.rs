//! Law 1, at every depth: a module uses only modules that are declared above it beside it. So each listing tells
//! in which order its files can be understood, and no two of them need each other.
//!
//! What stands in the `mod.rs` around them is common ground; what it only hands on counts as that of its file.

use std::collections::{BTreeMap, BTreeSet};

use super::{File, Part};

/// Names at the root of the crate that are no modules.
const MACROS: [&str; 1] = ["text"];

/// Uses against the order that stood there when the law was made to hold at every depth: the room around, who
/// uses, and what. This list only shrinks.
pub const TODAY: &[(&str, &str, &str)] = &[
    ("article/front_matter", "article", "scan"),
    ("article/front_matter", "block", "codes"),
    ("article/front_matter", "block", "keys"),
    ("article/front_matter", "block", "node"),
    ("article/front_matter", "block", "scan"),
    ("article/front_matter", "blocks", "article"),
    ("article/front_matter", "blocks", "codes"),
    ("article/front_matter", "blocks", "keys"),
    ("article/front_matter", "blocks", "node"),
    ("article/front_matter", "blocks", "reader"),
    ("article/front_matter", "blocks", "scan"),
    ("article/front_matter", "category", "article"),
    ("article/front_matter", "category", "keys"),
    ("article/front_matter", "fence", "keys"),
    ("article/front_matter", "fence", "node"),
    ("article/front_matter", "fence", "scan"),
    ("article/front_matter", "keys", "reader"),
    ("article/front_matter", "reader", "scan"),
    ("article/front_matter", "required", "scan"),
    ("article/front_matter/scan", "flow", "key"),
    ("article/front_matter/scan", "flow", "slip"),
    ("article/front_matter/scan", "key", "quote"),
    ("article/front_matter/scan", "key", "slip"),
    ("article/front_matter/scan", "line", "slip"),
    ("article/front_matter/scan", "line", "token"),
    ("article/front_matter/scan", "list", "quote"),
    ("article/front_matter/scan", "list", "slip"),
    ("article/front_matter/scan", "slip", "findings"),
    ("article/markdown/html", "block", "picture"),
    ("article/markdown/lint", "address", "link"),
    ("article/markdown/lint", "block", "line"),
    ("article/markdown/lint", "line", "list"),
    ("article/markdown/lint", "line", "table"),
    ("check", "settings", "rules"),
    ("check/rules", "links", "pictures"),
    ("diagnostic", "code", "text"),
    ("diagnostic", "emit", "text"),
];

/// A module: what it declares, in order, and what it hands on from there.
struct Module {
    children: Vec<String>,
    handed_on: BTreeMap<String, String>,
}

/// All uses against the order, and entries of [`TODAY`] that are none any more.
pub fn breaches(files: &[File]) -> Vec<String> {
    let modules = modules(files);
    let mut breaches = Vec::new();
    let mut seen: BTreeSet<&(&str, &str, &str)> = BTreeSet::new();
    for one in uses(files, &modules) {
        let Use { file, line, around, user, used } = &one;
        let Some(used) = used else {
            breaches.push(format!("{file}:{line}: crate::{user} is no module of src/lib.rs"));
            continue;
        };
        let rank = |name: &String| modules[around].children.iter().position(|child| child == name);
        if rank(used) <= rank(user) {
            continue;
        }
        let room = around.join("/");
        let known = TODAY.iter().find(|entry| **entry == (room.as_str(), user.as_str(), used.as_str()));
        seen.extend(known);
        if known.is_none() {
            breaches.push(format!(
                "{file}:{line}: in src/{room}, {user} uses {used}, which is declared below it"
            ));
        }
    }
    let gone = TODAY.iter().filter(|entry| !seen.contains(*entry));
    breaches.extend(gone.map(|entry| format!("tidy/direction.rs: {entry:?} holds no more, take it out")));
    breaches
}

/// The modules that need each other, in whatever roundabout way, each with the room around it.
pub fn circles(files: &[File]) -> Vec<String> {
    let modules = modules(files);
    let mut needs: BTreeMap<(Vec<String>, String), BTreeSet<String>> = BTreeMap::new();
    for Use { around, user, used, .. } in uses(files, &modules) {
        needs.entry((around, user)).or_default().extend(used);
    }
    // Whoever needs nobody that is left is no part of a circle.
    loop {
        let free: Vec<(Vec<String>, String)> = needs
            .iter()
            .filter(|((around, _), used)| {
                !used.iter().any(|used| needs.contains_key(&(around.clone(), used.clone())))
            })
            .map(|(key, _)| key.clone())
            .collect();
        if free.is_empty() {
            return needs.into_keys().map(|(around, name)| format!("{}/{name}", around.join("/"))).collect();
        }
        needs.retain(|key, _| !free.contains(key));
    }
}

/// A use of one module by another beside it.
struct Use {
    file: String,
    line: usize,
    /// The module around both.
    around: Vec<String>,
    user: String,
    /// `None` where nothing of the name `user` stands at the root.
    used: Option<String>,
}

fn modules(files: &[File]) -> BTreeMap<Vec<String>, Module> {
    files.iter().filter_map(|file| Some((place(file)?, module(file)))).collect()
}

fn uses(files: &[File], modules: &BTreeMap<Vec<String>, Module>) -> Vec<Use> {
    let mut uses = Vec::new();
    for file in files {
        let Some(own) = place(file) else { continue };
        for (line, path) in file.code.paths(&own) {
            let Some((around, user, used)) = beside(modules, &own, &path) else { continue };
            let in_test = file.part == Part::Tests || file.code.is_test_line(line);
            // Tests may know their neighbours, but not the rooms above.
            if user != used.clone().unwrap_or_default() && (!in_test || around.is_empty()) {
                uses.push(Use { file: file.path.clone(), line, around, user, used });
            }
        }
    }
    uses
}

/// The two modules beside each other of which a path leads from one to the other, and what is around them.
type Beside = (Vec<String>, String, Option<String>);

fn beside(modules: &BTreeMap<Vec<String>, Module>, own: &[String], path: &[String]) -> Option<Beside> {
    let shared = own.iter().zip(path).take_while(|(own, used)| own == used).count();
    let (user, used) = (own.get(shared)?, path.get(shared)?);
    let around = modules.get(&own[..shared])?;
    let used = if around.children.contains(used) { Some(used) } else { around.handed_on.get(used) };
    if !around.children.contains(user) {
        return None;
    }
    match used {
        Some(used) => Some((own[..shared].to_vec(), user.clone(), Some(used.clone()))),
        None if shared == 0 && !MACROS.contains(&path[0].as_str()) => {
            Some((Vec::new(), path[0].clone(), None))
        }
        None => None,
    }
}

/// The module that a file is: `["site", "claim"]`.
fn place(file: &File) -> Option<Vec<String>> {
    let path = file.room()?.strip_suffix(".rs")?;
    let path = path.strip_suffix("/mod").unwrap_or(path);
    match path {
        "main" => None,
        "lib" => Some(Vec::new()),
        path => Some(path.split('/').map(str::to_owned).collect()),
    }
}

fn module(file: &File) -> Module {
    let children = file.code.modules();
    let handed_on = file.code.uses().into_iter().filter_map(|path| match path.as_slice() {
        [child, .., name] if children.contains(child) => Some((name.clone(), child.clone())),
        _ => None,
    });
    Module { handed_on: handed_on.collect(), children }
}
