//! Dates as Ruby's `Time.parse` finds them in a text: what is not part of a date is passed over.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::parts::{Zone, month_named, zone};

/// A local time and its zone, found in a text that may say more.
pub(super) fn find(text: &str) -> Option<(NaiveDateTime, Option<Zone<'_>>)> {
    // Ruby refuses longer texts, too.
    if text.len() > 128 {
        return None;
    }
    if let Some(found) = digits_alone(text) {
        return Some(found);
    }
    let clock = clock(text);
    let (seconds, written_zone, before, after) = match &clock {
        Some(clock) => (
            clock.seconds,
            clock.zone,
            &text[..clock.start],
            &text[clock.end..],
        ),
        None => (0, None, text, ""),
    };
    // What stands before the time goes first; after it a date may stand, or the year of one.
    let date = day(before)
        .or_else(|| day(after))
        .or_else(|| day(&format!("{} {after}", before.trim_end())))?;
    let time = date.and_time(NaiveTime::MIN) + TimeDelta::seconds(i64::from(seconds));
    Some((time, written_zone.and_then(zone)))
}

/// `20141225T101112Z` and `20141225101112`.
fn digits_alone(text: &str) -> Option<(NaiveDateTime, Option<Zone<'_>>)> {
    let text = text.trim();
    let date = text.get(..8).filter(|digits| is_number(digits))?;
    let rest = text[8..].strip_prefix(['T', 't']).unwrap_or(&text[8..]);
    let clock_len = rest.bytes().take_while(u8::is_ascii_digit).count();
    if !matches!(clock_len, 4 | 6) {
        return None;
    }
    let (clock, written_zone) = rest.split_at(clock_len);
    let number = |range: std::ops::Range<usize>| clock.get(range)?.parse::<u32>().ok();
    let time = NaiveTime::from_hms_opt(number(0..2)?, number(2..4)?, number(4..6).unwrap_or(0))?;
    let date = rolled(
        date[..4].parse().ok()?,
        date[4..6].parse().ok()?,
        date[6..8].parse().ok()?,
    )?;
    Some((date.and_time(time), zone(written_zone.trim())))
}

/// A time of day in a text.
struct Clock<'t> {
    /// Since midnight; 24:00 is the midnight after.
    seconds: u32,
    zone: Option<&'t str>,
    start: usize,
    end: usize,
}

/// `10:11`, `10:11:12.5 PM +0800`, `8pm`, `10h11`.
fn clock(text: &str) -> Option<Clock<'_>> {
    let bytes = text.as_bytes();
    let mut start = 0;
    while start < bytes.len() {
        let digits = number_len(&bytes[start..]);
        if digits == 0 {
            start += 1;
            continue;
        }
        if digits <= 2
            && let Some((seconds, len)) = clock_at(&text[start..])
        {
            let mut end = start + len;
            let rest = &text[end..];
            let written = zone_at(rest.trim_start());
            if !written.is_empty() {
                end += rest.len() - rest.trim_start().len() + written.len();
            }
            return Some(Clock {
                seconds,
                zone: Some(written).filter(|zone| !zone.is_empty()),
                start,
                end,
            });
        }
        start += digits;
    }
    None
}

fn clock_at(text: &str) -> Option<(u32, usize)> {
    let bytes = text.as_bytes();
    let mut at = number_len(bytes);
    let hour: u32 = text[..at].parse().ok()?;
    let (mut minute, mut second, mut is_clock) = (0, 0, false);
    let mark = bytes.get(at).copied();
    if matches!(mark, Some(b':' | b'h' | b'H')) {
        let len = number_len(&bytes[at + 1..]);
        if (1..=2).contains(&len) {
            minute = text[at + 1..at + 1 + len].parse().ok()?;
            at += 1 + len;
            is_clock = true;
        } else if mark != Some(b':') && !bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic) {
            at += 1;
            is_clock = true;
        }
        if bytes.get(at) == Some(&b':') {
            let len = number_len(&bytes[at + 1..]);
            if (1..=2).contains(&len) {
                second = text[at + 1..at + 1 + len].parse().ok()?;
                at += 1 + len;
                let fraction = bytes.get(at).is_some_and(|byte| b".,".contains(byte));
                let len = number_len(bytes.get(at + 1..).unwrap_or_default());
                if fraction && len > 0 {
                    at += 1 + len;
                }
            }
        }
    }
    let after = text[at..].trim_start();
    let half = ["a.m.", "p.m.", "am", "pm"].into_iter().find(|half| {
        after
            .get(..half.len())
            .is_some_and(|word| word.eq_ignore_ascii_case(half))
            && !after[half.len()..].starts_with(|c: char| c.is_ascii_alphanumeric())
    });
    let mut hour = hour;
    if let Some(half) = half {
        hour = hour % 12 + if half.starts_with('p') { 12 } else { 0 };
        at = text.len() - after.len() + half.len();
        is_clock = true;
    }
    let is_midnight = (hour, minute, second) == (24, 0, 0);
    let fits = (hour < 24 || is_midnight) && minute < 60 && second <= 60;
    (is_clock && fits).then_some((hour * 3600 + minute * 60 + second, at))
}

