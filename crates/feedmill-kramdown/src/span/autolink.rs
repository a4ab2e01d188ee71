//! `<https://example.org>` and `<me@example.org>`.

use super::super::attributes::write_attribute;
use super::super::write::escape::escape_text;
use super::Spans;

impl Spans<'_, '_, '_> {
    pub(super) fn autolink(&mut self) -> bool {
        let rest = &self.rest()[1..];
        let Some(end) = memchr::memchr3(b'>', b'\n', b'<', rest.as_bytes()) else {
            return false;
        };
        let inside = &rest[..end];
        if rest.as_bytes()[end] != b'>' {
            return false;
        }
        let (href, shown) = if let Some(address) = inside.strip_prefix("mailto:") {
            (inside.to_owned(), address)
        } else if ["http:", "https:", "ftp:", "ftps:"]
            .iter()
            .any(|scheme| inside.len() > scheme.len() && inside.starts_with(scheme))
        {
            (inside.to_owned(), inside)
        } else if is_email(inside) {
            (format!("mailto:{inside}"), inside)
        } else {
            return false;
        };
        self.flush();
        let out = &mut self.writer.out;
        let start = out.len();
        out.push_str("<a");
        write_attribute(out, "href", &href);
        out.push('>');
        let tag_end = out.len();
        escape_text(out, shown);
        out.push_str("</a>");
        self.pass(end + 2);
        self.element(start, tag_end);
        true
    }
}

fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else {
        return false;
    };
    let word = |text: &str, more: &[char]| {
        !text.is_empty()
            && text
                .chars()
                .all(|c| c.is_alphanumeric() || more.contains(&c))
    };
    word(local, &['-', '.', '_']) && domain.split('.').all(|part| word(part, &['-', '_']))
}
