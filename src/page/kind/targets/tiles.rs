//! The newest targets as tiles on the home page.

use serde::Serialize;

use super::{common_lead, words};
use crate::article::kind::Target;
use crate::site::Site;
use crate::site::pages::DATA;

/// `home.targets`: the newest targets as tiles.
#[derive(Debug, Clone, Serialize)]
pub struct TilesView {
    /// The year.
    pub year: i16,
    /// What all of them begin with: `比上年增长`; may be empty.
    pub lead: String,
    /// The targets.
    pub tiles: Vec<TileView>,
    /// The article.
    pub url: String,
    /// The page of all years.
    pub all: String,
}

/// One figure on the home page.
#[derive(Debug, Clone, Serialize)]
pub struct TileView {
    /// What is measured.
    pub indicator: String,
    /// What stands before the number, where the tiles differ: `控制在`.
    pub lead: String,
    /// The number or range as typed, or words.
    pub value: String,
    /// The unit.
    pub unit: String,
    /// `左右`, `以上` …, never dropped.
    pub qualifier: String,
}

/// Figures on the home page.
const TILES: usize = 8;

/// The newest targets for the home page: those of the last year, from its newest article.
pub fn tiles(site: &Site) -> Option<TilesView> {
    let year = *site.series.years.last()?;
    let id = site.listed().find(|id| {
        let published = site.article(*id);
        published.targets().is_some() && published.target_year() == year
    })?;
    let published = site.article(id);
    let (targets, items) = published.targets()?;
    let basis = targets.basis.as_deref();
    let numbers: Vec<Target> =
        items.iter().filter(|item| !item.value.numbers().is_empty()).take(TILES).cloned().collect();
    let common = common_lead(&numbers, basis);
    let tile = |item: &Target| TileView {
        indicator: item.indicator.clone(),
        lead: if common.is_some() { String::new() } else { words::lead(item, basis) },
        value: words::number(item),
        unit: item.unit.clone().unwrap_or_default(),
        qualifier: words::qualifier(item),
    };
    let tiles: Vec<TileView> = numbers.iter().map(tile).collect();
    (!tiles.is_empty()).then(|| TilesView {
        year,
        lead: common.clone().unwrap_or_default(),
        tiles,
        url: published.path.url(),
        all: DATA.path().url(),
    })
}
