//! The pass over a post's HTML: every tag, comment and reference in order, and what becomes of it.

use std::borrow::Cow;
use std::collections::HashSet;

use memchr::memchr2;

use super::address::{Address, Use, absolute};
use super::attribute::{TagReader, Written, is_space, value_of};
use super::embed::embed;
use super::entity::{escape_attribute, escape_text, reference};
use super::image::{is_placeholder, is_tracker, lazy_source, lazy_srcset};
use super::open::{Fate, Open, OpenElements};
use super::patch::{Mark, Patch};
use super::raw::{EndTag, EndTags, comment_end};
use super::rewrite::rewrite;
use super::selector::Matched;
use super::srcset::absolute_srcset;
use super::tag::Tag;
use super::{Context, Profile, decode_entities, style};

/// Elements deeper than this lose their tags: parsers stop at about 500.
const MAX_DEPTH: usize = 256;

/// One pass over one text.
pub(super) struct Cleaner<'h, 'c> {
    html: &'h str,
    context: &'c Context<'c>,
    reader: TagReader<'h>,
    patch: Patch<'h>,
    open: OpenElements<'h>,
    ids: HashSet<&'h str>,
    /// How many elements beyond the greatest depth are open.
    too_deep: usize,
    end_tags: EndTags<'h>,
    /// The last image, if nothing but white space has followed it.
    last_image: Option<LastImage<'h>>,
}

/// An image that a `noscript` may repeat.
#[derive(Clone, Copy)]
struct LastImage<'h> {
    mark: Mark,
    start: usize,
    end: usize,
    /// Its address as written; empty where it only keeps the place of another.
    source: &'h str,
    in_noscript: bool,
}

impl<'h, 'c> Cleaner<'h, 'c> {
    pub fn new(html: &'h str, context: &'c Context<'c>) -> Self {
        Cleaner {
            html,
            context,
            reader: TagReader::new(html),
            patch: Patch::new(html),
            open: OpenElements::new(),
            ids: HashSet::new(),
            too_deep: 0,
            end_tags: EndTags::new(html),
            last_image: None,
        }
    }

