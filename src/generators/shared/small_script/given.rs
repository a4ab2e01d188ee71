//! What expressions give, and where names keep it.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use chrono::DateTime;
use chrono_tz::Tz;
use regex::Regex;

use super::syntax::Function;
use crate::date::Timestamp;
use crate::value::{Map, Value};

/// Why an expression gives nothing.
#[derive(Clone, Debug)]
pub(crate) enum Fault {
    /// What it does is not followed.
    Unknown(String),
    /// It threw an error, which a script may catch.
    Thrown(Given),
}

pub(crate) type Result<T> = std::result::Result<T, Fault>;

impl From<String> for Fault {
    fn from(what: String) -> Self {
        Fault::Unknown(what)
    }
}

impl From<&str> for Fault {
    fn from(what: &str) -> Self {
        Fault::Unknown(what.to_owned())
    }
}

impl Fault {
    /// What is missing, as scripts throw it.
    pub fn missing(what: String) -> Self {
        Fault::Thrown(Given::text(what))
    }

    /// In words.
    pub fn what(&self) -> String {
        match self {
            Fault::Unknown(what) => what.clone(),
            Fault::Thrown(given) => {
                let message = match given {
                    Given::Object(object) => object.get("message").unwrap_or(Given::Undefined),
                    given => given.clone(),
                };
                message.shown().unwrap_or_else(|_| "an error".into())
            }
        }
    }
}

/// What an expression gives.
#[derive(Clone, Debug)]
pub(crate) enum Given {
    Undefined,
    Null,
    Bool(bool),
    Number(f64),
    Text(Rc<str>),
    List(Rc<List>),
    Object(Rc<Object>),
    Date(Timestamp),
    /// The time at which the function runs, which is later than any other.
    Now,
    /// The data of the post.
    Data,
    /// What the generator says of the page.
    Page,
    /// A function, or an object of the language's or of a library's, by its name.
    Known(&'static str),
    /// A filter of the generator's or of the site.
    Filter(Rc<str>),
    Closure(Rc<Closure>),
    Pattern(Rc<(Regex, bool)>),
    /// The method of an object.
    Method(Rc<(Given, Rc<str>)>),
    /// A date of a library's, in a time zone.
    Time(Rc<(DateTime<Tz>, Library)>),
    /// What is not followed, by what it is: an error names it if it is used.
    Unknown(Rc<str>),
}

/// Libraries of dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Library {
    Luxon,
    /// Moment and Day.js.
    Moment,
    DateFns,
}

/// A list, and in which call it was made.
#[derive(Debug)]
pub(crate) struct List {
    pub age: u64,
    pub items: RefCell<Vec<Given>>,
}

/// An object, likewise.
#[derive(Debug, Default)]
pub(crate) struct Object {
    pub age: u64,
    /// What kind of object it is, if it is more than its members: `Set` or `Map`, whose members are the entries.
    pub kind: &'static str,
    order: RefCell<Vec<(Rc<str>, Given)>>,
    index: RefCell<HashMap<Rc<str>, usize>>,
}

thread_local! {
    /// The call that runs; 0 while modules are read.
    static AGE: Cell<u64> = const { Cell::new(0) };
    static NEWEST: Cell<u64> = const { Cell::new(1) };
}

/// Begins a call. What others made is not changed by it, so that no call depends on those before it.
pub(super) fn begin() {
    AGE.set(NEWEST.get());
    NEWEST.set(NEWEST.get() + 1);
}

/// Runs what makes the things that calls share.
pub(super) fn shared<T>(make: impl FnOnce() -> T) -> T {
    let age = AGE.replace(0);
    let made = make();
    AGE.set(age);
    made
}

impl List {
    pub fn is_shared(&self) -> bool {
        self.age != AGE.get()
    }
}

impl Object {
    pub fn new() -> Self {
        Object {
            age: AGE.get(),
            ..Object::default()
        }
    }

    pub fn of_kind(kind: &'static str) -> Self {
        Object {
            kind,
            ..Object::new()
        }
    }

    pub fn is_shared(&self) -> bool {
        self.age != AGE.get()
    }

    pub fn get(&self, key: &str) -> Option<Given> {
        let at = *self.index.borrow().get(key)?;
        self.order.borrow().get(at).map(|(_, given)| given.clone())
    }

