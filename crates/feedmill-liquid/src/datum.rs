//! A value while a template runs: what a variable holds and what a filter takes and gives.

mod compare;
mod list;
mod number;
mod print;

use std::rc::Rc;

use feedmill_text::value::Value;

pub(super) use compare::{contains, equal, order};
pub(super) use list::{List, Record};
pub(super) use number::{Number, leading_integer, strict_integer, to_number};
pub(super) use print::{float, inspect, print, text};

/// A value. Cloning one is cheap: lists and texts are shared, and what the site holds is borrowed.
#[derive(Clone, Debug)]
pub(super) enum Datum<'a> {
    Nil,
    Bool(bool),
    Integer(i64),
    Float(f64),
    /// Text that the site or the post holds.
    Str(&'a str),
    /// Text that the template made.
    Text(Rc<str>),
    /// A list or map that the site or the post holds.
    Held(&'a Value),
    /// A list that the template made.
    List(Rc<List<'a>>),
    /// A map that the template made: a group, the parameters of an include, `forloop`.
    Record(Rc<Record<'a>>),
    /// `(1..5)`, both ends included. It is never written out, so that `(1..1000000000)` costs nothing by itself.
    Range(i64, i64),
    /// `site`, whose members are looked up one by one.
    Site,
    /// `page`, likewise.
    Page,
}

impl<'a> Datum<'a> {
    pub fn of(value: &'a Value) -> Self {
        match value {
            Value::Null => Datum::Nil,
            Value::Bool(value) => Datum::Bool(*value),
            Value::Integer(value) => Datum::Integer(*value),
            Value::Float(value) => Datum::Float(*value),
            Value::String(text) => Datum::Str(text),
            Value::List(_) | Value::Map(_) => Datum::Held(value),
        }
    }

    pub fn list(items: Vec<Datum<'a>>) -> Self {
        Datum::List(Rc::new(List::new(items)))
    }

    pub fn is_nil(&self) -> bool {
        matches!(self, Datum::Nil)
    }

    /// Everything is true except `nil` and `false`.
    pub fn is_truthy(&self) -> bool {
        !matches!(self, Datum::Nil | Datum::Bool(false))
    }

    pub fn as_str(&self) -> Option<&str> {
        match self {
            Datum::Str(text) => Some(text),
            Datum::Text(text) => Some(text),
            _ => None,
        }
    }

    pub fn is_list(&self) -> bool {
        matches!(self, Datum::List(_) | Datum::Held(Value::List(_)))
    }

    pub fn is_map(&self) -> bool {
        matches!(
            self,
            Datum::Record(_) | Datum::Held(Value::Map(_)) | Datum::Site | Datum::Page
        )
    }

    /// How many items or entries it has; `None` for what is not a collection.
    pub fn count(&self) -> Option<usize> {
        match self {
            Datum::List(list) => Some(list.items.len()),
            Datum::Record(record) => Some(record.entries.len()),
            Datum::Held(Value::List(items)) => Some(items.len()),
            Datum::Held(Value::Map(map)) => Some(map.len()),
            Datum::Range(from, to) => Some(range_length(*from, *to)),
            _ => None,
        }
    }

    /// The items of a list; a map's entries as pairs; a range's numbers, of which at most `most` are made.
    pub fn items(&self, most: usize) -> Option<Vec<Datum<'a>>> {
        match self {
            Datum::List(list) => Some(list.items.iter().take(most).cloned().collect()),
            Datum::Held(Value::List(items)) => {
                Some(items.iter().take(most).map(Datum::of).collect())
            }
            Datum::Range(from, to) => {
                let most = i64::try_from(most).unwrap_or(i64::MAX);
                let last = from.saturating_add(most).saturating_sub(1).min(*to);
                Some((*from..=last).map(Datum::Integer).collect())
            }
            _ => Some(
                self.entries()?
                    .into_iter()
                    .take(most)
                    .map(|(key, value)| Datum::list(vec![key, value]))
                    .collect(),
            ),
        }
    }

    /// The keys and values of a map.
    pub fn entries(&self) -> Option<Vec<(Datum<'a>, Datum<'a>)>> {
        match self {
            Datum::Record(record) => Some(
                record
                    .entries
                    .iter()
                    .map(|(key, value)| (Datum::Text(key.clone()), value.clone()))
                    .collect(),
            ),
            Datum::Held(Value::Map(map)) => Some(
                map.iter()
                    .map(|(key, value)| (Datum::Str(key), Datum::of(value)))
                    .collect(),
            ),
            _ => None,
        }
    }

    /// The value of a map under `key`; `None` where it has no such key.
    pub fn member(&self, key: &str) -> Option<Datum<'a>> {
        match self {
            Datum::Record(record) => record.get(key),
            Datum::Held(value) => value.get(key).map(Datum::of),
            _ => None,
        }
    }

    /// The item of a list at `index`, counted from the end where it is negative.
    pub fn at(&self, index: i64) -> Option<Datum<'a>> {
        let length = i64::try_from(self.count()?).ok()?;
        let index = if index < 0 { index + length } else { index };
        let index = usize::try_from(index).ok()?;
        match self {
            Datum::List(list) => list.items.get(index).cloned(),
            Datum::Held(Value::List(items)) => items.get(index).map(Datum::of),
            _ => None,
        }
    }

    /// The first item of a list or range, or the first entry of a map as a pair.
    pub fn first(&self) -> Option<Datum<'a>> {
        self.items(1)?.into_iter().next()
    }

    /// The last item of a list or range.
    pub fn last(&self) -> Option<Datum<'a>> {
        match self {
            Datum::Range(from, to) => (from <= to).then_some(Datum::Integer(*to)),
            _ => self.at(-1),
        }
    }
}

