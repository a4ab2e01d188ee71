//! Texts without markup.

use super::{Fault, Sink};
use crate::html;

/// Report markup in a text that has none.
pub(super) fn check(text: &str, sink: &mut Sink<'_>) {
    match html::first_mark(text) {
        Some(html::Mark::Markup(at)) => {
            let end = text[at..]
                .find(['>', ';'])
                .map_or(text.len(), |end| at + end + 1);
            let shown: String = text[at..end].chars().take(40).collect();
            sink(
                Fault::HtmlInText,
                at,
                format!("`{shown}` is markup, and readers differ in whether they show it"),
            );
        }
        Some(html::Mark::Ambiguous(at)) => {
            sink(
                Fault::HtmlMarkInText,
                at,
                "some readers take this for markup".to_owned(),
            );
        }
        None => {}
    }
}

pub(super) fn length(text: &str, most: usize, sink: &mut Sink<'_>) {
    if text.len() > most {
        let count = text.chars().count();
        if count > most {
            sink(
                Fault::TooLong,
                0,
                format!("{count} characters are more than {most}"),
            );
        }
    }
}
