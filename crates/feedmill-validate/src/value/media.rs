//! What Media RSS's elements hold.

use super::{Fault, Sink, uri, word};

/// A moment of a medium (RFC 2326, section 3.6): `now`, seconds, or `hh:mm:ss`.
pub(super) fn time(text: &str, sink: &mut Sink<'_>) {
    let digits = |part: &str| super::is_digits(part);
    let is_seconds = |part: &str| match part.split_once('.') {
        Some((whole, fraction)) => digits(whole) && (fraction.is_empty() || digits(fraction)),
        None => digits(part),
    };
    let below_60 = |part: &str| {
        part.split('.')
            .next()
            .is_some_and(|whole| whole.parse::<u32>().is_ok_and(|n| n < 60))
    };
    let parts: Vec<_> = text.split(':').collect();
    let is_time = match parts.as_slice() {
        ["now"] => true,
        [seconds] => is_seconds(seconds),
        [hours, minutes, seconds] => {
            digits(hours)
                && digits(minutes)
                && below_60(minutes)
                && is_seconds(seconds)
                && below_60(seconds)
        }
        _ => false,
    };
    if !is_time {
        sink(
            Fault::NptTime,
            0,
            format!("`{text}` is neither seconds nor hh:mm:ss"),
        );
    }
}

pub(super) fn role(text: &str, sink: &mut Sink<'_>) {
    if text.is_empty() || text.chars().any(|c| c.is_uppercase()) {
        sink(
            Fault::CreditRole,
            0,
            format!("the role `{text}` must be written in small letters"),
        );
    }
}

/// `media:hash`, as its `algo` says.
pub(crate) fn hash(text: &str, algorithm: &str, sink: &mut Sink<'_>) {
    let length = match algorithm {
        "md5" => 32,
        "sha-1" => 40,
        _ => {
            return sink(
                Fault::MediaHash,
                0,
                format!("`{algorithm}` is neither `md5` nor `sha-1`"),
            );
        }
    };
    if text.len() != length || !text.bytes().all(|b| b.is_ascii_hexdigit()) {
        sink(
            Fault::MediaHash,
            0,
            format!("an {algorithm} hash has {length} hexadecimal digits"),
        );
    }
}

/// `media:rating`, as its `scheme` says.
pub(crate) fn rating(text: &str, scheme: &str, sink: &mut Sink<'_>) {
    let allowed: &[&str] = match scheme {
        "" | "urn:simple" => &["adult", "nonadult"],
        "urn:mpaa" => &["g", "pg", "pg-13", "r", "nc-17", "x", "nr"],
        "urn:v-chip" => &[
            "tv-y",
            "tv-y7",
            "tv-y7-fv",
            "tv-g",
            "tv-pg",
            "tv-14",
            "tv-ma",
            "y",
            "y7",
            "g",
            "pg",
            "14",
            "ma",
            "all-children",
        ],
        "urn:icra" => {
            if !is_icra(text) {
                sink(
                    Fault::MediaRating,
                    0,
                    format!("`{text}` is not an ICRA rating"),
                );
            }
            return;
        }
        _ => return,
    };
    if !allowed.contains(&text.to_ascii_lowercase().as_str()) {
        sink(
            Fault::MediaRating,
            0,
            format!("`{text}` is not a rating of this scheme"),
        );
    }
}

/// `r (cz 1 lz 1 …)`.
fn is_icra(text: &str) -> bool {
    let inner = text
        .strip_prefix("r (")
        .and_then(|rest| rest.strip_suffix(')'));
    let Some(inner) = inner else {
        return false;
    };
    let words: Vec<_> = inner.split_ascii_whitespace().collect();
    let is_pair = |pair: &[&str]| matches!(pair, [name, "0" | "1"] if matches!(name.as_bytes(), [b'c' | b'l' | b'n' | b'o' | b'v', b'a'..=b'z']));
    !words.is_empty() && words.chunks(2).all(is_pair)
}

/// `media:restriction`, as its `type` says.
pub(crate) fn restriction(text: &str, kind: Option<&str>, sink: &mut Sink<'_>) {
    match kind {
        None => {
            if !matches!(text, "" | "all" | "none") {
                sink(
                    Fault::MediaRestriction,
                    0,
                    format!("without a type, `{text}` must be `all` or `none`"),
                );
            }
        }
        Some("country") => {
            for country in text.split_ascii_whitespace() {
                if !word::is_country(country) {
                    sink(
                        Fault::Country,
                        0,
                        format!("`{country}` is not a country's two letters"),
                    );
                }
            }
        }
        Some("uri") => {
            let context = super::Context {
                now: None,
                is_iri: true,
            };
            for address in text.split_ascii_whitespace() {
                uri::full(address, &context, sink);
            }
        }
        Some(_) => {}
    }
}
