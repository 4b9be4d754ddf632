//! Findings about tables of targets.

use crate::diagnostic::family;

family! {
    /// A line that is no target.
    TARGET_LINE = "ZB609" Error {
        title: "这条目标没有读取", "the target was not read";
        meaning: "什么也没有写，或者数字是电子表格写的科学计数法（1.2E+03）、出错的公式。其他目标照常读取。",
                 "Nothing is written, or the number is what a spreadsheet wrote in scientific notation or for a formula that fails. The other targets are read.";
        wrong: "新增就业 1.2E+03 人";
        right: "新增就业 1200 人";
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
    /// A target whose value was not understood.
    TARGET_AS_WORDS = "ZB630" Warning rule "target_values" {
        title: "目标照原文显示，没有读出数值", "the target shows as written, no value was read";
        meaning: "没有找到指标名称或目标值，或者数字有误。原话照样显示在目标表里，但不画图，也不能与往年对照。",
                 "No indicator or value was found, or a number has a slip. The words show in the table as written, without a chart and without comparison to other years.";
        wrong: "地区生产总值增长5。5%";
        right: "地区生产总值增长5.5%";
    }
    /// Something in the name of an indicator that belongs to no name.
    TARGET_NAME = "ZB631" Warning rule "target_names" {
        title: "指标名称里有不像名称的字", "the name of an indicator holds what belongs to no name";
        meaning: "指标名称里留下了数字、逗号、“分别”、年份等，可能两个目标连在了一起。请核对目标表。",
                 "Digits, a comma, 分别 or a year were left in the name: two targets may have run together. Check the table.";
        wrong: "比2020年翻一番的农业产值 达到 3 亿元";
        right: "农业产值 达到 3 亿元（比2020年翻一番）";
    }
    /// Values that are more or fewer than the indicators.
    TARGET_SHARES = "ZB632" Warning rule "target_values" {
        title: "“分别”前后的个数对不上", "indicators and values before and behind 分别 differ in number";
        meaning: "有几个指标就要有几个数值，才能一一对应。对不上时照原文显示。",
                 "Each indicator takes one value. Where they are not as many, the words show as written.";
        wrong: "工业、农业和服务业产值分别增长 5%、6%";
        right: "工业、农业和服务业产值分别增长 5%、6%、7%";
    }
    /// Words behind a value that mean nothing here.
    TARGET_REMARK = "ZB633" Warning rule "target_remarks" {
        title: "目标后面有不明白的话", "words behind a target that are not understood";
        meaning: "数值后面的话不是单位，也不是“左右、以上、以内、力争更好结果”一类的话。照原文放在目标后面；请核对里面有没有另一个目标。",
                 "The words behind the value are no unit, no limit and no remark such as 力争更好结果. They show as written; check whether they hold another target.";
        wrong: "地区生产总值 增长 5.5% 很多";
        right: "地区生产总值 增长 5.5% 左右";
    }
    /// A column or an indicator that stands twice in a table.
    TABLE_TWICE = "ZB634" Warning rule "target_tables" {
        title: "目标表里写了两次", "it stands twice in the table of targets";
        meaning: "两列都是目标值，或者一个指标写了两行。列只读第一列；指标两行都显示，请核对哪一行是对的。",
                 "Two columns hold targets, or an indicator has two rows. The first column is read; both rows show: check which is right.";
        wrong: "指标,目标值,目标";
        right: "指标,2025年目标,2024年实际";
    }
    /// Cells beyond the headings of a table.
    TABLE_SURPLUS = "ZB635" Warning rule "target_tables" {
        title: "这一行比表头多出几格", "a row has cells beyond the headings";
        meaning: "多出的内容没有读取。常见的原因是数字里的逗号没有用引号括起来，被当成了分隔。",
                 "What is beyond the headings was not read. Often a number with a comma was not put in quotes.";
        wrong: "指标,目标值\n新增就业,1,200人";
        right: "指标,目标值\n新增就业,\"1,200人\"";
    }
    /// A row of a table without an indicator or a value.
    TABLE_ROW = "ZB637" Warning rule "target_tables" {
        title: "这一行没有读取", "a row was not read";
        meaning: "没有指标名称，或者没有目标值。小标题（一、经济发展）和表下的注不算；没有目标的写“—”。",
                 "It has no indicator or no value. Titles of sections and notes below the table are no rows; where there is no target write —.";
        wrong: "指标,目标值\n地区生产总值,";
        right: "指标,目标值\n地区生产总值,5.5%";
    }
    /// Rows or columns of a table that are hidden.
    TABLE_HIDDEN = "ZB636" Warning rule "table_hidden" {
        title: "表格里有隐藏的内容，没有读取", "a table has hidden parts, which were not read";
        meaning: "隐藏的行、列和工作表一律不公布：里面常常是内部口径或草稿。工作簿读第一张没有隐藏的工作表。",
                 "Hidden rows, columns and sheets are never published: they often hold drafts. Of a workbook the first sheet that is shown is read.";
        wrong: "隐藏的一行：内部口径,9%";
        right: "取消隐藏，或者删去这一行";
    }
    /// A number of a person that would be published.
    UNMASKED = "ZB662" Error {
        title: "公示里有没有遮住的个人号码", "an unmasked personal number would be published";
        meaning: "公示的名单和正文里，身份证号、银行卡号不能完整出现，名单里的手机号也不能。身份证号按校验码认，银行卡号按校验位认；列名写明是身份证号、银行账号的列，写错的号码也算。",
                 "In what is laid open, identity and bank numbers do not stand whole, nor do mobile numbers in its list. They are known by their check characters; in a column that says what it holds, a mistyped number counts, too.";
        wrong: "姓名,手机号\n某某,13800000000";
        right: "姓名,手机号\n某某,138****0000";
    }
    /// A state of a project in other words.
    UNKNOWN_STATE = "ZB640" Warning rule "progress" {
        title: "不认识的项目状态", "the state of a project is not known";
        meaning: "状态照原文显示，但“已完成几个、推进中几个”的汇总要认得它。认不出来的算作“推进中”，请换成常用的说法。",
                 "The state shows as written, but the summary of how many are done must know it. What is not known is counted as under way: write it in usual words.";
        wrong: "状态: 红灯";
        right: "状态: 滞后";
    }
    /// A table of projects without their names.
    PROJECT_TABLE = "ZB665" Error {
        title: "项目表用不了", "the table of projects cannot be used";
        meaning: "项目表要有列名，其中一列是“项目”。“进度”“状态”“进展”有这样的列就读，其余的列照列名显示。",
                 "The table has a line of headings, one of them 项目. Columns 进度, 状态 and 进展 are read; others are shown under their headings.";
        wrong: "序号,责任单位";
        right: "项目,责任单位,进度,状态";
    }
}
