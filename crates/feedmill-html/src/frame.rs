//! Frames, plug-ins and controls, and what a reader gets in their place.

use super::address::{Address, Use, absolute};
use super::attribute::{Written, value_of};
use super::clean::Cleaner;
use super::embed::embed;
use super::image::is_tracker;
use super::rewrite::rewrite;
use super::tag::Tag;
use feedmill_text::entity::{decode_attribute, decode_entities, escape_attribute};

impl<'h> Cleaner<'h, '_> {
    /// An `iframe` with all that is in it. Our own profile writes a link in its place.
    pub(super) fn frame(&mut self, written: Written<'h>) -> usize {
        let end = self.raw_end(&written).map_or(written.end, |tag| tag.end);
        if self.ours() {
            if self.is_hidden() {
                self.patch.remove(written.start..end);
            } else {
                self.link_to(written, &["data-src", "data-lazy-src", "src"], end);
            }
            return end;
        }
        let tag = rewrite(
            &Written {
                self_closing: false,
                ..written
            },
            Tag::Iframe,
            written.name,
            &self.reader.attributes,
            false,
            &mut self.ids,
            self.context,
        );
        let tag = tag.unwrap_or_else(|| self.html[written.start..written.end].to_owned());
        self.see_content();
        if tag != self.html[written.start..written.end]
            || end != written.end + written.name.len() + 3
        {
            self.patch
                .replace(written.start..end, &format!("{tag}</{}>", written.name));
        }
        end
    }

    /// Puts a link to what an element would load in its place; the element ends at `end`.
    pub(super) fn link_to(&mut self, written: Written<'h>, sources: &[&str], end: usize) {
        let attributes = &self.reader.attributes;
        let source = sources
            .iter()
            .find_map(|source| value_of(attributes, source).filter(|source| !source.is_empty()));
        match source {
            Some(source) => self.link_to_address(written, source, end),
            None => self.patch.remove(written.start..end),
        }
    }

    /// Puts a link to the page for the frame at `source` in the place of an element.
    pub(super) fn link_to_address(&mut self, written: Written<'h>, source: &str, end: usize) {
        let attributes = &self.reader.attributes;
        let address = match absolute(source, Use::Link, self.context) {
            Address::Same => Some(decode_attribute(source).into_owned()),
            Address::Changed(address) => Some(address),
            Address::Forbidden => None,
        };
        let Some(address) = address
            .filter(|address| address.starts_with("http") && !is_tracker(attributes, address))
        else {
            self.patch.remove(written.start..end);
            return;
        };
        let page = embed(&address);
        let title = value_of(attributes, "title").map(decode_entities);
        let title = title
            .as_deref()
            .map(str::trim)
            .filter(|title| !title.is_empty());
        let label = escape_attribute(title.unwrap_or(&page.label)).replace('>', "&gt;");
        let inside = match &page.picture {
            Some(picture) => format!(
                "<img src=\"{}\" alt=\"{label}\">",
                escape_attribute(picture)
            ),
            None => label,
        };
        let href = escape_attribute(&page.link);
        if let Some(index) = self.open.link() {
            self.close_to(index, written.start);
        }
        let blockwise = self.open.top().is_none_or(|open| {
            matches!(
                open.role,
                Tag::Block | Tag::Div | Tag::Center | Tag::Li | Tag::Cell
            ) && !open.name.eq_ignore_ascii_case("pre")
        });
        let (before, after) = if blockwise { ("<p>", "</p>") } else { ("", "") };
        let link = format!("{before}<a href=\"{href}\">{inside}</a>{after}");
        self.see_content();
        self.patch.replace(written.start..end, &link);
    }

    /// A control goes, but for the box of a task list, which says whether the task is done.
    pub(super) fn input(&mut self, written: Written<'h>) {
        let attributes = &self.reader.attributes;
        let is_box =
            value_of(attributes, "type").is_some_and(|kind| kind.eq_ignore_ascii_case("checkbox"));
        let sign = match (is_box, value_of(attributes, "checked")) {
            (false, _) => "",
            (true, None) => "☐",
            (true, Some(_)) => "☑",
        };
        if is_box {
            self.see_content();
        }
        self.patch.replace(written.start..written.end, sign);
    }
}
