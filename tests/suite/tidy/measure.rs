//! The house in numbers: `cargo test --test suite -- --ignored --nocapture the_house_in_numbers`.

use std::collections::BTreeMap;
use std::path::Path;

use super::{File, Part, direction, files};

#[test]
#[ignore = "prints, and holds nothing"]
fn the_house_in_numbers() {
    let files = files(Path::new(env!("CARGO_MANIFEST_DIR")));
    let program: Vec<&File> =
        files.iter().filter(|file| file.room().is_some() && file.part == Part::Program).collect();
    let lines = |file: &&File| (1..=file.text.lines().count()).filter(|line| file.is_program(*line)).count();
    println!("files of the program        {:>6}", program.len());
    println!("lines without tests         {:>6}", program.iter().map(lines).sum::<usize>());
    let circles = direction::circles(&files);
    println!("modules in circles          {:>6}  {}", circles.len(), circles.join(" "));
    println!("uses against the order      {:>6}", direction::TODAY.len());
    let twice = twice(&program);
    println!("public names that stand twice {:>4}", twice.len());
    for (name, places) in twice {
        println!("    {name}: {}", places.join(", "));
    }
}

/// Public types whose names stand in several files.
fn twice<'a>(program: &[&'a File]) -> BTreeMap<String, Vec<&'a str>> {
    let mut places: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for file in program {
        for (number, line) in (1..).zip(file.code.lines()) {
            let item = ["pub struct ", "pub enum ", "pub trait ", "pub type "]
                .iter()
                .find_map(|start| line.strip_prefix(start))
                .filter(|_| file.is_program(number));
            if let Some(item) = item {
                let name = item.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
                places.entry(name.to_owned()).or_default().push(file.path.trim_start_matches("src/"));
            }
        }
    }
    places.retain(|_, places| places.len() > 1);
    places
}
