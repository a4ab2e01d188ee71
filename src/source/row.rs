//! From the values of a row to a post.

use std::collections::HashMap;

use feedmill_text::entity::decode_entities;

use super::ghost::GHOST_URL;
use super::plan::Plan;
use super::post::SourcePost;
use super::wordpress_text::paragraphs;
use crate::value::{Map, Value};

/// The names of terms, by the key of a post and then by its id.
pub(super) type Terms = Vec<(String, HashMap<String, Vec<Value>>)>;

/// Builds posts of the rows of a plan.
pub(super) struct RowReader<'p> {
    pub plan: &'p Plan,
    pub terms: Terms,
    /// The site's address, without a `/` after it.
    pub base: &'p str,
}

impl RowReader<'_> {
    /// The post of a row, with the names of its columns.
    pub fn post(&self, values: impl Iterator<Item = (String, Value)>) -> SourcePost {
        let mut keys = Map::new();
        keys.insert("format".into(), self.plan.format.into());
        for (column, value) in values {
            let key = self.plan.key(&column);
            if let Some(value) = self.value(key, value) {
                keys.insert(key.to_owned(), value);
            }
        }
        let id = keys.get("id").and_then(Value::to_text);
        for (key, terms) in &self.terms {
            if let Some(names) = id.as_ref().and_then(|id| terms.get(id)) {
                let names = names.iter().filter_map(Value::as_str);
                let names = names.map(|name| match self.plan.is_wordpress {
                    // WordPress keeps them as HTML.
                    true => decode_entities(name).into_owned().into(),
                    false => name.into(),
                });
                keys.insert(key.clone(), Value::List(names.collect()));
            }
        }
        let place = match id {
            Some(id) => format!("{}, id {id}", self.plan.what),
            None => self.plan.what.clone(),
        };
        SourcePost { keys }.with_place(place)
    }

    fn value(&self, key: &str, value: Value) -> Option<Value> {
        let is_date = matches!(key, "date" | "updated" | "expires" | "withdrawn");
        Some(match value {
            Value::Null => return None,
            Value::Integer(number) if is_date => instant(number)?.into(),
            Value::Integer(number @ (0 | 1)) if matches!(key, "draft" | "published") => {
                Value::Bool(number == 1)
            }
            Value::String(text) if is_date => self.date(text)?,
            Value::String(text) if matches!(key, "categories" | "tags" | "authors") => {
                match serde_json::from_str::<Value>(&text) {
                    Ok(list @ Value::List(_)) => list,
                    _ => Value::String(text),
                }
            }
            Value::String(text) if self.plan.is_ghost => {
                Value::String(text.replace(GHOST_URL, self.base))
            }
            Value::String(text) if self.plan.is_wordpress && key == "body" => {
                Value::String(paragraphs(&text))
            }
            Value::String(text) if self.plan.is_wordpress && text.is_empty() => return None,
            other => other,
        })
    }

    fn date(&self, text: String) -> Option<Value> {
        // What WordPress writes for no date.
        if text.starts_with("0000-") {
            return None;
        }
        let is_plain = text.len() >= 19 && !text[10..].contains(['+', 'Z', 'z']);
        let has_offset = text.get(19..).is_some_and(|rest| rest.contains('-'));
        Some(match self.plan.is_utc && is_plain && !has_offset {
            true => format!("{text}Z").replace(' ', "T").into(),
            false => text.into(),
        })
    }
}

/// An instant as programs count it, in seconds or milliseconds since 1970.
fn instant(number: i64) -> Option<String> {
    // In seconds, that is the year 5138.
    let millis = match number.unsigned_abs() > 100_000_000_000 {
        true => number,
        false => number.checked_mul(1000)?,
    };
    let instant = chrono::DateTime::from_timestamp_millis(millis)?;
    Some(instant.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true))
}
