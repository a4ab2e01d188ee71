//! Bytes to text: which encoding a document is in, and what speaks for it.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// How far into a document its XML declaration may reach.
const DECLARATION: usize = 1024;

/// A document's bytes and text.
pub(crate) struct Source<'b> {
    pub bytes: &'b [u8],
    /// Without the byte order mark; bytes that mean nothing have become U+FFFD.
    pub text: Cow<'b, str>,
    /// What the bytes were taken for.
    pub encoding: &'static Encoding,
    /// The encoding that a byte order mark stands for.
    pub mark: Option<&'static Encoding>,
    /// The `charset` of the media type that the server sent.
    pub charset: Option<String>,
    /// The value of `encoding` in the XML declaration.
    pub declared: Option<String>,
    /// Where in the text the declaration's value stands.
    pub declared_at: usize,
    /// The value of `version` in the XML declaration.
    pub version: Option<String>,
    /// Whether some bytes meant nothing in the encoding.
    pub is_malformed: bool,
}

impl<'b> Source<'b> {
    /// Decode as RFC 7303 says: the byte order mark goes first, then what the server said, then what the document says.
    pub fn new(bytes: &'b [u8], charset: Option<&str>) -> Self {
        let (mark, skip) = match Encoding::for_bom(bytes) {
            Some((encoding, length)) => (Some(encoding), length),
            None => (None, 0),
        };
        let wide = mark.or_else(|| zeros(bytes));
        let declaration = Declaration::read(&bytes[skip..], wide);
        let label = |name: &str| Encoding::for_label(name.trim().as_bytes());
        let told = charset
            .and_then(label)
            .or_else(|| wide.or_else(|| declaration.encoding.as_deref().and_then(label)));
        // Bytes that could be read as ASCII are not UTF-16, whatever the declaration says.
        let told = told
            .filter(|encoding| wide.is_some() || (*encoding != UTF_16LE && *encoding != UTF_16BE));
        let encoding = mark.or(told).unwrap_or(UTF_8);
        let (text, is_malformed) = encoding.decode_without_bom_handling(&bytes[skip..]);
        let declared_at = declaration
            .encoding
            .as_deref()
            .and_then(|name| text.get(..DECLARATION.min(text.len()))?.find(name))
            .unwrap_or(0);
        Self {
            bytes,
            text,
            encoding,
            mark,
            charset: charset.map(str::to_owned),
            declared: declaration.encoding,
            declared_at,
            version: declaration.version,
            is_malformed,
        }
    }
}

impl<'b> Source<'b> {
    /// Whether US-ASCII is declared, in one of its names.
    pub fn is_declared_ascii(&self) -> bool {
        let names = ["us-ascii", "ascii", "ansi_x3.4-1968", "iso646-us"];
        let declared = self.declared.as_deref().unwrap_or_default().trim();
        names.iter().any(|name| name.eq_ignore_ascii_case(declared))
    }

    /// The bytes without the byte order mark.
    pub fn bytes_after_mark(&self) -> &'b [u8] {
        Encoding::for_bom(self.bytes).map_or(self.bytes, |(_, length)| &self.bytes[length..])
    }
}

/// The encoding of a text that begins with `<` as two bytes.
fn zeros(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [0, b'<', ..] => Some(UTF_16BE),
        [b'<', 0, ..] => Some(UTF_16LE),
        _ => None,
    }
}

#[derive(Default)]
struct Declaration {
    encoding: Option<String>,
    version: Option<String>,
}

impl Declaration {
    fn read(bytes: &[u8], wide: Option<&'static Encoding>) -> Self {
        let head = &bytes[..bytes.len().min(DECLARATION)];
        let head = match wide {
            Some(encoding) => encoding.decode_without_bom_handling(head).0,
            None => String::from_utf8_lossy(head),
        };
        let Some(rest) = head.strip_prefix("<?xml") else {
            return Self::default();
        };
        let declaration = rest.split("?>").next().unwrap_or(rest);
        Self {
            encoding: pseudo_attribute(declaration, "encoding"),
            version: pseudo_attribute(declaration, "version"),
        }
    }
}

fn pseudo_attribute(declaration: &str, name: &str) -> Option<String> {
    let rest = declaration.split_once(name)?.1.trim_start();
    let rest = rest.strip_prefix('=')?.trim_start();
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let value = rest[1..].split(quote).next()?;
    Some(value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_goes_before_a_declaration() {
        let source = Source::new(
            b"\xef\xbb\xbf<?xml version='1.0' encoding='latin1'?><a/>",
            None,
        );
        assert_eq!(source.encoding, UTF_8);
        assert_eq!(source.declared.as_deref(), Some("latin1"));
        assert!(source.text.starts_with("<?xml"));
    }

    #[test]
    fn a_server_goes_before_a_declaration() {
        let source = Source::new(b"<?xml encoding=\"utf-8\"?><a>\xe9</a>", Some("iso-8859-1"));
        assert!(source.text.contains('é'));
        assert!(!source.is_malformed);
    }

    #[test]
    fn utf_16_needs_no_mark() {
        let bytes: Vec<u8> = "<a/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(Source::new(&bytes, None).text, "<a/>");
        assert!(Source::new(&bytes[..7], None).is_malformed);
    }
}
