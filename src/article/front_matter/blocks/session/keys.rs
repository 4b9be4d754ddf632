//! The words in which offices write down a session.

use super::people::{names_and_votes, or_words};
use super::{agenda, elected, evaluations, ordinal, projects, sittings, votes};
use crate::article::front_matter::blocks::fact::fact;
use crate::article::front_matter::input::Input;
use crate::article::front_matter::reader::Form;
use crate::article::front_matter::reader::keys::{Key, Repeats, key, words};
use crate::article::kind::{
    Ballot, Ballots, Deputies, Election, Evaluation, Point, Project, Session, Sitting, SittingKind,
};

const BALLOTS_FORM: Form = Form(
    "选票: { 发出: 91, 收回: 91, 有效: 90, 无效: 1 }",
    "ballots: { issued: 91, returned: 91, valid: 90 }",
);

pub(in crate::article::front_matter) static SESSION: &[Key<Session>] = &[
    key!(Number "congress", "届", ["届别", "届数"], |s, f, r| s.congress = ordinal(f, r)),
    key!(Number "meeting", "次", ["次会议", "次数", "会次"], |s, f, r| s.meeting = ordinal(f, r)),
    key!(
        Moment "opened",
        "开幕",
        ["开幕时间", "开幕日期", "召开", "召开时间", "召开日期", "开始"],
        |s, f, r| s.opened = r.moment(f)
    ),
    key!(Moment "closed", "闭幕", ["闭幕时间", "闭幕日期", "结束"], |s, f, r| s.closed = r.moment(f)),
    key!("place", "地点", ["会场", "召开地点", "会议地点"], |s, f, r| s.place = r.text(f)),
    key!(
        Map(DEPUTIES) "deputies",
        "代表",
        ["出席", "出席情况", "代表出席", "到会", "到会情况"],
        |s, f, r| {
            let form = Form(
                "代表: { 应到: 95, 请假: 4, 实到: 91 }",
                "deputies: { expected: 95, excused: 4, present: 91 }",
            );
            let mut came = Attendance::default();
            r.map(f, &mut came, DEPUTIES, form);
            s.deputies = came.deputies;
            s.facts.extend(came.facts);
        }
    ),
    fact!("observers", "列席", ["列席人员", "列席人数", "列席代表", "列席会议"], people),
    fact!("guests", "特邀", ["特邀人员", "特邀嘉宾", "特邀代表", "邀请", "应邀", "旁听", "旁听人员"], people),
    fact!("chair", "主持", ["主持人", "会议主持", "执行主席", "大会主席"], words),
    fact!("presidium_members", "主席团", ["主席团成员", "主席团名单", "秘书长", "秘书"], words),
    key!(Rows(SITTING) "preparatory", "预备会议", ["预备会", "预备会议时间"], |s, f, r| s
        .sittings
        .extend(sittings(SittingKind::Preparatory, f, r))),
    key!(Rows(SITTING) "presidium", "主席团会议", ["大会主席团会议", "主席团会"], |s, f, r| s
        .sittings
        .extend(sittings(SittingKind::Presidium, f, r))),
    Key {
        name: "sittings",
        chinese: "全体会议",
        also: &[
            "大会",
            "全体会",
            "大会全体会议",
            "全会",
            "第一次全体会议",
            "第二次全体会议",
            "第三次全体会议",
            "第一次大会",
            "第二次大会",
            "开幕式",
            "闭幕式",
            "开幕会",
            "闭幕会",
        ],
        repeats: Repeats::UnderOtherWords,
        about: "",
        input: Input::Rows(|| words(SITTING)),
        read: |session, field, reader| {
            let mut read = sittings(SittingKind::Plenary, field, reader);
            let names_one = field.key.starts_with('第') || field.key.contains('幕');
            for sitting in read.iter_mut().filter(|sitting| names_one && sitting.name.is_none()) {
                sitting.name = Some(field.key.to_owned());
            }
            session.sittings.extend(read);
        },
    },
    key!(
        Rows(SITTING) "groups",
        "分团审议",
        ["分组审议", "分组讨论", "分团讨论", "代表团审议", "代表团会议", "分组会议"],
        |s, f, r| {
            s.sittings.extend(sittings(SittingKind::Group, f, r));
        }
    ),
    key!(Rows(POINT) "agenda", "议程", ["会议议程", "大会议程", "日程"], |s, f, r| s.agenda = agenda(f, r)),
    fact!("motions", "议案", ["议案数", "代表议案", "收到议案", "提出议案"], pieces),
    fact!(
        "suggestions",
        "建议",
        ["建议数", "代表建议", "收到建议", "意见建议", "建议意见", "批评建议", "建议、批评和意见"],
        pieces
    ),
    key!(Map(BALLOTS) "ballots", "选票", ["票数", "选票情况", "选票统计", "计票"], |s, f, r| {
        r.map(f, &mut s.ballots, BALLOTS, BALLOTS_FORM);
    }),
    key!(Number "issued", "发出选票", ["发出票数", "发放选票"], |s, f, r| s.ballots.issued = r.count(f)),
    key!(Number "returned", "收回选票", ["收回票数", "回收选票"], |s, f, r| s.ballots.returned =
        r.count(f)),
    key!(Number "valid", "有效票", ["有效选票", "有效票数"], |s, f, r| s.ballots.valid = r.count(f)),
    key!(Number "void", "无效票", ["废票", "无效选票"], |s, f, r| s.ballots.void = r.count(f)),
    fact!("tellers", "监票人", ["总监票人", "计票人", "监票计票人"], words),
    fact!("voting", "表决方式", ["投票方式", "票决方式", "选举方式"], words),
    fact!("margin", "差额", ["差额数"], words),
    fact!("project_candidates", "候选项目", ["候选项目数", "备选项目", "正式候选项目"], words),
    key!(Rows(ELECTION) "elected", "选举", ["选举结果", "补选", "人事选举", "选举情况"], |s, f, r| s
        .elected
        .extend(elected(f, r))),
    key!(Rows(VOTE) "votes", "表决", ["表决结果", "表决情况", "决议", "通过"], |s, f, r| s
        .votes
        .extend(votes(f, r))),
    key!(
        Rows(PROJECT) "projects",
        "民生实事",
        ["民生实事项目", "民生项目", "票决项目", "票决", "票决结果", "实事项目", "当选项目"],
        |s, f, r| s.projects = projects(f, r)
    ),
    key!(
        Rows(PROJECT) "not_chosen",
        "未入选",
        ["未入选项目", "未当选项目", "落选项目", "落选", "未选上"],
        |s, f, r| s.not_chosen = projects(f, r)
    ),
    key!(
        Rows(EVALUATION) "evaluations",
        "测评",
        ["满意度测评", "测评结果", "工作评议", "评议", "评议结果"],
        |s, f, r| s.evaluations = evaluations(f, r)
    ),
    fact!("remarks", "备注", ["说明"], words),
];

