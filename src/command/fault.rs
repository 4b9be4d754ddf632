//! Why a file could not be written, in words for whoever asked for it.

use std::path::Path;

use super::shown;
use crate::diagnostic::Text;
use crate::disk::create::CreateFault;
use crate::disk::words_of;
use crate::text;

/// Why a file or site was not created.
pub fn not_created(fault: &CreateFault) -> Text {
    match fault {
        CreateFault::NotEmpty(path) => {
            let path = shown(path);
            text!(
                "文件夹“{path}”不是空的。请换一个文件夹，例如 zhenbao init xinwang",
                "the folder '{path}' is not empty. Take another one: zhenbao init newsite"
            )
        }
        CreateFault::Exists(path) => {
            let path = shown(path);
            text!("“{path}”已经存在，没有改动它", "'{path}' exists already and was left as it is")
        }
        CreateFault::Link(path) => {
            let path = shown(path);
            text!(
                "“{path}”是链接，链接后面的文件不会发布。请换成真正的文件夹",
                "'{path}' is a link, and what lies behind links is not published. Put a real folder in its place"
            )
        }
        CreateFault::System(path, error) => {
            let path = shown(path);
            let Text { zh, en } = words_of(error);
            text!("无法写入“{path}”：{zh}", "'{path}' cannot be written: {en}")
        }
    }
}

/// That a folder is no site.
pub(super) fn no_site(root: &Path) -> Text {
    let root = shown(root);
    text!(
        "“{root}”里没有 site.toml。请在网站的文件夹中运行，或用 --root 指明；新建网站用 zhenbao init",
        "there is no site.toml in '{root}'. Run this in the site's folder or name it with --root; zhenbao init makes a new site"
    )
}
