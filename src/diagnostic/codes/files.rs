//! ZB0: files as they lie on the disk.

use super::family;

family! {
    /// A name that is not UTF-8.
    NAME_NOT_UNICODE = "ZB001" Error {
        title: "文件名不是 UTF-8", "file name is not UTF-8";
        meaning: "文件名中有无法识别的字节，多半来自旧系统的压缩包。网址由文件名生成，所以请先改名。",
                 "The file's name holds bytes that are no UTF-8, often from an old archive. Addresses are made from file names, so rename it first.";
        wrong: "content/tongzhi/\\xCD\\xA8.md";
        right: "content/tongzhi/tongzhi.md";
    }
    /// A symbolic link, FIFO, device or socket.
    NOT_A_FILE = "ZB002" Warning {
        title: "不是普通文件", "not a regular file";
        meaning: "符号链接、管道、设备等一律不读取，也不发布：链接可能把站外的文件带到网上。请放入文件本身。",
                 "Symbolic links, pipes and devices are neither read nor published: a link could publish a file from outside the site. Put the file itself there.";
        wrong: "content/tongzhi/a.md -> /etc/hosts";
        right: "content/tongzhi/a.md";
    }
    /// A file that could not be read.
    UNREADABLE = "ZB003" Error {
        title: "文件无法读取", "file cannot be read";
        meaning: "系统拒绝读取这个文件，通常是权限问题，或者文件在读取时被移走。",
                 "The system refuses to read this file, usually for its permissions, or it was moved away while being read.";
        wrong: "-rw------- root content/tongzhi/a.md";
        right: "-rw-r--r-- content/tongzhi/a.md";
    }
    /// Names that differ only in upper and lower case.
    CASE_COLLISION = "ZB005" Error {
        title: "文件名只有大小写不同", "names differ only in case";
        meaning: "在 Windows 上这是同一个文件，在 Linux 上是两个。请改掉其中一个。",
                 "On Windows these are one file, on Linux two. Rename one of them.";
        wrong: "content/renda/A.md, content/renda/a.md";
        right: "content/renda/a.md, content/renda/b.md";
    }
}
