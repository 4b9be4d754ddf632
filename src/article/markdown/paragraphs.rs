//! The events of a body with its paragraphs as [`LineEnds`] asks: where a line is a paragraph, that of the
//! parser is taken apart. Quotes, tables, headings and code stay as they are, and so do lines that are
//! indented under an item of a list.

use std::collections::VecDeque;
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::line_end::paragraphs_begin;
use crate::config::LineEnds;

/// What ends a line in pasted text: the end of a line, and the separators of word processors and web editors.
pub const LINE_SEPARATORS: [char; 3] = ['\n', '\u{2028}', '\u{2029}'];

/// Lines of text that the parser takes for one paragraph, or for the words of an item.
#[derive(Debug, Clone)]
pub(super) struct TextBlock {
    /// From its first character to its last, in the body.
    pub place: Range<usize>,
    /// The ends of lines behind which a paragraph begins, rising.
    pub ends: Vec<usize>,
    /// Whether it is the text of an item that holds no paragraph.
    pub of: Of,
}

/// What a block of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    /// A paragraph.
    Paragraph,
    /// An item's words.
    Item,
}

/// What is open around the text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Around {
    /// A quote, an alert or a footnote: its lines are as CommonMark has them.
    Quote,
    Item,
    Other,
}

/// See the module.
pub(super) struct Paragraphs<'p, I> {
    events: I,
    body: &'p str,
    line_ends: LineEnds,
    around: Vec<Around>,
    /// Events that are to be seen next.
    ready: VecDeque<(Event<'p>, Range<usize>)>,
    /// The event behind an item's words.
    held: Option<(Event<'p>, Range<usize>)>,
    block: Option<TextBlock>,
    /// The events of the block that are not ready yet, and what becomes of them: of a million lines that are a paragraph
    /// each, only those of one are laid out at a time.
    waiting: std::vec::IntoIter<(Event<'p>, Range<usize>)>,
    parts: VecDeque<Part>,
    /// The block that they are of.
    whole: (Range<usize>, Of),
    /// Whether it is one part.
    alone: bool,
}

/// A paragraph of a block of text.
struct Part {
    /// How many events it has.
    events: usize,
    /// From its first event to its last.
    around: Option<Range<usize>>,
    /// Whether it is the first of its block; before all others stands the end of a line.
    begins: bool,
}

/// The events of a block so far.
struct Inside<'p> {
    events: Vec<(Event<'p>, Range<usize>)>,
    /// Whether the last of them is a text that stands so in the body. Comparing it again with each piece that is
    /// joined would take ever longer.
    written: bool,
}

impl<'p, I: Iterator<Item = (Event<'p>, Range<usize>)>> Paragraphs<'p, I> {
    pub(super) fn new(events: I, body: &'p str, line_ends: LineEnds) -> Self {
        Self {
            events,
            body,
            line_ends,
            around: Vec::new(),
            ready: VecDeque::new(),
            held: None,
            block: None,
            waiting: Vec::new().into_iter(),
            parts: VecDeque::new(),
            whole: (0..0, Of::Paragraph),
            alone: true,
        }
    }

    /// The block of text whose events come next, once.
    pub(super) fn block(&mut self) -> Option<TextBlock> {
        self.block.take()
    }

    /// Puts an event behind others; words that the parser has taken apart become one text again, so that an
    /// address with `_` or `&` is found whole.
    fn join(&self, inside: &mut Inside<'p>, event: Event<'p>, range: Range<usize>) {
        let written = match &event {
            Event::Text(text) => self.body.get(range.clone()) == Some(text),
            _ => false,
        };
        if let Some((Event::Text(last), place)) = inside.events.last_mut()
            && place.end == range.start
            && written
            && inside.written
        {
            place.end = range.end;
            *last = self.body[place.clone()].into();
        } else {
            inside.events.push((event, range));
            inside.written = written;
        }
    }

    /// The text of a paragraph, up to its end.
    fn paragraph(&mut self, place: Range<usize>) {
        let mut inside = Inside { events: Vec::new(), written: false };
        while let Some((event, range)) = self.events.next() {
            if matches!(event, Event::End(TagEnd::Paragraph)) {
                break;
            }
            self.join(&mut inside, event, range);
        }
        self.text(inside.events, place, Of::Paragraph);
    }

    /// The words of an item, up to the next block.
    fn item(&mut self, first: (Event<'p>, Range<usize>)) {
        let mut place = first.1.clone();
        let mut inside = Inside { events: Vec::new(), written: false };
        self.join(&mut inside, first.0, first.1);
        self.held = None;
        while let Some((event, range)) = self.events.next() {
            if !is_inline(&event) {
                self.held = Some((event, range));
                break;
            }
            place.end = place.end.max(range.end);
            self.join(&mut inside, event, range);
        }
        self.text(inside.events, place, Of::Item);
    }

    /// Makes events ready, and the block that they are of.
    fn text(&mut self, inside: Vec<(Event<'p>, Range<usize>)>, place: Range<usize>, of: Of) {
        let ends = self.ends(&place);
        if ends.is_empty() && self.ready.is_empty() {
            // Most blocks are one part, and a long one is not copied.
            self.ready = inside.into();
            if of == Of::Paragraph {
                self.ready.push_front((Event::Start(Tag::Paragraph), place.clone()));
                self.ready.push_back((Event::End(TagEnd::Paragraph), place.clone()));
            }
            self.block = Some(TextBlock { place, ends, of });
            return;
        }
        let cut = |event: &Event<'_>, range: &Range<usize>| {
            matches!(event, Event::SoftBreak) && {
                let end = self.body[range.start..].find(LINE_SEPARATORS).map(|at| range.start + at);
                end.is_some_and(|end| ends.binary_search(&end).is_ok())
            }
        };
        let mut depth = 0_usize;
        let mut parts = VecDeque::from([Part { events: 0, around: None, begins: true }]);
        for (event, range) in &inside {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth = depth.saturating_sub(1),
                _ => {}
            }
            let Some(part) = parts.back_mut() else { break };
            if depth == 0 && cut(event, range) {
                parts.push_back(Part { events: 0, around: None, begins: false });
            } else {
                part.events += 1;
                let around = part.around.get_or_insert_with(|| range.clone());
                around.end = range.end.max(around.end);
            }
        }
        self.whole = (place.clone(), of);
        self.alone = parts.len() == 1;
        self.parts = parts;
        self.waiting = inside.into_iter();
        self.block = Some(TextBlock { place, ends, of });
    }

    /// Makes the events of the next part ready; the end of the line before it belongs to none.
    fn next_part(&mut self) -> Option<()> {
        let part = self.parts.pop_front()?;
        if !part.begins {
            self.waiting.next();
        }
        let (place, of) = self.whole.clone();
        let around = part.around.filter(|_| !self.alone).unwrap_or(place);
        let wrapped = of == Of::Paragraph || !part.begins;
        if wrapped {
            self.ready.push_back((Event::Start(Tag::Paragraph), around.clone()));
        }
        self.ready.extend(self.waiting.by_ref().take(part.events));
        if wrapped {
            self.ready.push_back((Event::End(TagEnd::Paragraph), around));
        }
        Some(())
    }

    /// Behind which ends of lines a paragraph begins.
    fn ends(&self, place: &Range<usize>) -> Vec<usize> {
        let text = self.body[place.start..place.end.min(self.body.len())].trim_end_matches(LINE_SEPARATORS);
        if self.line_ends == LineEnds::CommonMark
            || self.around.contains(&Around::Quote)
            || !text.contains(LINE_SEPARATORS)
        {
            return Vec::new();
        }
        let lines: Vec<&str> = text.split(LINE_SEPARATORS).collect();
        let in_item = self.around.contains(&Around::Item);
        let mut ends = Vec::new();
        let mut end = place.start;
        for ((line, next), begins) in lines.iter().zip(&lines[1..]).zip(paragraphs_begin(&lines)) {
            end += line.len();
            let separator = self.body[end..].chars().next().map_or(0, char::len_utf8);
            let is_lazy = !in_item || !next.starts_with([' ', '\t']);
            if is_lazy && (begins || separator > 1) {
                ends.push(end);
            }
            end += separator;
        }
        ends
    }
}

