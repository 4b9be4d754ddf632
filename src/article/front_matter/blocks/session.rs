//! `session`: a session of the congress, checked against the law while it is read.

use crate::article::front_matter::article::incomplete;
use crate::article::front_matter::keys::{Key, key};
use crate::article::front_matter::reader::{Field, Reader};
use crate::article::kind::{AgendaItem, Ballot, Deputies, Election, Project, Session, read_numeral};
use crate::diagnostic::codes::kinds as codes;
use crate::text;

/// More congresses or sessions than any township has held.
const LARGEST_ORDINAL: i64 = 99;

static SESSION: &[Key<Session>] = &[
    key!("congress", "届", |s, f, r| s.congress = ordinal(f, r)),
    key!("meeting", "次", |s, f, r| s.meeting = ordinal(f, r)),
    key!("opened", "开幕", |s, f, r| s.opened = r.moment(f)),
    key!("closed", "闭幕", |s, f, r| s.closed = r.moment(f)),
    key!("place", "地点", |s, f, r| s.place = r.text(f)),
    key!("deputies", "代表", |s, f, r| {
        r.map(f, &mut s.deputies, DEPUTIES, "代表: { 应到: 95, 请假: 4, 实到: 91 }");
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
    reader.map(field, &mut session, SESSION, "会议: { 届: 6, 次: 8, 开幕: 2025-03-31, 闭幕: 2025-04-01 }");
    for (name, chinese) in [("congress", "届"), ("meeting", "次")] {
        if field.child(name, chinese).is_none() {
            incomplete(field, reader, name, chinese);
        }
    }
    check_days(&session, field, reader);
    check_attendance(&session.deputies, field, reader);
    check_elections(&session, field, reader);
    check_ballots(&session, field, reader);
    session
}

/// `6`, `六`, `第六届`.
fn ordinal(field: &Field<'_>, reader: &mut Reader<'_>) -> Option<u32> {
    use crate::article::front_matter::node::Value;
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
    form: &str,
    blank: fn(Option<String>) -> T,
) -> Vec<T> {
    let mut all = Vec::new();
    for item in reader.items(field) {
        if item.is_map() {
            let mut value = blank(None);
            reader.map(&item, &mut value, keys, form);
            if item.child(keys[0].name, keys[0].chinese).is_none_or(|first| first.is_blank()) {
                incomplete(&item, reader, keys[0].name, keys[0].chinese);
            }
            all.push(value);
        } else if let Some(text) = reader.text(&item) {
            all.push(blank(Some(text)));
        }
    }
    all
}

fn agenda(field: &Field<'_>, reader: &mut Reader<'_>) -> Vec<AgendaItem> {
    list(field, reader, AGENDA, "{ 事项: 政府工作报告, 报告人: … }", |text| AgendaItem {
        item: text.unwrap_or_default(),
        reporter: None,
    })
}

fn elected(field: &Field<'_>, reader: &mut Reader<'_>) -> Vec<Election> {
    list(field, reader, ELECTION, "{ 职务: 副镇长, 名额: 1 }", |text| Election {
        post: text.unwrap_or_default(),
        ..Election::default()
    })
}

fn ballots(field: &Field<'_>, reader: &mut Reader<'_>) -> Vec<Ballot> {
    list(field, reader, BALLOT, "{ 事项: 政府工作报告, 赞成: 91 }", |text| Ballot {
        item: text.unwrap_or_default(),
        ..Ballot::default()
    })
}

fn projects(field: &Field<'_>, reader: &mut Reader<'_>) -> Vec<Project> {
    list(field, reader, PROJECT, "{ 项目: 村道改造, 得票: 88 }", |text| Project {
        name: text.unwrap_or_default(),
        votes: None,
    })
}

fn check_days(session: &Session, field: &Field<'_>, reader: &mut Reader<'_>) {
    let (Some(opened), Some(closed)) = (session.opened, session.closed) else { return };
    let (opened, closed) = (opened.date(), closed.date());
    if closed < opened
        && let Some(place) = field.child("closed", "闭幕")
    {
        reader.tell(
            &codes::SESSION_DAYS,
            &place,
            text!(
                "闭幕日期 {closed} 早于开幕日期 {opened}",
                "closed on {closed}, before it was opened on {opened}"
            ),
            text!("核对开幕和闭幕的日期", "check both dates"),
        );
    }
}

fn check_attendance(deputies: &Deputies, field: &Field<'_>, reader: &mut Reader<'_>) {
    let Some(block) = field.child("deputies", "代表") else { return };
    let place = block.child("present", "实到").unwrap_or_else(|| block.clone());
    if let (Some(false), Some(expected), Some(excused), Some(present)) =
        (deputies.adds_up(), deputies.expected, deputies.excused, deputies.present)
    {
        let left = i64::from(expected) - i64::from(excused);
        reader.tell(
            &codes::ATTENDANCE,
            &place,
            text!(
                "应到 {expected} − 请假 {excused} = {left}，不是实到 {present}",
                "{expected} expected − {excused} excused = {left}, not {present} present"
            ),
            text!("核对应到、请假、实到三个数", "check the three numbers"),
        );
    }
    let (Some(present), Some(quorum), Some(expected)) =
        (deputies.attending(), deputies.quorum(), deputies.expected)
    else {
        return;
    };
    if present > expected {
        reader.tell(
            &codes::ATTENDANCE,
            &place,
            text!(
                "实到 {present} 多于应到 {expected}",
                "{present} present are more than {expected} expected"
            ),
            text!("核对应到和实到；列席人员不算代表", "check both numbers; guests are no deputies"),
        );
    } else if present < quorum {
        reader.tell(
            &codes::NO_QUORUM,
            &place,
            text!(
                "实到 {present} 不足应到 {expected} 的三分之二（至少 {quorum}），会议不能举行（地方组织法第十四条）",
                "{present} present are less than two thirds of {expected} (at least {quorum}): no session can be held (Organic Law of Local Congresses, art. 14)"
            ),
            text!("核对应到和实到的人数", "check both numbers"),
        );
    }
}

fn check_elections(session: &Session, field: &Field<'_>, reader: &mut Reader<'_>) {
    let Some(list) = field.child("elected", "选举") else { return };
    let items: Vec<Field<'_>> = reader.items(&list).into_iter().filter(|item| item.is_map()).collect();
    for (election, item) in session.elected.iter().zip(&items) {
        let (names, votes) = (election.names.len(), election.votes.len());
        let names_place = item.child("names", "当选").unwrap_or_else(|| item.clone());
        let post = &election.post;
        if let Some(seats) = election.seats.filter(|seats| names > 0 && *seats as usize != names) {
            reader.tell(
                &codes::COUNT_MISMATCH,
                &names_place,
                text!("{post}名额 {seats}，却列出 {names} 人", "{seats} seats of {post}, but {names} names"),
                text!("名额与当选人数要一致", "as many names as seats"),
            );
        }
        if names > 0 && votes > 0 && names != votes {
            reader.tell(
                &codes::COUNT_MISMATCH,
                &names_place,
                text!(
                    "当选 {names} 人，却有 {votes} 个得票数",
                    "{names} names, but {votes} numbers of votes"
                ),
                text!(
                    "得票按当选人的顺序逐个写：[88, 85]",
                    "write one number for each name, in their order: [88, 85]"
                ),
            );
        }
        if let Some(place) = item.child("votes", "得票") {
            let places = reader.items(&place);
            for (count, place) in election.votes.iter().zip(&places) {
                check_votes(*count, &session.deputies, place, reader);
            }
        }
    }
}

/// Votes that elect or decide: more than half of all deputies, and no more than were present.
fn check_votes(votes: u32, deputies: &Deputies, place: &Field<'_>, reader: &mut Reader<'_>) {
    if let (Some(majority), Some(expected)) = (deputies.majority(), deputies.expected)
        && votes < majority
    {
        reader.tell(
            &codes::TOO_FEW_VOTES,
            place,
            text!(
                "{votes} 票没有超过全体代表 {expected} 人的半数（至少 {majority} 票，地方组织法第二十五条）",
                "{votes} votes are not more than half of all {expected} deputies (at least {majority}; Organic Law of Local Congresses, art. 25)"
            ),
            text!("以全体代表为基数，不是实到人数；核对得票数", "the base is all deputies, not those present; check the number"),
        );
    }
    check_limit(votes, deputies, place, reader);
}

fn check_limit(votes: u32, deputies: &Deputies, place: &Field<'_>, reader: &mut Reader<'_>) {
    if let Some(present) = deputies.attending().filter(|present| votes > *present) {
        reader.tell(
            &codes::TOO_MANY_VOTES,
            place,
            text!(
                "{votes} 票多于实到代表 {present} 人",
                "{votes} votes are more than the {present} deputies present"
            ),
            text!("核对票数和实到人数", "check both numbers"),
        );
    }
}

fn check_ballots(session: &Session, field: &Field<'_>, reader: &mut Reader<'_>) {
    if let Some(list) = field.child("votes", "表决") {
        let items: Vec<Field<'_>> = reader.items(&list).into_iter().filter(|item| item.is_map()).collect();
        for (ballot, item) in session.votes.iter().zip(&items) {
            let favour = item.child("in_favour", "赞成");
            if let (Some(votes), Some(place)) = (ballot.in_favour, favour) {
                check_votes(votes, &session.deputies, &place, reader);
                let others = ballot.against.unwrap_or(0) + ballot.abstained.unwrap_or(0);
                if others > 0 {
                    check_limit(votes + others, &session.deputies, item, reader);
                }
            }
        }
    }
    if let Some(list) = field.child("projects", "民生实事") {
        for item in reader.items(&list) {
            let Some(place) = item.child("votes", "得票") else { continue };
            if let crate::article::front_matter::node::Value::Whole(votes) = place.node.value
                && let Ok(votes) = u32::try_from(votes)
            {
                check_limit(votes, &session.deputies, &place, reader);
            }
        }
    }
}
