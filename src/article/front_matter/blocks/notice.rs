//! `notice`: when, where, for whom, whom to ask, and whatever else a notice of an office says.

use super::document::number;
use super::fact::{fact, labelled};
use super::session::check_ballots;
use crate::article::front_matter::input::Input;
use crate::article::front_matter::reader::keys::{Key, Repeats};
use crate::article::front_matter::reader::{Field, Form, Reader};
use crate::article::kind::{Ballots, FactValue, Notice};

pub(in crate::article::front_matter) static NOTICE: &[Key<Notice>] = &[
    fact!(
        "period",
        "时间",
        ["期间", "日期", "起止时间", "停水时间", "停电时间", "停气时间", "恢复时间", "活动时间"],
        moment
    ),
    fact!("place", "地点", ["地址", "会场", "集合地点", "活动地点", "办理地点", "报名地点"], words),
    fact!("area", "范围", ["影响范围", "停水范围", "停电范围", "停气范围", "影响区域", "涉及范围"], words),
    fact!(
        "audience",
        "对象",
        ["适用对象", "通知对象", "参加人员", "人员范围", "服务对象", "招聘对象"],
        words
    ),
    fact!(
        "contact",
        "联系",
        [
            "联系方式",
            "联系人",
            "联系电话",
            "电话",
            "咨询电话",
            "咨询",
            "报名电话",
            "报修电话",
            "抢修电话",
            "服务热线",
            "热线",
            "值班电话"
        ],
        contact
    ),
    fact!("effective", "生效", ["生效日期", "生效时间", "施行日期", "实施日期", "起始日期"], moment),
    fact!(
        "deadline",
        "截止",
        ["截止日期", "截止时间", "报名截止", "报名截止时间", "报名截止日期", "征集截止", "最后期限", "期限"],
        moment
    ),
    Key {
        name: "number",
        chinese: "文号",
        also: &["发文字号", "字号", "公告编号", "通知编号", "编号", "公告号"],
        repeats: Repeats::Never,
        about: "",
        input: Input::Line,
        read: |notice, field, reader| {
            let number = number(field, reader).map(FactValue::Words);
            notice.facts.extend(labelled(field, "文号", number));
        },
    },
    fact!(
        "issuer",
        "发布单位",
        ["发布机构", "发布机关", "发文单位", "发文机关", "招聘单位", "用人单位", "主办单位", "组织单位"],
        words
    ),
    fact!(
        "registration",
        "报名时间",
        ["报名日期", "报名期限", "办理时间", "受理时间", "征集时间", "考试时间", "笔试时间", "面试时间"],
        moment
    ),
    fact!("publicity", "公示期", ["公示时间", "公示期限", "公示起止时间", "公示日期"], words),
    fact!(
        "objections",
        "监督电话",
        [
            "异议电话",
            "举报电话",
            "投诉电话",
            "监督举报电话",
            "异议受理电话",
            "受理电话",
            "监督方式",
            "异议受理"
        ],
        contact
    ),
    fact!("posts", "岗位", ["岗位名称", "招聘岗位", "招募岗位", "职位", "招聘职位", "岗位及人数"], words),
    fact!("openings", "名额", ["人数", "招聘人数", "招募人数", "招录人数", "招聘名额", "计划人数"], people),
    fact!(
        "requirements",
        "条件",
        ["报名条件", "招聘条件", "资格条件", "申请条件", "任职条件", "要求"],
        words
    ),
    fact!("pay", "待遇", ["薪酬", "薪资待遇", "工资待遇", "工资", "报酬"], words),
    fact!("papers", "材料", ["所需材料", "申请材料", "报名材料", "携带材料"], words),
    fact!("method", "方式", ["报名方式", "办理方式", "参与方式", "申请方式", "提交方式", "反馈方式"], words),
    fact!("fee", "费用", ["收费", "收费标准", "报名费"], words),
    fact!("reason", "原因", ["事由", "停水原因", "停电原因"], words),
    fact!("basis", "依据", ["政策依据", "法律依据", "文件依据"], words),
    fact!("email", "邮箱", ["电子邮箱", "电子邮件"], words),
    fact!("website", "网址", ["网站", "报名网址"], words),
    fact!("constituency", "选区", ["选区名称", "选举单位", "补选选区", "补选", "补选结果"], words),
    fact!("voters", "选民", ["选民数", "选民人数", "登记选民", "登记选民数"], people),
    fact!("voted", "参加投票", ["参加投票人数", "投票人数", "参加投票选民", "参选人数"], people),
    fact!("turnout", "参选率", ["投票率"], words),
    fact!("candidates", "候选人", ["正式候选人", "代表候选人", "初步候选人", "候选人名单"], words),
    fact!("issued", "发出选票", ["发出票数", "发放选票"], words),
    fact!("returned", "收回选票", ["收回票数", "回收选票"], words),
    fact!("valid", "有效票", ["有效选票", "有效票数"], words),
    fact!("void", "无效票", ["废票", "无效选票"], words),
    fact!("elected", "当选", ["当选人", "当选代表", "补选代表", "当选结果"], words),
    fact!("votes", "得票", ["得票数", "得票情况"], words),
    fact!("issued_on", "发布日期", ["发布时间", "公告日期", "发文日期", "成文日期"], moment),
    fact!("remarks", "备注", ["说明", "注意事项", "温馨提示"], words),
];

pub(super) fn read(field: &Field<'_>, reader: &mut Reader<'_>) -> Notice {
    let mut notice = Notice::default();
    let form = Form(
        "公告: { 时间: …, 地点: …, 对象: …, 联系: … }",
        "notice: { period: …, place: …, audience: …, contact: … }",
    );
    reader.map(field, &mut notice, NOTICE, form);
    let counted = |label: &str| {
        let fact = notice.facts.iter().find(|fact| fact.label.starts_with(label))?;
        fact.value.text()?.trim_end_matches(['张', '票']).trim().parse().ok()
    };
    let ballots = Ballots {
        issued: counted("发出").or_else(|| counted("发放")),
        returned: counted("收回").or_else(|| counted("回收")),
        valid: counted("有效"),
        void: counted("无效").or_else(|| counted("废票")),
    };
    check_ballots(ballots, field, reader);
    notice
}
