//! A page's view as the variables of its template.

use tera::{Context, Value};

use super::options::{OptionValue, ThemeOptions};
use crate::page::{Data, HomeView, ListView, SiteView, View};
use crate::site::ArticleId;

/// What lists show of an article. Where all of them were made before, putting one into a list costs a
/// reference count, so a list of any length is cheap.
pub(super) type Items<'a> = dyn Fn(ArticleId) -> Value + 'a;

/// The variables of one page.
pub(super) fn context(view: &View, site: &Value, csp: &Value, items: &Items<'_>) -> Context {
    let mut context = Context::new();
    context.insert_value("site", site.clone());
    context.insert("lang", site.get_from_path("language").and_then(Value::as_str).unwrap_or("zh-CN"));
    context.insert("root", &view.root);
    let json_ld = Value::safe_string(&view.head.json_ld);
    context.insert_value("page", with(&view.head, [("json_ld", json_ld), ("csp", csp.clone())]));
    if let Some((name, _)) = view.data.variable() {
        context.insert_value(name, variable(&view.data, items));
    }
    context
}

/// The variable of a page's kind: its view, with HTML and the items of lists where it has some.
fn variable(data: &Data, items: &Items<'_>) -> Value {
    match data {
        Data::Home(home) => home_value(home, items),
        Data::List(list) => list_value(list, items),
        Data::Article(article) => with(article, [("content", Value::safe_string(&article.content))]),
        Data::Plain(plain) => with(plain, [("content", Value::safe_string(&plain.content))]),
        Data::NotFound(missing) => with(missing, [("items", shared(&missing.items, items))]),
        plain => Value::from_serializable(plain),
    }
}

fn home_value(home: &HomeView, items: &Items<'_>) -> Value {
    let lead = home.lead.map_or_else(Value::none, items);
    let sections: Vec<Value> = home
        .sections
        .iter()
        .map(|section| with(section, [("items", shared(&section.items, items))]))
        .collect();
    let pictures = shared(&home.pictures, items);
    with(home, [("lead", lead), ("pictures", pictures), ("sections", Value::from(sections))])
}

fn list_value(list: &ListView, items: &Items<'_>) -> Value {
    let months: Vec<Value> =
        list.months.iter().map(|month| with(month, [("items", shared(&month.items, items))])).collect();
    let content = list.content.as_deref().map_or_else(Value::none, Value::safe_string);
    let pinned = shared(&list.pinned, items);
    with(list, [("pinned", pinned), ("months", Value::from(months)), ("content", content)])
}

fn shared(ids: &[ArticleId], items: &Items<'_>) -> Value {
    Value::from(ids.iter().map(|id| items(*id)).collect::<Vec<Value>>())
}

/// The variable `site`: what the pages know, and what the theme's options say.
pub(super) fn site(view: &SiteView, options: &ThemeOptions) -> Value {
    let values = options.values.iter().map(|(name, value)| (name.as_str().to_owned().into(), option(value)));
    let theme: tera::Map = values.collect();
    let colours = Value::from(options.stylesheet().is_some());
    with(view, [("theme", Value::from(theme)), ("colours", colours)])
}

fn option(value: &OptionValue) -> Value {
    match value {
        OptionValue::Text(text) => Value::from(text.as_str()),
        OptionValue::Flag(on) => Value::from(*on),
        // Whole numbers print without a point.
        OptionValue::Number(number) => {
            number.to_string().parse::<i64>().map_or_else(|_| Value::from(*number), Value::from)
        }
        OptionValue::Colour(colour) => Value::from(colour.to_string()),
        OptionValue::List(list) => {
            Value::from(list.iter().map(|text| Value::from(text.as_str())).collect::<Vec<_>>())
        }
    }
}

/// A view with the fields that only this room can make.
fn with<const N: usize>(view: &impl serde::Serialize, fields: [(&'static str, Value); N]) -> Value {
    let mut map = Value::from_serializable(view).into_map().expect("views are structs");
    for (name, value) in fields {
        map.insert(name.into(), value);
    }
    Value::from(map)
}
