//! The only room that touches files: loading a site, publishing it, creating one.

mod below;
pub mod create;
pub mod import;
pub mod load;
pub mod pictures;
pub mod publish;
pub mod history;
pub mod repair;
pub mod desk;

pub use below::Below;

use std::fs::{File, Metadata};
use std::io::{self, Read as _};
use std::time::UNIX_EPOCH;

use crate::diagnostic::{Code, Text};
use crate::text;

/// What this room finds.
pub fn codes() -> impl Iterator<Item = &'static Code> {
    [load::codes::ALL, pictures::ALL, publish::codes::ALL].into_iter().flatten().copied()
}

/// Opens a regular file below a folder for reading; its length, and a tag that changes with its content. No
/// link is followed. `None` when there is no such file.
pub fn open_regular(file: Below<'_>) -> Option<(File, u64, String)> {
    let (file, found) = file.open().ok()??;
    let tag = tag(&found);
    Some((file, found.len(), tag))
}

/// What a regular file holds; `None` for anything else.
fn read_regular(file: Below<'_>) -> io::Result<Option<Vec<u8>>> {
    let Some((mut file, _)) = file.open()? else { return Ok(None) };
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    Ok(Some(bytes))
}

/// Why the system refuses, in both languages; what is rare keeps the system's own words.
pub fn words_of(error: &io::Error) -> Text {
    use io::ErrorKind as Kind;
    match error.kind() {
        Kind::NotFound => text!("没有这个文件或文件夹", "there is no such file or folder"),
        Kind::PermissionDenied => text!("没有权限", "permission denied"),
        Kind::AlreadyExists => text!("已经存在", "it exists already"),
        Kind::StorageFull => text!("磁盘已满", "the disk is full"),
        Kind::QuotaExceeded => text!("超过了给你的磁盘配额", "the disk quota is used up"),
        Kind::ReadOnlyFilesystem => text!("磁盘是只读的", "the disk is read-only"),
        Kind::NotADirectory => text!("路径中间有一项不是文件夹", "a part of the path is no folder"),
        Kind::IsADirectory => text!("这是文件夹，不是文件", "it is a folder, not a file"),
        Kind::InvalidFilename => text!("名称太长，或者系统不允许", "the name is too long, or not allowed"),
        Kind::ResourceBusy => {
            text!("别的程序正在用它，或者刚刚改过它", "another program uses it, or just changed it")
        }
        Kind::AddrInUse => text!("已被别的程序占用", "another program uses it"),
        Kind::AddrNotAvailable => text!("这台电脑没有这个地址", "this computer has no such address"),
        Kind::TimedOut => text!("等了太久没有回应", "it took too long"),
        Kind::Interrupted => text!("被打断了", "it was interrupted"),
        _ => text!("{error}", "{error}"),
    }
}

/// Length and time of a file.
fn tag(found: &Metadata) -> String {
    let modified = found.modified().unwrap_or(UNIX_EPOCH).duration_since(UNIX_EPOCH).unwrap_or_default();
    format!("{:x}-{:x}", found.len(), modified.as_nanos())
}
