//! Dates: the language's own, and those of libraries.

use std::rc::Rc;

use chrono::{DateTime, Datelike, Duration, Months, NaiveDate, TimeZone, Timelike, Utc};
use chrono_tz::Tz;

use super::date_format::formatted;
use super::given::{Fault, Given, Library, Result};
use super::locale;
use crate::date::Timestamp;

/// The date that a text is; without an offset, in UTC.
pub(super) fn read(text: &str) -> Option<Timestamp> {
    let looks_like = text.len() >= 6 && text.bytes().any(|byte| byte.is_ascii_digit());
    let written = || crate::date::read(text.trim(), true, Tz::UTC, crate::date::NaiveDates::Site);
    looks_like.then(written).flatten()
}

fn at(millis: f64) -> Option<Given> {
    let date = DateTime::<Utc>::from_timestamp_millis(millis as i64)?;
    Some(Given::Date(date.fixed_offset()))
}

/// The milliseconds of a year, a month from 0, a day and so on.
pub(super) fn from_parts(arguments: &[Given]) -> Option<f64> {
    let part = |at: usize, default: f64| {
        arguments.get(at).map_or(Some(default), |given| {
            given.as_number().filter(|number| number.abs() < 1e9)
        })
    };
    let months = part(0, 0.0)? * 12.0 + part(1, 0.0)?;
    let (year, month) = (months.div_euclid(12.0), months.rem_euclid(12.0));
    let first = NaiveDate::from_ymd_opt(year as i32, month as u32 + 1, 1)?;
    let seconds = (part(2, 1.0)? - 1.0) * 86_400.0
        + part(3, 0.0)? * 3600.0
        + part(4, 0.0)? * 60.0
        + part(5, 0.0)?;
    let start = first.and_hms_opt(0, 0, 0)?.and_utc().timestamp_millis() as f64;
    Some(start + seconds * 1000.0 + part(6, 0.0)?)
}

pub(super) fn new(arguments: &[Given]) -> Result<Given> {
    let invalid = || Fault::Unknown("a date that is not read".into());
    match arguments {
        [] => Ok(Given::Now),
        [given] => instant(given).ok_or_else(invalid),
        parts => from_parts(parts).and_then(at).ok_or_else(invalid),
    }
}

/// The date that a value is.
fn instant(given: &Given) -> Option<Given> {
    match given {
        Given::Date(_) | Given::Now => Some(given.clone()),
        Given::Time(time) => Some(Given::Date(time.0.fixed_offset())),
        Given::Number(millis) => at(*millis),
        Given::Text(text) => read(text).map(Given::Date),
        _ => None,
    }
}

/// A date of a library's.
pub(super) fn time(library: Library, given: &Given, zone: Tz) -> Result<Given> {
    match instant(given) {
        Some(Given::Date(date)) => Ok(Given::Time(Rc::new((date.with_timezone(&zone), library)))),
        Some(_) => Err("the present time".into()),
        None => Err("a date that is not read".into()),
    }
}

/// Sites are built in UTC.
pub(super) fn of_date(date: Timestamp, method: &str, arguments: &[Given]) -> Result<Given> {
    let utc = date.to_utc();
    let number = match method {
        "getFullYear" | "getUTCFullYear" => i64::from(utc.year()),
        "getMonth" | "getUTCMonth" => i64::from(utc.month0()),
        "getDate" | "getUTCDate" => i64::from(utc.day()),
        "getDay" | "getUTCDay" => i64::from(utc.weekday().num_days_from_sunday()),
        "getHours" | "getUTCHours" => i64::from(utc.hour()),
        "getMinutes" | "getUTCMinutes" => i64::from(utc.minute()),
        "getSeconds" | "getUTCSeconds" => i64::from(utc.second()),
        "getMilliseconds" => i64::from(utc.timestamp_subsec_millis()),
        "getTimezoneOffset" => 0,
        "getTime" | "valueOf" => utc.timestamp_millis(),
        "toISOString" | "toJSON" => {
            let text = utc.format("%Y-%m-%dT%H:%M:%S%.3fZ").to_string();
            return Ok(Given::text(text));
        }
        "toUTCString" | "toGMTString" => {
            return Ok(Given::text(
                utc.format("%a, %d %b %Y %H:%M:%S GMT").to_string(),
            ));
        }
        "toDateString" => return Ok(Given::text(utc.format("%a %b %d %Y").to_string())),
        "toString" => return Given::Date(date).shown().map(Given::text),
        "toLocaleDateString" | "toLocaleString" | "toLocaleTimeString" => {
            return locale::date(date, method, arguments).map(Given::text);
        }
        _ => return Err(format!("`{method}()` of a date").into()),
    };
    Ok(Given::Number(number as f64))
}

