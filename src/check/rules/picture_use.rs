//! Pictures and films serve their readers: words instead of a file's name, nothing twice, nothing that a crop
//! or a screen spoils, and it is said whose they are.

use crate::article::Article;
use crate::article::front_matter::Cover;
use crate::article::markdown::{Reference, ReferenceKind};
use crate::check::{Find, Rule, Subject};
use crate::diagnostic::{Diagnostic, Place, family};
use crate::picture::{Format, Look};
use crate::site::{LinkTarget, Site};
use crate::source::{Source, SourcePath, Span};
use crate::text;

family! {
    /// The words for a picture are the name of its file.
    FILE_NAME = "ZB411" Warning rule "picture-use" {
        title: "图片说明是文件名", "the words for a picture are a file's name";
        meaning: "方括号里的“IMG_2041”“微信图片_20250401”是相机和微信起的名字，读给看不见图片的人听没有意思。写一句图上有什么。",
                 "Names such as IMG_2041 come from a camera and mean nothing to people who cannot see the picture. Say what is in it.";
        wrong: "![IMG_2041](IMG_2041.jpg)";
        right: "![代表在会场内举手表决](IMG_2041.jpg)";
    }
    /// A picture stands twice in an article.
    TWICE = "ZB412" Warning rule "picture-use" {
        title: "同一张图片用了两次", "a picture is shown twice";
        meaning: "同一篇稿件里同一张图片出现两次，多半是第二处忘了换文件名。",
                 "One picture stands twice in an article, mostly because a name was copied and not changed.";
        wrong: "![会场](a.jpg)\n\n![投票](a.jpg)";
        right: "![会场](a.jpg)\n\n![投票](b.jpg)";
    }
    /// A cover that the home page shows larger than it is.
    SMALL = "ZB413" Warning rule "picture-use" {
        title: "封面太小", "the cover is too small";
        meaning: "首页的大图宽约 700 像素，封面不到 480 像素会被放大，看起来模糊。换一张原图。",
                 "The large picture of the home page is some 700 pixels wide; a cover of less than 480 is enlarged and blurred. Use the original.";
        wrong: "cover: { image: 缩略图.jpg, alt: 会场 }    （320 × 200）";
        right: "cover: { image: 会场.jpg, alt: 会场 }    （1600 × 1000）";
    }
    /// It is not said whose the photographs are.
    RIGHTS = "ZB414" Warning rule "picture-use" {
        title: "照片没有注明出处", "it is not said whose the photographs are";
        meaning: "稿件用了照片，却没有写摄影、来源或者授权，图下也没有写谁摄。转载和网上的图片要先取得许可。",
                 "The article shows photographs and names no photographer, source or licence, nor does a caption. Pictures of others need leave.";
        wrong: "title: 春耕\n…\n![田里](a.jpg)";
        right: "title: 春耕\n摄影: 李四\n…\n![田里](a.jpg)";
    }
    /// An upright cover loses most of itself.
    CROPPED = "ZB415" Warning rule "picture-use" {
        title: "竖的封面会裁掉一大半", "an upright cover loses most of itself";
        meaning: "首页和列表的图是横的，竖的照片只留中间一条，人脸可能被裁掉。写焦点，或者换一张横的照片。",
                 "Pictures of the home page and of lists lie; of an upright one only the middle stays, and faces may be lost. Give a focus, or another picture.";
        wrong: "cover: { image: 合影.jpg, alt: 合影 }    （900 × 1600）";
        right: "cover: { image: 合影.jpg, alt: 合影, 焦点: [50, 20] }";
    }
    /// A moving picture that is too heavy to move.
    STILL = "ZB416" Warning rule "picture-use" {
        title: "动图太大，只发布第一帧", "the moving picture is too heavy and stands still";
        meaning: "会动的 GIF 和 WebP 超过 2 MB 只发布第一帧。剪短、缩小，或者做成视频写在“视频”里。",
                 "Of moving GIF and WebP of more than 2 MB only the first frame is published. Make it shorter or smaller, or a film for the key `video`.";
        wrong: "![操作演示](demo.gif)    （9 MB）";
        right: "视频: { 文件: demo.mp4 }";
    }
    /// A film that is not there, or that browsers do not play.
    FILM = "ZB418" Error rule "picture-use" {
        title: "视频文件不存在或者放不了", "the film is not there or cannot be played";
        meaning: "“视频”里的文件与文章放在同一个文件夹，格式用 mp4、webm、mp3、m4a、ogg、wav；字幕用 vtt。",
                 "The files of `video` lie in the article's folder: mp4, webm, mp3, m4a, ogg or wav; vtt for captions.";
        wrong: "视频: { 文件: 会议.avi }";
        right: "视频: { 文件: 会议.mp4 }";
    }
}

