//! `session`: a session of the congress, checked against the law while it is read.

mod law;

use crate::article::front_matter::keys::{Key, key};
use crate::article::front_matter::node::Value;
use crate::article::front_matter::reader::{Field, Form, Reader};
use crate::article::kind::{AgendaItem, Ballot, Deputies, Election, Project, Session, read_numeral};

/// More congresses or sessions than any township has held.
const LARGEST_ORDINAL: i64 = 99;

static SESSION: &[Key<Session>] = &[
    key!("congress", "届", |s, f, r| s.congress = ordinal(f, r)),
    key!("meeting", "次", |s, f, r| s.meeting = ordinal(f, r)),
    key!("opened", "开幕", |s, f, r| s.opened = r.moment(f)),
    key!("closed", "闭幕", |s, f, r| s.closed = r.moment(f)),
    key!("place", "地点", |s, f, r| s.place = r.text(f)),
    key!("deputies", "代表", |s, f, r| {
        r.map(
            f,
            &mut s.deputies,
            DEPUTIES,
            Form(
                "代表: { 应到: 95, 请假: 4, 实到: 91 }",
                "deputies: { expected: 95, excused: 4, present: 91 }",
            ),
        );
    }),
    key!("agenda", "议程", |s, f, r| s.agenda = agenda(f, r)),
    key!("elected", "选举", |s, f, r| s.elected = elected(f, r)),
    key!("votes", "表决", |s, f, r| s.votes = ballots(f, r)),
    key!("projects", "民生实事", |s, f, r| s.projects = projects(f, r)),
];

static DEPUTIES: &[Key<Deputies>] = &[
    key!("expected", "应到", |d, f, r| d.expected = r.count(f)),
    key!("excused", "请假", |d, f, r| d.excused = r.count(f)),
    key!("present", "实到", |d, f, r| d.present = r.count(f)),
];

static AGENDA: &[Key<AgendaItem>] = &[
    key!("item", "事项", |a, f, r| a.item = r.text(f).unwrap_or_default()),
    key!("reporter", "报告人", |a, f, r| a.reporter = r.text(f)),
];

static ELECTION: &[Key<Election>] = &[
    key!("post", "职务", |e, f, r| e.post = r.text(f).unwrap_or_default()),
    key!("seats", "名额", |e, f, r| e.seats = r.count(f)),
    key!("names", "当选", |e, f, r| e.names = r.texts(f)),
    key!("votes", "得票", |e, f, r| e.votes = r.items(f).iter().filter_map(|item| r.count(item)).collect()),
];

static BALLOT: &[Key<Ballot>] = &[
    key!("item", "事项", |b, f, r| b.item = r.text(f).unwrap_or_default()),
    key!("in_favour", "赞成", |b, f, r| b.in_favour = r.count(f)),
    key!("against", "反对", |b, f, r| b.against = r.count(f)),
    key!("abstained", "弃权", |b, f, r| b.abstained = r.count(f)),
];

static PROJECT: &[Key<Project>] = &[
    key!("name", "项目", |p, f, r| p.name = r.text(f).unwrap_or_default()),
    key!("votes", "得票", |p, f, r| p.votes = r.count(f)),
];

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
    law::check_days(&session, field, reader);
    law::check_attendance(&session.deputies, field, reader);
    law::check_elections(&session, field, reader);
    law::check_ballots(&session, field, reader);
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

/// A list of texts or of named values.
fn list<T>(
    field: &Field<'_>,
    reader: &mut Reader<'_>,
    keys: &'static [Key<T>],
    form: Form,
    blank: fn(Option<String>) -> T,
) -> Vec<T> {
    let mut all = Vec::new();
    for item in reader.items(field) {
        if item.is_map() {
            let mut value = blank(None);
            let given = reader.map(&item, &mut value, keys, form);
            reader.require(&item, &given, keys[0].name, keys[0].chinese);
            all.push(value);
        } else if let Some(text) = reader.text(&item) {
            all.push(blank(Some(text)));
        }
    }
    all
}

fn agenda(field: &Field<'_>, reader: &mut Reader<'_>) -> Vec<AgendaItem> {
    list(
        field,
        reader,
        AGENDA,
        Form("{ 事项: 政府工作报告, 报告人: … }", "{ item: 政府工作报告, reporter: … }"),
        |text| AgendaItem { item: text.unwrap_or_default(), reporter: None },
    )
}

fn elected(field: &Field<'_>, reader: &mut Reader<'_>) -> Vec<Election> {
    list(
        field,
        reader,
        ELECTION,
        Form("{ 职务: 副镇长, 名额: 1 }", "{ post: 副镇长, seats: 1 }"),
        |text| Election { post: text.unwrap_or_default(), ..Election::default() },
    )
}

fn ballots(field: &Field<'_>, reader: &mut Reader<'_>) -> Vec<Ballot> {
    list(
        field,
        reader,
        BALLOT,
        Form("{ 事项: 政府工作报告, 赞成: 91 }", "{ item: 政府工作报告, in_favour: 91 }"),
        |text| Ballot { item: text.unwrap_or_default(), ..Ballot::default() },
    )
}

fn projects(field: &Field<'_>, reader: &mut Reader<'_>) -> Vec<Project> {
    list(
        field,
        reader,
        PROJECT,
        Form("{ 项目: 村道改造, 得票: 88 }", "{ name: 村道改造, votes: 88 }"),
        |text| Project { name: text.unwrap_or_default(), votes: None },
    )
}
