//! Jekyll's filters that choose, order and group: `where`, `find`, `sort`, `group_by`.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::rc::Rc;

use super::lists::items;
use super::{Arguments, Fault, Made};
use crate::datum::{Datum, Record, order, text};
use crate::render::Machine;
use crate::syntax::{Pipeline, condition};

/// `where: "property", "value"`. Compared is the text of both; a list has the value if one of its items is it.
pub(super) fn matching<'a>(input: &Datum<'a>, arguments: &Arguments<'a>) -> Datum<'a> {
    match wanted(input, arguments) {
        Some((property, value)) => {
            let mut items = candidates(input);
            items.retain(|item| has(item, &property, value));
            Datum::list(items)
        }
        None => input.clone(),
    }
}

/// `find: "property", "value"`: the first that `where` would give.
pub(super) fn first_matching<'a>(input: &Datum<'a>, arguments: &Arguments<'a>) -> Datum<'a> {
    match wanted(input, arguments) {
        Some((property, value)) => {
            let mut items = candidates(input).into_iter();
            items
                .find(|item| has(item, &property, value))
                .unwrap_or(Datum::Nil)
        }
        None => input.clone(),
    }
}

fn wanted<'a, 'd>(
    input: &Datum<'a>,
    arguments: &'d Arguments<'a>,
) -> Option<(String, &'d Datum<'a>)> {
    let (property, value) = (arguments.at(0), arguments.at(1));
    let usable = property.is_truthy() && !value.is_list() && !value.is_map();
    (usable && input.count().is_some()).then(|| (text(property).into_owned(), value))
}

/// A map's values, a list's items.
fn candidates<'a>(input: &Datum<'a>) -> Vec<Datum<'a>> {
    match input.entries() {
        Some(entries) => entries.into_iter().map(|(_, value)| value).collect(),
        None => items(input),
    }
}

fn has(item: &Datum<'_>, property: &str, value: &Datum<'_>) -> bool {
    let found = property_of(item, property);
    if value.is_nil() {
        return found.is_nil();
    }
    let value = text(value);
    match &found {
        Datum::Nil => false,
        list if list.is_list() || list.is_map() => {
            items(list).iter().any(|item| text(item) == value)
        }
        scalar => text(scalar) == value,
    }
}

/// The member of `item` at the end of `property`, which may have dots. What looks like a number is one.
fn property_of<'a>(item: &Datum<'a>, property: &str) -> Datum<'a> {
    let mut found = Some(item.clone());
    match item.member(property) {
        Some(member) => found = Some(member),
        None => {
            for key in property.split('.') {
                found = found.and_then(|item| item.member(key));
            }
        }
    }
    let found = found.unwrap_or(Datum::Nil);
    let number = found.as_str().and_then(number_like);
    number.unwrap_or(found)
}

fn number_like<'a>(text: &str) -> Option<Datum<'a>> {
    let text = text.trim();
    let digits = text.strip_prefix('-').unwrap_or(text);
    let starts = digits.starts_with(|c: char| c.is_ascii_digit() || c == '.');
    let plain = digits.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    if !starts || !plain {
        return None;
    }
    match text.parse() {
        Ok(whole) => Some(Datum::Integer(whole)),
        Err(_) => text.parse().ok().map(Datum::Float),
    }
}

/// `where_exp: "item", "item.size > 3"`.
pub(super) fn holding<'a>(
    machine: &mut Machine<'a>,
    input: &Datum<'a>,
    arguments: &Arguments<'a>,
) -> Datum<'a> {
    if input.count().is_none() {
        return input.clone();
    }
    Datum::list(held(machine, input, arguments, usize::MAX))
}

/// `find_exp: "item", "item.size > 3"`.
pub(super) fn first_holding<'a>(
    machine: &mut Machine<'a>,
    input: &Datum<'a>,
    arguments: &Arguments<'a>,
) -> Datum<'a> {
    if input.count().is_none() {
        return input.clone();
    }
    let mut held = held(machine, input, arguments, 1);
    held.pop().unwrap_or(Datum::Nil)
}

fn held<'a>(
    machine: &mut Machine<'a>,
    input: &Datum<'a>,
    arguments: &Arguments<'a>,
    most: usize,
) -> Vec<Datum<'a>> {
    let name: Rc<str> = arguments.text(0).into();
    let Some(condition) = condition(&arguments.text(1)) else {
        return Vec::new();
    };
    let mut kept = Vec::new();
    for item in candidates(input) {
        if kept.len() >= most || !machine.budget.step(1) {
            break;
        }
        machine.locals.push((name.clone(), item.clone()));
        if machine.holds(&condition) {
            kept.push(item);
        }
        machine.locals.pop();
    }
    kept
}

/// `group_by: "property"`: a list of `name`, `items` and `size`.
pub(super) fn groups<'a>(input: &Datum<'a>, arguments: &Arguments<'a>) -> Datum<'a> {
    if input.count().is_none() {
        return input.clone();
    }
    let property = arguments.text(0);
    let named = items(input).into_iter().map(|item| {
        let name = property_of(&item, &property);
        (Datum::from(&*text(&name)), item)
    });
    grouped(named)
}

