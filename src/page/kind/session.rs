//! 会议概况: what a session was, who came, what was decided.

use serde::Serialize;

use super::fact::{FactView, facts, in_one_line, in_words};
use crate::article::kind::{
    Ballot, Ballots, Deputies, Election, Fact, Project, Session, Sitting, SittingKind, chinese_numeral,
};
use crate::source::Zone;

/// `article.session`: a session of the people's congress.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SessionView {
    /// 金山镇第六届人民代表大会第八次会议, made of the numbers.
    pub name: Option<String>,
    /// The first day.
    pub opened: Option<String>,
    /// The last day, where it is another one.
    pub closed: Option<String>,
    /// Whether both days are of one year, which then need not be said twice.
    pub within_year: bool,
    /// Where it was held.
    pub place: Option<String>,
    /// Who came.
    pub attendance: Option<AttendanceView>,
    /// 列席, 特邀, 主持, 选票, 议案 and what else is said of it.
    pub facts: Vec<FactView>,
    /// Its meetings, the agenda, elections, votes, 民生实事 and evaluations: those that there are.
    pub lists: Vec<PointListView>,
}

/// Who came to a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AttendanceView {
    /// 应到.
    pub expected: u32,
    /// 请假, as written or what is missing between the other two.
    pub excused: u32,
    /// 实到.
    pub present: u32,
    /// The share of those present in percent with at most one decimal: `95.8`.
    pub share: String,
    /// The fewest deputies that make a session valid.
    pub quorum: u32,
    /// Whether so many came.
    pub valid: bool,
}

/// A list in the box of an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PointListView {
    /// What it lists: 会议议程, 选举.
    pub title: String,
    /// Whether its order counts.
    pub numbered: bool,
    /// The points in order.
    pub points: Vec<PointView>,
}

/// A point of such a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PointView {
    /// What it is.
    pub title: String,
    /// What is said of it, in one line; empty where nothing is.
    pub note: String,
    /// Points below it.
    pub points: Vec<InnerPointView>,
}

/// A point below a point.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InnerPointView {
    /// What it is.
    pub title: String,
    /// What is said of it, in one line; empty where nothing is.
    pub note: String,
}

/// The longest name of a place before 第…届 in a title: longer words are part of a sentence.
const LONGEST_PLACE: usize = 16;

/// The box of a session. `title` is the article's: it knows whose congress it was.
pub fn session(session: &Session, title: &str, zone: &Zone) -> SessionView {
    let opened = session.opened.map(|moment| moment.date());
    let closed = session.closed.map(|moment| moment.date()).filter(|closed| opened != Some(*closed));
    SessionView {
        name: name(session, title),
        opened: opened.or(closed).map(|day| day.to_string()),
        closed: opened.and(closed).map(|day| day.to_string()),
        within_year: opened.zip(closed).is_some_and(|(opened, closed)| opened.year() == closed.year()),
        place: session.place.clone(),
        attendance: attendance(&session.deputies),
        facts: facts(&all_facts(session), zone),
        lists: lists(session, zone),
    }
}

/// What is said of the session, with the ballots.
fn all_facts(session: &Session) -> Vec<Fact> {
    let ballots = ballots(session.ballots).map(|words| Fact::words("选票", words));
    session.facts.iter().cloned().chain(ballots).collect()
}

/// The lists that have something in them, in the order of a session.
fn lists(session: &Session, zone: &Zone) -> Vec<PointListView> {
    let projects =
        |projects: &[Project]| projects.iter().map(|project| self::project(project, zone)).collect();
    let lists: [(&str, bool, Vec<PointView>); 7] = [
        ("会议安排", false, sittings(&session.sittings, zone)),
        (
            "会议议程",
            true,
            session
                .agenda
                .iter()
                .map(|point| titled(&point.item, &in_one_line(&point.facts, zone)))
                .collect(),
        ),
        ("选举", false, session.elected.iter().map(|election| self::election(election, zone)).collect()),
        ("表决", false, session.votes.iter().map(|vote| self::vote(vote, zone)).collect()),
        ("票决的民生实事项目", true, projects(&session.projects)),
        ("未入选的项目", false, projects(&session.not_chosen)),
        (
            "测评",
            false,
            session.evaluations.iter().map(|one| titled(&one.item, &in_one_line(&one.facts, zone))).collect(),
        ),
    ];
    let lists = lists.into_iter().filter(|(_, _, points)| !points.is_empty());
    lists
        .map(|(title, numbered, points)| PointListView { title: title.to_owned(), numbered, points })
        .collect()
}

