//! The house in numbers: `cargo test --test suite -- --ignored --nocapture the_house_in_numbers`.

use std::path::Path;

use super::{File, Part, direction, files, names};

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
    println!("uses against the order      {:>6}", direction::breaches(&files).len());
    let twice = names::breaches(&files);
    println!("public names that stand twice {:>4}  {}", twice.len(), twice.join("; "));
}
