//! `progress`: the projects of a year and how far they have come.

use super::fact::{fact, plain};
use crate::article::front_matter::blocks::codes;
use crate::article::front_matter::reader::keys::{Key, key};
use crate::article::front_matter::reader::{Field, Form, Reader};
use crate::article::kind::{Progress, Share, Step, Task, TaskState, unknown_state};
use crate::text;

pub(in crate::article::front_matter) static PROGRESS: &[Key<Progress>] = &[
    key!(Number "year", "年度", ["年份", "年"], |p, f, r| {
        p.year = super::targets::year(f, r);
    }),
    key!(
        Rows(TASK) "items",
        "项目",
        ["清单", "任务", "事项", "项目清单", "任务清单", "民生实事", "重点工作"],
        |p, f, r| {
            match f.node.value {
                crate::article::front_matter::node::Value::Text(_) => p.file = r.placed(f),
                _ => p.tasks = tasks(f, r),
            }
        }
    ),
    key!(File "file", "文件", ["表格", "附表"], |p, f, r| p.file = r.placed(f)),
    fact!("issuer", "发布单位", ["责任单位", "牵头单位", "督查单位"], words),
    fact!("contact", "联系", ["联系电话", "监督电话", "电话", "联系方式"], contact),
    fact!("source", "来源", ["依据", "确定依据"], words),
    fact!("remarks", "备注", ["说明"], words),
];

static TASK: &[Key<Task>] = &[
    key!("name", "项目", ["名称", "项目名称", "事项", "任务"], |t, f, r| t.name =
        plain(f, r).unwrap_or_default()),
    key!("progress", "进度", ["完成进度", "形象进度", "完成比例", "完成率"], |t, f, r| t
        .share =
        share(f, r)),
    key!("state", "状态", ["完成情况", "完成状态", "项目状态", "status"], |t, f, r| t.state =
        plain(f, r)),
    key!(
        Rows(STEP) "steps",
        "更新",
        ["进展", "进展情况", "历次进展", "更新记录", "updates", "history"],
        |t, f, r| t.steps = steps(f, r)
    ),
    fact!(
        "office",
        "责任单位",
        ["牵头单位", "承办单位", "实施单位", "责任部门", "责任领导", "责任人", "配合单位", "建设单位"],
        words
    ),
    fact!("deadline", "时限", ["完成时限", "完成时间", "计划完成时间", "期限", "工期", "开工时间"], moment),
    fact!("investment", "投资", ["总投资", "计划投资", "完成投资", "资金"], words),
    fact!("target", "目标", ["年度目标", "建设内容", "主要内容", "内容"], words),
    fact!("place", "地点", ["建设地点", "实施地点"], words),
    fact!("remarks", "备注", ["说明", "存在问题", "下一步"], words),
];

static STEP: &[Key<Step>] = &[
    key!(Moment "date", "日期", ["时间", "更新时间", "更新日期"], |s, f, r| s.date = r.moment(f)),
    key!("progress", "进度", ["完成进度", "形象进度"], |s, f, r| s.share = share(f, r)),
    key!("state", "状态", ["status"], |s, f, r| s.state = plain(f, r)),
    key!("text", "内容", ["进展", "说明", "情况"], |s, f, r| s.words = plain(f, r)),
];

pub(super) fn read(field: &Field<'_>, reader: &mut Reader<'_>) -> Progress {
    let mut progress = Progress::default();
    let form = Form(
        "进展: { 年度: 2025, 项目: [{ 项目: 村道改造, 责任单位: 村建办, 时限: 2025-11-30, 进度: 60% }] }",
        "progress: { year: 2025, items: [{ name: 村道改造, office: 村建办, deadline: 2025-11-30, progress: 60% }] }",
    );
    reader.map(field, &mut progress, PROGRESS, form);
    progress
}

fn tasks(field: &Field<'_>, reader: &mut Reader<'_>) -> Vec<Task> {
    let form = Form("{ 项目: 村道改造, 进度: 60% }", "{ name: 村道改造, progress: 60% }");
    let mut all = Vec::new();
    for item in reader.items(field) {
        let mut task = Task::default();
        if item.is_map() {
            let given = reader.map(&item, &mut task, TASK, form);
            reader.require(&item, &given, "name", "项目");
            check(&task, &item, reader);
        } else {
            task.name = reader.text(&item).unwrap_or_default();
        }
        all.push(task);
    }
    all
}

/// Reports, oldest first, whatever their order in the file.
fn steps(field: &Field<'_>, reader: &mut Reader<'_>) -> Vec<Step> {
    let form = Form(
        "{ 日期: 2025-06-30, 进度: 60%, 内容: 完成路基 }",
        "{ date: 2025-06-30, progress: 60%, text: 完成路基 }",
    );
    let mut all = Vec::new();
    for item in reader.items(field) {
        let mut step = Step::default();
        if item.is_map() {
            let given = reader.map(&item, &mut step, STEP, form);
            reader.require(&item, &given, "date", "日期");
        } else {
            step.words = reader.text(&item);
        }
        all.push(step);
    }
    all.sort_by_key(|step| step.date.map(|date| date.date()));
    all
}

/// A share of more than all, or less than nothing, is a slip; words are not.
fn share(field: &Field<'_>, reader: &mut Reader<'_>) -> Option<Share> {
    let words = plain(field, reader)?;
    let share = Share::read(&words);
    let number = words.trim_end_matches(['%', '％']);
    if share.tenths.is_none() && number.parse::<f64>().is_ok() {
        reader.tell(
            &codes::PROGRESS,
            field,
            text!("进度不在 0% 到 100% 之间：{words}", "progress is from 0% to 100%: {words}"),
            text!("写成 60% 这样的数，或用文字说明", "write it like 60%, or in words"),
        );
    }
    Some(share)
}

/// What is done is done wholly, and what has not begun has come nowhere.
fn check(task: &Task, item: &Field<'_>, reader: &mut Reader<'_>) {
    if let Some(state) = task.states().find(|state| TaskState::known(state).is_none()) {
        let place = reader.span(item);
        reader.found.extend(unknown_state(state, place));
    }
    let (Some(tenths), Some(state)) = (task.share_now().and_then(|share| share.tenths), &task.state) else {
        return;
    };
    let clash = match TaskState::of(state) {
        TaskState::Done => tenths < 1000,
        TaskState::NotBegun => tenths > 0,
        _ => false,
    };
    if clash {
        let (name, share) =
            (&task.name, task.share_now().map(|share| share.words.clone()).unwrap_or_default());
        reader.tell(
            &codes::PROGRESS_STATE,
            item,
            text!(
                "{name}的状态是“{state}”，进度却是 {share}",
                "{name} is “{state}”, but its progress is {share}"
            ),
            text!("核对状态和进度", "check state and progress"),
        );
    }
}
