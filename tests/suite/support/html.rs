//! A published page as a browser reads it: its faults, its links, its texts. Must not know the theme.

use scraper::{ElementRef, Html, Selector};

/// A parsed page.
pub struct Page {
    html: Html,
}

impl Page {
    /// Parses a page as browsers do.
    pub fn read(text: &str) -> Self {
        Self { html: Html::parse_document(text) }
    }

    /// What the HTML standard calls parse errors.
    pub fn errors(&self) -> Vec<String> {
        self.html.errors.iter().map(ToString::to_string).collect()
    }

    /// All elements of a selector.
    pub fn all(&self, selector: &str) -> Vec<ElementRef<'_>> {
        let selector = Selector::parse(selector).expect("selectors in tests are valid");
        self.html.select(&selector).collect()
    }

    /// The value of an attribute on all elements that have it.
    pub fn values(&self, selector: &str, attribute: &str) -> Vec<String> {
        self.all(selector)
            .into_iter()
            .filter_map(|element| element.value().attr(attribute).map(str::to_owned))
            .collect()
    }

    /// All ids in the order of the page.
    pub fn ids(&self) -> Vec<String> {
        self.values("[id]", "id")
    }

    /// The contents of a named meta element, one for each of that name.
    pub fn meta(&self, name: &str) -> Vec<String> {
        self.values(&format!("meta[name=\"{name}\"]"), "content")
    }

    /// The words inside all elements of a selector, white space made even.
    pub fn words(&self, selector: &str) -> Vec<String> {
        self.all(selector).into_iter().map(words).collect()
    }

    /// Everything the page loads or leads to: links, pictures, styles, scripts, the target of a
    /// redirect.
    pub fn addresses(&self) -> Vec<String> {
        let mut found = self.values("[href]", "href");
        found.extend(self.values("[src]", "src"));
        let widths = self.values("[srcset]", "srcset");
        let widths = widths.iter().flat_map(|list| list.split(", "));
        found.extend(widths.filter_map(|one| Some(one.split_once(' ')?.0.to_owned())));
        for refresh in self.values("meta[http-equiv=refresh]", "content") {
            found.extend(refresh.split_once("url=").map(|(_, url)| url.to_owned()));
        }
        found
    }
}

/// The words inside an element, white space made even.
pub fn words(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}
