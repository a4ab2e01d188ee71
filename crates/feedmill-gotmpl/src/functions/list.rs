//! Lists and mappings.

use std::sync::Arc;

use super::logic::{are_equal, compare};
use super::{Done, int_of, items_of, text_of};
use crate::problem::Limits;
use crate::value::Value;

pub(super) fn call(name: &str, arguments: &[Value], limits: Limits) -> Option<Done> {
    Some(match (name, arguments) {
        ("slice", _) => Ok(Value::list(arguments.to_vec())),
        ("dict", _) => dict(arguments),
        ("index", [value, keys @ ..]) => Ok(keys
            .iter()
            .flat_map(|key| match key {
                Value::List(keys) => keys.to_vec(),
                key => vec![key.clone()],
            })
            .fold(value.clone(), |value, key| index(&value, &key))),
        ("len", [value]) => match value {
            Value::List(items) => Ok(Value::Int(items.len() as i64)),
            Value::Map(map) => Ok(Value::Int(map.len() as i64)),
            Value::Text(text) | Value::Safe(_, text) => Ok(Value::Int(text.len() as i64)),
            Value::Nil => Ok(Value::Int(0)),
            other => Err(format!("{} has no length", other.kind())),
        },
        ("isset", [value, key]) => Ok(Value::Bool(match value {
            Value::Map(map) => key.to_text().is_some_and(|key| map.contains_key(&*key)),
            Value::List(items) => key
                .to_int()
                .and_then(|at| usize::try_from(at).ok())
                .is_some_and(|at| at < items.len()),
            _ => false,
        })),
        ("in", [whole, part]) => Ok(Value::Bool(match whole {
            Value::List(items) => items.iter().any(|item| are_equal(item, part)),
            Value::Text(text) | Value::Safe(_, text) => {
                part.to_text().is_some_and(|part| text.contains(&*part))
            }
            _ => false,
        })),
        ("append", [.., list]) => items_of(std::slice::from_ref(list), 0).map(|mut items| {
            let more = &arguments[..arguments.len() - 1];
            match more {
                [Value::List(more)] => items.extend(more.iter().cloned()),
                more => items.extend(more.iter().cloned()),
            }
            Value::list(items)
        }),
        ("merge", [first, rest @ ..]) => rest.iter().try_fold(first.clone(), merged),
        ("first" | "last" | "after", [_, _]) => cut(name, arguments),
        // Chance would make every build another one.
        ("shuffle", [_]) => items_of(arguments, 0).map(Value::list),
        ("uniq", [_]) => items_of(arguments, 0).map(|items| {
            let mut kept: Vec<Value> = Vec::new();
            for item in items {
                if !kept.iter().any(|other| are_equal(other, &item)) {
                    kept.push(item);
                }
            }
            Value::list(kept)
        }),
        ("reverse" | "collections.Reverse", [_]) => items_of(arguments, 0).map(|mut items| {
            items.reverse();
            Value::list(items)
        }),
        ("sort", [_, ..]) => sorted(arguments),
        ("where", [_, _, ..]) => chosen(arguments),
        ("delimit", [_, _, ..]) => delimited(arguments),
        ("seq", _) => seq(arguments, limits),
        ("complement" | "collections.Complement", [without @ .., list]) => {
            items_of(std::slice::from_ref(list), 0).map(|items| {
                let is_kept = |item: &Value| {
                    !without.iter().any(|one| match one {
                        Value::List(items) => items.iter().any(|one| are_equal(one, item)),
                        _ => false,
                    })
                };
                Value::list(items.into_iter().filter(is_kept).collect())
            })
        }
        _ => return None,
    })
}

/// The value under a key, or at a place.
pub(crate) fn index(value: &Value, key: &Value) -> Value {
    match value {
        Value::Map(map) => {
            let Some(key) = key.to_text() else {
                return Value::Nil;
            };
            let found = map.get(&*key).or_else(|| map.get(&key.to_lowercase()));
            found.cloned().unwrap_or_default()
        }
        Value::List(items) => {
            let at = key.to_int().and_then(|at| usize::try_from(at).ok());
            at.and_then(|at| items.get(at)).cloned().unwrap_or_default()
        }
        Value::Text(text) | Value::Safe(_, text) => {
            let at = key.to_int().and_then(|at| usize::try_from(at).ok());
            let byte = at.and_then(|at| text.as_bytes().get(at));
            byte.map_or(Value::Nil, |byte| Value::Int(i64::from(*byte)))
        }
        _ => Value::Nil,
    }
}

fn dict(arguments: &[Value]) -> Done {
    if !arguments.len().is_multiple_of(2) {
        return Err("a key has no value".to_owned());
    }
    let mut map = std::collections::BTreeMap::new();
    for pair in arguments.chunks_exact(2) {
        let [key, value] = pair else { continue };
        match key {
            // A list of keys leads into mappings.
            Value::List(keys) => {
                let keys: Option<Vec<_>> = keys.iter().map(Value::to_text).collect();
                let keys = keys.ok_or("a key is not text")?;
                let Some((first, rest)) = keys.split_first() else {
                    continue;
                };
                let inner = rest
                    .iter()
                    .rev()
                    .fold(value.clone(), |value, key| Value::map([(&**key, value)]));
                map.insert(first.to_string(), inner);
            }
            key => {
                map.insert(
                    key.to_text().ok_or("a key is not text")?.to_string(),
                    value.clone(),
                );
            }
        }
    }
    Ok(Value::Map(Arc::new(map)))
}

