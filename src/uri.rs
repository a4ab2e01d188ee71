//! Absolute URLs, and names made fit for paths.

use std::hash::Hasher;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use unicode_normalization::UnicodeNormalization;
use url::Url;

/// What a path may not hold as it is (RFC 3986, section 3.3). `%` is not among them: see [`encode_path`].
const PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// The longest slug, in bytes: what every file system takes, with room for a number after it.
const LONGEST_SLUG: usize = 120;

/// A path with everything percent-encoded that a URL's path may not hold as it is. What is percent-encoded already
/// stays so; a `%` that encodes nothing becomes `%25`.
pub fn encode_path(path: &str) -> String {
    if path.bytes().all(is_plain) {
        return path.to_owned();
    }
    let mut out = String::with_capacity(path.len());
    for (index, part) in path.split('%').enumerate() {
        if index > 0 {
            let encodes = part.len() >= 2 && part.as_bytes()[..2].iter().all(u8::is_ascii_hexdigit);
            out.push_str(if encodes { "%" } else { "%25" });
        }
        out.extend(utf8_percent_encode(part, PATH));
    }
    out
}

/// What no path encodes, of all that is common in one.
fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'.' | b'_' | b'~')
}

/// An address as Jekyll's filter `absolute_url` leaves it: compatibility forms composed (NFKC), what needs no encoding
/// decoded and the rest encoded, no empty fragment.
pub fn jekyll_normalized(address: &str) -> String {
    let mut decoded = Vec::with_capacity(address.len());
    let bytes = address.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let code = (bytes[at] == b'%')
            .then(|| u8::from_str_radix(address.get(at + 1..at + 3)?, 16).ok())
            .flatten();
        match code {
            Some(code)
                if code.is_ascii_alphanumeric() || b"-._~".contains(&code) || !code.is_ascii() =>
            {
                decoded.push(code);
                at += 3;
            }
            _ => {
                decoded.push(bytes[at]);
                at += 1;
            }
        }
    }
    // Bytes that are not UTF-8 stay encoded.
    let decoded = String::from_utf8(decoded).unwrap_or_else(|_| address.to_owned());
    // A full-width `？` is not a `?` before it is composed.
    let (rest, fragment) = decoded.split_once('#').unwrap_or((&decoded, ""));
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let composed = |part: &str| encode_path(&part.nfkc().collect::<String>());
    let mut out = composed(path);
    for (mark, part) in [('?', query), ('#', fragment)] {
        if !part.is_empty() {
            out.push(mark);
            out.push_str(&composed(part));
        }
    }
    out
}

/// A term's name made fit for one part of a path: NFC, lower case, letters of every script kept, everything else run
/// together into `-`. Never empty, never `.` or `..`, never a name that Windows keeps for itself.
///
/// Different names can have one slug; see [`crate::selection`] for what happens then.
///
/// ```
/// assert_eq!(feedmill::uri::slug("News & Views"), "news-views");
/// assert_eq!(feedmill::uri::slug("C++"), "c++");
/// assert_eq!(feedmill::uri::slug("中国证券报新闻"), "中国证券报新闻");
/// assert_eq!(feedmill::uri::slug("../../etc"), "etc");
/// ```
pub fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    let mut add = |kept: char| {
        if is_slug_char(kept) {
            if slug.len() + kept.len_utf8() > LONGEST_SLUG {
                return false;
            }
            slug.push(kept);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
        true
    };
    // ASCII is composed as it is.
    let _ = match name.is_ascii() {
        true => name
            .bytes()
            .all(|byte| add(byte.to_ascii_lowercase().into())),
        false => name.nfc().flat_map(char::to_lowercase).all(add),
    };
    let trimmed = slug.trim_matches(['-', '.']);
    if trimmed.is_empty() {
        return short_hash(name);
    }
    // Windows looks at what stands before the first dot.
    let stem = trimmed.split('.').next().unwrap_or(trimmed);
    let is_port = stem.len() == 4 && (stem.starts_with("com") || stem.starts_with("lpt"));
    if is_port || matches!(stem, "con" | "prn" | "aux" | "nul") {
        return format!("{}-{}", short_hash(name), trimmed.nfc());
    }
    match trimmed.is_ascii() {
        true => trimmed.to_owned(),
        false => trimmed.nfc().collect(),
    }
}

