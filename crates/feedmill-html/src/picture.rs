//! Images that are not to be shown, and the two of which only one is.

use super::address::{Address, Use, absolute};
use super::attribute::{Written, value_of};
use super::clean::Cleaner;
use super::image::{is_placeholder, is_tracker, lazy_source, lazy_srcset};
use super::patch::Mark;
use super::srcset::absolute_srcset;
use super::tag::Tag;

/// An image that a `noscript` may repeat.
#[derive(Clone, Copy)]
pub(super) struct LastImage<'h> {
    pub(super) mark: Mark,
    pub(super) start: usize,
    pub(super) end: usize,
    /// Its address as written; empty where it only keeps the place of another.
    pub(super) source: &'h str,
    pub(super) in_noscript: bool,
}

impl<'h> Cleaner<'h, '_> {
    /// Whether an image is not to be shown: it counts readers, has no source, or repeats the one before it.
    pub(super) fn drops_image(&mut self, written: &Written<'h>, mark: Mark) -> bool {
        let attributes = &self.reader.attributes;
        let lazy = lazy_source(attributes, self.context);
        let plain = value_of(attributes, "src");
        let loads = |source: &&str| {
            !is_placeholder(source)
                && absolute(source, Use::Picture, self.context) != Address::Forbidden
        };
        let source = lazy.or(plain.filter(loads)).unwrap_or_default();
        let has_set = source.is_empty()
            && [lazy_srcset(attributes), value_of(attributes, "srcset")]
                .iter()
                .flatten()
                .any(|set| absolute_srcset(set, self.context).is_none_or(|set| !set.is_empty()));
        if is_tracker(attributes, source) {
            return true;
        }
        let in_noscript = self
            .open
            .top()
            .is_some_and(|open| open.tag == Tag::Noscript);
        let last = self.last_image.take();
        if let Some(last) = last.filter(|last| last.in_noscript && !in_noscript) {
            let between = &self.html[last.end..written.start];
            let adjacent = between.trim().eq_ignore_ascii_case("</noscript>");
            // A script would have shown this image in place of the one that the `noscript` before it has.
            if adjacent
                && (lazy.is_some() || (source.is_empty() && !has_set) || source == last.source)
            {
                return true;
            }
        }
        let empty = source.is_empty() && !has_set;
        self.last_image = Some(LastImage {
            mark,
            start: written.start,
            end: written.end,
            source: match source {
                "" if has_set => "srcset",
                source => source,
            },
            in_noscript,
        });
        // A picture in the address itself may be one that keeps the place of another, or may be all there is.
        let inline = plain.is_some_and(|source| {
            absolute(source, Use::Picture, self.context) != Address::Forbidden
        });
        empty && !inline
    }

    /// A `noscript`. The image in it is the one before it, for readers without scripts: one of the two goes. Returns the
    /// byte after the element where it has been dealt with as a whole.
    pub(super) fn noscript(&mut self, start: usize, end: usize) -> Option<usize> {
        if let Some(tag) = self.end_tags.next(end, "noscript")
            && asks_for_scripts(&self.html[end..tag.start])
        {
            self.patch.remove(start..tag.end);
            return Some(tag.end);
        }
        let last = self.last_image?;
        if last.in_noscript || !is_between_elements(&self.html[last.end..start]) {
            return None;
        }
        let closing = self.end_tags.next(end, "noscript")?;
        let content = &self.html.as_bytes()[end..closing.start];
        let has_image = content
            .windows(4)
            .any(|bytes| bytes.eq_ignore_ascii_case(b"<img"));
        if !has_image {
            return None;
        }
        if last.source.is_empty() {
            if !self.html[last.end..start].trim_start().is_empty() {
                return None;
            }
            self.patch.undo_to(last.mark);
            self.patch.remove(last.start..last.end);
            self.last_image = None;
            return None;
        }
        self.patch.remove(start..closing.end);
        Some(closing.end)
    }
}

/// Whether nothing but white space and the ends of elements, such as that of a `picture`, stands in `html`.
fn is_between_elements(html: &str) -> bool {
    let mut rest = html.trim_start();
    while let Some(after) = rest.strip_prefix("</") {
        let Some(end) = after.find('>') else {
            return false;
        };
        rest = after[end + 1..].trim_start();
    }
    rest.is_empty()
}

/// Whether a `noscript` only says that the page wants scripts, such as those of its comments.
fn asks_for_scripts(content: &str) -> bool {
    const LONGEST: usize = 400;
    content.len() <= LONGEST
        && !content.contains("<img")
        && content
            .as_bytes()
            .windows(10)
            .any(|bytes| bytes.eq_ignore_ascii_case(b"javascript"))
}
