//! An indicator with its values on the way: one value, or several behind 分别.

use super::aside::{Asides, bracket};
use super::name::{self, Before};
use super::number::Slip;
use super::segment::Segment;
use super::value::Value;
use super::words::{self, ACTIONS, EFFORTS, Limit, NO_AMOUNTS, PARTICLES};
use super::{Doubt, Goal, Target, phrase};

/// Words of a target that has one value or several.
pub(super) struct Group {
    /// The name as typed; that of the group before where none is written.
    pub name: String,
    lead: String,
    verb: String,
    values: Vec<(Value, String)>,
    /// Everything from the end of the name on, as typed.
    words: String,
    remark: String,
    asides: Asides,
    doubts: Vec<Doubt>,
    /// Where it ends in its sentence.
    pub end: usize,
    /// The names of the targets before it in its sentence, where it has none of its own.
    before: Vec<String>,
}

impl Group {
    pub(super) fn new(
        sentence: &str,
        start: usize,
        before: Before<'_>,
        subject: String,
        value: Value,
        segment: &Segment,
    ) -> Self {
        let name =
            if before.name.is_empty() { acted_on(subject, before.verb) } else { before.name.to_owned() };
        let head = &sentence[start..value.range.start];
        let verb_at = start + head.trim_end().len() - before.verb.len();
        let mut group = Self {
            name,
            lead: before.lead.to_owned(),
            verb: before.verb.to_owned(),
            values: Vec::new(),
            words: sentence[verb_at..value.range.start].to_owned(),
            remark: String::new(),
            asides: Asides::default(),
            doubts: Vec::new(),
            end: value.range.start,
            before: Vec::new(),
        };
        group.push(sentence, value, segment);
        group
    }

    /// What 分别 without a name speaks of: the targets before it in the sentence.
    pub(super) fn after(mut self, earlier: &[Target]) -> Self {
        for target in earlier {
            if !self.before.contains(&target.indicator) {
                self.before.push(target.indicator.clone());
            }
        }
        self
    }

    /// A further value, with what stands behind it in its segment.
    pub(super) fn push(&mut self, sentence: &str, value: Value, segment: &Segment) {
        let typed = sentence[value.range.clone()].to_owned();
        self.words.push_str(&sentence[self.end..value.range.end]);
        let behind = value.range.end..segment.range.end;
        self.values.push((value, typed));
        self.behind(&sentence[behind]);
        self.end = segment.range.end;
    }

    /// Particles, limits and brackets behind a value; the rest is a remark.
    fn behind(&mut self, text: &str) {
        let mut rest = text;
        loop {
            let trimmed = rest.trim_start_matches([' ', '\u{3000}']);
            let step = if let Some(word) = PARTICLES.start(trimmed) {
                word.len()
            } else if let Some((inner, length)) = bracket(trimmed) {
                if let Some(other) = self.asides.take(inner) {
                    self.remark.extend(["（", &other, "）"]);
                    rest = &trimmed[length..];
                    continue;
                }
                length
            } else if let Some((word, limit)) = words::limit_behind(trimmed) {
                if let Some((value, _)) = self.values.last_mut() {
                    value.limits.push((word, limit));
                }
                word.len()
            } else {
                break;
            };
            self.words.push_str(&rest[..rest.len() - trimmed.len() + step]);
            rest = &trimmed[step..];
        }
        if !rest.trim().is_empty() {
            self.doubts.push(Doubt::Remark(rest.trim().to_owned()));
            self.remark.push_str(rest.trim_end());
        }
    }

    /// `，上年5.2%` behind a target.
    pub(super) fn last_year(&mut self, sentence: &str, value: &Value, segment: &Segment) {
        self.asides.last_year = Some(sentence[value.range.clone()].trim().to_owned());
        self.remark(&sentence[self.end..segment.range.end], segment.range.end);
    }

    /// Whether `力争6%` behind the values only says what would be better still. `earlier` are the targets
    /// of the sentence before.
    pub(super) fn outdone(&self, before: Before<'_>, value: &Value, earlier: &[Target]) -> bool {
        let effort = EFFORTS.within(before.verb) || EFFORTS.within(before.lead);
        let own = self.values.last().map(|(last, _)| &last.unit);
        let others = earlier.iter().filter(|target| target.indicator == self.name).map(|target| &target.unit);
        effort && (value.unit.is_none() || own.into_iter().chain(others).any(|unit| *unit == value.unit))
    }

