//! Which outputs are refused, and what to name instead.

use std::path::{Path, PathBuf};

use crate::diagnostic::{Code, Text};
use crate::disk::publish::codes;
use crate::text;

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

impl Refusal {
    pub(super) fn words(&self, output: &Path) -> (&'static Code, Text, Text) {
        let folder = output.display().to_string();
        (&codes::REFUSED_TARGET, self.message(&folder), self.help(&folder))
    }

    fn message(&self, folder: &str) -> Text {
        match self {
            Self::Top => text!(
                "不能发布到整个磁盘的根目录：{folder}",
                "the top of the file system is not published to: {folder}"
            ),
            Self::Home => text!(
                "不能发布到用户主目录或它的上级：{folder}",
                "a home folder, or one above it, is not published to: {folder}"
            ),
            Self::Site(site) => {
                let site = site.display();
                text!(
                    "输出文件夹 {folder} 是网站 {site} 本身或它的上级，发布会毁掉源文件",
                    "the output {folder} is the site {site} itself or lies above it; publishing would destroy the sources"
                )
            }
            Self::Source(source) => {
                let source = source.display();
                text!(
                    "输出文件夹 {folder} 与网站的源文件 {source} 重叠",
                    "the output {folder} overlaps the site's sources in {source}"
                )
            }
            Self::NotFolder => text!("{folder} 不是文件夹", "{folder} is not a folder"),
            Self::Link(target) => {
                let target = target.display();
                text!(
                    "{folder} 是指向 {target} 的链接，不能整体替换",
                    "{folder} is a link to {target} and cannot be swapped as a whole"
                )
            }
            Self::Mounted => text!(
                "{folder} 是单独挂载的磁盘，不能整体替换",
                "{folder} is the top of a mounted disk and cannot be swapped as a whole"
            ),
            Self::Owned => text!(
                "{folder} 里已有文件，而且没有镇报的发布清单，不会覆盖",
                "{folder} holds files and no manifest of zhenbao; it is not overwritten"
            ),
            Self::Neighbour => text!(
                "{folder} 用来保存上一次发布的内容，但它不是镇报建立的",
                "{folder} should keep the previous publication, but zhenbao did not make it"
            ),
        }
    }

    fn help(&self, folder: &str) -> Text {
        match self {
            Self::Link(target) => {
                let target = target.display();
                text!(
                    "请直接写链接指向的位置：--output {target}",
                    "name the place the link leads to: --output {target}"
                )
            }
            Self::Mounted => text!(
                "请发布到其中的子文件夹：--output {folder}/public",
                "publish to a folder in it: --output {folder}/public"
            ),
            Self::Owned => text!(
                "换一个新的或空的文件夹；确认里面的文件都不要了，请先自己删除",
                "choose a new or empty folder, or remove its files yourself if nobody needs them"
            ),
            Self::Neighbour => {
                text!("请把它改名或移走，再重新发布", "rename it or move it away, then publish again")
            }
            _ => text!(
                "换一个专门的文件夹，例如 --output public",
                "choose a folder of its own, such as --output public"
            ),
        }
    }
}
