//! Where every node of a text begins.
//!
//! YAML reading through serde hands out no positions, except in errors: an error raised in a visitor
//! tells the place of the value it was raised at. So this visitor raises an error at every scalar, the
//! collection around it takes the place from the error and goes on. A collection begins at its
//! bracket, or at its first key or dash.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// Byte offsets of the nodes by their numbers, for a text that [`super::read`] accepts.
pub(in crate::article::front_matter) fn places(text: &str) -> Vec<usize> {
    let mut walk = Walk { text, starts: Vec::new(), line: 1, column: 1, at: 0 };
    // the error of a text that is one scalar needs no place: it begins at its start
    let _ = Seed(&mut walk).deserialize(serde_yaml::Deserializer::from_str(text));
    walk.starts
}

/// The marker of the errors raised here.
const HERE: &str = "zhenbao: here";

struct Walk<'t> {
    text: &'t str,
    starts: Vec<usize>,
    /// A cursor that only goes forward: places come in the order of the text.
    line: usize,
    column: usize,
    at: usize,
}

impl Walk<'_> {
    /// Takes the place of the node numbered last from the error that it raised.
    fn learn<E: Error>(&mut self, error: E) -> Result<(), E> {
        let message = error.to_string();
        if !message.contains(HERE) {
            return Err(error);
        }
        let (line, column) = position(&message).unwrap_or((1, 1));
        self.go_to(line, column);
        if let Some(last) = self.starts.last_mut() {
            *last = self.at;
        }
        Ok(())
    }

    fn go_to(&mut self, line: usize, column: usize) {
        while self.line < line || (self.line == line && self.column < column) {
            let Some(c) = self.text[self.at..].chars().next() else { return };
            self.at += c.len_utf8();
            if c == '\n' {
                (self.line, self.column) = (self.line + 1, 1);
            } else {
                self.column += 1;
            }
        }
    }

    /// Where a collection begins whose nodes from number `id` on have their places.
    fn begin(&mut self, id: usize, open: char) {
        let from = if id == 0 { 0 } else { self.starts[id - 1] };
        self.starts[id] = match self.starts.get(id + 1).copied() {
            Some(first) => {
                let before = self.text[..first].trim_end_matches([' ', '\n', '\t']);
                match before.chars().next_back() {
                    Some(last) if last == open || (last == '-' && open == '[') => before.len() - 1,
                    _ => first,
                }
            }
            None => self.text[from..].find(open).map_or(from, |at| from + at),
        };
    }
}

/// Line and column, from 1, at the end of a message.
fn position(message: &str) -> Option<(usize, usize)> {
    let (_, place) = message.rsplit_once(" at line ")?;
    let (line, column) = place.split_once(" column ")?;
    Some((line.parse().ok()?, column.parse().ok()?))
}

struct Seed<'w, 't>(&'w mut Walk<'t>);

impl Seed<'_, '_> {
    fn number(&mut self) -> usize {
        self.0.starts.push(self.0.at);
        self.0.starts.len() - 1
    }

    fn leaf<E: Error>(mut self) -> Result<(), E> {
        self.number();
        Err(E::custom(HERE))
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.leaf()
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.leaf()
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        self.leaf()
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        self.leaf()
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
        self.leaf()
    }

    fn visit_i128<E: Error>(self, _: i128) -> Result<(), E> {
        self.leaf()
    }

    fn visit_u128<E: Error>(self, _: u128) -> Result<(), E> {
        self.leaf()
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        self.leaf()
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<(), E> {
        self.leaf()
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<(), A::Error> {
        let id = self.number();
        loop {
            match list.next_element_seed(Seed(&mut *self.0)) {
                Ok(Some(())) => {}
                Ok(None) => break,
                Err(error) => self.0.learn(error)?,
            }
        }
        self.0.begin(id, '[');
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        let id = self.number();
        loop {
            match map.next_key_seed(Seed(&mut *self.0)) {
                Ok(Some(())) => {}
                Ok(None) => break,
                Err(error) => self.0.learn(error)?,
            }
            if let Err(error) = map.next_value_seed(Seed(&mut *self.0)) {
                self.0.learn(error)?;
            }
        }
        self.0.begin(id, '{');
        Ok(())
    }
}
