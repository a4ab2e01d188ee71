//! Dates in the formats of libraries, in English.

use chrono::{DateTime, Datelike, Offset, Timelike};
use chrono_tz::Tz;

use super::given::{Library, Result};

/// A date as the format of a library has it.
pub(super) fn formatted(date: &DateTime<Tz>, format: &str, library: Library) -> Result<String> {
    let mut out = String::new();
    let mut rest = format;
    while let Some(c) = rest.chars().next() {
        let literal = match (library, c) {
            (Library::Moment, '[') => rest[1..].split_once(']'),
            (Library::Luxon | Library::DateFns, '\'') => rest[1..].split_once('\''),
            _ => None,
        };
        if let Some((text, after)) = literal {
            out.push_str(if text.is_empty() { "'" } else { text });
            rest = after;
            continue;
        }
        if !c.is_ascii_alphabetic() {
            out.push(c);
            rest = &rest[c.len_utf8()..];
            continue;
        }
        let mut run = rest.len() - rest.trim_start_matches(c).len();
        let is_ordinal = rest[run..].starts_with('o');
        if library != Library::Luxon && run == 1 && is_ordinal && matches!(c, 'D' | 'd' | 'M') {
            out.push_str(&ordinal(match c {
                'M' => date.month(),
                _ => date.day(),
            }));
            rest = &rest[2..];
            continue;
        }
        if library == Library::Moment && c == 'D' && run > 4 {
            run = 4;
        }
        let token = &rest[..run];
        let made = match library {
            Library::Moment => moment(date, token),
            Library::Luxon => luxon(date, token),
            Library::DateFns => date_fns(date, token),
        };
        out.push_str(&made.ok_or_else(|| format!("the format `{token}` of dates"))?);
        rest = &rest[run..];
    }
    Ok(out)
}

fn ordinal(number: u32) -> String {
    let end = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{end}")
}

fn hour12(date: &DateTime<Tz>) -> u32 {
    date.hour12().1
}

fn half(date: &DateTime<Tz>) -> &'static str {
    if date.hour() < 12 { "AM" } else { "PM" }
}

/// Minutes and seconds, which all have in common.
fn common(date: &DateTime<Tz>, token: &str) -> Option<String> {
    Some(match token {
        "HH" => format!("{:02}", date.hour()),
        "H" => date.hour().to_string(),
        "hh" => format!("{:02}", hour12(date)),
        "h" => hour12(date).to_string(),
        "mm" => format!("{:02}", date.minute()),
        "m" => date.minute().to_string(),
        "ss" => format!("{:02}", date.second()),
        "s" => date.second().to_string(),
        "SSS" => format!("{:03}", date.timestamp_subsec_millis()),
        "MM" => format!("{:02}", date.month()),
        "M" => date.month().to_string(),
        "MMM" => date.format("%b").to_string(),
        "MMMM" => date.format("%B").to_string(),
        _ => return None,
    })
}

fn luxon(date: &DateTime<Tz>, token: &str) -> Option<String> {
    let text = |format: &str| Some(date.format(format).to_string());
    let seconds = date.offset().fix().local_minus_utc();
    match token {
        "y" => Some(date.year().to_string()),
        "yy" => text("%y"),
        "yyyy" => text("%Y"),
        "L" | "LL" | "LLL" | "LLLL" => common(date, &token.replace('L', "M")),
        "d" => text("%-d"),
        "dd" => text("%d"),
        "o" => text("%-j"),
        "ooo" => text("%j"),
        "c" | "E" => text("%u"),
        "ccc" | "EEE" => text("%a"),
        "cccc" | "EEEE" => text("%A"),
        "a" => Some(half(date).into()),
        "W" => text("%-V"),
        "WW" => text("%V"),
        "Z" => Some(match seconds % 3600 {
            0 => format!("{:+}", seconds / 3600),
            _ => date.format("%:z").to_string(),
        }),
        "ZZ" => text("%:z"),
        "ZZZ" => text("%z"),
        "X" => Some(date.timestamp().to_string()),
        "x" => Some(date.timestamp_millis().to_string()),
        "D" => text("%-m/%-d/%Y"),
        "DD" => text("%b %-d, %Y"),
        "DDD" => text("%B %-d, %Y"),
        "DDDD" => text("%A, %B %-d, %Y"),
        "t" => Some(format!(
            "{}:{:02} {}",
            hour12(date),
            date.minute(),
            half(date)
        )),
        "T" => text("%H:%M"),
        token => common(date, token),
    }
}

fn moment(date: &DateTime<Tz>, token: &str) -> Option<String> {
    let text = |format: &str| Some(date.format(format).to_string());
    match token {
        "YYYY" => text("%Y"),
        "YY" => text("%y"),
        "D" => text("%-d"),
        "DD" => text("%d"),
        "DDDD" => text("%j"),
        "d" => text("%w"),
        "dd" => text("%a").map(|day| day[..2].to_owned()),
        "ddd" => text("%a"),
        "dddd" => text("%A"),
        "A" => Some(half(date).into()),
        "a" => Some(half(date).to_lowercase()),
        "Z" => text("%:z"),
        "ZZ" => text("%z"),
        "X" => Some(date.timestamp().to_string()),
        "x" => Some(date.timestamp_millis().to_string()),
        "L" => text("%m/%d/%Y"),
        "LL" => text("%B %-d, %Y"),
        "ll" => text("%b %-d, %Y"),
        token => common(date, token),
    }
}

fn date_fns(date: &DateTime<Tz>, token: &str) -> Option<String> {
    let text = |format: &str| Some(date.format(format).to_string());
    match token {
        "y" | "yyyy" | "u" | "uuuu" => text("%Y"),
        "yy" => text("%y"),
        "L" | "LL" | "LLL" | "LLLL" => common(date, &token.replace('L', "M")),
        "d" => text("%-d"),
        "dd" => text("%d"),
        "E" | "EE" | "EEE" => text("%a"),
        "EEEE" => text("%A"),
        "a" | "aa" => Some(half(date).into()),
        "P" => text("%m/%d/%Y"),
        "PP" => text("%b %-d, %Y"),
        "PPP" => Some(
            date.format("%B ").to_string()
                + &ordinal(date.day())
                + &date.format(", %Y").to_string(),
        ),
        "XXX" | "xxx" => match date.offset().fix().local_minus_utc() {
            0 if token == "XXX" => Some("Z".into()),
            _ => text("%:z"),
        },
        token => common(date, token),
    }
}