/// A point with what is said of it.
fn titled(title: &str, notes: &[String]) -> PointView {
    PointView { title: title.to_owned(), note: notes.join("；"), points: Vec::new() }
}

/// Meetings of a kind are counted where there are several: 第一次全体会议.
fn sittings(sittings: &[Sitting], zone: &Zone) -> Vec<PointView> {
    let of_kind = |kind| sittings.iter().filter(move |sitting| sitting.kind == kind);
    let one = |(at, sitting): (usize, &Sitting)| {
        let words = match sitting.kind {
            SittingKind::Preparatory => "预备会议",
            SittingKind::Presidium => "主席团会议",
            SittingKind::Plenary => "全体会议",
            SittingKind::Group => "分团审议",
        };
        let before = sittings[..at].iter().filter(|other| other.kind == sitting.kind).count();
        let number = u32::try_from(before + 1).map(chinese_numeral).unwrap_or_default();
        let counted = of_kind(sitting.kind).count() > 1 && sitting.kind != SittingKind::Group;
        let name = if counted { format!("第{number}次{words}") } else { words.to_owned() };
        let came = sitting.deputies;
        let people = [("应到", came.expected), ("请假", came.excused), ("实到", came.present)];
        let people: Vec<String> = people
            .iter()
            .filter_map(|(label, count)| count.map(|count| format!("{label}{count}名")))
            .collect();
        let mut notes: Vec<String> = sitting.time.iter().map(|time| in_words(time, zone)).collect();
        notes.extend((!people.is_empty()).then(|| people.join("，")));
        notes.extend(in_one_line(&sitting.facts, zone));
        let points = sitting.agenda.iter().map(|point| InnerPointView {
            title: point.item.clone(),
            note: in_one_line(&point.facts, zone).join("；"),
        });
        let title = sitting.name.clone().unwrap_or(name);
        PointView { points: points.collect(), ..titled(&title, &notes) }
    };
    sittings.iter().enumerate().map(one).collect()
}

/// `赞成90票，反对1票`.
fn counted(counts: &[(&str, Option<u32>)]) -> Option<String> {
    let words: Vec<String> =
        counts.iter().filter_map(|(label, count)| count.map(|count| format!("{label}{count}票"))).collect();
    (!words.is_empty()).then(|| words.join("，"))
}

/// `发出91张，收回91张`.
fn ballots(ballots: Ballots) -> Option<String> {
    let counts = [
        ("发出", ballots.issued),
        ("收回", ballots.returned),
        ("有效", ballots.valid),
        ("无效", ballots.void),
    ];
    let words: Vec<String> =
        counts.iter().filter_map(|(label, count)| count.map(|count| format!("{label}{count}张"))).collect();
    (!words.is_empty()).then(|| words.join("，"))
}

fn election(election: &Election, zone: &Zone) -> PointView {
    let seats = election.seats.map(|seats| format!("{seats}名")).unwrap_or_default();
    let votes = election.votes.iter().copied().map(Some).chain(std::iter::repeat(None));
    let person = |(name, votes): (&String, Option<u32>)| match votes {
        Some(votes) => format!("{name}（{votes}票）"),
        None => name.clone(),
    };
    let people: Vec<String> = election.names.iter().zip(votes).map(person).collect();
    let mut notes: Vec<String> = (!people.is_empty()).then(|| people.join("、")).into_iter().collect();
    notes.extend(ballots(election.ballots).map(|words| format!("选票：{words}")));
    notes.extend(in_one_line(&election.facts, zone));
    titled(&format!("{}{seats}", election.post), &notes)
}

