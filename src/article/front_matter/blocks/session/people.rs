//! People and votes: names with votes beside them, and votes in words.

use crate::article::front_matter::blocks::fact::plain;
use crate::article::front_matter::node::Value;
use crate::article::front_matter::reader::keys::{Key, key};
use crate::article::front_matter::reader::{Field, Form, Reader};
use crate::article::kind::{Election, Fact};

/// Somebody in an election.
#[derive(Default)]
struct Person {
    name: String,
    votes: Option<u32>,
    facts: Vec<Fact>,
}

static PERSON: &[Key<Person>] = &[
    key!("name", "姓名", ["名字", "当选人"], |p, f, r| p.name = r.text(f).unwrap_or_default()),
    key!("votes", "得票", ["得票数", "票数", "赞成票", "赞成", "in_favour"], |p, f, r| {
        p.votes = or_words(f, r, &mut p.facts, "得票");
    }),
    key!("rate", "得票率", ["赞成率"], |p, f, r| {
        p.facts.extend(plain(f, r).map(|words| Fact::words("得票率", words)));
    }),
];

/// `[甲, 乙]`, or `[{ 姓名: 甲, 得票: 88 }]`.
pub(super) fn names_and_votes(election: &mut Election, field: &Field<'_>, reader: &mut Reader<'_>) {
    let items = reader.items(field);
    if !items.iter().any(Field::is_map) {
        election.names = reader.texts(field);
        return;
    }
    for item in items {
        if !item.is_map() {
            election.names.extend(reader.text(&item));
            continue;
        }
        let mut person = Person::default();
        let form = Form("{ 姓名: 甲, 得票: 88 }", "{ name: 甲, votes: 88 }");
        let given = reader.map(&item, &mut person, PERSON, form);
        reader.require(&item, &given, "name", "姓名");
        let named = |fact: Fact| Fact { label: format!("{}{}", person.name, fact.label), ..fact };
        election.facts.extend(person.facts.into_iter().map(named));
        election.votes.extend(person.votes);
        election.names.push(person.name);
    }
}

/// A number of votes, or words about it that become a fact: 全票, 满票, 过半数.
pub(super) fn or_words(
    field: &Field<'_>,
    reader: &mut Reader<'_>,
    facts: &mut Vec<Fact>,
    label: &str,
) -> Option<u32> {
    if let Value::Text(text) = &field.node.value
        && ["全票", "满票", "一致", "过半数"].iter().any(|word| text.contains(word))
    {
        facts.push(Fact::words(label, text.trim()));
        return None;
    }
    let bare = |text: &str| text.trim().trim_end_matches(['票', '人', '名']).parse().ok();
    match &field.node.value {
        Value::Text(text) if bare(text).is_some() => bare(text),
        _ => reader.count(field),
    }
}
