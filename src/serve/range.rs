//! Parts of a file (RFC 9110, section 14).

use std::ops::Range;

/// What a client asks for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// All of it: what is asked for is nothing that this server knows.
    Whole,
    /// These bytes.
    Some(Range<u64>),
    /// Bytes that are not there.
    Outside,
}

/// Reads the value of `Range` for a file of `length` bytes. More than one part at once is answered with the whole.
pub(super) fn part(value: &str, length: u64) -> Part {
    let Some((first, last)) = value
        .strip_prefix("bytes=")
        .and_then(|range| range.trim().split_once('-'))
    else {
        return Part::Whole;
    };
    let number = |text: &str| {
        let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        // A number that is too large is past the end of every file.
        is_number.then(|| text.parse::<u64>().unwrap_or(u64::MAX))
    };
    let range = match (number(first), number(last)) {
        (Some(first), None) if last.is_empty() => first..length,
        (Some(first), Some(last)) if first <= last => first..last.saturating_add(1).min(length),
        (None, Some(count)) if first.is_empty() => length.saturating_sub(count)..length,
        _ => return Part::Whole,
    };
    match range.start < range.end {
        true => Part::Some(range),
        false => Part::Outside,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_ten_bytes() {
        for (value, meant) in [
            ("bytes=0-4", Part::Some(0..5)),
            ("bytes=5-", Part::Some(5..10)),
            ("bytes=-3", Part::Some(7..10)),
            ("bytes=-99", Part::Some(0..10)),
            ("bytes=8-99999999999999999999999", Part::Some(8..10)),
            ("bytes=10-", Part::Outside),
            ("bytes=-0", Part::Outside),
            ("bytes=4-2", Part::Whole),
            ("bytes=0-1,3-4", Part::Whole),
            ("lines=0-1", Part::Whole),
            ("bytes=-", Part::Whole),
            ("bytes=+1-2", Part::Whole),
        ] {
            assert_eq!(part(value, 10), meant, "{value}");
        }
    }
}
