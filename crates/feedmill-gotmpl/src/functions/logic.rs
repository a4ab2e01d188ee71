//! Comparing and choosing.

use std::cmp::Ordering;

use super::Done;
use crate::value::{Safe, Value};

pub(super) fn call(name: &str, arguments: &[Value]) -> Option<Done> {
    let few = || Some(Err("too few arguments".to_owned()));
    let safe = |safe| {
        let value = arguments.first()?;
        Some(match value.to_text() {
            Some(text) => Ok(Value::Safe(safe, text)),
            None => Err(format!("expected text, not {}", value.kind())),
        })
    };
    let value = match (name, arguments) {
        ("not", [one]) => Value::Bool(!one.is_true()),
        ("eq", [one, rest @ ..]) if !rest.is_empty() => {
            Value::Bool(rest.iter().any(|other| are_equal(one, other)))
        }
        ("ne", [one, rest @ ..]) if !rest.is_empty() => {
            Value::Bool(rest.iter().all(|other| !are_equal(one, other)))
        }
        ("lt" | "le" | "gt" | "ge", [one, rest @ ..]) if !rest.is_empty() => {
            let holds = |other: &Value| {
                let order = compare(one, other);
                match name {
                    "lt" => order == Some(Ordering::Less),
                    "le" => matches!(order, Some(Ordering::Less | Ordering::Equal)),
                    "gt" => order == Some(Ordering::Greater),
                    _ => matches!(order, Some(Ordering::Greater | Ordering::Equal)),
                }
            };
            Value::Bool(rest.iter().all(holds))
        }
        ("eq" | "ne" | "lt" | "le" | "gt" | "ge" | "not", _) => return few(),
        // A number or a boolean that is given counts, even if it is not true.
        ("default", [other]) => other.clone(),
        ("default", [other, given]) => match given {
            Value::Bool(_) => given.clone(),
            given if given.is_true() => given.clone(),
            _ => other.clone(),
        },
        ("cond" | "ternary", [test, one, other]) => {
            if test.is_true() {
                one.clone()
            } else {
                other.clone()
            }
        }
        ("safeHTML", [_]) => return safe(Safe::Html),
        ("safeHTMLAttr", [_]) => return safe(Safe::Attribute),
        ("safeURL", [_]) => return safe(Safe::Url),
        ("safeCSS", [_]) => return safe(Safe::Css),
        ("safeJS" | "safeJSStr", [_]) => return safe(Safe::Js),
        ("reflect.IsMap", [one]) => Value::Bool(matches!(one, Value::Map(_))),
        ("reflect.IsSlice", [one]) => Value::Bool(matches!(one, Value::List(_))),
        ("warnf" | "warnidf" | "erroridf" | "debug.Dump", _) => Value::text(""),
        ("errorf", [format, rest @ ..]) => {
            let text = super::format::printf(&format.to_text()?, rest);
            return Some(Err(
                text.unwrap_or_else(|| "the template reports an error".to_owned())
            ));
        }
        _ => return None,
    };
    Some(Ok(value))
}

/// Whether two values are the same; numbers of either kind may be.
pub(super) fn are_equal(one: &Value, other: &Value) -> bool {
    if let (Some(one), Some(other)) = (one.as_str(), other.as_str()) {
        return one == other;
    }
    match (one, other) {
        (Value::Int(_) | Value::Float(_), Value::Int(_) | Value::Float(_)) => {
            one.to_float() == other.to_float()
        }
        (one, other) => one == other,
    }
}

/// The order of two values: that of numbers, instants or texts. Lists and mappings count by their size, against numbers.
pub(super) fn compare(one: &Value, other: &Value) -> Option<Ordering> {
    let size = |value: &Value| match value {
        Value::List(items) => Some(items.len() as f64),
        Value::Map(map) => Some(map.len() as f64),
        Value::Nil => Some(0.0),
        Value::Bool(_) => None,
        value => value.to_float(),
    };
    match (one, other) {
        (Value::Time(one), Value::Time(other)) => Some(one.cmp(other)),
        (Value::Text(one) | Value::Safe(_, one), Value::Text(other) | Value::Safe(_, other)) => {
            Some(one.cmp(other))
        }
        (one, other) => size(one)?.partial_cmp(&size(other)?),
    }
}
