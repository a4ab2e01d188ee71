//! Which characters XML allows where.

/// A character that may stand in a document at all (XML 1.0, production 2).
pub(super) fn is_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// Where a text has a character that XML forbids. A scan of bytes: the forbidden ones are few and short.
pub(super) fn forbidden(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let (pieces, _) = bytes.as_chunks::<PIECE>();
    for (index, piece) in pieces.iter().enumerate() {
        // Without a branch, so that the processor looks at many bytes at once.
        let is_odd = piece.iter().fold(false, |is_odd, byte| {
            let is_blank = (*byte == b'\t') | (*byte == b'\n') | (*byte == b'\r');
            is_odd | ((*byte < 0x20) & !is_blank) | (*byte == 0xef)
        });
        if is_odd {
            let start = index * PIECE;
            let found = (start..start + PIECE).find(|at| is_forbidden(&bytes[*at..]));
            if found.is_some() {
                return found;
            }
        }
    }
    (pieces.len() * PIECE..bytes.len()).find(|at| is_forbidden(&bytes[*at..]))
}

/// The number of bytes that are looked at together.
const PIECE: usize = 32;

/// Whether the first character is forbidden.
fn is_forbidden(bytes: &[u8]) -> bool {
    match bytes {
        [b'\t' | b'\n' | b'\r' | 0x20..=0xee | 0xf0.., ..] => false,
        // U+FFFE and U+FFFF.
        [0xef, second, third, ..] => *second == 0xbf && *third >= 0xbe,
        _ => true,
    }
}

pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

/// Production 4, without the colon, which separates a prefix.
fn is_name_start(c: char) -> bool {
    matches!(c, 'A'..='Z' | '_' | 'a'..='z' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2ff}'
        | '\u{370}'..='\u{37d}' | '\u{37f}'..='\u{1fff}' | '\u{200c}'..='\u{200d}' | '\u{2070}'..='\u{218f}'
        | '\u{2c00}'..='\u{2fef}' | '\u{3001}'..='\u{d7ff}' | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fffd}'
        | '\u{10000}'..='\u{effff}')
}

fn is_name_char(c: char) -> bool {
    is_name_start(c)
        || matches!(c, '-' | '.' | '0'..='9' | '\u{b7}' | '\u{300}'..='\u{36f}' | '\u{203f}'..='\u{2040}')
}

/// The length in bytes of a name without a colon at the text's beginning.
pub(super) fn name_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    if !bytes
        .first()
        .is_some_and(|b| b.is_ascii_alphabetic() || *b == b'_' || *b >= 0x80)
    {
        return 0;
    }
    let ascii = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.');
    let end = bytes.iter().position(|b| !ascii(b)).unwrap_or(bytes.len());
    if bytes.get(end).is_none_or(u8::is_ascii) {
        return end;
    }
    let mut chars = text.char_indices();
    if !chars.next().is_some_and(|(_, c)| is_name_start(c)) {
        return 0;
    }
    chars
        .find(|(_, c)| !is_name_char(*c))
        .map_or(text.len(), |(at, _)| at)
}
