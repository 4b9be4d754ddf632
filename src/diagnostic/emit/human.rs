//! Findings drawn for people: the line, a caret under the characters, what to write instead (the only
//! user of annotate-snippets).

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use annotate_snippets::renderer::{DEFAULT_ERROR_STYLE, DEFAULT_WARNING_STYLE};
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Patch, Renderer, Snippet};

use super::excerpt::Excerpt;
use super::ruler::{self, Ruler};
use super::screen::width;
use super::visible::{visible, visible_line};
use super::volume::{Arranged, Many, arranged};
use super::{Colouring, Screen, severity_name};
use crate::diagnostic::{self, Diagnostic, Lang, Place, Severity, counted};
use crate::source::{Position, SourcePath, Span};
use crate::text;

/// The width drawings are laid out for: excerpts are cut before, so nothing is cut again.
const WIDTH: usize = 500;
/// What stands before the lines of an excerpt: the number, which mostly has two digits, and the bar.
const BEFORE_LINES: usize = 6;
/// What stands before words below an excerpt, and indents their further lines.
const BEFORE_WORDS: usize = 6;

pub(super) fn emit(diagnostics: &[Diagnostic], screen: Screen, lang: Lang) -> String {
    let renderer = match screen.colour {
        Colouring::Never => Renderer::plain(),
        Colouring::Always => Renderer::styled(),
    }
    .term_width(WIDTH);
    let Arranged { warnings, groups, errors, floods } = arranged(diagnostics);
    let mut out = String::new();
    let whole = |diagnostics: Vec<&Diagnostic>, out: &mut String| {
        let mut rulers = Rulers::default();
        for diagnostic in diagnostics {
            out.push_str(&title(diagnostic, screen, lang));
            out.push_str(&screen.cut(&draw(&renderer, diagnostic, &mut rulers, (screen, lang))));
            out.push_str("\n\n");
        }
    };
    whole(warnings, &mut out);
    for many in &groups {
        out.push_str(&group(many, screen, lang));
    }
    whole(errors, &mut out);
    for many in &floods {
        out.push_str(&group(many, screen, lang));
    }
    out
}

/// So many places are named of many warnings of one code.
const PLACES: usize = 5;

/// Many findings of one code, by their count and their first places.
fn group(many: &Many<'_>, screen: Screen, lang: Lang) -> String {
    let Many { code, rest } = many;
    let files: BTreeSet<&SourcePath> = rest.iter().filter_map(|finding| finding.path()).collect();
    let (count, files, id, about) = (rest.len(), files.len(), code.id, code.title_in(lang));
    let told = match lang {
        Lang::Zh => format!(" {about}：另有 {count} 处，在 {files} 个文件里"),
        Lang::En => format!(": {about}: {count} more in {}", counted(files, "file")),
    };
    let place = |finding: &&Diagnostic| {
        let line = finding.position().0;
        let path = visible_line(finding.path().map_or("", SourcePath::as_str));
        if line == 0 { path.into_owned() } else { format!("{path}:{line}") }
    };
    let severity = rest.first().map_or(Severity::Warning, |finding| finding.severity);
    let mut out = headed((severity, id), &told, screen, lang);
    for finding in rest.iter().take(PLACES) {
        out.extend([" --> ", &place(finding), "\n"]);
    }
    let help = if severity == Severity::Error {
        text!(
            "帮助：先改好上面的，再检查一次；全部列出用 zhenbao check --format short（zhenbao explain {id}）",
            "help: mend those above and check again; zhenbao check --format short lists all (zhenbao explain {id})"
        )
    } else {
        text!(
            "帮助：全部列出用 zhenbao check --format short；旧稿不再提示用 zhenbao check --accept（zhenbao explain {id}）",
            "help: zhenbao check --format short lists all; zhenbao check --accept says no more of old ones (zhenbao explain {id})"
        )
    };
    let help = screen.wrapped(help.in_lang(lang), 4).replace('\n', "\n    ");
    out + &format!("  = {help}\n\n")
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
fn title(diagnostic: &Diagnostic, screen: Screen, lang: Lang) -> String {
    let message = visible_line(diagnostic.message.in_lang(lang));
    let message = match lang {
        Lang::Zh => format!(" {message}"),
        Lang::En => format!(": {message}"),
    };
    headed((diagnostic.severity, diagnostic.code.id), &message, screen, lang)
}

/// A sentence behind the name of its finding.
fn headed((severity, id): (Severity, &str), sentence: &str, screen: Screen, lang: Lang) -> String {
    let name = format!("{}[{id}]", severity_name(severity, lang));
    let style = match severity {
        Severity::Error => DEFAULT_ERROR_STYLE,
        Severity::Warning => DEFAULT_WARNING_STYLE,
    };
    let whole = screen.wrapped(&format!("{name}{sentence}"), 0);
    match screen.colour {
        Colouring::Never => format!("{whole}\n"),
        Colouring::Always => whole.replacen(&name, &format!("{style}{name}{style:#}"), 1) + "\n",
    }
}

fn draw<'a>(
    renderer: &Renderer,
    diagnostic: &'a Diagnostic,
    rulers: &mut Rulers<'a>,
    (screen, lang): (Screen, Lang),
) -> String {
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
    let Drawn { snippets, beside } = snippets(places, screen, &mut columns);
    for snippet in snippets {
        group = group.element(snippet);
    }
    for words in beside.into_iter().map(Cow::into_owned).chain([help(diagnostic, lang)]) {
        group = group.element(Level::HELP.no_name().message(screen.wrapped(&words, BEFORE_WORDS)));
    }
    let mut groups = vec![group];
    groups.extend(patch(diagnostic, &mut rulers.patch, screen));
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

/// Excerpts, and labels that have no room beside their place.
struct Drawn<'a> {
    snippets: Vec<Snippet<'a, Annotation<'a>>>,
    beside: Vec<Cow<'a, str>>,
}

