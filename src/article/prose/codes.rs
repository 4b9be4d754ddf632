//! Findings of the rules that read prose: warnings, since prose can mean anything.

use crate::diagnostic::family;

family! {
    /// A text that speaks of another session than the data.
    OTHER_SESSION = "ZB620" Warning rule "other_session" {
        title: "届次与数据不一致", "the text names another session";
        meaning: "标题、正文和数据里的届、次要一致；只看“召开……第八次会议”“第八次会议开幕”这样说本次会议的话。“第二次全体会议”是会议中的一次大会，不算届次。如果确实是在说另一次会议，请写明年份或“上次”。",
                 "Title, text and data name one session. 第二次全体会议 is a sitting within a session. If another session is meant, say so by its year.";
        wrong: "第六届人民代表大会第六次会议";
        right: "第六届人民代表大会第八次会议";
    }
    /// A number of deputies that differs from the data.
    OTHER_ATTENDANCE = "ZB621" Warning rule "other_attendance" {
        title: "人数与数据不一致", "the text gives another number of deputies";
        meaning: "正文里的应到、请假、实到人数要与数据一致。",
                 "The numbers of deputies in the text are those of the data.";
        wrong: "应到代表 95 名，实到代表 90 名";
        right: "应到代表 95 名，实到代表 91 名";
    }
    /// A counted list with another number of items.
    COUNTED_LIST = "ZB622" Warning rule "counted_list" {
        title: "列出的条数与所说的不一致", "a counted list has another number of items";
        meaning: "“五个强势攻坚”下面应有五条。请核对条数或数字。",
                 "Under 五个强势攻坚 there are five items. Check the list or the number.";
        wrong: "五个强势攻坚：（一）…（二）…（三）…（四）…";
        right: "四个强势攻坚：（一）…（二）…（三）…（四）…";
    }
    /// A skipped or repeated number.
    NUMBERING = "ZB623" Warning rule "numbering" {
        title: "序号跳号或重号", "a number is skipped or repeated";
        meaning: "同一级的序号应依次递增。请核对是否漏了一条或写重了。",
                 "Numbers of one level rise by one. An item may be missing or doubled.";
        wrong: "一、… 二、… 四、…";
        right: "一、… 二、… 三、…";
    }
    /// A figure that differs from the table of targets.
    OTHER_TARGET = "ZB624" Warning rule "targets" {
        title: "数字与目标表不一致", "the text gives another figure than the table";
        meaning: "正文里提到目标表中的指标时，数字要与表中一致。",
                 "Where the text names an indicator of the table, its figure is that of the table.";
        wrong: "地区生产总值增长 5% 左右";
        right: "地区生产总值增长 5.5% 左右";
    }
    /// A credit in the text that the front matter does not give.
    CREDIT_IN_TEXT = "ZB625" Warning rule "credit_in_text" {
        title: "署名或来源写在了正文里", "a credit stands in the text";
        meaning: "文章开头没有写这一项，网页会按 site.toml 的默认值署名，正文里又是另一个，读者看到两个。把它写到文章开头，正文里删掉。",
                 "The front matter does not give this credit, so the page shows the default of site.toml and the text another one. Write it in the front matter and delete it from the text.";
        wrong: "编辑：李念";
        right: "开头写：编辑: 李念";
    }
    /// What a web page leaves behind when its text is copied.
    PAGE_LEAVINGS = "ZB626" Warning rule "page_leavings" {
        title: "带进了原网页的按钮和计数", "buttons and counters of a web page came along";
        meaning: "从网页整页复制时，浏览次数、字体大小、打印、关闭窗口、扫一扫之类也会带进来。请删掉。",
                 "Copying a whole page brings its counters, font sizes, print and close buttons along. Delete them.";
        wrong: "【字体：大 中 小】 打印 关闭窗口";
        right: "（删掉这一行）";
    }
    /// Headings typed as plain lines.
    PLAIN_HEADINGS = "ZB627" Warning rule "plain_headings" {
        title: "小标题没有设成标题", "headings are typed as plain lines";
        meaning: "单独成行的“一、……”“（一）……”像是小标题，但前面没有 ##，网页上就没有目录，读屏软件也跳不过去。每个前面加 ## 或 ###。每篇只提示一次。",
                 "Lines such as 一、… and （一）… look like headings, but without ## the page gets no outline and screen readers cannot jump to them. Told once an article.";
        wrong: "一、加强领导\n各村要落实责任。\n二、抓好落实\n各村要备足物资。";
        right: "## 一、加强领导\n各村要落实责任。\n## 二、抓好落实\n各村要备足物资。";
    }
    /// An outline without headings.
    NO_OUTLINE = "ZB628" Warning rule "plain_headings" {
        title: "提纲里没有标题", "an outline without headings";
        meaning: "“提纲”类的文章，网页上的目录就是正文里的标题。一个标题也没有，就没有提纲。在每个小标题前面加 ## 。",
                 "The outline of such an article is made of the headings in its text, and there are none. Put ## before each.";
        wrong: "类型: 提纲";
        right: "## 一、2024年工作回顾";
    }
}
