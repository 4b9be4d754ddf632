//! The one place that sets up the parser, and the events of a body as everything else sees them:
//! with the author's words and places in the author's text.

use std::ops::Range;

use pulldown_cmark::{
    BrokenLink, BrokenLinkCallback, CowStr, DefaultBrokenLinkCallback, Event, LinkType, OffsetIter, Parser,
};

use super::alert::Alerts;
use super::limits::options;
use super::paragraphs::{Paragraphs, TextBlock};
use super::prepare::{Prepared, clean, clean_event};

/// A definition of a link: `[label]: address`.
pub(super) struct Definition {
    /// In lower case, as links find it.
    pub label: String,
    /// The address.
    pub destination: String,
    /// Where it stands in the body.
    pub place: Range<usize>,
}

/// Brackets that the parser found no address for, with their place in the body.
pub(super) struct Unresolved {
    /// From the first bracket to the last.
    pub place: Range<usize>,
    /// In which form they ask.
    pub kind: LinkType,
}

/// The events of a body.
pub(super) fn events<'p>(body: &'p str, prepared: &'p Prepared<'p>) -> Paragraphs<'p, Events<'p>> {
    let parsed = Parser::new_ext(&prepared.text, options()).into_offset_iter();
    Paragraphs::new(Events { parsed, prepared, alerts: Alerts::new(body) }, body, prepared.line_ends)
}

/// The events of the parser in the author's words; see [`events`].
pub(super) struct Events<'p, F = DefaultBrokenLinkCallback> {
    parsed: OffsetIter<'p, F>,
    prepared: &'p Prepared<'p>,
    alerts: Alerts<'p>,
}

impl<'p, F: BrokenLinkCallback<'p>> Iterator for Events<'p, F> {
    type Item = (Event<'p>, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (mut event, mut range) = self.parsed.next()?;
            if !self.prepared.is_the_body() {
                event = clean_event(event);
                range = self.prepared.original(range);
            }
            if !self.alerts.concern(&event) {
                return Some((event, range));
            }
            if let Some(event) = self.alerts.pass(event, &range) {
                return Some((event, range));
            }
        }
    }
}

/// Who reads a body.
pub(super) trait Reading<'p> {
    /// A definition of a link; all of them come before the first event.
    fn define(&mut self, definition: Definition);

    /// A block of text whose events follow.
    fn text(&mut self, block: &TextBlock);

    /// An event, and the place it stands for.
    fn see(&mut self, event: Event<'p>, place: Range<usize>);
}

/// Has a body read; returns the brackets that lead nowhere.
pub(super) fn read<'p>(
    body: &'p str,
    prepared: &'p Prepared<'p>,
    reading: &mut impl Reading<'p>,
) -> Vec<Unresolved> {
    let mut unresolved = Vec::new();
    let mut note = |link: BrokenLink<'p>| -> Option<(CowStr<'p>, CowStr<'p>)> {
        unresolved.push(Unresolved { place: prepared.original(link.span), kind: link.link_type });
        None
    };
    let parser = Parser::new_with_broken_link_callback(&prepared.text, options(), Some(&mut note));
    for (label, definition) in parser.reference_definitions().iter() {
        reading.define(Definition {
            label: label.to_lowercase(),
            destination: clean(definition.dest.clone()).into_string(),
            place: prepared.original(definition.span.clone()),
        });
    }
    let events = Events { parsed: parser.into_offset_iter(), prepared, alerts: Alerts::new(body) };
    let mut paragraphs = Paragraphs::new(events, body, prepared.line_ends);
    while let Some((event, place)) = paragraphs.next() {
        if let Some(block) = paragraphs.block() {
            reading.text(&block);
        }
        reading.see(event, place);
    }
    unresolved
}
