//! Bounds JSON Feed: lists are cut while they are read.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::super::limits;
use super::bounded::{Bounded, whole};

/// Where a value stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Root,
    /// A value of the feed itself, which feed-rs may copy into each entry.
    Feed,
    Entries,
    Entry,
}

pub(super) fn bounded(bytes: &[u8]) -> Bounded<'_> {
    let mut is_cut = false;
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let value = Bound {
        place: Place::Root,
        is_cut: &mut is_cut,
    };
    let value = value.deserialize(&mut json);
    let is_read = json.end().is_ok();
    match value.ok().and_then(|value| serde_json::to_vec(&value).ok()) {
        Some(bytes) if is_read => Bounded {
            bytes: Cow::Owned(bytes),
            is_cut,
        },
        _ => whole(bytes),
    }
}

struct Bound<'c> {
    place: Place,
    is_cut: &'c mut bool,
}

impl Bound<'_> {
    fn at(&mut self, place: Place) -> Bound<'_> {
        Bound {
            place,
            is_cut: self.is_cut,
        }
    }
}

impl<'de> DeserializeSeed<'de> for Bound<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Bound<'_> {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("a value of JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        let end = match self.place {
            Place::Feed => limits::floor(text, limits::TEXT),
            _ => text.len(),
        };
        Ok(text[..end].into())
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<Value, A::Error> {
        let (limit, place) = match self.place {
            Place::Entries => (limits::ENTRIES, Place::Entry),
            Place::Entry => (limits::VALUES, Place::Entry),
            Place::Root | Place::Feed => (limits::AUTHORS, Place::Feed),
        };
        let mut values = Vec::new();
        while values.len() < limit {
            let Some(value) = list.next_element_seed(self.at(place))? else {
                return Ok(values.into());
            };
            values.push(value);
        }
        while list.next_element::<IgnoredAny>()?.is_some() {
            *self.is_cut |= self.place == Place::Entries;
        }
        Ok(values.into())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<Value, A::Error> {
        let mut values = Map::new();
        while let Some(key) = map.next_key::<Key>()? {
            let place = match (self.place, &*key.0) {
                (Place::Root, "items") => Place::Entries,
                (Place::Root, _) => Place::Feed,
                (place, _) => place,
            };
            let value = map.next_value_seed(self.at(place))?;
            if values.len() < limits::VALUES {
                values.insert(key.0, value);
            }
        }
        Ok(values.into())
    }
}

#[derive(Deserialize)]
struct Key(String);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_cut() {
        let list = |value: &str, count: usize| vec![value; count].join(",");
        let feed = format!(
            r#"{{"version": "https://jsonfeed.org/version/1.1", "title": "{}", "authors": [{}],
            "items": [{{"id": "a", "size": 1.5, "authors": [{}]}}, {}]}}"#,
            "é".repeat(5000),
            list(r#"{"name": "b"}"#, 100),
            list(r#"{"name": "c"}"#, 5000),
            list("{}", limits::ENTRIES),
        );
        let found = bounded(feed.as_bytes());
        assert!(found.is_cut);
        let value: Value = serde_json::from_slice(&found.bytes).unwrap();
        let length = |value: &Value| value.as_array().unwrap().len();
        assert_eq!(value["title"].as_str().unwrap().len(), limits::TEXT);
        assert_eq!(length(&value["authors"]), limits::AUTHORS);
        assert_eq!(length(&value["items"]), limits::ENTRIES);
        assert_eq!(length(&value["items"][0]["authors"]), limits::VALUES);
        assert_eq!(value["items"][0]["size"], 1.5);
    }

    #[test]
    fn what_is_no_json_stays_as_it_is() {
        for text in ["{", "{} {}", "{\"items\": [}"] {
            assert_eq!(*bounded(text.as_bytes()).bytes, *text.as_bytes());
        }
        assert!(!bounded(b"{\"items\": [{}]}").is_cut);
    }
}
