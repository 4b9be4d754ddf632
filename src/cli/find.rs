//! `find` on the command line.

use super::arguments::Find;
use super::choices::{ListFormatChoice, ScopeChoice};
use super::{below, moment};
use crate::command::find::{ListFormat, Options, Scope};
use crate::diagnostic::Text;
use crate::edition::{Recipe, Warnings};
use crate::site::Visibility;

pub(super) fn options(find: Find) -> Result<Options, Text> {
    let published = find.output.unwrap_or_else(|| below(&find.root, "public"));
    Ok(Options {
        site: Recipe {
            published: published.clone(),
            base_url: None,
            clock: find.clock.map(|clock| moment("--clock", &clock)).transpose()?,
            visibility: Visibility::default(),
            warnings: Warnings::Warn,
            root: find.root,
        },
        published,
        words: find.words,
        scope: match find.scope {
            None => Scope::Everything,
            Some(ScopeChoice::Drafts) => Scope::Drafts,
            Some(ScopeChoice::Attachments) => Scope::Attachments,
            Some(ScopeChoice::Public) => Scope::Public,
        },
        format: match find.list_format {
            ListFormatChoice::List => ListFormat::List,
            ListFormatChoice::Json => ListFormat::Json,
            ListFormatChoice::Csv => ListFormat::Csv,
        },
    })
}
