//! The folder beside the output, `public.zhenbao-previous/`, and everything in it: the mark, the
//! lock, the site being written, and the publications that are kept.
//!
//! ```text
//! README.txt   the mark: whose folder this is
//! seal         of a manifest, before it is put beside it (see `seal`)
//! lock         held while somebody publishes
//! incoming/    new files of a publication under way
//! updating/    an old publication being brought up to date; not whole
//! ready-N/     about to be swapped in, or just swapped out: whole (N: the new tree's inode number)
//! outgoing/    the published site, on its way out where a system cannot swap in one step
//! 1/ 2/ …      kept publications, the newest with the highest number
//! ```
//!
//! The names are the journal: each step of a publication is one rename, and [`Store::settle`] knows
//! from the names alone what a run that was killed had reached. It must not know what is published.

use std::fs;
use std::io;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::error::{Action, PublishError, Refusal};
use super::lock::Lock;
use super::operation;
use crate::disk::Below;

/// The first line of the mark; a folder without it is never touched.
const MARK: &str = "zhenbao-previous 1\n";

/// The rest of the mark, for whoever opens the folder.
const EXPLANATION: &str = "\n\
    镇报把上一次发布的网站保存在这里，供 zhenbao rollback 退回，也用来加快下一次发布。\n\
    不需要上传；可以整个删除，下一次发布会重新建立。请不要修改里面的文件。\n\n\
    zhenbao keeps the previous publication here, for zhenbao rollback and to speed up the next one.\n\
    It need not be uploaded and may be removed as a whole. Please do not change the files in it.\n";

/// The folder beside one output, locked for this process.
#[derive(Debug)]
pub struct Store {
    output: PathBuf,
    folder: PathBuf,
    lock: Lock,
    /// Folders above the output that did not exist, the uppermost first.
    made: Vec<PathBuf>,
}

impl Store {
    /// Locks the folder beside an output (making it when there is none) and clears away what a
    /// killed run has left.
    pub fn open(output: &Path) -> Result<Self, PublishError> {
        let folder = Self::place(output);
        let made = make_parents(output)?;
        let lock = match Lock::take(&folder, output) {
            Ok(lock) => lock,
            Err(error) => {
                // Both succeed only when nobody else has put anything there.
                let _ = fs::remove_dir(&folder);
                made.iter().rev().for_each(|folder| drop(fs::remove_dir(folder)));
                return Err(error);
            }
        };
        let store = Self { output: output.to_owned(), folder, lock, made };
        let mark = store.mark();
        if !mark.exists() || fs::metadata(&mark).is_ok_and(|found| found.len() == 0) {
            operation::remove_file(&mark)?;
            operation::write_file(&mark, format!("{MARK}{EXPLANATION}").as_bytes())?;
        }
        store.settle()?;
        Ok(store)
    }

    /// Where the folder beside an output lies.
    pub fn place(output: &Path) -> PathBuf {
        let mut name = output.file_name().expect("the top of the file system was refused").to_owned();
        name.push(".zhenbao-previous");
        output.with_file_name(name)
    }

    /// The output this folder belongs to.
    pub fn output(&self) -> &Path {
        &self.output
    }

    /// Where new files are written.
    pub fn incoming(&self) -> PathBuf {
        self.folder.join("incoming")
    }

    /// Where an old publication is brought up to date.
    pub fn updating(&self) -> PathBuf {
        self.folder.join("updating")
    }

    /// Where the published site waits while another takes its place in two steps.
    pub fn outgoing(&self) -> PathBuf {
        self.folder.join("outgoing")
    }

    /// Where a whole new tree waits for the swap.
    pub fn ready(&self, tree: &Path) -> Result<PathBuf, PublishError> {
        Ok(self.folder.join(format!("ready-{}", inode(tree)?)))
    }

    /// Where a new manifest is written when nothing else has changed.
    pub fn manifest(&self) -> PathBuf {
        self.folder.join("manifest.json")
    }

    /// Where a new seal is written before it is put.
    pub fn seal(&self) -> PathBuf {
        self.folder.join("seal")
    }

