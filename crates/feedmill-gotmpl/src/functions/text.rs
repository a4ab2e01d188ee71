//! Texts.

use std::sync::Arc;

use regex::RegexBuilder;
use unicode_normalization::char::is_combining_mark;

use super::{Done, int_of, text_of};
use crate::problem::Limits;
use crate::value::Value;

/// The size that a regular expression may have when it is compiled.
const PATTERN: usize = 1 << 20;

pub(super) fn call(name: &str, arguments: &[Value], limits: Limits) -> Option<Done> {
    let first = || text_of(arguments, 0);
    let done = match name {
        "upper" => first().map(|text| Value::text(text.to_uppercase())),
        "lower" => first().map(|text| Value::text(text.to_lowercase())),
        "firstUpper" => first().map(|text| Value::text(first_upper(&text))),
        "title" => first().map(|text| Value::text(titled(&text))),
        "humanize" => first().map(|text| Value::text(first_upper(&text.replace(['-', '_'], " ")))),
        "trim" => trimmed(arguments, |text, set| text.trim_matches(set).to_owned()),
        "strings.TrimLeft" => swapped(arguments, |text, set| {
            text.trim_start_matches(set).to_owned()
        }),
        "strings.TrimRight" => {
            swapped(arguments, |text, set| text.trim_end_matches(set).to_owned())
        }
        "strings.TrimPrefix" => two(arguments, |part, text| {
            Value::text(text.strip_prefix(part).unwrap_or(text))
        }),
        "strings.TrimSuffix" => two(arguments, |part, text| {
            Value::text(text.strip_suffix(part).unwrap_or(text))
        }),
        "trimSpace" => first().map(|text| Value::text(text.trim())),
        "chomp" => {
            first().map(|text| same_kind(arguments.first(), text.trim_end_matches(['\n', '\r'])))
        }
        "hasPrefix" => two(arguments, |text, part| Value::Bool(text.starts_with(part))),
        "hasSuffix" => two(arguments, |text, part| Value::Bool(text.ends_with(part))),
        "strings.Contains" => two(arguments, |text, part| Value::Bool(text.contains(part))),
        "strings.ContainsAny" => two(arguments, |text, set| {
            Value::Bool(text.contains(|c| set.contains(c)))
        }),
        "strings.ContainsNonSpace" => first().map(|text| Value::Bool(!text.trim().is_empty())),
        "strings.Count" => two(arguments, |part, text| {
            Value::Int(text.matches(part).count() as i64)
        }),
        "strings.RuneCount" | "countrunes" => first().map(|text| {
            Value::Int(
                text.chars()
                    .filter(|c| name != "countrunes" || !c.is_whitespace())
                    .count() as i64,
            )
        }),
        "countwords" => first().map(|text| Value::Int(text.split_whitespace().count() as i64)),
        "strings.Repeat" => repeated(arguments, limits),
        "replace" => replaced(arguments),
        "replaceRE" => replaced_by_pattern(arguments, limits),
        "findRE" => found(arguments),
        "findRESubmatch" => found_groups(arguments),
        "split" => two(arguments, |text, between| {
            let parts = text
                .split(between)
                .filter(|part| !between.is_empty() || !part.is_empty());
            Value::list(parts.map(Value::text).collect())
        }),
        "strings.Fields" => {
            first().map(|text| Value::list(text.split_whitespace().map(Value::text).collect()))
        }
        "substr" => substr(arguments),
        "slicestr" => slicestr(arguments),
        "truncate" => truncated(arguments),
        "urlize" | "anchorize" | "urls.Anchorize" => {
            first().map(|text| Value::text(url_name(&text, name != "urlize")))
        }
        "htmlEscape" => first().map(|text| {
            let text = text
                .replace('&', "&amp;")
                .replace('<', "&lt;")
                .replace('>', "&gt;");
            Value::text(text.replace('"', "&#34;").replace('\'', "&#39;"))
        }),
        "htmlUnescape" => {
            first().map(|text| Value::text(feedmill_text::entity::decode_entities(&text)))
        }
        "plainify" => first().map(|text| Value::text(plain(&text))),
        "string" => match arguments.first() {
            Some(value) => Ok(value
                .to_text()
                .map_or_else(|| Value::text(value.print()), Value::Text)),
            None => Err("too few arguments".to_owned()),
        },
        "path.Base" | "path.BaseName" | "path.Ext" | "path.Dir" | "path.Clean" | "path.Join" => {
            path(name, arguments)
        }
        "urls.Parse" => first().map(|text| url_parts(&text)),
        _ => return None,
    };
    Some(done)
}

