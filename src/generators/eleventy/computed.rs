//! What `eleventyComputed` makes of a post's data.

use super::page::Page;
use super::settings::Eleventy;
use super::{function, page};
use crate::generators::shared::small_script::{Given, Machine};
use crate::value::{Map, Value};

/// The member of a post's data with what was not followed: the file, the key and why.
const UNKNOWN: &str = " not followed";

/// The keys that feeds show something of.
const SHOWN: [&str; 12] = [
    "title",
    "description",
    "summary",
    "excerpt",
    "date",
    "updated",
    "tags",
    "categories",
    "author",
    "image",
    "draft",
    "eleventyExcludeFromCollections",
];

/// Puts computed values in the places of those that the data has.
pub(super) fn apply(eleventy: &Eleventy, path: &str, merged: &mut Map, computed: &Map) {
    for (key, value) in computed.iter() {
        let is_function = function::is_function(value);
        if key == "permalink" {
            if value.as_str().is_some() || is_function {
                function::replace(merged, key, value);
            }
            continue;
        }
        let is_template = |text: &str| text.contains("{{") || text.contains("{%");
        if !is_function {
            // Templates among them are rare, and most only rename what the data has.
            if value.as_map().is_none() && !value.as_str().is_some_and(is_template) {
                merged.insert(key.to_owned(), value.clone());
            }
            continue;
        }
        let made = {
            let post = Page {
                eleventy,
                path,
                map: merged,
                published: page::written(merged),
                url: None,
                before: merged.get("permalink"),
            };
            let machine = Machine::of(&eleventy.script);
            function::function(&machine, value)
                .and_then(|given| machine.call(&given, &post, &[Given::Data]))
        };
        let made = made.and_then(|given| match given {
            Given::Undefined => Ok(None),
            given => given
                .plain()
                .map(Some)
                .ok_or_else(|| "what it gives".to_owned()),
        });
        match made {
            Ok(Some(made)) => merged.insert(key.to_owned(), made),
            Ok(None) => {}
            Err(what) => {
                if SHOWN.contains(&key) && merged.get(UNKNOWN).is_none() {
                    let parts = [function::file(value), key, what.as_str()];
                    let parts = parts.into_iter().map(Value::from).collect();
                    merged.insert(UNKNOWN.into(), Value::List(parts));
                }
            }
        }
    }
}

/// The file, the key and the reason of a computed value that was not followed.
pub(super) fn unknown(map: &Map) -> Option<(&str, &str, &str)> {
    match map.get(UNKNOWN)?.as_list()? {
        [Value::String(file), Value::String(key), Value::String(what)] => Some((file, key, what)),
        _ => None,
    }
}
