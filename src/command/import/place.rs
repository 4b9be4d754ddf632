//! Where drafts go: names that are free, files beside them, and the copy of what was imported.

use std::path::Path;

use crate::article::kind::Kind;
use crate::command::fault::not_created;
use crate::diagnostic::{Lang, Text};
use crate::disk::{create, import as files};
use crate::import::draft::Draft;
use crate::import::model::{Block, Inline, Shape};
use crate::import::recognise::split::link;
use crate::site::slug::{numbered, slug};
use crate::source::{SourcePath, decode_address};
use crate::text;

/// One of so many articles of a day may have one name; nobody writes more.
const MOST_NAMESAKES: usize = 1_000;

/// The largest picture that is taken from beside a page.
const LARGEST_PICTURE: u64 = 40 * 1024 * 1024;

/// Gives each draft a name that is free, and the files beside it names of their own; leads drafts of one file to
/// each other.
pub(super) fn plan(root: &Path, drafts: &mut [Draft], folders: &[String]) -> Result<Vec<SourcePath>, Text> {
    let mut planned: Vec<SourcePath> = Vec::new();
    for (draft, folder) in drafts.iter_mut().zip(folders) {
        let path = free(root, draft, folder, &planned)?;
        name_files(draft, path.stem());
        planned.push(path);
    }
    let names: Vec<String> = planned.iter().map(|path| path.file_name().to_owned()).collect();
    let home = planned.first().map(|path| path.folder().to_owned());
    if planned.iter().all(|path| Some(path.folder()) == home.as_deref()) {
        link(drafts, &names);
    } else {
        link(drafts, &planned.iter().map(from_content).collect::<Vec<_>>());
    }
    Ok(planned)
}

/// The address of an article from the site's content, for articles of other folders.
fn from_content(path: &SourcePath) -> String {
    format!("/{}", path.as_str().trim_start_matches("content/"))
}

fn free(root: &Path, draft: &Draft, folder: &str, planned: &[SourcePath]) -> Result<SourcePath, Text> {
    let name = slug(&draft.title);
    let day: String = draft.date.chars().take_while(|c| !c.is_whitespace()).collect();
    let day =
        crate::source::Moment::parse(&day).map(|moment| format!("{}-", moment.date())).unwrap_or_default();
    for name in numbered(&format!("{day}{name}"), MOST_NAMESAKES) {
        let path = SourcePath::new(&format!("content/{folder}/{name}.md"))
            .map_err(|_| text!("栏目“{folder}”不是文件夹名", "'{folder}' is no name of a folder"))?;
        if !planned.contains(&path) && files::is_free(&path.to_os(root)) {
            return Ok(path);
        }
    }
    Err(text!("“{folder}”里同名的稿件太多了", "there are too many articles of that name in '{folder}'"))
}

/// Names the files beside a draft after it: `2025-04-01-huiyi-1.jpg`.
fn name_files(draft: &mut Draft, stem: &str) {
    let mut names: Vec<(String, String)> = Vec::new();
    for (number, file) in (1..).zip(&mut draft.enclosed) {
        let ending = file.name.rsplit_once('.').map_or("bin", |(_, ending)| ending);
        let new = format!("{stem}-{number}.{ending}");
        names.push((std::mem::replace(&mut file.name, new.clone()), new));
    }
    draft.blocks.iter_mut().for_each(|block| rename(block, &names));
    for (old, new) in &names {
        draft.data = draft.data.replace(&format!("«{old}»"), new);
        for (_, values) in &mut draft.fields {
            values.iter_mut().filter(|value| *value == old).for_each(|value| value.clone_from(new));
        }
    }
}