    /// When this run began, by the clock of the file system.
    pub fn opened(&self) -> SystemTime {
        self.lock.taken()
    }

    fn mark(&self) -> PathBuf {
        self.folder.join("README.txt")
    }

    /// The kept publications, oldest first.
    pub fn kept(&self) -> Result<Vec<PathBuf>, PublishError> {
        kept_beside(&self.output)
    }

    /// Keeps a tree that was published as the newest of the kept ones.
    pub fn keep(&self, tree: &Path) -> Result<(), PublishError> {
        let next = numbered(&self.folder)?.last().map_or(1, |(number, _)| number + 1);
        operation::rename(tree, &self.folder.join(next.to_string()))
    }

    /// Ends what a killed run had begun: a swap in two steps is completed or undone, a tree swapped
    /// out is kept, and everything unfinished is removed.
    fn settle(&self) -> Result<(), PublishError> {
        let ready = list(&self.folder)?.into_iter().find(|name| name.starts_with("ready-"));
        let outgoing = self.outgoing();
        if outgoing.exists() {
            if self.output.symlink_metadata().is_ok() {
                self.keep(&outgoing)?;
            } else if let Some(ready) = &ready {
                operation::rename(&self.folder.join(ready), &self.output)?;
                self.keep(&outgoing)?;
            } else {
                operation::rename(&outgoing, &self.output)?;
            }
        }
        if let Some(name) = ready {
            let tree = self.folder.join(&name);
            let swapped = inode(&self.output).is_ok_and(|number| name == format!("ready-{number}"));
            if swapped && tree.exists() {
                self.keep(&tree)?;
            } else {
                operation::remove_tree(&tree)?;
            }
        }
        self.discard()
    }

    /// Removes what was not finished.
    pub fn discard(&self) -> Result<(), PublishError> {
        for unfinished in [self.incoming(), self.updating()] {
            if unfinished.symlink_metadata().is_ok() {
                operation::remove_tree(&unfinished)?;
            }
        }
        for unfinished in [self.manifest(), self.seal()] {
            if unfinished.symlink_metadata().is_ok() {
                operation::remove_file(&unfinished)?;
            }
        }
        Ok(())
    }

    /// Leaves nothing behind that nobody needs: a folder that keeps no publication goes too.
    fn leave(&self) -> Result<(), PublishError> {
        self.settle()?;
        if self.kept()?.is_empty() {
            self.lock.remove()?;
            operation::remove_file(&self.mark())?;
            operation::remove_folder(&self.folder)?;
        }
        for folder in self.made.iter().rev() {
            // Refused by the system as soon as there is anything in it, such as the output.
            let _ = fs::remove_dir(folder);
        }
        Ok(())
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        // There is nobody left to tell; the next start finds and clears what could not be cleared.
        let _ = self.leave();
    }
}

/// The publications kept beside an output, oldest first, for whoever only looks.
pub fn kept_beside(output: &Path) -> Result<Vec<PathBuf>, PublishError> {
    let folder = Store::place(output);
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    Ok(numbered(&folder)?.into_iter().map(|(_, path)| path).collect())
}

fn numbered(folder: &Path) -> Result<Vec<(u64, PathBuf)>, PublishError> {
    let mut numbered: Vec<(u64, PathBuf)> =
        list(folder)?.into_iter().filter_map(|name| Some((name.parse().ok()?, folder.join(name)))).collect();
    numbered.sort_unstable();
    Ok(numbered)
}

/// How often a folder is looked at before it counts as somebody else's: another run that is just making
/// or leaving its folder shows it for a moment without its mark.
const LOOKS: usize = 20;

/// Refuses a folder of that name which zhenbao did not make. An empty one, or one with only a lock
/// or an unfinished mark, is what a run killed at its very beginning or end leaves.
pub fn refuse_stranger(folder: &Path) -> Result<(), PublishError> {
    for _ in 0..LOOKS {
        if is_ours(folder)? {
            return Ok(());
        }
        std::thread::yield_now();
    }
    Err(PublishError::refused(folder, Refusal::Neighbour))
}

