//! `targets`: lines of natural Chinese, named values, or the name of a file.

use crate::article::front_matter::blocks::codes;
use crate::article::front_matter::node::Value;
use crate::article::front_matter::reader::keys::{Key, key};
use crate::article::front_matter::reader::{Field, Form, Reader};
use crate::article::front_matter::scan::shortened;
use crate::article::kind::{Decimal, Goal, Target, Targets};
use crate::text;

pub(in crate::article::front_matter) static TARGETS: &[Key<Targets>] = &[
    key!(Number "year", "年度", |t, f, r| t.year = year(f, r)),
    key!("basis", "依据", |t, f, r| t.basis = r.text(f)),
    key!(Rows(NAMED) "items", "指标", |t, f, r| fill(t, f, r)),
];

const FORM: Form = Form(
    "目标: { 年度: 2025, 指标: [地区生产总值 增长 5.5% 左右] }",
    "targets: { year: 2025, items: [地区生产总值 增长 5.5% 左右] }",
);

pub(super) fn read(field: &Field<'_>, reader: &mut Reader<'_>) -> Targets {
    let mut targets = Targets::empty(reader.span(field));
    match &field.node.value {
        Value::Text(_) | Value::List(_) => fill(&mut targets, field, reader),
        _ => {
            reader.map(field, &mut targets, TARGETS, FORM);
        }
    }
    targets
}

pub(super) fn year(field: &Field<'_>, reader: &mut Reader<'_>) -> Option<i16> {
    if let Value::Text(text) = &field.node.value
        && let Some(year) = crate::article::kind::read_numeral(text.trim().trim_end_matches('年'))
        && (1949..=2999).contains(&year)
    {
        return i16::try_from(year).ok();
    }
    reader.whole(field, 1949..=2999).and_then(|year| i16::try_from(year).ok())
}

/// Takes a list of targets, or the name of a file with them.
fn fill(targets: &mut Targets, field: &Field<'_>, reader: &mut Reader<'_>) {
    if let Value::Text(text) = &field.node.value {
        let name = text.trim();
        let table = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
        if table.is_some_and(|ending| matches!(ending.as_str(), "csv" | "xlsx" | "xls" | "et" | "ods")) {
            targets.table = Some((name.to_owned(), reader.span(field)));
            return;
        }
        targets.items = lines(text, field, reader);
        return;
    }
    for item in reader.items(field) {
        if item.is_map() {
            targets.items.extend(named(&item, reader));
        } else {
            let line = number_or_text(&item, reader);
            targets.items.extend(line.map(|line| lines(&line, &item, reader)).unwrap_or_default());
        }
    }
}

/// The targets of a line or a paragraph; what is not certain about them is told.
fn lines(text: &str, field: &Field<'_>, reader: &mut Reader<'_>) -> Vec<Target> {
    let mut reading = Target::read(text);
    let span = reader.span(field);
    reader.found.extend(reading.doubts.iter().map(|doubt| doubt.finding(span.clone().into())));
    for target in &mut reading.targets {
        target.span = Some(span.clone());
    }
    reading.targets
}

