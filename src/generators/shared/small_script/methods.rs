//! The methods of texts, lists and dates.

use chrono::{Datelike, Timelike};
use regex::Regex;

use super::builtin::equal;
use super::given::{Calls, Given, Result, plain};
use crate::value::Value;

/// A number that an argument is, or what stands for it.
fn number(arguments: &[Given], at: usize, default: i64) -> i64 {
    let given = arguments.get(at).and_then(Given::as_number);
    given.map_or(default, |number| number as i64)
}

/// What is between two places, where those below zero count from the end.
fn between(length: usize, from: i64, to: i64) -> std::ops::Range<usize> {
    let length = length as i64;
    let place = |at: i64| (if at < 0 { at + length } else { at }).clamp(0, length);
    let (from, to) = (place(from), place(to));
    from as usize..to.max(from) as usize
}

pub(super) fn method(
    run: &dyn Calls,
    object: &Given,
    method: &str,
    arguments: &[Given],
) -> Result<Given> {
    match object {
        Given::Plain(Value::String(text)) => of_text(run, text, method, arguments),
        Given::Plain(Value::List(items)) => of_list(run, items, method, arguments),
        Given::Date(date) => of_date(*date, method),
        Given::Pattern(pattern, _) if method == "test" => {
            let text = arguments.first().ok_or("`test()`")?.shown()?;
            Ok(Given::Plain(Value::Bool(pattern.is_match(&text))))
        }
        Given::Known("Array") if method == "isArray" => Ok(Given::Plain(Value::Bool(matches!(
            arguments.first(),
            Some(Given::Plain(Value::List(_)))
        )))),
        Given::Plain(Value::Integer(_) | Value::Float(_) | Value::Bool(_))
            if method == "toString" =>
        {
            object.shown().map(Given::text)
        }
        Given::Plain(Value::Map(_)) | Given::Data | Given::Page => {
            run.apply(&run.member(object, &Given::text(method))?, arguments)
        }
        Given::Undefined | Given::Plain(Value::Null) => {
            Err(format!("`{method}()` of what is missing"))
        }
        _ => Err(format!("`{method}()`")),
    }
}

