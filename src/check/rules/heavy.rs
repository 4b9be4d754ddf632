//! Files that readers download are not too heavy for a telephone.

use crate::check::{Find, Number, Rule, Setting};
use crate::diagnostic::{Diagnostic, Place, family};
use crate::site::{PublishedFile, Site};
use crate::text;

family! {
    /// A file that is published as it lies there and is larger than the site wants.
    HEAVY = "ZB565" Warning rule "heavy" {
        title: "文件太大", "a file is too heavy";
        meaning: "附件、视频和 static 里的文件原样发布。太大的文件在手机上要下载很久，群众多半等不到。扫描件降低分辨率，视频压缩，大的分成几个；确实要发布的，在 [check] 里调大 heavy 的 largest。",
                 "Attachments, films and files of static/ are published as they are. A heavy one takes long on a telephone, and few wait for it. Scan with fewer dots, compress films, or publish parts; where it is meant, set `largest` of the rule `heavy` under [check].";
        wrong: "附件: [全本扫描.pdf]    （180 MB）";
        right: "附件: [全本扫描.pdf]    （18 MB）";
    }
}

/// Fifty take 40 seconds at 10 Mbit/s, what a telephone has in many a village. (A measure of our own: no standard
/// names one.)
static LARGEST: Number = Number {
    key: "largest",
    about: || text!("一个文件最多多少 MB", "megabytes that a file may have"),
    standard: 50,
    allowed: 1..=2000,
};

/// Bytes of a megabyte.
const MEGABYTE: u64 = 1024 * 1024;

/// See the module.
pub static RULE: Rule = Rule {
    name: "heavy",
    about: || text!("供下载的文件不太大", "files for readers are not too heavy"),
    codes: ALL,
    settings: &[Setting::Number(&LARGEST)],
    find: Find::Site(find),
};

fn find(site: &Site) -> Vec<Diagnostic> {
    let largest = LARGEST.of(&RULE, &site.config);
    // What is made of a picture has sizes of its own.
    let whole = site.files.values().filter(|file| file.rendition.is_none());
    let heavy = whole.filter(|file| file.info.size > u64::from(largest) * MEGABYTE);
    heavy.map(|file| too_heavy(file, largest)).collect()
}

fn too_heavy(file: &PublishedFile, largest: u32) -> Diagnostic {
    let (path, size) = (&file.source, file.info.size.div_ceil(MEGABYTE));
    let message =
        text!("{path} 有 {size} MB，超过 {largest} MB", "{path} has {size} MB, more than {largest}");
    let help = text!(
        "压缩、降低分辨率或分成几个文件；确实要这么大，写 [check] heavy = {{ largest = {size} }}",
        "compress it, or publish it in parts; if it is meant, write [check] heavy = {{ largest = {size} }}"
    );
    Diagnostic::new(&HEAVY, Place::File(path.clone()), message).help(help)
}
