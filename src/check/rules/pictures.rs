//! Pictures are there, can be recognised, and say in words what they show.

use super::links::OUTSIDE;
use crate::article::markdown::{Reference, ReferenceKind};
use crate::check::{Find, Rule, Subject, address_slip};
use crate::diagnostic::{Diagnostic, Severity, Text, did_you_mean, family};
use crate::picture::{Look, PictureRefusal};
use crate::site::{FileInfo, LinkFault, LinkTarget, Site};
use crate::source::{Source, SourcePath, Span};
use crate::text;

family! {
    /// A picture that is not there.
    MISSING_PICTURE = "ZB402" Error rule "pictures" {
        title: "图片不存在", "the picture does not exist";
        meaning: "图片与文章放在同一个文件夹，写文件名即可；大小写也要一致。",
                 "Pictures lie in the article's folder and are named by file name; upper and lower case count.";
        wrong: "![会场](会场.JPG)";
        right: "![会场](会场.jpg)";
    }
    /// A picture without alternative text.
    MISSING_ALT = "ZB403" Warning rule "pictures" {
        title: "图片缺少替代文字", "the picture has no alternative text";
        meaning: "方括号里的文字读给看不见图片的人听，也在图片打不开时显示。写一句图上有什么。",
                 "The text in the brackets is read to people who cannot see the picture and shown when it does not load. Say what is in it.";
        wrong: "![](huichang.jpg)";
        right: "![代表在会场内举手表决](huichang.jpg)";
    }
    /// A picture file whose header cannot be read.
    UNREADABLE_PICTURE = "ZB405" Warning rule "pictures" {
        title: "图片文件无法识别", "the picture file cannot be recognised";
        meaning: "文件头不是 JPEG、PNG、GIF、WebP 或 SVG，浏览器可能显示不出来。请另存为 JPEG 或 PNG。",
                 "The file's header is not JPEG, PNG, GIF, WebP or SVG, so browsers may not show it. Save it as JPEG or PNG.";
        wrong: "![会场](huichang.png)";
        right: "![会场](huichang.jpg)";
    }
    /// A picture on another site.
    REMOTE_PICTURE = "ZB528" Error rule "pictures" {
        title: "别的网站的图片不会显示", "pictures of other sites do not show";
        meaning: "网页的安全策略（Content-Security-Policy）只显示本站的图片；别的网站也多半不许外链。把图片下载下来，放到稿件旁边。",
                 "The pages' content security policy shows pictures of this site only, and other sites mostly forbid it too. Download the picture and put it beside the article.";
        wrong: "![会场](https://mmbiz.qpic.cn/1.jpg)";
        right: "![会场](huichang.jpg)";
    }
    /// A photograph of a telephone or a film in the place of a picture.
    NO_WEB_PICTURE = "ZB529" Error rule "pictures" {
        title: "浏览器显示不了的图片格式", "a format that browsers do not show as a picture";
        meaning: "苹果手机的 HEIC 照片，多数浏览器打不开，要另存为 JPEG；视频不能当图片，写成链接或附件。",
                 "Most browsers do not show HEIC photographs of telephones: save them as JPEG. A film is no picture: link it, or attach it.";
        wrong: "![会场](IMG_0001.HEIC)";
        right: "![会场](IMG_0001.jpg)";
    }
}

/// See the module.
pub static RULE: Rule = Rule {
    name: "pictures",
    about: || {
        text!("图片存在、能识别、有替代文字", "pictures exist, can be recognised and have alternative text")
    },
    codes: ALL,
    settings: &[],
    find: Find::Text(find),
};

fn find(site: &Site, text: &Subject<'_>) -> Vec<Diagnostic> {
    let (source, mut findings) = (text.source, Vec::new());
    for picture in text.references {
        if let ReferenceKind::Picture { alt } = &picture.kind {
            let span = source.span(picture.span.clone());
            findings.extend(missing_alt(source, picture, alt));
            findings.extend(broken(site, source.path(), &picture.destination, span));
        }
    }
    let cover = text.article.and_then(|article| article.matter.cover.as_ref());
    findings.extend(cover.and_then(|cover| broken(site, source.path(), &cover.image, cover.span.clone())));
    findings
}

fn missing_alt(source: &Source, picture: &Reference, alt: &str) -> Option<Diagnostic> {
    alt.trim().is_empty().then(|| {
        let file = &picture.destination;
        let message = text!("图片 {file} 缺少替代文字", "the picture {file} has no alternative text");
        let help = text!(
            "在方括号里写图上有什么：![代表在会场内举手表决]({file})",
            "say in the brackets what it shows: ![…]({file})"
        );
        Diagnostic::new(&MISSING_ALT, source.span(picture.span.clone()), message).help(help)
    })
}

