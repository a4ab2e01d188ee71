//! From a place of the source to the element or attribute whose value stands there.

use std::borrow::Cow;
use std::ops::Range;

use crate::source::xml::{Attribute, Element, Tree};

/// The elements of a document by where they begin.
pub(super) struct Places {
    starts: Vec<(usize, u32)>,
}

/// Where a value stands.
pub(super) struct Spot<'a, 't> {
    pub element: Element<'a, 't>,
    /// The value as programs read it.
    pub value: Cow<'a, str>,
    /// The value as it is written: what is between the quotes, or between the tags.
    pub span: Range<usize>,
}

impl Places {
    pub fn new(tree: &Tree<'_>) -> Self {
        let starts = tree
            .elements()
            .map(|element| (element.at(), element.index()));
        Self {
            starts: starts.collect(),
        }
    }

    /// The element whose start tag or text is at a byte of the source.
    pub fn element<'a, 't>(&self, tree: &'a Tree<'t>, at: usize) -> Option<Element<'a, 't>> {
        let count = self.starts.partition_point(|(start, _)| *start <= at);
        let (_, index) = self.starts.get(count.checked_sub(1)?)?;
        let mut element = tree.element(*index)?;
        while element.close() <= at && !(element.content_at() == at && element.close() == at) {
            element = element.parent()?;
        }
        Some(element)
    }

    /// The value at a byte of the source.
    pub fn spot<'a, 't>(&self, text: &str, tree: &'a Tree<'t>, at: usize) -> Option<Spot<'a, 't>> {
        let element = self.element(tree, at)?;
        if at < element.content_at() {
            let mut attributes = element.attributes();
            let attribute = attributes.find(|attribute| {
                let span = attribute_span(text, *attribute);
                attribute.at() <= at && span.is_some_and(|span| at <= span.end)
            })?;
            return Some(Spot {
                element,
                value: Cow::Borrowed(attribute.value()),
                span: attribute_span(text, attribute)?,
            });
        }
        let span = text_span(text, element)?;
        Some(Spot {
            element,
            value: element.value(),
            span,
        })
    }
}

/// Where the value of an attribute is written, without its quotes.
pub(super) fn attribute_span(text: &str, attribute: Attribute<'_, '_>) -> Option<Range<usize>> {
    quoted(text, attribute.value_at())
}

/// The value in quotes that begins here.
pub(super) fn quoted(text: &str, start: usize) -> Option<Range<usize>> {
    let quote = text.get(..start)?.chars().next_back()?;
    if !matches!(quote, '"' | '\'') {
        return None;
    }
    let length = text.get(start..)?.find(quote)?;
    Some(start..start + length)
}

/// Where the text of an element is written, if there is nothing else in it.
pub(super) fn text_span(text: &str, element: Element<'_, '_>) -> Option<Range<usize>> {
    let (start, close) = (element.content_at(), element.close());
    let inner = text.get(start..close)?;
    let length = inner.rfind("</")?;
    let is_plain =
        element.children().next().is_none() && !inner.contains("<!--") && !inner.contains("<?");
    is_plain.then_some(start..start + length)
}

/// A value as it is written in XML: in a text or between quotes.
pub(super) fn escaped(value: &str) -> String {
    let value = value.replace('&', "&amp;").replace('<', "&lt;");
    value
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}
