//! What templates reckon with.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset};

/// A value in a template.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    /// Nothing.
    #[default]
    Nil,
    /// True or false.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// Another number.
    Float(f64),
    /// Text, which is escaped when it is shown.
    Text(Arc<str>),
    /// Text that is fit for some place as it is.
    Safe(Safe, Arc<str>),
    /// A list.
    List(Arc<Vec<Value>>),
    /// Values by their keys, in the order of the keys, as Go walks them.
    Map(Arc<BTreeMap<String, Value>>),
    /// An instant.
    Time(DateTime<FixedOffset>),
    /// Something of the site, which only the host knows.
    Object(Object),
}

/// What a text is safe for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Safe {
    /// HTML.
    Html,
    /// Attributes of HTML.
    Attribute,
    /// An address.
    Url,
    /// A style sheet.
    Css,
    /// A script.
    Js,
}

/// Something of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Object {
    /// What it is, such as `page`.
    pub kind: &'static str,
    /// Which one it is.
    pub id: Arc<str>,
}

impl Value {
    /// Text.
    pub fn text(text: impl AsRef<str>) -> Self {
        Value::Text(text.as_ref().into())
    }

    /// HTML.
    pub fn html(text: impl AsRef<str>) -> Self {
        Value::Safe(Safe::Html, text.as_ref().into())
    }

    /// A list.
    pub fn list(items: Vec<Value>) -> Self {
        Value::List(Arc::new(items))
    }

    /// A mapping.
    pub fn map<K: Into<String>>(entries: impl IntoIterator<Item = (K, Value)>) -> Self {
        let entries = entries.into_iter();
        Value::Map(Arc::new(
            entries.map(|(key, value)| (key.into(), value)).collect(),
        ))
    }

    /// An object of the host's.
    pub fn object(kind: &'static str, id: impl AsRef<str>) -> Self {
        Value::Object(Object {
            kind,
            id: id.as_ref().into(),
        })
    }

    /// Whether a template takes it for true.
    pub fn is_true(&self) -> bool {
        match self {
            Value::Nil => false,
            Value::Bool(value) => *value,
            Value::Int(value) => *value != 0,
            Value::Float(value) => *value != 0.0,
            Value::Text(text) | Value::Safe(_, text) => !text.is_empty(),
            Value::List(items) => !items.is_empty(),
            Value::Map(map) => !map.is_empty(),
            // Go's zero time is in the year 1.
            Value::Time(time) => time.timestamp() > -62_135_596_800,
            Value::Object(_) => true,
        }
    }

    /// The text of a text, safe or not.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Value::Text(text) | Value::Safe(_, text) => Some(text),
            _ => None,
        }
    }

    /// What Hugo makes of it where it wants text; `None` for lists, mappings and objects.
    pub fn to_text(&self) -> Option<Arc<str>> {
        Some(match self {
            Value::Text(text) | Value::Safe(_, text) => text.clone(),
            Value::Nil => "".into(),
            Value::List(_) | Value::Map(_) | Value::Object(_) => return None,
            other => other.print().into(),
        })
    }

    /// A whole number, out of a number or its digits.
    pub fn to_int(&self) -> Option<i64> {
        match self {
            Value::Int(number) => Some(*number),
            #[allow(clippy::cast_possible_truncation, reason = "as Go cuts it")]
            Value::Float(number) => Some(*number as i64),
            Value::Bool(value) => Some(i64::from(*value)),
            Value::Nil => Some(0),
            Value::Text(text) | Value::Safe(_, text) => text.trim().parse().ok(),
            _ => None,
        }
    }

    /// A number, out of a number or its digits.
    pub fn to_float(&self) -> Option<f64> {
        match self {
            #[allow(clippy::cast_precision_loss, reason = "as Go does")]
            Value::Int(number) => Some(*number as f64),
            Value::Float(number) => Some(*number),
            Value::Text(text) | Value::Safe(_, text) => text.trim().parse().ok(),
            _ => None,
        }
    }

    /// As Go prints it.
    pub fn print(&self) -> String {
        match self {
            Value::Nil => "<nil>".to_owned(),
            Value::Bool(value) => value.to_string(),
            Value::Int(number) => number.to_string(),
            Value::Float(number) => number.to_string(),
            Value::Text(text) | Value::Safe(_, text) => text.to_string(),
            Value::List(items) => {
                let items: Vec<String> = items.iter().map(Value::print).collect();
                format!("[{}]", items.join(" "))
            }
            Value::Map(map) => {
                let items = map
                    .iter()
                    .map(|(key, value)| format!("{key}:{}", value.print()));
                format!("map[{}]", items.collect::<Vec<_>>().join(" "))
            }
            Value::Time(time) => crate::go_time::format(time, "2006-01-02 15:04:05 -0700 MST"),
            Value::Object(object) => format!("{}({})", object.kind, object.id),
        }
    }

    /// What it is, in words.
    pub fn kind(&self) -> &'static str {
        match self {
            Value::Nil => "nil",
            Value::Bool(_) => "a boolean",
            Value::Int(_) | Value::Float(_) => "a number",
            Value::Text(_) | Value::Safe(..) => "text",
            Value::List(_) => "a list",
            Value::Map(_) => "a map",
            Value::Time(_) => "a time",
            Value::Object(object) => object.kind,
        }
    }
}

impl From<&feedmill_text::value::Value> for Value {
    fn from(value: &feedmill_text::value::Value) -> Self {
        use feedmill_text::value::Value as Plain;
        match value {
            Plain::Null => Value::Nil,
            Plain::Bool(value) => Value::Bool(*value),
            Plain::Integer(number) => Value::Int(*number),
            Plain::Float(number) => Value::Float(*number),
            Plain::String(text) => Value::text(text),
            Plain::List(items) => Value::list(items.iter().map(Value::from).collect()),
            Plain::Map(map) => Value::map(map.iter().map(|(key, value)| (key, Value::from(value)))),
        }
    }
}
