//! Instants: reading every form of date that posts use, and writing the two forms that feeds use.
//!
//! A [`Timestamp`] is an instant with the offset in which it is shown. The offset that an author wrote is kept; a date
//! without one is read in the site's time zone, and is shown with that zone's offset at that instant.
//!
//! # Daylight saving
//!
//! A local time that occurs twice (clocks set back) is taken as the first of the two. A local time that never occurs
//! (clocks set forward) is moved on by the length of the gap: 02:30 in a gap from 02:00 to 03:00 is read as 03:30.

mod parts;
mod ruby;
pub mod stored;
mod words;

use chrono::{
    DateTime, Datelike, FixedOffset, NaiveDateTime, NaiveTime, Offset, TimeZone, Timelike, Utc,
};
use chrono_tz::Tz;

use parts::{Parts, Zone};
pub use ruby::rolled;
pub use words::{DAYS, MONTHS, push_number};

/// An instant, and the offset from UTC in which it is shown.
pub type Timestamp = DateTime<FixedOffset>;

/// How a date without an offset is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum NaiveDates {
    /// In the site's time zone.
    #[default]
    Site,
    /// As Jekyll reads it: in UTC where it is unquoted and has seconds, else in the site's time zone. A zone's
    /// abbreviation is one of North America's.
    Jekyll,
}

/// Reads a date as a post may write it; `None` where it is not a date, or lies outside the years 1 to 9999.
///
/// `quoted` says whether the author put it in quotes, which matters to [`NaiveDates::Jekyll`] alone.
///
/// Understood are ISO 8601 and RFC 3339 (`2022-03-18T07:49:13+08:00`, also with a space, with `/` or `.` between the
/// parts of the date, without seconds, with a fraction, with one-digit parts, with AM or PM), RFC 822 (`Fri, 18 Mar
/// 2022 07:49:13 +0800`), `March 18, 2022`, `20220318` and `2022年3月18日`. The offset may be `+08:00`, `+0800`, `+8`,
/// `Z`, `UTC`, `GMT`, a zone's name (`Asia/Shanghai`) or its abbreviation. A date alone is midnight in the site's zone.
///
/// ```
/// use feedmill_text::date::{self, NaiveDates};
///
/// let shanghai = "Asia/Shanghai".parse().unwrap();
/// let read = date::read("2022-03-18 07:49:13 +0800", false, shanghai, NaiveDates::Site).unwrap();
/// assert_eq!(date::rfc3339(&read), "2022-03-18T07:49:13+08:00");
/// assert_eq!(date::rfc822(&read), "Fri, 18 Mar 2022 07:49:13 +0800");
/// ```
pub fn read(text: &str, quoted: bool, site: Tz, naive: NaiveDates) -> Option<Timestamp> {
    read_written(text, || quoted, site, naive)
}

/// The same, where it takes a search to know whether the author put it in quotes: few dates ask for it.
pub fn read_written(
    text: &str,
    quoted: impl FnOnce() -> bool,
    site: Tz,
    naive: NaiveDates,
) -> Option<Timestamp> {
    let Some(parts) = Parts::parse(text) else {
        return match naive {
            NaiveDates::Jekyll => as_ruby_finds(text, site),
            NaiveDates::Site => None,
        };
    };
    let Some(time) = parts.time else {
        let clock = match naive {
            NaiveDates::Jekyll => clock_behind_sign(text),
            NaiveDates::Site => None,
        };
        return local(parts.date.and_time(clock.unwrap_or(NaiveTime::MIN)), site);
    };
    let written = parts.date.and_time(time);
    // Ruby knows no zone of three digits.
    let is_none = naive == NaiveDates::Jekyll && matches!(parts.zone, Some(Zone::Short(_)));
    match parts.zone.filter(|_| !is_none) {
        Some(Zone::Offset(offset) | Zone::Short(offset)) => at_offset(written, offset),
        Some(Zone::Name(name)) => in_named_zone(written, name, site, naive),
        None if naive == NaiveDates::Jekyll && parts.is_yaml_timestamp && !quoted() => {
            let instant = Utc.from_utc_datetime(&written);
            checked(instant.with_timezone(&whole_minutes(
                site.offset_from_utc_datetime(&written).fix(),
            )))
        }
        // Ruby takes the second of two.
        None if naive == NaiveDates::Jekyll => match site.offset_from_local_datetime(&written) {
            chrono::LocalResult::Ambiguous(_, offset) => {
                at_offset(written, offset.fix().local_minus_utc())
            }
            _ => local(written, site),
        },
        None => local(written, site),
    }
}