fn vote(vote: &Ballot, zone: &Zone) -> PointView {
    let counts = [("赞成", vote.in_favour), ("反对", vote.against), ("弃权", vote.abstained)];
    let mut notes: Vec<String> = counted(&counts).into_iter().collect();
    notes.extend(ballots(vote.ballots).map(|words| format!("选票：{words}")));
    notes.extend(in_one_line(&vote.facts, zone));
    titled(&vote.item, &notes)
}

fn project(project: &Project, zone: &Zone) -> PointView {
    let alone = project.against.is_none() && project.abstained.is_none();
    let label = if alone { "" } else { "赞成" };
    let counts = [(label, project.votes), ("反对", project.against), ("弃权", project.abstained)];
    let mut notes: Vec<String> = counted(&counts).into_iter().collect();
    notes.extend(in_one_line(&project.facts, zone));
    titled(&project.name, &notes)
}

/// 第六届人民代表大会第八次会议, with the place that stands before 第六届 in the title.
fn name(session: &Session, title: &str) -> Option<String> {
    let congress = chinese_numeral(session.congress?);
    let meeting = chinese_numeral(session.meeting?);
    let place = place_before(title, &format!("第{congress}届")).unwrap_or_default();
    Some(format!("{place}第{congress}届人民代表大会第{meeting}次会议"))
}

fn place_before<'a>(title: &'a str, ordinal: &str) -> Option<&'a str> {
    let (place, _) = title.split_once(ordinal)?;
    let plain = place.chars().all(char::is_alphabetic) && place.chars().count() <= LONGEST_PLACE;
    plain.then_some(place)
}

/// Attendance counts only as a whole: how many were expected, and how many came.
fn attendance(deputies: &Deputies) -> Option<AttendanceView> {
    let (expected, present, quorum) = (deputies.expected?, deputies.attending()?, deputies.quorum()?);
    Some(AttendanceView {
        expected,
        excused: deputies.excused.unwrap_or_else(|| expected.saturating_sub(present)),
        present,
        share: share(present, expected)?,
        quorum,
        valid: present >= quorum,
    })
}

/// Percent with at most one decimal. It says 100 only when all came, and never more.
fn share(present: u32, expected: u32) -> Option<String> {
    let (present, expected) = (u64::from(present), u64::from(expected));
    let rounded = (present * 1000 + expected / 2).checked_div(expected)?;
    let tenths = if present < expected { rounded.min(999) } else { 1000 };
    Some(match tenths % 10 {
        0 => (tenths / 10).to_string(),
        decimal => format!("{}.{decimal}", tenths / 10),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbered(congress: u32, meeting: u32) -> Session {
        Session { congress: Some(congress), meeting: Some(meeting), ..Session::default() }
    }

    #[test]
    fn the_name_is_made_of_the_numbers_and_the_place_in_the_title() {
        let name = |session: &Session, title: &str| super::name(session, title).unwrap();
        assert_eq!(
            name(&numbered(6, 8), "上栗县金山镇第六届人民代表大会第八次会议胜利召开"),
            "上栗县金山镇第六届人民代表大会第八次会议"
        );
        assert_eq!(name(&numbered(21, 10), "“学习”，第二十一届"), "第二十一届人民代表大会第十次会议");
        assert_eq!(super::name(&Session { meeting: None, ..numbered(6, 8) }, ""), None);
    }

    #[test]
    fn shares_are_rounded_but_never_up_to_all() {
        assert_eq!(share(91, 95).unwrap(), "95.8");
        assert_eq!(share(1, 2).unwrap(), "50");
        assert_eq!(share(9_999, 10_000).unwrap(), "99.9");
        assert_eq!(share(7, 7).unwrap(), "100");
        assert_eq!(share(8, 7).unwrap(), "100");
        assert_eq!(share(0, 0), None);
    }

    #[test]
    fn attendance_is_completed_from_two_of_its_numbers() {
        let deputies = Deputies { expected: Some(107), excused: None, present: Some(95) };
        let view = attendance(&deputies).unwrap();
        assert_eq!((view.excused, view.quorum, view.valid), (12, 72, true));
        assert_eq!(attendance(&Deputies { present: Some(95), ..Deputies::default() }), None);
        assert!(!attendance(&Deputies { present: Some(71), ..deputies }).unwrap().valid);
    }
}