    pub(super) fn remark(&mut self, words: &str, end: usize) {
        self.remark.push_str(words.trim_end());
        self.end = end;
    }

    /// `实现850人稳定脱贫`: a value whose indicator stands behind it.
    pub(super) fn amount(sentence: &str, start: usize, segment: &Segment) -> Option<Target> {
        let text = &sentence[start..segment.range.end];
        let value = segment.inner.iter().rfind(|value| {
            value.unit.as_deref().is_some_and(|unit| !NO_AMOUNTS.holds(unit)) && value.low.is_ok()
        })?;
        let behind = &sentence[value.range.end..segment.range.end];
        let (behind, remark, asides) = super::aside::split_off(behind);
        let noun = behind.trim().trim_start_matches(['的', '以']).trim();
        let object = phrase::predicates(noun).is_empty() || phrase::verb_first(noun);
        if noun.chars().count() < 2 || !object {
            return None;
        }
        let before = sentence[start..value.range.start].trim();
        let mut target = Target::new(
            noun,
            &text[..text.len() - (segment.range.end - value.range.end) + behind.len()],
            Goal::Words(String::new()),
        );
        target.verb = Some(before.to_owned()).filter(|verb| !verb.is_empty());
        target.value = goal(value, &limits_in(before)).unwrap_or(Goal::Words(target.words.clone()));
        target.unit.clone_from(&value.unit);
        target.qualifiers = value.limits.iter().map(|(word, _)| (*word).to_owned()).collect();
        target.remark = remark;
        asides.put(&mut target);
        Some(target)
    }

    /// The targets of the group, each with its own name.
    pub(super) fn targets(mut self) -> (Vec<Target>, Vec<Doubt>) {
        let mut doubts = std::mem::take(&mut self.doubts);
        let shares = self.verb.contains('均') || self.verb.contains('都');
        let names = match self.values.len() {
            1 if shares => name::several(&self.name),
            1 if self.verb.contains("分别") => None,
            1 => Some(vec![self.name.clone()]),
            count => name::shared(&self.name, count)
                .or_else(|| Some(self.before.clone()).filter(|before| before.len() == count)),
        };
        let Some(names) = names else {
            if !(self.values.len() == 1 && shares) {
                doubts.push(Doubt::Count(format!("{}{}", self.name, self.words)));
                return (vec![self.whole(Goal::Words(self.words.trim().to_owned()))], doubts);
            }
            let target = self.single(0, self.name.clone(), &mut doubts);
            return (target.into_iter().collect(), doubts);
        };
        if let [name] = names.as_slice() {
            let target = self.single(0, name.clone(), &mut doubts);
            return (target.into_iter().collect(), doubts);
        }
        self.share();
        let last = self.values.len() - 1;
        let each = names.into_iter().enumerate();
        let targets: Vec<Target> =
            each.filter_map(|(at, name)| self.one_of(at.min(last), name, &mut doubts)).collect();
        (targets, doubts)
    }

    /// Unit and limit behind the last value are those of all where the others have none.
    fn share(&mut self) {
        let (unit, limits) = match self.values.last() {
            Some((last, _)) => (last.unit.clone(), last.limits.clone()),
            None => return,
        };
        let alone = self.values.iter().rev().skip(1).all(|(value, _)| value.limits.is_empty());
        let count = self.values.len();
        for (value, typed) in self.values.iter_mut().take(count - 1) {
            if value.unit.is_none() {
                value.unit.clone_from(&unit);
                typed.push_str(unit.as_deref().unwrap_or_default());
            }
            if alone {
                typed.extend(limits.iter().map(|(word, _)| *word));
                value.limits.clone_from(&limits);
            }
        }
    }

    /// The only value, with its words as typed.
    fn single(&self, at: usize, name: String, doubts: &mut Vec<Doubt>) -> Option<Target> {
        let words = self.words.trim().to_owned();
        self.with(at, name, self.verb.clone(), words, doubts)
    }

    /// One of several values: its words are the verb and the value.
    fn one_of(&self, at: usize, name: String, doubts: &mut Vec<Doubt>) -> Option<Target> {
        let verb = self.verb.replace("分别", "").replace(['均', '都'], "").trim().to_owned();
        let words = format!("{verb}{}", self.values[at].1);
        self.with(at, name, verb, words, doubts)
    }

