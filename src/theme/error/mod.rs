//! Tera's errors as findings: which template, where, and on which page.

mod tags;
mod advice;

use tera::ErrorKind;

use advice::advice;

use super::budget::{DEEPEST_PART, DEEPEST_VALUE, Excess, STEPS_OF_A_PAGE};
use super::layers::Templates;
use crate::diagnostic::{Code, Diagnostic, Place, Text, did_you_mean, nearest};
use crate::source::{OutputPath, Source};
use crate::text;
use crate::theme::codes;

/// Findings for templates that do not load.
pub(super) fn loading(error: &tera::Error, templates: &Templates) -> Vec<Diagnostic> {
    match error.kind() {
        ErrorKind::Msg(text) => reports(text, templates),
        _ => vec![finding(&codes::TEMPLATE_SYNTAX, error, None, templates, &unreadable())],
    }
}

/// The finding for a page whose template fails.
pub(super) fn rendering(
    error: &tera::Error,
    template: &str,
    page: &OutputPath,
    templates: &Templates,
) -> Diagnostic {
    let failed = text!("生成 /{page} 时模板出错：", "the template fails on /{page}: ");
    finding(&codes::TEMPLATE_FAILED, error, Some(template), templates, &failed)
}

/// The finding for a page that its template makes too much of.
pub(super) fn too_much(excess: Excess, error: &tera::Error, templates: &Templates) -> Diagnostic {
    let place = match error.kind() {
        ErrorKind::RenderingError(report) => {
            templates.find(report.filename()).map(|source| line(source, report.span().start_line))
        }
        _ => None,
    };
    let message = match excess {
        Excess::Work => text!(
            "模板生成一页要超过 {STEPS_OF_A_PAGE} 步，没有做完",
            "the template takes more than {STEPS_OF_A_PAGE} steps for one page and was stopped"
        ),
        Excess::Parts => text!(
            "模板一个引用一个，超过 {DEEPEST_PART} 层",
            "templates include each other more than {DEEPEST_PART} deep"
        ),
        Excess::Nesting => text!(
            "模板里的列表一层套一层，超过 {DEEPEST_VALUE} 层",
            "the template nests lists more than {DEEPEST_VALUE} deep"
        ),
    };
    let help = text!(
        "看这一行的循环、{{% set %}} 和组件：循环里套循环、每一圈都加倍的文字、自己调用自己的组件，都没有尽头",
        "look at the loops, {{% set %}} and components of this line: loops in loops, texts that double with every turn, and components that call themselves have no end"
    );
    Diagnostic::new(&codes::TEMPLATE_WORK, place.unwrap_or(Place::Outside), message).help(help)
}

/// The finding for pages that take too much together, though none does alone.
pub(super) fn too_much_together() -> Diagnostic {
    let message = text!(
        "所有网页的模板合起来工作量太大，没有做完",
        "the templates of all pages take too much work together and were stopped"
    );
    let help =
        text!("看每一页都用到的模板里的循环", "look at the loops of the templates that every page has");
    Diagnostic::new(&codes::TEMPLATE_WORK, Place::Outside, message).help(help)
}

/// The finding for templates that cannot be weighed.
pub(super) fn not_weighed() -> Diagnostic {
    let message = text!(
        "模板里有一处算式太长，算不出它的工作量",
        "a template has an expression that is too long to be weighed"
    );
    let help = text!("把长的算式拆成几个 {{% set %}}", "split long expressions with {{% set %}}");
    Diagnostic::new(&codes::TEMPLATE_WORK, Place::Outside, message).help(help)
}

/// A line of a template, from 1.
fn line(source: &Source, number: usize) -> Place {
    let mut lines = source.text().split_inclusive('\n');
    let start: usize = lines.by_ref().take(number.saturating_sub(1)).map(str::len).sum();
    let text = lines.next().unwrap_or_default();
    let indent = text.len() - text.trim_start().len();
    source.span(start + indent..start + text.trim_end().len().max(indent)).into()
}

