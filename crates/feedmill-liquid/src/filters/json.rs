//! Values as JSON, as Ruby writes it.

use crate::datum::{Datum, float, text};

/// The value as JSON, without spaces.
pub(super) fn json(datum: &Datum<'_>) -> String {
    let mut out = String::new();
    write(datum, &mut out);
    out
}

fn write(datum: &Datum<'_>, out: &mut String) {
    match datum {
        Datum::Nil | Datum::Site | Datum::Page => out.push_str("null"),
        Datum::Bool(_) | Datum::Integer(_) => out.push_str(&text(datum)),
        Datum::Float(value) if value.is_finite() => out.push_str(&float(*value)),
        Datum::Float(_) => out.push_str("null"),
        Datum::Str(_) | Datum::Text(_) | Datum::Range(..) => quote(&text(datum), out),
        _ if datum.is_list() => {
            let items = datum.items(usize::MAX).unwrap_or_default();
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write(item, out);
            }
            out.push(']');
        }
        _ => {
            let entries = datum.entries().unwrap_or_default();
            out.push('{');
            for (index, (key, value)) in entries.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                quote(&text(key), out);
                out.push(':');
                write(value, out);
            }
            out.push('}');
        }
    }
}

fn quote(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            control if u32::from(control) < 0x20 => {
                out.push_str(&format!("\\u{:04x}", u32::from(control)));
            }
            other => out.push(other),
        }
    }
    out.push('"');
}
