//! Drawings as programs and attackers write them.

use super::*;

fn filtered(body: &str) -> (String, Vec<Active>) {
    let svg = format!("<svg xmlns=\"{SVG}\" width=\"40\" height=\"30px\">{body}</svg>");
    let drawing = filter(svg.as_bytes()).unwrap();
    assert_eq!(drawing.size, Some((40, 30)));
    let text = String::from_utf8(drawing.bytes).unwrap();
    let inner = text.split_once('>').unwrap().1.trim_end().trim_end_matches("</svg>").to_owned();
    (inner, drawing.removed.into_iter().collect())
}

#[test]
fn what_draws_stays() {
    let body = "<g fill=\"url(#a)\" transform=\"scale(2)\"><path d=\"M0 0h1\"></path></g><text>一 &amp; 二</text>\
                <style>.a{fill:#c00}</style><use href=\"#a\"></use><use xlink:href=\"#a\"></use>";
    assert_eq!(filtered(body), (body.to_owned(), vec![]));
}

#[test]
fn what_acts_goes_and_is_told() {
    for (body, active) in [
        ("<script>alert(1)</script>", Active::Script),
        ("<x:script xmlns:x=\"http://www.w3.org/2000/svg\">1</x:script>", Active::Script),
        ("<a href=\"javascript:alert(1)\"><text>x</text></a>", Active::Script),
        ("<a xlink:href=\" JaVa&#115;cript:alert(1)\"/>", Active::Script),
        ("<g onload=\"alert(1)\"/>", Active::Handler),
        ("<g ONCLICK=\"alert(1)\"/>", Active::Handler),
        ("<foreignObject><p>x</p></foreignObject>", Active::ForeignObject),
        ("<iframe src=\"a\"/>", Active::ForeignObject),
        ("<image href=\"https://a.cn/x.png\"/>", Active::OuterReference),
        ("<image href=\"photo.jpg\"/>", Active::OuterReference),
        ("<use href=\"other.svg#a\"/>", Active::OuterReference),
        ("<feImage href=\"x\"/>", Active::OuterReference),
        ("<rect fill=\"url( 'https://a.cn/x#a')\"/>", Active::OuterReference),
        ("<rect style=\"fill:u\\72l(//a.cn)\"/>", Active::OuterReference),
        ("<style>@im/**/port '//a.cn/x.css'; @import 'x'</style>", Active::OuterReference),
        ("<style><![CDATA[a{background:image-set('x.png' 1x)}]]></style>", Active::OuterReference),
        ("<animate attributeName=\"href\" to=\"javascript:1\"/>", Active::Animation),
        ("<set attributeName=\"onclick\" to=\"1\"/>", Active::Animation),
    ] {
        let (left, removed) = filtered(body);
        assert_eq!(removed, vec![active], "{body}");
        for word in ["alert", "//a.cn", "javascript", "photo", "import", "image-set", "<p", "src"] {
            assert!(!left.to_lowercase().contains(word), "{body} became {left}");
        }
    }
}

#[test]
fn notes_of_drawing_programs_go_in_silence() {
    let body = "<metadata><rdf:RDF>x</rdf:RDF></metadata><sodipodi:namedview id=\"a\"/><!-- by -->\
                <g inkscape:label=\"层\" id=\"b\"></g>";
    assert_eq!(filtered(body), ("<g id=\"b\"></g>".to_owned(), vec![]));
}

#[test]
fn what_cannot_be_understood_is_refused() {
    let bomb = "<!DOCTYPE svg [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><svg>&b;</svg>";
    assert_eq!(filter(bomb.as_bytes()), Err(DrawingFault::Entities));
    assert_eq!(filter(b"<svg>&nbsp;</svg>"), Err(DrawingFault::Entities));
    assert_eq!(filter(b"<svg a=\"&x;\"/>"), Err(DrawingFault::Entities));
    for broken in ["", "x", "<html/>", "<svg>", "<svg></g>", "<svg/><svg/>", "<svg a=1/>", "PNG\0", "<svg/>x"]
    {
        assert_eq!(filter(broken.as_bytes()), Err(DrawingFault::Broken), "{broken}");
    }
    assert_eq!(
        filter(b"<svg><image href=\"data:image/jpeg;base64,/9j/\"/></svg>"),
        Err(DrawingFault::Photograph)
    );
    assert_eq!(filter(&vec![b' '; LARGEST + 1]), Err(DrawingFault::TooLarge));
    let illustrator = "<?xml version=\"1.0\"?><!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \
                       \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\"><svg viewBox=\"0 0 10 20\"/>";
    assert_eq!(filter(illustrator.as_bytes()).unwrap().size, Some((10, 20)));
}

#[test]
fn a_second_reading_finds_nothing_more() {
    let svg = "<svg onload=\"x\"><g id=\"&lt;&quot;\"/><script/><style>a&gt;b{}</style></svg>";
    let once = filter(svg.as_bytes()).unwrap();
    let twice = filter(&once.bytes).unwrap();
    assert_eq!((twice.bytes.as_slice(), twice.removed.len()), (once.bytes.as_slice(), 0));
}
