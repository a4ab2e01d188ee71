//! The characters that XML forbids.

use std::borrow::Cow;

use memchr::memmem;

/// `text` without the characters that XML 1.0 forbids (section 2.2): the C0 controls but tab, line feed and carriage
/// return, and U+FFFE and U+FFFF.
pub fn strip_forbidden(text: &str) -> Cow<'_, str> {
    if may_hold_forbidden(text.as_bytes()) && text.contains(is_forbidden) {
        Cow::Owned(text.chars().filter(|&char| !is_forbidden(char)).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// Whether XML 1.0 forbids this character.
pub(super) fn is_forbidden(char: char) -> bool {
    matches!(char, '\0'..='\x08' | '\x0b' | '\x0c' | '\x0e'..='\x1f' | '\u{fffe}' | '\u{ffff}')
}

/// No character of several bytes holds one below 0x20, and U+FFFE and U+FFFF are the only ones that begin as they do and
/// end in BE or BF.
fn may_hold_forbidden(bytes: &[u8]) -> bool {
    // Without branches, so that the compiler makes vector instructions of it.
    let has_control = |chunk: &[u8]| {
        chunk.iter().fold(false, |found, &byte| {
            found | ((byte < 0x20) & (byte != b'\t') & (byte != b'\n') & (byte != b'\r'))
        })
    };
    bytes.chunks(64).any(has_control)
        || memmem::find_iter(bytes, b"\xef\xbf")
            .any(|at| matches!(bytes.get(at + 2), Some(0xbe | 0xbf)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_xml_forbids_goes() {
        assert_eq!(
            strip_forbidden("a\u{8}b\u{0}\u{1f}c\u{fffe}\u{ffff}"),
            "abc"
        );
        for kept in [
            "\t\r\n\u{7f}\u{85}\u{fffd}",
            "忾",
            "\u{10ffff}",
            "中文，全角　",
        ] {
            assert!(matches!(strip_forbidden(kept), Cow::Borrowed(text) if text == kept));
        }
    }
}