fn of_text(run: &dyn Calls, text: &str, method: &str, arguments: &[Given]) -> Result<Given> {
    let first = || -> Result<String> {
        match arguments.first() {
            Some(given) => given.shown(),
            None => Err(format!("`{method}()`")),
        }
    };
    let is = |is: bool| Ok(Given::Plain(Value::Bool(is)));
    let text_of = |text: &str| Ok(Given::text(text));
    match method {
        "toLowerCase" | "toLocaleLowerCase" => Ok(Given::text(text.to_lowercase())),
        "toUpperCase" | "toLocaleUpperCase" => Ok(Given::text(text.to_uppercase())),
        "toString" | "normalize" | "valueOf" => text_of(text),
        "trim" => text_of(text.trim()),
        "trimStart" => text_of(text.trim_start()),
        "trimEnd" => text_of(text.trim_end()),
        "startsWith" => is(text.starts_with(&first()?)),
        "endsWith" => is(text.ends_with(&first()?)),
        "includes" => is(text.contains(&first()?)),
        "indexOf" => {
            Ok(Given::number(text.find(&first()?).map_or(-1.0, |at| {
                text[..at].encode_utf16().count() as f64
            })))
        }
        "concat" => {
            let mut out = text.to_owned();
            for given in arguments {
                out.push_str(&given.shown()?);
            }
            Ok(Given::text(out))
        }
        "replace" | "replaceAll" => replaced(run, text, method, arguments),
        "slice" | "substring" | "substr" => {
            let chars: Vec<char> = text.chars().collect();
            let length = chars.len() as i64;
            let (from, to) = (number(arguments, 0, 0), number(arguments, 1, length));
            let range = match method {
                "slice" => between(chars.len(), from, to),
                "substr" => {
                    let start = between(chars.len(), from, length).start as i64;
                    between(chars.len(), start, start.saturating_add(to.max(0)))
                }
                _ => {
                    let (from, to) = (from.max(0), to.max(0));
                    between(chars.len(), from.min(to), from.max(to))
                }
            };
            Ok(Given::text(chars[range].iter().collect::<String>()))
        }
        "split" => {
            let parts: Vec<Value> = match arguments.first() {
                Some(Given::Pattern(pattern, _)) => pattern.split(text).map(Value::from).collect(),
                Some(given) => match given.shown()?.as_str() {
                    "" => text.chars().map(|c| c.to_string().into()).collect(),
                    mark => text.split(mark).map(Value::from).collect(),
                },
                None => vec![text.into()],
            };
            Ok(Given::Plain(Value::List(parts)))
        }
        "padStart" | "padEnd" => {
            let wanted = number(arguments, 0, 0).clamp(0, 1000) as usize;
            let fill = match arguments.get(1) {
                Some(given) => given.shown()?,
                None => " ".into(),
            };
            let missing = wanted.saturating_sub(text.chars().count());
            let fill: String = fill.chars().cycle().take(missing).collect();
            Ok(Given::text(match method {
                "padStart" => fill + text,
                _ => text.to_owned() + &fill,
            }))
        }
        "match" => match arguments.first() {
            Some(Given::Pattern(pattern, true)) => {
                let found: Vec<Value> = pattern
                    .find_iter(text)
                    .map(|it| it.as_str().into())
                    .collect();
                Ok(Given::Plain(match found.is_empty() {
                    true => Value::Null,
                    false => Value::List(found),
                }))
            }
            Some(Given::Pattern(pattern, false)) => {
                let groups = pattern.captures(text).map(|found| {
                    let groups = found.iter();
                    groups
                        .map(|group| group.map_or(Value::Null, |group| group.as_str().into()))
                        .collect()
                });
                Ok(Given::Plain(groups.map_or(Value::Null, Value::List)))
            }
            _ => Err("`match()`".into()),
        },
        _ => Err(format!("`{method}()`")),
    }
}

fn replaced(run: &dyn Calls, text: &str, method: &str, arguments: &[Given]) -> Result<Given> {
    let [from, to, ..] = arguments else {
        return Err(format!("`{method}()`"));
    };
    let made = |found: &regex::Captures<'_>| -> Result<String> {
        match to {
            Given::Closure(_) => {
                let groups = found.iter().map(|group| match group {
                    Some(group) => Given::text(group.as_str()),
                    None => Given::Undefined,
                });
                run.apply(to, &groups.collect::<Vec<_>>())?.shown()
            }
            to => {
                // `$1` is what the first group found, and `$&` all of it.
                let mut out = String::new();
                let to = to.shown()?;
                let mut chars = to.chars().peekable();
                while let Some(c) = chars.next() {
                    let next = chars.peek().copied();
                    match (c, next) {
                        ('$', Some('$')) => {
                            chars.next();
                            out.push('$');
                        }
                        ('$', Some('&')) => {
                            chars.next();
                            out.push_str(&found[0]);
                        }
                        ('$', Some(digit @ '1'..='9')) => {
                            chars.next();
                            let group = found.get(digit as usize - '0' as usize);
                            out.push_str(group.map_or("", |group| group.as_str()));
                        }
                        (c, _) => out.push(c),
                    }
                }
                Ok(out)
            }
        }
    };
    let (pattern, is_all) = match from {
        Given::Pattern(pattern, is_all) => (pattern.clone(), *is_all),
        from => {
            let pattern = Regex::new(&regex::escape(&from.shown()?));
            let pattern = pattern.map_err(|_| format!("`{method}()`"))?;
            (pattern, method == "replaceAll")
        }
    };
    let mut out = String::new();
    let mut end = 0;
    for found in pattern.captures_iter(text) {
        let Some(whole) = found.get(0) else { break };
        out.push_str(&text[end..whole.start()]);
        out.push_str(&made(&found)?);
        end = whole.end();
        if !is_all {
            break;
        }
    }
    out.push_str(&text[end..]);
    Ok(Given::text(out))
}

