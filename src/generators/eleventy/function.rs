//! Functions that compute permalinks, as data of posts has them.

use crate::generators::shared::script::FUNCTION;
use crate::value::{Map, Value};

/// The members of a permalink that a function computes, besides its text: that of its file, the name of that, and the permalink
/// that the post has without it.
pub(super) const TEXT: &str = "text";
pub(super) const FILE: &str = "file";
pub(super) const BEFORE: &str = "before";

/// Says in which file the function of a permalink is, if one computes it.
pub(super) fn place(map: &mut Map, file: &str, text: &str) {
    if let Some(Value::Map(computed)) = map.get("eleventyComputed").cloned() {
        let mut computed = computed;
        place_one(&mut computed, file, text);
        map.insert("eleventyComputed".into(), Value::Map(computed));
    }
    place_one(map, file, text);
}

fn place_one(map: &mut Map, file: &str, text: &str) {
    if let Some(Value::Map(function)) = map.get("permalink")
        && function.get(FUNCTION).is_some()
    {
        let mut function = function.clone();
        function.insert(TEXT.into(), text.into());
        function.insert(FILE.into(), file.into());
        map.insert("permalink".into(), Value::Map(function));
    }
}

/// The permalink that the function in a file's text computes.
pub(super) fn function(function: &str, file: &str, text: &str) -> Value {
    let mut map = Map::new();
    map.insert(FUNCTION.into(), function.into());
    map.insert(TEXT.into(), text.into());
    map.insert(FILE.into(), file.into());
    Value::Map(map)
}

/// Whether a function computes a permalink.
pub(super) fn is_function(permalink: &Value) -> bool {
    permalink.get(FUNCTION).is_some()
}

/// Puts a computed permalink in the place of the one that the data has, which it may use.
pub(super) fn replace(map: &mut Map, computed: &Value) {
    let before = map.get("permalink").cloned();
    let mut computed = computed.clone();
    if let (Value::Map(function), Some(before)) = (&mut computed, before)
        && !is_function(&before)
    {
        function.insert(BEFORE.into(), before);
    }
    map.insert("permalink".into(), computed);
}
