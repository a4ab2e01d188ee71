//! The parts of a written date: its day, its time of day and its zone, before a time zone gives them a meaning.

use chrono::{NaiveDate, NaiveTime};

use super::words::{DAYS, MONTHS};

/// What a date says, as it is written.
#[derive(Debug)]
pub(super) struct Parts<'t> {
    pub date: NaiveDate,
    /// `None` for a date alone, whose offset, if it has one, means nothing.
    pub time: Option<NaiveTime>,
    pub zone: Option<Zone<'t>>,
    /// Whether YAML 1.1 takes it for a timestamp: `2022-03-18 07:49:13`, with seconds and with hyphens.
    pub is_yaml_timestamp: bool,
}

/// The zone behind a time of day.
#[derive(Debug, PartialEq)]
pub(super) enum Zone<'t> {
    /// Seconds east of UTC.
    Offset(i32),
    /// The same, written with three digits: `-400`, `-4:00`.
    Short(i32),
    /// `CST` or `Asia/Shanghai`.
    Name(&'t str),
}

impl<'t> Parts<'t> {
    pub fn parse(text: &'t str) -> Option<Self> {
        let text = text.trim();
        // No form is longer than JavaScript's with its zone spelt out.
        if text.len() > 100 {
            return None;
        }
        plain(text)
            .or_else(|| numeric(text))
            .or_else(|| worded(text))
    }
}

/// `2022-03-18 07:49:13 +0800`, letter by letter, as nearly every post has it. `None` for anything else, and for what is no
/// date: [`numeric`] reads it all again.
fn plain(text: &str) -> Option<Parts<'_>> {
    let text = text.as_bytes();
    let is_plain = text.len() == 25
        && text.iter().enumerate().all(|(at, byte)| match at {
            4 | 7 => *byte == b'-',
            10 | 19 => *byte == b' ',
            13 | 16 => *byte == b':',
            20 => matches!(byte, b'+' | b'-'),
            _ => byte.is_ascii_digit(),
        });
    if !is_plain {
        return None;
    }
    let digit = |at: usize| u32::from(text[at] - b'0');
    let number = |at: usize| digit(at) * 10 + digit(at + 1);
    let (hours, minutes) = (number(21), number(23));
    if hours > 23 || minutes > 59 {
        return None;
    }
    let east = ((hours * 60 + minutes) * 60) as i32;
    Some(Parts {
        date: NaiveDate::from_ymd_opt((number(0) * 100 + number(2)) as i32, number(5), number(8))?,
        time: Some(NaiveTime::from_hms_opt(number(11), number(14), number(17))?),
        zone: Some(Zone::Offset(if text[20] == b'-' { -east } else { east })),
        // That is asked of what has no zone.
        is_yaml_timestamp: false,
    })
}

/// `2022-03-18 07:49:13 +0800` and its relatives.
fn numeric(text: &str) -> Option<Parts<'_>> {
    let mut rest = Cursor(text);
    let year_digits = rest.digits();
    let (date, hyphens) = match year_digits.len() {
        8 => {
            let number =
                |range: std::ops::Range<usize>| year_digits.get(range)?.parse::<u32>().ok();
            (
                NaiveDate::from_ymd_opt(number(0..4)? as i32, number(4..6)?, number(6..8)?)?,
                false,
            )
        }
        4 => {
            let separator = rest.char_of("-/.年")?;
            let month = rest.number(2)?;
            let second = rest.char_of("-/.月")?;
            let day = rest.number(2)?;
            match separator {
                '年' => {
                    rest.char_of("日");
                    if second != '月' {
                        return None;
                    }
                }
                _ if separator != second => return None,
                _ => {}
            }
            (
                NaiveDate::from_ymd_opt(year_digits.parse().ok()?, month, day)?,
                separator == '-',
            )
        }
        _ => return None,
    };
    let after_date = rest.0;
    rest.char_of("Tt");
    rest.spaces();
    if rest.0.is_empty() || !rest.0.starts_with(|next: char| next.is_ascii_digit()) {
        // A date alone may still carry an offset, which says nothing; anything else is a mistake.
        let only_offset = after_date.trim().is_empty() || zone(after_date.trim()).is_some();
        return only_offset.then_some(Parts {
            date,
            time: None,
            zone: None,
            is_yaml_timestamp: false,
        });
    }
    if rest.0.len() == after_date.len() {
        return None;
    }
    let clock = rest.0;
    let time = time_of_day(&mut rest)?;
    rest.spaces();
    let zone = match rest.0 {
        "" => None,
        written => Some(zone(written)?),
    };
    Some(Parts {
        date,
        time: Some(time),
        is_yaml_timestamp: hyphens && is_yaml_clock(clock),
        zone,
    })
}

