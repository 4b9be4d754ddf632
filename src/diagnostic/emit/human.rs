//! Findings drawn for people: the line, a caret under the characters, what to write instead (the only
//! user of annotate-snippets).

use std::borrow::Cow;

use annotate_snippets::renderer::{DEFAULT_ERROR_STYLE, DEFAULT_WARNING_STYLE};
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Patch, Renderer, Snippet};

use super::excerpt::Excerpt;
use super::ruler::{self, Ruler};
use super::visible::{visible, visible_line};
use super::{Colour, severity_name};
use crate::diagnostic::{self, Diagnostic, Lang, Place, Severity};
use crate::source::{Position, Span};

/// The width drawings are laid out for: excerpts are cut before, so nothing is cut again.
const WIDTH: usize = 500;

pub(super) fn emit(diagnostics: &[Diagnostic], colour: Colour, lang: Lang) -> String {
    let renderer = match colour {
        Colour::Never => Renderer::plain(),
        Colour::Always => Renderer::styled(),
    }
    .term_width(WIDTH);
    let mut rulers = Rulers::default();
    let mut out = String::new();
    for diagnostic in diagnostics {
        out.push_str(&title(diagnostic, colour, lang));
        out.push_str(&draw(&renderer, diagnostic, &mut rulers, lang));
        out.push_str("\n\n");
    }
    out
}

/// One ruler for each kind of place: findings come sorted, and what belongs to them mostly does too.
#[derive(Default)]
struct Rulers<'a> {
    place: Ruler<'a>,
    related: Ruler<'a>,
    patch: Ruler<'a>,
}

/// A place with its label.
struct Shown<'a> {
    span: &'a Span,
    position: Position,
    kind: AnnotationKind,
    label: Option<Cow<'a, str>>,
}

/// `错误[ZB203] …`, `error[ZB203]: …`.
fn title(diagnostic: &Diagnostic, colour: Colour, lang: Lang) -> String {
    let name = format!("{}[{}]", severity_name(diagnostic.severity, lang), diagnostic.code.id);
    let message = visible_line(diagnostic.message.in_lang(lang));
    let style = match diagnostic.severity {
        Severity::Error => DEFAULT_ERROR_STYLE,
        Severity::Warning => DEFAULT_WARNING_STYLE,
    };
    let colon = match lang {
        Lang::Zh => "",
        Lang::En => ":",
    };
    match colour {
        Colour::Never => format!("{name}{colon} {message}\n"),
        Colour::Always => format!("{style}{name}{style:#}{colon} {message}\n"),
    }
}

fn draw<'a>(renderer: &Renderer, diagnostic: &'a Diagnostic, rulers: &mut Rulers<'a>, lang: Lang) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut group = Group::with_level(level);
    match &diagnostic.place {
        Place::File(path) => group = group.element(Origin::path(visible_line(path.as_str()))),
        Place::Line(path, line) => {
            group = group.element(Origin::path(visible_line(path.as_str())).line(*line));
        }
        Place::Span(_) | Place::Outside => {}
    }
    let mut columns = Vec::new();
    let places = shown(diagnostic, rulers, lang);
    // Without line numbers there is no gutter, and an arrow would start in the first column.
    let indent = if places.is_empty() && diagnostic.path().is_some() { " " } else { "" };
    for snippet in snippets(places, &mut columns) {
        group = group.element(snippet);
    }
    group = group.element(Level::HELP.no_name().message(help(diagnostic, lang)));
    let mut groups = vec![group];
    groups.extend(patch(diagnostic, &mut rulers.patch));
    let drawn = renderer.render(&groups).replace('\n', &format!("\n{indent}"));
    let drawn = format!("{indent}{drawn}");
    columns.into_iter().fold(drawn, |drawn, (cut, true_one)| drawn.replacen(&cut, &true_one, 1))
}

