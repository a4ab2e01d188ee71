//! Elements: which stay, which go, and which are spelt otherwise.

use super::address::{Address, Use, absolute};
use super::amp::Custom;
use super::attribute::{Written, value_of};
use super::clean::Cleaner;
use super::image::lazy_source;
use super::open::{Fate, Open};
use super::rewrite::rewrite;
use super::selector::Matched;
use super::style;
use super::tag::Tag;

/// Elements deeper than this lose their tags: parsers stop at about 500.
const MAX_DEPTH: usize = 256;

impl<'h> Cleaner<'h, '_> {
    /// Any element that is not of a kind with rules of its own.
    pub(super) fn element(&mut self, written: Written<'h>, tag: Tag, foreign: bool) -> usize {
        let Written { name, end, .. } = written;
        let parent = self.open.top().map(|open| open.matched);
        let (removed, matched) = self.context.remove.test(
            name,
            &self.reader.attributes,
            parent.unwrap_or_default(),
            self.ours(),
        );
        let shown_by_script =
            || tag == Tag::Img && lazy_source(&self.reader.attributes, self.context).is_some();
        let hidden = self.ours() && self.is_hidden() && !shown_by_script();
        let dropped = removed || tag == Tag::Hidden || hidden;
        if self.ours() && !dropped {
            match tag {
                Tag::Noscript => {
                    if let Some(end) = self.noscript(written.start, end) {
                        return end;
                    }
                }
                Tag::Object if value_of(&self.reader.attributes, "data").is_some() => {
                    // The link stands in front of the element, which goes.
                    self.link_to(written, &["data"], end);
                    return self.push_dropped(written, tag, matched);
                }
                _ => {}
            }
        }
        let custom = match tag {
            Tag::Other if self.ours() && !foreign && !dropped => Custom::of(name),
            _ => None,
        };
        let dropped = dropped || custom == Some(Custom::Boilerplate);
        if let Some(custom) = custom
            && self.custom(written, custom)
        {
            let has_end = !written.self_closing && self.end_tags.next(end, name).is_some();
            return match has_end {
                true => self.push_dropped(written, tag, matched),
                false => end,
            };
        }
        let childless = tag.is_void() || (foreign && written.self_closing);
        if !childless && self.open.len() >= MAX_DEPTH {
            self.patch.remove(written.start..end);
            self.too_deep += usize::from(!written.self_closing);
            return end;
        }
        let mark = self.patch.mark();
        let dropped =
            dropped || (self.ours() && tag == Tag::Img && self.drops_image(&written, mark));
        let fate = match dropped {
            true => Fate::Drop,
            false => self.fate(name, tag, foreign),
        };
        self.write_start(&written, tag, fate, foreign);
        if childless {
            if !dropped {
                self.see_content();
            }
            return end;
        }
        let role = match fate {
            Fate::Unwrap => Tag::Other,
            Fate::Rename(other) => Tag::of(other),
            // In SVG a title may hold HTML.
            _ if tag == Tag::Title => Tag::Foreign,
            _ => tag,
        };
        self.open.push(Open {
            tag,
            role,
            name,
            fate,
            start: written.start,
            mark,
            has_content: false,
            foreign: foreign && role != Tag::Foreign,
            matched,
        });
        // In HTML `<i/>` opens an element that nobody closes. Whoever writes it means an empty one.
        if written.self_closing {
            self.close_to(self.open.len() - 1, end);
        }
        end
    }

    /// What becomes of an element that no selector and no style hides.
    fn fate(&self, name: &str, tag: Tag, foreign: bool) -> Fate {
        match tag {
            Tag::Img if name.eq_ignore_ascii_case("image") => Fate::Rename("img"),
            _ if !self.ours() => Fate::Keep,
            Tag::Button | Tag::Select | Tag::Option => Fate::Drop,
            Tag::Center => Fate::Rename("div"),
            // A portal's own spelling of a link, which its script makes one of.
            Tag::Span
                if value_of(&self.reader.attributes, "href").is_some()
                    && self.open.link().is_none() =>
            {
                Fate::Rename("a")
            }
            Tag::Span => Fate::DropIfEmpty,
            Tag::Font | Tag::Noscript | Tag::Object | Tag::Unwrapped => Fate::Unwrap,
            Tag::Media if !self.loads_media() => Fate::DropIfEmpty,
            Tag::Other if !foreign && name.contains([':', '-', '_']) => match Custom::of(name) {
                Some(Custom::Plain(plain)) => Fate::Rename(plain),
                _ => Fate::Unwrap,
            },
            _ => Fate::Keep,
        }
    }

    /// Writes a start tag as its element's fate wants it.
    fn write_start(&mut self, written: &Written<'h>, tag: Tag, fate: Fate, foreign: bool) {
        let part = written.start..written.end;
        let name = match fate {
            Fate::Drop | Fate::Unwrap => return self.patch.remove(part),
            Fate::Rename(_) if tag == Tag::Center => {
                let centred = "<div style=\"text-align:center\">";
                return self.patch.replace(part, centred);
            }
            Fate::Rename(other) => other,
            Fate::Keep | Fate::DropIfEmpty => written.name,
        };
        if let Some(spelling) = self.spelling(written, tag, name, foreign) {
            self.patch.replace(part, &spelling);
        }
    }

    /// The tag that was read last as it is written back; `None` where it can stay.
    pub(super) fn spelling(
        &mut self,
        written: &Written<'h>,
        tag: Tag,
        name: &str,
        foreign: bool,
    ) -> Option<String> {
        let attributes = &self.reader.attributes;
        let ids = &mut self.ids;
        rewrite(written, tag, name, attributes, foreign, ids, self.context)
    }

    /// Whether the tag that was read last names a film or a sound, not left to `source`s in it.
    fn loads_media(&self) -> bool {
        let attributes = &self.reader.attributes;
        lazy_source(attributes, self.context).is_some()
            || value_of(attributes, "src").is_some_and(|source| {
                absolute(source, Use::Picture, self.context) != Address::Forbidden
            })
    }

    /// Opens an element that goes, but for what has been written in its place.
    fn push_dropped(&mut self, written: Written<'h>, tag: Tag, matched: Matched) -> usize {
        if self.open.len() >= MAX_DEPTH {
            self.too_deep += 1;
            return written.end;
        }
        let mark = self.patch.mark();
        self.open.push(Open {
            tag,
            role: tag,
            name: written.name,
            fate: Fate::Drop,
            start: written.end,
            mark,
            has_content: false,
            foreign: false,
            matched,
        });
        written.end
    }

    /// Whether the tag that was read last says that its element is not shown.
    pub(super) fn is_hidden(&self) -> bool {
        let attributes = &self.reader.attributes;
        // Without a script, no other tab can be shown.
        if value_of(attributes, "role") == Some("tabpanel") {
            return false;
        }
        value_of(attributes, "hidden")
            .is_some_and(|value| !value.eq_ignore_ascii_case("until-found"))
            || value_of(attributes, "style").is_some_and(style::hides)
    }

    /// Whether only options may stand here.
    pub(super) fn in_select(&self) -> bool {
        self.open.top().is_some_and(|open| match open.role {
            Tag::Select => true,
            Tag::Option => self.open.nearest(Tag::Select, |_| false).is_some(),
            _ => false,
        })
    }
}