/// Who came, and who was there besides.
#[derive(Default)]
pub(super) struct Attendance {
    deputies: Deputies,
    facts: Vec<crate::article::kind::Fact>,
}

pub(super) static DEPUTIES: &[Key<Attendance>] = &[
    key!(
        Number "expected",
        "应到",
        ["应到代表", "应到人数", "应出席", "代表总数", "应参会"],
        |a, f, r| a.deputies.expected = r.count(f)
    ),
    key!(
        Number "excused",
        "请假",
        ["请假代表", "请假人数", "因事请假", "缺席", "缺席人数"],
        |a, f, r| a.deputies.excused = r.count(f)
    ),
    key!(
        Number "present",
        "实到",
        ["实到代表", "实到人数", "出席", "实出席", "到会", "实参会"],
        |a, f, r| a.deputies.present = r.count(f)
    ),
    fact!("observers", "列席", ["列席人员", "列席人数", "列席代表"], people),
    fact!("guests", "特邀", ["特邀人员", "特邀嘉宾", "特邀代表", "邀请", "应邀", "旁听", "旁听人员"], people),
];

pub(super) static SITTING: &[Key<Sitting>] = &[
    key!("time", "时间", ["日期", "召开", "召开时间", "开会时间", "date"], |s, f, r| {
        s.time = crate::article::front_matter::blocks::fact::moment(f, r);
    }),
    key!("name", "名称", ["会议", "次序", "会次"], |s, f, r| s.name = r.text(f)),
    key!(Number "expected", "应到", ["应到代表", "应到人数", "应出席"], |s, f, r| s
        .deputies
        .expected =
        r.count(f)),
    key!(Number "excused", "请假", ["请假人数", "缺席", "缺席人数"], |s, f, r| s.deputies.excused =
        r.count(f)),
    key!(
        Number "present",
        "实到",
        ["实到代表", "实到人数", "出席", "实出席", "到会"],
        |s, f, r| s.deputies.present = r.count(f)
    ),
    fact!("observers", "列席", ["列席人员", "列席人数"], people),
    fact!("guests", "特邀", ["特邀人员", "邀请", "应邀"], people),
    fact!("chair", "主持", ["主持人", "会议主持", "执行主席", "召集人"], words),
    fact!("place", "地点", ["会场"], words),
    key!(Rows(POINT) "agenda", "议程", ["内容", "事项", "议题", "会议内容", "会议议程"], |s, f, r| s
        .agenda =
        agenda(f, r)),
    fact!("remarks", "备注", ["说明", "结果"], words),
];

