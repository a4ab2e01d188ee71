//! Dates, as strictly as their specifications say.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Weekday};

use super::{Context, Fault, Sink};

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];
const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// Seconds of UTC's offset for the zones that RFC 822 names.
const ZONES: [(&str, i32); 11] = [
    ("GMT", 0),
    ("UT", 0),
    ("Z", 0),
    ("EST", -5),
    ("EDT", -4),
    ("CST", -6),
    ("CDT", -5),
    ("MST", -7),
    ("MDT", -6),
    ("PST", -8),
    ("PDT", -7),
];

/// Before this year there were no feeds.
const FIRST_YEAR: i32 = 1990;

/// A date of RFC 822, and what is odd about it.
pub(crate) struct Rfc822 {
    pub instant: Option<DateTime<FixedOffset>>,
    /// The day of the week that the date says, where it is not the right one.
    pub wrong_day: Option<Weekday>,
    /// Legal, and many readers do not understand it.
    pub is_obsolete: bool,
    pub second: u32,
}

/// Digits, of a certain number.
fn number(text: &str, digits: std::ops::RangeInclusive<usize>) -> Option<u32> {
    (digits.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

/// The text without the comments that RFC 822 allows anywhere, which may hold others and escaped brackets.
fn without_comments(text: &str) -> Option<String> {
    let mut plain = String::with_capacity(text.len());
    let mut depth = 0_usize;
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '(' => depth += 1,
            ')' => {
                depth = depth.checked_sub(1)?;
                plain.push(' ');
            }
            '\\' if depth > 0 => {
                chars.next();
            }
            _ if depth == 0 => plain.push(c),
            _ => {}
        }
    }
    (depth == 0).then_some(plain)
}

/// Read a date of RFC 822 as RFC 2822 amends it.
pub(crate) fn read_rfc822(text: &str) -> Option<Rfc822> {
    let plain = without_comments(text)?;
    let mut is_obsolete = plain != text;
    let position = |names: &[&str], word: &str| {
        names
            .iter()
            .position(|name| name.eq_ignore_ascii_case(word))
    };
    let mut rest = plain.as_str();
    let mut day_said = None;
    if let Some((day, after)) = plain.split_once(',') {
        is_obsolete |= day != day.trim();
        let day = day.trim();
        day_said = Some(position(&DAYS, day)?);
        is_obsolete |= !DAYS.contains(&day);
        rest = after;
        // RFC 822 wants no blank after the comma, and few programs expect none.
        is_obsolete |= !rest.starts_with(|c: char| c.is_ascii_whitespace());
    }
    is_obsolete |=
        rest.trim_start().contains("  ") || rest.starts_with("  ") || rest.contains('\t');
    let mut parts = rest.split_ascii_whitespace();
    let day = number(parts.next()?, 1..=2)?;
    let month = parts.next()?;
    is_obsolete |= !MONTHS.contains(&month);
    let month = position(&MONTHS, month)? as u32 + 1;
    let year_text = parts.next()?;
    let year = match year_text.len() {
        2 => {
            is_obsolete = true;
            let year = number(year_text, 2..=2)?;
            if year < 50 { 2000 + year } else { 1900 + year }
        }
        _ => number(year_text, 4..=4)?,
    };
    let mut time = parts.next()?.split(':');
    let hour = number(time.next()?, 2..=2)?;
    let minute = number(time.next()?, 2..=2)?;
    let second = time
        .next()
        .map_or(Some(0), |second| number(second, 2..=2))?;
    if time.next().is_some() || hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let zone = parts.next()?;
    let offset = match ZONES
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case(zone))
    {
        Some((name, hours)) => {
            is_obsolete |= *name != zone;
            hours * 3600
        }
        None if zone.len() == 1 && zone.bytes().all(|b| b.is_ascii_uppercase() && b != b'J') => {
            is_obsolete = true;
            0
        }
        None => {
            let sign = if zone.starts_with('-') { -1 } else { 1 };
            let digits = zone.strip_prefix(['+', '-'])?;
            let digits = number(digits, 4..=4)? as i32;
            is_obsolete |= !matches!(digits % 100, 0 | 15 | 30 | 45);
            sign * (digits / 100 * 3600 + digits % 100 * 60)
        }
    };
    if parts.next().is_some() {
        return None;
    }
    let date = NaiveDate::from_ymd_opt(year as i32, month, day)?;
    let wrong_day = day_said
        .filter(|said| *said != date.weekday().num_days_from_monday() as usize)
        .map(|_| date.weekday());
    let instant = date
        .and_hms_opt(hour, minute, second.min(59))
        .and_then(|naive| {
            naive
                .and_local_timezone(FixedOffset::east_opt(offset)?)
                .single()
        });
    Some(Rfc822 {
        instant,
        wrong_day,
        is_obsolete,
        second,
    })
}

pub(super) fn rfc822(text: &str, context: &Context, sink: &mut Sink<'_>) {
    let Some(date) = read_rfc822(text) else {
        return sink(
            Fault::DateRfc822,
            0,
            format!("`{text}` is not a date of RFC 822"),
        );
    };
    if let Some(day) = date.wrong_day {
        sink(Fault::DateWeekday, 0, format!("that day was a {day}"));
    } else if date.is_obsolete {
        sink(
            Fault::DateRfc822Obsolete,
            0,
            format!("many readers do not understand `{text}`"),
        );
    }
    check_second(date.second, sink);
    match date.instant {
        Some(instant) => implausible(&instant, context, sink),
        None => sink(
            Fault::DateOffset,
            0,
            format!("`{text}` is more than a day away from UTC"),
        ),
    }
}

