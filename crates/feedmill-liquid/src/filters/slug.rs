//! Text as a part of a URL, as Jekyll makes it.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The zero of each script's ten digits (Unicode's category Nd).
const ZEROS: [u32; 65] = [
    0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66,
    0xde6, 0xe50, 0xed0, 0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90,
    0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10,
    0x104a0, 0x10d30, 0x11066, 0x110f0, 0x11136, 0x111d0, 0x112f0, 0x11450, 0x114d0, 0x11650,
    0x116c0, 0x11730, 0x118e0, 0x11950, 0x11c50, 0x11d50, 0x11da0, 0x16a60, 0x16b50, 0x1d7ce,
    0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6, 0x1e140, 0x1e2f0, 0x1e950, 0x1fbf0,
];

/// The slug of `text` in one of Jekyll's modes: `raw`, `default`, `pretty`, `ascii`, `latin`. Any other mode leaves the
/// text as it is, but for its case.
pub(super) fn slug(text: &str, mode: Option<&str>) -> String {
    let is_space = |c: char| c.is_ascii_whitespace() || c == '\u{b}';
    let hyphened = match mode.unwrap_or("default") {
        "raw" => hyphened(text, |c| !is_space(c)),
        "default" => hyphened(text, is_word),
        "pretty" => hyphened(text, |c| is_word(c) || "._~!$&'()+,;=@".contains(c)),
        "ascii" => hyphened(text, |c| c.is_ascii_alphanumeric()),
        "latin" => hyphened(&without_accents(text), is_word),
        _ => return text.to_lowercase(),
    };
    let slug = hyphened.strip_prefix('-').unwrap_or(&hyphened);
    slug.strip_suffix('-').unwrap_or(slug).to_lowercase()
}

fn hyphened(text: &str, keeps: impl Fn(char) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut in_gap = false;
    for c in text.chars() {
        if keeps(c) {
            out.push(c);
        } else if !in_gap {
            out.push('-');
        }
        in_gap = !keeps(c);
    }
    out
}

/// Whether it is a mark, a letter or a decimal digit.
fn is_word(c: char) -> bool {
    let code = u32::from(c);
    // Roman numerals and circled letters are alphabetic to Unicode, and yet no letters.
    let numeral = matches!(code, 0x2160..=0x2182 | 0x2185..=0x2188 | 0x24b6..=0x24e9 | 0x3007
        | 0x3021..=0x3029 | 0x3038..=0x303a | 0x16ee..=0x16f0 | 0xa6e6..=0xa6ef
        | 0x10140..=0x10174 | 0x12400..=0x1246e | 0x1f130..=0x1f189);
    let digit = ZEROS.iter().any(|zero| (*zero..zero + 10).contains(&code));
    (c.is_alphabetic() && !numeral) || digit || is_combining_mark(c)
}

/// Letters without their accents; what is then not ASCII becomes `?`, as Jekyll's transliteration has it.
fn without_accents(text: &str) -> String {
    text.nfd()
        .filter(|c| !is_combining_mark(*c))
        .map(|c| if c.is_ascii() { c } else { '?' })
        .collect()
}