/// The finding for a page on which the program itself fails.
pub(super) fn panicked(payload: &(dyn std::any::Any + Send), page: &OutputPath) -> Diagnostic {
    let said = payload.downcast_ref::<String>().map(String::as_str);
    let reason = said.or_else(|| payload.downcast_ref::<&str>().copied()).unwrap_or("panic");
    let message =
        text!("生成 /{page} 时程序本身出错：{reason}", "the program itself fails on /{page}: {reason}");
    let help = text!(
        "这是镇报的缺陷，请连同这一行报告；改动这一页的文章或模板，也许可以绕开",
        "this is a fault of zhenbao: please report it with this line; a change of the page's text or template may avoid it"
    );
    Diagnostic::new(&codes::PAGE_PANICKED, Place::Outside, message).help(help)
}

fn unreadable() -> Text {
    text!("模板无法读取：", "the template does not load: ")
}

fn finding(
    code: &'static Code,
    error: &tera::Error,
    template: Option<&str>,
    templates: &Templates,
    what: &Text,
) -> Diagnostic {
    let (reason, place) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let place = templates
                .find(report.filename())
                .map(|source| Place::from(source.span(report.span().range.clone())));
            (report.message().to_owned(), place)
        }
        ErrorKind::MissingParent { current, parent } => {
            (format!("Unknown template `{parent}`"), tag("extends", current, parent, templates))
        }
        ErrorKind::CircularExtend { tpl, inheritance_chain: chain } => (
            format!("Circular extend of `{tpl}`"),
            circle("extends", chain, templates).or_else(|| file(tpl, templates)),
        ),
        ErrorKind::CircularInclude { tpl, include_chain: chain } => (
            format!("Circular include of `{tpl}`"),
            circle("include", chain, templates).or_else(|| file(tpl, templates)),
        ),
        _ => (first_line(&error.to_string()), template.and_then(|name| file(name, templates))),
    };
    let place = place.unwrap_or(Place::Outside);
    let near = field_suggestion(&reason);
    let help = near.as_deref().map(did_you_mean);
    // A page that fails has a sound template: what is wrong is a value.
    let help = help.or_else(|| template.is_none().then(|| advice(&reason, &place, templates)));
    let finding = Diagnostic::new(code, place, what.clone() + in_words(&reason));
    Diagnostic { help, ..finding }
}

/// Tera's reason in both languages. What it says most often is put into Chinese; a reason of the
/// program's own filters and functions has both, with a slash between.
fn in_words(reason: &str) -> Text {
    const KNOWN: [(&str, &str); 14] = [
        ("Unknown filter", "没有过滤器"),
        ("Unknown function", "没有函数"),
        ("Unknown test", "没有判断"),
        ("Unknown template", "没有模板"),
        ("Unknown component", "没有组件"),
        ("Circular extend of ", "模板以自己为上级："),
        ("Circular include of ", "模板引用了自己："),
        ("Missing keyword argument", "缺少参数"),
        ("Template already contains a block named ", "模板里已有同名的块："),
        ("Unknown tag", "这里不能有这个标签，可能是前面的 {% if %} 之类没有结尾"),
        (
            "This content would be ignored: only `extends`, `block` and `component` are allowed at the top level of a child template.",
            "有上级的模板里，{% block %} 外面的内容不会出现在网页上",
        ),
        ("Unclosed component", "组件没有结尾："),
        ("Unexpected character", "这里有模板不认识的字符"),
        ("Unexpected end of input", "模板没有写完，可能少了 {% endif %} 之类的结尾"),
    ];
    if let Some((zh, en)) = reason.split_once(" / ") {
        return Text { zh: zh.to_owned(), en: en.to_owned() };
    }
    let en = reason.to_owned();
    if let Some((en_start, zh_start)) = KNOWN.iter().find(|(known, _)| reason.starts_with(known)) {
        return Text { zh: format!("{zh_start}{}", reason[en_start.len()..].trim_end_matches('.')), en };
    }
    let block = reason
        .strip_prefix("Block ")
        .and_then(|rest| rest.strip_suffix(" is not defined in any parent template"));
    if let Some(name) = block {
        return Text { zh: format!("上级模板里没有块 {name}"), en };
    }
    let undefined = [("Field ", "字段"), ("Variable ", "变量")].into_iter().find_map(|(known, zh)| {
        let (name, rest) = reason.strip_prefix(known)?.split_once(" is not defined.")?;
        let available =
            rest.split_once(": ").map(|(_, names)| format!("，可用的有：{names}")).unwrap_or_default();
        Some(format!("没有{zh} {name}{available}"))
    });
    Text { zh: undefined.unwrap_or_else(|| reason.to_owned()), en }
}

