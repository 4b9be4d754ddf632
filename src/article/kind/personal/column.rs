//! What the columns of a list hold, by their headings. Must not know the numbers in them.

use super::Personal;

/// What a column of a list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// Numbers of people, as its heading says.
    Of(Personal),
    /// Numbers of things: 发票号码, 项目代码, 档案号. Eleven digits are no telephone there, and sixteen no bank card.
    Things,
    /// Nothing is known.
    Unknown,
}

/// What numbers of things are called. Tried on the headings of lists of invoices, projects, licences, files of
/// courts, contracts, meters, vehicles, students and plots.
const THINGS: &[&str] = &[
    "编号",
    "序号",
    "代码",
    "编码",
    "发票",
    "票号",
    "票据",
    "许可",
    "执照",
    "案号",
    "案件",
    "文号",
    "合同",
    "协议",
    "档案",
    "户号",
    "表号",
    "学号",
    "学籍",
    "工号",
    "条码",
    "批号",
    "批次",
    "车牌",
    "图斑",
    "宗地",
    "地块",
    "不动产",
    "产权",
    "林权",
    "项目",
    "订单",
    "流水",
    "凭证",
    "登记",
    "备案",
    "批准",
    "资产",
    "设备",
    "型号",
    "单号",
    "坐标",
    "经度",
    "纬度",
    "金额",
    "面积",
    "数量",
    "证书",
    "资格证",
    "残疾证",
    "老年证",
    "优待证",
];

impl Column {
    /// By the heading of the column.
    pub fn of(heading: &str) -> Self {
        match Personal::of_heading(heading) {
            Some(personal) => Column::Of(personal),
            None if THINGS.iter().any(|word| heading.contains(word)) => Column::Things,
            None => Column::Unknown,
        }
    }
}