/// `Fri, 18 Mar 2022 07:49:13 +0800`, `March 18, 2022` and other forms that name the month.
fn worded(text: &str) -> Option<Parts<'_>> {
    let (mut year, mut month, mut day, mut time, mut the_zone) = (None, None, None, None, None);
    let mut words = text
        .split([' ', ',', '\t'])
        .filter(|word| !word.is_empty())
        .peekable();
    while let Some(word) = words.next() {
        if word.starts_with('(') {
            break;
        }
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let suffix = &word[digits.len()..];
        if word.contains(':') && time.is_none() && word.starts_with(|c: char| c.is_ascii_digit()) {
            let mut rest = Cursor(word);
            let mut read = time_of_day(&mut rest)?;
            if let Some(half) = words.peek().and_then(|next| half_of_day(next)) {
                read = twelve_hours(read, half)?;
                words.next();
            }
            if !rest.0.is_empty() {
                the_zone = Some(zone(rest.0)?);
            }
            time = Some(read);
        } else if month.is_none() && month_named(word).is_some() {
            month = month_named(word);
        } else if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
            match (digits.len(), suffix) {
                (1 | 2, "" | "st" | "nd" | "rd" | "th") if day.is_none() => {
                    day = Some(digits.parse().ok()?);
                }
                (4, "") if year.is_none() => year = Some(digits.parse().ok()?),
                _ => return None,
            }
        } else if time.is_some() && the_zone.is_none() {
            the_zone = Some(zone(word)?);
        } else if !is_weekday(word) {
            return None;
        }
    }
    Some(Parts {
        date: NaiveDate::from_ymd_opt(year?, month?, day?)?,
        time,
        zone: the_zone,
        is_yaml_timestamp: false,
    })
}

/// Whether YAML takes it for the time of a timestamp: `7:49:13` and `07:49:13.5`, but no `7:49`, `7:49:3` or `7:49:13 PM`.
fn is_yaml_clock(clock: &str) -> bool {
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, ""));
    let parts: Vec<&str> = clock.split(':').collect();
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    parts.len() == 3
        && parts[1].len() == 2
        && parts[2].len() == 2
        && parts.iter().all(|part| digits(part))
        && digits(fraction)
}

/// `7:49`, `07:49:13`, `07:49:13.123`, each also with AM or PM.
fn time_of_day(rest: &mut Cursor<'_>) -> Option<NaiveTime> {
    let hour = rest.number(2)?;
    rest.char_of(":")?;
    let minute = rest.number(2)?;
    let mut second = None;
    let mut nanos = 0;
    if rest.char_of(":").is_some() {
        second = Some(rest.number(2)?);
        if rest.char_of(".,").is_some() {
            let digits = rest.digits();
            let kept = &digits[..digits.len().min(9)];
            let scale = 10_u32.pow(9 - kept.len() as u32);
            nanos = kept.parse::<u32>().unwrap_or(0) * scale;
        }
    }
    // A leap second is shown as the second before it: most readers know no second 60.
    let shown = match second {
        Some(60) => 59,
        other => other.unwrap_or(0),
    };
    let time = NaiveTime::from_hms_nano_opt(hour, minute, shown, nanos)?;
    let mut ahead = Cursor(rest.0);
    ahead.spaces();
    let word_len = ahead
        .0
        .find(|next: char| !next.is_ascii_alphabetic() && next != '.')
        .unwrap_or(ahead.0.len());
    let (word, after) = ahead.0.split_at(word_len);
    match half_of_day(word) {
        Some(half) => {
            rest.0 = after;
            twelve_hours(time, half)
        }
        None => Some(time),
    }
}

