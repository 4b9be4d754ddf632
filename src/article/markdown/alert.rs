//! Alerts as an input method writes them: `> [!提示]` beside `> [!TIP]`, which the parser knows.

use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, Event, Tag, TagEnd};

/// Turns quotes that begin with a Chinese name into alerts, event by event.
pub(super) struct Alerts<'a> {
    body: &'a str,
    /// The open quotes that the parser has no kind for.
    open: Vec<Option<BlockQuoteKind>>,
    name: Name,
}

/// Where the reading of a name stands; with the end of its line in the body.
#[derive(Clone, Copy)]
enum Name {
    /// Not within one.
    None,
    /// The next event is the paragraph that it begins.
    Expected(usize),
    /// In a paragraph that goes on behind it.
    Line(usize),
    /// In a paragraph of its own.
    Paragraph,
}

impl<'a> Alerts<'a> {
    /// For the events of a body.
    pub(super) fn new(body: &'a str) -> Self {
        Self { body, open: Vec::new(), name: Name::None }
    }

    /// Whether an event has to pass: nearly none has.
    pub(super) fn concern(&self, event: &Event<'_>) -> bool {
        !matches!(self.name, Name::None)
            || matches!(event, Event::Start(Tag::BlockQuote(None)) | Event::End(TagEnd::BlockQuote(None)))
    }

    /// The event as it should be; none if it belongs to an alert's name.
    pub(super) fn pass<'p>(&mut self, event: Event<'p>, place: &Range<usize>) -> Option<Event<'p>> {
        match event {
            Event::Start(Tag::BlockQuote(None)) => {
                let named = named(&self.body[place.clone()]);
                self.name = named.map_or(Name::None, |(_, line)| Name::Expected(place.start + line));
                let kind = named.map(|(kind, _)| kind);
                self.open.push(kind);
                Some(Event::Start(Tag::BlockQuote(kind)))
            }
            Event::End(TagEnd::BlockQuote(None)) => {
                Some(Event::End(TagEnd::BlockQuote(self.open.pop().flatten())))
            }
            other => self.without_name(other, place),
        }
    }

    /// Leaves out the text of a name, and the line end or the paragraph that would stand empty.
    fn without_name<'p>(&mut self, event: Event<'p>, place: &Range<usize>) -> Option<Event<'p>> {
        match self.name {
            Name::None => Some(event),
            Name::Expected(end) if matches!(event, Event::Start(Tag::Paragraph)) => {
                let alone = self.body[end.min(place.end)..place.end].trim().is_empty();
                self.name = if alone { Name::Paragraph } else { Name::Line(end) };
                (!alone).then_some(event)
            }
            Name::Expected(_) => {
                self.name = Name::None;
                Some(event)
            }
            Name::Line(end) if place.start < end => None,
            Name::Line(_) => {
                self.name = Name::None;
                (!matches!(event, Event::SoftBreak | Event::HardBreak)).then_some(event)
            }
            Name::Paragraph => {
                if matches!(event, Event::End(TagEnd::Paragraph)) {
                    self.name = Name::None;
                }
                None
            }
        }
    }
}

/// The kind of a quote whose first line holds nothing but a name, and the length of that line.
fn named(quote: &str) -> Option<(BlockQuoteKind, usize)> {
    let line = quote.lines().next()?.trim_end();
    let Opening { name, behind } = opening(line)?;
    Some((kind(name).filter(|_| behind == line.len())?, line.len()))
}

/// What a quote begins with, if it is meant as an alert.
pub(super) struct Opening<'a> {
    /// The name within the brackets.
    pub(super) name: &'a str,
    /// Where the text behind them begins, in the quote.
    pub(super) behind: usize,
}

/// Looks at a quote from its first `>` on.
pub(super) fn opening(quote: &str) -> Option<Opening<'_>> {
    let line = quote.lines().next()?;
    let inside = line.strip_prefix('>')?.trim_start().strip_prefix('[')?.strip_prefix(['!', '！'])?;
    let (name, text) = inside.split_once(']')?;
    Some(Opening { name: name.trim(), behind: line.len() - text.len() })
}

/// The kind of alert that a name asks for, in Chinese or as the parser knows it.
pub(super) fn kind(name: &str) -> Option<BlockQuoteKind> {
    match name.to_ascii_uppercase().as_str() {
        "说明" | "NOTE" => Some(BlockQuoteKind::Note),
        "提示" | "TIP" => Some(BlockQuoteKind::Tip),
        "重要" | "IMPORTANT" => Some(BlockQuoteKind::Important),
        "警告" | "WARNING" => Some(BlockQuoteKind::Warning),
        "注意" | "小心" | "CAUTION" => Some(BlockQuoteKind::Caution),
        _ => None,
    }
}
