//! The options of kramdown in Jekyll's settings.

use crate::content::body::kramdown;
use crate::value::{Map, Value};

/// What `_config.yml` says of kramdown; `None` if it wants `CommonMark` in its place.
pub(super) fn options(settings: &Value) -> Option<kramdown::Options> {
    let markdown = settings.get("markdown").and_then(Value::as_str);
    if markdown.is_some_and(|name| name.to_ascii_lowercase().starts_with("commonmark")) {
        return None;
    }
    let mut options = kramdown::Options::default();
    let settings = settings.get("kramdown").and_then(Value::as_map);
    for (name, value) in settings.into_iter().flat_map(Map::iter) {
        let written = match value {
            // A setting without a value turns off what it names.
            Value::Null if name == "math_engine" => Some(String::new()),
            Value::Map(map) => {
                let pairs = map
                    .iter()
                    .filter_map(|(name, value)| Some((name, value.to_text()?)));
                Some(
                    pairs
                        .map(|(name, value)| format!("{name}={value}\n"))
                        .collect(),
                )
            }
            // Levels may be a list.
            Value::List(items) => {
                let items = items.iter().filter_map(Value::to_text);
                Some(items.collect::<Vec<_>>().join(","))
            }
            one => one.to_text(),
        };
        if let Some(written) = written {
            options.set(name, &written);
        }
    }
    Some(options)
}
