//! The functions and filters that Zola adds to Tera, and the arguments of its shortcodes.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};

use serde_json::Value as Json;
use tera::{Result, Tera};

use super::super::markdown::{Flavour, to_html};
use super::super::settings::Zola;
use crate::content::Site;
use crate::generators::shared::link;
use crate::read::{self, Bounds};
use crate::value::Value;

/// No template counts further in all.
const LONGEST_COUNT: u64 = 100_000;

/// A value of feedmill's as Tera has it.
pub(super) fn json(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Bool(value) => (*value).into(),
        Value::Integer(number) => (*number).into(),
        Value::Float(number) => (*number).into(),
        Value::String(text) => text.clone().into(),
        Value::List(items) => items.iter().map(json).collect(),
        Value::Map(map) => Json::Object(
            map.iter()
                .map(|(key, value)| (key.to_owned(), json(value)))
                .collect(),
        ),
    }
}

/// No shortcode is given more lists.
const MOST_LISTS: usize = 100;

type Arguments = HashMap<String, Json>;

fn text<'a>(arguments: &'a Arguments, name: &str) -> Result<&'a str> {
    let found = arguments.get(name).and_then(Json::as_str);
    found.ok_or_else(|| tera::Error::msg(format!("`{name}` is missing or no text")))
}

