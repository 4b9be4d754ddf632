//! ZB4: links, pictures and attachments.

use super::family;

family! {
    /// A relative link that leads nowhere.
    DEAD_LINK = "ZB401" Error {
        title: "链接的目标不存在", "the target of a link does not exist";
        meaning: "站内链接写成相对于本文件的路径，例如 ../tongzhi/a.md；目标必须存在，否则读者会看到“没有找到页面”。",
                 "Links inside the site are written relative to this file, such as ../tongzhi/a.md; the target must exist, or readers meet a missing page.";
        wrong: "[公告](gonggao.md)";
        right: "[公告](../tongzhi/gonggao.md)";
    }
    /// A picture that is not there.
    MISSING_PICTURE = "ZB402" Error {
        title: "图片不存在", "the picture does not exist";
        meaning: "图片与文章放在同一个文件夹，写文件名即可；大小写也要一致。",
                 "Pictures lie in the article's folder and are named by file name; upper and lower case count.";
        wrong: "![会场](会场.JPG)";
        right: "![会场](会场.jpg)";
    }
    /// A picture without alternative text.
    MISSING_ALT = "ZB403" Warning {
        title: "图片缺少替代文字", "the picture has no alternative text";
        meaning: "方括号里的文字读给看不见图片的人听，也在图片打不开时显示。写一句图上有什么。",
                 "The text in the brackets is read to people who cannot see the picture and shown when it does not load. Say what is in it.";
        wrong: "![](huichang.jpg)";
        right: "![代表在会场内举手表决](huichang.jpg)";
    }
    /// An attachment that is not there.
    MISSING_ATTACHMENT = "ZB404" Error {
        title: "附件不存在", "the attachment does not exist";
        meaning: "附件与文章放在同一个文件夹，attachments 里写文件名。",
                 "Attachments lie in the article's folder; attachments lists their file names.";
        wrong: "attachments: [申请表.doc]";
        right: "attachments: [申请表.docx]";
    }
    /// A picture file whose header cannot be read.
    UNREADABLE_PICTURE = "ZB405" Warning {
        title: "图片文件无法识别", "the picture file cannot be recognised";
        meaning: "文件头不是 JPEG、PNG、GIF、WebP 或 SVG，浏览器可能显示不出来。请另存为 JPEG 或 PNG。",
                 "The file's header is not JPEG, PNG, GIF, WebP or SVG, so browsers may not show it. Save it as JPEG or PNG.";
        wrong: "![会场](huichang.heic)";
        right: "![会场](huichang.jpg)";
    }
    /// A link whose fragment names no heading.
    DEAD_ANCHOR = "ZB406" Warning {
        title: "链接的页内位置不存在", "the place within the page does not exist";
        meaning: "# 后面的名称在目标文章中没有对应的标题，链接只会打开页面开头。",
                 "No heading of the target has the name behind #, so the link opens the page at its start.";
        wrong: "[目标](baogao.md#没有的标题)";
        right: "[目标](baogao.md#主要预期目标)";
    }
    /// A link or picture that leaves the site's folder.
    OUTSIDE = "ZB407" Error {
        title: "链接指向网站之外的文件", "the link leaves the site's folder";
        meaning: "../ 太多，指到了网站文件夹之外；那里的文件不会发布。",
                 "Too many ../ lead out of the site's folder; nothing there is published.";
        wrong: "[文件](../../../../桌面/文件.docx)";
        right: "[文件](文件.docx)";
    }
}
