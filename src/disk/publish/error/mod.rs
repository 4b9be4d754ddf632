//! Why a publication did not happen, in words for the person at the keyboard.
//!
//! Must not know how publishing works; it only words what the others found.

mod refusal;
mod system;
mod words;

pub use refusal::Refusal;
pub use system::{Action, NamesExhausted};
pub(super) use words::restored;

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic, Place, Text};
use crate::disk::publish::codes;
use crate::source::OutputPath;
use crate::text;

/// Why a publication, a check or a step back did not happen. The published site stands as it was.
#[derive(Debug)]
pub enum PublishError {
    /// The output may not be published to.
    Refused {
        /// The output.
        output: PathBuf,
        /// What is wrong with it.
        refusal: Refusal,
    },
    /// Files in a published folder that zhenbao did not put there.
    Foreign {
        /// The folder.
        folder: PathBuf,
        /// Their paths in it, sorted.
        files: Vec<String>,
    },
    /// A manifest that cannot be read.
    Manifest {
        /// The file.
        place: PathBuf,
        /// What is wrong with it, technically.
        reason: String,
    },
    /// The folder carries no manifest: zhenbao did not publish it.
    NotPublished(PathBuf),
    /// Another program is publishing to the same output.
    Busy {
        /// The output.
        output: PathBuf,
        /// The number of the other process, when known.
        process: Option<u32>,
    },
    /// Somebody asked to stop.
    Interrupted,
    /// Two files of one name, or a file where another one has its folder.
    Twice(OutputPath),
    /// A source that is a link, pipe, device or folder.
    NotRegular(PathBuf),
    /// A source that changed each time it was being read, or a published file that is not what its
    /// manifest says.
    Unsteady(PathBuf),
    /// There is no previous publication to go back to.
    NothingKept(PathBuf),
    /// Fewer publications are kept.
    NotKept {
        /// How far back was asked for.
        steps: usize,
        /// How many there are.
        kept: usize,
    },
    /// Going back would bring back texts that were taken off line; their titles.
    Returning(Vec<String>),
    /// So many texts would go that somebody should say that this is meant.
    ManyLost {
        /// Their titles.
        lost: Vec<String>,
        /// How many texts are on line.
        before: usize,
    },
    /// The previous publication was changed by somebody: these of its files.
    KeptDamaged {
        /// Where it is kept.
        folder: PathBuf,
        /// Their paths in it, sorted.
        files: Vec<String>,
    },
    /// The operating system refused.
    System {
        /// What was being done.
        action: Action,
        /// To which file or folder.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
        /// Whether the file system has run out of room for new names rather than for bytes.
        names_exhausted: NamesExhausted,
    },
}

impl PublishError {
    /// The system's refusal, with what was being done.
    pub(super) fn system(action: Action, path: &Path, cause: io::Error) -> Self {
        let names_exhausted = NamesExhausted::behind(&cause, path);
        Self::System { action, path: path.to_owned(), cause, names_exhausted }
    }

    /// Making a file where one was made already means that two pages have one name.
    pub(super) fn or_twice(self, path: &OutputPath) -> Self {
        use io::ErrorKind as Kind;
        match &self {
            Self::System { action: Action::Create, cause, .. }
                if matches!(cause.kind(), Kind::AlreadyExists | Kind::NotADirectory | Kind::IsADirectory) =>
            {
                Self::Twice(path.clone())
            }
            _ => self,
        }
    }

    /// A refusal of the output.
    pub(super) fn refused(output: &Path, refusal: Refusal) -> Self {
        Self::Refused { output: output.to_owned(), refusal }
    }

    /// The finding to print.
    pub fn to_diagnostic(&self) -> Diagnostic {
        let (code, message, help) = self.words();
        Diagnostic::new(code, Place::Outside, message).help(help)
    }

    fn words(&self) -> (&'static Code, Text, Text) {
        match self {
            Self::Refused { output, refusal } => refusal.words(output),
            Self::Foreign { folder, files } => words::foreign(folder, files),
            Self::Manifest { place, reason } => words::damaged_manifest(place, reason),
            Self::NotPublished(folder) => words::not_published(folder),
            Self::Busy { output, process } => words::busy(output, *process),
            Self::Interrupted => (
                &codes::INTERRUPTED,
                text!(
                    "发布被中断，已发布的网站保持原样",
                    "publishing was interrupted; the published site stands"
                ),
                text!(
                    "需要时重新运行即可，没有留下临时文件",
                    "run it again when you like; nothing was left behind"
                ),
            ),
            Self::Twice(path) => (
                &codes::SAME_FILE_TWICE,
                text!(
                    "有两个页面要写入同一个文件：{path}",
                    "two pages are to be written to the same file: {path}"
                ),
                text!("请给其中一篇设置不同的短名（slug）", "give one of them another slug"),
            ),
            Self::NotRegular(path) => words::not_regular(path),
            Self::Unsteady(path) => words::unsteady(path),
            Self::NothingKept(output) => words::nothing_kept(output),
            Self::NotKept { steps, kept } => words::not_kept(*steps, *kept),
            Self::Returning(titles) => words::returning(titles),
            Self::ManyLost { lost, before } => words::many_lost(lost, *before),
            Self::KeptDamaged { folder, files } => words::kept_damaged(folder, files),
            Self::System { action, path, cause, names_exhausted } => {
                system::words(*action, path, cause, *names_exhausted)
            }
        }
    }
}

impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words().1.en)
    }
}

impl std::error::Error for PublishError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::System { cause, .. } => Some(cause),
            _ => None,
        }
    }
}
