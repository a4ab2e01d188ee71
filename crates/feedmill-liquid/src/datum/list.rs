//! Lists and maps that a template makes, with what they weigh.
//!
//! A template can put a list into itself over and over. As items are shared, a few steps make a value that would take
//! for ever to print, or so deep that freeing it overflows the stack. So every list knows its depth and weight, and one
//! that has too much of either is not made (see `Budget`).

use std::rc::Rc;

use super::Datum;
use feedmill_text::value::Value;

/// A list that a template made.
#[derive(Debug)]
pub(in super::super) struct List<'a> {
    pub items: Vec<Datum<'a>>,
    size: Size,
}

/// A map that a template made, in the order in which its entries were put in.
#[derive(Debug)]
pub(in super::super) struct Record<'a> {
    pub entries: Vec<(Rc<str>, Datum<'a>)>,
    size: Size,
}

/// How deep a value is, and how many values it holds when written out in full.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Size {
    pub depth: usize,
    pub weight: usize,
}

impl<'a> List<'a> {
    pub fn new(items: Vec<Datum<'a>>) -> Self {
        let size = Size::around(items.iter());
        List { items, size }
    }
}

impl<'a> Record<'a> {
    pub fn new(entries: Vec<(Rc<str>, Datum<'a>)>) -> Self {
        let size = Size::around(entries.iter().map(|(_, value)| value));
        Record { entries, size }
    }

    pub fn get(&self, key: &str) -> Option<Datum<'a>> {
        let (_, value) = self.entries.iter().find(|(name, _)| **name == *key)?;
        Some(value.clone())
    }
}

impl Size {
    fn around<'d, 'a: 'd>(items: impl Iterator<Item = &'d Datum<'a>>) -> Self {
        let mut size = Size {
            depth: 1,
            weight: 1,
        };
        for item in items {
            let inner = item.size();
            size.depth = size.depth.max(inner.depth.saturating_add(1));
            size.weight = size.weight.saturating_add(inner.weight);
        }
        size
    }
}

impl Datum<'_> {
    pub fn size(&self) -> Size {
        let flat = |weight| Size { depth: 0, weight };
        match self {
            Datum::List(list) => list.size,
            Datum::Record(record) => record.size,
            Datum::Held(Value::List(items)) => flat(items.len() + 1),
            Datum::Held(Value::Map(map)) => flat(map.len() + 1),
            _ => flat(1),
        }
    }
}
