//! `for`, `tablerow` and `cycle`.

use std::ops::Range;
use std::rc::Rc;

use super::{Interrupt, Machine};
use crate::datum::{Datum, Record, leading_integer, strict_integer, text};
use crate::parse::{Cycle, Group, Node, Offset, Repeat};
use crate::problem::ProblemKind;
use crate::syntax::Expression;

/// Where a loop is: what `forloop` and `tablerowloop` tell.
#[derive(Clone, Debug)]
pub(super) struct Turn {
    name: Rc<str>,
    index: usize,
    length: usize,
    /// Columns of a table; `None` in `for`.
    columns: Option<i64>,
}

const MEMBERS: [&str; 8] = [
    "name", "length", "index", "index0", "rindex", "rindex0", "first", "last",
];
const TABLE_MEMBERS: [&str; 12] = [
    "length",
    "index",
    "index0",
    "rindex",
    "rindex0",
    "first",
    "last",
    "col",
    "col0",
    "col_first",
    "col_last",
    "row",
];

impl Turn {
    fn member<'a>(&self, name: &str) -> Datum<'a> {
        let left = self.length.saturating_sub(self.index);
        // A table without columns is one endless row.
        let columns = self
            .columns
            .and_then(|columns| usize::try_from(columns).ok());
        let column = match columns {
            Some(columns) if columns > 0 => self.index % columns,
            _ => self.index,
        };
        match name {
            "name" if self.columns.is_none() => Datum::Text(self.name.clone()),
            "length" => self.length.into(),
            "index" => (self.index + 1).into(),
            "index0" => self.index.into(),
            "rindex" => left.into(),
            "rindex0" => left.saturating_sub(1).into(),
            "first" => Datum::Bool(self.index == 0),
            "last" => Datum::Bool(left == 1),
            _ if self.columns.is_none() => Datum::Nil,
            "col" => (column + 1).into(),
            "col0" => column.into(),
            "col_first" => Datum::Bool(column == 0),
            "col_last" => Datum::Bool(columns == Some(column + 1)),
            "row" => match columns {
                Some(columns) if columns > 0 => (self.index / columns + 1).into(),
                _ => Datum::Integer(1),
            },
            _ => Datum::Nil,
        }
    }
}

