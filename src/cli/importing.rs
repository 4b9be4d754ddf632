//! What the command line says of an import, as the command takes it.

use super::arguments::{Import, KindChoice};
use crate::article::kind::Kind;
use crate::command::import::{Options, Printed, Writing};
use crate::import::Revisions;
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
        kind: import.kind_of_import.map(kind),
        parts: if import.split { Parts::Several } else { Parts::One },
        revisions: if import.accept_changes { Revisions::Accept } else { Revisions::Refuse },
        writing: if import.dry_run { Writing::DryRun } else { Writing::Write },
        form: if import.json { Printed::Json } else { Printed::People },
    }
}
