//! Dates and numbers as people in some countries write them.

use chrono_tz::Tz;

use super::given::{Given, Result};
use crate::date::Timestamp;

/// A number in English, with marks between thousands.
pub(super) fn number(number: f64, arguments: &[Given]) -> Result<String> {
    let is_english = match arguments.first() {
        None | Some(Given::Undefined) => true,
        Some(given) => given.shown()?.starts_with("en"),
    };
    if !is_english || arguments.len() > 1 {
        return Err("`toLocaleString()` of a number".into());
    }
    let rounded = (number.abs() * 1000.0).round() / 1000.0;
    let text = rounded.to_string();
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let mut out = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    let sign = if number < 0.0 { "-" } else { "" };
    Ok(match part {
        "" => format!("{sign}{out}"),
        part => format!("{sign}{out}.{part}"),
    })
}

/// A date, as English in the States or in Britain has it, with the options of a call.
pub(super) fn date(date: Timestamp, method: &str, arguments: &[Given]) -> Result<String> {
    let unknown = || format!("`{method}()`");
    let locale = match arguments.first() {
        None | Some(Given::Undefined) => "en-US".to_owned(),
        Some(Given::List(list)) => match list.items.borrow().first() {
            Some(first) => first.shown()?,
            None => "en-US".into(),
        },
        Some(given) => given.shown()?,
    };
    let is_british = match locale.as_str() {
        "en" | "en-us" | "en-US" | "default" => false,
        "en-gb" | "en-GB" | "en-AU" | "en-IE" | "en-NZ" => true,
        // As numbers, from the largest part to the smallest.
        "sv-SE" | "sv" | "en-CA" | "fr-CA" if arguments.len() == 1 => {
            return Ok(date.to_utc().format("%Y-%m-%d").to_string());
        }
        _ => return Err(format!("the language `{locale}` of dates").into()),
    };
    let mut zone = Tz::UTC;
    let (mut year, mut month, mut day, mut weekday) = (None, None, None, None);
    let mut style = None;
    if let Some(Given::Object(options)) = arguments.get(1) {
        for (key, value) in options.entries() {
            let value = value.shown()?;
            match &*key {
                "year" => year = Some(value),
                "month" => month = Some(value),
                "day" => day = Some(value),
                "weekday" => weekday = Some(value),
                "dateStyle" => style = Some(value),
                "timeZone" => zone = value.parse().map_err(|_| unknown())?,
                _ => return Err(format!("the option `{key}` of `{method}()`").into()),
            }
        }
    } else if method != "toLocaleDateString" {
        return Err(unknown().into());
    }
    let date = date.with_timezone(&zone);
    let text = |format: &str| date.format(format).to_string();
    match style.as_deref() {
        Some("full") => (weekday, year, month, day) = parts("long", "long"),
        Some("long") => (_, year, month, day) = parts("", "long"),
        Some("medium") => (_, year, month, day) = parts("", "short"),
        Some(_) => return Err(unknown().into()),
        None if [&year, &month, &day, &weekday]
            .iter()
            .all(|part| part.is_none()) =>
        {
            return Ok(text(if is_british { "%d/%m/%Y" } else { "%-m/%-d/%Y" }));
        }
        None => {}
    }
    let year = year.map(|form| text(if form == "2-digit" { "%y" } else { "%Y" }));
    let day = day.map(|form| text(if form == "2-digit" { "%d" } else { "%-d" }));
    let weekday = weekday.map(|form| text(if form == "long" { "%A" } else { "%a" }));
    let (is_word, month) = match month.as_deref() {
        None => (false, None),
        Some("long") => (true, Some(text("%B"))),
        // Britain's short name of September has four letters.
        Some("short") if is_british && text("%m") == "09" => (true, Some("Sept".into())),
        Some("short") => (true, Some(text("%b"))),
        Some("2-digit") => (false, Some(text("%m"))),
        Some("numeric") if is_british => (false, Some(text("%m"))),
        Some("numeric") => (false, Some(text("%-m"))),
        Some(_) => return Err(unknown().into()),
    };
    if !is_word && month.is_some() {
        let day = match is_british {
            true => day.map(|_| text("%d")),
            false => day,
        };
        let parts = match is_british {
            true => [day, month, year],
            false => [month, day, year],
        };
        let numbers: Vec<String> = parts.into_iter().flatten().collect();
        let numbers = numbers.join("/");
        return Ok(match weekday {
            Some(weekday) => format!("{weekday}, {numbers}"),
            None => numbers,
        });
    }
    if is_british {
        let parts = [day, month, year];
        let words: Vec<String> = parts.into_iter().flatten().collect();
        let words = words.join(" ");
        return Ok(match weekday {
            Some(weekday) if words.is_empty() => weekday,
            // Only the short name of a day has a comma.
            Some(weekday) if weekday.len() == 3 => format!("{weekday}, {words}"),
            Some(weekday) => format!("{weekday} {words}"),
            None => words,
        });
    }
    let inner: Vec<String> = [month, day.clone()].into_iter().flatten().collect();
    let mut out = inner.join(" ");
    if let Some(year) = year {
        let mark = match (out.is_empty(), day.is_some()) {
            (true, _) => "",
            (false, true) => ", ",
            (false, false) => " ",
        };
        out = format!("{out}{mark}{year}");
    }
    Ok(match weekday {
        Some(weekday) if out.is_empty() => weekday,
        Some(weekday) => format!("{weekday}, {out}"),
        None => out,
    })
}

/// The parts that a style stands for.
#[allow(clippy::type_complexity)]
fn parts(
    weekday: &str,
    month: &str,
) -> (
    Option<String>,
    Option<String>,
    Option<String>,
    Option<String>,
) {
    let some = |text: &str| Some(text.to_owned());
    (some(weekday), some("numeric"), some(month), some("numeric"))
}
