//! Findings about the Markdown of a text.

use crate::diagnostic::family;

family! {
    /// HTML tags in the text.
    RAW_HTML = "ZB301" Warning rule "raw_html" {
        title: "正文里有 HTML 标签", "HTML tags in the text";
        meaning: "正文不接受 HTML，标签会按文字原样显示。加粗写 **文字**，链接写 [文字](网址)，图片写 ![说明](文件名)，表格用 | 分隔；字体、颜色、居中由主题决定，删掉即可。",
                 "The text takes no HTML; tags are shown as they are typed. Write **bold**, [words](address), ![description](file), and tables with |; fonts, colours and centring belong to the theme, so delete them.";
        wrong: "<b>会议强调</b>，要抓好落实。";
        right: "**会议强调**，要抓好落实。";
    }
    /// An address with a scheme that is not followed.
    FILTERED_ADDRESS = "ZB302" Warning rule "filtered_address" {
        title: "这种网址不能做成链接", "this kind of address is not linked";
        meaning: "只有 http、https、mailto、tel 和站内相对路径能做成链接。javascript:、data:、file: 以及电脑盘符（C:\\…）在读者那里打不开，还可能有害，所以只保留文字；图片则算错误。",
                 "Only http, https, mailto, tel and relative addresses become links. javascript:, data:, file: and drive letters (C:\\…) do not open for readers and may harm them, so only the words are kept; of a picture this is an error.";
        wrong: "[通知](file:///D:/通知.docx)";
        right: "[通知](通知.docx)";
    }
    /// `[a][b]` without a definition.
    UNKNOWN_REFERENCE = "ZB303" Warning rule "unknown_reference" {
        title: "链接的名称没有定义", "the link's name is not defined";
        meaning: "[文字][名称] 要求文中另有一行 [名称]: 网址，否则方括号会原样显示。写成 [文字](网址) 更简单。",
                 "[words][name] needs a line [name]: address elsewhere in the text, or the brackets are shown as typed. [words](address) is simpler.";
        wrong: "详见[公告][gg]。";
        right: "详见[公告](../tongzhi/gonggao.md)。";
    }
    /// A row with more cells than the header.
    EXCESS_CELLS = "ZB304" Error rule "excess_cells" {
        title: "表格的一行比表头多出格子", "a table row has more cells than the header";
        meaning: "多出来的格子在网页上不会显示，内容就丢了。请给表头补列，或者检查格子里是否多打了一个 |；文字里要写 | 时写成 \\|。",
                 "Cells beyond the header's do not show, so their text would be lost. Add columns to the header, or look for a stray |; write \\| for the character itself.";
        wrong: "| 指标 | 目标 |\n|---|---|\n| 增长 | 5.5% | 左右 |";
        right: "| 指标 | 目标 | 说明 |\n|---|---|---|\n| 增长 | 5.5% | 左右 |";
    }
    /// Rows of a table without the line of dashes, or with one of another width.
    MISSING_DELIMITER_ROW = "ZB305" Warning rule "missing_delimiter_row" {
        title: "表格缺少表头或 |---| 分隔行", "the table has no header or no |---| line";
        meaning: "表头下面必须有一行 |---|---|，列数与表头相同，否则整张表会变成一段带竖线的文字。",
                 "Under the header there must be a line |---|---| with as many columns, or the whole table becomes a paragraph full of bars.";
        wrong: "| 指标 | 目标 |\n| 增长 | 5.5% |";
        right: "| 指标 | 目标 |\n|---|---|\n| 增长 | 5.5% |";
    }
    /// A table typed with full-width bars.
    FULL_WIDTH_PIPES = "ZB306" Warning rule "full_width_pipes" {
        title: "表格用了全角竖线", "a table with full-width bars";
        meaning: "表格要用半角竖线 | 分隔；中文输入法打出的 ｜ 只是文字。",
                 "Tables are made with the half-width bar |; the input method's ｜ is only text.";
        wrong: "｜指标｜目标｜\n｜---｜---｜";
        right: "|指标|目标|\n|---|---|";
    }
    /// `#标题` or `＃ 标题`.
    HEADING_MARK = "ZB307" Warning rule "heading_mark" {
        title: "标题记号写得不对", "the heading's mark is not right";
        meaning: "标题写成 ## 加一个半角空格再加文字。# 后面没有空格，或者用了全角 ＃，都会被当作普通文字。",
                 "A heading is ## with a half-width space and the words. Without the space, or with a full-width ＃, it is plain text.";
        wrong: "##一、会议概况";
        right: "## 一、会议概况";
    }
    /// Lines such as `1、…` `2、…` that flow into one paragraph.
    NUMBERED_LINES = "ZB308" Warning rule "numbered_lines" {
        title: "分行写的条目会连成一段", "items on lines of their own flow into one paragraph";
        meaning: "在引用和列表里，以及 site.toml 写了 line_ends = \"commonmark\" 的网站上，只换一行不算分段，网页上几条会首尾相接。每条之间空一行，编号会原样保留；要做成列表，就写成“1. ”（半角点加空格）。",
                 "In quotes and lists, and everywhere on a site with line_ends = \"commonmark\", a single line end does not end a paragraph, so the items flow together. Leave an empty line between them, and the numbers stay as typed; for a list, write “1. ” with a half-width dot and a space.";
        wrong: "> 1、加强领导\n> 2、落实责任";
        right: "> 1. 加强领导\n> 2. 落实责任";
    }
    /// A bullet that Markdown does not know.
    BULLET = "ZB309" Warning rule "bullet" {
        title: "列表记号不是半角 - 加空格", "the bullet is no half-width - with a space";
        meaning: "列表写成半角减号加一个空格；－ · • ● — 只是文字，- 后面没有空格也是，几行会连成一段。",
                 "A list item begins with a half-width hyphen and a space; －, ·, •, ● and — are only text, and so is - without a space: the lines flow together.";
        wrong: "－修路\n－通水";
        right: "- 修路\n- 通水";
    }
    /// An indent that makes a code block.
    ACCIDENTAL_CODE = "ZB310" Warning rule "accidental_code" {
        title: "缩进的段落变成了代码", "an indented paragraph became code";
        meaning: "行首四个半角空格（或一个制表符）在 Markdown 里表示程序代码，会用等宽字体原样显示，不换行。整段是汉字的，会认作缩进的段落照常发布；在列表里，或者带有代码用的符号，就认不出来。首行缩进由主题统一处理，删掉行首的空格，段落之间空一行。",
                 "Four half-width spaces or a tab at the start of a line mean program code, which is shown in a fixed-width font and does not wrap. Chinese prose behind such an indent is known and published as paragraphs, but not within a list or with signs of code. The theme indents paragraphs, so delete the spaces and leave an empty line between paragraphs.";
        wrong: "- 听取报告\n\n      会议听取了政府工作报告。";
        right: "- 听取报告\n\n  会议听取了政府工作报告。";
    }
    /// Full-width spaces as an indent.
    FULL_WIDTH_INDENT = "ZB311" Warning rule "full_width_indent" {
        title: "用全角空格做首行缩进", "paragraphs indented by full-width spaces";
        meaning: "首行缩进由主题统一处理，段首的全角空格发布时会去掉。在引用和列表里，以及 site.toml 写了 line_ends = \"commonmark\" 的网站上，段落之间要空一行，否则几段会连成一段。",
                 "The theme indents paragraphs, so full-width spaces at their start are left out. In quotes and lists, and everywhere on a site with line_ends = \"commonmark\", leave an empty line between paragraphs, or they flow together.";
        wrong: "> 　　会议听取了报告。\n> 　　会议强调安全。";
        right: "> 会议听取了报告。\n>\n> 会议强调安全。";
    }
    /// A link with full-width brackets or quotes, a picture with a full-width exclamation mark.
    FULL_WIDTH_LINK = "ZB312" Warning rule "full_width_link" {
        title: "链接或图片用了全角符号", "a link or picture with full-width marks";
        meaning: "链接写成半角的 [文字](网址)，图片写成 ![说明](文件名)，标题放在半角引号里。全角的（）【】［］！和中文引号都只是文字。",
                 "A link is written [words](address), a picture ![description](file), a title in straight quotes. Full-width brackets, exclamation marks and quotes are only text.";
        wrong: "[公告]（gonggao.md）";
        right: "[公告](gonggao.md)";
    }
    /// An address with a space.
    SPACE_IN_ADDRESS = "ZB313" Warning rule "space_in_address" {
        title: "链接或图片的地址里有空格", "a space in the address of a link or picture";
        meaning: "地址里或地址前面有空格时，整个链接会按文字显示，图片不会出现。给文件改名去掉空格，或者用尖括号把地址括起来；标题要放在半角引号里，图片的大小不用写。",
                 "With a space in the address or before it the whole link is shown as text, and a picture does not appear. Rename the file, or put the address in angle brackets; a title stands in straight quotes, and pictures need no size.";
        wrong: "![会场](会场 1.jpg)";
        right: "![会场](<会场 1.jpg>)";
    }
    /// Bidirectional controls.
    BIDI_CONTROL = "ZB314" Warning rule "bidi_control" {
        title: "文字里有改变书写方向的控制符", "the text holds controls of writing direction";
        meaning: "这些看不见的字符能让文字显示的顺序与实际不同，中文用不到，常随网页复制而来。发布时会去掉。",
                 "These invisible characters make text show in another order than it is written. Chinese never needs them; they come along when copying from web pages. They are left out.";
        wrong: "附件\\u{202E}cod.exe";
        right: "附件exe.doc";
    }
    /// A heading two levels below the one before.
    HEADING_JUMP = "ZB315" Warning rule "heading_jump" {
        title: "标题跳级", "a heading skips a level";
        meaning: "标题要逐级下降（## 后面用 ###），否则目录和读屏软件会漏掉一级。",
                 "Headings go down one level at a time (### below ##), or the table of contents and screen readers miss a level.";
        wrong: "## 一、概况\n#### 1.经济";
        right: "## 一、概况\n### （一）经济";
    }
    /// A heading of level 1 in the text.
    HEADING_ONE = "ZB316" Warning rule "heading_one" {
        title: "正文里用了一级标题 #", "a level-1 heading in the text";
        meaning: "文章标题就是页面唯一的一级标题，正文从 ## 开始。# 会当作 ## 发布。",
                 "The article's title is the page's only level-1 heading; the text starts with ##. # is published as ##.";
        wrong: "# 一、会议概况";
        right: "## 一、会议概况";
    }
    /// Braces behind a heading that hold neither an id nor a class.
    HEADING_ATTRIBUTES = "ZB317" Warning rule "heading_attributes" {
        title: "标题后的花括号不是标识", "the braces behind a heading hold no id";
        meaning: "标题末尾的 {#名称} 给标题起固定的页内地址，只能用文字、数字、- 和 _；其他内容会当作标题文字显示。",
                 "{#name} behind a heading gives it a fixed address within the page, of letters, digits, - and _; anything else is shown as part of the heading.";
        wrong: "## 名单 {草案}";
        right: "## 名单（草案）";
    }
    /// A footnote that nothing calls.
    UNUSED_FOOTNOTE = "ZB318" Warning rule "unused_footnote" {
        title: "脚注没有被引用", "the footnote is not called";
        meaning: "文末有 [^1]: 说明，正文里却没有 [^1]，读者不知道它注的是哪里。",
                 "There is a footnote [^1]: at the end but no [^1] in the text, so readers cannot tell what it belongs to.";
        wrong: "全年增长5.5%。\n\n[^1]: 初步统计。";
        right: "全年增长5.5%[^1]。\n\n[^1]: 初步统计。";
    }
    /// A call of a footnote that is not there.
    UNKNOWN_FOOTNOTE = "ZB319" Warning rule "unknown_footnote" {
        title: "脚注没有内容", "the footnote has no text";
        meaning: "正文里有 [^1]，文末却没有 [^1]: 说明，方括号会原样显示。",
                 "The text calls [^1] but there is no line [^1]: at its end, so the brackets are shown as typed.";
        wrong: "全年增长5.5%[^1]。";
        right: "全年增长5.5%[^1]。\n\n[^1]: 初步统计。";
    }
    /// Quotes or lists nested beyond reason.
    TOO_DEEP = "ZB320" Error {
        title: "引用或列表套得太深", "quotes or lists nested too deeply";
        meaning: "一行里最多套 60 层 > 或列表记号；更多只会是误操作或损坏的文件。",
                 "At most 60 levels of > or list marks may stand in one line; more is a slip or a damaged file.";
        wrong: "> > > > > > > > … 文字";
        right: "> 文字";
    }
    /// A table with too many columns.
    TABLE_TOO_WIDE = "ZB321" Error {
        title: "表格的列太多", "the table has too many columns";
        meaning: "表格最多 100 列，再多在网页上无法阅读。请拆成几张表，或把电子表格作为附件。",
                 "A table may have up to 100 columns; more cannot be read on a page. Split it, or attach the spreadsheet.";
        wrong: "| 1月1日 | 1月2日 | … | 12月31日 |";
        right: "attachments: [全年数据.xlsx]";
    }
    /// A fence of code that is not closed.
    UNCLOSED_FENCE = "ZB322" Warning rule "unclosed_fence" {
        title: "代码块没有结束", "the block of code does not end";
        meaning: "``` 之后直到文末都成了代码。请在代码末尾再写一行 ```。",
                 "Everything from ``` to the end became code. Write another ``` line where the code ends.";
        wrong: "```\n代码";
        right: "```\n代码\n```";
    }
    /// Asterisks that made nothing bold.
    LITERAL_STARS = "ZB323" Warning rule "literal_stars" {
        title: "** 没有成为粗体", "** did not make anything bold";
        meaning: "半角的 ** 要在同一段里成对，里侧不能有空格：**重点**；夹在字母、数字和标点之间时，外侧空一格。否则星号会原样显示。",
                 "Half-width ** come in pairs within one paragraph with no space on their inner side: **words**; between letters or digits and punctuation they need a space outside. Otherwise the asterisks are shown.";
        wrong: "** 重点 **";
        right: "**重点**";
    }
    /// `[注]: 文字`, which Markdown takes for the definition of a link and does not show.
    UNUSED_DEFINITION = "ZB324" Warning rule "unused_definition" {
        title: "这一行不会显示", "this line is not shown";
        meaning: "行首的 [名称]: 后面跟文字，在 Markdown 里是给链接定义网址，本身不显示。如果是正文，请把冒号改成全角 ：；如果是注释，写成脚注 [^1]: 。",
                 "A line that starts with [name]: defines the address of a link and is not shown itself. If it is text, use a full-width colon ：; if it is a note, write a footnote [^1]: .";
        wrong: "[注]: 本表为初步统计数。";
        right: "[注]：本表为初步统计数。";
    }
    /// Rows of a table with empty lines between them, or behind the table they belong to.
    BROKEN_TABLE = "ZB325" Warning rule "broken_table" {
        title: "表格的各行没有连在一起", "the rows of a table stand apart";
        meaning: "表格的各行要一行接一行地写，中间不能有空行，否则空行后面的几行会变成带竖线的文字。",
                 "The rows of a table stand one under the other without empty lines; rows behind an empty line become text full of bars.";
        wrong: "| 指标 | 目标 |\n|---|---|\n| 增长 | 5.5% |\n\n| 就业 | 200人 |";
        right: "| 指标 | 目标 |\n|---|---|\n| 增长 | 5.5% |\n| 就业 | 200人 |";
    }
    /// Text right under a table, which becomes one of its rows.
    TEXT_IN_TABLE = "ZB326" Warning rule "text_in_table" {
        title: "表格下面的文字成了表格的一行", "the text under a table became a row of it";
        meaning: "表格到空行为止。紧接在下面的文字会进入表格的第一格，所以注释和正文之前要空一行。",
                 "A table ends at an empty line. Text right under it goes into the first cell of a new row, so leave an empty line before notes and text.";
        wrong: "| 指标 | 目标 |\n|---|---|\n| 增长 | 5.5% |\n注：初步统计数。";
        right: "| 指标 | 目标 |\n|---|---|\n| 增长 | 5.5% |\n\n注：初步统计数。";
    }
    /// Asterisks that were meant as such and became emphasis.
    VANISHED_STARS = "ZB327" Warning rule "vanished_stars" {
        title: "星号成了强调记号", "asterisks became marks of emphasis";
        meaning: "成对的 * 和 ** 表示强调，自己不显示，所以遮住姓名、号码的星号会消失，张*三、李*四 会变成张三、李四。要显示星号，就在每个星号前面加 \\。",
                 "Pairs of * and ** mean emphasis and are not shown, so asterisks that hide names or numbers vanish. Write \\ before each of them.";
        wrong: "中奖人：张*三、李*四。";
        right: "中奖人：张\\*三、李\\*四。";
    }
    /// Words behind the fence of a block of code.
    WORDS_ON_FENCE = "ZB328" Warning rule "words_on_fence" {
        title: "代码块记号后面的文字不显示", "words behind a code fence are not shown";
        meaning: "``` 后面同一行只能写程序语言的名称，写在那里的文字在网页上看不到。请另起一行写在代码块上面；如果不是程序代码，把 ``` 删掉。",
                 "Behind ``` only the name of a programming language may stand; other words there are not shown. Write them in a line above the block; if it is no code, delete the ```.";
        wrong: "``` 注意：以下为示例\n代码\n```";
        right: "注意：以下为示例\n```\n代码\n```";
    }
    /// A paragraph that became a heading by the dashes under it.
    ACCIDENTAL_HEADING = "ZB329" Warning rule "accidental_heading" {
        title: "文字因为下面的横线变成了标题", "text became a heading because of the dashes under it";
        meaning: "文字下面紧接着一行 - 或 =，这段文字就成了标题。要画分隔线，两行之间空一行；要做标题，写成 ## 加一个空格。",
                 "A line of - or = right under a text makes a heading of it. For a line across the page leave an empty line between them; a heading is written ## and a space.";
        wrong: "会议号召，全镇上下团结奋斗。\n---\n会前，代表们视察了项目。";
        right: "会议号召，全镇上下团结奋斗。\n\n---\n会前，代表们视察了项目。";
    }
    /// A heading without words.
    EMPTY_HEADING = "ZB330" Warning rule "empty_heading" {
        title: "标题没有文字", "a heading without words";
        meaning: "# 后面没有文字，网页上会出现一个空标题，目录里也多出一行。写上文字，或删掉这一行。",
                 "Without words behind its # a heading is empty on the page and in the table of contents. Write its words, or delete the line.";
        wrong: "##\n\n会议听取了报告。";
        right: "## 一、会议概况\n\n会议听取了报告。";
    }
    /// A link or picture without an address.
    EMPTY_ADDRESS = "ZB331" Warning rule "empty_address" {
        title: "链接或图片没有写地址", "a link or picture without an address";
        meaning: "圆括号里什么也没写，链接点了没有用，图片不会出现（图片算错误）。写上网址或文件名，或者只留文字。",
                 "With nothing in its round brackets a link leads nowhere, and a picture does not appear (which is an error). Write the address or the file, or leave only the words.";
        wrong: "详见[公告]()。";
        right: "详见[公告](../tongzhi/gonggao.md)。";
    }
    /// A quote that begins like an alert and is none.
    NO_ALERT = "ZB332" Warning rule "no_alert" {
        title: "引用没有成为提示框", "a quote did not become an alert";
        meaning: "提示框的第一行只写 > [!名称]，名称是 说明、提示、重要、警告、注意 之一，文字从下一行开始，行首也写 >。否则方括号会原样显示。",
                 "The first line of an alert is > [!NAME] alone, with NOTE, TIP, IMPORTANT, WARNING or CAUTION; its words begin in the next line, behind a > too. Otherwise the brackets are shown as typed.";
        wrong: "> [!警告] 汛期请勿下河游泳。";
        right: "> [!警告]\n> 汛期请勿下河游泳。";
    }
    /// A footnote with a full-width colon or brackets.
    FULL_WIDTH_FOOTNOTE = "ZB333" Warning rule "full_width_footnote" {
        title: "脚注用了全角符号", "a footnote with full-width marks";
        meaning: "脚注在正文里写 [^1]，在文末另起一行写 [^1]: 说明。方括号和冒号都要半角，全角的 ［ ］ ： 只是文字。",
                 "A footnote is [^1] in the text and a line [^1]: with its words at the end. Full-width brackets and colons are only text.";
        wrong: "全年增长5.5%[^1]。\n\n[^1]：初步统计。";
        right: "全年增长5.5%[^1]。\n\n[^1]: 初步统计。";
    }
    /// Marks that Markdown does not know.
    OTHER_MARKUP = "ZB334" Warning rule "other_markup" {
        title: "别的工具或全角的记号", "marks of other tools, or full-width ones";
        meaning: "[TOC]、==文字==、:::、!!! note、{{< … >}} 是别的工具的写法，＞ ～～ 是全角的记号，这里都只是文字。加粗写 **文字**，删除线写 ~~文字~~，提示框写 > [!提示]，目录会自动生成。",
                 "[TOC], ==words==, :::, !!! note and {{< … >}} are for other tools, and ＞ and ～～ are full-width; here all of them are only text. Write **bold**, ~~struck through~~, > [!TIP]; the outline shows by itself.";
        wrong: "==汛期请勿下河游泳。==";
        right: "**汛期请勿下河游泳。**";
    }
    /// A table set with spaces, or a cell a line.
    SPACED_TABLE = "ZB335" Warning rule "spaced_tables" {
        title: "用空格排成的表格", "a table set with spaces";
        meaning: "各列之间用空格对齐，或者一行只有一格，网页上就不成表格。每行写成 |甲|乙|，表头下面写 |---|---|。",
                 "Columns set with spaces, or a cell a line, make no table. Write each row as |a|b|, with |---|---| under the header.";
        wrong: "日期      区域      时段\n3月1日    一组      20时至次日9时";
        right: "|日期|区域|时段|\n|---|---|---|\n|3月1日|一组|20时至次日9时|";
    }
    /// An amount whose minus became a bullet.
    LOST_SIGN = "ZB336" Warning rule "lost_sign" {
        title: "减号成了列表记号", "a minus became a bullet";
        meaning: "行首的减号加空格是列表。负数的减号后面不要空格。",
                 "A hyphen with a space at the start of a line is a list. Leave no space behind a minus.";
        wrong: "- 82万元";
        right: "-82万元";
    }
    /// Brackets that make no link.
    BROKEN_LINK = "ZB337" Warning rule "broken_link" {
        title: "没有写成的链接或图片", "a link or picture that is not whole";
        meaning: "少了一个括号，或者括号里除了地址还有别的字，整个就按文字显示。圆括号里只写地址，要加标题就放在半角引号里。",
                 "A bracket is missing, or more than an address stands in it: the whole is shown as text. Write only the address; a title goes in straight quotes.";
        wrong: "![会场](图.png";
        right: "![会场](图.png)";
    }
    /// `^^` or `<<` with no cell to merge with.
    ASTRAY_MERGE = "ZB338" Warning rule "merged_cells" {
        title: "合并单元格的记号没有格子可合", "a mark of merged cells with no cell to merge with";
        meaning: "表格里只写 ^^ 的格子并入上一行的格子，只写 << 的格子并入左边的格子，合起来要是长方形。表头不和下面的格子合并，最左一列不能写 <<。",
                 "A cell that is ^^ belongs to the one above, a cell that is << to the one before; together they must be a rectangle. The header merges with nothing below, and the first column takes no <<.";
        wrong: "|村|户数|\n|---|---|\n|^^|12|";
        right: "|村|户数|\n|---|---|\n|甲村|12|\n|^^|8|";
    }
}
