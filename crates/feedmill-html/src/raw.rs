//! Where comments and elements of raw text end.

use memchr::{memchr, memmem};

/// The byte after the comment that begins at `start` (section 13.2.5.43 and on); the end of the text where it has none.
pub(super) fn comment_end(html: &str, start: usize) -> usize {
    let inside = start + 4;
    let rest = &html[inside..];
    if rest.starts_with('>') {
        return inside + 1;
    }
    if rest.starts_with("->") {
        return inside + 2;
    }
    let mut at = 0;
    while let Some(found) = rest[at..].find("--") {
        at += found + 2;
        let after = rest[at..].trim_start_matches('-');
        let skipped = rest[at..].len() - after.len();
        if after.starts_with('>') {
            return inside + at + skipped + 1;
        }
        if after.starts_with("!>") {
            return inside + at + skipped + 2;
        }
        at += skipped;
    }
    html.len()
}

/// Finds end tags in one text. It remembers what it found, so that a text with many start tags and one end tag, or none,
/// is not searched from each of them to its end.
pub(super) struct EndTags<'h> {
    html: &'h str,
    found: Vec<(&'h str, Option<EndTag>)>,
}

/// An end tag.
#[derive(Clone, Copy)]
pub(super) struct EndTag {
    /// Where its `<` stands.
    pub start: usize,
    /// The byte after its `>`; the end of the text where it has none.
    pub end: usize,
}

impl<'h> EndTags<'h> {
    pub fn new(html: &'h str) -> Self {
        EndTags {
            html,
            found: Vec::new(),
        }
    }

    /// The first end tag with that name at or after `from`. Calls for one name come with growing `from`.
    pub fn next(&mut self, from: usize, name: &'h str) -> Option<EndTag> {
        let known = self
            .found
            .iter()
            .position(|(known, _)| known.eq_ignore_ascii_case(name));
        match known.map(|index| (index, self.found[index].1)) {
            Some((_, None)) => None,
            Some((_, Some(tag))) if tag.start >= from => Some(tag),
            Some((index, Some(_))) => {
                let tag = search(self.html, from, name);
                self.found[index].1 = tag;
                tag
            }
            None => {
                let tag = search(self.html, from, name);
                self.found.push((name, tag));
                tag
            }
        }
    }
}

fn search(html: &str, from: usize, name: &str) -> Option<EndTag> {
    let bytes = html.as_bytes();
    memmem::find_iter(&bytes[from..], b"</").find_map(|found| {
        let start = from + found;
        let after = start + 2 + name.len();
        let same = bytes
            .get(start + 2..after)
            .is_some_and(|written| written.eq_ignore_ascii_case(name.as_bytes()));
        let ended = bytes
            .get(after)
            .is_none_or(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>'));
        (same && ended).then(|| EndTag {
            start,
            end: memchr(b'>', &bytes[after..]).map_or(bytes.len(), |len| after + len + 1),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_end_as_in_a_browser() {
        for (html, wanted) in [
            ("<!-- a -->b", 10),
            ("<!-->b", 5),
            ("<!--->b", 6),
            ("<!-- a --!>b", 11),
            ("<!-- a ---->b", 12),
            ("<!-- a - -> b", 13),
        ] {
            assert_eq!(comment_end(html, 0), wanted, "{html}");
        }
    }

    #[test]
    fn end_tags_are_found_in_order() {
        let html = "</b></A ></ab></a>";
        let mut tags = EndTags::new(html);
        assert_eq!(
            tags.next(0, "a").map(|tag| (tag.start, tag.end)),
            Some((4, 9))
        );
        assert_eq!(tags.next(4, "A").map(|tag| tag.start), Some(4));
        assert_eq!(tags.next(5, "a").map(|tag| tag.start), Some(14));
        assert!(tags.next(15, "a").is_none());
        assert!(tags.next(0, "i").is_none());
    }
}