fn broken(site: &Site, from: &SourcePath, written: &str, span: Span) -> Option<Diagnostic> {
    match site.resolve(from, written) {
        Ok(LinkTarget::File(file)) => {
            no_web_picture(&file, &span).or_else(|| unrecognised(site, &file, span))
        }
        Ok(LinkTarget::Elsewhere) => Some(remote(written, span)),
        Ok(_) => None,
        Err(LinkFault::Outside) => {
            let message = text!(
                "图片“{written}”在网站文件夹之外",
                "the picture “{written}” lies outside the site's folder"
            );
            Some(Diagnostic::new(&OUTSIDE, span, message).help(text!(
                "把图片放到文章旁边，写文件名",
                "put the picture beside the article and write its name"
            )))
        }
        Err(LinkFault::Missing | LinkFault::Held) => Some(missing(site, from, written, span)),
    }
}

fn remote(written: &str, span: Span) -> Diagnostic {
    let message =
        text!("别的网站的图片不会显示：{written}", "a picture of another site does not show: {written}");
    Diagnostic::new(&REMOTE_PICTURE, span, message).help(text!(
        "把图片下载下来，放到稿件旁边，写文件名",
        "download it, put it beside the article and write its file name"
    ))
}

/// Endings of photographs that browsers do not show, and of films.
const PHOTOGRAPHS: [&str; 5] = ["heic", "heif", "tif", "tiff", "raw"];
const FILMS: [&str; 10] = ["mp4", "mov", "avi", "wmv", "mkv", "flv", "m4v", "webm", "mpg", "3gp"];

fn no_web_picture(file: &SourcePath, span: &Span) -> Option<Diagnostic> {
    let ending = file.extension()?;
    let name = file.file_name();
    let (message, help) = if PHOTOGRAPHS.contains(&ending.as_str()) {
        (
            text!("浏览器显示不了 {name}", "browsers do not show {name}"),
            text!(
                "另存为 JPEG；苹果手机可在“设置—相机—格式”里选“兼容性最佳”",
                "save it as JPEG; iPhones do so with Settings, Camera, Formats, Most Compatible"
            ),
        )
    } else if FILMS.contains(&ending.as_str()) {
        (
            text!("{name} 是视频，不能当图片", "{name} is a film, no picture"),
            text!(
                "写成链接 [视频]({name})，不加感叹号",
                "write a link: [film]({name}) without the exclamation mark"
            ),
        )
    } else {
        return None;
    };
    Some(Diagnostic::new(&NO_WEB_PICTURE, span.clone(), message).help(help))
}

fn missing(site: &Site, from: &SourcePath, written: &str, span: Span) -> Diagnostic {
    let span = address_slip::place(span);
    let typed = address_slip::typed(&span, written);
    if let Some(slip) = address_slip::slip(site, from, typed) {
        let message = text!("图片的地址写得不对：{typed}", "the address of the picture is wrong: {typed}");
        return slip.tell(Diagnostic::new(&MISSING_PICTURE, span.clone(), message), &span, typed);
    }
    let message = text!("图片不存在：{typed}", "the picture does not exist: {typed}");
    let near = address_slip::near_file(site, from, written, |file| {
        site.file(file).is_some_and(FileInfo::is_picture)
    });
    Diagnostic::new(&MISSING_PICTURE, span, message).help(match near {
        Some(near) => did_you_mean(&near),
        None => text!(
            "把图片放到文章旁边，文件名的大小写也要一致",
            "put the picture beside the article; upper and lower case count"
        ),
    })
}

/// A file that is there and cannot be shown: why, and what to do instead.
fn unrecognised(site: &Site, file: &SourcePath, span: Span) -> Option<Diagnostic> {
    let refusal = match site.file(file)?.picture {
        Some(Look::Refused(refusal)) => refusal,
        None => PictureRefusal::Broken,
        Some(_) => return None,
    };
    let (name, Text { zh, en }) = (file.file_name(), refusal.reason());
    let message = text!("图片 {name} {zh}", "the picture {name} {en}");
    let mut finding = Diagnostic::new(&UNREADABLE_PICTURE, span, message).help(refusal.help());
    // What is known to be something else would be published with all that it tells, and nobody would see it.
    if refusal != PictureRefusal::Broken {
        finding.severity = Severity::Error;
    }
    Some(finding)
}
