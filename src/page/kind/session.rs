//! 会议概况: what a session was, who came, what was decided.

use crate::article::kind::{Ballot, Deputies, Election, Session, chinese_numeral};
use crate::page::view::{
    AgendaView, AttendanceView, BallotView, ElectedView, ElectionView, ProjectView, SessionView,
};

/// The longest name of a place before 第…届 in a title: longer words are part of a sentence.
const LONGEST_PLACE: usize = 16;

/// The box of a session. `title` is the article's: it knows whose congress it was.
pub fn session(session: &Session, title: &str) -> SessionView {
    let opened = session.opened.map(|moment| moment.date());
    let closed = session.closed.map(|moment| moment.date()).filter(|closed| opened != Some(*closed));
    SessionView {
        name: name(session, title),
        opened: opened.or(closed).map(|day| day.to_string()),
        closed: opened.and(closed).map(|day| day.to_string()),
        within_year: opened.zip(closed).is_some_and(|(opened, closed)| opened.year() == closed.year()),
        place: session.place.clone(),
        attendance: attendance(&session.deputies),
        agenda: session
            .agenda
            .iter()
            .map(|point| AgendaView { item: point.item.clone(), reporter: point.reporter.clone() })
            .collect(),
        elected: session.elected.iter().map(election).collect(),
        votes: session.votes.iter().map(ballot).collect(),
        projects: session
            .projects
            .iter()
            .map(|project| ProjectView { name: project.name.clone(), votes: project.votes })
            .collect(),
    }
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

fn election(election: &Election) -> ElectionView {
    let votes = election.votes.iter().copied().map(Some).chain(std::iter::repeat(None));
    let people = election.names.iter().zip(votes);
    ElectionView {
        post: election.post.clone(),
        seats: election.seats,
        people: people.map(|(name, votes)| ElectedView { name: name.clone(), votes }).collect(),
    }
}

fn ballot(ballot: &Ballot) -> BallotView {
    BallotView {
        item: ballot.item.clone(),
        in_favour: ballot.in_favour,
        against: ballot.against,
        abstained: ballot.abstained,
    }
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
