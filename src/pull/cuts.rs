//! What was cut off a source's entries, and of how many.

use std::collections::BTreeMap;

/// What was cut, each with the number of entries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cuts(BTreeMap<String, usize>);

impl Cuts {
    /// Notes that an entry was cut.
    pub fn note(&mut self, what: impl Into<String>) {
        *self.0.entry(what.into()).or_default() += 1;
    }

    /// A text without what stands behind so many characters.
    pub fn text(&mut self, what: &str, characters: usize, text: &mut String) {
        if let Some((at, _)) = text.char_indices().nth(characters) {
            text.truncate(at);
            text.truncate(text.trim_end().len());
            text.push('…');
            self.note(format!("{what} is cut after {characters} characters"));
        }
    }

    /// A list without what stands behind so many values.
    pub fn list<T>(&mut self, what: &str, values: usize, list: &mut Vec<T>) {
        if list.len() > values {
            list.truncate(values);
            self.note(format!("only the first {values} {what} are kept"));
        }
    }

    /// No URL, if it is too long.
    pub fn url(&mut self, url: &mut Option<String>) {
        if url
            .as_ref()
            .is_some_and(|url| url.len() > super::limits::URL)
        {
            *url = None;
            self.note(format!(
                "a URL of more than {} bytes is left out",
                super::limits::URL
            ));
        }
    }

    /// A sentence for each.
    pub fn into_texts(self) -> Vec<String> {
        let texts = self.0.into_iter().map(|(what, count)| match count {
            1 => what,
            count => format!("{what} ({count} times)"),
        });
        texts.collect()
    }
}