pub(super) static POINT: &[Key<Point>] = &[
    key!("item", "事项", ["内容", "议题", "议程", "名称", "项目", "报告"], |p, f, r| p.item =
        r.text(f).unwrap_or_default()),
    fact!("reporter", "报告人", ["汇报人", "作报告", "宣读人", "发言人", "说明人"], words),
    fact!("time", "时间", ["日期", "开始时间"], moment),
    fact!("chair", "主持", ["主持人", "执行主席"], words),
    fact!("result", "结果", ["审议结果", "备注"], words),
];

pub(super) static BALLOTS: &[Key<Ballots>] = &[
    key!(Number "issued", "发出", ["发出选票", "发出票", "发票", "发放"], |b, f, r| b.issued =
        r.count(f)),
    key!(Number "returned", "收回", ["收回选票", "收回票", "回收"], |b, f, r| b.returned = r.count(f)),
    key!(Number "valid", "有效", ["有效票", "有效选票", "有效票数"], |b, f, r| b.valid = r.count(f)),
    key!(Number "void", "无效", ["无效票", "无效选票", "废票", "invalid"], |b, f, r| b.void = r.count(f)),
];

pub(super) static ELECTION: &[Key<Election>] = &[
    key!("post", "职务", ["职位", "岗位", "补选职务", "选举职务"], |e, f, r| e.post =
        r.text(f).unwrap_or_default()),
    key!(Number "seats", "名额", ["应选", "应选人数", "应选名额", "人数"], |e, f, r| e.seats =
        r.count(f)),
    key!(People "names", "当选", ["当选人", "当选人员", "姓名", "当选名单"], |e, f, r| {
        names_and_votes(e, f, r);
    }),
    key!(Items "votes", "得票", ["得票数", "票数", "赞成票", "赞成", "in_favour"], |e, f, r| {
        e.votes = r.items(f).iter().filter_map(|item| or_words(item, r, &mut e.facts, "得票")).collect();
    }),
    fact!("candidates", "候选人", ["正式候选人", "候选", "候选人名单"], words),
    fact!("margin", "差额", ["差额数", "差额人数"], people),
    fact!("method", "选举方式", ["方式", "选举办法"], words),
    fact!("rate", "得票率", ["赞成率", "得票比例"], words),
    fact!("against", "反对", ["反对票"], words),
    fact!("abstained", "弃权", ["弃权票", "另选他人"], words),
    fact!("result", "结果", ["选举结果", "备注"], words),
    fact!("not_elected", "未当选", ["落选", "未当选人"], words),
    key!(Number "issued", "发出", ["发出选票", "发出票", "发票"], |e, f, r| e.ballots.issued =
        r.count(f)),
    key!(Number "returned", "收回", ["收回选票", "收回票", "回收"], |e, f, r| e.ballots.returned =
        r.count(f)),
    key!(Number "valid", "有效", ["有效票", "有效选票"], |e, f, r| e.ballots.valid = r.count(f)),
    key!(Number "void", "无效", ["无效票", "无效选票", "废票", "invalid"], |e, f, r| e.ballots.void =
        r.count(f)),
    key!(Map(BALLOTS) "ballots", "选票", ["选票情况"], |e, f, r| {
        r.map(f, &mut e.ballots, BALLOTS, BALLOTS_FORM);
    }),
];

