//! The methods of texts and patterns.

use std::rc::Rc;

use regex::Regex;

use super::builtin::LONGEST;
use super::given::{Calls, Fault, Given, Object, Result};
use super::times;

/// A number that an argument is, or what stands for it.
pub(super) fn number(arguments: &[Given], at: usize, default: i64) -> i64 {
    let given = arguments.get(at).filter(|given| !given.is_missing());
    let given = given.and_then(Given::as_number);
    given.map_or(default, |number| number as i64)
}

/// What is between two places, where those below zero count from the end.
pub(super) fn between(length: usize, from: i64, to: i64) -> std::ops::Range<usize> {
    let length = length as i64;
    let place = |at: i64| (if at < 0 { at + length } else { at }).clamp(0, length);
    let (from, to) = (place(from), place(to));
    from as usize..to.max(from) as usize
}

pub(super) fn method(
    run: &dyn Calls,
    text: &Rc<str>,
    method: &str,
    arguments: &[Given],
) -> Result<Given> {
    run.spend(text.len() / 64)?;
    let first = || -> Result<String> {
        match arguments.first() {
            Some(given) => given.shown(),
            None => Err(format!("`{method}()`").into()),
        }
    };
    let is = |is: bool| Ok(Given::Bool(is));
    let place = |at: Option<usize>| {
        Ok(Given::Number(at.map_or(-1.0, |at| {
            text[..at].encode_utf16().count() as f64
        })))
    };
    match method {
        "toLowerCase" | "toLocaleLowerCase" => Ok(Given::text(text.to_lowercase())),
        "toUpperCase" | "toLocaleUpperCase" => Ok(Given::text(text.to_uppercase())),
        "toString" | "valueOf" => Ok(Given::Text(Rc::clone(text))),
        "normalize" => Ok(Given::text(normalized(text, arguments)?)),
        "trim" => Ok(Given::text(text.trim())),
        "trimStart" | "trimLeft" => Ok(Given::text(text.trim_start())),
        "trimEnd" | "trimRight" => Ok(Given::text(text.trim_end())),
        "startsWith" => is(text.starts_with(&first()?)),
        "endsWith" => is(text.ends_with(&first()?)),
        "includes" => is(text.contains(&first()?)),
        "indexOf" => place(text.find(&first()?)),
        "lastIndexOf" => place(text.rfind(&first()?)),
        "search" => match arguments.first() {
            Some(Given::Pattern(pattern)) => place(pattern.0.find(text).map(|it| it.start())),
            _ => place(text.find(&first()?)),
        },
        "localeCompare" => {
            let (left, right) = (text.to_lowercase(), first()?.to_lowercase());
            Ok(Given::Number(f64::from(left.cmp(&right) as i8)))
        }
        "charAt" | "at" => {
            let at = number(arguments, 0, 0);
            let length = text.chars().count() as i64;
            let at = if at < 0 && method == "at" {
                at + length
            } else {
                at
            };
            let found = usize::try_from(at).ok().and_then(|at| text.chars().nth(at));
            Ok(match found {
                Some(c) => Given::text(c.to_string()),
                None if method == "at" => Given::Undefined,
                None => Given::text(""),
            })
        }
        "charCodeAt" | "codePointAt" => {
            let at = usize::try_from(number(arguments, 0, 0)).ok();
            let found = at.and_then(|at| text.chars().nth(at));
            Ok(Given::Number(
                found.map_or(f64::NAN, |c| f64::from(c as u32)),
            ))
        }
        "concat" => {
            let mut out = text.to_string();
            for given in arguments {
                out.push_str(&given.shown()?);
            }
            Ok(Given::text(out))
        }
        "repeat" => {
            let count = number(arguments, 0, 0).max(0) as usize;
            match text.len().saturating_mul(count) > LONGEST {
                true => Err("a text that is too long".into()),
                false => Ok(Given::text(text.repeat(count))),
            }
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
            let parts: Vec<Given> = match arguments.first() {
                Some(Given::Pattern(pattern)) => split(&pattern.0, text),
                Some(given) if !given.is_missing() => match given.shown()?.as_str() {
                    "" => text.chars().map(|c| Given::text(c.to_string())).collect(),
                    mark => text.split(mark).map(Given::text).collect(),
                },
                _ => vec![Given::Text(Rc::clone(text))],
            };
            let most = number(arguments, 1, i64::MAX).max(0) as usize;
            run.spend(parts.len())?;
            Ok(Given::list(parts.into_iter().take(most).collect()))
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
                _ => text.to_string() + &fill,
            }))
        }
        "match" | "matchAll" => {
            let pattern = match arguments.first() {
                Some(Given::Pattern(pattern)) => Rc::clone(pattern),
                Some(given) => match super::builtin::pattern(&given.shown()?, "")? {
                    Given::Pattern(pattern) => pattern,
                    _ => return Err("`match()`".into()),
                },
                None => return Err("`match()`".into()),
            };
            Ok(matched(&pattern.0, pattern.1, method, text))
        }
        // A date may stand in a text.
        _ => match times::read(text) {
            Some(date) => times::of_date(date, method, arguments),
            None => Err(format!("`{method}()`").into()),
        },
    }
}

