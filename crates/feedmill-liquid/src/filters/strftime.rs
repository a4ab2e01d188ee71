//! Ruby's `strftime`, with its flags and widths.

use std::fmt::Write;

use chrono::{DateTime, Datelike, FixedOffset, Timelike};

use feedmill_text::date::{DAYS, MONTHS};

/// The widest padding.
const WIDEST: usize = 1000;
/// A result stops growing here: widths make a short format long.
const LONGEST: usize = 1 << 20;

/// An instant with its offset, and its zone's name where it has one.
pub(super) struct Moment {
    pub time: DateTime<FixedOffset>,
    pub zone: String,
}

/// What a directive gives, and how it is padded where nothing else is said.
enum Field {
    Number(i64, usize, char),
    Text(String),
    /// Its flags and width are its own affair.
    Done(String),
}

/// How a directive is to be written: `%-d`, `%^B`, `%010Y`.
#[derive(Default)]
struct Flags {
    padding: Option<char>,
    unpadded: bool,
    upper: bool,
    swapped: bool,
    colons: usize,
    width: Option<usize>,
}

/// The moment in the given format. What is not a directive stays as it is.
pub(super) fn strftime(moment: &Moment, format: &str) -> String {
    let mut out = String::new();
    let mut rest = format;
    while let Some(percent) = rest.find('%').filter(|_| out.len() < LONGEST) {
        out.push_str(&rest[..percent]);
        let directive = &rest[percent..];
        match written(moment, &directive[1..]) {
            Some((text, after)) => {
                out.push_str(&text);
                rest = after;
            }
            None => {
                out.push('%');
                rest = &directive[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

fn written<'f>(moment: &Moment, directive: &'f str) -> Option<(String, &'f str)> {
    let mut flags = Flags::default();
    let mut rest = directive.chars();
    let letter = loop {
        let c = rest.next()?;
        match c {
            '-' => flags.unpadded = true,
            '0' => flags.padding = Some('0'),
            '_' => flags.padding = Some(' '),
            '^' => flags.upper = true,
            '#' => flags.swapped = true,
            ':' => flags.colons += 1,
            '1'..='9' => {
                let digits = rest.as_str();
                let more = digits.bytes().take_while(u8::is_ascii_digit).count();
                let width = format!("{c}{}", &digits[..more]);
                flags.width = Some(width.parse().unwrap_or(WIDEST).min(WIDEST));
                rest = digits[more..].chars();
            }
            'E' | 'O' => {}
            letter => break letter,
        }
    };
    let text = match field(moment, letter, &flags)? {
        Field::Done(text) => text,
        Field::Number(number, width, padding) => {
            let padding = flags.padding.unwrap_or(padding);
            let width = flags
                .width
                .unwrap_or(if flags.unpadded { 0 } else { width });
            padded(&number.to_string(), width, padding)
        }
        Field::Text(text) => {
            let text = match (flags.upper, flags.swapped, letter) {
                (_, true, 'p') => text.to_lowercase(),
                (true, _, _) | (_, true, _) => text.to_uppercase(),
                _ => text,
            };
            padded(
                &text,
                flags.width.unwrap_or(0),
                flags.padding.unwrap_or(' '),
            )
        }
    };
    Some((text, rest.as_str()))
}

fn field(moment: &Moment, letter: char, flags: &Flags) -> Option<Field> {
    let time = &moment.time;
    let day = time.weekday().num_days_from_sunday();
    let name = |names: &[&'static str], index: u32| -> &'static str {
        names.get(index as usize).copied().unwrap_or("")
    };
    let month = || name(&MONTHS, time.month0());
    let weekday = || name(&DAYS, day);
    let two = |number: u32| Field::Number(i64::from(number), 2, '0');
    let blank = |number: u32| Field::Number(i64::from(number), 2, ' ');
    let hour = time.hour();
    let (_, twelve) = time.hour12();
    let week = |first: u32| (time.ordinal0() + 7 - (day + 7 - first) % 7) / 7;
    let composed = |format: &str| Field::Text(strftime(moment, format));
    let text = |text: &str| Field::Text(text.to_owned());
    Some(match letter {
        'Y' => Field::Number(i64::from(time.year()), 4, '0'),
        'C' => Field::Number(i64::from(time.year().div_euclid(100)), 2, '0'),
        'y' => Field::Number(i64::from(time.year().rem_euclid(100)), 2, '0'),
        'G' => Field::Number(i64::from(time.iso_week().year()), 4, '0'),
        'g' => Field::Number(i64::from(time.iso_week().year().rem_euclid(100)), 2, '0'),
        'm' => two(time.month()),
        'B' => text(month()),
        'b' | 'h' => text(month().get(..3).unwrap_or("")),
        'd' => two(time.day()),
        'e' => blank(time.day()),
        'j' => Field::Number(i64::from(time.ordinal()), 3, '0'),
        'H' => two(hour),
        'k' => blank(hour),
        'I' => two(twelve),
        'l' => blank(twelve),
        'p' => text(if hour < 12 { "AM" } else { "PM" }),
        'P' => text(if hour < 12 { "am" } else { "pm" }),
        'M' => two(time.minute()),
        'S' => two(time.second()),
        'L' => Field::Done(fraction(time, flags.width.unwrap_or(3))),
        'N' => Field::Done(fraction(time, flags.width.unwrap_or(9))),
        'z' => Field::Done(offset(time.offset().local_minus_utc(), flags)),
        'Z' => text(&moment.zone),
        'A' => text(weekday()),
        'a' => text(weekday().get(..3).unwrap_or("")),
        'u' => Field::Number(i64::from(time.weekday().number_from_monday()), 1, '0'),
        'w' => Field::Number(i64::from(day), 1, '0'),
        'V' => two(time.iso_week().week()),
        'U' => two(week(0)),
        'W' => two(week(1)),
        's' => Field::Number(time.timestamp(), 1, '0'),
        'n' => text("\n"),
        't' => text("\t"),
        '%' => text("%"),
        'c' => composed("%a %b %e %H:%M:%S %Y"),
        'D' | 'x' => composed("%m/%d/%y"),
        'F' => composed("%Y-%m-%d"),
        'T' | 'X' => composed("%H:%M:%S"),
        'R' => composed("%H:%M"),
        'r' => composed("%I:%M:%S %p"),
        'v' => composed("%e-%^b-%Y"),
        '+' => composed("%a %b %e %H:%M:%S %Z %Y"),
        _ => return None,
    })
}

fn padded(text: &str, width: usize, padding: char) -> String {
    let missing = width.saturating_sub(text.chars().count());
    let mut out = String::new();
    // The sign of a number stands before the zeros.
    let (sign, text) = match (padding, text.strip_prefix('-')) {
        ('0', Some(digits)) => ("-", digits),
        _ => ("", text),
    };
    out.push_str(sign);
    out.extend(std::iter::repeat_n(padding, missing));
    out.push_str(text);
    out
}

fn fraction(time: &DateTime<FixedOffset>, digits: usize) -> String {
    let mut fraction = format!("{:09}", time.nanosecond() % 1_000_000_000);
    fraction.extend(std::iter::repeat_n('0', digits.saturating_sub(9)));
    fraction.truncate(digits);
    fraction
}

fn offset(seconds: i32, flags: &Flags) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    let (hours, minutes) = (seconds.abs() / 3600, seconds.abs() / 60 % 60);
    let mut tail = String::new();
    // Writing to a string cannot fail.
    let _ = match flags.colons {
        0 => write!(tail, "{minutes:02}"),
        1 => write!(tail, ":{minutes:02}"),
        _ => write!(tail, ":{minutes:02}:{:02}", seconds.abs() % 60),
    };
    let width = flags.width.unwrap_or(0).saturating_sub(1 + tail.len());
    let hours = padded(&hours.to_string(), width.max(2), '0');
    format!("{sign}{hours}{tail}")
}
