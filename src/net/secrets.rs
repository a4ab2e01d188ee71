//! Credentials, which no message and no post may show, in whatever form a server repeats them.

use std::ops::Range;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};

use crate::warning::user_info;

/// What stands where something was hidden.
const HIDDEN: &str = "…";

/// How often a text may have been encoded: HTML in a percent-encoded URL in JSON.
const LAYERS: usize = 3;

/// Values that must not be shown.
#[derive(Clone, Default)]
pub(crate) struct Secrets {
    /// The longest first, so that no end of one is left where another begins it.
    values: Vec<Vec<u8>>,
}

impl Secrets {
    /// Values of which those that are shorter than `shortest` bytes do not count: they would be found inside of ordinary words.
    pub fn new(values: impl IntoIterator<Item = String>, shortest: usize) -> Self {
        let values = values.into_iter().filter(|value| value.len() >= shortest);
        let mut values: Vec<Vec<u8>> = values
            .flat_map(|value| {
                let mut forms = in_base64(value.as_bytes());
                // A form writes a blank as `+`.
                forms.push(value.replace(' ', "+").into_bytes());
                let plain = decoded(value.as_bytes());
                forms.extend(in_base64(&plain));
                forms.push(plain);
                forms.push(value.into_bytes());
                forms
            })
            .filter(|value| value.len() >= shortest)
            .collect();
        values.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        values.dedup();
        Secrets { values }
    }

    /// The text without the values, also if it has them percent-encoded, escaped for HTML or JSON, in base64, or several of these;
    /// and without the user info of URLs.
    pub fn hidden(&self, text: &str) -> String {
        let text = without_user_info(text);
        let mut units: Vec<Unit> = text
            .bytes()
            .enumerate()
            .map(|(at, byte)| (byte, at..at + 1))
            .collect();
        let mut hidden: Vec<Range<usize>> = Vec::new();
        for layer in 0..=LAYERS {
            if layer > 0 {
                let before = units.len();
                units = decode(units);
                if units.len() == before {
                    break;
                }
            }
            let bytes: Vec<u8> = units.iter().map(|(byte, _)| *byte).collect();
            for value in &self.values {
                for at in memchr::memmem::find_iter(&bytes, value) {
                    hidden.push(units[at].1.start..units[at + value.len() - 1].1.end);
                }
            }
        }
        hidden.sort_by_key(|range| range.start);
        let mut shown = String::new();
        let mut end = 0;
        for range in hidden {
            if range.start >= end {
                shown.push_str(text.get(end..range.start).unwrap_or_default());
                shown.push_str(HIDDEN);
            }
            end = end.max(range.end);
        }
        shown.push_str(text.get(end..).unwrap_or_default());
        shown
    }
}

/// A store is printed by nobody, but an error may carry one.
impl std::fmt::Debug for Secrets {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Secrets")
    }
}

/// A byte, and where the text has it.
type Unit = (u8, Range<usize>);

/// What every base64 text has that contains the value, wherever it stands in there.
fn in_base64(value: &[u8]) -> Vec<Vec<u8>> {
    let mut forms = Vec::new();
    for shift in 0..3 {
        let shifted = [&[0; 2][..shift], value].concat();
        // The first and the last characters depend on what stands beside the value.
        let first = [0, 2, 3][shift];
        let last = shifted.len() * 8 / 6;
        for engine in [&STANDARD_NO_PAD, &URL_SAFE_NO_PAD] {
            let text = engine.encode(&shifted);
            forms.extend(text.get(first..last).map(|text| text.as_bytes().to_vec()));
        }
    }
    forms
}

fn decoded(value: &[u8]) -> Vec<u8> {
    let units = value.iter().map(|byte| (*byte, 0..0)).collect();
    decode(units).into_iter().map(|(byte, _)| byte).collect()
}

/// The text with one layer of percent-encoding and of escapes undone.
fn decode(units: Vec<Unit>) -> Vec<Unit> {
    let bytes: Vec<u8> = units.iter().map(|(byte, _)| *byte).collect();
    let mut decoded = Vec::with_capacity(units.len());
    let mut at = 0;
    while at < bytes.len() {
        match escape(&bytes[at..]) {
            Some((found, length)) => {
                let range = units[at].1.start..units[at + length - 1].1.end;
                let mut buffer = [0; 4];
                match found {
                    Found::Byte(byte) => decoded.push((byte, range)),
                    Found::Char(c) => {
                        let encoded = c.encode_utf8(&mut buffer).bytes();
                        decoded.extend(encoded.map(|byte| (byte, range.clone())));
                    }
                }
                at += length;
            }
            None => {
                decoded.push(units[at].clone());
                at += 1;
            }
        }
    }
    decoded
}

enum Found {
    Byte(u8),
    Char(char),
}