/// The parts of an address, by Go's names.
fn url_parts(text: &str) -> Value {
    let (rest, fragment) = text.split_once('#').unwrap_or((text, ""));
    let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
    let is_scheme = |scheme: &str| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    };
    let (scheme, rest) = match rest.split_once(':') {
        Some((scheme, rest)) if is_scheme(scheme) => (scheme, rest),
        _ => ("", rest),
    };
    let (host, path) = match rest.strip_prefix("//") {
        Some(rest) => rest.split_at(rest.find('/').unwrap_or(rest.len())),
        None => ("", rest),
    };
    let is_opaque = !scheme.is_empty() && host.is_empty() && !path.starts_with('/');
    let decoded = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
    Value::map([
        ("Scheme", Value::text(scheme.to_lowercase())),
        ("Host", Value::text(host)),
        (
            "Hostname",
            Value::text(host.split(':').next().unwrap_or(host)),
        ),
        ("Path", Value::text(if is_opaque { "" } else { &decoded })),
        ("Opaque", Value::text(if is_opaque { path } else { "" })),
        ("RawQuery", Value::text(query)),
        ("Fragment", Value::text(fragment)),
        ("IsAbs", Value::Bool(!scheme.is_empty())),
        ("String", Value::text(text)),
    ])
}

fn two(arguments: &[Value], done: impl FnOnce(&str, &str) -> Value) -> Done {
    Ok(done(&text_of(arguments, 0)?, &text_of(arguments, 1)?))
}

/// Text that is as safe as `like`.
fn same_kind(like: Option<&Value>, text: &str) -> Value {
    match like {
        Some(Value::Safe(safe, _)) => Value::Safe(*safe, text.into()),
        _ => Value::text(text),
    }
}

fn trimmed(arguments: &[Value], trim: impl FnOnce(&str, &[char]) -> String) -> Done {
    let set: Vec<char> = text_of(arguments, 1)?.chars().collect();
    Ok(Value::text(trim(&text_of(arguments, 0)?, &set)))
}

/// With the set of characters first.
fn swapped(arguments: &[Value], trim: impl FnOnce(&str, &[char]) -> String) -> Done {
    let set: Vec<char> = text_of(arguments, 0)?.chars().collect();
    Ok(Value::text(trim(&text_of(arguments, 1)?, &set)))
}

fn repeated(arguments: &[Value], limits: Limits) -> Done {
    let count = usize::try_from(int_of(arguments, 0)?).map_err(|_| "the count is negative")?;
    let text = text_of(arguments, 1)?;
    match count
        .checked_mul(text.len())
        .is_some_and(|size| size <= limits.bytes)
    {
        true => Ok(Value::text(text.repeat(count))),
        false => Err("the text is too long".to_owned()),
    }
}

fn replaced(arguments: &[Value]) -> Done {
    let (text, old, new) = (
        text_of(arguments, 0)?,
        text_of(arguments, 1)?,
        text_of(arguments, 2)?,
    );
    let limit = match arguments.get(3) {
        Some(_) => int_of(arguments, 3)?,
        None => -1,
    };
    Ok(Value::text(match usize::try_from(limit) {
        Ok(limit) => text.replacen(&*old, &new, limit),
        Err(_) => text.replace(&*old, &new),
    }))
}

fn pattern(text: &str) -> Result<regex::Regex, String> {
    let built = RegexBuilder::new(text).size_limit(PATTERN).build();
    built.map_err(|_| format!("invalid regular expression `{text}`"))
}

fn replaced_by_pattern(arguments: &[Value], limits: Limits) -> Done {
    let (of, new, text) = (
        text_of(arguments, 0)?,
        text_of(arguments, 1)?,
        text_of(arguments, 2)?,
    );
    let limit = match arguments.get(3) {
        Some(_) => int_of(arguments, 3)?,
        None => -1,
    };
    let limit = usize::try_from(limit).unwrap_or(0);
    let text = pattern(&of)?.replacen(&text, limit, &*new).into_owned();
    match text.len() <= limits.bytes {
        true => Ok(Value::text(text)),
        false => Err("the text is too long".to_owned()),
    }
}

fn found(arguments: &[Value]) -> Done {
    let (of, text) = (text_of(arguments, 0)?, text_of(arguments, 1)?);
    let limit = arguments.get(2).and_then(Value::to_int).unwrap_or(-1);
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let of = pattern(&of)?;
    let found = of.find_iter(&text).take(limit);
    Ok(Value::list(
        found.map(|one| Value::text(one.as_str())).collect(),
    ))
}

fn found_groups(arguments: &[Value]) -> Done {
    let (of, text) = (text_of(arguments, 0)?, text_of(arguments, 1)?);
    let limit = arguments.get(2).and_then(Value::to_int).unwrap_or(-1);
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let of = pattern(&of)?;
    let groups = |one: regex::Captures<'_>| {
        let groups = one
            .iter()
            .map(|group| Value::text(group.map_or("", |group| group.as_str())));
        Value::list(groups.collect())
    };
    Ok(Value::list(
        of.captures_iter(&text).take(limit).map(groups).collect(),
    ))
}

