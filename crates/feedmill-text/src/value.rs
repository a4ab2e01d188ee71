//! The values that front matter, configuration and data files are made of, whatever language they were written in.

use std::fmt;

use serde::de::{
    Deserialize, Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor,
};
use serde::ser::{Serialize, Serializer};

/// One value out of YAML, TOML or JSON.
///
/// Dates are strings, as written: what a date means depends on the site (see [`crate::date`]), not on the language.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    /// YAML's `~`, JSON's `null`, or a key with nothing after it.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number that fits 64 bits.
    Integer(i64),
    /// Any other number.
    Float(f64),
    /// Text.
    String(String),
    /// A sequence.
    List(Vec<Value>),
    /// Keys and values, in the order in which they were written.
    Map(Map),
}

impl Value {
    /// The text of a string, and of nothing else.
    #[inline]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// The value of a boolean, and of nothing else.
    #[inline]
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Value::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// The items of a list.
    #[inline]
    pub fn as_list(&self) -> Option<&[Value]> {
        match self {
            Value::List(items) => Some(items),
            _ => None,
        }
    }

    /// The entries of a map.
    #[inline]
    pub fn as_map(&self) -> Option<&Map> {
        match self {
            Value::Map(map) => Some(map),
            _ => None,
        }
    }

    /// The value under `key`, where this is a map that has it.
    #[inline]
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.as_map()?.get(key)
    }

    /// Whether there is nothing here.
    #[inline]
    pub fn is_null(&self) -> bool {
        matches!(self, Value::Null)
    }

    /// A scalar as text (a number or boolean as it would be written); `None` for null, lists and maps.
    pub fn to_text(&self) -> Option<String> {
        match self {
            Value::String(text) => Some(text.clone()),
            Value::Bool(_) | Value::Integer(_) | Value::Float(_) => Some(self.to_string()),
            Value::Null | Value::List(_) | Value::Map(_) => None,
        }
    }

    /// What kind of value this is, for messages: "a list", "a number".
    pub fn kind(&self) -> &'static str {
        match self {
            Value::Null => "nothing",
            Value::Bool(_) => "a boolean",
            Value::Integer(_) | Value::Float(_) => "a number",
            Value::String(_) => "text",
            Value::List(_) => "a list",
            Value::Map(_) => "a mapping",
        }
    }
}

impl From<&str> for Value {
    #[inline]
    fn from(text: &str) -> Self {
        Value::String(text.to_owned())
    }
}

impl From<String> for Value {
    #[inline]
    fn from(text: String) -> Self {
        Value::String(text)
    }
}

impl From<bool> for Value {
    #[inline]
    fn from(value: bool) -> Self {
        Value::Bool(value)
    }
}

impl From<i64> for Value {
    #[inline]
    fn from(number: i64) -> Self {
        Value::Integer(number)
    }
}

impl From<Vec<Value>> for Value {
    #[inline]
    fn from(items: Vec<Value>) -> Self {
        Value::List(items)
    }
}

impl fmt::Display for Value {
    /// A scalar as it would be written; a list's items run together, as Liquid prints them; nothing for null and maps.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Null | Value::Map(_) => Ok(()),
            Value::Bool(value) => write!(out, "{value}"),
            Value::Integer(value) => write!(out, "{value}"),
            Value::Float(value) if value.is_infinite() => out.write_str(if *value > 0.0 {
                "Infinity"
            } else {
                "-Infinity"
            }),
            Value::Float(value) if value.fract() == 0.0 && value.abs() < 1e15 => {
                write!(out, "{value:.1}")
            }
            Value::Float(value) => write!(out, "{value}"),
            Value::String(text) => out.write_str(text),
            Value::List(items) => items.iter().try_for_each(|item| write!(out, "{item}")),
        }
    }
}

/// Keys and values in the order in which they were written. A key that was written twice has its last value.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Map(Vec<(String, Value)>);

