//! Why a publication did not happen, in words for the person at the keyboard.
//!
//! Must not know how publishing works; it only words what the others found.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic, Place, Text, codes::publish as codes};
use crate::source::OutputPath;
use crate::text;

/// How many names a message lists before it only counts the rest.
const NAMES_SHOWN: usize = 10;

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

/// Why a folder may not be the output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The top of the file system.
    Top,
    /// Somebody's home folder, or one above it.
    Home,
    /// The site's own folder, or one above it.
    Site(PathBuf),
    /// In the site's sources, or above them: the source it touches.
    Source(PathBuf),
    /// Something that is not a folder: a file, device, pipe or socket.
    NotFolder,
    /// A symbolic link, and where it leads.
    Link(PathBuf),
    /// Another file system begins there, so that nothing beside it can be swapped with it.
    Mounted,
    /// It holds files and no manifest.
    Owned,
    /// The folder beside the output that should keep the previous publication is somebody else's.
    Neighbour,
}

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

/// What a full file system has run out of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NamesExhausted {
    /// Of the entries for new files (inodes).
    Yes,
    /// Of bytes, or it is not full at all.
    No,
}

impl PublishError {
    /// The system's refusal, with what was being done.
    pub(super) fn system(action: Action, path: &Path, cause: io::Error) -> Self {
        let names_exhausted = if cause.kind() == io::ErrorKind::StorageFull && no_names_left(path) {
            NamesExhausted::Yes
        } else {
            NamesExhausted::No
        };
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
            Self::Foreign { folder, files } => foreign(folder, files),
            Self::Manifest { place, reason } => damaged_manifest(place, reason),
            Self::NotPublished(folder) => not_published(folder),
            Self::Busy { output, process } => busy(output, *process),
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
            Self::NotRegular(path) => not_regular(path),
            Self::Unsteady(path) => unsteady(path),
            Self::NothingKept(output) => nothing_kept(output),
            Self::KeptDamaged { folder, files } => kept_damaged(folder, files),
            Self::System { action, path, cause, names_exhausted } => {
                system(*action, path, cause, *names_exhausted)
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

impl Refusal {
    fn words(&self, output: &Path) -> (&'static Code, Text, Text) {
        let folder = output.display();
        let elsewhere = text!(
            "换一个专门的文件夹，例如 --output public",
            "choose a folder of its own, such as --output public"
        );
        let (message, help) = match self {
            Self::Top => (
                text!(
                    "不能发布到整个磁盘的根目录：{folder}",
                    "the top of the file system is not published to: {folder}"
                ),
                elsewhere,
            ),
            Self::Home => (
                text!(
                    "不能发布到用户主目录或它的上级：{folder}",
                    "a home folder, or one above it, is not published to: {folder}"
                ),
                elsewhere,
            ),
            Self::Site(site) => {
                let site = site.display();
                (
                    text!(
                        "输出文件夹 {folder} 是网站 {site} 本身或它的上级，发布会毁掉源文件",
                        "the output {folder} is the site {site} itself or lies above it; publishing would destroy the sources"
                    ),
                    elsewhere,
                )
            }
            Self::Source(source) => {
                let source = source.display();
                (
                    text!(
                        "输出文件夹 {folder} 与网站的源文件 {source} 重叠",
                        "the output {folder} overlaps the site's sources in {source}"
                    ),
                    elsewhere,
                )
            }
            Self::NotFolder => (text!("{folder} 不是文件夹", "{folder} is not a folder"), elsewhere),
            Self::Link(target) => {
                let target = target.display();
                (
                    text!(
                        "{folder} 是指向 {target} 的链接，不能整体替换",
                        "{folder} is a link to {target} and cannot be swapped as a whole"
                    ),
                    text!(
                        "请直接写链接指向的位置：--output {target}",
                        "name the place the link leads to: --output {target}"
                    ),
                )
            }
            Self::Mounted => (
                text!(
                    "{folder} 是单独挂载的磁盘，不能整体替换",
                    "{folder} is the top of a mounted disk and cannot be swapped as a whole"
                ),
                text!(
                    "请发布到其中的子文件夹：--output {folder}/public",
                    "publish to a folder in it: --output {folder}/public"
                ),
            ),
            Self::Owned => (
                text!(
                    "{folder} 里已有文件，而且没有镇报的发布清单，不会覆盖",
                    "{folder} holds files and no manifest of zhenbao; it is not overwritten"
                ),
                text!(
                    "换一个新的或空的文件夹；确认里面的文件都不要了，请先自己删除",
                    "choose a new or empty folder, or remove its files yourself if nobody needs them"
                ),
            ),
            Self::Neighbour => (
                text!(
                    "{folder} 用来保存上一次发布的内容，但它不是镇报建立的",
                    "{folder} should keep the previous publication, but zhenbao did not make it"
                ),
                text!("请把它改名或移走，再重新发布", "rename it or move it away, then publish again"),
            ),
        };
        (&codes::REFUSED_TARGET, message, help)
    }
}

/// `a、b 等 12 个` for a list that may be long.
pub(super) fn names(files: &[String]) -> Text {
    let shown = &files[..files.len().min(NAMES_SHOWN)];
    let (zh, en) = (shown.join("、"), shown.join(", "));
    match files.len() - shown.len() {
        0 => Text { zh, en },
        more => text!("{zh} 等另外 {more} 个", "{en} and {more} more"),
    }
}

fn foreign(folder: &Path, files: &[String]) -> (&'static Code, Text, Text) {
    let (folder, Text { zh, en }) = (folder.display(), names(files));
    (
        &codes::FOREIGN_FILE,
        text!(
            "{folder} 里有不是镇报发布的文件：{zh}",
            "{folder} holds files that zhenbao did not publish: {en}"
        ),
        text!(
            "不认识的文件可能是入侵者留下的，请查明后移走；要随网站发布的文件请放进 static/",
            "a file nobody knows may be an intruder's: look into it and move it away; put files to be published into static/"
        ),
    )
}

fn damaged_manifest(place: &Path, reason: &str) -> (&'static Code, Text, Text) {
    let file = place.display();
    (
        &codes::UNREADABLE_MANIFEST,
        text!("发布清单无法识别：{file}（{reason}）", "the manifest cannot be read: {file} ({reason})"),
        text!(
            "清单可能被改动过，或由更新版本的镇报写成：请升级，或把整个输出文件夹移走后重新发布",
            "it was changed, or written by a newer zhenbao: upgrade, or move the whole output folder away and publish again"
        ),
    )
}

fn not_published(folder: &Path) -> (&'static Code, Text, Text) {
    let folder = folder.display();
    (
        &codes::UNREADABLE_MANIFEST,
        text!("{folder} 里没有镇报的发布清单", "{folder} carries no manifest of zhenbao"),
        text!(
            "请给出镇报发布过的文件夹，例如 public",
            "name a folder that zhenbao published, such as public"
        ),
    )
}

fn busy(output: &Path, process: Option<u32>) -> (&'static Code, Text, Text) {
    let folder = output.display();
    let message = match process {
        Some(number) => text!(
            "另一个镇报（进程 {number}）正在发布到 {folder}",
            "another zhenbao (process {number}) is publishing to {folder}"
        ),
        None => text!("另一个镇报正在发布到 {folder}", "another zhenbao is publishing to {folder}"),
    };
    (&codes::BUSY, message, text!("等它结束后再运行", "run again when it has finished"))
}

fn not_regular(path: &Path) -> (&'static Code, Text, Text) {
    let file = path.display();
    (
        &codes::UNSTEADY_SOURCE,
        text!("{file} 不是普通文件，不能发布", "{file} is not a regular file and cannot be published"),
        text!("请用文件本身代替链接、管道或设备", "put the file itself in place of the link, pipe or device"),
    )
}

fn unsteady(path: &Path) -> (&'static Code, Text, Text) {
    let file = path.display();
    (
        &codes::UNSTEADY_SOURCE,
        text!("{file} 在读取时一直在变化", "{file} kept changing while it was read"),
        text!("等写入它的程序结束后再发布", "publish again when the program that writes it has finished"),
    )
}

fn nothing_kept(output: &Path) -> (&'static Code, Text, Text) {
    let folder = output.display();
    (
        &codes::NOTHING_KEPT,
        text!("{folder} 没有保存上一次的发布，无法退回", "no previous publication of {folder} is kept"),
        text!("发布过两次以后才能退回", "going back is possible after the second publication"),
    )
}

fn kept_damaged(folder: &Path, files: &[String]) -> (&'static Code, Text, Text) {
    let (folder, Text { zh, en }) = (folder.display(), names(files));
    (
        &codes::NOTHING_KEPT,
        text!(
            "保存的上一次发布 {folder} 被改动过，不能退回：{zh}",
            "the kept publication {folder} was changed and is not gone back to: {en}"
        ),
        text!("请改好源文件后重新发布", "mend the sources and publish again"),
    )
}

fn system(
    action: Action,
    path: &Path,
    cause: &io::Error,
    names_exhausted: NamesExhausted,
) -> (&'static Code, Text, Text) {
    let place = path.display();
    let doing = action.words();
    let (code, because, help) = reason(cause, names_exhausted);
    let (zh, en) = (&doing.zh, &doing.en);
    let (because_zh, because_en) = (because.zh, because.en);
    (code, text!("{zh} {place}：{because_zh}", "cannot {en} {place}: {because_en}"), help)
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

/// What a refusal of the system means and what to do about it.
fn reason(cause: &io::Error, names_exhausted: NamesExhausted) -> (&'static Code, Text, Text) {
    use io::ErrorKind as Kind;

    let intact = text!(
        "已发布的网站没有变化。检查后重新运行",
        "the published site stands; look into it and run again"
    );
    match (cause.kind(), cause.raw_os_error()) {
        (Kind::StorageFull, _) if names_exhausted == NamesExhausted::Yes => (
            &codes::DISK_FULL,
            text!(
                "磁盘上的文件个数已到上限（inode 用尽）",
                "the disk can hold no more files (no inodes left)"
            ),
            text!(
                "删除不用的小文件后重新运行；已发布的网站没有变化",
                "remove small files nobody needs and run again; the published site stands"
            ),
        ),
        (Kind::StorageFull, _) => (
            &codes::DISK_FULL,
            text!("磁盘已满", "the disk is full"),
            text!(
                "清理磁盘后重新运行；已发布的网站没有变化",
                "make room and run again; the published site stands"
            ),
        ),
        (Kind::QuotaExceeded, _) => (
            &codes::DISK_FULL,
            text!("超出了磁盘配额", "the disk quota is used up"),
            text!(
                "清理文件或请管理员提高配额；已发布的网站没有变化",
                "make room or ask for a higher quota; the published site stands"
            ),
        ),
        (Kind::ReadOnlyFilesystem, _) => (
            &codes::SYSTEM_REFUSED,
            text!("磁盘是只读的", "the file system is read-only"),
            text!(
                "换一个可写的位置，或请管理员恢复写入",
                "choose a place that can be written, or have it made writable"
            ),
        ),
        (Kind::PermissionDenied, _) => (
            &codes::SYSTEM_REFUSED,
            text!("没有权限", "permission denied"),
            text!(
                "请管理员开放这个文件夹的写入权限，或换一个文件夹",
                "ask for permission to write there, or choose another folder"
            ),
        ),
        (Kind::CrossesDevices, _) => (
            &codes::SYSTEM_REFUSED,
            text!(
                "输出文件夹与它旁边的位置不在同一块磁盘上",
                "the output and the place beside it are on different disks"
            ),
            text!("发布到该磁盘中的子文件夹", "publish to a folder within that disk"),
        ),
        (_, Some(23 | 24)) if cfg!(unix) => (
            &codes::SYSTEM_REFUSED,
            text!("系统允许同时打开的文件太少", "too many files are open for this system's limit"),
            text!("提高上限（ulimit -n 1024）后重新运行", "raise the limit (ulimit -n 1024) and run again"),
        ),
        (_, Some(5)) if cfg!(unix) => (
            &codes::SYSTEM_REFUSED,
            text!("磁盘读写出错，磁盘可能已损坏", "input/output error; the disk may be failing"),
            text!("请先备份数据并检查磁盘", "save your data and have the disk checked"),
        ),
        _ => (&codes::SYSTEM_REFUSED, text!("{cause}", "{cause}"), intact),
    }
}
