//! The text of a new article, as a form would put it in.

use crate::article::front_matter::form::{self, Entered};
use crate::article::kind::Kind;
use crate::command::new::{self, index_number};
use crate::diagnostic::Lang;
use crate::source::{Date, Source, SourcePath};

use super::unsaved::keys_for;

/// The text of a new article: what is known of it, as a form would put it in, and a draft until somebody says
/// otherwise.
pub fn fresh(options: &new::Options, date: Date, lang: Lang) -> String {
    let path = SourcePath::new("content/new/article.md").expect("a plain path");
    let keys = keys_for(&path);
    let begun = match lang {
        Lang::Zh => format!("---\n标题: 标题\n日期: {date}\n草稿: 是\n---\n\n"),
        Lang::En => format!("---\ntitle: Title\ndate: {date}\ndraft: true\n---\n\n"),
    };
    let mut source = Source::new(path.clone(), begun);
    let mut put = |name: &str, value: Entered| {
        if let Some(text) = form::put(&source, &keys, name, &value) {
            source = Source::new(path.clone(), text);
        }
    };
    put("title", Entered::Text(options.title.split_whitespace().collect::<Vec<_>>().join(" ")));
    if options.kind != Kind::News {
        let kind = if lang == Lang::Zh { options.kind.chinese() } else { options.kind.name() };
        put("kind", Entered::Text(kind.to_owned()));
    }
    let block = |entries: &[(&str, String)]| {
        let entry = |(name, value): &(&str, String)| ((*name).to_owned(), Entered::Text(value.clone()));
        Entered::Map(entries.iter().map(entry).collect())
    };
    match options.kind {
        Kind::Document => {
            let number = index_number::next(&options.root, date).map(|number| ("index_number", number));
            let dates = [("made_on", date.to_string()), ("published_on", date.to_string())];
            put("document", block(&number.into_iter().chain(dates).collect::<Vec<_>>()));
        }
        Kind::Targets => put("targets", block(&[("year", date.year().to_string())])),
        Kind::Progress => put("progress", block(&[("year", date.year().to_string())])),
        Kind::Gongshi => put("gongshi", block(&[("period", format!("{date}至{}", date.days_later(6)))])),
        Kind::News | Kind::Outline | Kind::Session | Kind::Notice => {}
    }
    source.text().to_owned()
}
