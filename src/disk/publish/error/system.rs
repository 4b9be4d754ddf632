//! What the operating system refuses, in words that say what is missing.

use std::io;
use std::path::Path;

use crate::diagnostic::{Code, Text};
use crate::disk::publish::codes;
use crate::disk::words_of;
use crate::text;

/// What was being done when the system refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Reading a file or folder.
    Read,
    /// Making a file or folder.
    Create,
    /// Writing into a file.
    Write,
    /// Moving a file or folder.
    Move,
    /// Removing a file or folder.
    Remove,
    /// Waiting for the disk.
    Sync,
}

/// What a full file system has run out of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NamesExhausted {
    /// Of the entries for new files (inodes).
    Yes,
    /// Of bytes, or it is not full at all.
    No,
}

impl NamesExhausted {
    /// Whether it is the entries for new files that `cause`, met at `path`, has run out of.
    pub(super) fn behind(cause: &io::Error, path: &Path) -> Self {
        if cause.kind() == io::ErrorKind::StorageFull && no_names_left(path) { Self::Yes } else { Self::No }
    }
}

/// Whether the file system that holds `path` has no entries for new files left.
fn no_names_left(path: &Path) -> bool {
    #[cfg(unix)]
    let left = path
        .ancestors()
        .find_map(|above| rustix::fs::statvfs(above).ok())
        .is_some_and(|system| system.f_files > 0 && system.f_favail == 0);
    #[cfg(not(unix))]
    let left = path.as_os_str().is_empty();
    left
}

/// Code, message and help.
pub(super) fn words(
    action: Action,
    path: &Path,
    cause: &io::Error,
    names_exhausted: NamesExhausted,
) -> (&'static Code, Text, Text) {
    let place = path.display();
    let Text { zh, en } = action.words();
    let kind = Kind::of(action, cause, names_exhausted);
    let code = match kind {
        Kind::NoNames | Kind::NoRoom | Kind::Quota => &codes::DISK_FULL,
        _ => &codes::SYSTEM_REFUSED,
    };
    let Text { zh: because_zh, en: because_en } = kind.because(cause);
    (code, text!("{zh} {place}：{because_zh}", "cannot {en} {place}: {because_en}"), kind.help())
}

impl Action {
    fn words(self) -> Text {
        match self {
            Self::Read => text!("无法读取", "read"),
            Self::Create => text!("无法新建", "make"),
            Self::Write => text!("无法写入", "write"),
            Self::Move => text!("无法移动到", "move to"),
            Self::Remove => text!("无法删除", "remove"),
            Self::Sync => text!("无法存盘", "save to disk"),
        }
    }
}

/// The refusals that people can do something about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    NoNames,
    NoRoom,
    Quota,
    ReadOnly,
    Forbidden,
    OtherDisk,
    TooManyOpen,
    Failing,
    Missing,
    Other,
}

impl Kind {
    fn of(action: Action, cause: &io::Error, names_exhausted: NamesExhausted) -> Self {
        match (cause.kind(), cause.raw_os_error()) {
            (io::ErrorKind::NotFound, _) if action == Action::Read => Self::Missing,
            (io::ErrorKind::StorageFull, _) if names_exhausted == NamesExhausted::Yes => Self::NoNames,
            (io::ErrorKind::StorageFull, _) => Self::NoRoom,
            (io::ErrorKind::QuotaExceeded, _) => Self::Quota,
            (io::ErrorKind::ReadOnlyFilesystem, _) => Self::ReadOnly,
            (io::ErrorKind::PermissionDenied, _) => Self::Forbidden,
            (io::ErrorKind::CrossesDevices, _) => Self::OtherDisk,
            // EMFILE and ENFILE, EIO: the standard library has no names for them.
            (_, Some(23 | 24)) if cfg!(unix) => Self::TooManyOpen,
            (_, Some(5)) if cfg!(unix) => Self::Failing,
            _ => Self::Other,
        }
    }

