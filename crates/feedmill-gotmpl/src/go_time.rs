//! Instants as Go writes them.

use chrono::{DateTime, Datelike, FixedOffset, Timelike};

/// What Go's layouts are made of, the longer before the shorter, and what chrono calls it.
const PARTS: [(&str, &str); 25] = [
    ("January", "%B"),
    ("Monday", "%A"),
    ("Z07:00", ""),
    ("-07:00", "%:z"),
    ("-0700", "%z"),
    ("2006", "%Y"),
    ("Jan", "%b"),
    ("Mon", "%a"),
    ("MST", "UTC"),
    ("002", "%j"),
    ("-07", "%:::z"),
    ("01", "%m"),
    ("02", "%d"),
    ("03", "%I"),
    ("04", "%M"),
    ("05", "%S"),
    ("06", "%y"),
    ("15", "%H"),
    ("PM", "%p"),
    ("pm", "%P"),
    ("_2", "%e"),
    ("1", "%-m"),
    ("2", "%-d"),
    ("3", "%-I"),
    ("4", "%-M"),
];

/// The instant in Go's `layout`.
pub(crate) fn format(time: &DateTime<FixedOffset>, layout: &str) -> String {
    let mut out = String::new();
    let mut rest = layout;
    while let Some(c) = rest.chars().next() {
        let Some((part, name)) = PARTS.iter().find(|(part, _)| rest.starts_with(part)) else {
            if rest.starts_with('5') {
                out.push_str(&time.second().to_string());
            } else {
                out.push(c);
            }
            rest = &rest[c.len_utf8()..];
            continue;
        };
        match *name {
            "" if time.offset().local_minus_utc() == 0 => out.push('Z'),
            "" => out.push_str(&time.format("%:z").to_string()),
            name => out.push_str(&time.format(name).to_string()),
        }
        rest = &rest[part.len()..];
    }
    out
}

/// A method of an instant; `None` for one that is not known here.
pub(crate) fn method(
    time: &DateTime<FixedOffset>,
    name: &str,
    arguments: &[crate::Value],
) -> Option<crate::Value> {
    use crate::Value;
    Some(match (name, arguments) {
        ("Format", [layout]) => Value::text(format(time, layout.as_str()?)),
        ("Year", []) => Value::Int(time.year().into()),
        ("Month", []) => Value::Int(time.month().into()),
        ("Day", []) => Value::Int(time.day().into()),
        ("YearDay", []) => Value::Int(time.ordinal().into()),
        ("Unix", []) => Value::Int(time.timestamp()),
        ("IsZero", []) => Value::Bool(!Value::Time(*time).is_true()),
        ("Before", [Value::Time(other)]) => Value::Bool(time < other),
        ("After", [Value::Time(other)]) => Value::Bool(time > other),
        ("Equal", [Value::Time(other)]) => Value::Bool(time == other),
        ("AddDate", [years, months, days]) => Value::Time(moved(
            time,
            years.to_int()?,
            months.to_int()?,
            days.to_int()?,
        )?),
        ("UTC" | "Local", []) => Value::Time(*time),
        _ => return None,
    })
}

/// The instant some years, months and days later. Days that a month does not have are those of the next one, as in Go.
fn moved(
    time: &DateTime<FixedOffset>,
    years: i64,
    months: i64,
    days: i64,
) -> Option<DateTime<FixedOffset>> {
    let month = i64::from(time.year())
        .checked_add(years)?
        .checked_mul(12)?
        .checked_add(i64::from(time.month0()))?
        .checked_add(months)?;
    let year = i32::try_from(month.div_euclid(12)).ok()?;
    let first =
        chrono::NaiveDate::from_ymd_opt(year, u32::try_from(month.rem_euclid(12)).ok()? + 1, 1)?;
    let days = i64::from(time.day0()).checked_add(days)?;
    let day = first.checked_add_signed(chrono::TimeDelta::try_days(days)?)?;
    let there = day.and_time(time.time()).and_local_timezone(*time.offset());
    there.single()
}
