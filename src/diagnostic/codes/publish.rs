//! ZB8: publishing.

use super::family;

family! {
    /// The output folder may not be used.
    REFUSED_TARGET = "ZB801" Error {
        title: "不能发布到这个文件夹", "this folder is not published to";
        meaning: "输出文件夹必须是空的、还不存在，或者由镇报自己发布过；不能是网站本身或它的上级。",
                 "The output must be empty, not exist yet, or carry zhenbao's own manifest; it cannot be the site itself or a folder above it.";
        wrong: "zhenbao build --output .";
        right: "zhenbao build --output public";
    }
}
