//! SVG pictures that do more than show something. A browser that opens one runs its scripts with the
//! rights of the site's pages, whatever policy those have.
//!
//! A picture is refused, not cleaned: what a program takes out of somebody's drawing nobody has looked at.
//! Must not know where the picture is used.

use roxmltree::{Document, Node, NodeType, ParsingOptions};

use super::codes;
use crate::diagnostic::{Diagnostic, Place, Text};
use crate::source::SourcePath;
use crate::text;

/// Elements of a drawing. A million is a map that no phone shows.
const NODES: u32 = 500_000;

/// Attributes of one element, and declarations of namespaces in all: drawings have a dozen of each, and
/// reading costs the square of them.
const ATTRIBUTES: usize = 1000;
const NAMESPACES: usize = 100;

const SVG: &str = "http://www.w3.org/2000/svg";

/// Elements that run, or hold what is no drawing (SVG 2, "Scripting" and "Embedded content"; SVG Tiny 1.2).
const RUNNING: [&str; 11] = [
    "script",
    "foreignobject",
    "iframe",
    "object",
    "embed",
    "handler",
    "listener",
    "audio",
    "video",
    "canvas",
    "prefetch",
];

/// The finding when an SVG picture is active or cannot be read as one.
pub(super) fn fault(path: &SourcePath, svg: &str) -> Option<Diagnostic> {
    let (line, what) = found(svg)?;
    let Text { zh, en } = what;
    let message = text!("SVG 图片第 {line} 行有{zh}，没有发布", "line {line} of the SVG picture holds {en}");
    let help = text!(
        "在画图软件里另存为“普通 SVG”，去掉脚本、动作和外部文件；或者另存为 PNG",
        "save it as a plain SVG without scripts, actions and outer files, or as PNG"
    );
    Some(Diagnostic::new(&codes::ACTIVE_PICTURE, Place::Line(path.clone(), line), message).help(help))
}

/// What is no part of a drawing, and its line.
fn found(svg: &str) -> Option<(usize, Text)> {
    if let Some(at) = svg.find("<!ENTITY") {
        return Some((line(svg, at), text!("自定义实体（<!ENTITY>）", "entities of its own (<!ENTITY>)")));
    }
    if let Some(at) = crowded(svg) {
        return Some((line(svg, at), text!("多得不正常的属性", "more attributes than any drawing has")));
    }
    let options = ParsingOptions { allow_dtd: true, nodes_limit: NODES, ..ParsingOptions::default() };
    match Document::parse_with_options(svg, options) {
        Ok(drawing) => {
            drawing.descendants().find_map(|node| Some((line(svg, node.range().start), active(&node)?)))
        }
        Err(error) => {
            let row = usize::try_from(error.pos().row).unwrap_or(1);
            Some((row, text!("XML 错误（{error}）", "an error of XML ({error})")))
        }
    }
}

fn line(svg: &str, at: usize) -> usize {
    1 + svg[..at].matches('\n').count()
}

/// Where an element has more attributes, or the text more namespaces, than can be read in good time.
fn crowded(svg: &str) -> Option<usize> {
    if let Some((at, _)) = svg.match_indices("xmlns").nth(NAMESPACES) {
        return Some(at);
    }
    let mut count = 0;
    svg.bytes().enumerate().find_map(|(at, byte)| {
        match byte {
            b'<' => count = 0,
            b'=' => count += 1,
            _ => {}
        }
        (count > ATTRIBUTES).then_some(at)
    })
}

fn active(node: &Node<'_, '_>) -> Option<Text> {
    match node.node_type() {
        NodeType::PI => Some(text!("处理指令（<?…?>）", "a processing instruction (<?…?>)")),
        NodeType::Element => element(node),
        NodeType::Text if node.parent().is_some_and(|parent| parent.tag_name().name() == "style") => {
            style(node.text().unwrap_or_default())
        }
        _ => None,
    }
}

fn element(node: &Node<'_, '_>) -> Option<Text> {
    let name = node.tag_name().name();
    let of = node.tag_name().namespace().unwrap_or(SVG);
    let elsewhere = of.contains("xhtml") || of.contains("MathML");
    if elsewhere || RUNNING.contains(&name.to_lowercase().as_str()) {
        return Some(text!("不属于图画的元素 <{name}>", "the element <{name}>, which is no drawing"));
    }
    let animated = node.attribute("attributeName").unwrap_or_default().to_lowercase();
    if animated.ends_with("href") || animated.starts_with("on") {
        return Some(text!("会改换链接的动画", "an animation that changes links"));
    }
    node.attributes().find_map(|attribute| {
        let (key, value) = (attribute.name().to_lowercase(), attribute.value());
        if key.starts_with("on") {
            return Some(text!("会执行的属性 {key}", "the attribute {key}, which runs"));
        }
        let leads = matches!(key.as_str(), "href" | "src" | "action" | "formaction" | "base");
        if leads && !stays(name, value) {
            return Some(text!("指向外部的地址", "an address that leads out of it"));
        }
        style(value)
    })
}

