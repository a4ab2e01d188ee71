//! The methods of objects, numbers, and of the language's own objects.

use std::rc::Rc;

use super::given::{Calls, Fault, Given, Object, Result};
use super::{locale, times};

/// The keys of a value, as `for … in` goes over them.
pub(super) fn keys(given: &Given) -> Result<Vec<Given>> {
    Ok(match given {
        Given::Object(object) => {
            if let Some(Given::Unknown(what)) = object.get("...") {
                return Err(Fault::Unknown(what.to_string()));
            }
            object
                .entries()
                .into_iter()
                .map(|(key, _)| Given::Text(key))
                .collect()
        }
        Given::List(list) => {
            let length = list.items.borrow().len();
            (0..length).map(|at| Given::text(at.to_string())).collect()
        }
        Given::Unknown(what) => return Err(Fault::Unknown(what.to_string())),
        Given::Known(_) | Given::Data | Given::Page => return Err("the keys of an object".into()),
        _ => Vec::new(),
    })
}

/// `None` if the method is not one that all objects have.
pub(super) fn method(
    run: &dyn Calls,
    object: &Rc<Object>,
    method: &str,
    arguments: &[Given],
) -> Result<Option<Given>> {
    let key = || arguments.first().map_or(Ok(String::new()), Given::shown);
    let kind = object.kind;
    Ok(Some(match (kind, method) {
        (_, "hasOwnProperty") | ("Set" | "Map", "has") => {
            Given::Bool(object.get(&key()?).is_some())
        }
        ("Map", "get") => object.get(&key()?).unwrap_or(Given::Undefined),
        ("Set" | "Map", "add" | "set" | "delete" | "clear") if object.is_shared() => {
            return Err(format!("`{method}()` of what calls share").into());
        }
        ("Set", "add") => {
            let item = arguments.first().cloned().unwrap_or(Given::Undefined);
            object.set(key()?.into(), item);
            Given::Object(Rc::clone(object))
        }
        ("Map", "set") => {
            let item = arguments.get(1).cloned().unwrap_or(Given::Undefined);
            object.set(key()?.into(), item);
            Given::Object(Rc::clone(object))
        }
        ("Set" | "Map", "delete") => Given::Bool(object.remove(&key()?)),
        ("Set" | "Map", "values") => {
            Given::list(object.entries().into_iter().map(|(_, item)| item).collect())
        }
        ("Map", "keys") => Given::list(
            object
                .entries()
                .into_iter()
                .map(|(key, _)| Given::Text(key))
                .collect(),
        ),
        ("Map", "entries") => pairs(object),
        ("Set" | "Map", "forEach") => {
            let function = arguments.first().ok_or("`forEach()`")?;
            for (key, item) in object.entries() {
                run.apply(function, &[item, Given::Text(key)])?;
            }
            Given::Undefined
        }
        ("DateTimeFormat", "format") => {
            let mut given: Vec<Given> = vec![object.get("locale").unwrap_or(Given::Undefined)];
            given.extend(object.get("options"));
            match times::new(arguments)? {
                Given::Date(date) => Given::text(locale::date(date, "toLocaleDateString", &given)?),
                _ => return Err("the present time".into()),
            }
        }
        ("URL", "toString") => object.get("href").unwrap_or(Given::Undefined),
        ("match", "slice" | "map" | "at") => return Err(format!("`{method}()` of a match").into()),
        _ => return Ok(None),
    }))
}

fn pairs(object: &Object) -> Given {
    let entries = object.entries().into_iter();
    let entries = entries.map(|(key, item)| Given::list(vec![Given::Text(key), item]));
    Given::list(entries.collect())
}

pub(super) fn of_number(number: f64, method: &str, arguments: &[Given]) -> Result<Given> {
    let digits = || arguments.first().and_then(Given::as_number);
    match method {
        "toString" if digits().is_none_or(|radix| radix == 10.0) => {
            Given::Number(number).shown().map(Given::text)
        }
        "toFixed" => {
            let digits = digits().unwrap_or(0.0).clamp(0.0, 20.0) as usize;
            // Halves go away from zero, as far as the number is one.
            let scale = 10f64.powi(digits as i32);
            let rounded = (number * scale).round() / scale;
            Ok(Given::text(format!("{rounded:.digits$}")))
        }
        "toLocaleString" => locale::number(number, arguments).map(Given::text),
        "valueOf" => Ok(Given::Number(number)),
        method => Err(format!("`{method}()` of a number").into()),
    }
}