/// A date with other words around it, which Ruby passes over.
fn as_ruby_finds(text: &str, site: Tz) -> Option<Timestamp> {
    let (written, zone) = ruby::find(text)?;
    match zone {
        Some(Zone::Offset(offset)) => at_offset(written, offset),
        Some(Zone::Name(name)) => in_named_zone(written, name, site, NaiveDates::Jekyll),
        None | Some(Zone::Short(_)) => local(written, site),
    }
}

/// What Ruby makes of `2022-03-18 +08:00`: with nothing but an offset behind the day, that is the time of day.
fn clock_behind_sign(text: &str) -> Option<NaiveTime> {
    let (_, clock) = text.trim_end().rsplit_once(['+', '-'])?;
    NaiveTime::parse_from_str(clock, "%H:%M").ok()
}

/// The local time `written` in the zone `site`, with gaps and overlaps resolved as the module's documentation says.
pub fn local(written: NaiveDateTime, site: Tz) -> Option<Timestamp> {
    let offset = match site.offset_from_local_datetime(&written) {
        chrono::LocalResult::Single(offset) | chrono::LocalResult::Ambiguous(offset, _) => {
            offset.fix()
        }
        chrono::LocalResult::None => {
            let day_before = written.checked_sub_signed(chrono::TimeDelta::days(1))?;
            let before = site.offset_from_utc_datetime(&day_before).fix();
            let instant = before.from_local_datetime(&written).single()?;
            return checked(instant.with_timezone(&whole_minutes(
                site.offset_from_utc_datetime(&instant.naive_utc()).fix(),
            )));
        }
    };
    let instant = offset.from_local_datetime(&written).single()?;
    checked(instant.with_timezone(&whole_minutes(offset)))
}

/// The instant as the clocks of `zone` show it; what URLs that contain a date are made of.
#[inline]
pub fn in_zone(instant: &Timestamp, zone: Tz) -> NaiveDateTime {
    zone.from_utc_datetime(&instant.naive_utc()).naive_local()
}

/// `2022-03-18T07:49:13+08:00` (RFC 3339, as Atom and JSON Feed want it), to the second.
pub fn rfc3339(instant: &Timestamp) -> String {
    let local = instant.naive_local();
    let mut text = String::with_capacity("2022-03-18T07:49:13+08:00".len());
    let mut push = |before: Option<char>, number: u32, digits: u32| {
        text.extend(before);
        push_number(number, digits, &mut text);
    };
    push(None, local.year().unsigned_abs(), 4);
    push(Some('-'), local.month(), 2);
    push(Some('-'), local.day(), 2);
    push(Some('T'), local.hour(), 2);
    push(Some(':'), local.minute(), 2);
    push(Some(':'), local.second(), 2);
    let east = instant.offset().local_minus_utc();
    if east == 0 {
        text.push('Z');
        return text;
    }
    let minutes = east.unsigned_abs() / 60;
    push(Some(if east < 0 { '-' } else { '+' }), minutes / 60, 2);
    push(Some(':'), minutes % 60, 2);
    text
}

/// `Fri, 18 Mar 2022 07:49:13 +0800` (RFC 822 with the four-digit year of RFC 2822, as RSS wants it), to the second.
pub fn rfc822(instant: &Timestamp) -> String {
    instant.format("%a, %d %b %Y %H:%M:%S %z").to_string()
}

/// The start of 1970: the `updated` of a feed that has no entry, since a document may not depend on the clock.
#[inline]
pub fn epoch() -> Timestamp {
    DateTime::<Utc>::UNIX_EPOCH.fixed_offset()
}

fn at_offset(written: NaiveDateTime, seconds: i32) -> Option<Timestamp> {
    checked(
        FixedOffset::east_opt(seconds)?
            .from_local_datetime(&written)
            .single()?,
    )
}