fn substr(arguments: &[Value]) -> Done {
    let chars: Vec<char> = text_of(arguments, 0)?.chars().collect();
    let size = chars.len() as i64;
    let place =
        |at: i64| usize::try_from(if at < 0 { size + at } else { at }.clamp(0, size)).unwrap_or(0);
    let from = place(int_of(arguments, 1)?);
    let to = match arguments.get(2) {
        None => chars.len(),
        Some(_) => match int_of(arguments, 2)? {
            length if length < 0 => place(length),
            length => place((from as i64).saturating_add(length)),
        },
    };
    Ok(Value::text(
        chars
            .get(from..to.max(from))
            .unwrap_or_default()
            .iter()
            .collect::<String>(),
    ))
}

fn slicestr(arguments: &[Value]) -> Done {
    let chars: Vec<char> = text_of(arguments, 0)?.chars().collect();
    let place = |at: usize, other: usize| match arguments.get(at) {
        Some(_) => int_of(arguments, at)
            .and_then(|at| usize::try_from(at).map_err(|_| "out of range".to_owned())),
        None => Ok(other),
    };
    let inner = chars.get(place(1, 0)?..place(2, chars.len())?);
    inner
        .map(|chars| Value::text(chars.iter().collect::<String>()))
        .ok_or_else(|| "out of range".to_owned())
}

fn truncated(arguments: &[Value]) -> Done {
    let length = usize::try_from(int_of(arguments, 0)?).unwrap_or(0);
    let (dots, text) = match arguments {
        [_, _] => ("\u{2026}".into(), text_of(arguments, 1)?),
        _ => (text_of(arguments, 1)?, text_of(arguments, 2)?),
    };
    if matches!(arguments.last(), Some(Value::Safe(..))) {
        return Err("cutting HTML is not supported".to_owned());
    }
    if text.chars().count() <= length {
        return Ok(Value::text(text));
    }
    let head: String = text.chars().take(length).collect();
    let cut = head
        .rfind(char::is_whitespace)
        .map_or(head.as_str(), |at| &head[..at]);
    Ok(Value::text(format!("{}{dots}", cut.trim_end())))
}

fn first_upper(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

/// The words that titles keep small, as the Associated Press has it.
const SMALL: [&str; 20] = [
    "a", "an", "and", "as", "at", "but", "by", "for", "if", "in", "is", "nor", "of", "on", "or",
    "per", "the", "to", "vs", "via",
];

fn titled(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let last = words.len().saturating_sub(1);
    let words = words.iter().enumerate().map(|(at, word)| {
        let is_small = at > 0 && at < last && SMALL.contains(&word.to_lowercase().as_str());
        if is_small {
            word.to_lowercase()
        } else {
            first_upper(word)
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// A name as Hugo puts it into addresses, or into the ids of headings.
fn url_name(text: &str, is_anchor: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.trim().chars() {
        if c.is_whitespace() {
            if is_anchor || !out.ends_with('-') {
                out.push('-');
            }
        } else if c.is_alphanumeric()
            || is_combining_mark(c)
            || c == '-'
            || c == '_'
            || !is_anchor && "./#+~@%:".contains(c)
        {
            out.extend(c.to_lowercase());
        }
    }
    out
}

fn plain(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let is_tag = rest[1..].starts_with(|c: char| c.is_alphabetic() || "/!".contains(c));
        match rest.find('>').filter(|_| is_tag) {
            Some(end) => {
                if rest.starts_with("</p") || rest.starts_with("<br") {
                    out.push('\n');
                }
                rest = &rest[end + 1..];
            }
            None => {
                out.push('<');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

fn path(name: &str, arguments: &[Value]) -> Done {
    if name == "path.Join" {
        let parts = arguments.iter().flat_map(|one| match one {
            Value::List(items) => items.to_vec(),
            one => vec![one.clone()],
        });
        let parts: Option<Vec<Arc<str>>> = parts.map(|part| part.to_text()).collect();
        let parts = parts.ok_or("a part is not text")?;
        let parts: Vec<&str> = parts
            .iter()
            .map(AsRef::as_ref)
            .filter(|part: &&str| !part.is_empty())
            .collect();
        return Ok(Value::text(clean(&parts.join("/"))));
    }
    let text = text_of(arguments, 0)?;
    let base = text
        .trim_end_matches('/')
        .rsplit('/')
        .next()
        .unwrap_or_default();
    let dot = base.rfind('.');
    Ok(Value::text(match name {
        "path.Base" => base.to_owned(),
        "path.BaseName" => base[..dot.unwrap_or(base.len())].to_owned(),
        "path.Ext" => base[dot.unwrap_or(base.len())..].to_owned(),
        "path.Dir" => clean(text.rsplit_once('/').map_or("", |(folder, _)| folder)),
        _ => clean(&text),
    }))
}

fn clean(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            ".." if path.starts_with('/') => {}
            part => parts.push(part),
        }
    }
    let top = if path.starts_with('/') { "/" } else { "" };
    match parts.is_empty() && top.is_empty() {
        true => ".".to_owned(),
        false => format!("{top}{}", parts.join("/")),
    }
}