/// See the module.
pub static RULE: Rule = Rule {
    name: "picture-use",
    about: || {
        text!(
            "图片有说明、有出处、不重复、够大，视频放得出来",
            "pictures have words and an owner, are large enough and shown once; films can be played"
        )
    },
    codes: ALL,
    settings: &[],
    find: Find::Text(find),
};

/// Covers of fewer pixels in width are enlarged.
const SMALLEST_COVER: u32 = 480;

/// Height to width from which a lying crop loses more than half.
const UPRIGHT: f64 = 1.3;

/// Files that browsers play.
const PLAYED: [&str; 9] = ["mp4", "m4v", "webm", "mp3", "m4a", "ogg", "wav", "aac", "vtt"];

fn find(site: &Site, text: &Subject<'_>) -> Vec<Diagnostic> {
    let (source, mut findings) = (text.source, Vec::new());
    let mut seen: Vec<SourcePath> = Vec::new();
    for picture in text.references {
        let ReferenceKind::Picture { alt } = &picture.kind else { continue };
        let span = || source.span(picture.span.clone());
        findings.extend(file_name(alt).then(|| named_like_a_file(alt, span())));
        let Some((file, look)) = shown(site, source, &picture.destination) else { continue };
        findings.extend(spoilt(site, &file, &look, span()));
        if seen.contains(&file) {
            findings.push(twice(&file, span()));
        }
        seen.push(file);
    }
    let Some(article) = text.article else { return findings };
    findings.extend(article.matter.cover.iter().filter_map(|cover| of_cover(site, source, cover)));
    findings.extend(rights(site, text, article, &seen));
    findings.extend(films(site, article));
    findings
}

/// The picture that an address shows.
fn shown(site: &Site, source: &Source, written: &str) -> Option<(SourcePath, Look)> {
    let Ok(LinkTarget::File(file)) = site.resolve(source.path(), written) else { return None };
    let look = site.file(&file)?.picture?;
    Some((file, look))
}

/// Whether words are a name that a camera, a telephone or a program gave to a file.
fn file_name(alt: &str) -> bool {
    const GIVEN: [&str; 14] = [
        "img",
        "dsc",
        "dscf",
        "dscn",
        "mvimg",
        "pxl",
        "image",
        "photo",
        "screenshot",
        "mmexport",
        "wx_camera",
        "微信图片",
        "微信截图",
        "qq图片",
    ];
    let lower = alt.trim().to_lowercase();
    if lower.contains(char::is_whitespace) || lower.is_empty() {
        return false;
    }
    let rest = GIVEN.iter().find_map(|given| lower.strip_prefix(given));
    let numbered = rest.is_some_and(|rest| {
        let digits = rest.trim_start_matches(['_', '-']);
        digits.bytes().take_while(u8::is_ascii_digit).count() >= 3
    });
    numbered || Format::of_name(&lower).is_some()
}

fn named_like_a_file(alt: &str, span: Span) -> Diagnostic {
    let message = text!("图片的说明是文件名：{alt}", "the words for the picture are a file's name: {alt}");
    let help = text!("写一句图上有什么，如“代表在会场内举手表决”", "say in a sentence what it shows");
    Diagnostic::new(&FILE_NAME, span, message).help(help)
}

fn twice(file: &SourcePath, span: Span) -> Diagnostic {
    let name = file.file_name();
    let message =
        text!("图片 {name} 在这篇稿件里用了两次", "the picture {name} is shown twice in this article");
    let help = text!("换成另一张，或者删去一处", "show another one, or take one of them out");
    Diagnostic::new(&TWICE, span, message).help(help)
}

/// What is lost of a picture on its way to readers.
fn spoilt(site: &Site, file: &SourcePath, look: &Look, span: Span) -> Option<Diagnostic> {
    let name = file.file_name();
    match look {
        Look::Pixels(header) if header.stands_still(site.file(file)?.size) => {
            let message = text!(
                "动图 {name} 超过 2 MB，只发布第一帧",
                "the moving picture {name} has more than 2 MB, so only its first frame is published"
            );
            let help = text!("剪短、缩小，或者做成视频", "make it shorter or smaller, or a film");
            Some(Diagnostic::new(&STILL, span, message).help(help))
        }
        _ => None,
    }
}

