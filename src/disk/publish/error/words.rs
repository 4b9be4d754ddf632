//! The wording of what stops a publication, apart from refused outputs and the system's refusals.

use std::path::Path;

use crate::diagnostic::{Code, Text};
use crate::disk::publish::codes;
use crate::text;

/// How many names a message lists before it only counts the rest.
const NAMES_SHOWN: usize = 10;

/// `a、b 等 12 个` for a list that may be long.
fn names(files: &[String]) -> Text {
    let shown = &files[..files.len().min(NAMES_SHOWN)];
    let (zh, en) = (shown.join("、"), shown.join(", "));
    match files.len() - shown.len() {
        0 => Text { zh, en },
        more => text!("{zh} 等另外 {more} 个", "{en} and {more} more"),
    }
}

pub fn foreign(folder: &Path, files: &[String]) -> (&'static Code, Text, Text) {
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

pub fn damaged_manifest(place: &Path, reason: &str) -> (&'static Code, Text, Text) {
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

pub fn not_published(folder: &Path) -> (&'static Code, Text, Text) {
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

pub fn busy(output: &Path, process: Option<u32>) -> (&'static Code, Text, Text) {
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

pub fn not_regular(path: &Path) -> (&'static Code, Text, Text) {
    let file = path.display();
    (
        &codes::UNSTEADY_SOURCE,
        text!("{file} 不是普通文件，不能发布", "{file} is not a regular file and cannot be published"),
        text!("请用文件本身代替链接、管道或设备", "put the file itself in place of the link, pipe or device"),
    )
}

pub fn unsteady(path: &Path) -> (&'static Code, Text, Text) {
    let file = path.display();
    (
        &codes::UNSTEADY_SOURCE,
        text!("{file} 在读取时一直在变化", "{file} kept changing while it was read"),
        text!("等写入它的程序结束后再发布", "publish again when the program that writes it has finished"),
    )
}

pub fn nothing_kept(output: &Path) -> (&'static Code, Text, Text) {
    let folder = output.display();
    (
        &codes::NOTHING_KEPT,
        text!("{folder} 没有保存上一次的发布，无法退回", "no previous publication of {folder} is kept"),
        text!("发布过两次以后才能退回", "going back is possible after the second publication"),
    )
}

pub fn kept_damaged(folder: &Path, files: &[String]) -> (&'static Code, Text, Text) {
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

/// What a publication undid: changes that somebody else made to these published files.
pub fn restored(files: &[String]) -> (Text, Text) {
    let Text { zh, en } = names(files);
    (
        text!(
            "已发布的文件被人改动过，现已恢复：{zh}",
            "published files had been changed by somebody and were restored: {en}"
        ),
        text!(
            "请查明是谁改动的；要修改网页，请修改源文件",
            "find out who changed them; to change a page, change its source"
        ),
    )
}

/// Titles for a message: `《甲》《乙》等 12 篇`.
fn titles(list: &[String]) -> Text {
    let shown = &list[..list.len().min(NAMES_SHOWN)];
    let zh: String = shown.iter().flat_map(|title| ["《", title, "》"]).collect();
    let en = shown.iter().map(|title| format!("“{title}”")).collect::<Vec<_>>().join(", ");
    match list.len() - shown.len() {
        0 => Text { zh, en },
        more => text!("{zh}和另外 {more} 篇", "{en} and {more} more"),
    }
}

pub fn not_kept(steps: usize, kept: usize) -> (&'static Code, Text, Text) {
    (
        &codes::NOTHING_KEPT,
        text!(
            "没有往前第 {steps} 次的发布，只保留了 {kept} 次",
            "there is no publication {steps} steps back, only {kept} are kept"
        ),
        text!(
            "用 zhenbao rollback --list 看有哪些；发布时加 --keep 3 可以多保留几次",
            "zhenbao rollback --list shows them; build --keep 3 keeps more of them"
        ),
    )
}

pub fn returning(list: &[String]) -> (&'static Code, Text, Text) {
    let Text { zh, en } = titles(list);
    (
        &codes::TEXTS_RETURN,
        text!(
            "退回会让现在不在网上的文章重新出现：{zh}",
            "going back would bring back what is off line now: {en}"
        ),
        text!(
            "先确认它们不是有意撤下的；确实要这样，加上 --allow-return",
            "make sure that they were not withdrawn on purpose; where this is meant, add --allow-return"
        ),
    )
}

pub fn many_lost(list: &[String], before: usize) -> (&'static Code, Text, Text) {
    let (lost, Text { zh, en }) = (list.len(), titles(list));
    (
        &codes::MANY_LOST,
        text!(
            "这次发布会撤下网上 {before} 篇文章中的 {lost} 篇：{zh}",
            "this publication would take {lost} of {before} articles off line: {en}"
        ),
        text!(
            "先看 content 里的文件是不是被移走、改名或没有连上；确实要这样，加上 --allow-removal",
            "see whether files of content were moved, renamed or not connected; where this is meant, add --allow-removal"
        ),
    )
}
