//! Links of articles and pages lead somewhere; attachments are there.

use std::collections::{HashMap, HashSet};

use crate::article::Article;
use crate::article::front_matter::Attachment;
use crate::article::markdown::{Heading, Reference, ReferenceKind};
use crate::check::{Find, Rule, Subject, address_slip};
use crate::diagnostic::{Diagnostic, Text, did_you_mean, family, nearest};
use crate::site::{FileInfo, LinkFault, LinkTarget, Site, TextId};
use crate::source::{Source, SourcePath, Span, decode_address};
use crate::text;

family! {
    /// A relative link that leads nowhere.
    DEAD_LINK = "ZB401" Error rule "links" {
        title: "链接的目标不存在", "the target of a link does not exist";
        meaning: "站内链接写成相对于本文件的路径，例如 ../tongzhi/a.md；目标必须存在，否则读者会看到“没有找到页面”。",
                 "Links inside the site are written relative to this file, such as ../tongzhi/a.md; the target must exist, or readers meet a missing page.";
        wrong: "[公告](gonggao.md)";
        right: "[公告](../tongzhi/gonggao.md)";
    }
    /// An attachment that is not there.
    MISSING_ATTACHMENT = "ZB404" Error rule "links" {
        title: "附件不存在", "the attachment does not exist";
        meaning: "附件与文章放在同一个文件夹，attachments 里写文件名。",
                 "Attachments lie in the article's folder; attachments lists their file names.";
        wrong: "attachments: [申请表.doc]";
        right: "attachments: [申请表.docx]";
    }
    /// A link whose fragment names no heading.
    DEAD_ANCHOR = "ZB406" Warning rule "links" {
        title: "链接的页内位置不存在", "the place within the page does not exist";
        meaning: "# 后面的名称在目标文章中没有对应的标题，链接只会打开页面开头。",
                 "No heading of the target has the name behind #, so the link opens the page at its start.";
        wrong: "[目标](baogao.md#没有的标题)";
        right: "[目标](baogao.md#主要预期目标)";
    }
    /// A link or picture that leaves the site's folder.
    OUTSIDE = "ZB407" Error rule "links" {
        title: "链接指向网站之外的文件", "the link leaves the site's folder";
        meaning: "../ 太多，指到了网站文件夹之外；那里的文件不会发布。",
                 "Too many ../ lead out of the site's folder; nothing there is published.";
        wrong: "[文件](../../../../桌面/文件.docx)";
        right: "[文件](文件.docx)";
    }
}

/// See the module.
pub static RULE: Rule = Rule {
    name: "links",
    about: || text!("站内链接和附件都存在", "links inside the site and attachments lead somewhere"),
    codes: ALL,
    settings: &[],
    find: Find::Text(find),
};

fn find(site: &Site, text: &Subject<'_>) -> Vec<Diagnostic> {
    let links = text.references.iter().filter(|reference| reference.kind == ReferenceKind::Link);
    let mut anchors = Anchors::default();
    let links = links.filter_map(|link| broken_link(site, text.source, link, &mut anchors));
    links.chain(text.article.into_iter().flat_map(|article| attachments(site, article))).collect()
}

/// So many names that no heading has are compared with all headings; the rest of a text full of them is told
/// without what was meant.
const COMPARED: usize = 50;

/// The names of the headings that the links of one text lead to.
#[derive(Default)]
struct Anchors<'a> {
    known: HashMap<SourcePath, HashSet<&'a str>>,
    compared: usize,
}