/// A value as the site holds it.
pub(super) fn to_value(datum: &Datum<'_>) -> Value {
    const MOST: usize = 10_000;
    match datum {
        Datum::Nil | Datum::Site | Datum::Page => Value::Null,
        Datum::Bool(is) => Value::Bool(*is),
        Datum::Integer(number) => Value::Integer(*number),
        Datum::Float(number) => Value::Float(*number),
        Datum::Str(text) => Value::String((*text).to_owned()),
        Datum::Text(text) => Value::String(text.to_string()),
        Datum::Held(value) => (*value).clone(),
        Datum::List(_) | Datum::Range(..) => {
            let items = datum.items(MOST).unwrap_or_default();
            Value::List(items.iter().map(to_value).collect())
        }
        Datum::Record(_) => {
            let entries = datum.entries().unwrap_or_default();
            let entries = entries.iter();
            Value::Map(
                entries
                    .map(|(key, value)| (text(key).into_owned(), to_value(value)))
                    .collect(),
            )
        }
    }
}

/// What a value made by the site is while a template runs.
pub(super) fn from_value<'a>(value: Value) -> Datum<'a> {
    match value {
        Value::Null => Datum::Nil,
        Value::Bool(is) => Datum::Bool(is),
        Value::Integer(number) => Datum::Integer(number),
        Value::Float(number) => Datum::Float(number),
        Value::String(text) => Datum::from(text),
        Value::List(items) => Datum::list(items.into_iter().map(from_value).collect()),
        Value::Map(map) => {
            let entries = map.iter();
            let entries = entries.map(|(key, value)| (Rc::from(key), from_value(value.clone())));
            Datum::Record(Rc::new(Record::new(entries.collect())))
        }
    }
}

impl From<String> for Datum<'_> {
    fn from(text: String) -> Self {
        Datum::Text(text.into())
    }
}

impl From<&str> for Datum<'_> {
    fn from(text: &str) -> Self {
        Datum::Text(text.into())
    }
}

impl From<usize> for Datum<'_> {
    fn from(number: usize) -> Self {
        Datum::Integer(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

fn range_length(from: i64, to: i64) -> usize {
    if from > to {
        return 0;
    }
    usize::try_from(to.abs_diff(from)).map_or(usize::MAX, |length| length.saturating_add(1))
}