fn in_named_zone(
    written: NaiveDateTime,
    name: &str,
    site: Tz,
    naive: NaiveDates,
) -> Option<Timestamp> {
    if naive == NaiveDates::Site {
        if let Ok(zone) = name.parse::<Tz>()
            && name.contains('/')
        {
            return local(written, zone);
        }
        // "CST" is China's time for a site in Shanghai, and America's elsewhere.
        let there = local(written, site)?.with_timezone(&site);
        if there.format("%Z").to_string() == name {
            return local(written, site);
        }
    }
    match north_american_hours(name) {
        Some(hours) => at_offset(written, hours * 3600),
        None => local(written, site),
    }
}

/// The abbreviations of RFC 822, section 5.1, in hours from UTC.
fn north_american_hours(name: &str) -> Option<i32> {
    Some(match name {
        "EDT" => -4,
        "EST" | "CDT" => -5,
        "CST" | "MDT" => -6,
        "MST" | "PDT" => -7,
        "PST" => -8,
        _ => return None,
    })
}

/// RFC 3339 has no seconds in an offset, and zones had them before about 1930.
fn whole_minutes(offset: FixedOffset) -> FixedOffset {
    FixedOffset::east_opt(offset.local_minus_utc() / 60 * 60).unwrap_or(offset)
}