/// The places in one excerpt where they lie near to each other, else in one each. The header of an
/// excerpt has the column within the excerpt: `columns` takes that header and the right one, where a line was cut
/// or something in it is written out.
fn snippets<'a>(
    mut places: Vec<Shown<'a>>,
    screen: Screen,
    columns: &mut Vec<(String, String)>,
) -> Drawn<'a> {
    let mut drawn = Drawn { snippets: Vec::new(), beside: Vec::new() };
    let Some(first) = places.first() else { return drawn };
    let (source, room) = (first.span.source(), screen.room());
    let spans: Vec<&Span> = places.iter().map(|place| place.span).collect();
    if spans.iter().all(|span| ruler::same_text(span.source(), source))
        && let Some(excerpt) = Excerpt::together(&spans, room)
    {
        columns.extend(headers(&excerpt, first));
        drawn.beside.extend(labels_without_room(&excerpt, &mut places, screen));
        drawn.snippets.push(snippet(excerpt, places));
        return drawn;
    }
    for place in places {
        let excerpt =
            Excerpt::together(&[place.span], room).unwrap_or_else(|| Excerpt::alone(place.span, room));
        columns.extend(headers(&excerpt, &place));
        let mut place = vec![place];
        drawn.beside.extend(labels_without_room(&excerpt, &mut place, screen));
        drawn.snippets.push(snippet(excerpt, place));
    }
    drawn
}

/// Takes labels away that would run over the edge behind their carets.
fn labels_without_room<'a>(excerpt: &Excerpt, places: &mut [Shown<'a>], screen: Screen) -> Vec<Cow<'a, str>> {
    let Some(columns) = screen.columns() else { return Vec::new() };
    let end = |mark: &Range<usize>| {
        let start = excerpt.text[..mark.start].rfind('\n').map_or(0, |end| end + 1);
        let line = excerpt.text[start..mark.end].lines().next().unwrap_or_default();
        BEFORE_LINES + width(line)
    };
    let all = excerpt.marks.iter().zip(places);
    all.filter_map(|(mark, place)| place.label.take_if(|label| end(mark) + 1 + width(label) > columns))
        .collect()
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
/// takes out empty lines: they do not show, the help says it. Nor of one that moves words to the front of a text.
fn patch<'a>(diagnostic: &'a Diagnostic, ruler: &mut Ruler<'a>, screen: Screen) -> Option<Group<'a>> {
    let patch = diagnostic.patch.as_ref().filter(|patch| !moves_lines_only(patch) && !moves_words(patch))?;
    let on_one_line = !patch.span.text().contains('\n') && !patch.replacement.contains('\n');
    let excerpt = if screen.columns().is_some() && on_one_line {
        Excerpt::together(&[&patch.span], screen.room())
            .unwrap_or_else(|| Excerpt::alone(&patch.span, screen.room()))
    } else {
        Excerpt::together(&[&patch.span], Screen::PLAIN.room())?
    };
    let position = ruler.position(patch.span.source(), patch.span.range().start);
    let snippet = Snippet::source(excerpt.text)
        .line_start(position.line)
        .patch(Patch::new(excerpt.marks[0].clone(), visible(&patch.replacement)));
    Some(Group::with_level(Level::HELP).element(snippet))
}

/// Whether words move from the end of a place to its start: all between would be drawn for nothing.
fn moves_words(patch: &diagnostic::Patch) -> bool {
    let before = patch.span.text();
    let first = before.split_once('\n').map(|(line, _)| line).filter(|line| !line.is_empty());
    let at = first.and_then(|first| patch.replacement.find(first)).filter(|at| *at > 0);
    at.is_some_and(|at| before.starts_with(&patch.replacement[at..]))
}

fn moves_lines_only(patch: &diagnostic::Patch) -> bool {
    let (before, after) = (patch.span.text(), patch.replacement.as_str());
    let has_lines = before.contains('\n') || after.contains('\n');
    has_lines && lines_with_words(before).eq(lines_with_words(after))
}

fn lines_with_words(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.trim().is_empty())
}
