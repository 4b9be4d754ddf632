//! Findings about the block between the `---` lines.

use crate::diagnostic::family;

family! {
    /// A file without a front matter.
    MISSING_FRONT_MATTER = "ZB201" Error {
        title: "文件开头没有信息", "the front matter is missing";
        meaning: "每个文件以两行 --- 之间的标题、日期等信息开头，正文写在后面。第一行必须是 ---。",
                 "Every file begins with its title, date and so on between two lines of ---; the text follows. The first line is ---.";
        wrong: "title: 通知\ndate: 2025-04-01\n---\n正文";
        right: "---\ntitle: 通知\ndate: 2025-04-01\n---\n正文";
    }
    /// A fence of other dashes.
    WRONG_FENCE = "ZB202" Error {
        title: "分隔行不是 ---", "a fence is not ---";
        meaning: "输入法常把三个减号变成破折号。分隔行必须是三个英文减号，单独一行，前后没有别的字。",
                 "Input methods turn three hyphens into dashes. A fence is three ASCII hyphens alone on a line.";
        wrong: "———\ntitle: 通知";
        right: "---\ntitle: 通知";
    }
    /// A text that is no date.
    INVALID_DATE = "ZB203" Error {
        title: "日期无法识别", "the date is not understood";
        meaning: "日期写成 2025-04-01、2025/4/1 或 2025年4月1日，后面可以加 09:30 这样的时间。不存在的日期（如 2 月 30 日）也会在这里指出。",
                 "Dates are written 2025-04-01, 2025/4/1 or 2025年4月1日, with an optional time such as 09:30. A day that does not exist is told here too.";
        wrong: "date: 2025-13-01";
        right: "date: 2025-03-01";
    }
    /// An opening fence without a closing one.
    UNCLOSED = "ZB204" Error {
        title: "开头信息没有结束行", "the front matter is never closed";
        meaning: "开头的信息以单独一行 --- 结束。缺少这一行时，无法知道正文从哪里开始。",
                 "The front matter ends with a line of ---. Without it nobody knows where the text begins.";
        wrong: "---\ntitle: 通知\n\n正文";
        right: "---\ntitle: 通知\n---\n\n正文";
    }
    /// A front matter in another format.
    FOREIGN_FORMAT = "ZB205" Error {
        title: "开头信息是别的格式", "the front matter is in another format";
        meaning: "从 Zola 或 Hugo 带来的文章可能以 +++ 开头（TOML）。这里用 --- 和“名称: 值”。",
                 "Articles from Zola or Hugo may begin with +++ (TOML). Here it is --- and `key: value`.";
        wrong: "+++\ntitle = \"通知\"\n+++";
        right: "---\ntitle: 通知\n---";
    }
    /// A required key that is not there.
    MISSING_KEY = "ZB206" Error {
        title: "缺少必填项", "a required key is missing";
        meaning: "文章必须有 title（标题）和 date（日期），栏目和单页必须有 title。",
                 "An article has a title and a date, a category or a page has a title.";
        wrong: "title: 通知";
        right: "title: 通知\ndate: 2025-04-01";
    }
    /// A required key without a value.
    BLANK_VALUE = "ZB207" Error {
        title: "必填项是空的", "a required value is blank";
        meaning: "写了名称但没有写值。请补上内容。",
                 "The key is there, its value is not. Write it.";
        wrong: "title:";
        right: "title: 关于防汛值班的通知";
    }
    /// A key that nobody reads.
    UNKNOWN_KEY = "ZB208" Error {
        title: "没有这一项", "there is no such key";
        meaning: "名称可能打错了。写错的名称不会起作用，所以要改正；自己定义的内容写在 extra（其他）下面。",
                 "The key may be misspelt. A misspelt key has no effect, so it is an error; data of your own belongs under extra.";
        wrong: "titel: 通知";
        right: "title: 通知";
    }
    /// One key twice, in one language or both.
    DUPLICATE_KEY = "ZB209" Error {
        title: "同一项写了两次", "a key is written twice";
        meaning: "同一项只能写一次；英文名称和中文名称（如 title 和 标题）算同一项。",
                 "A key is written once; its English and Chinese names are one key.";
        wrong: "title: 通知\n标题: 公告";
        right: "title: 通知";
    }
    /// A line that is no entry.
    NOT_AN_ENTRY = "ZB210" Error {
        title: "这一行不是“名称: 值”", "a line is no `key: value`";
        meaning: "两行 --- 之间每行写一项“名称: 值”。正文要写在第二个 --- 之后。",
                 "Between the two lines of --- every line is `key: value`. The text belongs behind the second one.";
        wrong: "---\n关于防汛值班的通知\n---";
        right: "---\ntitle: 关于防汛值班的通知\n---";
    }
    /// A full-width colon behind a key.
    WIDE_COLON = "ZB211" Error {
        title: "冒号是中文冒号", "the colon is full-width";
        meaning: "名称后面要用英文冒号加一个空格。中文输入法打出的“：”不起作用。",
                 "A key ends with an ASCII colon and a space. The full-width colon of an input method does not count.";
        wrong: "title：通知";
        right: "title: 通知";
    }
    /// A colon without a space.
    TIGHT_COLON = "ZB212" Error {
        title: "冒号后面没有空格", "there is no space behind the colon";
        meaning: "英文冒号后面要空一格，否则整行会被当成一段文字。",
                 "A space follows the colon, else the whole line is one text.";
        wrong: "title:通知";
        right: "title: 通知";
    }
    /// A value in full-width quotes.
    WIDE_QUOTES = "ZB213" Error {
        title: "整个值放在中文引号里", "the value stands in full-width quotes";
        meaning: "中文引号会成为内容的一部分，显示在网页上。一般不需要引号；需要时用英文引号。",
                 "Full-width quotes are part of the value and show on the page. Mostly no quotes are needed; where they are, use ASCII ones.";
        wrong: "title: “防汛通知”";
        right: "title: 防汛通知";
    }
    /// An unquoted value with a colon inside.
    INNER_COLON = "ZB214" Error {
        title: "值里有冒号加空格", "the value holds a colon and a space";
        meaning: "冒号加空格会被当成另一项的开始。把整个值放进英文引号，或改用中文冒号。",
                 "A colon and a space begin another entry. Put the value into quotes, or use a full-width colon.";
        wrong: "title: 快讯: 大会开幕";
        right: "title: \"快讯: 大会开幕\"";
    }
    /// A value that begins with a character of YAML's own.
    RESERVED_START = "ZB215" Error {
        title: "值的第一个字符另有含义", "the value begins with a reserved character";
        meaning: "值以 @、`、%、|、> 这样的符号开头时，要放进英文引号。",
                 "Values that begin with a sign such as @, `, %, | or > stand in quotes.";
        wrong: "title: @全体村民";
        right: "title: \"@全体村民\"";
    }
    /// Anchors, aliases, tags.
    REFUSED_YAML = "ZB216" Error {
        title: "不支持的 YAML 写法", "YAML that is refused";
        meaning: "以 &、*、! 开头的值在 YAML 中是引用和标签，这里不支持。文字请放进英文引号。",
                 "Values that begin with &, * or ! are anchors, aliases and tags of YAML, which are refused. Put texts into quotes.";
        wrong: "title: *重要*通知";
        right: "title: \"*重要*通知\"";
    }
    /// Quotes that do not close, or close too early.
    BROKEN_QUOTES = "ZB217" Error {
        title: "引号不成对", "the quotes do not match";
        meaning: "以英文引号开头的值必须在末尾以同样的引号结束，中间不能提前结束。",
                 "A value that begins with an ASCII quote ends with the same one, and not before its end.";
        wrong: "title: \"两优一先\"表彰大会";
        right: "title: '\"两优一先\"表彰大会'";
    }
    /// A tab as indentation.
    TAB = "ZB218" Error {
        title: "行首用了制表符", "a line begins with a tab";
        meaning: "YAML 不允许用 Tab 缩进，请用空格。",
                 "YAML allows no tabs as indentation. Use spaces.";
        wrong: "review:\n\tfirst: 甲";
        right: "review:\n  first: 甲";
    }
    /// A character that cannot be seen.
    CONTROL_CHARACTER = "ZB219" Error {
        title: "有看不见的控制字符", "there is a control character";
        meaning: "从别的程序粘贴的文字可能带有看不见的字符。零宽空格一类（U+200B）读取时去掉，只提醒；改变文字方向的和控制字符会让读者看到的和写的不一样，不能发布。zhenbao check --fix 会删掉它们。",
                 "Text pasted from other programs may carry invisible characters. Zero-width spaces and the like (U+200B) are left out and only told; what turns the text around, and control characters, would show something else than is written and stop publishing. zhenbao check --fix deletes them.";
        wrong: "title: 通\u{8}知";
        right: "title: 通知";
    }
    /// A front matter of more than 64 KiB.
    TOO_LARGE = "ZB220" Error {
        title: "开头信息太大", "the front matter is too large";
        meaning: "开头信息最多 64 KiB。多半是第二个 --- 丢了，正文被当成了开头信息。",
                 "A front matter has at most 64 KiB. Mostly the second --- got lost.";
        wrong: "---\n（很长的正文）";
        right: "---\ntitle: 通知\n---\n（很长的正文）";
    }
    /// Values nested too deeply.
    TOO_DEEP = "ZB221" Error {
        title: "嵌套太深", "nested too deeply";
        meaning: "列表和分项最多嵌套五层。",
                 "Lists and maps nest five levels at most.";
        wrong: "extra: [[[[[[1]]]]]]";
        right: "extra: { numbers: [1] }";
    }
    /// YAML that cannot be read for another reason.
    SYNTAX = "ZB222" Error {
        title: "写法无法识别", "the entry cannot be read";
        meaning: "这一项不符合 YAML 的写法，常见原因是括号不成对、缩进不齐。值里有特殊符号时放进英文引号。",
                 "The entry is no YAML; often brackets do not match or the indentation is uneven. Put values with special characters into quotes.";
        wrong: "tags: [民生, 人大";
        right: "tags: [民生, 人大]";
    }
    /// A number or a switch where a text belongs.
    NOT_TEXT = "ZB223" Error {
        title: "这里应是文字", "a text is wanted here";
        meaning: "没有引号的 2025、true 会被当成数字和“是/否”。作为文字时要加英文引号。",
                 "Without quotes 2025 and true are a number and a switch. As texts they stand in quotes.";
        wrong: "title: 2025";
        right: "title: \"2025\"";
    }
    /// Something else than yes or no.
    NOT_A_SWITCH = "ZB224" Error {
        title: "只能写“是”或“否”", "this is yes or no";
        meaning: "draft（草稿）和 pinned（置顶）只能写 是、否、yes、no、true、false、on、off。",
                 "draft and pinned are yes, no, true, false, on, off, 是 or 否.";
        wrong: "draft: 也许";
        right: "draft: 是";
    }
    /// Something else than a number, or one out of bounds.
    NOT_A_NUMBER = "ZB225" Error {
        title: "这里应是数字", "a number is wanted here";
        meaning: "只写数字，不带单位；超出范围的数字也会在这里指出。",
                 "Write digits without a unit; numbers out of bounds are told here too.";
        wrong: "weight: 第一";
        right: "weight: 1";
    }
    /// A list, a map or a text where another belongs.
    WRONG_SHAPE = "ZB226" Error {
        title: "值的形式不对", "the value has the wrong shape";
        meaning: "有的项是一段文字，有的是列表，有的要分项写。提示里有正确的写法。",
                 "Some keys take a text, some a list, some named values. The help shows the form.";
        wrong: "cover: 会场.jpg";
        right: "cover: { image: 会场.jpg, alt: 大会会场 }";
    }
    /// Text behind a hash that YAML drops.
    SWALLOWED_TEXT = "ZB227" Error rule "swallowed_text" {
        title: "# 后面的文字会被丢掉", "the text behind # is dropped";
        meaning: "空格加 # 是注释的开始，后面的文字不会显示。要显示时把整个值放进英文引号；确实是注释，# 后面空一格。",
                 "A space and # begin a comment, which shows nowhere. To keep the text put the value into quotes; in a comment put a space behind the #.";
        wrong: "title: 开通 #12345 热线";
        right: "title: \"开通 #12345 热线\"";
    }
    /// A value that is none of the choices.
    UNKNOWN_CHOICE = "ZB228" Error {
        title: "没有这个选项", "there is no such choice";
        meaning: "这一项只能从几个值里选，提示里列出了全部。",
                 "This key takes one of a few values; the help lists them.";
        wrong: "kind: 会以";
        right: "kind: 会议";
    }
    /// Dates in an impossible order.
    DATE_ORDER = "ZB229" Error rule "date_order" {
        title: "日期先后不对", "the dates are in the wrong order";
        meaning: "更新日期不能早于发布日期，过期日期不能早于发布日期。",
                 "An article is not updated before it was published, and does not expire before.";
        wrong: "date: 2025-04-01\nexpires: 2025-03-01";
        right: "date: 2025-04-01\nexpires: 2025-05-01";
    }
    /// Named values without a necessary one.
    INCOMPLETE = "ZB230" Error {
        title: "分项里缺少必要内容", "a necessary part is missing";
        meaning: "例如封面要有 image（图片），附件要有 file（文件），更正要有 date 和 text。",
                 "A cover has an image, an attachment a file, a correction a date and a text.";
        wrong: "corrections: [{ text: 人数应为 91 }]";
        right: "corrections: [{ date: 2025-04-02, text: 人数应为 91 }]";
    }
    /// One person for two reviews.
    SAME_REVIEWER = "ZB231" Error rule "same_reviewer" {
        title: "同一个人做了两次审核", "one person made two reviews";
        meaning: "三审要由三个不同的人完成。请核对初审、复审、终审的姓名。",
                 "The three reviews are made by three people. Check the names.";
        wrong: "review: { first: 甲, second: 甲 }";
        right: "review: { first: 甲, second: 乙, third: 丙 }";
    }
    /// A text that is no web address.
    NOT_AN_ADDRESS = "ZB232" Error {
        title: "不是网址", "not a web address";
        meaning: "来源网址写完整，以 https:// 或 http:// 开头。其他写法不会成为链接。",
                 "The address of a source is written whole, beginning with https:// or http://. Nothing else becomes a link.";
        wrong: "source_url: www.example.gov.cn";
        right: "source_url: https://www.example.gov.cn/";
    }
    /// White space before a key.
    INDENTED_KEY = "ZB233" Error {
        title: "名称前面有空格", "there is space before a key";
        meaning: "每一项的名称写在行首，前面不留空格，也不留全角空格。前面有空格的行会被当成上一项的下文。",
                 "The key of an entry begins its line, without space of any kind before it. A line with space before it goes on with the entry above.";
        wrong: "title: 通知\n date: 2025-04-01";
        right: "title: 通知\ndate: 2025-04-01";
    }
    /// Brackets or commas of a list or a map that are full-width.
    WIDE_SIGN = "ZB234" Error {
        title: "括号或逗号是中文的", "brackets or commas are full-width";
        meaning: "列表用英文方括号 [ ]，分项用英文花括号 { }，中间用英文逗号加空格隔开。中文的括号和逗号会成为文字的一部分。",
                 "Lists stand in [ ], named values in { }, set apart by a comma and a space. Full-width brackets and commas are part of the text.";
        wrong: "tags: ［民生，人大］";
        right: "tags: [民生, 人大]";
    }
    /// `draft` or `withdrawn` without a value.
    BLANK_STATUS = "ZB240" Error {
        title: "草稿或撤稿后面没有写", "draft or withdrawn without a value";
        meaning: "只写了“草稿:”或“撤稿:”，后面是空的，不知道要不要发布。草稿写“是”或“否”；撤稿写日期和原因；不是草稿、没有撤稿，就删去这一行。",
                 "With nothing behind `draft:` or `withdrawn:` nobody knows whether to publish. A draft is yes or no, a withdrawal has its date and reason; delete the line where it is neither.";
        wrong: "草稿:";
        right: "草稿: 是";
    }
    /// Two names with a space between them, or one with a space in it.
    SPACED_NAME = "ZB241" Warning rule "names" {
        title: "姓名中间有空格", "there is a space inside a name";
        meaning: "几个人写成列表，或用顿号隔开；只有空格，会被当成一个人。",
                 "Several people stand in a list or with 、 between them; with a mere space they are one person.";
        wrong: "编辑: 张三 李四";
        right: "编辑: [张三, 李四]";
    }
}