fn check_second(second: u32, sink: &mut Sink<'_>) {
    if second == 60 {
        sink(
            Fault::DateSecond,
            0,
            "few programs understand a leap second".to_owned(),
        );
    }
}

fn implausible(instant: &DateTime<FixedOffset>, context: &Context, sink: &mut Sink<'_>) {
    let is_future = context.now.as_ref().is_some_and(|now| instant > now);
    if is_future {
        sink(
            Fault::DateImplausible,
            0,
            "this date lies in the future".to_owned(),
        );
    } else if instant.year() < FIRST_YEAR {
        sink(
            Fault::DateImplausible,
            0,
            "this date is older than feeds are".to_owned(),
        );
    }
}

/// Read a date of RFC 3339; gives its second as well.
pub(crate) fn read_rfc3339(text: &str) -> Option<(Option<DateTime<FixedOffset>>, u32)> {
    let (date, time) = text.split_once('T')?;
    let date = full_date(date)?;
    let zone_at = time.find(['Z', '+', '-'])?;
    let (clock, zone) = time.split_at(zone_at);
    let (hour, minute, second) = full_clock(clock)?;
    let offset = full_zone(zone)?;
    let instant = date
        .and_hms_opt(hour, minute, second.min(59))
        .and_then(|naive| {
            naive
                .and_local_timezone(FixedOffset::east_opt(offset)?)
                .single()
        });
    Some((instant, second))
}

fn full_date(text: &str) -> Option<NaiveDate> {
    let mut parts = text.split('-');
    let year = number(parts.next()?, 4..=4)?;
    let month = number(parts.next()?, 2..=2)?;
    let day = number(parts.next()?, 2..=2)?;
    if parts.next().is_some() {
        return None;
    }
    NaiveDate::from_ymd_opt(year as i32, month, day)
}

/// `hh:mm:ss`, with a fraction if need be.
fn full_clock(text: &str) -> Option<(u32, u32, u32)> {
    let mut parts = text.split(':');
    let hour = number(parts.next()?, 2..=2)?;
    let minute = number(parts.next()?, 2..=2)?;
    let second = parts.next()?;
    let whole = match second.split_once('.') {
        Some((whole, fraction)) => {
            number(fraction, 1..=9).or_else(|| {
                (fraction.len() > 9 && fraction.bytes().all(|b| b.is_ascii_digit())).then_some(0)
            })?;
            whole
        }
        None => second,
    };
    let second = number(whole, 2..=2)?;
    (parts.next().is_none() && hour < 24 && minute < 60 && second <= 60)
        .then_some((hour, minute, second))
}

/// `Z` or `±hh:mm`, in seconds.
fn full_zone(text: &str) -> Option<i32> {
    if text == "Z" {
        return Some(0);
    }
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let (hours, minutes) = text.strip_prefix(['+', '-'])?.split_once(':')?;
    let hours = number(hours, 2..=2)? as i32;
    let minutes = number(minutes, 2..=2)? as i32;
    Some(sign * (hours * 3600 + minutes * 60))
}

pub(super) fn rfc3339(text: &str, context: &Context, sink: &mut Sink<'_>) {
    let Some((instant, second)) = read_rfc3339(text) else {
        return sink(
            Fault::DateRfc3339,
            0,
            format!("`{text}` is not a date of RFC 3339"),
        );
    };
    check_second(second, sink);
    match instant {
        Some(instant) => implausible(&instant, context, sink),
        None => sink(
            Fault::DateOffset,
            0,
            format!("`{text}` is more than a day away from UTC"),
        ),
    }
}

/// Six precisions, from a year to a fraction of a second.
fn is_w3c(text: &str) -> bool {
    let Some((date, time)) = text.split_once('T') else {
        let mut parts = text.split('-');
        let is_year = parts
            .next()
            .is_some_and(|year| number(year, 4..=4).is_some());
        let is_month = parts.next().is_none_or(|month| {
            number(month, 2..=2).is_some_and(|month| (1..=12).contains(&month))
        });
        return is_year
            && is_month
            && (text.len() < 8 || full_date(text).is_some())
            && parts.count() < 2;
    };
    let Some(zone_at) = time.find(['Z', '+', '-']) else {
        return false;
    };
    let (clock, zone) = time.split_at(zone_at);
    let is_clock = full_clock(clock).is_some()
        || (clock.len() == 5 && full_clock(&format!("{clock}:00")).is_some());
    full_date(date).is_some() && is_clock && full_zone(zone).is_some()
}

pub(super) fn w3c(text: &str, sink: &mut Sink<'_>) {
    if !is_w3c(text) {
        sink(
            Fault::DateW3c,
            0,
            format!("`{text}` is not a date of the W3C's profile of ISO 8601"),
        );
    }
}

/// A date, and a time with or without a zone.
pub(super) fn iso8601(text: &str, sink: &mut Sink<'_>) {
    let is_local = text.contains('T') && is_w3c(&format!("{text}Z"));
    if !is_local && !is_w3c(text) {
        sink(
            Fault::DateIso8601,
            0,
            format!("`{text}` is not a date of ISO 8601"),
        );
    }
}

/// A date, or a period as the DCMI writes it.
pub(super) fn range(text: &str, sink: &mut Sink<'_>) {
    if is_w3c(text) {
        return;
    }
    let is_part = |part: &str| match part.trim().split_once('=') {
        Some(("start" | "end", date)) => is_w3c(date.trim()),
        Some(("name" | "scheme", _)) => true,
        _ => part.trim().is_empty(),
    };
    if !text.contains('=') || !text.split(';').all(is_part) {
        sink(
            Fault::DateRange,
            0,
            format!("`{text}` is neither a date nor a period"),
        );
    }
}