/// Gives Tera what Zola gives it, as far as a shortcode can be run without the rest of the site.
pub(super) fn register(tera: &mut Tera, site: &Site<'_>, zola: &Zola, flavour: Flavour) {
    // A slash means nothing in HTML, and addresses of pages are looked up later.
    tera.set_escape_fn(|text| {
        let text = feedmill_text::entity::escape_text(text);
        text.replace('"', "&quot;").replace('\'', "&#x27;")
    });
    let base = site.config.url.as_str().to_owned();
    let counted = AtomicU64::new(0);
    tera.register_function("range", move |arguments: &Arguments| {
        let number = |name: &str| arguments.get(name).and_then(Json::as_i64);
        let (start, step) = (
            number("start").unwrap_or(0),
            number("step_by").unwrap_or(1).max(1),
        );
        let end = number("end").ok_or_else(|| tera::Error::msg("`end` is missing"))?;
        let count = u64::try_from(end.saturating_sub(start)).unwrap_or(0);
        if counted
            .fetch_add(count, Ordering::Relaxed)
            .saturating_add(count)
            > LONGEST_COUNT
        {
            return Err(tera::Error::msg("`range` counts too far"));
        }
        let step = usize::try_from(step).unwrap_or(1);
        Ok((start..end).step_by(step).collect())
    });
    let to_url = {
        let base = base.clone();
        move |arguments: &Arguments| {
            let path = text(arguments, "path")?;
            Ok(Json::from(
                match path.starts_with("@/") || path.contains("://") {
                    true => path.to_owned(),
                    false => {
                        let is_file = path
                            .rsplit('/')
                            .next()
                            .is_some_and(|name| name.contains('.'));
                        let wants_slash =
                            arguments.get("trailing_slash").and_then(Json::as_bool) == Some(true);
                        let slash = if wants_slash && !is_file && !path.ends_with('/') {
                            "/"
                        } else {
                            ""
                        };
                        format!("{base}{}{slash}", path.trim_start_matches('/'))
                    }
                },
            ))
        }
    };
    tera.register_function("get_url", to_url);
    let files = Files {
        root: site.config.root.clone(),
        bounds: Bounds::within(&site.config.root),
        theme: zola.settings.get("theme").and_then(Value::to_text),
    };
    let of_size = files.clone();
    tera.register_function("get_image_metadata", move |arguments: &Arguments| {
        let path = text(arguments, "path")?;
        let may_miss = arguments.get("allow_missing").and_then(Json::as_bool) == Some(true);
        match of_size.find(path) {
            // Of a drawing, for instance, the measures are not read.
            Some(file) => {
                let size = of_size.size(&file);
                let (width, height) = (size.map(|size| size.0), size.map(|size| size.1));
                Ok(serde_json::json!({ "width": width, "height": height }))
            }
            None if may_miss => Ok(Json::Null),
            None => Err(tera::Error::msg(format!("cannot find `{path}`"))),
        }
    });
    // The name of what Zola makes is not known: the picture itself is shown.
    let of_picture = files.clone();
    tera.register_function("resize_image", move |arguments: &Arguments| {
        let path = text(arguments, "path")?;
        let file = of_picture.find(path).ok_or_else(|| tera::Error::msg(format!("cannot find `{path}`")))?;
        let (width, height) = of_picture.size(&file).unwrap_or_default();
        let public = file.split_once('/').map_or(file.as_str(), |(_, rest)| rest);
        Ok(serde_json::json!({
            "url": format!("{base}{public}"), "static_path": public, "width": width, "height": height,
            "orig_width": width, "orig_height": height,
        }))
    });
    tera.register_function("load_data", move |arguments: &Arguments| {
        if let Some(literal) = arguments.get("literal").and_then(Json::as_str) {
            return data(
                literal,
                arguments
                    .get("format")
                    .and_then(Json::as_str)
                    .unwrap_or("plain"),
            );
        }
        let path = text(arguments, "path")?;
        let found = files
            .find(path)
            .and_then(|file| files.bounds.text(&files.root.join(file), read::POST).ok());
        match found {
            Some(found) => {
                let end = path.rsplit_once('.').map_or("plain", |(_, end)| end);
                data(
                    &found,
                    arguments
                        .get("format")
                        .and_then(Json::as_str)
                        .unwrap_or(end),
                )
            }
            None if arguments.get("required").and_then(Json::as_bool) == Some(false) => {
                Ok(Json::Null)
            }
            None => Err(tera::Error::msg(format!("cannot read `{path}`"))),
        }
    });
    let translations = json(zola.settings.get("translations").unwrap_or(&Value::Null));
    tera.register_function("trans", move |arguments: &Arguments| {
        let key = text(arguments, "key")?;
        let found = translations.get(key).cloned();
        found.ok_or_else(|| tera::Error::msg(format!("there is no translation of `{key}`")))
    });
    tera.register_filter("markdown", move |value: &Json, arguments: &Arguments| {
        let source = value
            .as_str()
            .ok_or_else(|| tera::Error::msg("`markdown` wants text"))?;
        let html = to_html(source, flavour);
        let is_inline = arguments.get("inline").and_then(Json::as_bool) == Some(true);
        Ok(match is_inline {
            true => html
                .trim_start_matches("<p>")
                .trim_end()
                .trim_end_matches("</p>")
                .into(),
            false => html.into(),
        })
    });
    tera.register_filter("regex_replace", |value: &Json, arguments: &Arguments| {
        let source = value
            .as_str()
            .ok_or_else(|| tera::Error::msg("`regex_replace` wants text"))?;
        let pattern = text(arguments, "pattern")?;
        let pattern = regex::RegexBuilder::new(pattern)
            .size_limit(1 << 20)
            .build();
        let pattern = pattern.map_err(|_| tera::Error::msg("invalid regular expression"))?;
        Ok(pattern
            .replace_all(source, text(arguments, "rep")?)
            .into_owned()
            .into())
    });
}

/// The files that templates may name.
#[derive(Clone)]
struct Files {
    root: PathBuf,
    bounds: Bounds,
    theme: Option<String>,
}

impl Files {
    /// Where Zola finds the file that a template names, relative to the site.
    fn find(&self, written: &str) -> Option<String> {
        let path = written.trim_start_matches('@').trim_start_matches('/');
        let theme = self
            .theme
            .as_deref()
            .map(|theme| format!("themes/{theme}/static/"));
        let places = ["content/", "static/", ""]
            .map(str::to_owned)
            .into_iter()
            .chain(theme);
        let mut paths = places.filter_map(|place| link::resolve(&format!("{place}{path}")));
        paths.find(|path| {
            self.root.join(path).is_file() && self.bounds.check(&self.root.join(path)).is_ok()
        })
    }