impl<'p, I: Iterator<Item = (Event<'p>, Range<usize>)>> Iterator for Paragraphs<'p, I> {
    type Item = (Event<'p>, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(ready) = self.ready.pop_front() {
                return Some(ready);
            }
            if self.next_part().is_some() {
                continue;
            }
            let (event, range) = self.held.take().or_else(|| self.events.next())?;
            if matches!(event, Event::Start(Tag::Paragraph)) {
                self.paragraph(range);
            } else if self.around.last() == Some(&Around::Item) && is_inline(&event) {
                self.item((event, range));
            } else {
                self.enter_or_leave(&event);
                return Some((event, range));
            }
        }
    }
}

impl<I> Paragraphs<'_, I> {
    fn enter_or_leave(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(Tag::BlockQuote(_) | Tag::FootnoteDefinition(_)) => self.around.push(Around::Quote),
            Event::Start(Tag::Item) => self.around.push(Around::Item),
            Event::Start(tag) if is_around(tag.to_end()) => self.around.push(Around::Other),
            Event::End(tag) if is_around(*tag) => {
                self.around.pop();
            }
            _ => {}
        }
    }
}

fn is_around(tag: TagEnd) -> bool {
    is_block(tag) || tag == TagEnd::TableCell
}

fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => !is_around(tag.to_end()),
        Event::End(tag) => !is_around(*tag),
        Event::Rule => false,
        _ => true,
    }
}

/// Whether text on both sides of a tag stands in different blocks; a row's cells are one.
pub(super) fn is_block(tag: TagEnd) -> bool {
    !matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
            | TagEnd::TableCell
    )
}
