//! What stands beside the sentences of a post: headings, captions, code, tables of contents, footnotes.

use memchr::memchr;

use super::attribute::{Attribute, Written, is_space};
use super::tag::Tag;

/// No label and address of a link are longer than this, in bytes; a text of nothing but open links is not read again and
/// again.
const LONGEST_LINK: usize = 1000;

/// Finds the ends of what is not prose, in one text.
pub(super) struct Aside<'h> {
    html: &'h str,
    /// Whether an element was found that is never closed. After it none is searched for the end of, since each search
    /// may go to the end of the text.
    unclosed: bool,
}

impl<'h> Aside<'h> {
    pub fn new(html: &'h str) -> Self {
        Aside {
            html,
            unclosed: false,
        }
    }

    /// The byte after the element that `written` begins, where it is not prose and is closed.
    pub fn end(
        &mut self,
        written: &Written<'h>,
        tag: Tag,
        attributes: &[Attribute],
    ) -> Option<usize> {
        if self.unclosed || tag.is_void() || written.self_closing {
            return None;
        }
        let after = match tag {
            Tag::P => return self.lone_link(written),
            _ if is_aside(written.name, tag, attributes) => self.close(written),
            _ => return None,
        };
        self.unclosed |= after.is_none();
        after
    }

    /// The end of a paragraph that holds one link and nothing else, such as one in a film's place.
    fn lone_link(&self, written: &Written<'h>) -> Option<usize> {
        let rest = &self.html[written.end..];
        let link = rest.trim_start().strip_prefix("<a ")?;
        let near = &link.as_bytes()[..link.len().min(LONGEST_LINK)];
        let label = memchr::memmem::find(near, b"</a>")?;
        let closed = link[label + 4..].trim_start().strip_prefix("</p>")?;
        (!link[..label].contains("</p>")).then(|| self.html.len() - closed.len())
    }

    /// The byte after the end tag of an element; elements of the same name may stand in it.
    fn close(&self, written: &Written<'h>) -> Option<usize> {
        let bytes = self.html.as_bytes();
        let name = written.name.as_bytes();
        let mut depth = 1_usize;
        let mut at = written.end;
        while let Some(found) = memchr(b'<', &bytes[at..]) {
            let start = at + found;
            let closing = bytes.get(start + 1) == Some(&b'/');
            let from = start + 1 + usize::from(closing);
            at = from;
            let same = bytes
                .get(from..from + name.len())
                .is_some_and(|other| other.eq_ignore_ascii_case(name))
                && bytes
                    .get(from + name.len())
                    .is_some_and(|byte| is_space(*byte) || matches!(byte, b'>' | b'/'));
            match (same, closing) {
                (false, _) => {}
                (true, false) => depth += 1,
                (true, true) => {
                    depth -= 1;
                    if depth == 0 {
                        return memchr(b'>', &bytes[at..]).map(|len| at + len + 1);
                    }
                }
            }
        }
        None
    }
}

fn is_aside(name: &str, tag: Tag, attributes: &[Attribute]) -> bool {
    let is = |names: &[&str]| names.iter().any(|other| name.eq_ignore_ascii_case(other));
    match tag {
        Tag::Heading | Tag::Caption | Tag::Media => return true,
        Tag::Block if is(&["figure", "figcaption", "nav", "pre"]) => return true,
        Tag::Other if is(&["annotation", "rt", "rp"]) => return true,
        _ => {}
    }
    attributes.iter().any(|attribute| {
        let Some(value) = attribute.value else {
            return false;
        };
        if attribute.is("aria-hidden") {
            return value.eq_ignore_ascii_case("true");
        }
        if !attribute.is("id") && !attribute.is("class") {
            return false;
        }
        value.split_ascii_whitespace().any(|word| {
            // An `id` may have the post's own prefix in front.
            ["toc", "markdown-toc", "TableOfContents"]
                .iter()
                .any(|toc| word.strip_suffix(toc).is_some_and(is_prefix))
                || matches!(
                    word,
                    "table-of-contents"
                        | "section-nav"
                        | "footnotes"
                        | "footnote-ref"
                        | "wp-caption-text"
                        | "image-caption"
                )
                || word.contains("fnref")
        })
    })
}

/// Whether nothing, or the prefix of a post's `id`s (a fingerprint in hexadecimal), stands in front of a word.
fn is_prefix(text: &str) -> bool {
    let hexadecimal = |prefix: &str| prefix.bytes().all(|byte| byte.is_ascii_hexdigit());
    text.is_empty() || text.strip_suffix('-').is_some_and(hexadecimal)
}
