//! What the law and arithmetic say about a session
//! (地方各级人民代表大会和地方各级人民政府组织法, as amended 2022, art. 14 and 25).

use crate::article::front_matter::blocks::codes;
use crate::article::front_matter::node::Value;
use crate::article::front_matter::reader::{Field, Reader};
use crate::article::kind::{Deputies, Session};
use crate::text;

pub(super) fn check_days(session: &Session, field: &Field<'_>, reader: &mut Reader<'_>) {
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

pub(super) fn check_attendance(deputies: &Deputies, field: &Field<'_>, reader: &mut Reader<'_>) {
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

pub(super) fn check_elections(session: &Session, field: &Field<'_>, reader: &mut Reader<'_>) {
    let Some(list) = field.child("elected", "选举") else { return };
    let items: Vec<Field<'_>> = list.items().into_iter().filter(Field::is_map).collect();
    for (election, item) in session.elected.iter().zip(&items) {
        let (names, votes) = (election.names.len(), election.votes.len());
        let names_place = item.child("names", "当选").unwrap_or_else(|| item.clone());
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
        if let Some(place) = item.child("votes", "得票") {
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

pub(super) fn check_ballots(session: &Session, field: &Field<'_>, reader: &mut Reader<'_>) {
    if let Some(list) = field.child("votes", "表决") {
        let items: Vec<Field<'_>> = list.items().into_iter().filter(Field::is_map).collect();
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
        for item in list.items() {
            let Some(place) = item.child("votes", "得票") else { continue };
            if let Value::Whole(votes) = place.node.value
                && let Ok(votes) = u32::try_from(votes)
            {
                check_limit(votes, &session.deputies, &place, reader);
            }
        }
    }
}
