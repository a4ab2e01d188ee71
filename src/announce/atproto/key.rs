//! Keys of records. They follow from the post, so that a record that is put twice is there once, whatever is remembered.

use chrono::{DateTime, Utc};
use xxhash_rust::xxh3::xxh3_64;

const DIGITS: &[u8; 32] = b"234567abcdefghijklmnopqrstuvwxyz";
/// A key's length in characters of five bits.
const LENGTH: u32 = 13;

/// The key of what was published at an instant and has this id: a TID, with microseconds and the number of the clock by a hash of the id.
pub(super) fn tid(published: DateTime<Utc>, id: &str) -> String {
    let hash = xxh3_64(id.as_bytes());
    let seconds = u64::try_from(published.timestamp()).unwrap_or(0);
    let micros = seconds * 1_000_000 + hash % 1_000_000;
    let value = (micros & ((1 << 53) - 1)) << 10 | (hash >> 54);
    let digits = (0..LENGTH)
        .rev()
        .map(|nth| DIGITS[(value >> (5 * nth)) as usize & 31]);
    digits.map(char::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_in_the_order_of_time_and_differ_by_id() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        let early = tid(at("2026-01-01T00:00:00Z"), "a");
        let late = tid(at("2026-01-01T00:00:01Z"), "a");
        assert!(early < late, "{early} {late}");
        assert_ne!(early, tid(at("2026-01-01T00:00:00Z"), "b"));
        assert_eq!(early, tid(at("2026-01-01T00:00:00Z"), "a"));
        for key in [
            early,
            tid(at("1969-01-01T00:00:00Z"), "a"),
            tid(at("2200-01-01T00:00:00Z"), "é"),
        ] {
            assert_eq!(key.len(), 13);
            assert!(key.bytes().all(|b| DIGITS.contains(&b)));
            // The first bit is 0.
            assert!(b"234567abcdefghij".contains(&key.as_bytes()[0]), "{key}");
        }
    }
}
