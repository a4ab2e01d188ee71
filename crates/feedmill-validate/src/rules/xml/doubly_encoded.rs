//! Characters look as if they had been encoded twice.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "xml/doubly-encoded",
    severity: Severity::Warning,
    spec: Spec::Profile("data-types-characterdata"),
    w3c: Some("BadCharacters"),
    what: "Characters look as if they had been encoded twice.",
    why: "Readers show `\u{c3}\u{a9}` for `\u{e9}`.",
    fix: "Declare the encoding that the document is in; and convert texts once.",
    bad: "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><rss version=\"2.0\"><channel><title>\u{c3}\u{a9}</title></channel></rss>",
    good: "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><rss version=\"2.0\"><channel><title>\u{e9}</title></channel></rss>",
    check: Check::Document(check),
};

/// Where a control character of U+0080 to U+009F stands: in UTF-8 two bytes, the first 0xC2.
fn c1(text: &str) -> Option<usize> {
    memchr::memchr_iter(0xc2, text.as_bytes())
        .find(|at| text.as_bytes().get(at + 1).is_some_and(|next| *next < 0xa0))
}

/// Where a letter of UTF-8 stands that was taken for letters of Windows-1252: `Ã©` for `é`, `â€™` for `’`. Two such letters
/// may stand beside each other in a word; they must be followed by what belongs to the same character.
fn taken_apart(text: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(place) = memchr::memchr2(0xc3, 0xe2, text.as_bytes().get(from..)?) {
        let at = from + place;
        let mut chars = text.get(at..).map(str::chars).into_iter().flatten();
        let found = match chars.next() {
            Some('Ã' | 'Â') => chars.next().is_some_and(is_rest),
            Some('â') => {
                matches!(chars.next(), Some('€' | '\u{80}' | '‚'))
                    && chars.next().is_some_and(is_rest)
            }
            _ => false,
        };
        if found {
            return Some(at);
        }
        from = at + 1;
    }
    None
}

/// Whether Windows-1252 reads a byte from 0x80 to 0xBF so, other than as a letter.
fn is_rest(c: char) -> bool {
    matches!(
        c,
        '\u{a0}'
            ..='\u{bf}'
                | '€'
                | '‚'
                | '„'
                | '…'
                | '†'
                | '‡'
                | '‰'
                | '‹'
                | '‘'
                | '’'
                | '“'
                | '”'
                | '•'
                | '–'
                | '—'
                | '˜'
                | '™'
                | '›'
    )
}

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let source = document.source;
    // Another rule says that the declaration is wrong.
    if source.is_declared_ascii() {
        return;
    }
    let is_latin = source.encoding == encoding_rs::WINDOWS_1252;
    if is_latin && !source.bytes.is_ascii() && std::str::from_utf8(source.bytes).is_ok() {
        let at = source.text.find(|c: char| !c.is_ascii()).unwrap_or(0);
        out.at(
            at,
            format!(
                "the bytes are UTF-8, and are read as {}",
                source.encoding.name()
            ),
        );
    } else if let Some(at) = c1(&source.text) {
        out.at(
            at,
            "a control character that stands for a letter of another encoding",
        );
    } else if let Some(at) = taken_apart(&source.text) {
        let shown: String = source.text[at..].chars().take(3).collect();
        let message = format!("`{shown}` looks like UTF-8 that was read as Windows-1252");
        out.at(at, message);
    }
}
