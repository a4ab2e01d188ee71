//! Percent-encoding.

use percent_encoding::percent_decode_str;
use unicode_normalization::UnicodeNormalization;

/// As in the query of a form: a space becomes `+`.
pub(super) fn form(text: &str) -> String {
    encoded(text, |byte| is_unreserved(byte) || byte == b' ').replace(' ', "+")
}

/// The text of a form's query.
pub(super) fn form_decoded(text: &str) -> String {
    let spaced = text.replace('+', " ");
    percent_decode_str(&spaced).decode_utf8_lossy().into_owned()
}

/// Everything encoded that no URI may hold. What is encoded already is decoded before.
pub(super) fn component(text: &str) -> String {
    let decoded = percent_decode_str(text).decode_utf8_lossy();
    let normal: String = decoded.nfc().collect();
    encoded(&normal, |byte| {
        is_unreserved(byte) || b":/?#[]@!$&'()*+,;=".contains(&byte)
    })
}

/// Every byte that `keeps` does not keep as `%XX`.
pub(super) fn encoded(text: &str, keeps: impl Fn(u8) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if keeps(byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            for half in [byte >> 4, byte & 15] {
                let digit = char::from_digit(u32::from(half), 16).unwrap_or('0');
                out.push(digit.to_ascii_uppercase());
            }
        }
    }
    out
}

/// RFC 3986, section 2.3.
pub(super) fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~".contains(&byte)
}
