//! Dates as Pelican reads them: by Python's dateutil, which takes numbers, names of months and times in nearly any order.

/// A date as feedmill reads it. What dateutil would not read is left as it is, and what it would fill up from the present day, too.
pub(super) fn python_date(written: &str) -> String {
    let date = written.trim().trim_matches(['"', '\'']).replace('_', " ");
    if is_plain(&date) {
        return date;
    }
    // A time may follow the day with a hyphen.
    let time = date.get(10..).and_then(|rest| rest.strip_prefix('-'));
    let is_time = time.is_some_and(|time| {
        time.len() >= 4
            && time.contains(':')
            && time
                .bytes()
                .all(|byte| byte.is_ascii_digit() || byte == b':')
    });
    let date = match time.filter(|_| is_time) {
        Some(time) => format!("{} {time}", &date[..10]),
        None => date,
    };
    parse(&date).unwrap_or(date)
}

/// Whether it begins with a year, a month and a day that are written as ISO has them, and no more than a plain time follows.
fn is_plain(date: &str) -> bool {
    let (day, rest) = date.split_at_checked(10).unwrap_or((date, ""));
    let is_day = day.len() == 10
        && day.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    let is_time = |byte: u8| byte.is_ascii_digit() || byte == b':';
    let clock = rest.strip_prefix(' ');
    let is_clock = |clock: &str| clock.len() >= 5 && clock.bytes().all(is_time);
    is_day && (rest.is_empty() || clock.is_some_and(is_clock))
}

/// What has been read of a date.
#[derive(Default)]
struct Read {
    /// Numbers of the day, in their order; one of more than two digits is a year.
    day: Vec<u32>,
    /// Which of them is a month by its name, and which a year by its length.
    month: Option<usize>,
    year: Option<usize>,
    hour: Option<u32>,
    minute: u32,
    second: u32,
    zone: String,
}

fn parse(text: &str) -> Option<String> {
    let mut read = Read::default();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        rest = match first {
            '0'..='9' => read.number(rest)?,
            'a'..='z' | 'A'..='Z' => read.word(rest)?,
            '+' | '-' if read.hour.is_some() && read.day.len() == 3 => read.offset(rest)?,
            ' ' | ',' | '.' | '-' | '/' | '\t' | '+' => &rest[1..],
            _ => return None,
        };
    }
    let (year, month, day) = read.calendar()?;
    let hour = read.hour.unwrap_or(0);
    let Read {
        minute,
        second,
        zone,
        ..
    } = read;
    Some(format!(
        "{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}{zone}"
    ))
}

/// The digits that a text begins with, and the rest.
fn digits(text: &str) -> (&str, &str) {
    let end = text.bytes().take_while(u8::is_ascii_digit).count();
    text.split_at(end)
}

