//! Values as text: as Liquid prints them, as filters take them, and as Ruby's `inspect` shows them.

use std::borrow::Cow;
use std::fmt::Write;

use super::Datum;
use feedmill_text::value::Value;

/// Printed text stops growing here; the budget cuts it off right after.
const MOST: usize = 64 << 20;

/// The text of a value as a filter takes it: Ruby's `to_s`, which shows a list or map as `inspect` does.
pub(in super::super) fn text<'d>(datum: &'d Datum<'_>) -> Cow<'d, str> {
    match datum.as_str() {
        Some(text) => Cow::Borrowed(text),
        None => {
            let mut out = String::new();
            match datum.is_list() {
                true => inspect(datum, &mut out),
                false => print(datum, &mut out),
            }
            Cow::Owned(out)
        }
    }
}

/// Appends what `{{ }}` prints: a list's items run together, a map as Ruby shows it.
pub(in super::super) fn print(datum: &Datum<'_>, out: &mut String) {
    if out.len() > MOST {
        return;
    }
    match datum {
        Datum::Nil => {}
        Datum::Str(text) => out.push_str(text),
        Datum::Text(text) => out.push_str(text),
        Datum::List(list) => list.items.iter().for_each(|item| print(item, out)),
        Datum::Held(Value::List(items)) => {
            items.iter().for_each(|item| print(&Datum::of(item), out));
        }
        other => inspect(other, out),
    }
}

/// Appends what Ruby's `inspect` shows: text in quotes, `nil`, `["a", 1]`, `{"key"=>"value"}`.
pub(in super::super) fn inspect(datum: &Datum<'_>, out: &mut String) {
    if out.len() > MOST {
        return;
    }
    match datum {
        Datum::Nil => out.push_str("nil"),
        Datum::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Datum::Integer(value) => {
            // Writing to a string cannot fail.
            let _ = write!(out, "{value}");
        }
        Datum::Float(value) => out.push_str(&float(*value)),
        Datum::Str(text) => quote(text, out),
        Datum::Text(text) => quote(text, out),
        Datum::Range(from, to) => {
            let _ = write!(out, "{from}..{to}");
        }
        // Printing the whole site is never meant.
        Datum::Site | Datum::Page => {}
        Datum::List(list) => sequence(list.items.iter().cloned(), out),
        Datum::Held(Value::List(items)) => sequence(items.iter().map(Datum::of), out),
        Datum::Record(_) | Datum::Held(_) => {
            out.push('{');
            let entries = datum.entries().unwrap_or_default();
            for (index, (key, value)) in entries.iter().enumerate() {
                if index > 0 {
                    out.push_str(", ");
                }
                inspect(key, out);
                out.push_str("=>");
                inspect(value, out);
            }
            out.push('}');
        }
    }
}

fn sequence<'a>(items: impl Iterator<Item = Datum<'a>>, out: &mut String) {
    out.push('[');
    for (index, item) in items.enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        inspect(&item, out);
    }
    out.push(']');
}

/// A fraction as Ruby writes it: `2.0`, `0.1`, `1.0e+20`, `1.0e-05`.
pub(in super::super) fn float(value: f64) -> String {
    if value.is_nan() {
        return "NaN".to_owned();
    }
    if value.is_infinite() {
        return if value > 0.0 { "Infinity" } else { "-Infinity" }.to_owned();
    }
    let size = value.abs();
    if value == 0.0 || (1e-4..1e16).contains(&size) {
        return match value.fract() == 0.0 {
            true => format!("{value:.1}"),
            false => format!("{value}"),
        };
    }
    let short = format!("{value:e}");
    let (digits, exponent) = short.split_once('e').unwrap_or((&short, "0"));
    let point = if digits.contains('.') { "" } else { ".0" };
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{digits}{point}e{sign}{:02}", exponent.abs())
}

fn quote(text: &str, out: &mut String) {
    out.push('"');
    let mut rest = text.chars().peekable();
    while let Some(next) = rest.next() {
        match next {
            '"' | '\\' => out.extend(['\\', next]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{7}' => out.push_str("\\a"),
            '\u{8}' => out.push_str("\\b"),
            '\u{b}' => out.push_str("\\v"),
            '\u{c}' => out.push_str("\\f"),
            '\u{1b}' => out.push_str("\\e"),
            '#' if matches!(rest.peek(), Some('{' | '$' | '@')) => out.push_str("\\#"),
            control if control.is_ascii_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(control));
            }
            other => out.push(other),
        }
    }
    out.push('"');
}
