//! Reading the settings of generators.

use std::path::Path;

use serde::Deserialize;

pub(crate) use crate::config::file::read_within as read;
use crate::config::{Error, Person};
use crate::read::Bounds;
use crate::syntax;
use crate::value::{Map, Value};

/// The value in the file at `path`, by its extension: TOML, YAML or JSON.
pub(crate) fn value(path: &Path, bounds: &Bounds) -> Result<Option<Value>, Error> {
    match read(path, bounds)? {
        Some(text) => parsed(path, &text).map(Some),
        None => Ok(None),
    }
}

/// The value that `text` is, by the extension of `path`.
pub(crate) fn parsed(path: &Path, text: &str) -> Result<Value, Error> {
    let extension = path.extension().and_then(|extension| extension.to_str());
    let parsed = match extension {
        Some("toml") => toml::from_str(text).map_err(|error| syntax::toml(text, &error)),
        Some("json") => serde_json::from_str(text).map_err(|error| syntax::json(text, &error)),
        // The first of several documents: front matter taught people to close settings with `---` as well.
        _ => serde_yaml::Deserializer::from_str(text)
            .next()
            .map_or(Ok(Value::Null), Value::deserialize)
            .map_err(|error| syntax::yaml_or_other(text, &error)),
    };
    parsed.map_err(|fault| Error::syntax(path.to_owned(), text, fault))
}

/// The first of `keys` that holds a text which is not blank.
pub(crate) fn text(value: &Value, keys: &[&str]) -> Option<String> {
    keys.iter().find_map(|key| {
        let text = value.get(key)?.to_text()?;
        (!text.trim().is_empty()).then(|| text.trim().to_owned())
    })
}

/// An author: a name, or a mapping with one.
pub(crate) fn person(value: &Value) -> Option<Person> {
    let value = match value {
        Value::List(items) => items.first()?,
        one => one,
    };
    let name = value.to_text().or_else(|| text(value, &["name"]))?;
    (!name.trim().is_empty()).then(|| Person {
        name: name.trim().to_owned(),
        email: text(value, &["email"]),
        url: text(value, &["url"]),
    })
}

/// The same value with the keys of all its mappings in lower case, for generators to which case is the same.
pub(crate) fn lower(value: Value) -> Value {
    match value {
        Value::Map(map) => {
            let pairs = map.iter();
            let map: Map = pairs
                .map(|(key, value)| (key.to_lowercase(), lower(value.clone())))
                .collect();
            Value::Map(map)
        }
        other => other,
    }
}
