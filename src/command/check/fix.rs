//! `zhenbao check --fix`: what is certain is written into the texts of the site, each repair shown.

use std::path::Path;

use crate::article::decode;
use crate::command::console::Console;
use crate::command::fault::not_created;
use crate::config::{self, LineEnds};
use crate::diagnostic::{Diagnostic, Text, counted};
use crate::disk::history::HISTORY;
use crate::disk::load;
use crate::disk::repair::mend;
use crate::site::ParsedText;
use crate::source::Source;
use crate::text;

/// Mends every text of the site and says what was done.
pub(super) fn run(root: &Path, console: &Console) -> Result<(), Text> {
    let (mut files, mut all) = (0, 0);
    let settings = load::Settings::open(root).map_err(|fault| fault.message())?;
    let line_ends = settings.config.map_or_else(LineEnds::default, |config| config.line_ends);
    for path in load::texts(root) {
        let made =
            mend(root, &path, &|source| findings(source, line_ends)).map_err(|fault| not_created(&fault))?;
        files += usize::from(!made.is_empty());
        all += made.len();
        console.repaired(&made);
    }
    let (in_files, repairs) = (counted(files, "file"), counted(all, "repair"));
    console.note(&match all {
        0 => text!("没有能自动改正的地方\n", "there is nothing that can be mended without asking\n"),
        _ => text!(
            "改了 {files} 个文件，共 {all} 处；旧稿在 {HISTORY}\n",
            "{repairs} in {in_files}; the old texts are in {HISTORY}\n"
        ),
    });
    Ok(())
}

/// What is wrong with one text, as far as it can be told from that text alone.
pub fn findings(source: &Source, line_ends: LineEnds) -> Vec<Diagnostic> {
    if source.path().as_str() == config::FILE {
        config::read(source).diagnostics
    } else {
        let of_characters = decode::doubtful(source).into_iter();
        of_characters.chain(ParsedText::parse(source, line_ends).findings().iter().cloned()).collect()
    }
}