fn normalized(text: &str, arguments: &[Given]) -> Result<String> {
    use unicode_normalization::UnicodeNormalization;
    let form = match arguments.first() {
        Some(given) => given.shown()?,
        None => "NFC".into(),
    };
    Ok(match form.as_str() {
        "NFD" => text.nfd().collect(),
        "NFKD" => text.nfkd().collect(),
        "NFKC" => text.nfkc().collect(),
        _ => text.nfc().collect(),
    })
}

/// The parts between matches, and the groups of these.
fn split(pattern: &Regex, text: &str) -> Vec<Given> {
    let mut parts = Vec::new();
    let mut end = 0;
    for found in pattern.captures_iter(text) {
        let Some(whole) = found.get(0) else { continue };
        if whole.is_empty() && (whole.start() == 0 || whole.start() == text.len()) {
            continue;
        }
        parts.push(Given::text(&text[end..whole.start()]));
        for group in found.iter().skip(1) {
            parts.push(group.map_or(Given::Undefined, |group| Given::text(group.as_str())));
        }
        end = whole.end();
    }
    parts.push(Given::text(&text[end..]));
    parts
}

fn groups(pattern: &Regex, found: &regex::Captures<'_>) -> Given {
    let object = Object::of_kind("match");
    let mut count = 0.0;
    for (at, group) in found.iter().enumerate() {
        let group = group.map_or(Given::Undefined, |group| Given::text(group.as_str()));
        object.set(at.to_string().into(), group);
        count += 1.0;
    }
    let named = Object::new();
    for name in pattern.capture_names().flatten() {
        if let Some(group) = found.name(name) {
            named.set(name.into(), Given::text(group.as_str()));
        }
    }
    object.set("length".into(), Given::Number(count));
    object.set(
        "index".into(),
        Given::Number(found.get(0).map_or(0.0, |it| it.start() as f64)),
    );
    object.set("groups".into(), Given::Object(Rc::new(named)));
    Given::Object(Rc::new(object))
}

fn matched(pattern: &Regex, is_all: bool, method: &str, text: &str) -> Given {
    if method == "matchAll" {
        let all = pattern
            .captures_iter(text)
            .map(|found| groups(pattern, &found));
        return Given::list(all.collect());
    }
    if is_all {
        let found: Vec<Given> = pattern
            .find_iter(text)
            .map(|it| Given::text(it.as_str()))
            .collect();
        return match found.is_empty() {
            true => Given::Null,
            false => Given::list(found),
        };
    }
    match pattern.captures(text) {
        // Most take the groups by their numbers, or apart as a list.
        Some(found) if pattern.capture_names().flatten().next().is_none() => {
            let groups = found.iter();
            let groups =
                groups.map(|it| it.map_or(Given::Undefined, |it| Given::text(it.as_str())));
            Given::list(groups.collect())
        }
        Some(found) => groups(pattern, &found),
        None => Given::Null,
    }
}

pub(super) fn of_pattern(
    pattern: &Regex,
    is_all: bool,
    method: &str,
    arguments: &[Given],
) -> Result<Given> {
    let text = arguments.first().ok_or_else(|| format!("`{method}()`"))?;
    let text = text.shown()?;
    match method {
        "test" => Ok(Given::Bool(pattern.is_match(&text))),
        // The next match of a pattern with `g` depends on those before.
        "exec" if !is_all => Ok(matched(pattern, false, "match", &text)),
        method => Err(Fault::Unknown(format!("`{method}()` of a pattern"))),
    }
}

fn replaced(run: &dyn Calls, text: &str, method: &str, arguments: &[Given]) -> Result<Given> {
    let [from, to, ..] = arguments else {
        return Err(format!("`{method}()`").into());
    };
    let made = |found: &regex::Captures<'_>| -> Result<String> {
        run.spend(1)?;
        if matches!(
            to,
            Given::Closure(_) | Given::Method(_) | Given::Known(_) | Given::Filter(_)
        ) {
            let mut groups: Vec<Given> = found
                .iter()
                .map(|group| group.map_or(Given::Undefined, |group| Given::text(group.as_str())))
                .collect();
            let start = found.get(0).map_or(0, |it| it.start());
            groups.push(Given::Number(text[..start].encode_utf16().count() as f64));
            groups.push(Given::text(text));
            return run.apply(to, &groups)?.shown();
        }
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
                ('$', Some('<')) => {
                    chars.next();
                    let name: String = chars.by_ref().take_while(|c| *c != '>').collect();
                    out.push_str(found.name(&name).map_or("", |group| group.as_str()));
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
    };
    let (pattern, is_all) = match from {
        Given::Pattern(pattern) => (pattern.0.clone(), pattern.1),
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
        if out.len() > LONGEST {
            return Err("a text that is too long".into());
        }
        if !is_all {
            break;
        }
    }
    out.push_str(&text[end..]);
    Ok(Given::text(out))
}