fn broken_link<'a>(
    site: &'a Site,
    source: &Source,
    link: &Reference,
    anchors: &mut Anchors<'a>,
) -> Option<Diagnostic> {
    let written = &link.destination;
    let span = source.span(link.span.clone());
    match site.resolve(source.path(), written) {
        Ok(LinkTarget::Here(id)) => missing_anchor(site, source.path(), &id, span, anchors),
        Ok(LinkTarget::Page { source: Some(target), rest, .. }) => {
            let (_, id) = rest.split_once('#')?;
            missing_anchor(site, &target, &decode_address(id), span, anchors)
        }
        Ok(_) => None,
        Err(LinkFault::Outside) => {
            let message =
                text!("链接“{written}”指到了网站文件夹之外", "the link “{written}” leaves the site's folder");
            Some(Diagnostic::new(&OUTSIDE, span, message).help(text!(
                "把文件放到文章旁边，写文件名",
                "put the file beside the article and write its name"
            )))
        }
        Err(LinkFault::Held) => {
            let message = text!(
                "链接“{written}”指向的文章没有发布（草稿或日期未到）",
                "the link “{written}” leads to an article that is not published (a draft, or dated later)"
            );
            Some(
                Diagnostic::new(&DEAD_LINK, span, message)
                    .help(text!("等那篇文章发布后再加链接", "add the link once that article is published")),
            )
        }
        Err(LinkFault::Missing) => Some(dead(site, source, written, span)),
    }
}

fn dead(site: &Site, source: &Source, written: &str, span: Span) -> Diagnostic {
    let (from, span) = (source.path(), address_slip::place(span));
    let typed = address_slip::typed(&span, written);
    if let Some(slip) = address_slip::slip(site, from, typed) {
        let message = text!("链接的地址写得不对：{typed}", "the address of the link is wrong: {typed}");
        return slip.tell(Diagnostic::new(&DEAD_LINK, span.clone(), message), &span, typed);
    }
    let help = match near(site, from, written) {
        Some(near) => did_you_mean(&near),
        None => address_slip::form(typed),
    };
    let message = text!("链接的目标不存在：{typed}", "the target of the link does not exist: {typed}");
    Diagnostic::new(&DEAD_LINK, span, message).help(help)
}

/// What was meant: where an address ends like a text, a text before a file, and never a picture.
fn near(site: &Site, from: &SourcePath, written: &str) -> Option<String> {
    if address_slip::is_web(written) {
        return None;
    }
    let plain = written.replace('\\', "/");
    let path = decode_address(plain.split(['#', '?']).next()?).into_owned();
    let name = path.rsplit('/').next()?;
    let file = |fits: &dyn Fn(&SourcePath) -> bool| address_slip::near_file(site, from, written, fits);
    let text = || namesake(site, from, &path).map(|near| address_slip::relative(from, near));
    match name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).as_deref() {
        Some("md" | "markdown" | "html" | "htm") => {
            text().or_else(|| file(&|file| !site.file(file).is_some_and(FileInfo::is_picture)))
        }
        Some(_) => file(&|_| true),
        None => file(&|_| true).or_else(text),
    }
}

/// A published text with nearly the file name of a path. Where several have just that name, the one in the
/// folder, or in the category of the title, that was meant.
fn namesake<'a>(site: &'a Site, from: &SourcePath, path: &str) -> Option<&'a SourcePath> {
    let mut names = path.rsplit('/');
    let (name, folder) = (names.next()?, names.next().unwrap_or_default());
    let texts: Vec<&SourcePath> = site.texts_like(name).into_iter().filter(|path| *path != from).collect();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let same: Vec<&SourcePath> = texts.iter().copied().filter(|path| path.stem() == stem).collect();
    match same.as_slice() {
        [] => address_slip::nearest_path(name, texts.into_iter()),
        [only] => Some(only),
        several => in_folder(site, folder, several),
    }
}

/// The text whose folder, or whose category, has nearly that name.
fn in_folder<'a>(site: &'a Site, folder: &str, texts: &[&'a SourcePath]) -> Option<&'a SourcePath> {
    let names = |text: &'a SourcePath| {
        let parent = text.parent();
        let category = site.categories.iter().find(|category| Some(&category.folder) == parent.as_ref());
        [text.folder().rsplit('/').next(), category.map(|category| category.title.as_str())]
    };
    let named: Vec<(&str, &SourcePath)> =
        texts.iter().flat_map(|text| names(text).into_iter().flatten().map(|name| (name, *text))).collect();
    let near = nearest(folder, named.iter().map(|(name, _)| *name))?;
    named.into_iter().find(|(name, _)| *name == near).map(|(_, text)| text)
}