    fn because(self, cause: &io::Error) -> Text {
        match self {
            Self::NoNames => {
                text!(
                    "磁盘上的文件个数已到上限（inode 用尽）",
                    "the disk can hold no more files (no inodes left)"
                )
            }
            Self::NoRoom => text!("磁盘已满", "the disk is full"),
            Self::Quota => text!("超出了磁盘配额", "the disk quota is used up"),
            Self::ReadOnly => text!("磁盘是只读的", "the file system is read-only"),
            Self::Forbidden => text!("没有权限", "permission denied"),
            Self::OtherDisk => text!(
                "输出文件夹与它旁边的位置不在同一块磁盘上",
                "the output and the place beside it are on different disks"
            ),
            Self::TooManyOpen => {
                text!("系统允许同时打开的文件太少", "too many files are open for this system's limit")
            }
            Self::Failing => {
                text!("磁盘读写出错，磁盘可能已损坏", "input/output error; the disk may be failing")
            }
            Self::Missing | Self::Other => words_of(cause),
        }
    }

    fn help(self) -> Text {
        match self {
            Self::NoNames => text!(
                "删除不用的小文件后重新运行；已发布的网站没有变化",
                "remove small files nobody needs and run again; the published site stands"
            ),
            Self::NoRoom => text!(
                "清理磁盘后重新运行；已发布的网站没有变化",
                "make room and run again; the published site stands"
            ),
            Self::Quota => text!(
                "清理文件或请管理员提高配额；已发布的网站没有变化",
                "make room or ask for a higher quota; the published site stands"
            ),
            Self::ReadOnly => text!(
                "换一个可写的位置，或请管理员恢复写入",
                "choose a place that can be written, or have it made writable"
            ),
            Self::Forbidden => text!(
                "请管理员开放这个文件夹的写入权限，或换一个文件夹",
                "ask for permission to write there, or choose another folder"
            ),
            Self::OtherDisk => {
                text!("发布到该磁盘中的子文件夹", "publish to a folder within that disk")
            }
            Self::TooManyOpen => {
                text!(
                    "提高上限（ulimit -n 1024）后重新运行",
                    "raise the limit (ulimit -n 1024) and run again"
                )
            }
            Self::Failing => text!("请先备份数据并检查磁盘", "save your data and have the disk checked"),
            Self::Missing => text!(
                "检查路径有没有写错；网站还没有发布，或者输出文件夹被删了，就运行 zhenbao build",
                "look at the path; if the site was never published, or its folder was removed, run zhenbao build"
            ),
            Self::Other => {
                text!(
                    "检查后重新运行；已发布的网站没有变化",
                    "look into it and run again; the published site stands"
                )
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // The numbers are those of Linux.
    #[cfg(target_os = "linux")]
    #[test]
    fn each_refusal_names_the_place_and_what_is_missing() {
        let said = |number| {
            let cause = io::Error::from_raw_os_error(number);
            let (code, message, _) =
                words(Action::Write, Path::new("/srv/a.html"), &cause, NamesExhausted::No);
            (code.id, message.zh)
        };
        let cases = [
            (28, "ZB809", "磁盘已满"),
            (122, "ZB809", "配额"),
            (30, "ZB810", "只读"),
            (13, "ZB810", "没有权限"),
            (18, "ZB810", "不在同一块磁盘"),
            (24, "ZB810", "同时打开的文件太少"),
            (5, "ZB810", "磁盘读写出错"),
        ];
        for (number, id, part) in cases {
            let (code, message) = said(number);
            assert_eq!(code, id, "{message}");
            assert!(message.starts_with("无法写入 /srv/a.html：") && message.contains(part), "{message}");
        }
    }

    #[test]
    fn what_is_not_there_is_said_in_both_languages_and_nothing_is_said_to_stand() {
        let cause = io::Error::from(io::ErrorKind::NotFound);
        let (_, message, help) = words(Action::Read, Path::new("public"), &cause, NamesExhausted::No);
        assert_eq!(message.zh, "无法读取 public：没有这个文件或文件夹");
        assert_eq!(message.en, "cannot read public: there is no such file or folder");
        assert!(help.zh.contains("zhenbao build") && !help.zh.contains("没有变化"), "{}", help.zh);
    }
}