fn of_cover(site: &Site, source: &Source, cover: &Cover) -> Option<Diagnostic> {
    let (file, look) = shown(site, source, &cover.image)?;
    let (width, height) = look.size().filter(|_| matches!(look, Look::Pixels(_)))?;
    let name = file.file_name();
    if width < SMALLEST_COVER {
        let message = text!(
            "封面 {name} 只有 {width} × {height} 像素",
            "the cover {name} has only {width} × {height} pixels"
        );
        let help = text!("换一张宽 480 像素以上的", "use one that is at least 480 pixels wide");
        return Some(Diagnostic::new(&SMALL, cover.span.clone(), message).help(help));
    }
    let upright = f64::from(height) > f64::from(width) * UPRIGHT && cover.focus.is_none();
    upright.then(|| {
        let message = text!(
            "封面 {name} 是竖的（{width} × {height}），裁成横的只留中间",
            "the cover {name} is upright ({width} × {height}); a lying crop keeps only its middle"
        );
        let help = text!(
            "写焦点，如 焦点: [50, 20]，或者换一张横的",
            "give a focus such as focus: [50, 20], or another picture"
        );
        Diagnostic::new(&CROPPED, cover.span.clone(), message).help(help)
    })
}

/// Photographs of nobody: words that say whose they are may stand anywhere in the text.
fn rights(site: &Site, text: &Subject<'_>, article: &Article, shown: &[SourcePath]) -> Option<Diagnostic> {
    const SAID: [&str; 6] = ["摄", "供图", "图源", "图片来源", "示意图", "资料图"];
    let matter = &article.matter;
    let said = !matter.credits.photographers.is_empty()
        || matter.licence.is_some()
        || matter.source.is_some()
        || site.config.credit.source.is_some()
        || SAID.iter().any(|word| text.source.text().contains(word));
    let photograph = |file: &&SourcePath| {
        let look = site.file(file).and_then(|info| info.picture);
        matches!(look, Some(Look::Pixels(header)) if header.format == Format::Jpeg)
    };
    let file = shown.iter().find(photograph).filter(|_| !said)?;
    let is_it = |reference: &&Reference| matches!(site.resolve(text.source.path(), &reference.destination), Ok(LinkTarget::File(target)) if target == *file);
    let span = text.references.iter().find(is_it).map(|reference| text.source.span(reference.span.clone()));
    let message = text!("照片没有注明出处", "it is not said whose the photographs are");
    let help = text!(
        "在稿件开头写“摄影”“来源”或者“授权”，或者在图下写“某某摄”",
        "name a photographer, source or licence in the front matter, or in a caption"
    );
    let place = span.map_or_else(|| Place::File(text.source.path().clone()), Place::Span);
    Some(Diagnostic::new(&RIGHTS, place, message).help(help))
}

fn films(site: &Site, article: &Article) -> Vec<Diagnostic> {
    let from = article.source.path();
    let video = article.matter.video.iter();
    let files = video.flat_map(|video| [Some(&video.file), video.poster.as_ref(), video.captions.as_ref()]);
    let fault = |(name, span): &(String, Span)| {
        let (message, help) = match site.attached_file(from, name) {
            None => (
                text!("视频的文件不存在：{name}", "the file does not exist: {name}"),
                text!("把文件放到文章旁边，写文件名", "put it beside the article and write its name"),
            ),
            Some(file)
                if site.file(&file).is_some_and(|info| matches!(info.picture, Some(Look::Pixels(_)))) =>
            {
                return None;
            }
            Some(file) if PLAYED.contains(&file.extension().unwrap_or_default().as_str()) => return None,
            Some(_) => (
                text!("浏览器放不了这种文件：{name}", "browsers do not play {name}"),
                text!("转成 mp4（H.264）再放进来", "convert it to mp4 (H.264)"),
            ),
        };
        Some(Diagnostic::new(&FILM, span.clone(), message).help(help))
    };
    files.flatten().filter_map(fault).collect()
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn names_of_files_are_told_from_words() {
        for name in [
            "IMG_2041",
            "img-20250401",
            "DSC00123",
            "微信图片_20250401093012",
            "a.jpg",
            "会场.PNG",
            "mmexport1712",
        ] {
            assert!(file_name(name), "{name}");
        }
        for words in
            ["会场", "IMG", "image", "2025年目标", "5.5%", "第3组", "微信图片", "DSC 123 号展位", "a.b", ""]
        {
            assert!(!file_name(words), "{words}");
        }
    }
}