/// A target as named values, on the way.
#[derive(Default)]
struct Named {
    indicator: Option<String>,
    verb: Option<String>,
    unit: Option<String>,
    basis: Option<String>,
    last_year: Option<String>,
    actual: Option<String>,
    completion: Option<String>,
    rank: Option<String>,
    nature: Option<String>,
    note: Option<String>,
    goals: Vec<(&'static str, Goal)>,
    line: Option<String>,
    /// How many keys tried to say a value, also in vain.
    tried: usize,
}

static NAMED: &[Key<Named>] = &[
    key!("indicator", "名称", |n, f, r| n.indicator = r.text(f)),
    key!("verb", "动词", |n, f, r| n.verb = r.text(f)),
    key!(Number "about", "左右", |n, f, r| goal(n, "左右", f, r, Goal::About)),
    key!(Number "at_least", "以上", |n, f, r| goal(n, "以上", f, r, Goal::AtLeast)),
    key!(Number "at_most", "以内", |n, f, r| goal(n, "以内", f, r, Goal::AtMost)),
    key!(Number "exactly", "为", |n, f, r| goal(n, "", f, r, Goal::Exactly)),
    key!(Items "range", "区间", |n, f, r| range(n, f, r)),
    key!("in_step", "同步", |n, f, r| {
        n.goals.extend(r.text(f).map(|with| ("", Goal::InStep(with))));
    }),
    key!("assigned", "任务", |n, f, r| {
        n.goals.extend(r.text(f).map(|words| ("", Goal::Assigned(words))));
    }),
    key!(Number "target", "目标", |n, f, r| n.line = number_or_text(f, r)),
    key!("unit", "单位", |n, f, r| n.unit = r.text(f)),
    key!("basis", "依据", |n, f, r| n.basis = r.text(f)),
    key!(Number "last_year", "上年", |n, f, r| n.last_year = number_or_text(f, r)),
    key!(Number "actual", "实际", |n, f, r| n.actual = number_or_text(f, r)),
    key!(Number "completion", "完成率", |n, f, r| n.completion = number_or_text(f, r)),
    key!(Number "rank", "位次", |n, f, r| n.rank = number_or_text(f, r)),
    key!("nature", "属性", |n, f, r| n.nature = r.text(f)),
    key!("note", "备注", |n, f, r| n.note = r.text(f)),
];

/// A value where numbers are at home, as typed.
fn number_or_text(field: &Field<'_>, reader: &mut Reader<'_>) -> Option<String> {
    match field.node.value {
        Value::Whole(_) | Value::Decimal(_) => Some(reader.typed(field)),
        _ => reader.text(field),
    }
}

/// A decimal number as typed, and the unit that was typed behind it.
fn decimal(field: &Field<'_>, reader: &mut Reader<'_>) -> Option<(Decimal, Option<String>)> {
    let typed = number_or_text(field, reader)?;
    let digits = typed
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-' | '+' | ',')))
        .unwrap_or(typed.len());
    let (number, unit) = typed.split_at(digits);
    if let Some(number) = Decimal::parse(number) {
        return Some((number, Some(unit.trim().to_owned()).filter(|unit| !unit.is_empty())));
    }
    let (key, shown) = (field.key, shortened(&typed));
    reader.tell(
        &crate::article::front_matter::codes::NOT_A_NUMBER,
        field,
        text!("“{key}”应是数字：{shown}", "`{key}` takes a number: {shown}"),
        text!("写成 {key}: 5.5", "write {key}: 5.5"),
    );
    None
}

fn goal(
    named: &mut Named,
    word: &'static str,
    field: &Field<'_>,
    reader: &mut Reader<'_>,
    make: fn(Decimal) -> Goal,
) {
    named.tried += 1;
    if let Some((number, unit)) = decimal(field, reader) {
        named.unit = named.unit.take().or(unit);
        named.goals.push((word, make(number)));
    }
}

fn range(named: &mut Named, field: &Field<'_>, reader: &mut Reader<'_>) {
    named.tried += 1;
    let numbers: Vec<(Decimal, Option<String>)> =
        reader.items(field).iter().filter_map(|item| decimal(item, reader)).collect();
    match <[_; 2]>::try_from(numbers) {
        Ok([(low, unit), (high, _)]) if low.compare(&high).is_le() => {
            named.unit = named.unit.take().or(unit);
            named.goals.push(("", Goal::Range(low, high)));
        }
        _ => reader.tell(
            &codes::TARGET_VALUE,
            field,
            text!("区间要写两个数，从小到大", "a range is two numbers, low to high"),
            text!("写成 区间: [10, 12]", "write range: [10, 12]"),
        ),
    }
}

fn named(field: &Field<'_>, reader: &mut Reader<'_>) -> Option<Target> {
    let mut named = Named::default();
    let given = reader.map(
        field,
        &mut named,
        NAMED,
        Form("{ 名称: 失业率, 以内: 5.5, 单位: \"%\" }", "{ indicator: 失业率, at_most: 5.5, unit: \"%\" }"),
    );
    reader.require(field, &given, "indicator", "名称");
    let indicator = named.indicator.clone()?;
    if let (Some(line), true) = (&named.line, named.goals.is_empty()) {
        let verb = named.verb.as_deref().unwrap_or_default();
        let unit = named.unit.as_deref().filter(|_| Decimal::parse(line).is_some()).unwrap_or_default();
        let target = lines(&format!("{indicator} {verb} {line}{unit}"), field, reader).into_iter().next()?;
        return Some(named.detailed(target));
    }
    if named.goals.is_empty() && named.tried > 0 {
        return None; // what is wrong with it is already told
    }
    if named.goals.len() != 1 {
        let count = named.goals.len();
        let indicator = shortened(&indicator);
        reader.tell(
            &codes::TARGET_VALUE,
            field,
            text!("“{indicator}”写了 {count} 个目标值", "{indicator} has {count} values"),
            text!(
                "左右、以上、以内、为、区间、同步、任务 里写一个",
                "write one of about, at_least, at_most, exactly, range, in_step, assigned"
            ),
        );
        return None;
    }
    let (word, value) = named.goals.remove(0);
    let words = composed(&named, word, &value);
    let mut target = Target::new(&indicator, &words, value);
    target.verb = named.verb.take();
    target.unit = named.unit.take().map(|unit| unit.replace('％', "%"));
    target.qualifiers = if word.is_empty() { Vec::new() } else { vec![word.to_owned()] };
    target.span = Some(reader.span(field));
    Some(named.detailed(target))
}

impl Named {
    /// The target with what is said of it besides its value.
    fn detailed(self, target: Target) -> Target {
        Target {
            basis: self.basis.or(target.basis),
            last_year: self.last_year.or(target.last_year),
            actual: self.actual.or(target.actual),
            completion: self.completion.or(target.completion),
            rank: self.rank.or(target.rank),
            nature: self.nature.or(target.nature),
            note: self.note,
            ..target
        }
    }
}

/// The words that say the same as the named values.
fn composed(named: &Named, word: &str, value: &Goal) -> String {
    let unit = named.unit.as_deref().unwrap_or_default();
    let number = match value {
        Goal::About(n) | Goal::AtLeast(n) | Goal::AtMost(n) | Goal::Exactly(n) => format!("{n}{unit}"),
        Goal::Range(low, high) => format!("{low}{unit}—{high}{unit}"),
        Goal::InStep(with) => with.clone(),
        Goal::Assigned(words) | Goal::Words(words) => words.clone(),
    };
    let parts = [named.verb.as_deref().unwrap_or_default(), &number, word];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}