impl<'a> Machine<'a> {
    pub(super) fn repeat(
        &mut self,
        repeat: &Repeat,
        body: &[Node<'_>],
        otherwise: &[Node<'_>],
        out: &mut String,
    ) {
        let items = self.evaluate(&repeat.collection);
        let items = Items::of(self.plain(items));
        let from = match &repeat.offset {
            Offset::Start => 0,
            Offset::At(offset) => self.whole(offset).unwrap_or(0),
            Offset::Continue => {
                let last = self.offsets.get(&repeat.name).copied().unwrap_or(0);
                i64::try_from(last).unwrap_or(i64::MAX)
            }
        };
        let limit = repeat.limit.as_ref().and_then(|limit| self.whole(limit));
        let span = items.span(from, limit.map(|limit| limit.saturating_add(from)));
        let end = from.max(0) as usize + span.len();
        self.offsets.insert(repeat.name.clone(), end);
        if span.is_empty() {
            return self.nodes(otherwise, out);
        }
        self.loops.push(Turn {
            name: repeat.name.clone(),
            index: 0,
            length: span.len(),
            columns: None,
        });
        let locals = self.locals.len();
        for index in 0..span.len() {
            if !self.budget.step(1) {
                break;
            }
            let at = match repeat.reversed {
                true => span.end - 1 - index,
                false => span.start + index,
            };
            self.locals.truncate(locals);
            let item = items.get(at);
            self.locals.push((repeat.variable.clone(), item));
            if let Some(turn) = self.loops.last_mut() {
                turn.index = index;
            }
            self.nodes(body, out);
            if self.interrupt.take() == Some(Interrupt::Break) {
                break;
            }
        }
        self.locals.truncate(locals);
        self.loops.pop();
    }

    pub(super) fn table_row(&mut self, repeat: &Repeat, body: &[Node<'_>], out: &mut String) {
        let items = self.evaluate(&repeat.collection);
        if !items.is_truthy() {
            return;
        }
        let items = Items::of(self.plain(items));
        let from = match &repeat.offset {
            Offset::At(offset) => self.loose(offset),
            Offset::Start | Offset::Continue => 0,
        };
        let limit = repeat.limit.as_ref().map(|limit| self.loose(limit));
        let span = items.span(from, limit.map(|limit| limit.saturating_add(from)));
        let columns = repeat.columns.as_ref().map_or(0, |cols| self.loose(cols));
        self.rows.push(Turn {
            name: repeat.name.clone(),
            index: 0,
            length: span.len(),
            columns: Some(columns),
        });
        let locals = self.locals.len();
        self.write("<tr class=\"row1\">\n", out);
        for (index, at) in span.clone().enumerate() {
            if !self.budget.step(1) {
                break;
            }
            let item = items.get(at);
            self.locals.push((repeat.variable.clone(), item));
            if let Some(turn) = self.rows.last_mut() {
                turn.index = index;
            }
            let column = self.turn_member("tablerowloop", "col");
            self.write(&format!("<td class=\"col{}\">", text(&column)), out);
            self.nodes(body, out);
            self.write("</td>", out);
            self.locals.truncate(locals);
            if self.interrupt.take() == Some(Interrupt::Break) {
                break;
            }
            let ends_row = self.turn_member("tablerowloop", "col_last").is_truthy();
            if ends_row && index + 1 < span.len() {
                let row = self.turn_member("tablerowloop", "row");
                let row = strict_integer(&row).unwrap_or(1).saturating_add(1);
                self.write(&format!("</tr>\n<tr class=\"row{row}\">"), out);
            }
        }
        self.write("</tr>\n", out);
        self.rows.pop();
    }

    pub(super) fn cycle(&mut self, cycle: &Cycle, out: &mut String) {
        let group = match &cycle.group {
            Group::Named(name) => format!("= {:?}", self.evaluate(name)),
            Group::Same(values) => values.clone(),
        };
        let turn = self.cycles.get(&group).copied().unwrap_or(0);
        // A named group may have fewer values in its next tag than it had in the last.
        let value = cycle.values.get(turn).map(|value| self.evaluate(value));
        let next = if turn + 1 >= cycle.values.len() {
            0
        } else {
            turn + 1
        };
        self.cycles.insert(group, next);
        self.print(&value.unwrap_or(Datum::Nil), out);
    }

    /// The innermost loop, for the two names that tell of it.
    pub(super) fn turn(&self, name: &str) -> Option<&Turn> {
        match name {
            "forloop" => self.loops.last(),
            "tablerowloop" => self.rows.last(),
            _ => None,
        }
    }

    pub(super) fn turn_member(&self, name: &str, member: &str) -> Datum<'a> {
        match (self.turn(name), member) {
            (Some(_), "parentloop") if name == "forloop" => {
                let parent = self.loops.len().checked_sub(2);
                parent
                    .and_then(|at| self.loops.get(at))
                    .map_or(Datum::Nil, Self::turn_record)
            }
            (Some(turn), member) => turn.member(member),
            (None, _) => Datum::Nil,
        }
    }

    pub(super) fn turn_record(turn: &Turn) -> Datum<'a> {
        let members: &[&str] = match turn.columns {
            Some(_) => &TABLE_MEMBERS,
            None => &MEMBERS,
        };
        let entries = members
            .iter()
            .map(|name| (Rc::from(*name), turn.member(name)))
            .collect();
        Datum::Record(Rc::new(Record::new(entries)))
    }

    /// A limit or an offset; `None` with a warning where it is not a whole number.
    fn whole(&mut self, expression: &Expression) -> Option<i64> {
        let value = self.evaluate(expression);
        if value.is_nil() {
            return None;
        }
        let whole = strict_integer(&value);
        if whole.is_none() {
            let message = "`limit` and `offset` take whole numbers; this one was passed over";
            self.problem(ProblemKind::Argument, "for", message);
        }
        whole
    }

    /// Ruby's `to_i`.
    fn loose(&mut self, expression: &Expression) -> i64 {
        match self.evaluate(expression) {
            Datum::Integer(value) => value,
            Datum::Float(value) => value as i64,
            other => other.as_str().map_or(0, leading_integer),
        }
    }
}

/// What a loop goes through, item by item: a range of a billion is never written out.
enum Items<'a> {
    Of(Datum<'a>),
    Written(Vec<Datum<'a>>),
    /// A text is one item, whatever the limits.
    Whole(Datum<'a>),
}

impl<'a> Items<'a> {
    fn of(datum: Datum<'a>) -> Self {
        match datum.as_str() {
            Some("") => Items::Written(Vec::new()),
            Some(_) => Items::Whole(datum),
            None if datum.is_map() => Items::Written(datum.items(usize::MAX).unwrap_or_default()),
            None => Items::Of(datum),
        }
    }

    /// The places from `from` up to `to`, within what there is.
    fn span(&self, from: i64, to: Option<i64>) -> Range<usize> {
        let length = match self {
            Items::Whole(_) => return 0..1,
            Items::Written(items) => items.len(),
            Items::Of(datum) => datum.count().unwrap_or(0),
        };
        let place = |at: i64| usize::try_from(at.max(0)).unwrap_or(usize::MAX).min(length);
        let start = place(from);
        start..to.map_or(length, place).max(start)
    }

    fn get(&self, at: usize) -> Datum<'a> {
        match self {
            Items::Whole(text) => text.clone(),
            Items::Written(items) => items.get(at).cloned().unwrap_or(Datum::Nil),
            Items::Of(Datum::Range(from, _)) => {
                Datum::Integer(from.saturating_add(i64::try_from(at).unwrap_or(i64::MAX)))
            }
            Items::Of(datum) => {
                let at = i64::try_from(at).unwrap_or(i64::MAX);
                datum.at(at).unwrap_or(Datum::Nil)
            }
        }
    }
}