/// The functions of the language's own objects; `None` if the object is none of these.
pub(super) fn of_known(
    run: &dyn Calls,
    name: &str,
    method: &str,
    arguments: &[Given],
) -> Result<Option<Given>> {
    let first = arguments.first().cloned().unwrap_or(Given::Undefined);
    if let Given::Unknown(what) = &first {
        return Err(Fault::Unknown(what.to_string()));
    }
    let unknown = || Fault::Unknown(format!("`{name}.{method}()`"));
    Ok(Some(match (name, method) {
        ("Array", "isArray") => Given::Bool(matches!(first, Given::List(_))),
        ("Array", "of") => Given::list(arguments.to_vec()),
        ("Array", "from") => {
            let items = match &first {
                Given::List(list) => list.items.borrow().clone(),
                Given::Text(text) => text.chars().map(|c| Given::text(c.to_string())).collect(),
                Given::Object(object) if object.kind == "Set" => {
                    object.entries().into_iter().map(|(_, item)| item).collect()
                }
                Given::Object(object) if object.kind == "Map" => match pairs(object) {
                    Given::List(list) => list.items.borrow().clone(),
                    _ => Vec::new(),
                },
                Given::Object(object) => {
                    let length = object.get("length").and_then(|it| it.as_number());
                    let length = length
                        .filter(|length| *length <= 10_000.0)
                        .ok_or_else(unknown)?;
                    vec![Given::Undefined; length.max(0.0) as usize]
                }
                _ => return Err(unknown()),
            };
            run.spend(items.len())?;
            match arguments.get(1) {
                Some(function) => {
                    let made = items.into_iter().enumerate();
                    let made = made
                        .map(|(at, item)| run.apply(function, &[item, Given::Number(at as f64)]));
                    Given::list(made.collect::<Result<_>>()?)
                }
                None => Given::list(items),
            }
        }
        ("Object", "keys") => Given::list(keys(&first)?),
        ("Object", "values" | "entries") => {
            let keys = keys(&first)?;
            let mut made = Vec::with_capacity(keys.len());
            for key in keys {
                let item = run.member(&first, &key)?;
                made.push(match method {
                    "values" => item,
                    _ => Given::list(vec![key, item]),
                });
            }
            Given::list(made)
        }
        ("Object", "assign") => {
            let Given::Object(target) = &first else {
                return Err(unknown());
            };
            for other in &arguments[1..] {
                if let Given::Object(other) = other {
                    for (key, item) in other.entries() {
                        if target.is_shared() {
                            return Err("`Object.assign()` of what calls share".into());
                        }
                        target.set(key, item);
                    }
                }
            }
            first
        }
        ("Object", "fromEntries") => {
            let object = Object::new();
            let Given::List(list) = &first else {
                return Err(unknown());
            };
            for pair in list.items.borrow().iter() {
                let key = run.member(pair, &Given::text("0"))?.shown()?;
                object.set(key.into(), run.member(pair, &Given::text("1"))?);
            }
            Given::Object(Rc::new(object))
        }
        ("Object", "freeze") => first,
        ("JSON", "stringify") => match first.plain() {
            Some(value) => {
                let indent = arguments.get(2).is_some_and(|it| !it.is_missing());
                let text = match indent {
                    true => serde_json::to_string_pretty(&value),
                    false => serde_json::to_string(&value),
                };
                Given::text(text.map_err(|_| unknown())?)
            }
            None if matches!(first, Given::Undefined) => Given::Undefined,
            None => return Err(unknown()),
        },
        ("JSON", "parse") => {
            let text = first.shown()?;
            if crate::read::is_too_deep(&text) {
                return Err(unknown());
            }
            match serde_json::from_str(&text) {
                Ok(value) => Given::of(&value),
                Err(error) => return Err(Fault::missing(error.to_string())),
            }
        }
        ("Math", method) => Given::Number(math(method, arguments).ok_or_else(unknown)?),
        ("Number", "isInteger") => {
            Given::Bool(matches!(first, Given::Number(number) if number.fract() == 0.0))
        }
        ("Number", "isNaN") => {
            Given::Bool(matches!(first, Given::Number(number) if number.is_nan()))
        }
        ("Number", "parseInt" | "parseFloat") => {
            return super::builtin::function(run, method, arguments).map(Some);
        }
        ("String", "fromCharCode" | "fromCodePoint") => {
            let codes = arguments.iter().filter_map(Given::as_number);
            let text: String = codes
                .filter_map(|code| char::from_u32(code as u32))
                .collect();
            Given::text(text)
        }
        ("String", "raw") => first,
        ("Promise", "all" | "allSettled") if method == "all" => first,
        ("Promise", "resolve") => first,
        ("Date", "now") => Given::Now,
        ("Date", "UTC") => Given::Number(times::from_parts(arguments).ok_or_else(unknown)?),
        ("Date", "parse") => match times::new(arguments)? {
            Given::Date(date) => Given::Number(date.timestamp_millis() as f64),
            _ => return Err(unknown()),
        },
        ("process", "cwd") => Given::text("/"),
        ("console", _) => Given::Undefined,
        _ => return Ok(None),
    }))
}

fn math(method: &str, arguments: &[Given]) -> Option<f64> {
    let numbers: Vec<f64> = arguments
        .iter()
        .map(|given| given.as_number().unwrap_or(f64::NAN))
        .collect();
    let first = numbers.first().copied().unwrap_or(f64::NAN);
    Some(match method {
        "floor" => first.floor(),
        "ceil" => first.ceil(),
        // Halves go up.
        "round" => (first + 0.5).floor(),
        "trunc" => first.trunc(),
        "abs" => first.abs(),
        "sqrt" => first.sqrt(),
        "sign" => first.signum(),
        "max" => numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max),
        "min" => numbers.iter().copied().fold(f64::INFINITY, f64::min),
        "pow" => first.powf(numbers.get(1).copied()?),
        // What is random is different each time.
        _ => return None,
    })
}
