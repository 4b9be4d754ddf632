//! The picture that `[identity]` of site.toml names is there.

use crate::check::{Find, Rule};
use crate::diagnostic::{Diagnostic, family, nearest_file};
use crate::site::Site;
use crate::source::{OutputPath, Span};
use crate::text;

family! {
    /// The picture of the mark is not there.
    MISSING_MARK = "ZB521" Error rule "identity" {
        title: "标志图片不存在", "the picture of the mark does not exist";
        meaning: "site.toml 的 [identity] 里，mark_image、police_image、party_image 写 static 文件夹中的图片，从 static 里面写起。",
                 "mark_image, police_image and party_image under [identity] of site.toml name a picture in the folder static, beginning inside it.";
        wrong: "mark_image = \"static/mark.png\"";
        right: "mark_image = \"mark.png\"";
    }
}

/// See the module.
pub static RULE: Rule = Rule {
    name: "identity",
    about: || text!("[identity] 写的标志图片存在", "the picture of the mark under [identity] exists"),
    codes: ALL,
    settings: &[],
    find: Find::Site(find),
};

fn find(site: &Site) -> Vec<Diagnostic> {
    let pictures = site.config.identity_pictures.iter();
    pictures.filter_map(|(key, name, span)| missing(site, key, name, span)).collect()
}

fn missing(site: &Site, key: &str, name: &str, span: &Span) -> Option<Diagnostic> {
    let published = |path: &str| OutputPath::new(path).is_ok_and(|path| site.files.contains_key(&path));
    if published(name) {
        return None;
    }
    let message = text!("{key} 的图片不存在：{name}", "the picture of {key} does not exist: {name}");
    let finding = Diagnostic::new(&MISSING_MARK, span.clone(), message);
    let plain = name.replace('\\', "/");
    let plain = plain.trim_start_matches(['.', '/']);
    let plain = plain.strip_prefix("static/").unwrap_or(plain);
    if published(plain) {
        let help = text!(
            "从 static 文件夹里面写起：{key} = \"{plain}\"",
            "begin inside the folder static: {key} = \"{plain}\""
        );
        return Some(finding.help(help).patch(span.clone(), format!("\"{plain}\"")));
    }
    let statics = site.files.iter().filter(|(_, file)| file.source.below("static").is_some());
    Some(finding.help(match nearest_file(plain, statics.map(|(path, _)| path.as_str())) {
        Some(near) => {
            text!("是不是想写 {key} = \"{near}\"？", "did you mean {key} = \"{near}\"?")
        }
        None => text!(
            "把图片放到 static 文件夹，写文件名，例如 {key} = \"mark.png\"",
            "put the picture into the folder static and write its name, such as {key} = \"mark.png\""
        ),
    }))
}
