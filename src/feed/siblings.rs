//! Pages that show the same in other languages.

use std::collections::HashMap;
use std::fmt::Write;

use super::page_path;
use crate::config::{Config, Kind};
use crate::selection::Selection;

/// A page of a feed in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LanguagePage {
    /// Its language (BCP 47), or `x-default` if it shows several. HTML `hreflang`.
    pub language: String,
    /// Where it is, relative to the folder of feeds.
    pub page: String,
}

/// For each feed, the pages that show the same in other languages.
#[derive(Debug, Default)]
pub struct Siblings(HashMap<(Kind, String), Vec<LanguagePage>>);

impl Siblings {
    /// Those of the feeds of a site.
    pub fn of(config: &Config, selections: &[Selection]) -> Self {
        let mut pages: HashMap<(Kind, String), Vec<LanguagePage>> = HashMap::new();
        // Most sites have one language.
        if selections.iter().all(|one| one.within.is_none()) {
            return Siblings::default();
        }
        for selection in selections {
            let own = selection.language.as_deref().unwrap_or("x-default");
            let page = LanguagePage {
                language: own.to_owned(),
                page: page_path(config, selection),
            };
            pages.entry(key(selection)).or_default().push(page);
        }
        pages.retain(|_, pages| pages.len() > 1);
        Siblings(pages)
    }

    /// The pages that show what this feed shows in any language, itself among them; none if there is no other.
    pub fn of_feed(&self, selection: &Selection) -> &[LanguagePage] {
        // Most sites have one language, and need no key.
        if self.0.is_empty() {
            return &[];
        }
        self.0.get(&key(selection)).map_or(&[], Vec::as_slice)
    }

    /// The same as a text that differs if it does.
    pub(crate) fn as_text(&self, selection: &Selection) -> String {
        let mut text = String::new();
        for LanguagePage { language, page } in self.of_feed(selection) {
            let _ = write!(text, "\0{language}\0{page}");
        }
        text
    }
}

/// What feeds have in common that differ in their language alone: the whole site's and those of languages are one group.
fn key(selection: &Selection) -> (Kind, String) {
    match selection.kind {
        Kind::All | Kind::Language => (Kind::Language, String::new()),
        kind => (kind, selection.name.clone()),
    }
}
