//! `gongshi`: what is laid open, how long, on what basis, the list, and where to object.

use super::fact::{fact, labelled, plain};
use crate::article::front_matter::blocks::codes;
use crate::article::front_matter::input::Input;
use crate::article::front_matter::node::Value;
use crate::article::front_matter::reader::keys::{Key, Repeats, key};
use crate::article::front_matter::reader::{Field, Form, Reader};
use crate::article::kind::{FactValue, Gongshi, List, last_day, unmasked_cell};
use crate::diagnostic::Diagnostic;
use crate::source::{Moment, Span};
use crate::text;

pub(in crate::article::front_matter) static GONGSHI: &[Key<Gongshi>] = &[
    fact!("subject", "事项", ["公示事项", "公示内容", "内容", "项目", "公示项目"], words),
    Key {
        name: "period",
        chinese: "公示期",
        also: &["公示时间", "公示期限", "公示起止时间", "公示日期", "时间", "期限"],
        repeats: Repeats::Never,
        about: "",
        input: Input::Line,
        read: |gongshi, field, reader| {
            let written = plain(field, reader);
            gongshi.until = written.as_deref().and_then(last_day);
            if let (Some(written), None) = (&written, gongshi.until) {
                not_a_period(field, written, reader);
            }
            gongshi.facts.extend(labelled(field, "公示期", written.map(FactValue::Words)));
        },
    },
    key!(
        Moment "until",
        "截止",
        ["截止日期", "结束", "结束日期", "公示截止", "公示结束"],
        |g, f, r| {
            g.until = r.moment(f);
            g.facts.extend(labelled(f, "截止", g.until.map(FactValue::Moment)));
        }
    ),
    fact!("basis", "依据", ["公示依据", "政策依据", "文件依据"], words),
    key!(File "list", "名单", ["公示名单", "清单", "名册", "表格", "附表", "file"], |g, f, r| match f
        .node
        .value
    {
        Value::List(_) => g.list = Some(rows(f, r)),
        _ => g.file = r.placed(f),
    }),
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
            "联系电话",
            "电话",
            "联系方式",
            "联系",
            "监督方式",
            "异议受理",
            "联系人",
            "phone"
        ],
        contact
    ),
    fact!("issuer", "公示单位", ["发布单位", "公示机关", "责任单位", "受理单位", "监督单位"], words),
    fact!("place", "地点", ["公示地点", "受理地点", "地址", "公示范围"], words),
    fact!("email", "邮箱", ["电子邮箱"], words),
    fact!("standard", "标准", ["补助标准", "补贴标准", "发放标准"], words),
    fact!("total", "人数", ["总人数", "户数", "总金额", "金额", "资金总额"], words),
    fact!("number", "文号", ["公示编号", "编号"], words),
    fact!("remarks", "备注", ["说明", "注意事项"], words),
];

pub(super) fn read(field: &Field<'_>, reader: &mut Reader<'_>) -> Gongshi {
    let mut gongshi = Gongshi::default();
    let form = Form(
        "公示: { 事项: …, 公示期: 2025-04-01至2025-04-07, 名单: 名单.csv, 监督电话: … }",
        "gongshi: { subject: …, period: 2025-04-01至2025-04-07, list: list.csv, objections: … }",
    );
    reader.map(field, &mut gongshi, GONGSHI, form);
    gongshi
}

/// A short list that stands in the article itself: `[{ 姓名: 甲, 村: 一村 }]`.
fn rows(field: &Field<'_>, reader: &mut Reader<'_>) -> List {
    let mut list = List::default();
    let mut all = Vec::new();
    for item in reader.items(field) {
        let Value::Map(entries) = &item.node.value else {
            all.push(vec![(String::new(), plain(&item, reader).unwrap_or_default())]);
            continue;
        };
        let mut row = Vec::new();
        for (key, value) in entries {
            let heading = plain(&item.inner(item.key, key), reader).unwrap_or_default();
            let value = item.inner(item.key, value);
            let cell = plain(&value, reader).unwrap_or_default();
            let span = reader.span(&value);
            reader.found.extend(unmasked_cell(&cell, &heading, &span.into()));
            row.push((heading, cell));
        }
        all.push(row);
    }
    for (heading, _) in all.iter().flatten() {
        if !list.head.contains(heading) {
            list.head.push(heading.clone());
        }
    }
    let cell = |row: &Vec<(String, String)>, heading: &String| {
        row.iter().find(|(known, _)| known == heading).map(|(_, cell)| cell.clone()).unwrap_or_default()
    };
    list.rows = all.iter().map(|row| list.head.iter().map(|heading| cell(row, heading)).collect()).collect();
    list
}

fn not_a_period(field: &Field<'_>, written: &str, reader: &mut Reader<'_>) {
    reader.tell(
        &codes::PERIOD,
        field,
        text!("看不出公示到哪一天为止：{written}", "it does not say on which day the period ends: {written}"),
        text!("写上起止日期，如 2025-04-01至2025-04-07", "write both days, such as 2025-04-01至2025-04-07"),
    );
}

/// A list of people without an end would stay for ever. `place` is that of the block.
pub(super) fn check_end(gongshi: &Gongshi, expires: Option<Moment>, place: &Span, reader: &mut Reader<'_>) {
    let listed = gongshi.file.is_some() || gongshi.list.is_some();
    // What was written and not understood is told already.
    let said = gongshi
        .facts
        .iter()
        .any(|fact| fact.label.starts_with("公示期") || fact.label.starts_with("公示时间"));
    if !listed || said || gongshi.until.is_some() || expires.is_some() {
        return;
    }
    let place = gongshi.file.as_ref().map_or(place, |(_, span)| span);
    let found = Diagnostic::new(
        &codes::PERIOD,
        place.clone(),
        text!("没有写名单公示到哪一天为止", "nothing says until when the list is published"),
    );
    reader.found.push(found.help(text!(
        "加上 公示期: 2025-04-01至2025-04-07；到期以后名单会自动撤下",
        "add period: 2025-04-01至2025-04-07; the list is taken down when it is over"
    )));
}
