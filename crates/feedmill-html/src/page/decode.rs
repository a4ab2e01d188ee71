//! The bytes of a page as text.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8};
use memchr::memmem;

/// How far into a page its encoding may be named.
const HEAD: usize = 4096;

/// The text of a page: by its byte order mark, by the encoding that it names in its first bytes, or as UTF-8.
pub fn decode(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[length..]).0;
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    let encoding = named(&bytes[..bytes.len().min(HEAD)]).unwrap_or(UTF_8);
    encoding.decode_without_bom_handling(bytes).0
}

fn named(head: &[u8]) -> Option<&'static Encoding> {
    let at = memmem::find(head, b"charset=")? + "charset=".len();
    let rest = head[at..].strip_prefix(b"\"").unwrap_or(&head[at..]);
    let rest = rest.strip_prefix(b"'").unwrap_or(rest);
    let is_end = |byte: &u8| !byte.is_ascii_alphanumeric() && !b"-_:".contains(byte);
    let end = rest.iter().position(is_end).unwrap_or(rest.len());
    Encoding::for_label(&rest[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_read_in_the_encoding_that_it_names() {
        assert_eq!(decode("é".as_bytes()), "é");
        assert_eq!(
            decode(b"<meta charset=\"iso-8859-1\">\xe9"),
            "<meta charset=\"iso-8859-1\">é"
        );
        assert_eq!(decode(b"\xff\xfea\0"), "a");
        assert_eq!(decode(b"a\xe9"), "a\u{fffd}");
    }
}
