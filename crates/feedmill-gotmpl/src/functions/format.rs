//! Values as text: `printf`, dates and JSON.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime};

use super::Done;
use crate::go_time;
use crate::problem::Limits;
use crate::value::Value;

pub(super) fn call(name: &str, arguments: &[Value], limits: Limits) -> Option<Done> {
    let done = match (name, arguments) {
        ("printf", [format, rest @ ..]) => {
            let text = printf(&format.to_text()?, rest);
            text.map(Value::text)
                .ok_or_else(|| "the format is not supported".to_owned())
        }
        ("print", _) => {
            // Blanks stand between values that are both no texts.
            let mut out = String::new();
            for (at, value) in arguments.iter().enumerate() {
                let is_text = |value: &Value| value.as_str().is_some();
                if at > 0 && !is_text(value) && !is_text(&arguments[at - 1]) {
                    out.push(' ');
                }
                out.push_str(&value.print());
            }
            Ok(Value::text(out))
        }
        ("println", _) => {
            let texts: Vec<String> = arguments.iter().map(Value::print).collect();
            Ok(Value::text(texts.join(" ") + "\n"))
        }
        ("dateFormat", [layout, time]) => match as_time(time) {
            Some(time) => Ok(Value::text(go_time::format(&time, &layout.to_text()?))),
            None => Err(format!("invalid date `{}`", time.print())),
        },
        ("time" | "time.AsTime", [one, ..]) => as_time(one)
            .map(Value::Time)
            .ok_or_else(|| format!("invalid date `{}`", one.print())),
        ("jsonify", [.., value]) => Ok(Value::html(json(value, 0))),
        _ => return None,
    };
    Some(match done {
        Ok(Value::Text(text)) if text.len() > limits.bytes => {
            Err("the text is too long".to_owned())
        }
        done => done,
    })
}

fn as_time(value: &Value) -> Option<DateTime<FixedOffset>> {
    if let Value::Time(time) = value {
        return Some(*time);
    }
    let text = value.to_text()?;
    let text = text.trim();
    if let Ok(time) = DateTime::parse_from_rfc3339(text) {
        return Some(time);
    }
    let layouts = ["%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M"];
    let times = layouts
        .iter()
        .find_map(|layout| NaiveDateTime::parse_from_str(text, layout).ok());
    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
    let time = times.or_else(|| day?.and_hms_opt(0, 0, 0))?;
    Some(time.and_utc().fixed_offset())
}

/// Go's `fmt.Sprintf`; `None` for what it does not know here.
pub(super) fn printf(format: &str, arguments: &[Value]) -> Option<String> {
    let mut out = String::new();
    let mut values = arguments.iter();
    let mut rest = format;
    while let Some(at) = rest.find('%') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let verb_at = rest.find(|c: char| c.is_alphabetic() || c == '%')?;
        let flags = &rest[..verb_at];
        let verb = rest[verb_at..].chars().next()?;
        rest = &rest[verb_at + verb.len_utf8()..];
        if verb == '%' {
            out.push('%');
            continue;
        }
        let Some(value) = values.next() else {
            out.push_str(&format!("%!{verb}(MISSING)"));
            continue;
        };
        let (width, precision) = match flags.split_once('.') {
            Some((width, precision)) => (width, precision.parse::<usize>().ok()),
            None => (flags, None),
        };
        let is_left = width.starts_with('-');
        let is_zero = width.starts_with('0');
        let width: usize = match width.trim_start_matches(['-', '0', '+', ' ', '#']) {
            "" => 0,
            digits => digits.parse().ok()?,
        };
        let text = match verb {
            's' | 'v' => {
                let text = value.print();
                match precision {
                    Some(precision) => text.chars().take(precision).collect(),
                    None => text,
                }
            }
            'q' => format!("{:?}", value.print()),
            'd' => match value {
                Value::Int(number) => number.to_string(),
                other => format!("%!d({}={})", go_type(other), other.print()),
            },
            'f' | 'F' => match value {
                Value::Float(number) => format!("{number:.*}", precision.unwrap_or(6).min(100)),
                other => format!("%!{verb}({}={})", go_type(other), other.print()),
            },
            't' => value.print(),
            'x' => match value {
                Value::Int(number) => format!("{number:x}"),
                other => other
                    .print()
                    .bytes()
                    .map(|byte| format!("{byte:02x}"))
                    .collect(),
            },
            'T' => go_type(value).to_owned(),
            _ => return None,
        };
        let missing = width.min(1000).saturating_sub(text.chars().count());
        match (is_left, is_zero) {
            (true, _) => {
                out.push_str(&text);
                out.push_str(&" ".repeat(missing));
            }
            (false, true) => {
                out.push_str(&"0".repeat(missing));
                out.push_str(&text);
            }
            (false, false) => {
                out.push_str(&" ".repeat(missing));
                out.push_str(&text);
            }
        }
    }
    out.push_str(rest);
    Some(out)
}

fn go_type(value: &Value) -> &'static str {
    match value {
        Value::Nil => "<nil>",
        Value::Bool(_) => "bool",
        Value::Int(_) => "int",
        Value::Float(_) => "float64",
        Value::Text(_) => "string",
        Value::Safe(..) => "template.HTML",
        Value::List(_) => "[]interface {}",
        Value::Map(_) => "map[string]interface {}",
        Value::Time(_) => "time.Time",
        Value::Object(object) => object.kind,
    }
}

fn json(value: &Value, depth: usize) -> String {
    if depth > 50 {
        return "null".to_owned();
    }
    match value {
        Value::Nil => "null".to_owned(),
        Value::Bool(_) | Value::Int(_) | Value::Float(_) => value.print(),
        Value::List(items) => {
            let items: Vec<String> = items.iter().map(|item| json(item, depth + 1)).collect();
            format!("[{}]", items.join(","))
        }
        Value::Map(map) => {
            let items = map
                .iter()
                .map(|(key, value)| format!("{}:{}", quoted(key), json(value, depth + 1)));
            format!("{{{}}}", items.collect::<Vec<_>>().join(","))
        }
        other => quoted(&other.print()),
    }
}

fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '<' | '>' | '&' => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c if c.is_control() => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
