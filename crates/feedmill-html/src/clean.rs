//! The pass over a post's HTML: every tag, comment and reference in order, and what becomes of it.

use std::borrow::Cow;
use std::collections::HashSet;

use memchr::memchr2;

use super::attribute::{TagReader, Written};
use super::open::{Fate, Open, OpenElements};
use super::patch::Patch;
use super::picture::LastImage;
use super::raw::{EndTags, comment_end};
use super::tag::Tag;
use super::{Context, Profile};
use feedmill_text::entity::{escape_text, reference};

/// One pass over one text.
pub(super) struct Cleaner<'h, 'c> {
    pub(super) html: &'h str,
    pub(super) context: &'c Context<'c>,
    pub(super) reader: TagReader<'h>,
    pub(super) patch: Patch<'h>,
    pub(super) open: OpenElements<'h>,
    pub(super) ids: HashSet<&'h str>,
    /// How many elements beyond the greatest depth are open.
    pub(super) too_deep: usize,
    pub(super) end_tags: EndTags<'h>,
    /// The last image, if nothing but white space has followed it.
    pub(super) last_image: Option<LastImage<'h>>,
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

    pub(super) fn ours(&self) -> bool {
        self.context.profile == Profile::Feedmill
    }

    pub(super) fn see_content(&mut self) {
        if let Some(open) = self.open.top_mut() {
            open.has_content = true;
        }
    }

    /// A `&`. What follows it in the output may not be what follows it here, so that each reference gets its semicolon
    /// and each lone `&` is escaped.
    pub(super) fn reference(&mut self, start: usize) -> usize {
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
    pub(super) fn markup(&mut self, start: usize) -> usize {
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
    pub(super) fn lone(&mut self, start: usize) -> usize {
        self.see_content();
        self.patch.replace(start..start + 1, "&lt;");
        start + 1
    }

    /// `<![CDATA[…]]>` in SVG or MathML, the only places where it is text.
    pub(super) fn character_data(&mut self, start: usize) -> usize {
        let rest = &self.html[start + 9..];
        let len = rest.find("]]>").unwrap_or(rest.len());
        let end = self.html.len().min(start + 9 + len + 3);
        self.see_content();
        self.patch.replace(start..end, &escape_text(&rest[..len]));
        end
    }

    pub(super) fn start_tag(&mut self, written: Written<'h>) -> usize {
        let Written {
            name, start, end, ..
        } = written;
        let tag = match name {
            // In SVG it has content and is not an `img`.
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

    pub(super) fn end_tag(&mut self, written: Written<'h>) -> usize {
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
    pub(super) fn close_to(&mut self, depth: usize, at: usize) {
        while self.open.len() > depth {
            let Some(open) = self.open.pop() else { return };
            self.write_end(&open, at, at);
            self.leave(&open);
        }
    }

    /// Ends an element in the output; `at..end` is its end tag, if it has one.
    pub(super) fn write_end(&mut self, open: &Open, at: usize, end: usize) {
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
    pub(super) fn leave(&mut self, open: &Open) {
        let shown = match open.fate {
            Fate::Drop => false,
            Fate::Keep | Fate::Rename(_) => true,
            Fate::Unwrap | Fate::DropIfEmpty => open.has_content,
        };
        if shown {
            self.see_content();
        }
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
