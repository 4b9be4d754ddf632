//! `session`: a session of the congress, checked against the law while it is read.

mod people;
mod keys;
mod law;

pub(super) use law::check_ballots;

pub(in crate::article::front_matter) use keys::SESSION;
use keys::{ELECTION, EVALUATION, POINT, PROJECT, SITTING, VOTE};

use crate::article::front_matter::node::Value;
use crate::article::front_matter::reader::keys::Key;
use crate::article::front_matter::reader::{Field, Form, Reader};
use crate::article::kind::{
    Ballot, Election, Evaluation, Point, Project, Session, Sitting, SittingKind, read_numeral,
};

/// More congresses or sessions than any township has held.
const LARGEST_ORDINAL: i64 = 99;

pub(super) fn read(field: &Field<'_>, reader: &mut Reader<'_>) -> Session {
    let mut session = Session { span: Some(reader.span(field)), ..Session::default() };
    let given = reader.map(
        field,
        &mut session,
        SESSION,
        Form(
            "会议: { 届: 6, 次: 8, 开幕: 2025-03-31, 闭幕: 2025-04-01 }",
            "session: { congress: 6, meeting: 8, opened: 2025-03-31, closed: 2025-04-01 }",
        ),
    );
    reader.require(field, &given, "congress", "届");
    reader.require(field, &given, "meeting", "次");
    session.sittings.sort_by_key(|sitting| sitting.kind);
    law::check_days(&session, field, reader);
    law::check_attendance(&session.deputies, field, reader);
    law::check_elections(&session, field, reader);
    law::check_votes_on(&session, field, reader);
    law::check_all_ballots(&session, field, reader);
    session
}

/// `6`, `六`, `第六届`.
fn ordinal(field: &Field<'_>, reader: &mut Reader<'_>) -> Option<u32> {
    if let Value::Text(text) = &field.node.value {
        let bare = text.trim().trim_start_matches('第').trim_end_matches(['届', '次']);
        if let Some(number) = read_numeral(bare).filter(|number| (1..100).contains(number)) {
            return Some(number);
        }
    }
    reader.whole(field, 1..=LARGEST_ORDINAL).and_then(|number| u32::try_from(number).ok())
}

/// A list of texts or of named values. `plain` takes a text, and each value begins as the default.
fn list<T: Default>(
    field: &Field<'_>,
    reader: &mut Reader<'_>,
    keys: &'static [Key<T>],
    form: Form,
    plain: fn(String) -> T,
) -> Vec<T> {
    let mut all = Vec::new();
    for item in reader.items(field) {
        if item.is_map() {
            let mut value = T::default();
            let given = reader.map(&item, &mut value, keys, form);
            reader.require(&item, &given, keys[0].name, keys[0].chinese);
            all.push(value);
        } else if let Some(text) = reader.text(&item) {
            all.push(plain(text));
        }
    }
    all
}

fn agenda(field: &Field<'_>, reader: &mut Reader<'_>) -> Vec<Point> {
    let form = Form("{ 事项: 政府工作报告, 报告人: … }", "{ item: 政府工作报告, reporter: … }");
    list(field, reader, POINT, form, |item| Point { item, ..Point::default() })
}

fn elected(field: &Field<'_>, reader: &mut Reader<'_>) -> Vec<Election> {
    let form = Form("{ 职务: 副镇长, 名额: 1 }", "{ post: 副镇长, seats: 1 }");
    list(field, reader, ELECTION, form, |post| Election { post, ..Election::default() })
}

fn votes(field: &Field<'_>, reader: &mut Reader<'_>) -> Vec<Ballot> {
    let form = Form("{ 事项: 政府工作报告, 赞成: 91 }", "{ item: 政府工作报告, in_favour: 91 }");
    list(field, reader, VOTE, form, |item| Ballot { item, ..Ballot::default() })
}

fn projects(field: &Field<'_>, reader: &mut Reader<'_>) -> Vec<Project> {
    let form = Form("{ 项目: 村道改造, 得票: 88 }", "{ name: 村道改造, votes: 88 }");
    list(field, reader, PROJECT, form, |name| Project { name, ..Project::default() })
}

fn evaluations(field: &Field<'_>, reader: &mut Reader<'_>) -> Vec<Evaluation> {
    let form =
        Form("{ 对象: 派出所, 满意: 85, 基本满意: 5, 不满意: 1 }", "{ subject: 派出所, satisfied: 85 }");
    list(field, reader, EVALUATION, form, |item| Evaluation { item, ..Evaluation::default() })
}

/// Meetings of one kind: a moment each, words, or named values.
fn sittings(kind: SittingKind, field: &Field<'_>, reader: &mut Reader<'_>) -> Vec<Sitting> {
    let form = Form(
        "{ 时间: 2025-04-01 11:10, 主持: …, 议程: [ … ] }",
        "{ time: 2025-04-01 11:10, chair: …, agenda: [ … ] }",
    );
    let mut all = Vec::new();
    for item in reader.items(field) {
        let mut sitting = Sitting { kind, ..Sitting::default() };
        if item.is_map() {
            reader.map(&item, &mut sitting, SITTING, form);
            law::check_attendance_of(&sitting.deputies, &item, reader);
        } else {
            sitting.time = super::fact::moment(&item, reader);
        }
        all.push(sitting);
    }
    all
}