fn rename(block: &mut Block, names: &[(String, String)]) {
    let pieces = |inlines: &mut Vec<Inline>| {
        for inline in inlines {
            if let Inline::Picture { file, .. } = inline
                && let Some((_, new)) = names.iter().find(|(old, _)| old == file)
            {
                file.clone_from(new);
            }
        }
    };
    match &mut block.shape {
        Shape::Paragraph(inlines, _) | Shape::Heading(_, inlines) => pieces(inlines),
        Shape::List(_, items) => items.iter_mut().flatten().for_each(|block| rename(block, names)),
        Shape::Quote(blocks) => blocks.iter_mut().for_each(|block| rename(block, names)),
        Shape::Table(rows) => rows.iter_mut().flatten().for_each(pieces),
        Shape::Code(_) | Shape::Rule => {}
    }
}

/// Writes drafts with the files beside them: those first, so that no article asks for what is not there.
pub(super) fn write(root: &Path, drafts: &[Draft], planned: &[SourcePath], lang: Lang) -> Result<(), Text> {
    for (draft, path) in drafts.iter().zip(planned) {
        for file in &draft.enclosed {
            let name = &file.name;
            let beside = SourcePath::new(&format!("{}/{}", path.folder(), name))
                .map_err(|_| text!("“{name}”不能作文件名", "'{name}' can be no name of a file"))?;
            create::file(root, &beside, &file.bytes).map_err(|fault| not_created(&fault))?;
        }
        create::file(root, path, draft.text(lang)).map_err(|fault| not_created(&fault))?;
    }
    Ok(())
}

/// Keeps a copy of an imported file; returns the folder where its report goes.
pub(super) fn keep(root: &Path, file: &Path, bytes: &[u8]) -> Result<String, Text> {
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).filter(|name| name != "-");
    let name = name.unwrap_or_else(|| "输入.txt".to_owned());
    let stem: String =
        name.chars().filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.')).take(60).collect();
    let stem = stem.trim_matches('.').to_owned();
    for folder in numbered(&stem, MOST_NAMESAKES) {
        let folder = format!("{}/{folder}", files::FOLDER);
        if files::is_free(&root.join(&folder)) {
            let copy = SourcePath::new(&format!("{folder}/{name}"))
                .or_else(|_| SourcePath::new(&format!("{folder}/source")))
                .map_err(|_| text!("“{name}”不能作文件名", "'{name}' can be no name of a file"))?;
            create::file(root, &copy, bytes).map_err(|fault| not_created(&fault))?;
            return Ok(folder);
        }
    }
    Err(text!("“{stem}”已经导入太多次了", "'{stem}' was imported too often"))
}

/// Writes the report beside the copy.
pub(super) fn report(root: &Path, folder: &str, json: &str) -> Result<(), Text> {
    beside_report(root, folder, "report", "json", json)
}

/// Writes a file into the folder of a report, under a name that is free: `report-2.json` for a second run.
pub(super) fn beside_report(
    root: &Path,
    folder: &str,
    name: &str,
    ending: &str,
    text: &str,
) -> Result<(), Text> {
    for name in numbered(name, MOST_NAMESAKES) {
        let path = SourcePath::new(&format!("{folder}/{name}.{ending}"))
            .map_err(|_| text!("“{folder}”不能作文件夹名", "'{folder}' can be no name of a folder"))?;
        if files::is_free(&path.to_os(root)) {
            return create::file(root, &path, text).map(drop).map_err(|fault| not_created(&fault));
        }
    }
    Err(text!("“{folder}”里的报告太多了", "there are too many reports in '{folder}'"))
}

/// A picture that a page names, from the folder beside it; nothing from above that folder.
pub(super) fn picture_beside(folder: &Path, address: &str) -> Option<Vec<u8>> {
    let path = address.split(['?', '#']).next()?;
    if path.contains("://") || path.starts_with("//") {
        return None;
    }
    let path = decode_address(path).into_owned();
    let relative = SourcePath::new(path.trim_start_matches("./").trim_start_matches('/')).ok()?;
    files::read(&relative.to_os(folder), LARGEST_PICTURE).ok().flatten()
}

/// Whether drafts of that kind may lie beside a table.
pub(super) fn takes_table(kind: Kind) -> bool {
    matches!(kind, Kind::Targets | Kind::Gongshi | Kind::Progress)
}
