//! Dates: reading what a template calls a date, and writing it.

use chrono::{DateTime, Datelike, FixedOffset, Offset, TimeZone};

use super::strftime::{Moment, strftime};
use super::{Arguments, Fault, Made};
use crate::context::Context;
use crate::datum::{Datum, text};
use feedmill_text::date::{self, NaiveDates};

/// `date: "%Y-%m-%d"`. What is not a date stays as it is.
pub(super) fn formatted<'a>(
    context: &Context<'a>,
    input: &Datum<'a>,
    arguments: &Arguments<'a>,
) -> Datum<'a> {
    let format = arguments.text(0);
    match moment(context, input) {
        Some(moment) if !format.is_empty() => strftime(&moment, &format).into(),
        _ => input.clone(),
    }
}

/// `2022-03-18T07:49:13+08:00`, in the site's time zone.
pub(super) fn xml_schema<'a>(context: &Context<'a>, input: &Datum<'a>) -> Made<'a> {
    local(context, input, |moment| {
        // Ruby writes `Z` for what is known to be UTC, not for a local time that happens to be the same.
        strftime(moment, "%Y-%m-%dT%H:%M:%S%:z")
    })
}

/// `Fri, 18 Mar 2022 07:49:13 +0800`, in the site's time zone.
pub(super) fn rfc_822<'a>(context: &Context<'a>, input: &Datum<'a>) -> Made<'a> {
    local(context, input, |moment| {
        strftime(moment, "%a, %d %b %Y %H:%M:%S %z")
    })
}

/// `18 Mar 2022`; `18th Mar 2022` for `"ordinal"` and `Mar 18th, 2022` for `"ordinal", "US"`.
pub(super) fn in_words<'a>(
    context: &Context<'a>,
    input: &Datum<'a>,
    arguments: &Arguments<'a>,
    month: &str,
) -> Made<'a> {
    let (kind, style) = (arguments.text(0), arguments.text(1));
    local(context, input, |moment| {
        let day = moment.time.day();
        let ending = match (day, day % 10) {
            (11..=13, _) => "th",
            (_, 1) => "st",
            (_, 2) => "nd",
            (_, 3) => "rd",
            _ => "th",
        };
        let format = match (&*kind, &*style) {
            ("ordinal", "US") => format!("{month} {day}{ending}, %Y"),
            ("ordinal", _) => format!("{day}{ending} {month} %Y"),
            _ => format!("%d {month} %Y"),
        };
        strftime(moment, &format)
    })
}

fn local<'a>(
    context: &Context<'a>,
    input: &Datum<'a>,
    write: impl FnOnce(&Moment) -> String,
) -> Made<'a> {
    if text(input).is_empty() {
        return Ok(input.clone());
    }
    match moment(context, input) {
        Some(moment) => Ok(write(&at_home(context, &moment.time)).into()),
        None => Err(Fault::argument("it needs a date")),
    }
}

/// The instant that a value tells: seconds since 1970, `now`, or a date in any of the usual forms.
fn moment(context: &Context<'_>, input: &Datum<'_>) -> Option<Moment> {
    let seconds = match input {
        Datum::Integer(seconds) => Some(*seconds),
        Datum::Str(_) | Datum::Text(_) => {
            let written = input.as_str()?;
            if matches!(&*written.to_lowercase(), "now" | "today") {
                return Some(at_home(context, &context.now.fixed_offset()));
            }
            let all_digits = written.bytes().all(|byte| byte.is_ascii_digit());
            match written.is_empty() || !all_digits {
                true => None,
                false => Some(written.parse().ok()?),
            }
        }
        _ => return None,
    };
    if let Some(seconds) = seconds {
        let time = DateTime::from_timestamp(seconds, 0)?;
        return Some(at_home(context, &time.fixed_offset()));
    }
    let time = date::read(input.as_str()?, true, context.timezone, NaiveDates::Jekyll)?;
    let home = at_home(context, &time);
    // A time that the site itself would show like this is one of its own, and has its zone's name.
    match home.time.offset() == time.offset() {
        true => Some(home),
        false => Some(Moment {
            time,
            zone: String::new(),
        }),
    }
}

fn at_home(context: &Context<'_>, time: &DateTime<FixedOffset>) -> Moment {
    let zone = context.timezone;
    let local = zone.from_utc_datetime(&time.naive_utc());
    Moment {
        time: time.with_timezone(&local.offset().fix()),
        zone: local.format("%Z").to_string(),
    }
}