/// The zone that a text begins with; empty if none.
fn zone_at(text: &str) -> &str {
    let end = text
        .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | ':' | '/' | '_')))
        .unwrap_or(text.len());
    let word = &text[..end];
    let is_zone = word.starts_with(['+', '-', 'Z', 'z'])
        || word.len() >= 3 && word.bytes().all(|byte| byte.is_ascii_uppercase())
        || ["GMT", "UTC"].iter().any(|name| word.starts_with(name));
    if is_zone { word } else { "" }
}

/// The first day that a text names.
fn day(text: &str) -> Option<NaiveDate> {
    let bytes = text.as_bytes();
    if let Some(found) = named_month(text) {
        return Some(found);
    }
    let mut start = 0;
    while start < bytes.len() {
        let first = number_len(&bytes[start..]);
        if first == 0 {
            start += 1;
            continue;
        }
        if let Some(found) = numbers(&text[start..], first) {
            return found;
        }
        start += first;
    }
    None
}

/// `2014-12-25`, `25/12/2014`, `25.12.2014`, `2014-359` or `20141225`: the day, or that there is none such.
fn numbers(text: &str, first: usize) -> Option<Option<NaiveDate>> {
    let bytes = text.as_bytes();
    let (a, after) = (&text[..first], &text[first..]);
    let mark = after
        .chars()
        .next()
        .filter(|c| matches!(c, '-' | '/' | '.'));
    let Some(mark) = mark else {
        return (first == 8).then(|| {
            rolled(
                a[..4].parse().ok()?,
                a[4..6].parse().ok()?,
                a[6..8].parse().ok()?,
            )
        });
    };
    let second = number_len(&bytes[first + 1..]);
    let b = &text[first + 1..first + 1 + second];
    let rest = &text[first + 1 + second..];
    let third = rest
        .strip_prefix(mark)
        .map(|rest| &rest[..number_len(rest.as_bytes())])
        .filter(|third| !third.is_empty());
    let Some(c) = third else {
        let is_day_of_year = mark == '-' && first == 4 && second == 3;
        return is_day_of_year.then(|| NaiveDate::from_yo_opt(a.parse().ok()?, b.parse().ok()?));
    };
    if second == 0 || second > 2 {
        return None;
    }
    // The number with more than two digits is the year, wherever it stands.
    let (year, day) = if c.len() > 2 { (c, a) } else { (a, c) };
    Some((|| {
        rolled(full_year(year)?, b.parse().ok()?, day.parse().ok()?)
    })())
}

/// `25 Dec 2014`, `December 25th, 2014`, `2014-Dec-25`.
fn named_month(text: &str) -> Option<NaiveDate> {
    let words: Vec<&str> = text
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let at = words.iter().position(|word| month_named(word).is_some())?;
    let month = month_named(words[at])?;
    let number = |word: &&str| {
        let len = number_len(word.as_bytes());
        (len > 0).then(|| word[..len].to_owned())
    };
    let before = at.checked_sub(1).and_then(|at| number(&words[at]));
    let mut after = words[at + 1..].iter().map_while(number);
    let (first, second) = (after.next(), after.next());
    let (year, day) = match (before, first, second) {
        (Some(before), Some(first), _) if before.len() > 2 => (Some(before), Some(first)),
        (Some(before), first, _) => (first, Some(before)),
        (None, Some(first), None) if first.len() > 2 => (Some(first), None),
        (None, first, second) => (second, first),
    };
    rolled(
        full_year(&year?)?,
        month,
        day.map_or(Some(1), |day| day.parse().ok())?,
    )
}

/// As Ruby has it, two digits are of the years 1969 to 2068.
fn full_year(written: &str) -> Option<i32> {
    let year: i32 = written.parse().ok()?;
    Some(match (written.len(), year) {
        (1 | 2, 0..=68) => year + 2000,
        (1 | 2, _) => year + 1900,
        _ => year,
    })
}

/// The day; the 31st of a month with fewer days is one of the next month.
pub fn rolled(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    if !(1..=31).contains(&day) {
        return None;
    }
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    first.checked_add_signed(TimeDelta::days(i64::from(day) - 1))
}

fn number_len(bytes: &[u8]) -> usize {
    bytes
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count()
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
