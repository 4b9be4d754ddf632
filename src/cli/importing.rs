//! What the command line says of an import, as the command takes it.

use super::arguments::Import;
use super::choices::{KindChoice, OldSiteChoice};
use crate::article::kind::Kind;
use crate::command::import::{Options, Printed, WriteMode};
use crate::import::Revisions;
use crate::import::old_site::OldSite;
use crate::import::recognise::Parts;

pub(super) fn kind(choice: KindChoice) -> Kind {
    match choice {
        KindChoice::News => Kind::News,
        KindChoice::Session => Kind::Session,
        KindChoice::Outline => Kind::Outline,
        KindChoice::Targets => Kind::Targets,
        KindChoice::Notice => Kind::Notice,
        KindChoice::Document => Kind::Document,
        KindChoice::Gongshi => Kind::Gongshi,
        KindChoice::Progress => Kind::Progress,
    }
}

pub(super) fn options(import: Import) -> Options {
    Options {
        root: import.root,
        files: import.imported,
        category: import.category,
        kind: import.kind_of_article.map(kind),
        parts: if import.split { Parts::Several } else { Parts::One },
        revisions: if import.accept_changes { Revisions::Accept } else { Revisions::Refuse },
        from: import.from.map(|from| match from {
            OldSiteChoice::Hugo => OldSite::Hugo,
            OldSiteChoice::Hexo => OldSite::Hexo,
            OldSiteChoice::Jekyll => OldSite::Jekyll,
            OldSiteChoice::WordPress => OldSite::WordPress,
            OldSiteChoice::HtmlFolder => OldSite::HtmlFolder,
        }),
        publish: import.publish,
        writing: if import.dry_run { WriteMode::DryRun } else { WriteMode::Write },
        form: if import.json { Printed::Json } else { Printed::People },
    }
}