    pub fn set(&self, key: Rc<str>, given: Given) {
        let found = self.index.borrow().get(&key).copied();
        let mut order = self.order.borrow_mut();
        match found.and_then(|at| order.get_mut(at)) {
            Some((_, place)) => *place = given,
            None => {
                self.index.borrow_mut().insert(Rc::clone(&key), order.len());
                order.push((key, given));
            }
        }
    }

    pub fn remove(&self, key: &str) -> bool {
        let found = self.index.borrow_mut().remove(key);
        let Some(at) = found else { return false };
        self.order.borrow_mut().remove(at);
        for place in self.index.borrow_mut().values_mut() {
            *place -= usize::from(*place > at);
        }
        true
    }

    pub fn entries(&self) -> Vec<(Rc<str>, Given)> {
        let mut entries = self.order.borrow().clone();
        // Keys that are numbers come first, in their order.
        if entries.iter().any(|(key, _)| key.parse::<u32>().is_ok()) {
            entries.sort_by_key(|(key, _)| key.parse::<u32>().map_or(u64::MAX, u64::from));
        }
        entries
    }

    pub fn len(&self) -> usize {
        self.order.borrow().len()
    }
}

/// A function with the names that it sees.
#[derive(Debug)]
pub(crate) struct Closure {
    pub(super) function: Rc<Function>,
    pub(super) scope: Scope,
}

#[derive(Clone, Debug)]
pub(super) struct Scope(Rc<Frame>);

#[derive(Debug)]
pub(super) struct Frame {
    names: RefCell<HashMap<Rc<str>, Given>>,
    above: Option<Scope>,
    age: u64,
}

impl Scope {
    pub fn new(above: Option<Scope>) -> Self {
        Scope(Rc::new(Frame {
            names: RefCell::default(),
            above,
            age: AGE.get(),
        }))
    }

    pub fn get(&self, name: &str) -> Option<Given> {
        let found = self.0.names.borrow().get(name).cloned();
        found.or_else(|| self.0.above.as_ref()?.get(name))
    }

    pub fn declare(&self, name: &Rc<str>, value: Given) {
        self.0.names.borrow_mut().insert(Rc::clone(name), value);
    }

    /// Whether the name is there; an error if other calls see it too.
    pub fn assign(&self, name: &Rc<str>, value: Given) -> Result<bool> {
        if let Some(place) = self.0.names.borrow_mut().get_mut(name) {
            if self.0.age != AGE.get() {
                return Err(format!("`{name} =`, which calls share").into());
            }
            *place = value;
            return Ok(true);
        }
        match &self.0.above {
            Some(above) => above.assign(name, value),
            None => Ok(false),
        }
    }
}

/// What methods may ask of what runs them.
pub(super) trait Calls {
    /// What a function gives.
    fn apply(&self, function: &Given, arguments: &[Given]) -> Result<Given>;
    /// A member of an object.
    fn member(&self, object: &Given, key: &Given) -> Result<Given>;
    /// Counts work that is not an expression.
    fn spend(&self, steps: usize) -> Result<()>;
    /// Markdown as HTML, of one line if `inline`.
    fn markdown(&self, text: &str, inline: bool) -> String;
    /// What the settings register.
    fn register(&self, method: &str, arguments: &[Given]) -> Result<Given>;
}

/// Gives the plain data for a value that is none, by the path of its keys.
pub(crate) type Otherwise<'o> = dyn FnMut(&Given, &[Rc<str>]) -> Option<Value> + 'o;

impl Given {
    pub fn text(text: impl Into<Rc<str>>) -> Self {
        Given::Text(text.into())
    }

    pub(super) fn list(items: Vec<Given>) -> Self {
        Given::List(Rc::new(List {
            age: AGE.get(),
            items: RefCell::new(items),
        }))
    }

    pub(super) fn object(entries: impl IntoIterator<Item = (Rc<str>, Given)>) -> Self {
        let object = Object::new();
        entries
            .into_iter()
            .for_each(|(key, given)| object.set(key, given));
        Given::Object(Rc::new(object))
    }

    /// What plain data is.
    pub fn of(value: &Value) -> Self {
        match value {
            Value::Null => Given::Null,
            Value::Bool(is) => Given::Bool(*is),
            Value::Integer(number) => Given::Number(*number as f64),
            Value::Float(number) => Given::Number(*number),
            Value::String(text) => Given::text(text.as_str()),
            Value::List(items) => Given::list(items.iter().map(Given::of).collect()),
            Value::Map(map) => Given::object(
                map.iter()
                    .map(|(key, value)| (key.into(), Given::of(value))),
            ),
        }
    }

