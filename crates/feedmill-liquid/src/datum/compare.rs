//! Whether two values are the same, which comes first, and whether one holds the other.

use std::cmp::Ordering;
use std::rc::Rc;

use super::{Datum, print::text, to_number};
use feedmill_text::value::Value;

/// Whether two values are the same: numbers by size, text by its characters, lists item by item.
pub(in super::super) fn equal(left: &Datum<'_>, right: &Datum<'_>) -> bool {
    match (left, right) {
        (Datum::Nil, Datum::Nil) | (Datum::Site, Datum::Site) | (Datum::Page, Datum::Page) => true,
        (Datum::Bool(a), Datum::Bool(b)) => a == b,
        (Datum::Range(a, b), Datum::Range(c, d)) => (a, b) == (c, d),
        (Datum::Integer(a), Datum::Integer(b)) => a == b,
        (Datum::Integer(_) | Datum::Float(_), Datum::Integer(_) | Datum::Float(_)) => {
            to_number(left).to_f64() == to_number(right).to_f64()
        }
        (Datum::Held(a), Datum::Held(b)) if std::ptr::eq(*a, *b) => true,
        (Datum::List(a), Datum::List(b)) if Rc::ptr_eq(a, b) => true,
        _ => match (left.as_str(), right.as_str()) {
            (Some(a), Some(b)) => a == b,
            (None, None) => same_items(left, right),
            _ => false,
        },
    }
}

fn same_items(left: &Datum<'_>, right: &Datum<'_>) -> bool {
    if left.is_list() && right.is_list() {
        let (a, b) = (left.items(usize::MAX), right.items(usize::MAX));
        return a.zip(b).is_some_and(|(a, b)| {
            a.len() == b.len() && a.iter().zip(&b).all(|(a, b)| equal(a, b))
        });
    }
    left.is_map()
        && right.is_map()
        && left.count() == right.count()
        && left.entries().is_some_and(|entries| {
            entries.iter().all(|(key, value)| {
                key.as_str()
                    .and_then(|key| right.member(key))
                    .is_some_and(|other| equal(value, &other))
            })
        })
}

/// Which of two values comes first; `None` for two that have no order.
pub(in super::super) fn order(left: &Datum<'_>, right: &Datum<'_>) -> Option<Ordering> {
    match (left, right) {
        (Datum::Integer(_) | Datum::Float(_), Datum::Integer(_) | Datum::Float(_)) => {
            Some(to_number(left).compare(to_number(right)))
        }
        _ if left.is_list() && right.is_list() => {
            let (a, b) = (left.items(usize::MAX)?, right.items(usize::MAX)?);
            for (a, b) in a.iter().zip(&b) {
                match order(a, b)? {
                    Ordering::Equal => {}
                    unequal => return Some(unequal),
                }
            }
            Some(a.len().cmp(&b.len()))
        }
        _ => match (left.as_str(), right.as_str()) {
            (Some(a), Some(b)) => Some(a.cmp(b)),
            _ => equal(left, right).then_some(Ordering::Equal),
        },
    }
}

/// Liquid's `contains`: a part of a text, an item of a list, a key of a map, a number of a range.
pub(in super::super) fn contains(whole: &Datum<'_>, part: &Datum<'_>) -> bool {
    if !whole.is_truthy() || !part.is_truthy() {
        return false;
    }
    if let Some(whole) = whole.as_str() {
        return whole.contains(&*text(part));
    }
    match whole {
        Datum::List(list) => list.items.iter().any(|item| equal(item, part)),
        Datum::Held(Value::List(items)) => items.iter().any(|item| equal(&Datum::of(item), part)),
        Datum::Range(from, to) => matches!(part, Datum::Integer(n) if (from..=to).contains(&n)),
        _ => part.as_str().is_some_and(|key| whole.member(key).is_some()),
    }
}