    pub fn run(mut self) -> Cow<'h, str> {
        let bytes = self.html.as_bytes();
        let mut at = 0;
        while let Some(found) = memchr2(b'<', b'&', &bytes[at..]) {
            if found > 0 {
                self.see_content();
            }
            let start = at + found;
            at = match bytes[start] {
                b'&' => self.reference(start),
                _ => self.markup(start),
            };
        }
        if at < bytes.len() {
            self.see_content();
        }
        self.close_to(0, bytes.len());
        self.patch.finish()
    }

    fn ours(&self) -> bool {
        self.context.profile == Profile::Feedmill
    }

    fn see_content(&mut self) {
        if let Some(open) = self.open.top_mut() {
            open.has_content = true;
        }
    }

    /// A `&`. What follows it in the output may not be what follows it here, so that each reference gets its semicolon
    /// and each lone `&` is escaped.
    fn reference(&mut self, start: usize) -> usize {
        self.see_content();
        let Some(found) = reference(&self.html[start..]) else {
            self.patch.replace(start..start + 1, "&amp;");
            return start + 1;
        };
        let end = start + found.len;
        if found.characters.is_none() {
            self.patch.remove(start..end);
        } else if !found.terminated {
            self.patch.insert(end, ";");
        }
        end
    }

    /// A `<`, to the byte after what it begins.
    fn markup(&mut self, start: usize) -> usize {
        let bytes = self.html.as_bytes();
        match bytes.get(start + 1) {
            Some(byte) if byte.is_ascii_alphabetic() => match self.reader.read(start, start + 1) {
                Some(written) => self.start_tag(written),
                None => self.lone(start),
            },
            Some(b'/') if bytes.get(start + 2).is_some_and(u8::is_ascii_alphabetic) => {
                match self.reader.read(start, start + 2) {
                    Some(written) => self.end_tag(written),
                    None => self.lone(start),
                }
            }
            Some(b'!') if self.html[start..].starts_with("<!--") => {
                let end = comment_end(self.html, start);
                self.patch.remove(start..end);
                end
            }
            Some(b'!') if self.open.is_foreign() && self.html[start..].starts_with("<![CDATA[") => {
                self.character_data(start)
            }
            // A doctype, a processing instruction, and what else parsers take for a comment up to `>`.
            Some(b'!' | b'?' | b'/') => match self.reader.end_after(start) {
                Some(end) => {
                    self.patch.remove(start..end);
                    end
                }
                None => self.lone(start),
            },
            _ => self.lone(start),
        }
    }

    /// A `<` that is text.
    fn lone(&mut self, start: usize) -> usize {
        self.see_content();
        self.patch.replace(start..start + 1, "&lt;");
        start + 1
    }

    /// `<![CDATA[…]]>` in SVG or MathML, the only places where it is text.
    fn character_data(&mut self, start: usize) -> usize {
        let rest = &self.html[start + 9..];
        let len = rest.find("]]>").unwrap_or(rest.len());
        let end = self.html.len().min(start + 9 + len + 3);
        self.see_content();
        self.patch.replace(start..end, &escape_text(&rest[..len]));
        end
    }

    fn start_tag(&mut self, written: Written<'h>) -> usize {
        let Written {
            name, start, end, ..
        } = written;
        let tag = match name {
            // In SVG it has content and is no `img`.
            _ if self.open.is_foreign() && name.eq_ignore_ascii_case("image") => Tag::Other,
            _ => Tag::of(name),
        };
        if !is_plain_name(name) {
            self.patch.remove(start..end);
            return end;
        }
        if self.open.is_foreign()
            && tag.breaks_out(name)
            && let Some(root) = self.open.foreign_root()
        {
            self.close_to(root, start);
        }
        let foreign = self.open.is_foreign() || matches!(tag, Tag::Svg | Tag::Math);
        let in_select = self.in_select();
        match tag {
            Tag::Script | Tag::Style => return self.raw(written, true),
            Tag::Title if !foreign => return self.raw(written, false),
            Tag::Textarea | Tag::Xmp | Tag::Iframe if in_select => return self.raw(written, false),
            Tag::Textarea | Tag::Xmp | Tag::Plaintext if !foreign => {
                return self.raw_shown(written, tag);
            }
            Tag::Document | Tag::Metadata | Tag::Form => {
                self.patch.remove(start..end);
                return end;
            }
            _ if in_select && tag != Tag::Option => {
                self.patch.remove(start..end);
                return end;
            }
            _ if tag.is_table_part() && !foreign && !self.open.in_table() => {
                self.patch.remove(start..end);
                return end;
            }
            _ => {}
        }
        if !foreign && let Some(index) = self.open.ended_by(tag, name) {
            self.close_to(index, start);
        }
        match tag {
            Tag::Iframe => return self.frame(written),
            Tag::Embed if self.ours() => {
                self.link_to(written, &["src"], end);
                return end;
            }
            Tag::Input if self.ours() => {
                self.input(written);
                return end;
            }
            _ => {}
        }
        self.element(written, tag, foreign)
    }

    /// Any element that is not of a kind with rules of its own.
    fn element(&mut self, written: Written<'h>, tag: Tag, foreign: bool) -> usize {
        let Written {
            name, start, end, ..
        } = written;
        let attributes = &self.reader.attributes;
        let parent = self
            .open
            .top()
            .map_or_else(Matched::default, |open| open.matched);
        let (removed, matched) = self
            .context
            .remove
            .test(name, attributes, parent, self.ours());
        let hidden = self.ours() && self.is_hidden();
        let childless = tag.is_void() || (foreign && written.self_closing);
        let mark = self.patch.mark();
        let mut fate = match tag {
            _ if removed || hidden || tag == Tag::Hidden => Fate::Drop,
            _ if name.eq_ignore_ascii_case("image") && !foreign => Fate::Rename("img"),
            _ if !self.ours() => Fate::Keep,
            Tag::Button | Tag::Select | Tag::Option => Fate::Drop,
            Tag::Center => Fate::Rename("div"),
            // A portal's own spelling of a link, which its script makes one of.
            Tag::Span if value_of(attributes, "href").is_some() && self.open.link().is_none() => {
                Fate::Rename("a")
            }
            Tag::Span => Fate::DropIfEmpty,
            Tag::Font | Tag::Unwrapped => Fate::Unwrap,
            Tag::Noscript => match self.noscript(start, end) {
                Some(end) => return end,
                None => Fate::Unwrap,
            },
            Tag::Object => match value_of(attributes, "data") {
                Some(_) => {
                    self.link_to(written, &["data"], end);
                    self.see_content();
                    // The link stands in front of the element, which goes.
                    return self.push_dropped(written, tag, matched);
                }
                None => Fate::Unwrap,
            },
            Tag::Other if !foreign && name.contains([':', '-']) => Fate::Unwrap,
            _ => Fate::Keep,
        };
        if tag == Tag::Img && fate != Fate::Drop && self.ours() && self.drops_image(&written, mark)
        {
            fate = Fate::Drop;
        }
        if !childless && self.open.len() >= MAX_DEPTH {
            self.patch.remove(start..end);
            self.too_deep += usize::from(!written.self_closing);
            return end;
        }
        let out_name = match fate {
            Fate::Rename(other) => other,
            _ => name,
        };
        match fate {
            Fate::Drop | Fate::Unwrap => self.patch.remove(start..end),
            _ => {
                let spelling = rewrite(
                    &written,
                    tag,
                    out_name,
                    &self.reader.attributes,
                    foreign,
                    &mut self.ids,
                    self.context,
                );
                let centred = tag == Tag::Center && fate == Fate::Rename("div");
                match spelling {
                    _ if centred => self
                        .patch
                        .replace(start..end, "<div style=\"text-align:center\">"),
                    Some(spelling) => self.patch.replace(start..end, &spelling),
                    None => {}
                }
            }
        }
        if childless {
            if fate != Fate::Drop {
                self.see_content();
            }
            return end;
        }
        let role = match fate {
            Fate::Unwrap => Tag::Other,
            Fate::Rename(other) => Tag::of(other),
            _ => tag,
        };
        self.open.push(Open {
            tag,
            role,
            name,
            fate,
            start,
            mark,
            has_content: false,
            foreign: foreign && tag != Tag::Foreign && tag != Tag::Title,
            matched,
        });
        // In HTML `<i/>` opens an element that nobody closes. Whoever writes it means an empty one.
        if written.self_closing {
            self.close_to(self.open.len() - 1, end);
        }
        end
    }

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

    fn in_select(&self) -> bool {
        self.open.top().is_some_and(|open| match open.role {
            Tag::Select => true,
            Tag::Option => self.open.nearest(Tag::Select, |_| false).is_some(),
            _ => false,
        })
    }

    fn is_hidden(&self) -> bool {
        let attributes = &self.reader.attributes;
        value_of(attributes, "hidden")
            .is_some_and(|value| !value.eq_ignore_ascii_case("until-found"))
            || value_of(attributes, "style").is_some_and(style::hides)
    }

    fn end_tag(&mut self, written: Written<'h>) -> usize {
        let Written {
            name, start, end, ..
        } = written;
        let tag = Tag::of(name);
        if tag == Tag::Br {
            // Browsers take it for a line break, but not in a `select`, and in a formula it makes no sense.
            let written = if self.in_select() || self.open.is_foreign() {
                ""
            } else {
                "<br>"
            };
            self.see_content();
            self.patch.replace(start..end, written);
            return end;
        }
        if self.too_deep > 0 && !tag.is_void() && tag != Tag::Form && tag != Tag::Document {
            self.too_deep -= 1;
            self.patch.remove(start..end);
            return end;
        }
        let Some(index) = self.open.closed_by(tag, name) else {
            self.patch.remove(start..end);
            return end;
        };
        self.close_to(index + 1, start);
        if let Some(open) = self.open.pop() {
            let plain = end - start == name.len() + 3 && open.name.eq_ignore_ascii_case(name);
            match open.fate {
                Fate::Keep | Fate::DropIfEmpty if plain && is_kept(&open) => {}
                _ => self.write_end(&open, start, end),
            }
            self.leave(&open);
        }
        end
    }

    /// Closes the elements that are open beyond `depth`, before the byte `at`.
    fn close_to(&mut self, depth: usize, at: usize) {
        while self.open.len() > depth {
            let Some(open) = self.open.pop() else { return };
            self.write_end(&open, at, at);
            self.leave(&open);
        }
    }

    /// Ends an element in the output; `at..end` is its end tag, if it has one.
    fn write_end(&mut self, open: &Open, at: usize, end: usize) {
        match open.fate {
            _ if !is_kept(open) => {
                self.patch.undo_to(open.mark);
                self.patch.remove(open.start..end);
            }
            Fate::Unwrap => self.patch.remove(at..end),
            Fate::Rename(name) => self.patch.replace(at..end, &format!("</{name}>")),
            _ => self.patch.replace(at..end, &format!("</{}>", open.name)),
        }
    }

    /// Tells the element around one that has ended whether that is content.
    fn leave(&mut self, open: &Open) {
        let shown = match open.fate {
            Fate::Drop => false,
            Fate::Keep | Fate::Rename(_) => true,
            Fate::Unwrap | Fate::DropIfEmpty => open.has_content,
        };
        if shown {
            self.see_content();
        }
    }

    /// Raw text that is not shown. Without an end tag a script or style (`to_the_end`) takes the rest with it, as in a
    /// browser; of anything else only the tag goes, since its author meant the name of the tag.
    fn raw(&mut self, written: Written<'h>, to_the_end: bool) -> usize {
        let end = match self.raw_end(&written) {
            Some(tag) => tag.end,
            None if to_the_end && !written.self_closing => self.html.len(),
            None => written.end,
        };
        self.patch.remove(written.start..end);
        end
    }

    /// Raw text that is shown: `textarea`, `xmp`. `plaintext` never ends, so that only its tag goes.
    fn raw_shown(&mut self, written: Written<'h>, tag: Tag) -> usize {
        let Some(EndTag {
            start: content_end,
            end,
        }) = self.raw_end(&written).filter(|_| tag != Tag::Plaintext)
        else {
            self.patch.remove(written.start..written.end);
            return written.end;
        };
        if tag == Tag::Textarea && self.ours() {
            self.patch.remove(written.start..end);
            return end;
        }
        if let Some(index) = self
            .open
            .ended_by(Tag::Xmp, "xmp")
            .filter(|_| tag == Tag::Xmp)
        {
            self.close_to(index, written.start);
        }
        let content = &self.html[written.end..content_end];
        let content = match tag {
            Tag::Textarea => escape_text(&decode_entities(content)).into_owned(),
            _ => escape_text(content).into_owned(),
        };
        // A textarea's text is what a reader sees of it; as `pre` it needs no form around it.
        let (open, close) = match tag {
            Tag::Textarea => ("<span>", "</span>"),
            _ => ("<pre>", "</pre>"),
        };
        self.see_content();
        self.patch
            .replace(written.start..end, &format!("{open}{content}{close}"));
        end
    }

    fn raw_end(&mut self, written: &Written<'h>) -> Option<EndTag> {
        match written.self_closing {
            true => None,
            false => self.end_tags.next(written.end, written.name),
        }
    }

    /// An `iframe` with all that is in it. Our own profile writes a link in its place.
    fn frame(&mut self, written: Written<'h>) -> usize {
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
    fn link_to(&mut self, written: Written<'h>, sources: &[&str], end: usize) {
        let attributes = &self.reader.attributes;
        let source = sources
            .iter()
            .find_map(|source| value_of(attributes, source));
        let address = source.and_then(|source| match absolute(source, Use::Link, self.context) {
            Address::Same => Some(super::entity::decode_attribute(source).into_owned()),
            Address::Changed(address) => Some(address),
            Address::Forbidden => None,
        });
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
    fn input(&mut self, written: Written<'h>) {
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

    /// Whether an image is not to be shown: it counts readers, has no source, or repeats the one before it.
    fn drops_image(&mut self, written: &Written<'h>, mark: Mark) -> bool {
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
    fn noscript(&mut self, start: usize, end: usize) -> Option<usize> {
        let last = self.last_image?;
        let adjacent = self.html.as_bytes()[last.end..start]
            .iter()
            .all(|byte| is_space(*byte));
        if !adjacent || last.in_noscript {
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
            self.patch.undo_to(last.mark);
            self.patch.remove(last.start..last.end);
            self.last_image = None;
            return None;
        }
        self.patch.remove(start..closing.end);
        Some(closing.end)
    }
}

fn is_kept(open: &Open) -> bool {
    match open.fate {
        Fate::Drop => false,
        Fate::DropIfEmpty => open.has_content,
        _ => true,
    }
}

/// Whether a name is one that every parser reads in the same way.
fn is_plain_name(name: &str) -> bool {
    name.bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b':' | b'_'))
}