    /// As plain data. What cannot be, `other` gives, by the path of its keys.
    pub fn to_value(&self, path: &mut Vec<Rc<str>>, other: &mut Otherwise<'_>) -> Option<Value> {
        const DEEPEST: usize = 40;
        if path.len() > DEEPEST {
            return None;
        }
        Some(match self {
            Given::Undefined => return None,
            Given::Null => Value::Null,
            Given::Bool(is) => Value::Bool(*is),
            Given::Number(number) => {
                let whole = *number as i64;
                match number.fract() == 0.0 && whole as f64 == *number {
                    true => Value::Integer(whole),
                    false => Value::Float(*number),
                }
            }
            Given::Text(text) => Value::String(text.to_string()),
            Given::Date(date) => Value::String(crate::date::rfc3339(date)),
            Given::List(list) => {
                let mut items = Vec::new();
                for (at, item) in list.items.borrow().iter().enumerate() {
                    path.push(at.to_string().into());
                    items.push(item.to_value(path, other).unwrap_or(Value::Null));
                    path.pop();
                }
                Value::List(items)
            }
            Given::Object(object) if object.kind == "Set" => {
                let items = object.entries();
                let items = items.iter().map(|(_, item)| item.to_value(path, other));
                Value::List(items.flatten().collect())
            }
            Given::Object(object) => {
                let mut map = Map::new();
                for (key, given) in object.entries() {
                    path.push(Rc::clone(&key));
                    if let Some(value) = given.to_value(path, other) {
                        map.insert(key.to_string(), value);
                    }
                    path.pop();
                }
                Value::Map(map)
            }
            given => return other(given, path),
        })
    }

    /// As plain data, if it is.
    pub fn plain(&self) -> Option<Value> {
        let mut is_plain = true;
        let value = self.to_value(&mut Vec::new(), &mut |_, _| {
            is_plain = false;
            None
        });
        value.filter(|_| is_plain)
    }

    pub(super) fn is_true(&self) -> bool {
        match self {
            Given::Undefined | Given::Null => false,
            Given::Bool(is) => *is,
            Given::Number(number) => *number != 0.0 && !number.is_nan(),
            Given::Text(text) => !text.is_empty(),
            _ => true,
        }
    }

    pub(super) fn is_missing(&self) -> bool {
        matches!(self, Given::Undefined | Given::Null)
    }

    pub(super) fn as_number(&self) -> Option<f64> {
        match self {
            Given::Null => Some(0.0),
            Given::Number(number) => Some(*number),
            Given::Bool(is) => Some(f64::from(u8::from(*is))),
            Given::Text(text) if text.trim().is_empty() => Some(0.0),
            Given::Text(text) => text.trim().parse().ok(),
            Given::Date(date) => Some(date.timestamp_millis() as f64),
            Given::Time(time) => Some(time.0.timestamp_millis() as f64),
            Given::Now => Some(f64::INFINITY),
            _ => None,
        }
    }

    /// As a text that is part of another one.
    pub(crate) fn shown(&self) -> Result<String> {
        Ok(match self {
            Given::Undefined => "undefined".into(),
            Given::Null => "null".into(),
            Given::Bool(is) => is.to_string(),
            Given::Number(number) => shown_number(*number),
            Given::Text(text) => text.to_string(),
            Given::List(list) => {
                let items = list.items.borrow();
                let items = items.iter().map(|item| match item.is_missing() {
                    true => Ok(String::new()),
                    false => item.shown(),
                });
                items.collect::<Result<Vec<_>>>()?.join(",")
            }
            Given::Object(object) => match (object.kind, object.get("message"), object.get("href"))
            {
                ("Error", Some(message), _) => format!("Error: {}", message.shown()?),
                ("URL", _, Some(address)) => address.shown()?,
                _ => return Err("an object as a text".into()),
            },
            // Sites are built in UTC.
            Given::Date(date) => date
                .to_utc()
                .format("%a %b %d %Y %H:%M:%S GMT+0000 (Coordinated Universal Time)")
                .to_string(),
            Given::Unknown(what) => return Err(Fault::Unknown(what.to_string())),
            Given::Now => return Err("the present time".into()),
            _ => return Err("a function or page as a text".into()),
        })
    }
}

/// A number as the language writes it.
fn shown_number(number: f64) -> String {
    if number.is_infinite() {
        return if number > 0.0 {
            "Infinity"
        } else {
            "-Infinity"
        }
        .into();
    }
    if number == 0.0 {
        return "0".into();
    }
    number.to_string()
}