/// `group_by_exp: "item", "item.date | date: '%Y'"`.
pub(super) fn groups_by_value<'a>(
    machine: &mut Machine<'a>,
    input: &Datum<'a>,
    arguments: &Arguments<'a>,
) -> Datum<'a> {
    if input.count().is_none() {
        return input.clone();
    }
    let name: Rc<str> = arguments.text(0).into();
    let pipeline = Pipeline::parse(&arguments.text(1));
    let mut named = Vec::new();
    for item in items(input) {
        if !machine.budget.step(1) {
            break;
        }
        machine.locals.push((name.clone(), item.clone()));
        named.push((machine.pipeline(&pipeline), item));
        machine.locals.pop();
    }
    grouped(named.into_iter())
}

fn grouped<'a>(named: impl Iterator<Item = (Datum<'a>, Datum<'a>)>) -> Datum<'a> {
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut groups: Vec<(Datum<'a>, Vec<Datum<'a>>)> = Vec::new();
    for (name, item) in named {
        let place = *places
            .entry(text(&name).into_owned())
            .or_insert(groups.len());
        match groups.get_mut(place) {
            Some((_, items)) => items.push(item),
            None => groups.push((name, vec![item])),
        }
    }
    let records = groups.into_iter().map(|(name, items)| {
        let size = Datum::from(items.len());
        Datum::Record(Rc::new(Record::new(vec![
            ("name".into(), name),
            ("items".into(), Datum::list(items)),
            ("size".into(), size),
        ])))
    });
    Datum::list(records.collect())
}

/// `sort`, or `sort: "property", "last"`, where the last word says on which side those without the property stand.
pub(super) fn sorted<'a>(input: &Datum<'a>, arguments: &Arguments<'a>) -> Made<'a> {
    if input.is_nil() {
        return Err(Fault::argument("there is nothing to sort"));
    }
    if input.count().is_none() {
        return Ok(input.clone());
    }
    let mut items = items(input);
    if arguments.at(0).is_nil() {
        let mut comparable = true;
        items.sort_by(|a, b| {
            order(a, b).unwrap_or_else(|| {
                comparable = false;
                Ordering::Equal
            })
        });
        return match comparable {
            true => Ok(Datum::list(items)),
            false => Err(Fault::argument("values of several kinds have no order")),
        };
    }
    let nil_first = match arguments.listed.get(1).map(text).as_deref() {
        None | Some("first") => true,
        Some("last") => false,
        Some(_) => return Err(Fault::argument("nils stand `first` or `last`")),
    };
    let property = arguments.text(0);
    let mut keyed: Vec<_> = items
        .into_iter()
        .map(|item| (property_of(&item, &property), item))
        .collect();
    keyed.sort_by(|(a, _), (b, _)| match (a.is_nil(), b.is_nil()) {
        (true, true) => Ordering::Equal,
        (true, false) if nil_first => Ordering::Less,
        (false, true) if !nil_first => Ordering::Less,
        (true, false) | (false, true) => Ordering::Greater,
        (false, false) => by_value_or_text(a, b),
    });
    Ok(Datum::list(
        keyed.into_iter().map(|(_, item)| item).collect(),
    ))
}

/// By kind, then by value: a total order, as comparing some pairs by value and others by text would be none.
fn by_value_or_text(a: &Datum<'_>, b: &Datum<'_>) -> Ordering {
    let is_number = |datum: &Datum<'_>| matches!(datum, Datum::Integer(_) | Datum::Float(_));
    let rank = |datum: &Datum<'_>| match datum.is_list() {
        // Of lists, those of numbers, such as versions, are compared item by item.
        true if datum
            .items(usize::MAX)
            .is_some_and(|items| items.iter().all(is_number)) =>
        {
            1
        }
        false if is_number(datum) => 0,
        _ => 2,
    };
    match (rank(a), rank(b)) {
        (0, 0) | (1, 1) => order(a, b).unwrap_or(Ordering::Equal),
        (2, 2) => text(a).cmp(&text(b)),
        (one, other) => one.cmp(&other),
    }
}

/// `sort_natural`: by text without regard to case, nils last.
pub(super) fn sorted_without_case<'a>(
    items: Vec<Datum<'a>>,
    property: Option<&Datum<'a>>,
) -> Vec<Datum<'a>> {
    let mut keyed: Vec<_> = items
        .into_iter()
        .map(|item| {
            let key = match property {
                Some(name) => item.member(&text(name)).unwrap_or(Datum::Nil),
                None => item.clone(),
            };
            let folded = (!key.is_nil()).then(|| text(&key).to_ascii_lowercase());
            (folded.is_none(), folded, item)
        })
        .collect();
    keyed.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
    keyed.into_iter().map(|(_, _, item)| item).collect()
}
