//! Elements whose content is not HTML: scripts, titles, text areas.

use super::attribute::{Written, value_of};
use super::clean::Cleaner;
use super::raw::EndTag;
use super::tag::Tag;
use feedmill_text::entity::{decode_entities, escape_text};

impl<'h> Cleaner<'h, '_> {
    /// Raw text that is not shown. Without an end tag a script or style (`to_the_end`) takes the rest with it, as in a
    /// browser; of anything else only the tag goes, since its author meant the name of the tag.
    pub(super) fn raw(&mut self, written: Written<'h>, to_the_end: bool) -> usize {
        let end = match self.raw_end(&written) {
            Some(tag) => {
                if let Some((open, close)) = self.formula_signs() {
                    let formula = escape_text(&self.html[written.end..tag.start]);
                    self.see_content();
                    self.patch
                        .replace(written.start..tag.end, &format!("{open}{formula}{close}"));
                    return tag.end;
                }
                tag.end
            }
            None if to_the_end && !written.self_closing => self.html.len(),
            None => written.end,
        };
        self.patch.remove(written.start..end);
        end
    }

    /// Raw text that is shown: `textarea`, `xmp`. `plaintext` never ends, so that only its tag goes.
    pub(super) fn raw_shown(&mut self, written: Written<'h>, tag: Tag) -> usize {
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

    /// The signs around a formula in TeX, where the tag that was read last is a script that holds one.
    fn formula_signs(&self) -> Option<(&'static str, &'static str)> {
        let kind = value_of(&self.reader.attributes, "type").filter(|_| self.ours())?;
        let after = kind.trim().strip_prefix("math/tex")?;
        Some(match after.contains("display") {
            true => ("\\[", "\\]"),
            false => ("\\(", "\\)"),
        })
    }

    pub(super) fn raw_end(&mut self, written: &Written<'h>) -> Option<EndTag> {
        match written.self_closing {
            true => None,
            false => self.end_tags.next(written.end, written.name),
        }
    }
}