impl Map {
    /// An empty map.
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }

    /// An empty map with room for so many keys.
    #[inline]
    pub fn with_capacity(keys: usize) -> Self {
        Map(Vec::with_capacity(keys))
    }

    /// The value under `key`.
    #[inline]
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.0
            .iter()
            .find(|(name, _)| name == key)
            .map(|(_, value)| value)
    }

    /// Puts `value` under `key`, in the place of what was there.
    #[inline]
    pub fn insert(&mut self, key: String, value: Value) {
        match self.0.iter_mut().find(|(name, _)| *name == key) {
            Some((_, old)) => *old = value,
            None => self.0.push((key, value)),
        }
    }

    /// Takes the value under `key` away.
    pub fn remove(&mut self, key: &str) -> Option<Value> {
        let place = self.0.iter().position(|(name, _)| name == key)?;
        Some(self.0.remove(place).1)
    }

    /// Every key with its value, in order.
    #[inline]
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value))
    }

    /// How many keys there are.
    #[inline]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<(String, Value)> for Map {
    fn from_iter<I: IntoIterator<Item = (String, Value)>>(pairs: I) -> Self {
        let mut map = Map::new();
        pairs
            .into_iter()
            .for_each(|(key, value)| map.insert(key, value));
        map
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Null => to.serialize_unit(),
            Value::Bool(value) => to.serialize_bool(*value),
            Value::Integer(value) => to.serialize_i64(*value),
            // JSON has no word for these, and would make one of all of them.
            Value::Float(value) if !value.is_finite() => to.collect_str(value),
            Value::Float(value) => to.serialize_f64(*value),
            Value::String(text) => to.serialize_str(text),
            Value::List(items) => to.collect_seq(items),
            Value::Map(map) => map.serialize(to),
        }
    }
}

impl Serialize for Map {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.iter())
    }
}

impl<'de> Deserialize<'de> for Map {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match deserializer.deserialize_map(ValueVisitor)? {
            Value::Map(map) => Ok(map),
            _ => Err(serde::de::Error::custom("expected a mapping")),
        }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

/// Written by hand because `#[serde(untagged)]` would buffer every value and lose the position of an error.
struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Integer(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(i64::try_from(value).map_or(Value::Float(value as f64), Value::Integer))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Value::Float(value))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::String(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Value, E> {
        Ok(Value::String(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some((key, value)) = entries.next_entry::<Value, Value>()? {
            // The `toml` crate hands a date over as a map with one private key.
            if key.as_str() == Some("$__toml_private_datetime") {
                return Ok(value);
            }
            map.insert(key.to_string(), value);
        }
        Ok(Value::Map(map))
    }

    /// A YAML tag (`!ruby/regexp`) is dropped and its value kept.
    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<Value, A::Error> {
        let (_tag, value): (serde::de::IgnoredAny, _) = tagged.variant()?;
        value.newtype_variant()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_serialised_in_the_order_in_which_they_were_written() {
        let yaml = "b: [1, 2.5, ~, true]\na: {z: text, y: .inf, x: .nan}";
        let value: Value = serde_yaml::from_str(yaml).unwrap();
        let written = serde_yaml::to_string(&value).unwrap();
        let again: Value = serde_yaml::from_str(&written).unwrap();
        assert_eq!(again.get("b"), value.get("b"));
        let last = again.get("a").and_then(Value::as_map).unwrap();
        let last: Vec<_> = last
            .iter()
            .map(|(key, value)| format!("{key} {value}"))
            .collect();
        assert_eq!(last, ["z text", "y inf", "x NaN"]);
    }

    #[test]
    fn yaml_becomes_values() {
        let value: Value = serde_yaml::from_str(
            "a: 1\nb: [x, 2.5, ~, true]\n2022: !tag year\nd: 2022-03-18 07:49:13 +0800",
        )
        .unwrap();
        assert_eq!(value.get("a"), Some(&Value::Integer(1)));
        assert_eq!(value.get("2022"), Some(&Value::from("year")));
        assert_eq!(
            value.get("d").and_then(Value::as_str),
            Some("2022-03-18 07:49:13 +0800")
        );
        assert_eq!(
            value.get("b").and_then(Value::as_list).map(<[Value]>::len),
            Some(4)
        );
    }

    #[test]
    fn toml_dates_become_text() {
        let value: Value =
            toml::from_str("date = 2022-03-18T07:49:13+08:00\nday = 2022-03-18").unwrap();
        assert_eq!(
            value.get("date").and_then(Value::as_str),
            Some("2022-03-18T07:49:13+08:00")
        );
        assert_eq!(value.get("day").and_then(Value::as_str), Some("2022-03-18"));
    }

    #[test]
    fn a_key_written_twice_has_its_last_value() {
        let value: Value = serde_yaml::from_str("a: 1\na: 2").unwrap();
        assert_eq!(value.get("a"), Some(&Value::Integer(2)));
    }
}