/// The hours to add for the half of the day that a word names.
fn half_of_day(word: &str) -> Option<u32> {
    match word.to_ascii_lowercase().as_str() {
        "am" | "a.m." => Some(0),
        "pm" | "p.m." => Some(12),
        _ => None,
    }
}

fn twelve_hours(time: NaiveTime, half: u32) -> Option<NaiveTime> {
    use chrono::Timelike;
    match time.hour() {
        hour @ 1..=12 => time.with_hour(hour % 12 + half),
        _ => None,
    }
}

/// `Z`, `UTC`, `+08:00`, `+0800`, `+8`, `GMT+0800`, `CST`, `Asia/Shanghai`.
pub(super) fn zone(text: &str) -> Option<Zone<'_>> {
    let text = text.split(" (").next().unwrap_or(text).trim_end();
    let signed = text
        .strip_prefix("GMT")
        .or_else(|| text.strip_prefix("UTC"))
        .unwrap_or(text);
    if let Some(rest) = signed.strip_prefix(['+', '-', '−']) {
        let sign = if signed.starts_with('+') { 1 } else { -1 };
        let digits: String = rest.chars().filter(|c| *c != ':').collect();
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let (hours, minutes) = match digits.len() {
            1 | 2 => (digits.as_str(), "0"),
            3 | 4 => digits.split_at(digits.len() - 2),
            _ => return None,
        };
        let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
        let seconds = sign * (hours * 60 + minutes) * 60;
        return (hours < 24 && minutes < 60).then_some(match digits.len() {
            3 => Zone::Short(seconds),
            _ => Zone::Offset(seconds),
        });
    }
    match text {
        "Z" | "z" | "UTC" | "GMT" | "UT" | "utc" | "gmt" => Some(Zone::Offset(0)),
        name if name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"/_+-".contains(&byte)) =>
        {
            Some(Zone::Name(name))
        }
        _ => None,
    }
}

/// The number of the month that a word names in English, in full or by its first three letters.
pub(super) fn month_named(word: &str) -> Option<u32> {
    let word = word.trim_end_matches('.');
    let is = |name: &str| word.eq_ignore_ascii_case(name);
    let index = MONTHS
        .iter()
        .position(|month| is(month) || is(&month[..3]) || (is("sept") && *month == "September"))?;
    Some(index as u32 + 1)
}

fn is_weekday(word: &str) -> bool {
    let word = word.trim_end_matches('.');
    let begins = |day: &&str| {
        day.get(..word.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(word))
    };
    word.len() >= 3 && DAYS.iter().any(begins)
}

/// What is still to be read.
struct Cursor<'t>(&'t str);

impl<'t> Cursor<'t> {
    fn digits(&mut self) -> &'t str {
        let end = self
            .0
            .bytes()
            .position(|byte| !byte.is_ascii_digit())
            .unwrap_or(self.0.len());
        let (digits, rest) = self.0.split_at(end);
        self.0 = rest;
        digits
    }

    /// A number of one to `most` digits.
    fn number(&mut self, most: usize) -> Option<u32> {
        let digits = self.digits();
        (1..=most)
            .contains(&digits.len())
            .then(|| digits.parse().ok())?
    }

    fn char_of(&mut self, wanted: &str) -> Option<char> {
        let next = self
            .0
            .chars()
            .next()
            .filter(|next| wanted.contains(*next))?;
        self.0 = &self.0[next.len_utf8()..];
        Some(next)
    }

    fn spaces(&mut self) {
        self.0 = self.0.trim_start();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_short_way_agrees_with_the_long_one(
            text in "[0-9]{2}[0-3][0-9]-[01][0-9]-[0-3][0-9] [0-2][0-9]:[0-6][0-9]:[0-6][0-9] [+-][0-2][0-9][0-6][0-9]",
        ) {
            if let Some(short) = plain(&text) {
                let long = numeric(&text).unwrap();
                prop_assert_eq!((short.date, short.time, short.zone), (long.date, long.time, long.zone));
                prop_assert_eq!(short.is_yaml_timestamp, long.is_yaml_timestamp);
            }
        }
    }
}