/// Where a template names another one in a tag; without such a tag, the file.
fn tag(word: &str, from: &str, to: &str, templates: &Templates) -> Option<Place> {
    let source = templates.find(from)?;
    let named = source.text().match_indices(word).find_map(|(at, _)| {
        let start = at + word.len() + source.text()[at + word.len()..].find(['"', '\''])? + 1;
        source.text()[start..].starts_with(to).then(|| source.span(start..start + to.len()))
    });
    Some(named.map_or_else(|| Place::from(source), Place::from))
}

/// Where the last template of a circle names the first one again.
fn circle(word: &str, chain: &[String], templates: &Templates) -> Option<Place> {
    let last = chain.last()?;
    let from = chain.iter().rev().find(|name| *name != last).unwrap_or(last);
    // Templates name each other without the layer that tera found them in.
    let plain = last
        .strip_prefix("themes/")
        .and_then(|rest| rest.split_once('/'))
        .map_or(last.as_str(), |(_, name)| name);
    [last.as_str(), plain]
        .into_iter()
        .find_map(|to| tag(word, from, to, templates).filter(|place| matches!(place, Place::Span(_))))
        .or_else(|| tag(word, last, plain, templates))
}

fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().to_owned()
}

fn file(name: &str, templates: &Templates) -> Option<Place> {
    templates.find(name).map(Place::from)
}

/// Tera tells unknown filters, functions, includes and the like only as a drawn report: a message,
/// then ` --> file:line:column`, several of them with a blank line between.
fn reports(text: &str, templates: &Templates) -> Vec<Diagnostic> {
    let mut findings: Vec<Diagnostic> = Vec::new();
    for report in text.split("\n\n").filter(|report| report.contains("-->")) {
        let reason = first_line(report.trim_start()).trim_start_matches("error: ").to_owned();
        let place = report.lines().find_map(|line| arrow(line.trim(), templates)).unwrap_or(Place::Outside);
        let help = advice(&reason, &place, templates);
        let message = unreadable() + in_words(&reason);
        findings.push(Diagnostic::new(&codes::TEMPLATE_SYNTAX, place, message).help(help));
    }
    if findings.is_empty() {
        let reason = text.trim().replace('\n', " ");
        let message = unreadable() + in_words(&reason);
        let help = advice(&reason, &Place::Outside, templates);
        findings.push(Diagnostic::new(&codes::TEMPLATE_SYNTAX, Place::Outside, message).help(help));
    }
    findings
}

/// `--> file:line:column` as a place: line and column from 1.
fn arrow(line: &str, templates: &Templates) -> Option<Place> {
    let rest = line.trim_start_matches(['-', '>', ' ', '╭', '─', '[']).trim_end_matches(']');
    let mut parts = rest.rsplitn(3, ':');
    let column: usize = parts.next()?.trim().parse().ok()?;
    let row: usize = parts.next()?.parse().ok()?;
    let source = templates.find(parts.next()?.trim())?;
    let text = source.text();
    let start: usize = text.split_inclusive('\n').take(row.checked_sub(1)?).map(str::len).sum();
    let width = text[start.min(text.len())..].lines().next().unwrap_or_default();
    let offset: usize = width.chars().take(column.saturating_sub(1)).map(char::len_utf8).sum();
    let end =
        width[offset..].find([' ', '|', '(', '}', '%']).map_or(width.len(), |length| offset + length.max(1));
    Some(source.span(start + offset..start + end).into())
}

/// For `Field `titel` is not defined. Available fields: content, date, title`: the nearest one.
fn field_suggestion(reason: &str) -> Option<String> {
    let (before, available) =
        reason.split_once("Available fields: ").or_else(|| reason.split_once("vailable variables: "))?;
    let written = before.split('`').nth(1)?;
    nearest(written.rsplit('.').next()?, available.split(", ").map(|name| name.trim_end_matches('.')))
        .map(str::to_owned)
}
