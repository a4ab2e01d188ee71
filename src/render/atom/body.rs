//! Bodies, by far the most of a document, are put into what the crate has written: it would copy each of them three times,
//! and escape quotes, which mean nothing in a text.

use memchr::{memchr3, memmem};

/// What ends the element that a body belongs into. Nothing else in a document has it, since every text is escaped.
const END: &[u8] = b"</content>";

/// How much longer a body is when it is escaped, most often: by a fourth.
const LONGER: usize = 4;

/// The document `frame` with each of `bodies` in the empty `content` of its entry. The entries without one have another
/// content, or none.
pub(super) fn put_in<'b>(
    frame: &[u8],
    bodies: impl Iterator<Item = Option<&'b str>> + Clone,
) -> Vec<u8> {
    let length: usize = bodies.clone().flatten().map(str::len).sum();
    let mut document = Vec::with_capacity(frame.len() + length + length / LONGER);
    let mut done = 0;
    let mut ends = memmem::find_iter(frame, END);
    for body in bodies.flatten() {
        let is_empty = |end: &usize| frame[..*end].ends_with(b">");
        let Some(end) = ends.find(is_empty) else {
            break;
        };
        document.extend_from_slice(&frame[done..end]);
        escape(body, &mut document);
        done = end;
    }
    document.extend_from_slice(&frame[done..]);
    document
}

/// Adds a text with references for what XML takes for markup (section 2.4). `>` is not markup but behind `]]`.
fn escape(text: &str, document: &mut Vec<u8>) {
    let mut rest = text.as_bytes();
    while let Some(at) = memchr3(b'&', b'<', b'>', rest) {
        document.extend_from_slice(&rest[..at]);
        document.extend_from_slice(match rest[at] {
            b'&' => b"&amp;",
            b'<' => b"&lt;",
            _ => b"&gt;",
        });
        rest = &rest[at + 1..];
    }
    document.extend_from_slice(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_body_gets_into_its_own_entry() {
        let frame = b"<entry><content type=\"html\"></content></entry><entry><content type=\"text\">a</content></entry>\
            <entry></entry><entry><content></content></entry>";
        let bodies = [Some("<p title=\"x\">]]> & '</p>"), None, None, Some("b")];
        let wanted = "<entry><content type=\"html\">&lt;p title=\"x\"&gt;]]&gt; &amp; '&lt;/p&gt;</content></entry>\
            <entry><content type=\"text\">a</content></entry><entry></entry><entry><content>b</content></entry>";
        assert_eq!(
            String::from_utf8_lossy(&put_in(frame, bodies.into_iter())),
            wanted
        );
    }
}