/// The members of a date of Luxon's.
pub(super) fn member(time: &(DateTime<Tz>, Library), name: &str) -> Result<Given> {
    let date = &time.0;
    let number = match (time.1, name) {
        (Library::Luxon, "year") => i64::from(date.year()),
        (Library::Luxon, "month") => i64::from(date.month()),
        (Library::Luxon, "day") => i64::from(date.day()),
        (Library::Luxon, "hour") => i64::from(date.hour()),
        (Library::Luxon, "minute") => i64::from(date.minute()),
        (Library::Luxon, "weekday") => i64::from(date.weekday().number_from_monday()),
        (Library::Luxon, "ts") => date.timestamp_millis(),
        (Library::Luxon, "isValid") => return Ok(Given::Bool(true)),
        _ => return Err(format!("`{name}` of a date").into()),
    };
    Ok(Given::Number(number as f64))
}

pub(super) fn of_time(
    time: &(DateTime<Tz>, Library),
    method: &str,
    arguments: &[Given],
) -> Result<Given> {
    let (date, library) = (time.0, time.1);
    let with = |date: DateTime<Tz>| Ok(Given::Time(Rc::new((date, library))));
    let same = || with(date);
    let text = |format: &str| Ok(Given::text(date.format(format).to_string()));
    let first = arguments.first().cloned().unwrap_or(Given::Undefined);
    let unknown = || Fault::Unknown(format!("`{method}()` of a date"));
    match (library, method) {
        (Library::Luxon, "toFormat") | (Library::Moment, "format") => {
            let format = match (&first, library) {
                (Given::Undefined, Library::Moment) => "YYYY-MM-DDTHH:mm:ssZ".into(),
                (given, _) => given.shown()?,
            };
            formatted(&date, &format, library).map(Given::text)
        }
        (Library::Luxon, "toISODate") => text("%Y-%m-%d"),
        (Library::Luxon, "toISO") => match date.offset().to_string().as_str() {
            "UTC" => text("%Y-%m-%dT%H:%M:%S%.3fZ"),
            _ => text("%Y-%m-%dT%H:%M:%S%.3f%:z"),
        },
        (Library::Luxon, "toISOTime") => text("%H:%M:%S%.3f%:z"),
        (Library::Luxon, "toSQLDate") => text("%Y-%m-%d"),
        (Library::Luxon, "toRFC2822") => text("%a, %d %b %Y %H:%M:%S %z"),
        (Library::Luxon, "toHTTP") => Ok(Given::text(
            date.to_utc()
                .format("%a, %d %b %Y %H:%M:%S GMT")
                .to_string(),
        )),
        (Library::Luxon, "toLocaleString") => {
            let date_only = |style: &str| formatted(&date, style, library).map(Given::text);
            match &first {
                Given::Text(style) => date_only(style),
                Given::Undefined => date_only("D"),
                _ => locale::date(
                    date.fixed_offset(),
                    "toLocaleDateString",
                    &[Given::text("en-US"), first],
                )
                .map(Given::text),
            }
        }
        (_, "toJSDate" | "toDate") => Ok(Given::Date(date.fixed_offset())),
        (_, "toMillis" | "valueOf" | "getTime") => {
            Ok(Given::Number(date.timestamp_millis() as f64))
        }
        (Library::Moment, "unix") => Ok(Given::Number(date.timestamp() as f64)),
        (Library::Moment, "toISOString") => Ok(Given::text(
            date.to_utc().format("%Y-%m-%dT%H:%M:%S%.3fZ").to_string(),
        )),
        (Library::Moment, "year") => Ok(Given::Number(f64::from(date.year()))),
        (Library::Moment, "month") => Ok(Given::Number(f64::from(date.month0()))),
        (Library::Moment, "date") => Ok(Given::Number(f64::from(date.day()))),
        (Library::Moment, "utc") => with(date.with_timezone(&Tz::UTC)),
        (Library::Luxon, "toUTC") => with(date.with_timezone(&Tz::UTC)),
        (Library::Luxon, "setZone") | (Library::Moment, "tz") => match &first {
            Given::Text(name) if matches!(&**name, "local" | "system" | "utc" | "UTC") => {
                with(date.with_timezone(&Tz::UTC))
            }
            Given::Text(name) => {
                let zone = name.parse::<Tz>().map_err(|_| unknown())?;
                with(date.with_timezone(&zone))
            }
            _ => Err(unknown()),
        },
        (Library::Luxon, "setLocale") | (Library::Moment, "locale") => {
            match first.shown()?.to_lowercase().starts_with("en") {
                true => same(),
                false => Err(format!("the language `{}` of dates", first.shown()?).into()),
            }
        }
        (Library::Luxon, "reconfigure") | (Library::Moment, "local") => same(),
        (_, "plus" | "minus" | "add" | "subtract") => {
            let sign = if matches!(method, "plus" | "add") {
                1
            } else {
                -1
            };
            let moved = match (&first, arguments.get(1)) {
                (Given::Object(parts), _) => {
                    let mut moved = Some(date);
                    for (unit, count) in parts.entries() {
                        moved = moved.and_then(|date| {
                            shifted(date, &unit, sign * count.as_number()? as i64)
                        });
                    }
                    moved
                }
                (count, Some(unit)) => {
                    let unit = unit.shown()?;
                    count
                        .as_number()
                        .and_then(|count| shifted(date, &unit, sign * count as i64))
                }
                _ => None,
            };
            with(moved.ok_or_else(unknown)?)
        }
        (_, "startOf") => {
            let day = match first.shown()?.as_str() {
                "day" | "days" => date.date_naive(),
                "month" | "months" => date.date_naive().with_day(1).ok_or_else(unknown)?,
                "year" | "years" => {
                    NaiveDate::from_ymd_opt(date.year(), 1, 1).ok_or_else(unknown)?
                }
                _ => return Err(unknown()),
            };
            let start = day.and_hms_opt(0, 0, 0).ok_or_else(unknown)?;
            with(
                date.timezone()
                    .from_local_datetime(&start)
                    .earliest()
                    .ok_or_else(unknown)?,
            )
        }
        (_, "isValid") => Ok(Given::Bool(true)),
        _ => Err(unknown()),
    }
}

fn shifted(date: DateTime<Tz>, unit: &str, count: i64) -> Option<DateTime<Tz>> {
    let months = |count: i64| {
        let months = Months::new(u32::try_from(count.unsigned_abs()).ok()?);
        match count >= 0 {
            true => date.checked_add_months(months),
            false => date.checked_sub_months(months),
        }
    };
    match unit.trim_end_matches('s') {
        "year" => months(count.checked_mul(12)?),
        "month" => months(count),
        "week" => date.checked_add_signed(Duration::try_weeks(count)?),
        "day" => date.checked_add_signed(Duration::try_days(count)?),
        "hour" => date.checked_add_signed(Duration::try_hours(count)?),
        "minute" => date.checked_add_signed(Duration::try_minutes(count)?),
        "second" => date.checked_add_signed(Duration::try_seconds(count)?),
        _ => None,
    }
}