fn of_list(run: &dyn Calls, items: &[Value], method: &str, arguments: &[Given]) -> Result<Given> {
    let unknown = || format!("`{method}()`");
    let item = |value: Option<&Value>| value.cloned().map_or(Given::Undefined, Given::Plain);
    let each = |value: &Value, at: usize| {
        let function = arguments.first().ok_or_else(unknown)?;
        let arguments = [Given::Plain(value.clone()), Given::number(at as f64)];
        run.apply(function, &arguments)
    };
    match method {
        "join" => {
            let mark = match arguments.first() {
                Some(given) => given.shown()?,
                None => ",".into(),
            };
            let texts = items.iter().map(|item| match item {
                Value::Null => Ok(String::new()),
                item => Given::Plain(item.clone()).shown(),
            });
            Ok(Given::text(texts.collect::<Result<Vec<_>>>()?.join(&mark)))
        }
        "includes" | "indexOf" => {
            let wanted = arguments.first().ok_or_else(unknown)?;
            let mut places = items.iter();
            let at = places.position(|it| equal(&Given::Plain(it.clone()), wanted, false));
            Ok(match method {
                "includes" => Given::Plain(Value::Bool(at.is_some())),
                _ => Given::number(at.map_or(-1.0, |at| at as f64)),
            })
        }
        "slice" => {
            let length = items.len() as i64;
            let (from, to) = (number(arguments, 0, 0), number(arguments, 1, length));
            let range = between(items.len(), from, to);
            Ok(Given::Plain(Value::List(items[range].to_vec())))
        }
        "at" => {
            let at = number(arguments, 0, 0);
            let at = if at < 0 { at + items.len() as i64 } else { at };
            Ok(item(usize::try_from(at).ok().and_then(|at| items.get(at))))
        }
        "pop" => Ok(item(items.last())),
        "shift" => Ok(item(items.first())),
        "reverse" => Ok(Given::Plain(Value::List(
            items.iter().rev().cloned().collect(),
        ))),
        "map" => {
            let mut made = Vec::new();
            for (at, value) in items.iter().enumerate() {
                made.push(plain(each(value, at)?)?);
            }
            Ok(Given::Plain(Value::List(made)))
        }
        "filter" => {
            let mut kept = Vec::new();
            for (at, value) in items.iter().enumerate() {
                if each(value, at)?.is_true() {
                    kept.push(value.clone());
                }
            }
            Ok(Given::Plain(Value::List(kept)))
        }
        "find" | "some" | "every" => {
            for (at, value) in items.iter().enumerate() {
                let is = each(value, at)?.is_true();
                match method {
                    "find" if is => return Ok(Given::Plain(value.clone())),
                    "some" if is => return Ok(Given::Plain(Value::Bool(true))),
                    "every" if !is => return Ok(Given::Plain(Value::Bool(false))),
                    _ => {}
                }
            }
            Ok(match method {
                "find" => Given::Undefined,
                method => Given::Plain(Value::Bool(method == "every")),
            })
        }
        _ => Err(unknown()),
    }
}

/// Sites are built in UTC.
fn of_date(date: crate::date::Timestamp, method: &str) -> Result<Given> {
    let date = date.to_utc();
    let number = match method {
        "getFullYear" | "getUTCFullYear" => i64::from(date.year()),
        "getMonth" | "getUTCMonth" => i64::from(date.month0()),
        "getDate" | "getUTCDate" => i64::from(date.day()),
        "getDay" | "getUTCDay" => i64::from(date.weekday().num_days_from_sunday()),
        "getHours" | "getUTCHours" => i64::from(date.hour()),
        "getMinutes" | "getUTCMinutes" => i64::from(date.minute()),
        "getTime" | "valueOf" => date.timestamp_millis(),
        "toISOString" | "toJSON" => {
            return Ok(Given::text(
                date.format("%Y-%m-%dT%H:%M:%S%.3fZ").to_string(),
            ));
        }
        _ => return Err(format!("`{method}()` of a date")),
    };
    Ok(Given::Plain(Value::Integer(number)))
}