/// Refuses what the four digits of a year cannot say.
fn checked(instant: Timestamp) -> Option<Timestamp> {
    let year = chrono::Datelike::year(&instant.naive_local());
    (1..=9999).contains(&year).then_some(instant)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shanghai(text: &str) -> Option<String> {
        read(text, false, Tz::Asia__Shanghai, NaiveDates::Site).map(|read| rfc3339(&read))
    }

    fn new_york(text: &str) -> Option<String> {
        read(text, false, Tz::America__New_York, NaiveDates::Site).map(|read| rfc3339(&read))
    }

    #[test]
    fn every_form_that_posts_use() {
        for (written, meant) in [
            ("2022-03-18 07:49:13 +0800", "2022-03-18T07:49:13+08:00"),
            ("2022-03-18 07:49:13 +08:00", "2022-03-18T07:49:13+08:00"),
            ("2022-03-18  07:49:13  +0800", "2022-03-18T07:49:13+08:00"),
            ("2022-03-18 07:49:13+0800", "2022-03-18T07:49:13+08:00"),
            ("2022-03-18 07:49:13 +8", "2022-03-18T07:49:13+08:00"),
            ("2022-03-18 07:49:13 -0330", "2022-03-18T07:49:13-03:30"),
            ("2022-03-18 07:49:13.123 +0800", "2022-03-18T07:49:13+08:00"),
            ("2022-03-18T07:49:13Z", "2022-03-18T07:49:13Z"),
            ("2022-03-18t07:49:13z", "2022-03-18T07:49:13Z"),
            ("2022-03-18 07:49:13 UTC", "2022-03-18T07:49:13Z"),
            ("2022-03-18 07:49:13 GMT", "2022-03-18T07:49:13Z"),
            ("2022-03-18 07:49 +0800", "2022-03-18T07:49:00+08:00"),
            ("2022-03-18T07:49:13", "2022-03-18T07:49:13+08:00"),
            ("2022-03-18 07:49:13", "2022-03-18T07:49:13+08:00"),
            ("2022-03-18 07:49", "2022-03-18T07:49:00+08:00"),
            ("2022-3-8 9:05:07", "2022-03-08T09:05:07+08:00"),
            ("2022-03-18", "2022-03-18T00:00:00+08:00"),
            ("2022-03-18 -0500", "2022-03-18T00:00:00+08:00"),
            ("2022/03/18 12:00:00", "2022-03-18T12:00:00+08:00"),
            ("2022.03.18", "2022-03-18T00:00:00+08:00"),
            ("20220318", "2022-03-18T00:00:00+08:00"),
            ("2022年3月18日", "2022-03-18T00:00:00+08:00"),
            ("2022年3月18日 07:49", "2022-03-18T07:49:00+08:00"),
            ("2022-03-18 1:00:00 PM", "2022-03-18T13:00:00+08:00"),
            ("2022-03-18 12:30 am", "2022-03-18T00:30:00+08:00"),
            (
                "Fri, 18 Mar 2022 12:00:00 +0800",
                "2022-03-18T12:00:00+08:00",
            ),
            ("18 March 2022", "2022-03-18T00:00:00+08:00"),
            ("March 18, 2022", "2022-03-18T00:00:00+08:00"),
            ("Mar 18th, 2022 7:49 PM", "2022-03-18T19:49:00+08:00"),
            ("Fri Mar 18 07:49:13 2022", "2022-03-18T07:49:13+08:00"),
            (
                "Fri Mar 18 2022 07:49:13 GMT+0800 (China Standard Time)",
                "2022-03-18T07:49:13+08:00",
            ),
            (
                "2022-03-18 12:00:00 Europe/Berlin",
                "2022-03-18T12:00:00+01:00",
            ),
            ("2022-03-18 12:00:00 CST", "2022-03-18T12:00:00+08:00"),
            ("2022-03-18 12:00:00 EST", "2022-03-18T12:00:00-05:00"),
            ("2020-02-29 23:59:60 +0800", "2020-02-29T23:59:59+08:00"),
        ] {
            assert_eq!(shanghai(written).as_deref(), Some(meant), "{written}");
        }
    }

    #[test]
    fn what_is_no_date() {
        for text in [
            "",
            " +0800",
            "+0800",
            "soon",
            "2022",
            "2022-13-01",
            "2021-02-29",
            "2022-03-18 25:00:00",
            "12:00",
            "0",
            "99999999",
            "2022-03-18 07:49:13 +9900",
            "10000-01-01",
            "March 2022",
            "2022-03-18 7:61",
            "年月日",
        ] {
            assert_eq!(shanghai(text), None, "{text}");
        }
    }

    #[test]
    fn gaps_and_overlaps_of_daylight_saving() {
        assert_eq!(
            new_york("2022-03-13 02:30:00").as_deref(),
            Some("2022-03-13T03:30:00-04:00")
        );
        assert_eq!(
            new_york("2022-11-06 01:30:00").as_deref(),
            Some("2022-11-06T01:30:00-04:00")
        );
        let samoa = read(
            "2011-12-30 12:00",
            false,
            Tz::Pacific__Apia,
            NaiveDates::Site,
        )
        .unwrap();
        assert_eq!(rfc3339(&samoa), "2011-12-31T12:00:00+14:00");
    }

    #[test]
    fn jekyll_reads_naive_dates_in_two_ways() {
        let jekyll = |text, quoted| {
            rfc3339(&read(text, quoted, Tz::Asia__Shanghai, NaiveDates::Jekyll).unwrap())
        };
        assert_eq!(
            jekyll("2022-03-18 12:00:00", false),
            "2022-03-18T20:00:00+08:00"
        );
        assert_eq!(
            jekyll("2022-03-18 12:00:00", true),
            "2022-03-18T12:00:00+08:00"
        );
        assert_eq!(
            jekyll("2022-03-18 12:00", false),
            "2022-03-18T12:00:00+08:00"
        );
        for text in [
            "2022-3-8 3:4:5",
            "2022-03-08 03:04:05,0",
            "2022-03-08 3:04:05 am",
        ] {
            assert_eq!(jekyll(text, false), "2022-03-08T03:04:05+08:00");
        }
        assert_eq!(
            jekyll("2022/03/18 12:00:00", false),
            "2022-03-18T12:00:00+08:00"
        );
        assert_eq!(jekyll("2022-03-18", false), "2022-03-18T00:00:00+08:00");
        assert_eq!(
            jekyll("2022-03-18 12:00:00 CST", false),
            "2022-03-18T12:00:00-06:00"
        );
        assert_eq!(
            jekyll("2022-03-18 12:00:00 Europe/Berlin", false),
            "2022-03-18T12:00:00+08:00"
        );
    }

    /// What `Time.parse` of Ruby 3.1 makes of it.
    #[test]
    fn jekyll_finds_dates_between_other_words() {
        let mut failures = Vec::new();
        for (written, meant) in [
            ("2014-12-25 10:11 (optional)", "2014-12-25T10:11:00+08:00"),
            ("2014-12-25 foo", "2014-12-25T00:00:00+08:00"),
            ("2014-12-25 8pm", "2014-12-25T20:00:00+08:00"),
            ("2014-12-25 8 pm", "2014-12-25T20:00:00+08:00"),
            ("2014-12-25 8:30pm", "2014-12-25T20:30:00+08:00"),
            ("2014-12-25 12am", "2014-12-25T00:00:00+08:00"),
            ("2014-12-25 at 10:11", "2014-12-25T10:11:00+08:00"),
            ("2014-12-25 at 10:11:12 +0800", "2014-12-25T10:11:12+08:00"),
            ("2014-12-25 24:00", "2014-12-26T00:00:00+08:00"),
            ("2014-12-25 24:00:00 +0800", "2014-12-26T00:00:00+08:00"),
            ("25/12/2014", "2014-12-25T00:00:00+08:00"),
            ("25/12/2014 10:11", "2014-12-25T10:11:00+08:00"),
            ("2014/12/25 10:11:12 +0100", "2014-12-25T10:11:12+01:00"),
            ("20141225T101112Z", "2014-12-25T10:11:12Z"),
            ("20141225T101112", "2014-12-25T10:11:12+08:00"),
            ("20141225T101112+0100", "2014-12-25T10:11:12+01:00"),
            ("20141225101112", "2014-12-25T10:11:12+08:00"),
            ("20141225 10:11", "2014-12-25T10:11:00+08:00"),
            ("2014-359", "2014-12-25T00:00:00+08:00"),
            ("2014-12-25 10:11 -400", "2014-12-25T10:11:00+08:00"),
            ("2014-12-25 10:11 +020", "2014-12-25T10:11:00+08:00"),
            ("2014-12-25 10:11 +0900", "2014-12-25T10:11:00+09:00"),
            (
                "2014-12-25 10:11:12 2014 -0800",
                "2014-12-25T10:11:12+08:00",
            ),
            (
                "2023-01-29 18:30:22 2023 -0800",
                "2023-01-29T18:30:22+08:00",
            ),
            ("25.12.2014", "2014-12-25T00:00:00+08:00"),
            ("25.12.2014 10:11", "2014-12-25T10:11:00+08:00"),
            ("25 Dec 2014", "2014-12-25T00:00:00+08:00"),
            ("25 December 2014 10:11", "2014-12-25T10:11:00+08:00"),
            ("25th of December 2014", "2014-12-01T00:00:00+08:00"),
            ("Dec 25 2014", "2014-12-25T00:00:00+08:00"),
            ("December 25th, 2014 8pm", "2014-12-25T20:00:00+08:00"),
            ("Thu, 25 Dec 2014 10:11:12 GMT", "2014-12-25T10:11:12Z"),
            ("2014-12-25 10:11:12 PST", "2014-12-25T10:11:12-08:00"),
            ("2014-12-25 10:11:12 CET", "2014-12-25T10:11:12+08:00"),
            (
                "2014-12-25 10:11:12 Europe/Berlin",
                "2014-12-25T10:11:12+08:00",
            ),
            ("2014-12-25T10:11:12.345Z", "2014-12-25T10:11:12Z"),
            ("2014-12-25 10h11", "2014-12-25T10:11:00+08:00"),
            ("2014-12-25 10h", "2014-12-25T10:00:00+08:00"),
            ("2014-12-25, 10:11", "2014-12-25T10:11:00+08:00"),
            ("2014-12-25_10:11", "2014-12-25T10:11:00+08:00"),
            ("2014-12-25-10:11", "2014-12-25T10:11:00+08:00"),
            ("2014-12-25-10-11", "2014-12-25T00:00:00+08:00"),
            ("2014-12-25 10-11-12", "2014-12-25T00:00:00+08:00"),
            ("2014-12-25T", "2014-12-25T00:00:00+08:00"),
            ("14-12-25", "2014-12-25T00:00:00+08:00"),
            ("2014.12.25 10:11", "2014-12-25T10:11:00+08:00"),
            ("2014-Dec-25", "2014-12-25T00:00:00+08:00"),
            ("25-Dec-2014", "2014-12-25T00:00:00+08:00"),
            ("Dec-25-2014", "2014-12-25T00:00:00+08:00"),
            (
                "2014-12-25 10:11:12 +0800 +0800",
                "2014-12-25T10:11:12+08:00",
            ),
            ("2014-12-25 1011", "2014-12-25T00:00:00+08:00"),
            ("2014-12-25 10.11", "2014-12-25T00:00:00+08:00"),
            ("2014-02-30", "2014-03-02T00:00:00+08:00"),
            ("Published 2014-12-25", "2014-12-25T00:00:00+08:00"),
            ("December 2014", "2014-12-01T00:00:00+08:00"),
            ("2014-12-25 10：11", "2014-12-25T00:00:00+08:00"),
            ("2014-12-25 08:00 AM EST", "2014-12-25T08:00:00-05:00"),
            ("2014-12-25 10:11:12 UTC+8", "2014-12-25T10:11:12+08:00"),
            (
                "2014-12-25 10:11:12 GMT+0800 (China Standard Time)",
                "2014-12-25T10:11:12+08:00",
            ),
            ("2014-12-25 10:11:12 +8", "2014-12-25T10:11:12+08:00"),
            ("2014-12-25 10:11:12 +800", "2014-12-25T10:11:12+08:00"),
            ("2014-12-25 10:11:12 +08", "2014-12-25T10:11:12+08:00"),
            ("2014-12-25 10:11:12+0800", "2014-12-25T10:11:12+08:00"),
            ("2014-12-25 10:11:12-5:00", "2014-12-25T10:11:12+08:00"),
            ("Mon Dec 25 10:11:12 2014", "2014-12-25T10:11:12+08:00"),
            ("Thu Dec 25 10:11:12 CST 2014", "2014-12-25T10:11:12-06:00"),
            ("2014-12-25 10:11 a.m.", "2014-12-25T10:11:00+08:00"),
            ("2014-12-25 noon", "2014-12-25T00:00:00+08:00"),
            ("10:11 2014-12-25", "2014-12-25T10:11:00+08:00"),
            ("10:11 25/12/2014", "2014-12-25T10:11:00+08:00"),
            ("2014/1/2", "2014-01-02T00:00:00+08:00"),
            ("1/2/2014", "2014-02-01T00:00:00+08:00"),
            ("1-2-2014", "2014-02-01T00:00:00+08:00"),
            ("2014-1-2 3:4", "2014-01-02T03:04:00+08:00"),
            ("01-02-2014 10:00", "2014-02-01T10:00:00+08:00"),
        ] {
            let read = read(written, true, Tz::Asia__Shanghai, NaiveDates::Jekyll);
            let read = read.map(|read| rfc3339(&read)).unwrap_or_default();
            if read != meant {
                failures.push(format!("{written}: {read}, not {meant}"));
            }
        }
        assert!(failures.is_empty(), "{}", failures.join("\n"));
        for text in [
            "12/25/2014",
            "2014-12",
            "2014-13-25",
            "soon",
            "2014 12 25",
            "8pm",
        ] {
            assert_eq!(
                read(text, true, Tz::Asia__Shanghai, NaiveDates::Jekyll),
                None,
                "{text}"
            );
        }
    }

    proptest! {
        #[test]
        fn jekyll_reads_any_text(text in "[0-9a-zA-Z年 :/.,+-]{0,40}|\\PC{0,40}") {
            let _ = read(&text, true, Tz::Asia__Shanghai, NaiveDates::Jekyll);
        }

        #[test]
        fn an_instant_is_written_as_the_calendar_has_it(seconds in -62_135_000_000_i64..253_402_000_000, minutes in -1439..1440_i32) {
            let offset = FixedOffset::east_opt(minutes * 60).unwrap();
            let instant = DateTime::from_timestamp(seconds, 0).unwrap().with_timezone(&offset);
            let wanted = instant.format("%Y-%m-%dT%H:%M:%S%:z").to_string();
            prop_assert_eq!(rfc3339(&instant), wanted.replace("+00:00", "Z"));
        }
    }

    #[test]
    fn old_offsets_are_whole_minutes() {
        let old = read(
            "1899-01-01 00:00",
            false,
            Tz::Asia__Shanghai,
            NaiveDates::Site,
        )
        .unwrap();
        assert!(rfc3339(&old).ends_with("+08:05"), "{old}");
    }
}
