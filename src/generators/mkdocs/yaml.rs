//! `mkdocs.yml`: YAML with tags that Python would run, and with settings that another file hands down.

use std::path::Path;

use serde::Deserialize;
use serde_yaml::Value as Yaml;

use crate::config::Error;
use crate::generators::values::read;
use crate::read::Bounds;
use crate::syntax;
use crate::value::{Map, Value};

/// No site's settings inherit from more files.
const MOST: usize = 16;

/// The settings of the file at `path`, with those that it inherits; `None` if there is no such file.
pub(super) fn settings(path: &Path, bounds: &Bounds) -> Result<Option<Value>, Error> {
    let mut whole: Option<Value> = None;
    let mut next = path.to_owned();
    for _ in 0..MOST {
        let Some(text) = read(&next, bounds)? else {
            break;
        };
        let value = parse(&next, &text)?;
        let parent = value.get("INHERIT").and_then(Value::to_text);
        whole = Some(match whole {
            Some(child) => merged(value, child),
            None => value,
        });
        let folder = next.parent().unwrap_or(Path::new(""));
        match parent.map(|parent| folder.join(parent)) {
            Some(parent) if bounds.check(&parent).is_ok() => next = parent,
            _ => break,
        }
    }
    Ok(whole)
}

fn parse(path: &Path, text: &str) -> Result<Value, Error> {
    if crate::read::is_too_deep(text) {
        let fault = syntax::Fault::whole(
            "the values are nested too deep",
            "check that every bracket is closed",
        );
        return Err(Error::syntax(path.to_owned(), text, fault));
    }
    // The reader keeps names of a site's own, and drops those of YAML's namespace.
    let text = text
        .trim_start_matches('\u{feff}')
        .replace("!!python/", "!python/");
    let parsed = serde_yaml::Deserializer::from_str(&text)
        .next()
        .map_or(Ok(Yaml::Null), Yaml::deserialize)
        .and_then(|mut value| value.apply_merge().map(|()| value));
    parsed.map(plain).map_err(|error| {
        let fault = syntax::yaml_or_other(&text, &error);
        Error::syntax(path.to_owned(), &text, fault)
    })
}

/// The value without tags. Of `!ENV`, the default is taken, since documents do not depend on where they are built. A name of
/// Python's stays as the text that it is.
fn plain(value: Yaml) -> Value {
    match value {
        Yaml::Null => Value::Null,
        Yaml::Bool(value) => Value::Bool(value),
        Yaml::Number(number) => match number.as_i64() {
            Some(number) => Value::Integer(number),
            None => Value::Float(number.as_f64().unwrap_or_default()),
        },
        Yaml::String(text) => Value::String(text),
        Yaml::Sequence(items) => Value::List(items.into_iter().map(plain).collect()),
        Yaml::Mapping(map) => {
            let pairs = map.into_iter().filter_map(|(key, value)| {
                let key = plain(key).to_text()?;
                Some((key, plain(value)))
            });
            Value::Map(pairs.collect())
        }
        Yaml::Tagged(tagged) => {
            let tag = tagged.tag.to_string();
            let tag = tag.trim_start_matches('!');
            match (tag, plain(tagged.value)) {
                ("ENV", Value::List(items)) if items.len() > 1 => {
                    items.into_iter().next_back().unwrap_or(Value::Null)
                }
                ("ENV", _) => Value::Null,
                (name, Value::Map(map)) if name.contains("python/") => {
                    let mut map = map;
                    map.insert("python".into(), name.into());
                    Value::Map(map)
                }
                (name, Value::Null) if name.contains("python/") => name.into(),
                (name, Value::String(text)) if name.contains("python/") && text.is_empty() => {
                    name.into()
                }
                (_, value) => value,
            }
        }
    }
}

/// `parent` with the settings of `child` over it: mappings are put together, and all else is replaced.
fn merged(parent: Value, child: Value) -> Value {
    match (parent, child) {
        (Value::Map(parent), Value::Map(child)) => {
            let mut whole: Map = parent;
            for (key, value) in child.iter() {
                let value = match whole.get(key).cloned() {
                    Some(below) => merged(below, value.clone()),
                    None => value.clone(),
                };
                whole.insert(key.to_owned(), value);
            }
            Value::Map(whole)
        }
        (_, child) => child,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_without_running_anything() {
        let text = "site_url: !ENV [DEPLOY_URL, 'https://a.example/']\nsite_name: !ENV NAME\nslug: \
                    !!python/object/apply:pymdownx.slugs.slugify\n  kwds:\n    case: lower\nicon: \
                    !!python/name:material.extensions.emoji.twemoji\nplain: [1, yes]\n";
        let value = parse(Path::new("mkdocs.yml"), text).unwrap();
        assert_eq!(value.get("site_url"), Some(&"https://a.example/".into()));
        assert_eq!(value.get("site_name"), Some(&Value::Null));
        let slug = value.get("slug").unwrap();
        assert_eq!(
            slug.get("kwds").and_then(|kwds| kwds.get("case")),
            Some(&"lower".into())
        );
        let name = value.get("icon").and_then(Value::to_text).unwrap();
        assert!(
            name.ends_with("material.extensions.emoji.twemoji"),
            "{name}"
        );
    }

    #[test]
    fn settings_are_inherited() {
        let folder = tempfile::tempdir().unwrap();
        let write =
            |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
        write(
            "base.yml",
            "site_name: Base\ntheme: {name: material, language: de}\nplugins: [search, blog]\n",
        );
        write(
            "mkdocs.yml",
            "INHERIT: base.yml\nsite_name: Child\ntheme: {language: fr}\n",
        );
        let bounds = Bounds::within(folder.path());
        let value = settings(&folder.path().join("mkdocs.yml"), &bounds)
            .unwrap()
            .unwrap();
        assert_eq!(value.get("site_name"), Some(&"Child".into()));
        let theme = value.get("theme").unwrap();
        assert_eq!(theme.get("name"), Some(&"material".into()));
        assert_eq!(theme.get("language"), Some(&"fr".into()));
        assert!(value.get("plugins").is_some());
        write("mkdocs.yml", "INHERIT: mkdocs.yml\nsite_name: Itself\n");
        assert!(settings(&folder.path().join("mkdocs.yml"), &bounds).is_ok());
    }
}