/// Whether there is nothing, or a folder that bears the mark or nothing but the start of one.
fn is_ours(folder: &Path) -> Result<bool, PublishError> {
    let gone =
        |cause: &io::Error| matches!(cause.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory);
    match fs::symlink_metadata(folder) {
        Err(cause) if gone(&cause) => return Ok(true),
        Err(cause) => return Err(PublishError::system(Action::Read, folder, cause)),
        Ok(found) if !found.is_dir() => return Ok(false),
        Ok(_) => {}
    }
    let mark = beginning(folder, "README.txt")?;
    if mark.as_deref() == Some(MARK.as_bytes()) {
        return Ok(true);
    }
    let names = match list(folder) {
        Err(PublishError::System { cause, .. }) if gone(&cause) => return Ok(true),
        names => names?,
    };
    let number = |text: &Vec<u8>| text.iter().all(u8::is_ascii_digit);
    let lock = beginning(folder, "lock")?;
    let begun = |name: &String| match name.as_str() {
        // A link in its place is no file of anybody's, and is taken away (see `lock`).
        "lock" => lock.as_ref().is_none_or(number),
        "README.txt" => mark.as_ref().is_some_and(Vec::is_empty),
        _ => false,
    };
    Ok(names.iter().all(begun))
}

/// The first bytes of a regular file in the folder, as many as the mark has; `None` when there is no such
/// file.
fn beginning(folder: &Path, name: &str) -> Result<Option<Vec<u8>>, PublishError> {
    let place = Below { folder, path: name };
    let failed = |cause| PublishError::system(Action::Read, &place.to_os(), cause);
    let (file, _) = match place.open() {
        Ok(Some(found)) => found,
        Ok(None) => return Ok(None),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(cause) => return Err(failed(cause)),
    };
    let mut bytes = Vec::new();
    file.take(MARK.len() as u64).read_to_end(&mut bytes).map_err(failed)?;
    Ok(Some(bytes))
}

/// Names in a folder, sorted; those that are no UTF-8 with their readable part.
fn list(folder: &Path) -> Result<Vec<String>, PublishError> {
    let failed = |cause| PublishError::system(Action::Read, folder, cause);
    let mut names = Vec::new();
    for item in fs::read_dir(folder).map_err(failed)? {
        names.push(item.map_err(failed)?.file_name().to_string_lossy().into_owned());
    }
    names.sort_unstable();
    Ok(names)
}

/// Makes the folders above the output; those that were missing, the uppermost first.
fn make_parents(output: &Path) -> Result<Vec<PathBuf>, PublishError> {
    let parent = output.parent().expect("the top of the file system was refused");
    let mut missing: Vec<PathBuf> =
        parent.ancestors().take_while(|above| !above.exists()).map(Path::to_owned).collect();
    missing.reverse();
    if !missing.is_empty() {
        operation::create_folders(parent)?;
    }
    Ok(missing)
}

/// The number of a file or folder in its file system; 0 where the system has none.
fn inode(path: &Path) -> Result<u64, PublishError> {
    let found =
        fs::symlink_metadata(path).map_err(|cause| PublishError::system(Action::Read, path, cause))?;
    #[cfg(unix)]
    let number = std::os::unix::fs::MetadataExt::ino(&found);
    #[cfg(not(unix))]
    let number = u64::from(found.is_symlink());
    Ok(number)
}

/// Whether an output holds nothing that would have to be kept.
pub fn is_vacant(output: &Path) -> Result<bool, PublishError> {
    match fs::symlink_metadata(output) {
        Ok(_) => is_empty(output),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(cause) => Err(PublishError::system(Action::Read, output, cause)),
    }
}

/// Whether a folder holds nothing.
pub fn is_empty(folder: &Path) -> Result<bool, PublishError> {
    let mut items =
        fs::read_dir(folder).map_err(|cause| PublishError::system(Action::Read, folder, cause))?;
    Ok(items.next().is_none())
}