    fn with(
        &self,
        at: usize,
        name: String,
        verb: String,
        words: String,
        doubts: &mut Vec<Doubt>,
    ) -> Option<Target> {
        let (value, typed) = &self.values[at];
        let ahead = limits_in(&verb);
        let goal = match goal(value, &ahead) {
            Ok(_) if is_compared(&verb) => Goal::Words(words.clone()),
            Ok(goal) => goal,
            Err(Fault::Scientific) => {
                doubts.push(Doubt::Scientific(typed.clone()));
                return None;
            }
            Err(fault) => {
                let shown = format!("{name}{words}");
                doubts.push(match fault {
                    Fault::Reversed => Doubt::Reversed(shown),
                    Fault::Contrary => Doubt::Contrary(shown),
                    _ => Doubt::Number(typed.clone()),
                });
                Goal::Words(words.clone())
            }
        };
        let words_only = matches!(goal, Goal::Words(_));
        let mut target = self.whole(goal);
        target.indicator = name;
        let efforts = EFFORTS.iter().filter(|word| verb.contains(word));
        let limits = ahead.iter().chain(&value.limits).map(|(word, _)| *word);
        target.qualifiers = limits.chain(efforts).map(str::to_owned).collect();
        target.verb = Some(verb).filter(|verb| !verb.is_empty() && !words_only);
        target.unit = value.unit.clone().filter(|_| !words_only);
        target.words = words;
        Some(target)
    }

    /// All of it as one target.
    fn whole(&self, goal: Goal) -> Target {
        let mut target = Target::new(&self.name, self.words.trim(), goal);
        target.lead = Some(self.lead.clone()).filter(|lead| !lead.is_empty());
        target.remark = Some(self.remark.clone()).filter(|remark| !remark.is_empty());
        self.asides.clone().put(&mut target);
        target
    }
}

/// `高于全市平均水平` before `1个百分点`: the number is no value of the indicator.
fn is_compared(verb: &str) -> bool {
    let behind = words::COMPARED.iter().find_map(|word| verb.split_once(word)).map(|(_, behind)| behind);
    behind.is_some_and(|behind| {
        behind.chars().count() > 1 && words::limit_before(behind).is_none_or(|(word, _)| word != behind)
    })
}

/// What several things are done to: `高标准农田` of `新建高标准农田` before `改造1500亩`.
fn acted_on(subject: String, verb: &str) -> String {
    let thing = ACTIONS.start(&subject).map(|action| &subject[action.len()..]);
    match thing.filter(|thing| thing.chars().count() > 1 && ACTIONS.holds(verb)) {
        Some(thing) => thing.to_owned(),
        None => subject,
    }
}

enum Fault {
    Scientific,
    Point,
    Reversed,
    Contrary,
}

/// The limits among the words before a value, in their order.
fn limits_in(verb: &str) -> Vec<(&'static str, Limit)> {
    let mut found = Vec::new();
    let mut end = verb.len();
    while end > 0 {
        let length = match words::limit_before(&verb[..end]).filter(|_| !verb[end..].starts_with("额")) {
            Some((word, limit)) => {
                found.insert(0, (word, limit));
                word.len()
            }
            None => verb[..end].chars().next_back().map_or(1, char::len_utf8),
        };
        end -= length;
    }
    found
}

fn goal(value: &Value, ahead: &[(&'static str, Limit)]) -> Result<Goal, Fault> {
    let slip = |slip: Slip| if slip == Slip::Scientific { Fault::Scientific } else { Fault::Point };
    let low = value.low.clone().map_err(slip)?;
    let high = value.high.clone().transpose().map_err(slip)?;
    let limits: Vec<Limit> = ahead.iter().chain(&value.limits).map(|(_, limit)| *limit).collect();
    let (floor, ceiling) = (limits.contains(&Limit::Floor), limits.contains(&Limit::Ceiling));
    match high {
        Some(high) if low.compare(&high).is_gt() => Err(Fault::Reversed),
        Some(high) => Ok(Goal::Range(low, high)),
        None if floor && ceiling => Err(Fault::Contrary),
        None if floor => Ok(Goal::AtLeast(low)),
        None if ceiling => Ok(Goal::AtMost(low)),
        None if limits.contains(&Limit::About) => Ok(Goal::About(low)),
        None => Ok(Goal::Exactly(low)),
    }
}