fn merged(below: Value, above: &Value) -> Done {
    match (below, above) {
        (Value::Map(below), Value::Map(above)) => {
            let mut map = Arc::unwrap_or_clone(below);
            for (key, value) in above.iter() {
                let is_both = matches!((map.get(key), value), (Some(Value::Map(_)), Value::Map(_)));
                let value = match map.remove(key) {
                    Some(before) if is_both => merged(before, value)?,
                    _ => value.clone(),
                };
                map.insert(key.clone(), value);
            }
            Ok(Value::Map(Arc::new(map)))
        }
        (Value::Nil, above) => Ok(above.clone()),
        (below, Value::Nil) => Ok(below),
        (below, above) => Err(format!(
            "{} and {} cannot be merged",
            below.kind(),
            above.kind()
        )),
    }
}

fn cut(name: &str, arguments: &[Value]) -> Done {
    let count = usize::try_from(int_of(arguments, 0)?).map_err(|_| "the count is negative")?;
    let items = items_of(arguments, 1)?;
    let count = count.min(items.len());
    Ok(Value::list(match name {
        "first" => items[..count].to_vec(),
        "last" => items[items.len() - count..].to_vec(),
        _ => items[count..].to_vec(),
    }))
}

/// The value that a path of keys leads to.
fn at_path(value: &Value, path: &str) -> Value {
    let mut keys = path.trim_start_matches('.').split('.');
    keys.try_fold(value.clone(), |value, key| match value {
        Value::Object(_) => None,
        value => Some(index(&value, &Value::text(key))),
    })
    .unwrap_or_default()
}

fn sorted(arguments: &[Value]) -> Done {
    let mut items = items_of(arguments, 0)?;
    let path = arguments
        .get(1)
        .and_then(Value::to_text)
        .unwrap_or_default();
    let key = |item: &Value| match &*path {
        "" | "value" => item.clone(),
        path => at_path(item, path),
    };
    items
        .sort_by(|one, other| compare(&key(one), &key(other)).unwrap_or(std::cmp::Ordering::Equal));
    if arguments.get(2).and_then(Value::to_text).as_deref() == Some("desc") {
        items.reverse();
    }
    Ok(Value::list(items))
}

fn chosen(arguments: &[Value]) -> Done {
    let items = items_of(arguments, 0)?;
    if items.iter().any(|item| !matches!(item, Value::Map(_))) {
        return Err("only lists of mappings can be searched".to_owned());
    }
    let path = text_of(arguments, 1)?;
    let (operator, wanted) = match arguments {
        [_, _, wanted] => ("eq".into(), wanted),
        [_, _, operator, wanted] => (operator.to_text().unwrap_or_default(), wanted),
        _ => return Err("too few arguments".to_owned()),
    };
    let is_in = |list: &Value, one: &Value| match list {
        Value::List(items) => items.iter().any(|item| are_equal(item, one)),
        _ => false,
    };
    let mut kept = Vec::new();
    for item in items {
        let value = at_path(&item, &path);
        let is_kept = match &*operator {
            "eq" | "=" | "==" => are_equal(&value, wanted),
            "ne" | "!=" | "<>" => !are_equal(&value, wanted),
            "in" => is_in(wanted, &value),
            "not in" => !is_in(wanted, &value),
            "intersect" => match wanted {
                Value::List(wanted) => wanted.iter().any(|one| is_in(&value, one)),
                _ => false,
            },
            "lt" | "<" => compare(&value, wanted) == Some(std::cmp::Ordering::Less),
            "gt" | ">" => compare(&value, wanted) == Some(std::cmp::Ordering::Greater),
            other => return Err(format!("the operator `{other}` is not supported")),
        };
        if is_kept {
            kept.push(item);
        }
    }
    Ok(Value::list(kept))
}

fn delimited(arguments: &[Value]) -> Done {
    let items = items_of(arguments, 0)?;
    let between = text_of(arguments, 1)?;
    let texts: Option<Vec<_>> = items.iter().map(Value::to_text).collect();
    let texts = texts.ok_or("an item is not text")?;
    Ok(Value::text(
        match (
            arguments.get(2).and_then(Value::to_text),
            texts.split_last(),
        ) {
            (Some(last), Some((end, rest))) if !rest.is_empty() => {
                format!("{}{last}{end}", rest.join(&between))
            }
            _ => texts.join(&between),
        },
    ))
}

fn seq(arguments: &[Value], limits: Limits) -> Done {
    let (from, step, to) = match arguments.len() {
        1 => {
            let to = int_of(arguments, 0)?;
            if to < 0 { (-1, -1, to) } else { (1, 1, to) }
        }
        2 => {
            let (from, to) = (int_of(arguments, 0)?, int_of(arguments, 1)?);
            (from, if to < from { -1 } else { 1 }, to)
        }
        3 => (
            int_of(arguments, 0)?,
            int_of(arguments, 1)?,
            int_of(arguments, 2)?,
        ),
        _ => return Err("expected one to three numbers".to_owned()),
    };
    if step == 0 || (to.saturating_sub(from) / step).unsigned_abs() > limits.steps as u64 {
        return Err("too many numbers".to_owned());
    }
    let mut numbers = Vec::new();
    let mut at = from;
    while if step > 0 { at <= to } else { at >= to } {
        numbers.push(Value::Int(at));
        at += step;
    }
    Ok(Value::list(numbers))
}
