//! What the law and arithmetic say about a session
//! (地方各级人民代表大会和地方各级人民政府组织法, as amended 2022, art. 14 and 25).

use super::keys::{DEPUTIES, ELECTION, PROJECT, SESSION, SITTING, VOTE};
use crate::article::front_matter::blocks::codes;
use crate::article::front_matter::reader::keys::child;
use crate::article::front_matter::reader::{Field, Reader};
use crate::article::kind::{Ballots, Deputies, Session};
use crate::text;

pub(super) fn check_days(session: &Session, field: &Field<'_>, reader: &mut Reader<'_>) {
    let (Some(opened), Some(closed)) = (session.opened, session.closed) else { return };
    let (opened, closed) = (opened.date(), closed.date());
    if closed < opened
        && let Some(place) = child(field, SESSION, "closed")
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

pub(super) fn check_attendance(deputies: &Deputies, field: &Field<'_>, reader: &mut Reader<'_>) {
    let Some(block) = child(field, SESSION, "deputies") else { return };
    let place = child(&block, DEPUTIES, "present").unwrap_or_else(|| block.clone());
    check_attendance_at(deputies, &place, reader);
}

/// The attendance of one meeting within the session.
pub(super) fn check_attendance_of(deputies: &Deputies, block: &Field<'_>, reader: &mut Reader<'_>) {
    let place = child(block, SITTING, "present").unwrap_or_else(|| block.clone());
    check_attendance_at(deputies, &place, reader);
}

fn check_attendance_at(deputies: &Deputies, place: &Field<'_>, reader: &mut Reader<'_>) {
    if let (Some(false), Some(expected), Some(excused), Some(present)) =
        (deputies.adds_up(), deputies.expected, deputies.excused, deputies.present)
    {
        let left = i64::from(expected) - i64::from(excused);
        reader.tell(
            &codes::ATTENDANCE,
            place,
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
            place,
            text!(
                "实到 {present} 多于应到 {expected}",
                "{present} present are more than {expected} expected"
            ),
            text!("核对应到和实到；列席人员不算代表", "check both numbers; guests are no deputies"),
        );
    } else if present < quorum {
        reader.tell(
            &codes::NO_QUORUM,
            place,
            text!(
                "实到 {present} 不足应到 {expected} 的三分之二（至少 {quorum}），会议不能举行（地方组织法第十四条）",
                "{present} present are less than two thirds of {expected} (at least {quorum}): no session can be held (Organic Law of Local Congresses, art. 14)"
            ),
            text!("核对应到和实到的人数", "check both numbers"),
        );
    }
}

pub(super) fn check_elections(session: &Session, field: &Field<'_>, reader: &mut Reader<'_>) {
    let Some(list) = child(field, SESSION, "elected") else { return };
    let items: Vec<Field<'_>> = list.items().into_iter().filter(Field::is_map).collect();
    for (election, item) in session.elected.iter().zip(&items) {
        let (names, votes) = (election.names.len(), election.votes.len());
        let names_place = child(item, ELECTION, "names").unwrap_or_else(|| item.clone());
        let post = &election.post;
        if let Some(seats) = election.seats.filter(|seats| names > 0 && *seats as usize != names) {
            reader.tell(
                &codes::COUNT_MISMATCH,
                &names_place,
                text!(
                    "{post}名额 {seats}，却列出 {names} 人",
                    "{post}: {seats} to be elected, {names} named"
                ),
                text!("名额与当选人数要一致", "as many names as seats"),
            );
        }
        if names > 0 && votes > 0 && names != votes {
            reader.tell(
                &codes::COUNT_MISMATCH,
                &names_place,
                text!("当选 {names} 人，却有 {votes} 个得票数", "{names} named, {votes} numbers of votes"),
                text!(
                    "得票按当选人的顺序逐个写：[88, 85]",
                    "write one number for each name, in their order: [88, 85]"
                ),
            );
        }
        if let Some(place) = child(item, ELECTION, "votes") {
            let places = place.items();
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

pub(super) fn check_votes_on(session: &Session, field: &Field<'_>, reader: &mut Reader<'_>) {
    if let Some(list) = child(field, SESSION, "votes") {
        let items: Vec<Field<'_>> = list.items().into_iter().filter(Field::is_map).collect();
        for (ballot, item) in session.votes.iter().zip(&items) {
            let favour = child(item, VOTE, "in_favour");
            if let (Some(votes), Some(place)) = (ballot.in_favour, favour) {
                check_votes(votes, &session.deputies, &place, reader);
                let others = ballot.against.unwrap_or(0) + ballot.abstained.unwrap_or(0);
                if others > 0 {
                    check_limit(votes + others, &session.deputies, item, reader);
                }
            }
        }
    }
    for (name, projects) in [("projects", &session.projects), ("not_chosen", &session.not_chosen)] {
        let Some(list) = child(field, SESSION, name) else { continue };
        for (project, item) in projects.iter().zip(list.items()) {
            let Some(votes) = project.votes else { continue };
            let place = child(&item, PROJECT, "votes").unwrap_or_else(|| item.clone());
            let all = votes + project.against.unwrap_or(0) + project.abstained.unwrap_or(0);
            check_limit(all, &session.deputies, &place, reader);
        }
    }
}

/// Whether ballots came back as they were handed out, which is arithmetic.
pub(super) fn check_all_ballots(session: &Session, field: &Field<'_>, reader: &mut Reader<'_>) {
    if let Some(place) = child(field, SESSION, "ballots") {
        check_ballots(session.ballots, &place, reader);
    }
    let items = |name: &str| child(field, SESSION, name).map(|list| list.items()).unwrap_or_default();
    for (election, item) in session.elected.iter().zip(items("elected")) {
        check_ballots(election.ballots, &item, reader);
    }
    for (vote, item) in session.votes.iter().zip(items("votes")) {
        check_ballots(vote.ballots, &item, reader);
    }
}

pub(in crate::article::front_matter::blocks) fn check_ballots(
    ballots: Ballots,
    place: &Field<'_>,
    reader: &mut Reader<'_>,
) {
    let Ballots { issued, returned, valid, void } = ballots;
    let more = |a: Option<u32>, b: Option<u32>| a.zip(b).filter(|(a, b)| a > b);
    let message = if let Some((returned, issued)) = more(returned, issued) {
        text!(
            "收回 {returned} 张选票，多于发出的 {issued} 张",
            "{returned} ballots came back of {issued} handed out"
        )
    } else if let Some((valid, returned)) = more(valid, returned.or(issued)) {
        text!(
            "有效票 {valid} 张，多于收回的 {returned} 张",
            "{valid} ballots are valid of {returned} that came back"
        )
    } else if let (Some(valid), Some(void), Some(returned)) = (valid, void, returned)
        && u64::from(valid) + u64::from(void) != u64::from(returned)
    {
        text!(
            "有效票 {valid} 张加无效票 {void} 张，不是收回的 {returned} 张",
            "{valid} valid and {void} void ballots are not the {returned} that came back"
        )
    } else {
        return;
    };
    reader.tell(
        &codes::BALLOTS,
        place,
        message,
        text!("核对发出、收回、有效、无效的张数", "check the numbers of ballots"),
    );
}
