//! What operators, functions and methods of Python make of values.

use crate::value::{Map, Value};

pub(super) fn add(left: Value, right: Value) -> Option<Value> {
    Some(match (left, right) {
        (Value::String(a), Value::String(b)) => Value::String(a + &b),
        (Value::Integer(a), Value::Integer(b)) => Value::Integer(a.checked_add(b)?),
        (Value::List(mut a), Value::List(b)) => {
            a.extend(b);
            Value::List(a)
        }
        (Value::Map(mut a), Value::Map(b)) => {
            for (key, value) in b.iter() {
                a.insert(key.to_owned(), value.clone());
            }
            Value::Map(a)
        }
        _ => return None,
    })
}

pub(super) fn is_true(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(is) => *is,
        Value::Integer(number) => *number != 0,
        Value::String(text) => !text.is_empty(),
        Value::List(items) => !items.is_empty(),
        Value::Map(map) => !map.is_empty(),
        Value::Float(number) => *number != 0.0,
    }
}

/// `'%s of %(name)s' % values`.
pub(super) fn percent(text: &str, values: &Value) -> Option<String> {
    let mut list = match values {
        Value::List(items) => items.iter(),
        one => std::slice::from_ref(one).iter(),
    };
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('%') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix('%') {
            out.push('%');
            rest = after;
        } else if let Some(after) = rest.strip_prefix(['s', 'd']) {
            out.push_str(&list.next()?.to_text()?);
            rest = after;
        } else {
            let (name, after) = rest.strip_prefix('(')?.split_once(')')?;
            out.push_str(&values.get(name)?.to_text()?);
            rest = after.strip_prefix(['s', 'd'])?;
        }
    }
    out.push_str(rest);
    Some(out)
}

/// `'{} of {name}'.format(…)`.
fn format(text: &str, items: &[Value], named: &Map) -> Option<String> {
    let mut next = items.iter();
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        out.push_str(&rest[..at]);
        let sign = &rest[at..=at];
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix(sign) {
            out.push_str(sign);
            rest = after;
            continue;
        }
        let (name, after) = rest.split_once('}')?;
        let value = match name.parse::<usize>() {
            Ok(at) => items.get(at)?,
            Err(_) if name.is_empty() => next.next()?,
            Err(_) => named.get(name)?,
        };
        out.push_str(&value.to_text()?);
        rest = after;
    }
    out.push_str(rest);
    Some(out)
}

pub(super) fn join(parts: &[String]) -> String {
    let mut path = String::new();
    for part in parts {
        if part.starts_with('/') {
            path.clear();
        } else if !path.is_empty() && !path.ends_with('/') {
            path.push('/');
        }
        path.push_str(part);
    }
    path
}

pub(super) fn call(name: &str, items: Vec<Value>, named: Map) -> Option<Value> {
    let texts = || items.iter().map(Value::to_text).collect::<Option<Vec<_>>>();
    Some(match name {
        "dict" | "OrderedDict" | "collections.OrderedDict" => {
            let mut map = match items.into_iter().next() {
                Some(Value::Map(map)) => map,
                Some(Value::List(pairs)) => {
                    let pairs = pairs.iter().map(|pair| {
                        let [key, value] = pair.as_list()? else {
                            return None;
                        };
                        Some((key.to_text()?, value.clone()))
                    });
                    pairs.collect::<Option<Map>>()?
                }
                Some(_) => return None,
                None => Map::new(),
            };
            for (key, value) in named.iter() {
                map.insert(key.to_owned(), value.clone());
            }
            Value::Map(map)
        }
        "list" | "tuple" | "set" => match items.into_iter().next() {
            Some(list @ Value::List(_)) => list,
            Some(_) => return None,
            None => Value::List(Vec::new()),
        },
        "str" | "Path" | "pathlib.Path" | "os.path.abspath" | "os.path.expanduser" => {
            Value::String(join(&texts()?))
        }
        "os.path.join" => Value::String(join(&texts()?)),
        "os.path.dirname" => {
            let path = items.first()?.to_text()?;
            path.rsplit_once('/')
                .map_or("", |(folder, _)| folder)
                .into()
        }
        // What the environment says is known only when the site is built.
        "os.environ.get" | "os.getenv" | "environ.get" | "getenv" => {
            items.get(1).cloned().unwrap_or(Value::Null)
        }
        "re.compile" => items.into_iter().next()?,
        _ => return None,
    })
}

pub(super) fn call_method(
    value: Value,
    method: &str,
    items: &[Value],
    named: &Map,
) -> Option<Value> {
    let text = || value.as_str();
    let argument = |at: usize| items.get(at).and_then(Value::as_str);
    Some(match method {
        "format" => format(text()?, items, named)?.into(),
        "lower" => text()?.to_lowercase().into(),
        "upper" => text()?.to_uppercase().into(),
        "strip" if items.is_empty() => text()?.trim().into(),
        "rstrip" => text()?.trim_end_matches(argument(0)?).into(),
        "replace" => text()?.replace(argument(0)?, argument(1)?).into(),
        "joinpath" => join(&[text()?.to_owned(), argument(0)?.to_owned()]).into(),
        "join" => {
            let parts = items.first()?.as_list()?.iter().map(Value::to_text);
            parts.collect::<Option<Vec<_>>>()?.join(text()?).into()
        }
        "get" => match value.get(argument(0)?) {
            Some(found) => found.clone(),
            None => items.get(1).cloned().unwrap_or(Value::Null),
        },
        "copy" => value,
        _ => return None,
    })
}
