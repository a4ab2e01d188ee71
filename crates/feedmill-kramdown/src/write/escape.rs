//! Text and attributes as HTML.

use memchr::{memchr, memchr3};

use feedmill_text::entity::reference;

/// `&`, `<` and `>` become references.
pub(in super::super) fn escape_text(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = memchr3(b'&', b'<', b'>', rest.as_bytes()) {
        out.push_str(&rest[..at]);
        out.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            _ => "&gt;",
        });
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}

/// Text of HTML: references stay, any other `&`, `<` and `>` become some.
pub(in super::super) fn escape_references(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = memchr3(b'&', b'<', b'>', rest.as_bytes()) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let known = rest.starts_with('&').then(|| reference(rest)).flatten();
        match known.filter(|found| found.terminated) {
            Some(found) => {
                out.push_str(&rest[..found.len]);
                rest = &rest[found.len..];
            }
            None => {
                escape_text(out, &rest[..1]);
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
}

/// The value of an attribute: references stay, any other `&`, and `<`, `>` and `"` become some.
pub(in super::super) fn escape_attribute(out: &mut String, value: &str) {
    if !value
        .bytes()
        .any(|byte| matches!(byte, b'&' | b'<' | b'>' | b'"'))
    {
        out.push_str(value);
        return;
    }
    let mut rest = value;
    while let Some(at) = memchr(b'"', rest.as_bytes()) {
        escape_references(out, &rest[..at]);
        out.push_str("&quot;");
        rest = &rest[at + 1..];
    }
    escape_references(out, rest);
}
