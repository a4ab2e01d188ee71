//! What expressions give, and where names keep it.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use regex::Regex;

use super::syntax::Function;
use crate::date::Timestamp;
use crate::value::Value;

pub(super) type Result<T> = std::result::Result<T, String>;

/// What an expression gives.
#[derive(Clone, Debug)]
pub(crate) enum Given {
    Undefined,
    Plain(Value),
    Date(Timestamp),
    /// The time at which the function runs, which is later than any other.
    Now,
    /// The data of the post.
    Data,
    /// What Eleventy says of the page.
    Page,
    /// A function, or an object of the language's or of a library's, by its name.
    Known(&'static str),
    /// A filter of Eleventy's or of the site.
    Filter(String),
    Closure(Closure),
    Pattern(Regex, bool),
}

/// A function with the names that it sees.
#[derive(Clone, Debug)]
pub(crate) struct Closure {
    pub(super) function: Rc<Function>,
    pub(super) scope: Scope,
}

#[derive(Clone, Debug)]
pub(super) struct Scope(Rc<Frame>);

#[derive(Debug)]
pub(super) struct Frame {
    names: RefCell<HashMap<String, Given>>,
    above: Option<Scope>,
}

impl Scope {
    pub fn new(above: Option<Scope>) -> Self {
        Scope(Rc::new(Frame {
            names: RefCell::default(),
            above,
        }))
    }

    pub fn get(&self, name: &str) -> Option<Given> {
        let found = self.0.names.borrow().get(name).cloned();
        found.or_else(|| self.0.above.as_ref()?.get(name))
    }

    pub fn declare(&self, name: &str, value: Given) {
        self.0.names.borrow_mut().insert(name.to_owned(), value);
    }

    pub fn assign(&self, name: &str, value: Given) -> bool {
        if let Some(place) = self.0.names.borrow_mut().get_mut(name) {
            *place = value;
            return true;
        }
        let above = self.0.above.as_ref();
        above.is_some_and(|above| above.assign(name, value))
    }
}

/// What methods may ask of what runs them.
pub(super) trait Calls {
    /// What a function gives.
    fn apply(&self, function: &Given, arguments: &[Given]) -> Result<Given>;
    /// A member of an object.
    fn member(&self, object: &Given, key: &Given) -> Result<Given>;
}

impl Given {
    pub fn text(text: impl Into<String>) -> Self {
        Given::Plain(Value::String(text.into()))
    }

    pub(super) fn number(number: f64) -> Self {
        let whole = number as i64;
        Given::Plain(match number.fract() == 0.0 && whole as f64 == number {
            true => Value::Integer(whole),
            false => Value::Float(number),
        })
    }

    pub(super) fn is_true(&self) -> bool {
        match self {
            Given::Undefined => false,
            Given::Plain(value) => match value {
                Value::Null => false,
                Value::Bool(is) => *is,
                Value::Integer(number) => *number != 0,
                Value::Float(number) => *number != 0.0 && !number.is_nan(),
                Value::String(text) => !text.is_empty(),
                Value::List(_) | Value::Map(_) => true,
            },
            _ => true,
        }
    }

    pub(super) fn is_missing(&self) -> bool {
        matches!(self, Given::Undefined | Given::Plain(Value::Null))
    }

    pub(super) fn as_number(&self) -> Option<f64> {
        match self {
            Given::Plain(Value::Integer(number)) => Some(*number as f64),
            Given::Plain(Value::Float(number)) => Some(*number),
            Given::Plain(Value::Bool(is)) => Some(f64::from(u8::from(*is))),
            Given::Plain(Value::String(text)) => text.trim().parse().ok(),
            Given::Date(date) => Some(date.timestamp_millis() as f64),
            Given::Now => Some(f64::INFINITY),
            _ => None,
        }
    }

    /// As a text that is part of another one.
    pub(super) fn shown(&self) -> Result<String> {
        match self {
            Given::Undefined => Ok("undefined".into()),
            Given::Plain(Value::Null) => Ok("null".into()),
            Given::Plain(Value::List(items)) => {
                let items = items.iter().map(|item| match item {
                    Value::Null => Ok(String::new()),
                    item => Given::Plain(item.clone()).shown(),
                });
                Ok(items.collect::<Result<Vec<_>>>()?.join(","))
            }
            Given::Plain(value) => value.to_text().ok_or_else(|| "an object as a text".into()),
            _ => Err("a date or a function as a text".into()),
        }
    }
}

pub(super) fn plain(given: Given) -> Result<Value> {
    match given {
        Given::Plain(value) => Ok(value),
        Given::Undefined => Ok(Value::Null),
        _ => Err("a list of dates or functions".into()),
    }
}