impl Read {
    fn number<'t>(&mut self, text: &'t str) -> Option<&'t str> {
        let (written, rest) = digits(text);
        let number: u32 = written.get(..4).unwrap_or(written).parse().ok()?;
        if let Some(after) = rest.strip_prefix(':') {
            return self.clock(number, after);
        }
        if let Some(after) = rest.strip_prefix(['h', 'H']) {
            let (minutes, after) = digits(after);
            self.hour = Some(number);
            self.minute = minutes.parse().unwrap_or(0);
            return Some(after);
        }
        if let Some((half, after)) = half_of_day(rest.trim_start()) {
            self.hour = Some(number % 12 + half);
            return Some(after);
        }
        let two = |from: usize| written.get(from..from + 2)?.parse::<u32>().ok();
        match (written.len(), self.day.len()) {
            (8 | 12 | 14, 0) => {
                self.year = Some(0);
                self.day = vec![number, two(4)?, two(6)?];
                self.hour = two(8);
                self.minute = two(10).unwrap_or(0);
                self.second = two(12).unwrap_or(0);
            }
            (6, 0) => self.day = vec![two(0)?, two(2)?, two(4)?],
            (4 | 6, 3) => {
                self.hour = two(0);
                self.minute = two(2)?;
                self.second = two(4).unwrap_or(0);
            }
            (1..=4, 0..=2) => {
                if written.len() > 2 {
                    self.year = Some(self.day.len());
                }
                self.day.push(number);
            }
            (1 | 2, 3) if self.hour.is_none() => self.hour = Some(number),
            _ => return None,
        }
        Some(rest)
    }

    /// What follows the hour and its colon.
    fn clock<'t>(&mut self, hour: u32, text: &'t str) -> Option<&'t str> {
        let (minute, mut rest) = digits(text);
        self.hour = Some(hour);
        self.minute = minute.parse().ok()?;
        if let Some(after) = rest.strip_prefix(':') {
            let (second, after) = digits(after);
            self.second = second.parse().ok()?;
            // Fractions of a second.
            rest = match after.strip_prefix(['.', ',']) {
                Some(after) if after.starts_with(|c: char| c.is_ascii_digit()) => digits(after).1,
                _ => after,
            };
        }
        if let Some((half, after)) = half_of_day(rest.trim_start()) {
            self.hour = Some(hour % 12 + half);
            return Some(after);
        }
        Some(rest)
    }

    fn word<'t>(&mut self, text: &'t str) -> Option<&'t str> {
        let end = text.bytes().take_while(u8::is_ascii_alphabetic).count();
        let (word, rest) = text.split_at(end);
        let lower = word.to_ascii_lowercase();
        let is_one_of = |names: &[&str]| {
            let is_it = |name: &str| lower == name[..3] || lower == name;
            names.iter().position(|name| is_it(name))
        };
        let month = is_one_of(&MONTHS).or_else(|| (lower == "sept").then_some(8));
        if let Some(month) = month {
            self.month = Some(self.day.len());
            self.day.push(u32::try_from(month).ok()? + 1);
            return Some(rest);
        }
        match &*lower {
            "t" | "at" | "on" | "and" | "of" | "st" | "nd" | "rd" | "th" | "ad" | "m" => {}
            "z" | "utc" | "gmt" if self.hour.is_some() => self.zone = "Z".into(),
            // The name of a zone, which dateutil does not know.
            _ if self.hour.is_some() && (3..=5).contains(&end) && word == word.to_uppercase() => {}
            _ if is_one_of(&WEEKDAYS).is_some() => {}
            _ => return None,
        }
        Some(rest)
    }

    /// The offset of a zone.
    fn offset<'t>(&mut self, text: &'t str) -> Option<&'t str> {
        let (sign, text) = text.split_at(1);
        let (hours, mut rest) = digits(text);
        let mut minutes = "";
        let (hours, behind) = hours.split_at_checked(2).unwrap_or((hours, ""));
        if behind.len() == 2 {
            minutes = behind;
        } else if let Some(after) = rest.strip_prefix(':') {
            (minutes, rest) = digits(after);
        }
        let hours: u32 = hours.parse().ok()?;
        let minutes: u32 = minutes.parse().unwrap_or(0);
        self.zone = format!("{sign}{hours:02}:{minutes:02}");
        Some(rest)
    }

    /// The year, the month and the day: which is which follows from a name, from what is too large, and else from America's order.
    fn calendar(&self) -> Option<(u32, u32, u32)> {
        let [one, two, three] = *self.day.as_slice() else {
            return None;
        };
        let is_late = |number: u32| number > 31;
        let (year, month, day) = match self.month {
            Some(0) if is_late(two) => (two, one, three),
            Some(0) => (three, one, two),
            Some(1) if is_late(one) || self.year == Some(0) => (one, two, three),
            Some(1) => (three, two, one),
            Some(_) if is_late(two) => (two, three, one),
            Some(_) => (one, three, two),
            None if is_late(one) || self.year == Some(0) => (one, two, three),
            None if one > 12 => (three, two, one),
            None => (three, one, two),
        };
        let year = match year {
            0..=68 if !self.day_has_century() => year + 2000,
            69..=99 if !self.day_has_century() => year + 1900,
            _ => year,
        };
        Some((year, month, day))
    }

    fn day_has_century(&self) -> bool {
        self.year.is_some()
    }
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// How many hours `am` or `pm` adds, and what follows it.
fn half_of_day(text: &str) -> Option<(u32, &str)> {
    let (half, rest) = text.split_at_checked(2)?;
    let half = match &*half.to_ascii_lowercase() {
        "am" => 0,
        "pm" => 12,
        _ => return None,
    };
    let is_word = rest.starts_with(|c: char| c.is_ascii_alphabetic());
    (!is_word).then_some((half, rest))
}

#[cfg(test)]
mod tests {
    use super::python_date;

    /// Each as dateutil 2.9 reads it.
    #[test]
    fn dates_are_read_in_nearly_any_order() {
        for (written, wanted) in [
            ("12-22-20", "2020-12-22 00:00:00"),
            ("15-07-2021", "2021-07-15 00:00:00"),
            ("01/02/2013", "2013-01-02 00:00:00"),
            ("1.2.2013", "2013-01-02 00:00:00"),
            ("05/01/14", "2014-05-01 00:00:00"),
            ("31/01/05", "2005-01-31 00:00:00"),
            ("99/01/05", "1999-01-05 00:00:00"),
            ("5-Jan-2014", "2014-01-05 00:00:00"),
            ("Sept 5, 2014 10:20 PM", "2014-09-05 22:20:00"),
            ("January 5th, 2014", "2014-01-05 00:00:00"),
            ("Sun, 5 Jan 2014 10:20:30 GMT", "2014-01-05 10:20:30Z"),
            ("Sun Jan 5 10:20:30 2014", "2014-01-05 10:20:30"),
            ("20140105T102030", "2014-01-05 10:20:30"),
            ("2014-01-05 10h20", "2014-01-05 10:20:00"),
            ("2014-01-05-10:20", "2014-01-05 10:20:00"),
            ("2014-01-05_10:20", "2014-01-05 10:20"),
            ("2014-01-05 at 10am", "2014-01-05 10:00:00"),
            ("10:20 2014-01-05", "2014-01-05 10:20:00"),
            ("2014-01-05 10:20-05:00", "2014-01-05 10:20:00-05:00"),
            ("2014-01-05T10:20:30.5+0200", "2014-01-05 10:20:30+02:00"),
        ] {
            assert_eq!(python_date(written), wanted, "{written}");
        }
    }

    #[test]
    fn what_is_no_date_is_left_as_it_is() {
        for written in [
            "soon",
            "January 2014",
            "2014",
            "5 of spring 2014",
            "2014年1月5日",
        ] {
            assert_eq!(python_date(written), written);
        }
    }
}
