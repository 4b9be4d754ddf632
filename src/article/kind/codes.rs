//! Findings about tables of targets, and about texts that say other than their block.

use crate::diagnostic::family;

family! {
    /// A line that is no target.
    TARGET_LINE = "ZB609" Error {
        title: "看不懂这条目标", "the target is not understood";
        meaning: "一条目标由指标、动词、数值、单位和“左右、以上、以内”组成，也可以是“与……同步”或“完成上级下达任务”。原话会照样显示。",
                 "A target is an indicator, a verb, a number, a unit and 左右, 以上 or 以内; or 与…同步, or 完成上级下达任务. The words show as written.";
        wrong: "地区生产总值 稳步提升";
        right: "地区生产总值 增长 5.5% 左右";
    }
    /// A table of targets that cannot be used.
    TARGET_FILE = "ZB616" Error {
        title: "目标表用不了", "the table of targets cannot be used";
        meaning: "目标可以写在文章旁边的 CSV 或 XLSX 文件里。文件要存在，第一行是列名，至少有“指标”和“目标值”两列；XLSX 只读第一张表。",
                 "Targets may stand in a CSV or XLSX file beside the article. It begins with a line of headings, at least 指标 and 目标值; of an XLSX file the first sheet is read.";
        wrong: "targets: 2025.xls";
        right: "targets: 2025.xlsx";
    }
    /// A column that means nothing.
    TABLE_COLUMN = "ZB617" Warning rule "target_columns" {
        title: "不认识的列", "an unknown column";
        meaning: "这一列没有读取。列名可用：指标、方向、目标值、区间上限、单位、限定、依据、上年、年份、备注。",
                 "The column was not read. Known are indicator, verb, value, high, unit, qualifier, basis, last_year, year, note, and the same in Chinese.";
        wrong: "指标,今年目标数";
        right: "指标,目标值";
    }
    /// Percentages that came as fractions.
    PERCENT_CELLS = "ZB618" Warning rule "percent_cells" {
        title: "百分比可能读成了小数", "percentages may have come as fractions";
        meaning: "电子表格里“百分比”格式的 5.5% 实际存的是 0.055。请把这一列改成文本，或者写 5.5、单位写 %。",
                 "A cell with the format of percentages holds 0.055 for 5.5%. Format the column as text, or write 5.5 with the unit %.";
        wrong: "指标,目标值\n地区生产总值,0.055";
        right: "指标,目标值\n地区生产总值,5.5%";
    }
    /// A text that speaks of another session than the data.
    OTHER_SESSION = "ZB620" Error rule "other_session" {
        title: "届次与数据不一致", "the text names another session";
        meaning: "标题、正文和数据里的届、次要一致。“第二次全体会议”是会议中的一次大会，不算届次。如果确实是在说另一次会议，请写明年份或“上次”。",
                 "Title, text and data name one session. 第二次全体会议 is a sitting within a session. If another session is meant, say so by its year.";
        wrong: "第六届人民代表大会第六次会议";
        right: "第六届人民代表大会第八次会议";
    }
    /// A number of deputies that differs from the data.
    OTHER_ATTENDANCE = "ZB621" Error rule "other_attendance" {
        title: "人数与数据不一致", "the text gives another number of deputies";
        meaning: "正文里的应到、请假、实到人数要与数据一致。",
                 "The numbers of deputies in the text are those of the data.";
        wrong: "应到代表 95 名，实到代表 90 名";
        right: "应到代表 95 名，实到代表 91 名";
    }
    /// A counted list with another number of items.
    COUNTED_LIST = "ZB622" Warning rule "numbering" {
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
    OTHER_TARGET = "ZB624" Error rule "targets" {
        title: "数字与目标表不一致", "the text gives another figure than the table";
        meaning: "正文里提到目标表中的指标时，数字要与表中一致。",
                 "Where the text names an indicator of the table, its figure is that of the table.";
        wrong: "地区生产总值增长 5% 左右";
        right: "地区生产总值增长 5.5% 左右";
    }
}
