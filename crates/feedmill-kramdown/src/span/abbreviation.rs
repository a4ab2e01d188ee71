//! Abbreviations are marked wherever they stand in text.

use super::super::attributes::Attributes;
use super::super::definitions::Abbreviation;
use super::super::write::escape::escape_text;
use super::Spans;

impl<'d> Spans<'_, '_, 'd> {
    /// Writes the text that waited for its end.
    pub(super) fn flush(&mut self) {
        if self.writer.pending.is_empty() {
            return;
        }
        let text = std::mem::take(&mut self.writer.pending);
        let mut written = 0;
        for (index, _) in text.char_indices() {
            let begins = index == written || index > written && !is_word_before(&text, index);
            if begins
                && let Some(found) = self.abbreviation_at(&text[index..])
                && self.writer.budget.expand(found.meaning.len())
            {
                escape_text(&mut self.writer.out, &text[written..index]);
                self.abbreviation(found);
                written = index + found.short.len();
            }
        }
        escape_text(&mut self.writer.out, &text[written..]);
        self.writer.pending = text;
        self.writer.pending.clear();
    }

    /// The longest abbreviation that `text` begins with, if one of those that it begins with ends like a word.
    fn abbreviation_at(&self, text: &str) -> Option<&'d Abbreviation> {
        let definitions = self.writer.definitions;
        let found = || {
            definitions
                .abbreviations
                .iter()
                .filter(|abbreviation| text.starts_with(&abbreviation.short))
        };
        if !found().any(|abbreviation| !is_word_after(text, abbreviation.short.len())) {
            return None;
        }
        found().max_by_key(|abbreviation| abbreviation.short.len())
    }

    fn abbreviation(&mut self, abbreviation: &Abbreviation) {
        let mut attributes = Attributes::default();
        if !abbreviation.meaning.is_empty() {
            attributes.set("title", abbreviation.meaning.as_str());
        }
        attributes.merge(&abbreviation.attributes);
        self.writer.open_tag("abbr", &attributes);
        escape_text(&mut self.writer.out, &abbreviation.short);
        self.writer.out.push_str("</abbr>");
    }
}

fn is_word(char: char) -> bool {
    char.is_ascii_alphanumeric() || char == '_'
}

fn is_word_before(text: &str, index: usize) -> bool {
    text[..index].chars().next_back().is_some_and(is_word)
}

fn is_word_after(text: &str, index: usize) -> bool {
    text[index..].chars().next().is_some_and(is_word)
}
