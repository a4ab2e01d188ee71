//! Expressions, pipelines and conditions: what they come to.

use std::cmp::Ordering;
use std::rc::Rc;

use super::Machine;
use crate::datum::{Datum, contains, equal, leading_integer, order};
use crate::filters::{self, Arguments, Fault};
use crate::problem::ProblemKind;
use crate::syntax::{Comparison, Condition, Expression, Join, Operator, Pipeline};

impl<'a> Machine<'a> {
    pub fn evaluate(&mut self, expression: &Expression) -> Datum<'a> {
        match expression {
            Expression::Nil => Datum::Nil,
            Expression::Bool(value) => Datum::Bool(*value),
            Expression::Integer(value) => Datum::Integer(*value),
            Expression::Float(value) => Datum::Float(*value),
            Expression::Text(text) => Datum::Text(Rc::clone(text)),
            Expression::Empty | Expression::Blank => Datum::Str(""),
            Expression::Range(ends) => {
                let from = self.evaluate(&ends.0);
                let to = self.evaluate(&ends.1);
                Datum::Range(range_end(&from), range_end(&to))
            }
            Expression::Path(path) => self.path(path),
        }
    }

    /// The value of an expression after its filters. An unknown filter passes its input on, and so does one that cannot
    /// work with its arguments.
    pub fn pipeline(&mut self, pipeline: &Pipeline) -> Datum<'a> {
        let mut value = self.evaluate(&pipeline.input);
        for filter in &pipeline.filters {
            let arguments = Arguments {
                listed: filter
                    .arguments
                    .iter()
                    .map(|argument| self.evaluate(argument))
                    .collect(),
                named: filter
                    .named
                    .iter()
                    .map(|(name, value)| (name.clone(), self.evaluate(value)))
                    .collect(),
            };
            value = self.plain(value);
            if !self.budget.step(1) || !self.budget.value(&value) {
                return Datum::Nil;
            }
            match filters::apply(self, &filter.name, &value, &arguments) {
                Ok(made) => value = self.budget.admit(made),
                Err(Fault::Unknown) => self.problem(
                    ProblemKind::UnknownFilter,
                    &filter.name,
                    format!("unknown filter `{}`: its input was passed on", filter.name),
                ),
                Err(Fault::Argument(message)) => self.problem(
                    ProblemKind::Argument,
                    &filter.name,
                    format!("`{}`: {message}; its input was passed on", filter.name),
                ),
            }
        }
        value
    }

    /// Whether a condition holds. Joins group from the right, as in Liquid.
    pub fn holds(&mut self, condition: &Condition) -> bool {
        let mut holds = false;
        for (comparison, join) in &condition.comparisons {
            holds = self.compare(comparison);
            match join {
                Join::And if !holds => return false,
                Join::Or if holds => return true,
                _ => {}
            }
        }
        holds
    }

    fn compare(&mut self, comparison: &Comparison) -> bool {
        self.budget.step(1);
        let Some((operator, right)) = &comparison.right else {
            return match comparison.left {
                Expression::Empty | Expression::Blank => true,
                ref left => self.evaluate(left).is_truthy(),
            };
        };
        let Some(operator) = operator else {
            self.problem(
                ProblemKind::Syntax,
                "if",
                "a comparison with an operator that Liquid does not have does not hold",
            );
            return false;
        };
        match operator {
            Operator::Equal => return self.same(&comparison.left, right),
            Operator::Unequal => return !self.same(&comparison.left, right),
            _ => {}
        }
        let (left, right) = (self.evaluate(&comparison.left), self.evaluate(right));
        if !self.budget.value(&left) {
            return false;
        }
        if *operator == Operator::Contains {
            return contains(&self.plain(left), &right);
        }
        if left.is_map() || right.is_map() || left.is_list() || right.is_list() {
            return false;
        }
        let Some(order) = order(&left, &right) else {
            let orderly = |datum: &Datum<'_>| {
                datum.as_str().is_some() || matches!(datum, Datum::Integer(_) | Datum::Float(_))
            };
            if orderly(&left) && orderly(&right) {
                let message = "a comparison of text with a number does not hold";
                self.problem(ProblemKind::Argument, "if", message);
            }
            return false;
        };
        // Nothing but numbers and texts has an order.
        if left.as_str().is_none() && !matches!(left, Datum::Integer(_) | Datum::Float(_)) {
            return false;
        }
        match operator {
            Operator::Less => order == Ordering::Less,
            Operator::LessOrEqual => order != Ordering::Greater,
            Operator::Greater => order == Ordering::Greater,
            _ => order != Ordering::Less,
        }
    }

    /// Equality, where `empty` asks whether the other side is, and `blank` is never equal, as without Rails.
    pub(super) fn same(&mut self, left: &Expression, right: &Expression) -> bool {
        match (left, right) {
            (Expression::Blank, _) | (_, Expression::Blank) => false,
            (Expression::Empty, Expression::Empty) => false,
            (Expression::Empty, other) | (other, Expression::Empty) => {
                let other = self.evaluate(other);
                is_empty(&self.plain(other))
            }
            _ => {
                let (left, right) = (self.evaluate(left), self.evaluate(right));
                self.budget.value(&left) && equal(&left, &right)
            }
        }
    }
}

/// Whether it is a text, list or map with nothing in it.
pub(in super::super) fn is_empty(datum: &Datum<'_>) -> bool {
    match datum.as_str() {
        Some(text) => text.is_empty(),
        None => !matches!(datum, Datum::Range(..)) && datum.count() == Some(0),
    }
}

fn range_end(datum: &Datum<'_>) -> i64 {
    match datum {
        Datum::Integer(value) => *value,
        Datum::Float(value) => *value as i64,
        _ => datum.as_str().map_or(0, leading_integer),
    }
}
