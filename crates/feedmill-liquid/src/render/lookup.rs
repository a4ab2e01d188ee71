//! Variables: from a path to a value.

use std::rc::Rc;

use super::Machine;
use crate::datum::{Datum, Record, text};
use crate::syntax::{Key, Path};

/// The Jekyll whose templates are understood.
const JEKYLL: &str = "4.3.4";

impl<'a> Machine<'a> {
    /// The value at the end of a path; nil where any part of it does not exist.
    pub(super) fn path(&mut self, path: &Path) -> Datum<'a> {
        let root = self.key(&path.root);
        let Some(root) = root.as_str() else {
            return Datum::Nil;
        };
        let mut keys = path.keys.as_slice();
        // A member of `forloop` is made alone, not with all its sisters.
        let mut value = match (root, keys.first()) {
            ("forloop" | "tablerowloop", Some(Key::Name(name))) if self.turn(root).is_some() => {
                keys = &keys[1..];
                self.turn_member(root, name)
            }
            _ => self.variable(root),
        };
        for key in keys {
            if value.is_nil() {
                break;
            }
            value = self.step_into(&value, key);
        }
        value
    }

    fn key(&mut self, key: &Key) -> Datum<'a> {
        match key {
            Key::Name(name) => Datum::Text(name.clone()),
            Key::Computed(expression) => self.evaluate(expression),
        }
    }

    fn step_into(&mut self, value: &Datum<'a>, key: &Key) -> Datum<'a> {
        let name = self.key(key);
        if let Datum::Integer(index) = name
            && value.is_list()
        {
            return value.at(index).unwrap_or(Datum::Nil);
        }
        if value.is_map() && matches!(name, Datum::Str(_) | Datum::Text(_) | Datum::Integer(_)) {
            let name = text(&name);
            let member = match value {
                Datum::Site => self.site_member(&name),
                Datum::Page => self.page_member(&name),
                _ => value.member(&name),
            };
            if let Some(member) = member {
                return member;
            }
        }
        match key {
            Key::Name(name) => command(value, name),
            Key::Computed(_) => Datum::Nil,
        }
    }

    /// The value of a variable by name.
    pub(super) fn variable(&self, name: &str) -> Datum<'a> {
        if let Some((_, value)) = self.locals.iter().rev().find(|(local, _)| **local == *name) {
            return value.clone();
        }
        if let Some(turn) = self.turn(name) {
            return Self::turn_record(turn);
        }
        if let Some(value) = self.globals.get(name) {
            return value.clone();
        }
        if let Some(count) = self.counters.get(name) {
            return Datum::Integer(*count);
        }
        match name {
            "site" => Datum::Site,
            "page" => Datum::Page,
            "jekyll" => Datum::Record(Rc::new(Record::new(vec![
                ("version".into(), Datum::Str(JEKYLL)),
                ("environment".into(), Datum::Str(self.context.environment)),
            ]))),
            _ => Datum::Nil,
        }
    }

    fn site_member(&self, name: &str) -> Option<Datum<'a>> {
        if let Some(value) = self.context.lookups.variable(name) {
            return Some(Datum::of(value));
        }
        if let Some(value) = self.context.site.get(name) {
            return Some(Datum::of(value));
        }
        match name {
            "url" => Some(Datum::Str(self.context.url)),
            "baseurl" => Some(Datum::Str(self.context.baseurl)),
            "time" => {
                let now = self.context.now.with_timezone(&self.context.timezone);
                Some(now.format("%Y-%m-%d %H:%M:%S %z").to_string().into())
            }
            _ => None,
        }
    }

    fn page_member(&self, name: &str) -> Option<Datum<'a>> {
        let own = self.context.page.get(name);
        own.or_else(|| self.context.lookups.page_variable(name))
            .map(Datum::of)
    }

    /// The value as the filters and loops take it: `site` and `page` as plain maps.
    pub(super) fn plain(&self, value: Datum<'a>) -> Datum<'a> {
        match value {
            Datum::Site => Datum::of(self.context.site),
            Datum::Page => Datum::of(self.context.page),
            other => other,
        }
    }
}

/// `size`, `first` and `last` behind a dot.
fn command<'a>(value: &Datum<'a>, name: &str) -> Datum<'a> {
    match name {
        "size" => size(value).unwrap_or(Datum::Nil),
        "first" => value.first().unwrap_or(Datum::Nil),
        "last" if !value.is_map() => value.last().unwrap_or(Datum::Nil),
        _ => Datum::Nil,
    }
}

/// Characters of a text, items of a list; a whole number has Ruby's 8 bytes.
pub(in super::super) fn size<'a>(value: &Datum<'_>) -> Option<Datum<'a>> {
    match value {
        Datum::Integer(_) => Some(Datum::Integer(8)),
        _ => match value.as_str() {
            Some(text) => Some(text.chars().count().into()),
            None => value.count().map(Datum::from),
        },
    }
}