pub(super) static VOTE: &[Key<Ballot>] = &[
    key!("item", "事项", ["名称", "内容", "议题", "报告", "决议", "项目"], |b, f, r| b.item =
        r.text(f).unwrap_or_default()),
    key!("in_favour", "赞成", ["赞成票", "同意", "同意票", "赞成人数"], |b, f, r| b
        .in_favour =
        or_words(f, r, &mut b.facts, "赞成")),
    key!("against", "反对", ["反对票", "不同意", "反对人数"], |b, f, r| b.against =
        or_words(f, r, &mut b.facts, "反对")),
    key!("abstained", "弃权", ["弃权票", "弃权人数"], |b, f, r| b.abstained =
        or_words(f, r, &mut b.facts, "弃权")),
    fact!("result", "结果", ["表决结果", "表决情况", "备注"], words),
    fact!("rate", "赞成率", ["通过率", "得票率"], words),
    key!(Number "issued", "发出", ["发出选票", "发出票", "发票"], |b, f, r| b.ballots.issued =
        r.count(f)),
    key!(Number "returned", "收回", ["收回选票", "收回票", "回收"], |b, f, r| b.ballots.returned =
        r.count(f)),
    key!(Number "valid", "有效", ["有效票", "有效选票"], |b, f, r| b.ballots.valid = r.count(f)),
    key!(Number "void", "无效", ["无效票", "无效选票", "废票", "invalid"], |b, f, r| b.ballots.void =
        r.count(f)),
];

pub(super) static PROJECT: &[Key<Project>] = &[
    key!("name", "项目", ["名称", "项目名称", "事项", "内容"], |p, f, r| p.name =
        r.text(f).unwrap_or_default()),
    key!(
        "votes",
        "得票",
        ["得票数", "票数", "赞成", "赞成票", "同意", "in_favour"],
        |p, f, r| {
            p.votes = or_words(f, r, &mut p.facts, "得票");
        }
    ),
    key!("against", "反对", ["反对票", "不同意"], |p, f, r| p.against = r.count(f)),
    key!("abstained", "弃权", ["弃权票"], |p, f, r| p.abstained = r.count(f)),
    fact!("rate", "得票率", ["赞成率", "得票比例"], words),
    fact!("result", "结果", ["票决结果", "入选", "是否入选", "是否当选", "备注"], words),
    fact!(
        "investment",
        "投资",
        ["总投资", "投资额", "计划投资", "估算投资", "预算", "资金", "资金来源", "投资概算"],
        words
    ),
    fact!(
        "office",
        "责任单位",
        ["牵头单位", "承办单位", "实施单位", "责任部门", "责任领导", "责任人", "建设单位", "实施地点"],
        words
    ),
    fact!("deadline", "完成时限", ["时限", "完成时间", "完成日期", "期限", "工期", "建设期限"], moment),
    fact!("scope", "建设内容", ["建设规模", "主要内容", "规模"], words),
];

pub(super) static EVALUATION: &[Key<Evaluation>] = &[
    key!(
        "subject",
        "对象",
        ["测评对象", "单位", "事项", "项目", "名称", "姓名", "报告", "item"],
        |e, f, r| e.item = r.text(f).unwrap_or_default()
    ),
    fact!("very_satisfied", "非常满意", ["优秀", "好"], words),
    fact!("satisfied", "满意", ["满意票", "满意票数", "称职", "较好"], words),
    fact!("fairly_satisfied", "基本满意", ["较满意", "比较满意", "基本称职", "一般"], words),
    fact!("dissatisfied", "不满意", ["不满意票", "不称职", "差"], words),
    fact!("unknown", "不了解", ["弃权"], words),
    fact!("rate", "满意率", ["满意度", "得分", "综合满意率"], words),
    fact!("result", "结果", ["等次", "测评结果", "备注"], words),
];
