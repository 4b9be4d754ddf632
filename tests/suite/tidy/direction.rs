//! Law 1, at every depth: a module uses only modules that are declared above it beside it. So each listing tells
//! in which order its files can be understood, and no two of them need each other.
//!
//! What stands in the `mod.rs` around them is common ground; what it only hands on counts as that of its file.

use std::collections::{BTreeMap, BTreeSet};

use super::{File, Part};

/// Names at the root of the crate that are no modules.
const MACROS: [&str; 1] = ["text"];

/// A module: what it declares, in order, and what it hands on from there.
struct Module {
    children: Vec<String>,
    handed_on: BTreeMap<String, String>,
}

/// All uses against the order.
pub fn breaches(files: &[File]) -> Vec<String> {
    let modules = modules(files);
    let mut breaches = Vec::new();
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
        breaches
            .push(format!("{file}:{line}: in src/{room}, {user} uses {used}, which is declared below it"));
    }
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