/// Whether an address stays in the drawing, holds a picture of points, or is a link to follow.
fn stays(element: &str, address: &str) -> bool {
    const PICTURES: [&str; 5] =
        ["data:image/png", "data:image/jpeg", "data:image/jpg", "data:image/gif", "data:image/webp"];
    let plain: String = address.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    let plain = plain.to_lowercase();
    let begins = |start: &&str| plain.starts_with(*start);
    plain.is_empty()
        || plain.starts_with('#')
        || PICTURES.iter().any(begins)
        || (element == "a" && ["http://", "https://", "mailto:"].iter().any(begins))
}

/// What a rule of style, or an attribute that may be one, loads or runs.
fn style(value: &str) -> Option<Text> {
    let lower = value.to_lowercase();
    let loads = lower.match_indices("url(").any(|(at, mark)| {
        !lower[at + mark.len()..].trim_start_matches([' ', '\t', '\n', '"', '\'']).starts_with(['#'])
            && !lower[at + mark.len()..].trim_start_matches([' ', '"', '\'']).starts_with("data:image/png")
    });
    let runs = ["@import", "expression(", "javascript:", "-moz-binding", "behavior:"];
    let hidden = lower.contains('\\') && lower.contains(['(', '@']);
    (loads || hidden || runs.iter().any(|word| lower.contains(word)))
        .then(|| text!("会引入外部内容的样式", "a style that brings in what lies outside"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(inside: &str) -> Option<String> {
        let svg = format!(
            "<?xml version=\"1.0\"?>\n<svg xmlns=\"{SVG}\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">\n{inside}\n</svg>"
        );
        found(&svg).map(|(line, what)| format!("{line} {}", what.en))
    }

    #[test]
    fn drawings_pass() {
        for inside in [
            "",
            "<path d=\"M0 0h9\" style=\"fill:url(#a);stroke:#000\"/><use href=\"#a\" xlink:href=\"#b\"/>",
            "<image href=\"data:image/png;base64,AAAA\"/><a href=\"https://www.example.gov.cn/\"><text>镇</text></a>",
            "<style>.a{fill:red}</style><text onclic=\"\" font-family='宋体, \"SimSun\"'>a</text>"
                .replace(" onclic=\"\"", "")
                .as_str(),
            "<metadata><r xmlns=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"/></metadata>",
            "<animate attributeName=\"opacity\" from=\"0\" to=\"1\"/>",
        ] {
            assert_eq!(told(inside), None, "{inside}");
        }
        let drawn = "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
        assert_eq!(found(drawn).map(|(_, what)| what.en), None);
    }

    #[test]
    fn whatever_runs_or_leads_out_is_told_with_its_line() {
        for inside in [
            "<script>alert(1)</script>",
            "<SCRIPT/>",
            "<g onload=\"a()\"/>",
            "<g ONCLICK=\"a()\"/>",
            "<foreignObject/>",
            "<b xmlns=\"http://www.w3.org/1999/xhtml\"/>",
            "<a href=\"javascript:a()\"><text>a</text></a>",
            "<a href=\" java\tscript:a()\"/>",
            "<a xlink:href=\"data:text/html,x\"/>",
            "<use href=\"https://a.cn/b.svg#c\"/>",
            "<image href=\"http://a.cn/b.png\"/>",
            "<image href=\"data:image/svg+xml;base64,AAAA\"/>",
            "<rect style=\"fill:url(https://a.cn/b)\"/>",
            "<rect fill=\"URL( 'b.svg#c')\"/>",
            "<style>@import 'a.css';</style>",
            "<style>.a{b:\\75 rl(x)}</style>",
            "<animate attributeName=\"xlink:href\" values=\"javascript:a()\"/>",
            "<set attributeName=\"onload\" to=\"a()\"/>",
            "<?xml-stylesheet href=\"a.css\"?>",
            "<g>",
            "&a;",
        ] {
            let told = told(inside).unwrap_or_else(|| panic!("{inside} passed"));
            assert!(told.starts_with('3') || told.starts_with('4'), "{inside}: {told}");
        }
        let bomb = "<!DOCTYPE svg [<!ENTITY a \"aa\">]>\n<svg/>";
        assert_eq!(found(bomb).map(|(line, _)| line), Some(1));
    }

    #[test]
    fn reading_never_costs_the_square_of_the_attributes() {
        let many = (0..200_000).map(|n| format!(" a{n}=''")).collect::<String>();
        assert!(told(&format!("<g{many}/>")).is_some());
        let deep: String = (0..20_000).map(|n| format!("<g xmlns:a{n}='b'>")).collect();
        assert!(told(&deep).is_some());
    }
}
