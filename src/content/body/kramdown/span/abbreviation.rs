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
        let mut from = 0;
        let bounds = text.char_indices().map(|(index, _)| index);
        for index in bounds {
            if index < from || is_word_before(&text, index) {
                continue;
            }
            if let Some(found) = self.abbreviation_at(&text, index) {
                escape_text(&mut self.writer.out, &text[written..index]);
                self.abbreviation(found);
                from = index + found.short.len();
                written = from;
            }
        }
        escape_text(&mut self.writer.out, &text[written..]);
        self.writer.pending = text;
        self.writer.pending.clear();
    }

    /// The longest abbreviation that stands at `index`.
    fn abbreviation_at(&self, text: &str, index: usize) -> Option<&'d Abbreviation> {
        let definitions = self.writer.definitions;
        definitions
            .abbreviations
            .iter()
            .filter(|abbreviation| {
                text[index..].starts_with(&abbreviation.short)
                    && !is_word_after(text, index + abbreviation.short.len())
            })
            .max_by_key(|abbreviation| abbreviation.short.len())
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
    char.is_alphanumeric() || char == '_'
}

fn is_word_before(text: &str, index: usize) -> bool {
    text[..index].chars().next_back().is_some_and(is_word)
}

fn is_word_after(text: &str, index: usize) -> bool {
    text[index..].chars().next().is_some_and(is_word)
}
