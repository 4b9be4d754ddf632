//! Findings about the blocks of keys of the kinds of article.

use crate::diagnostic::family;

family! {
    /// A block of data that the kind does not have.
    BLOCK_WITHOUT_KIND = "ZB601" Error {
        title: "数据与类型不符", "a block does not belong to the kind";
        meaning: "会议、目标、公告、文件的数据只有在类型相同时才起作用。",
                 "The blocks session, targets, notice and document count only together with their kind.";
        wrong: "title: …\nsession: { congress: 6, meeting: 8 }";
        right: "title: …\nkind: session\nsession: { congress: 6, meeting: 8 }";
    }
    /// A kind without its data.
    MISSING_BLOCK = "ZB602" Error {
        title: "缺少该类型的数据", "the data of the kind is missing";
        meaning: "会议、目标、文件这三种类型要有相应的数据。",
                 "The kinds session, targets and document come with their block of data.";
        wrong: "kind: session";
        right: "kind: session\nsession: { congress: 6, meeting: 8 }";
    }
    /// Attendance that does not add up.
    ATTENDANCE = "ZB603" Error rule "attendance" {
        title: "应到、请假、实到对不上", "the attendance does not add up";
        meaning: "应到人数减去请假人数应等于实到人数，实到不能多于应到。",
                 "Expected minus excused is present, and no more come than are expected.";
        wrong: "deputies: { expected: 95, excused: 4, present: 90 }";
        right: "deputies: { expected: 95, excused: 4, present: 91 }";
    }
    /// Fewer than two thirds of the deputies.
    NO_QUORUM = "ZB604" Error rule "quorum" {
        title: "实到不足三分之二", "there is no quorum";
        meaning: "地方组织法（2022）第十四条：有三分之二以上的代表出席，会议始得举行。多半是人数写错了。",
                 "Organic Law of Local Congresses (2022), art. 14: a session needs two thirds of its deputies. Mostly a number is wrong.";
        wrong: "deputies: { expected: 95, excused: 40, present: 55 }";
        right: "deputies: { expected: 95, excused: 4, present: 91 }";
    }
    /// A session that closes before it opens.
    SESSION_DAYS = "ZB605" Error rule "session_days" {
        title: "闭幕早于开幕", "the session closes before it opens";
        meaning: "闭幕日期不能早于开幕日期。",
                 "A session does not close before it was opened.";
        wrong: "session: { opened: 2025-04-01, closed: 2025-03-31 }";
        right: "session: { opened: 2025-03-31, closed: 2025-04-01 }";
    }
    /// Votes that do not elect.
    TOO_FEW_VOTES = "ZB606" Error rule "votes" {
        title: "得票没有过半", "not more than half of all deputies";
        meaning: "地方组织法（2022）第二十五条：选举和通过决议，以全体代表的过半数通过。基数是全体代表，不是实到人数。",
                 "Organic Law of Local Congresses (2022), art. 25: elections and resolutions need more than half of all deputies, not of those present.";
        wrong: "elected: [{ post: 副镇长, votes: 47 }]";
        right: "elected: [{ post: 副镇长, votes: 88 }]";
    }
    /// More votes than deputies present.
    TOO_MANY_VOTES = "ZB607" Error rule "votes" {
        title: "票数多于实到人数", "more votes than deputies present";
        meaning: "一名代表一票，票数不能多于实到代表。",
                 "A deputy has one vote.";
        wrong: "elected: [{ post: 副镇长, votes: 95 }]";
        right: "elected: [{ post: 副镇长, votes: 88 }]";
    }
    /// A stated number that differs from what is listed.
    COUNT_MISMATCH = "ZB608" Error rule "listed_number" {
        title: "数目与列出的不一致", "a stated number differs from the list";
        meaning: "名额与当选人数、得票数的个数要一致。",
                 "Seats, names and numbers of votes are as many.";
        wrong: "{ post: 副镇长, seats: 2, names: [甲] }";
        right: "{ post: 副镇长, seats: 1, names: [甲] }";
    }
    /// A target with no value or several.
    TARGET_VALUE = "ZB610" Error {
        title: "目标值要写一个", "a target has one value";
        meaning: "分项写目标时，左右、以上、以内、为、区间、同步、任务 里只写一个。",
                 "A target of named values has one of about, at_least, at_most, exactly, range, in_step, assigned.";
        wrong: "{ indicator: 失业率, at_most: 5.5, at_least: 4 }";
        right: "{ indicator: 失业率, at_most: 5.5, unit: \"%\" }";
    }
    /// A document number with other brackets than 〔〕.
    NUMBER_BRACKETS = "ZB611" Warning rule "number_brackets" {
        title: "文号的括号不对", "the brackets of a document number";
        meaning: "发文字号的年份放在六角括号〔〕里（GB/T 15834—2011）。",
                 "The year of a document number stands in 〔〕 (GB/T 15834-2011).";
        wrong: "金府发[2025]3号";
        right: "金府发〔2025〕3号";
    }
    /// A document published before it was made.
    DOCUMENT_DATES = "ZB612" Error rule "document_dates" {
        title: "发布早于成文", "published before it was made";
        meaning: "发布日期不能早于成文日期。",
                 "A document is not published before it was made.";
        wrong: "document: { made_on: 2025-04-01, published_on: 2025-03-01 }";
        right: "document: { made_on: 2025-04-01, published_on: 2025-04-08 }";
    }
    /// Ballots that do not add up.
    BALLOTS = "ZB660" Error {
        title: "选票的张数对不上", "the ballots do not add up";
        meaning: "收回的选票不能多于发出的，有效票不能多于收回的，有效票加无效票应等于收回的。",
                 "No more ballots come back than were handed out; the valid and the void ones are those that came back.";
        wrong: "选票: { 发出: 91, 收回: 92 }";
        right: "选票: { 发出: 91, 收回: 91, 有效: 90, 无效: 1 }";
    }
    /// A period without an end.
    PERIOD = "ZB661" Error {
        title: "公示没有截止日期", "what is laid open has no last day";
        meaning: "公示期要写明起止日期：期满以后，名单自动从网页、订阅、数据和附件里撤下。只写“7天”看不出是哪一天。",
                 "A 公示 says its first and last day: when it is over, the list leaves pages, feeds, data and attachments. “7 days” do not tell which day that is.";
        wrong: "公示期: 7天";
        right: "公示期: 2025-04-01至2025-04-07";
    }
    /// A share of more than all.
    PROGRESS = "ZB663" Error {
        title: "进度不在 0% 到 100% 之间", "progress is not from 0% to 100%";
        meaning: "进度是 0% 到 100% 的数，也可以是“主体完工”这样的文字。",
                 "Progress is a number from 0% to 100%, or words such as 主体完工.";
        wrong: "进度: 120%";
        right: "进度: 100%";
    }
    /// A state that does not fit how far a project has come.
    PROGRESS_STATE = "ZB664" Warning rule "progress" {
        title: "状态与进度对不上", "state and progress do not fit";
        meaning: "已完成的项目进度应是 100%，未开工的应是 0%。",
                 "What is done has a progress of 100%, what has not begun one of 0%.";
        wrong: "{ 项目: 村道改造, 进度: 60%, 状态: 已完成 }";
        right: "{ 项目: 村道改造, 进度: 100%, 状态: 已完成 }";
    }
}
