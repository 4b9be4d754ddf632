//! Nothing that an author types becomes code.

use super::super::{Picture, Resolve, to_html};
use super::LINES;
use super::html;

/// Tags and attributes that our HTML may hold; anything else came from the author.
fn audit(markdown: &str, html: &str) {
    const TAGS: &[&str] = &[
        "p",
        "br",
        "hr",
        "em",
        "strong",
        "del",
        "code",
        "pre",
        "a",
        "img",
        "figure",
        "figcaption",
        "ul",
        "ol",
        "li",
        "blockquote",
        "div",
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "input",
        "sup",
        "section",
        "dl",
        "dt",
        "dd",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
    ];
    const ATTRIBUTES: &[&str] = &[
        "href",
        "title",
        "rel",
        "src",
        "alt",
        "width",
        "height",
        "loading",
        "decoding",
        "class",
        "id",
        "role",
        "aria-label",
        "tabindex",
        "scope",
        "start",
        "value",
        "type",
        "disabled",
        "checked",
    ];
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        let behind = rest[open + 1..].trim_start_matches('/');
        let name: String = behind.chars().take_while(char::is_ascii_alphanumeric).collect();
        assert!(TAGS.contains(&name.as_str()), "<{name}> out of {markdown:?}: {html}");
        let mut inside = &behind[name.len()..];
        while !inside.starts_with('>') {
            inside = inside.strip_prefix(' ').unwrap_or_else(|| panic!("no attribute: {html}"));
            let end = inside.find(['=', ' ', '>']).unwrap();
            assert!(ATTRIBUTES.contains(&&inside[..end]), "{} out of {markdown:?}: {html}", &inside[..end]);
            let attribute = &inside[..end];
            inside = &inside[end..];
            if let Some(value) = inside.strip_prefix("=\"") {
                let close = value.find('"').unwrap();
                if matches!(attribute, "href" | "src") {
                    let lower = value[..close].to_ascii_lowercase();
                    for bad in ["javascript:", "data:", "vbscript:", "file:", "blob:"] {
                        assert!(!lower.starts_with(bad), "{lower} out of {markdown:?}");
                    }
                }
                inside = &value[close + 1..];
            }
        }
        rest = inside;
    }
    assert!(
        !html.chars().any(
            |c| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\0' | '\u{8}' | '\u{85}' | '\u{FDD0}' | '\u{10FFFE}'..)
        ),
        "{html:?}"
    );
}

const ATTACKS: &[&str] = &[
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "文字<svg/onload=alert(1)>",
    "<!-- --><script>alert(1)</script>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "<style>*{}</style>",
    "<?php echo 1 ?>\n\n<![CDATA[x]]>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](java&#10;script:alert(1))",
    "[x](java&Tab;script&colon;alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](\u{1}javascript:alert(1))",
    "[x](<  javascript:alert(1)>)",
    "[x](java\u{200B}script:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox)",
    "[x](file:///etc/passwd)",
    "<javascript:alert(1)>",
    "[x]\n\n[x]: javascript:alert(1)",
    "![x](javascript:alert(1))",
    "![x](data:image/svg+xml,<svg/onload=alert(1)>)",
    "[x](https://a.cn \"\\\" onmouseover=alert(1) \\\"\")",
    "[x](https://a.cn '\" onmouseover=\"alert(1)')",
    "[x](<https://a.cn\" onmouseover=\"alert(1)>)",
    "[x](a.md\"onclick=\"alert(1))",
    "![\" onerror=\"alert(1)](a.png)",
    "![x](a.png '\" onerror=\"alert(1)')",
    "![<script>alert(1)</script>](a.png)",
    "文![x](a.png '\"><script>alert(1)</script>')",
    "## x {#a\" onclick=\"alert(1)}",
    "## x {.a\" onclick=\"alert(1)}",
    "## x {onclick=alert(1)}",
    "## x {#a onclick=alert(1)}",
    "## \"><script>alert(1)</script>",
    "```\" onclick=\"alert(1)\ncode\n```",
    "```\"><script>\ncode\n```",
    "```html onclick=x\n<script>alert(1)</script>\n```",
    "`<script>`",
    "|<script>|\n|-|\n|<img src=x onerror=y>|",
    "表1 \"><script>alert(1)</script>\n\n|甲|\n|-|",
    "表1 [x](javascript:a) `\"onclick=\"`\n\n|甲|\n|-|",
    "[^\"><script>]\n\n[^\"><script>]: <script>alert(1)</script>",
    "> [!NOTE]\n> <script>alert(1)</script>",
    "- [x] <script>alert(1)</script>",
    "词\n: <script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;",
    "&#0; &#8; &#x202E; &#xFDD0; &#x7F; &#x85; &#x10FFFE;",
    "附\u{202E}件\u{2066}\u{8}",
    "<https://a.cn/\"onclick=\"alert(1)>",
    "<a@b.cn\">",
    "{{ site }} {% include \"x\" %} <% x %> ${x}",
    "[x](//evil.example)",
    "[x](\\\\evil.example)",
    "**&#x10FFFE;重点。**&#x10FFFF;下文",
];

#[test]
fn no_markup_comes_out_that_is_not_ours() {
    for attack in ATTACKS {
        audit(attack, &html(attack));
        audit(
            attack,
            &html(&format!(
                "# 标题 {attack}\n\n文字**。{attack}。**后\n\n- {attack}\n\n> {attack}\n\n| 甲 |\n|---|\n| {attack} |\n"
            )),
        );
    }
}

#[test]
fn what_a_resolver_returns_is_escaped_too() {
    struct Hostile;
    impl Resolve for Hostile {
        fn link(&self, _: &str) -> Option<String> {
            Some("\"><script>".to_owned())
        }
        fn picture(&self, _: &str) -> Option<Picture> {
            Some(Picture {
                url: "\" onerror=\"x".to_owned(),
                width: Some(640),
                height: Some(480),
                ..Picture::default()
            })
        }
    }
    let html = to_html("[x](a.md) ![x](a.png)", LINES, &Hostile);
    audit("resolved", &html);
    assert!(html.contains("width=\"640\" height=\"480\""), "{html}");
}

#[test]
fn addresses_that_are_fine_stay() {
    for (markdown, expected) in [
        (
            "[x](https://a.cn/?a=1&b=2)",
            "<a href=\"https://a.cn/?a=1&amp;b=2\" rel=\"external noopener\">x</a>",
        ),
        ("[x](mailto:a@b.cn)", "<a href=\"mailto:a@b.cn\">x</a>"),
        ("[x](tel:0551-12345)", "<a href=\"tel:0551-12345\">x</a>"),
        ("[x](../tongzhi/a.md#一)", "<a href=\"../tongzhi/a.md#%E4%B8%80\">x</a>"),
        ("[x](#一)", "<a href=\"#%E4%B8%80\">x</a>"),
        ("[x](a/b:c.md)", "<a href=\"a/b:c.md\">x</a>"),
        ("[x](通知:一.md)", "<a href=\"%E9%80%9A%E7%9F%A5:%E4%B8%80.md\">x</a>"),
        ("<a@b.cn>", "<a href=\"mailto:a@b.cn\">a@b.cn</a>"),
        ("[x](//a.cn)", "<a href=\"//a.cn\" rel=\"external noopener\">x</a>"),
    ] {
        assert_eq!(html(markdown), format!("<p>{expected}</p>\n"));
    }
}
