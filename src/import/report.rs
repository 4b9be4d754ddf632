//! What is said of an import: what was carried over, changed, dropped, and what somebody should look at.

use crate::diagnostic::Text;
use crate::text;

/// What became of something in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// It is in the article.
    Carried,
    /// It is there in another form.
    Changed,
    /// It is not there.
    Dropped,
    /// Somebody should look at it.
    Doubtful,
}

impl Fate {
    /// All of them, in the order of a report.
    pub const ALL: [Self; 4] = [Self::Carried, Self::Changed, Self::Dropped, Self::Doubtful];

    /// Its heading in a report.
    pub fn words(self) -> Text {
        match self {
            Self::Carried => text!("带过来", "carried over"),
            Self::Changed => text!("改了写法", "changed"),
            Self::Dropped => text!("没有带", "dropped"),
            Self::Doubtful => text!("请看一眼", "to be looked at"),
        }
    }

    /// Its name in the report for programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Carried => "carried",
            Self::Changed => "changed",
            Self::Dropped => "dropped",
            Self::Doubtful => "look",
        }
    }
}

/// One line of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// What became of it.
    pub fate: Fate,
    /// The paragraph or line of the source, from 1; 0 for the whole file.
    pub place: usize,
    /// What it is.
    pub message: Text,
}

impl Remark {
    /// A remark about a place.
    pub fn new(fate: Fate, place: usize, message: Text) -> Self {
        Self { fate, place, message }
    }

    /// Something that is not in the article.
    pub fn dropped(place: usize, message: Text) -> Self {
        Self::new(Fate::Dropped, place, message)
    }

    /// Something in another form.
    pub fn changed(place: usize, message: Text) -> Self {
        Self::new(Fate::Changed, place, message)
    }

    /// Something to look at.
    pub fn doubtful(place: usize, message: Text) -> Self {
        Self::new(Fate::Doubtful, place, message)
    }
}

/// The start of some words, for a message.
pub fn shortened(words: &str) -> String {
    const LONGEST: usize = 24;
    let plain: String = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if plain.chars().count() <= LONGEST {
        return plain;
    }
    plain.chars().take(LONGEST).chain(['…']).collect()
}