fn missing_anchor<'a>(
    site: &'a Site,
    target: &SourcePath,
    id: &str,
    span: Span,
    anchors: &mut Anchors<'a>,
) -> Option<Diagnostic> {
    let outline = outline(site, target)?;
    let ids = || outline.iter().map(|heading| heading.id.as_str());
    let known = anchors.known.entry(target.clone()).or_insert_with(|| ids().collect());
    if id.is_empty() || known.contains(id) || id.starts_with("fn") {
        return None;
    }
    anchors.compared += 1;
    let near = if anchors.compared <= COMPARED { nearest(id, ids()) } else { None };
    let message = text!("目标中没有叫“{id}”的标题", "no heading of the target is called “{id}”");
    let finding = Diagnostic::new(&DEAD_ANCHOR, span, message);
    let known: Vec<&str> = ids().take(8).collect();
    let (known, listed) = (known.join("、"), known.join(", "));
    Some(match near {
        Some(near) => finding.help(text!("是不是想写 #{near}？", "did you mean #{near}?")),
        None if known.is_empty() => {
            finding.help(text!("去掉 # 和后面的部分", "leave out # and what follows"))
        }
        None => finding.help(text!("可用的名称：{known}", "known names: {listed}")),
    })
}

fn outline<'a>(site: &'a Site, target: &SourcePath) -> Option<&'a [Heading]> {
    site.text(target).map(|text| match text {
        TextId::Article(id) => site.article(id).article.body.outline.as_slice(),
        TextId::Page(index) => site.pages[index].page.body.outline.as_slice(),
    })
}

fn attachments(site: &Site, article: &Article) -> impl Iterator<Item = Diagnostic> {
    let from = article.source.path();
    let missing = move |attachment: &Attachment| missing_attachment(site, from, attachment);
    article.matter.attachments.iter().filter_map(missing)
}

fn missing_attachment(site: &Site, from: &SourcePath, attachment: &Attachment) -> Option<Diagnostic> {
    let file = &attachment.file;
    if site.attached_file(from, file).is_some() {
        return None;
    }
    let plain = file.replace('\\', "/");
    let (message, help) = match site.resolve(from, &plain) {
        Ok(LinkTarget::Page { .. } | LinkTarget::Elsewhere) => (
            text!("附件是网页，不是文件：{file}", "the attachment is a page, not a file: {file}"),
            text!("在正文里写链接：[文字]({file})", "link to it in the text: [words]({file})"),
        ),
        Ok(LinkTarget::File(_)) => (
            text!("附件的路径写得不对：{file}", "the path of the attachment is wrong: {file}"),
            text!("文件夹之间用“/”：{plain}", "write “/” between folders: {plain}"),
        ),
        _ => (
            text!("附件不存在：{file}", "the attachment does not exist: {file}"),
            missing_help(site, from, &plain),
        ),
    };
    Some(Diagnostic::new(&MISSING_ATTACHMENT, attachment.span.clone(), message).help(help))
}

/// What to write instead of an attachment that is not there.
fn missing_help(site: &Site, from: &SourcePath, name: &str) -> Text {
    if let Some(near) =
        address_slip::near_name(site, from, name, |_| true).map(|near| address_slip::relative(from, near))
    {
        return did_you_mean(&near);
    }
    let parts: Vec<&str> = name.split(['，', '、', '；', ';']).map(str::trim).collect();
    if parts.len() > 1 && parts.iter().all(|part| !part.is_empty()) {
        let list = parts.join(", ");
        return text!(
            "有几个附件时，每个之间用英文逗号加空格：[{list}]",
            "write a comma and a space between attachments: [{list}]"
        );
    }
    text!(
        "把附件放到文章旁边，文件名写得一模一样",
        "put the file beside the article and write its name exactly"
    )
}
