//! What translating front matter has in common.

use crate::content::fields::FrontMatter;
use crate::value::{Map, Value};

/// Puts under `key` what the first of `others` holds, if the key itself holds nothing.
pub(crate) fn fill(map: &mut Map, key: &str, others: &[&str]) {
    if map.get(key).is_none_or(Value::is_null)
        && let Some(value) = others.iter().find_map(|other| map.get(other)).cloned()
    {
        map.insert(key.to_owned(), value);
    }
}

/// Whether nothing at all says when the post was published.
pub(crate) fn is_undated(matter: &FrontMatter<'_>) -> bool {
    matter.map.get("date").is_none()
}
