//! Tables of a page: those that only lay it out are taken apart, merged cells of the others are filled.

use scraper::ElementRef;

/// A cell beyond these was never meant to span so far.
const WIDEST: usize = 60;

/// Whether a table only lays out a page: it holds other tables, or nothing beside its one cell.
pub(super) fn is_layout(element: ElementRef<'_>) -> bool {
    let mut cells = 0_usize;
    let mut columns = 0_usize;
    let mut long = false;
    for row in rows(element) {
        let row: Vec<_> = self::cells(row).collect();
        cells += row.len();
        columns = columns.max(row.len());
        long |= row.iter().any(|(cell, _)| {
            cell.descendants().filter_map(ElementRef::wrap).any(|inside| {
                inside != *cell && matches!(inside.value().name(), "table" | "h1" | "h2" | "h3" | "ul" | "ol")
            })
        });
    }
    let presents = element.attr("role") == Some("presentation");
    presents || long || cells <= 1 || (columns == 1 && cells <= 3)
}

/// The rows of a table, not of those within it.
pub(super) fn rows(table: ElementRef<'_>) -> impl Iterator<Item = ElementRef<'_>> {
    let is_part = |element: &ElementRef<'_>| matches!(element.value().name(), "tbody" | "thead" | "tfoot");
    let own = table.children().filter_map(ElementRef::wrap);
    own.flat_map(move |element| {
        let within: Vec<ElementRef<'_>> = if is_part(&element) {
            element.children().filter_map(ElementRef::wrap).collect()
        } else {
            vec![element]
        };
        within
    })
    .filter(|element| element.value().name() == "tr")
}

/// The cells of a row with the rows and columns that each spans.
pub(super) fn cells(row: ElementRef<'_>) -> impl Iterator<Item = (ElementRef<'_>, [usize; 2])> {
    let span = |cell: ElementRef<'_>, key| {
        cell.attr(key).and_then(|span| span.trim().parse::<usize>().ok()).unwrap_or(1).clamp(1, WIDEST)
    };
    let cells = row.children().filter_map(ElementRef::wrap);
    cells
        .filter(|cell| matches!(cell.value().name(), "td" | "th"))
        .map(move |cell| (cell, [span(cell, "rowspan"), span(cell, "colspan")]))
}
