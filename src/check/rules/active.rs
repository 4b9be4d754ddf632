//! Files beside the articles that browsers run, that servers run, or that are programs.

use crate::check::{Find, Rule};
use crate::diagnostic::{Code, Diagnostic, Place, Text, family};
use crate::site::Site;
use crate::source::SourcePath;
use crate::text;

family! {
    /// A page or script of somebody else's among the attachments.
    ACTIVE_FILE = "ZB715" Error rule "active" {
        title: "附件是网页或脚本", "an attachment is a page or a script";
        meaning: "别处保存的网页（.html、.mht、.xml）打开时会运行里面的脚本，权限和本站的网页一样；.php、.asp、.jsp 等文件会在服务器上运行。这样的文件不发布。请另存为 PDF，或者压缩成 .zip；网站自己要用的（如搜索引擎的验证文件）放进 static/。",
                 "A page saved elsewhere (.html, .mht, .xml) runs its scripts with the rights of the site's own pages; .php, .asp and .jsp files run on the server. Such files are not published. Save it as PDF or pack it into a .zip; what the site itself needs, such as the file that a search engine asks for, belongs into static/.";
        wrong: "attachments: [通知.html]";
        right: "attachments: [通知.pdf]";
    }
    /// A program among the attachments.
    PROGRAM = "ZB716" Warning rule "active" {
        title: "附件是程序", "an attachment is a program";
        meaning: "读者的电脑会运行 .exe、.bat 等文件，安全软件常常因此封锁整个网站。请确认来源可靠，最好只给出官方下载页的链接。",
                 "Readers' computers run .exe, .bat and the like, and security programs often block the whole site for them. Make sure where it comes from; better link to the maker's page.";
        wrong: "attachments: [填报软件.exe]";
        right: "[填报软件](https://www.example.gov.cn/xiazai.html)";
    }
}

/// See the module.
pub static RULE: Rule = Rule {
    name: "active",
    about: || text!("附件不是网页、脚本或程序", "attachments are no pages, scripts or programs"),
    codes: ALL,
    settings: &[],
    find: Find::Site(find),
};

/// What browsers open as a page, or run (WHATWG HTML and MIME Sniffing: "scriptable MIME type").
const PAGES: [&str; 19] = [
    "html", "htm", "xhtml", "xht", "shtml", "shtm", "xml", "xsl", "xslt", "rdf", "mht", "mhtml", "hta",
    "svgz", "js", "mjs", "swf", "wasm", "htc",
];

/// What servers run.
const SERVED: [&str; 15] = [
    "php", "php3", "php5", "phtml", "phar", "asp", "aspx", "ashx", "asa", "jsp", "jspx", "cgi", "pl", "cfm",
    "htaccess",
];

/// What systems run.
const PROGRAMS: [&str; 14] =
    ["exe", "msi", "bat", "cmd", "com", "scr", "pif", "lnk", "vbs", "ps1", "jar", "apk", "reg", "wsf"];

/// Files of `static/` are the site's own; what lies beside the articles came from anywhere.
fn find(site: &Site) -> Vec<Diagnostic> {
    let files = site.files.values().map(|file| &file.source);
    files.filter(|source| source.below("content").is_some()).filter_map(fault).collect()
}

fn fault(source: &SourcePath) -> Option<Diagnostic> {
    let ending = source.extension()?.to_lowercase();
    let is = |list: &[&str]| list.contains(&ending.as_str());
    let (code, Text { zh, en }): (&'static Code, Text) = if is(&PAGES) {
        (
            &ACTIVE_FILE,
            text!("是网页或脚本，打开时会运行", "is a page or a script, which runs when it is opened"),
        )
    } else if is(&SERVED) {
        (&ACTIVE_FILE, text!("会在服务器上运行", "runs on the server"))
    } else if is(&PROGRAMS) {
        (&PROGRAM, text!("是程序", "is a program"))
    } else {
        return None;
    };
    let message = text!("{source} {zh}", "{source} {en}");
    let help = text!("另存为 PDF，或者压缩成 .zip 再附上", "save it as PDF, or pack it into a .zip");
    Some(Diagnostic::new(code, Place::File(source.clone()), message).help(help))
}