    fn size(&self, file: &str) -> Option<(usize, usize)> {
        let bytes = self.bounds.file(&self.root.join(file), 32 << 20).ok()?;
        let size = imagesize::blob_size(&bytes).ok()?;
        Some((size.width, size.height))
    }
}

fn data(source: &str, format: &str) -> Result<Json> {
    let wrong = || tera::Error::msg(format!("cannot read the data as {format}"));
    if source.len() > 1 << 20 || read::is_too_deep(source) {
        return Err(tera::Error::msg("the data is too large"));
    }
    match format {
        "json" => serde_json::from_str(source).map_err(|_| wrong()),
        "toml" => toml::from_str::<Value>(source)
            .map(|value| json(&value))
            .map_err(|_| wrong()),
        "yaml" | "yml" => serde_yaml::from_str::<Value>(source)
            .map(|value| json(&value))
            .map_err(|_| wrong()),
        "csv" | "bibtex" | "xml" => Err(tera::Error::msg(format!(
            "data in {format} is not supported"
        ))),
        _ => Ok(source.into()),
    }
}

/// The arguments of a shortcode: names and values, in quotes, in brackets, or bare.
pub(super) fn arguments(source: &str) -> std::result::Result<Vec<(&str, Json)>, String> {
    let mut found = Vec::new();
    let mut rest = source.trim();
    if rest.matches('[').count() > MOST_LISTS {
        return Err("too many lists in the arguments".to_owned());
    }
    while !rest.is_empty() {
        let Some((name, after)) = rest.split_once('=') else {
            return Err(format!("invalid arguments `{rest}`"));
        };
        let (value, after) = value(after.trim_start())?;
        found.push((name.trim(), value));
        rest = after.trim_start().trim_start_matches(',').trim_start();
    }
    Ok(found)
}

fn value(source: &str) -> std::result::Result<(Json, &str), String> {
    match source.chars().next() {
        Some(quote @ ('"' | '\'' | '`')) => quoted(source, quote),
        Some('[') => {
            let mut items = Vec::new();
            let mut rest = source[1..].trim_start();
            loop {
                if let Some(after) = rest.strip_prefix(']') {
                    return Ok((items.into(), after));
                }
                let (item, after) = value(rest)?;
                items.push(item);
                rest = after.trim_start().trim_start_matches(',').trim_start();
            }
        }
        Some(_) => {
            // Commas may be missing between lines.
            let is_end = |c: char| c.is_whitespace() || ",])".contains(c);
            let end = source.find(is_end).unwrap_or(source.len());
            let word = source[..end].trim();
            let number = || word.parse::<i64>().map(Json::from).ok();
            let value = match word {
                "true" | "True" => Json::Bool(true),
                "false" | "False" => Json::Bool(false),
                word => number()
                    .or_else(|| word.parse::<f64>().map(Json::from).ok())
                    .ok_or_else(|| format!("invalid value `{word}`"))?,
            };
            Ok((value, &source[end..]))
        }
        None => Err("a value is missing".to_owned()),
    }
}

/// The text between quotes, and what follows it. A backslash keeps a quote from ending it.
fn quoted(source: &str, quote: char) -> std::result::Result<(Json, &str), String> {
    let inner = &source[1..];
    let mut text = String::new();
    let mut chars = inner.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c == quote {
            return Ok((text.into(), &inner[at + 1..]));
        }
        match chars.peek() {
            Some((_, next)) if c == '\\' && *next == quote => {
                text.push(quote);
                chars.next();
            }
            _ => text.push(c),
        }
    }
    Err("a text without its closing quote".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_have_types() {
        let given = arguments("a=\"x, \\\"y\\\"\", b = 3, c=[1, 'two'], d=true\n e=1.5").unwrap();
        let wanted = serde_json::json!(["x, \"y\"", 3, [1, "two"], true, 1.5]);
        let values: Vec<Json> = given.iter().map(|(_, value)| value.clone()).collect();
        assert_eq!(Json::from(values), wanted);
        assert_eq!(given[1].0, "b");
        for wrong in ["a", "a=", "a=[1", "a=\"x", "a=b"] {
            assert!(arguments(wrong).is_err(), "{wrong}");
        }
    }
}