/// The places that have lines to show, the finding's own first.
fn shown<'a>(diagnostic: &'a Diagnostic, rulers: &mut Rulers<'a>, lang: Lang) -> Vec<Shown<'a>> {
    let mut all = Vec::new();
    if let Place::Span(span) = &diagnostic.place {
        let position = rulers.place.position(span.source(), span.range().start);
        let label = diagnostic.label.as_ref().map(|label| visible_line(label.in_lang(lang)));
        all.push(Shown { span, position, kind: AnnotationKind::Primary, label });
    }
    for (span, label) in &diagnostic.related {
        let position = rulers.related.position(span.source(), span.range().start);
        let label = Some(visible_line(label.in_lang(lang)));
        all.push(Shown { span, position, kind: AnnotationKind::Context, label });
    }
    all
}

/// The places in one excerpt where they lie near to each other, else in one each. The header of an
/// excerpt has the column within the excerpt: `columns` takes that header and the right one, where a line was cut
/// or something in it is written out.
fn snippets<'a>(
    places: Vec<Shown<'a>>,
    columns: &mut Vec<(String, String)>,
) -> Vec<Snippet<'a, Annotation<'a>>> {
    let Some(first) = places.first() else { return Vec::new() };
    let source = first.span.source();
    let spans: Vec<&Span> = places.iter().map(|place| place.span).collect();
    if spans.iter().all(|span| ruler::same_text(span.source(), source))
        && let Some(excerpt) = Excerpt::together(&spans)
    {
        columns.extend(headers(&excerpt, first));
        return vec![snippet(excerpt, places)];
    }
    let mut all = Vec::new();
    for place in places {
        let excerpt = Excerpt::together(&[place.span]).unwrap_or_else(|| Excerpt::alone(place.span));
        columns.extend(headers(&excerpt, &place));
        all.push(snippet(excerpt, vec![place]));
    }
    all
}

fn snippet(excerpt: Excerpt, places: Vec<Shown<'_>>) -> Snippet<'_, Annotation<'_>> {
    let first = places.iter().map(|place| place.position.line).min().unwrap_or(1);
    let path = visible_line(places[0].span.source().path().as_str());
    Snippet::source(excerpt.text).path(path).line_start(first).annotations(
        excerpt.marks.into_iter().zip(places).map(|(mark, place)| place.kind.span(mark).label(place.label)),
    )
}

fn headers(excerpt: &Excerpt, place: &Shown) -> Option<(String, String)> {
    let path = visible_line(place.span.source().path().as_str());
    let Position { line, column } = place.position;
    let before = &excerpt.text[..excerpt.marks[0].start];
    let drawn = before[before.rfind('\n').map_or(0, |end| end + 1)..].chars().count() + 1;
    (drawn != column).then(|| (format!("{path}:{line}:{drawn}"), format!("{path}:{line}:{column}")))
}

fn help(diagnostic: &Diagnostic, lang: Lang) -> String {
    let id = diagnostic.code.id;
    match (&diagnostic.help, lang) {
        (Some(help), Lang::Zh) => format!("帮助：{}（zhenbao explain {id}）", visible(&help.zh)),
        (Some(help), Lang::En) => format!("help: {} (zhenbao explain {id})", visible(&help.en)),
        (None, Lang::Zh) => format!("帮助：见 zhenbao explain {id}"),
        (None, Lang::En) => format!("help: see zhenbao explain {id}"),
    }
}

/// The lines of the patch as they are and as they should be. Nothing of one that only puts in or
/// takes out empty lines: they do not show, the help says it.
fn patch<'a>(diagnostic: &'a Diagnostic, ruler: &mut Ruler<'a>) -> Option<Group<'a>> {
    let patch = diagnostic.patch.as_ref().filter(|patch| !moves_lines_only(patch))?;
    let excerpt = Excerpt::together(&[&patch.span])?;
    let position = ruler.position(patch.span.source(), patch.span.range().start);
    let snippet = Snippet::source(excerpt.text)
        .line_start(position.line)
        .patch(Patch::new(excerpt.marks[0].clone(), visible(&patch.replacement)));
    Some(Group::with_level(Level::HELP).element(snippet))
}

fn moves_lines_only(patch: &diagnostic::Patch) -> bool {
    let (before, after) = (patch.span.text(), patch.replacement.as_str());
    let has_lines = before.contains('\n') || after.contains('\n');
    has_lines && lines_with_words(before).eq(lines_with_words(after))
}

fn lines_with_words(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.trim().is_empty())
}