/// The escape at the start of a text, and its length in bytes.
fn escape(bytes: &[u8]) -> Option<(Found, usize)> {
    let number = |digits: &[u8], radix| {
        let digits = std::str::from_utf8(digits).ok()?;
        u32::from_str_radix(digits, radix).ok()
    };
    match bytes {
        [b'%', high, low, ..] => {
            let byte = number(&[*high, *low], 16)?;
            Some((Found::Byte(u8::try_from(byte).ok()?), 3))
        }
        [b'\\', b'u', rest @ ..] => {
            let c = char::from_u32(number(rest.get(..4)?, 16)?)?;
            Some((Found::Char(c), 6))
        }
        [b'\\', byte @ (b'/' | b'"' | b'\\' | b'\''), ..] => Some((Found::Byte(*byte), 2)),
        [b'&', rest @ ..] => {
            let end = rest.iter().take(10).position(|byte| *byte == b';')?;
            let c = match &rest[..end] {
                [b'#', b'x' | b'X', digits @ ..] => char::from_u32(number(digits, 16)?)?,
                [b'#', digits @ ..] => char::from_u32(number(digits, 10)?)?,
                b"amp" => '&',
                b"lt" => '<',
                b"gt" => '>',
                b"quot" => '"',
                b"apos" => '\'',
                _ => return None,
            };
            Some((Found::Char(c), end + 2))
        }
        _ => None,
    }
}

/// The text without what stands before the `@` of URLs.
pub(crate) fn without_user_info(text: &str) -> String {
    let mut shown = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("://") {
        let (before, after) = rest.split_at(at + 3);
        shown.push_str(before);
        rest = &after[user_info(after).map_or(0, |it| it.len() + 1)..];
    }
    shown + rest
}

/// The text without what stands behind the `?` of URLs, which may be a signature.
pub(crate) fn without_queries(text: &str) -> String {
    let mut parts = text.split('?');
    let mut shown = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part
            .find(|c: char| c.is_whitespace() || "\"')>,".contains(c))
            .unwrap_or(part.len());
        shown.push_str("?…");
        shown.push_str(&part[end..]);
    }
    shown
}

#[cfg(test)]
mod tests {
    use base64::engine::general_purpose::{STANDARD, URL_SAFE};

    use super::*;

    #[test]
    fn signatures_are_not_shown() {
        let shown = without_queries("GET https://a.example/b?sig=secret (twice: 'https://a/?x=y')");
        assert_eq!(shown, "GET https://a.example/b?… (twice: 'https://a/?…')");
        assert_eq!(without_queries("plain"), "plain");
    }

    #[test]
    fn user_info_is_not_shown() {
        for (text, shown) in [
            (
                "at https://user:p@ss@a.example/b@c now",
                "at https://a.example/b@c now",
            ),
            (
                "'http://token@a.example' https://b.example",
                "'http://a.example' https://b.example",
            ),
            ("at s3://me:hu/sh@b/c.", "at s3://b/c."),
            ("mail me@a.example", "mail me@a.example"),
        ] {
            assert_eq!(without_user_info(text), shown);
            assert_eq!(Secrets::default().hidden(text), shown);
        }
    }

    #[test]
    fn a_secret_is_hidden_in_every_form() {
        let secret = "hush/hush+\"<ü>&more";
        let secrets = Secrets::new([secret.to_owned()], 4);
        let percent = |text: &str| {
            percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC)
                .to_string()
        };
        let html = secret
            .replace('&', "&amp;")
            .replace('"', "&#34;")
            .replace('<', "&lt;")
            .replace('ü', "&#xFC;");
        let json = serde_json::json!(secret).to_string().replace('/', "\\/");
        for form in [
            secret.to_owned(),
            percent(secret),
            percent(secret).to_lowercase(),
            percent(&percent(secret)),
            html.clone(),
            percent(&html),
            json.trim_matches('"').to_owned(),
        ] {
            let shown = secrets.hidden(&format!("before {form} after"));
            assert_eq!(shown, "before … after", "{form}");
        }
        for before in ["", "u:", "us:", "use:", "user:"] {
            let plain = format!("{before}{secret}!");
            for form in [
                STANDARD.encode(&plain),
                URL_SAFE.encode(&plain),
                percent(&STANDARD.encode(&plain)),
            ] {
                let shown = secrets.hidden(&form);
                assert!(shown.contains('…') && shown.len() < 20, "{form}: {shown}");
            }
        }
    }

    #[test]
    fn a_secret_that_begins_another_leaves_no_end() {
        let values = ["hush-hush", "hush-hush-and-more"].map(str::to_owned);
        let secrets = Secrets::new(values, 8);
        assert_eq!(secrets.hidden("hush-hush-and-more, hush-hush"), "…, …");
        assert_eq!(format!("{secrets:?}"), "Secrets");
        let short = Secrets::new(["short".to_owned()], 8);
        assert_eq!(short.hidden("a short word"), "a short word");
    }
}