/// The address of what a site's owner names by `path`: a path that begins with a slash is one on the site, wherever below
/// its host the site lies; any other is counted from `base`. An address that is absolute stays as it is.
///
/// ```
/// let site = "https://example.org/blog/".parse().unwrap();
/// let address = |path| feedmill::uri::on_site(&site, &site, path).unwrap().to_string();
/// assert_eq!(address("/a.png"), "https://example.org/blog/a.png");
/// assert_eq!(address("/blog/a.png"), "https://example.org/blog/a.png");
/// assert_eq!(address("https://cdn.example/a.png"), "https://cdn.example/a.png");
/// ```
pub fn on_site(site: &Url, base: &Url, path: &str) -> Option<Url> {
    if !path.starts_with('/') || path.starts_with("//") {
        return base.join(path).ok();
    }
    let below = site.path().trim_end_matches('/');
    let path = match path.strip_prefix(below) {
        Some(rest) if rest.starts_with('/') => rest,
        _ => path,
    };
    site.join(path.trim_start_matches('/')).ok()
}

/// Eight hexadecimal digits that stand for a text: the same on every machine and in every release.
pub fn short_hash(text: &str) -> String {
    let mut hasher = Fnv(0xcbf2_9ce4_8422_2325);
    hasher.write(text.as_bytes());
    let hash = hasher.finish();
    format!("{:08x}", (hash ^ (hash >> 32)) as u32)
}

fn is_slug_char(c: char) -> bool {
    match c {
        'a'..='z' | '0'..='9' | '-' | '_' | '+' | '.' => c != '-',
        // Spaces, and the marks that turn the direction of text or cannot be seen.
        '\u{80}'..='\u{a0}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202f}' => false,
        '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff0}'..='\u{ffff}' => false,
        _ => !c.is_ascii() && !c.is_whitespace() && !c.is_control(),
    }
}

/// FNV-1a. The standard library's hashers promise nothing about the next release.
struct Fnv(u64);

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// A language tag (BCP 47) in its usual letters: `zh_cn` is `zh-CN`. `None` if the text is not one.
pub fn language_tag(text: &str) -> Option<String> {
    let text = text.trim();
    let mut parts = text.split(['-', '_']);
    let main = parts.next()?;
    let is_part = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let is_main = (2..=8).contains(&main.len()) && main.bytes().all(|b| b.is_ascii_alphabetic());
    if !is_main || !text.split(['-', '_']).all(is_part) {
        return None;
    }
    let mut tag = main.to_ascii_lowercase();
    for part in parts {
        tag.push('-');
        match part.len() {
            2 => tag.push_str(&part.to_ascii_uppercase()),
            4 => {
                tag.push_str(&part[..1].to_ascii_uppercase());
                tag.push_str(&part[1..].to_ascii_lowercase());
            }
            _ => tag.push_str(&part.to_ascii_lowercase()),
        }
    }
    Some(tag)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn paths_are_encoded_once() {
        assert_eq!(encode_path("/a b/é%20c%zz"), "/a%20b/%C3%A9%20c%25zz");
        assert_eq!(encode_path("/100%"), "/100%25");
        assert_eq!(encode_path("/%C3%A9"), "/%C3%A9");
    }

    #[test]
    fn names_that_no_path_may_have() {
        assert!(slug("CON").ends_with("-con") && slug("aux.txt").ends_with("-aux.txt"));
        assert_eq!(slug("!!!").len(), 8);
        assert_eq!(slug("e\u{301}te"), slug("\u{e9}te"));
        assert_eq!(slug(" a / b "), "a-b");
    }

    #[test]
    fn addresses_are_normalized_as_jekyll_does() {
        for (address, wanted) in [
            (
                "https://e.org//a b/%41%2f%20",
                "https://e.org//a%20b/A%2f%20",
            ),
            ("https://e.org/ﬁ：½", "https://e.org/fi:1%E2%81%842"),
            ("https://e.org/x？#y#", "https://e.org/x%3F#y%23"),
            ("https://e.org/c#", "https://e.org/c"),
            ("https://e.org/%ff", "https://e.org/%ff"),
        ] {
            assert_eq!(jekyll_normalized(address), wanted);
        }
    }

    proptest! {
        #[test]
        fn a_slug_is_one_harmless_part_of_a_path(name in any::<String>()) {
            let slug = slug(&name);
            prop_assert!(!slug.is_empty() && slug.len() <= LONGEST_SLUG + 16);
            prop_assert!(!slug.contains(['/', '\\', '\0', ' ', ':', '?', '*', '"', '<', '>', '|', '%', '#']));
            prop_assert!(!slug.starts_with('.') && !slug.ends_with('.'));
        }

        #[test]
        fn encoding_twice_changes_nothing(path in any::<String>()) {
            let once = encode_path(&path);
            prop_assert!(once.is_ascii());
            prop_assert_eq!(encode_path(&once), once);
        }
    }
}
