//! What templates keep for each other: `.Scratch` and `.Store`.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::value::Value;

/// The stores of a page and of its shortcodes.
#[derive(Debug, Default)]
pub struct Stores {
    maps: HashMap<Arc<str>, BTreeMap<String, Value>>,
}

impl Stores {
    /// A method of the store `id`; `None` for one that does not exist.
    pub(crate) fn method(
        &mut self,
        id: &Arc<str>,
        name: &str,
        arguments: &[Value],
    ) -> Option<Value> {
        let map = self.maps.entry(id.clone()).or_default();
        let key = || Some(arguments.first()?.to_text()?.to_string());
        match (name, arguments) {
            ("Get", [_]) => Some(map.get(&key()?).cloned().unwrap_or_default()),
            ("Set", [_, value]) => {
                map.insert(key()?, value.clone());
                Some(Value::text(""))
            }
            ("Add", [_, value]) => {
                let before = map.remove(&key()?);
                let sum = match before {
                    None => value.clone(),
                    Some(before) => added(before, value)?,
                };
                map.insert(key()?, sum);
                Some(Value::text(""))
            }
            ("Delete", [_]) => {
                map.remove(&key()?);
                Some(Value::text(""))
            }
            ("SetInMap", [_, inner, value]) => {
                let mut inner_map = match map.remove(&key()?) {
                    Some(Value::Map(inner)) => Arc::unwrap_or_clone(inner),
                    _ => BTreeMap::new(),
                };
                inner_map.insert(inner.to_text()?.to_string(), value.clone());
                map.insert(key()?, Value::Map(Arc::new(inner_map)));
                Some(Value::text(""))
            }
            ("DeleteInMap", [_, inner]) => {
                if let Some(Value::Map(one)) = map.get_mut(&key()?) {
                    Arc::make_mut(one).remove(inner.to_text()?.as_ref());
                }
                Some(Value::text(""))
            }
            ("GetSortedMapValues", [_]) => Some(match map.get(&key()?) {
                Some(Value::Map(inner)) => Value::list(inner.values().cloned().collect()),
                _ => Value::Nil,
            }),
            ("Values", []) => Some(Value::Map(Arc::new(map.clone()))),
            _ => None,
        }
    }
}

/// `Add` puts numbers and texts together, and items into lists.
fn added(before: Value, more: &Value) -> Option<Value> {
    Some(match (before, more) {
        (Value::Int(one), Value::Int(two)) => Value::Int(one.checked_add(*two)?),
        (Value::List(items), more) => {
            let mut items = Arc::unwrap_or_clone(items);
            match more {
                Value::List(more) => items.extend(more.iter().cloned()),
                one => items.push(one.clone()),
            }
            Value::list(items)
        }
        (before, more) => match (before.as_str(), more.to_text()) {
            (Some(one), Some(two)) => Value::text(format!("{one}{two}")),
            _ => Value::Float(before.to_float()? + more.to_float()?),
        },
    })
}
