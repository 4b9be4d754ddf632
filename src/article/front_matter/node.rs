//! YAML as a tree of numbered nodes.
//!
//! The tree carries no positions, so that good front matters cost one pass. When a finding needs a
//! place, `places` walks over the text beside the tree.

mod places;

pub(super) use places::places;

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// Collections inside collections that a front matter may have: `session`, `elected`, one election,
/// its names, one of them.
pub(super) const DEEPEST: usize = 5;

/// A value with its number in reading order.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node {
    pub id: u32,
    pub value: Value,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Null,
    Switch(bool),
    Whole(i64),
    Decimal(f64),
    Text(String),
    List(Vec<Node>),
    Map(Vec<(Node, Node)>),
    /// There is a value, but what it is could not be read; the fault is already told.
    Unreadable,
}

/// Why a text is no tree.
pub(super) struct Refusal {
    /// Byte offset in the text.
    pub at: usize,
    /// Whether it is refused because of its depth.
    pub too_deep: bool,
    /// What the YAML reader says, in English.
    pub message: String,
}

const TOO_DEEP: &str = "nested too deeply";

/// Reads one YAML document.
pub(super) fn read(text: &str) -> Result<Node, Refusal> {
    let mut next = 0;
    let seed = Seed { next: &mut next, depth: 0 };
    seed.deserialize(serde_yaml::Deserializer::from_str(text)).map_err(|error| {
        let message = error.to_string();
        Refusal {
            at: error.location().map_or(0, |location| location.index()),
            too_deep: message.contains(TOO_DEEP) || message.contains("recursion limit"),
            message,
        }
    })
}

/// The length of the quoted text at the start, with its quotes.
pub(super) fn quoted_end(text: &str, quote: char) -> Option<usize> {
    closing_quote(&text[1..], quote).map(|length| length + 1)
}

/// The length of what is left of a quoted text, up to and with its closing quote.
pub(super) fn closing_quote(text: &str, quote: char) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if quote == '"' => at += 1,
            b'\'' if quote == '\'' && bytes.get(at + 1) == Some(&b'\'') => at += 1,
            byte if char::from(byte) == quote => return Some(at + 1),
            _ => {}
        }
        at += 1;
    }
    None
}

struct Seed<'s> {
    /// The next node's number.
    next: &'s mut u32,
    depth: usize,
}

impl Seed<'_> {
    fn number(&mut self) -> u32 {
        let id = *self.next;
        *self.next += 1;
        id
    }

    fn leaf(mut self, value: Value) -> Node {
        Node { id: self.number(), value }
    }

    /// Opens a collection, if it may be one so deep.
    fn collection<E: Error>(&mut self) -> Result<u32, E> {
        let id = self.number();
        if self.depth > DEEPEST { Err(E::custom(TOO_DEEP)) } else { Ok(id) }
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<Node, E> {
        Ok(self.leaf(Value::Null))
    }

    fn visit_none<E: Error>(self) -> Result<Node, E> {
        Ok(self.leaf(Value::Null))
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Node, E> {
        Ok(self.leaf(Value::Switch(value)))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Node, E> {
        Ok(self.leaf(Value::Whole(value)))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Node, E> {
        #[expect(
            clippy::cast_precision_loss,
            reason = "only said to be too large; its digits are read from the source"
        )]
        let large = value as f64;
        Ok(self.leaf(i64::try_from(value).map_or(Value::Decimal(large), Value::Whole)))
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<Node, E> {
        #[expect(clippy::cast_precision_loss, reason = "as above")]
        Ok(self.leaf(Value::Decimal(value as f64)))
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<Node, E> {
        #[expect(clippy::cast_precision_loss, reason = "as above")]
        Ok(self.leaf(Value::Decimal(value as f64)))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Node, E> {
        Ok(self.leaf(Value::Decimal(value)))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Node, E> {
        Ok(self.leaf(Value::Text(value.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<Node, A::Error> {
        let id = self.collection()?;
        let depth = self.depth + 1;
        let mut items = Vec::new();
        while let Some(item) = list.next_element_seed(Seed { next: &mut *self.next, depth })? {
            items.push(item);
        }
        Ok(Node { id, value: Value::List(items) })
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<Node, A::Error> {
        let id = self.collection()?;
        let depth = self.depth + 1;
        let mut entries = Vec::new();
        while let Some(key) = map.next_key_seed(Seed { next: &mut *self.next, depth })? {
            entries.push((key, map.next_value_seed(Seed { next: &mut *self.next, depth })?));
        }
        Ok(Node { id, value: Value::Map(entries) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_node_is_found_again() {
        let text = "标题: 通知\nsession: {congress: 6, names: [甲, \"乙\"]}\nx:\n  - 5.50\n";
        let Value::Map(entries) = read(text).ok().unwrap().value else { panic!("a map") };
        let Value::Map(session) = &entries[1].1.value else { panic!("a map") };
        let Value::List(names) = &session[1].1.value else { panic!("a list") };
        let Value::List(last) = &entries[2].1.value else { panic!("a list") };
        let place = |node: &Node| &text[places(text)[node.id as usize].clone()];
        assert_eq!(place(&entries[0].0), "标题");
        assert_eq!(place(&entries[0].1), "通知");
        assert_eq!(place(&entries[1].1), "{congress: 6, names: [甲, \"乙\"]}");
        assert_eq!(place(&session[0].1), "6");
        assert_eq!(place(&names[1]), "\"乙\"");
        assert_eq!(place(&last[0]), "5.50");
    }

    #[test]
    fn a_map_may_begin_with_a_map_as_its_key() {
        let written =
            |text: &str| places(text).into_iter().map(|place| text[place].to_owned()).collect::<Vec<_>>();
        assert_eq!(written("x:\n  { }: ［\n")[2..], ["{ }: ［", "{ }", "［"]);
        assert_eq!(written("{ # 注\n {a: b}: c}")[1..], ["{a: b}", "a", "b", "c"]);
        assert_eq!(written("[{}: x]"), ["[{}: x]", "{}: x", "{}", "x"]);
    }

    #[test]
    fn depth_is_limited_with_its_place() {
        let text = "extra: [[[[[[]]]]]]";
        let refusal = read(text).err().unwrap();
        assert!(refusal.too_deep);
        assert_eq!(refusal.at, text.find(']').unwrap() - 1);
        assert!(read("extra: [[[[[1]]]]]").is_ok());
    }
}
