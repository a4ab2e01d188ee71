//! Filters that calculate.

use super::{Arguments, Fault, Made};
use crate::datum::{Datum, Number, leading_integer, to_number};

/// The result of the filter `name`, if it is one of these.
pub(super) fn apply<'a>(
    name: &str,
    input: &Datum<'a>,
    arguments: &Arguments<'a>,
) -> Option<Made<'a>> {
    let left = || to_number(input);
    let right = || to_number(arguments.at(0));
    let by_zero = || Fault::argument("division by zero");
    Some(match name {
        "plus" => Ok(left().plus(right()).datum()),
        "minus" => Ok(left().minus(right()).datum()),
        "times" => Ok(left().times(right()).datum()),
        "divided_by" => left()
            .divided_by(right())
            .map(Number::datum)
            .ok_or_else(by_zero),
        "modulo" => left()
            .modulo(right())
            .map(Number::datum)
            .ok_or_else(by_zero),
        "abs" => Ok(match left() {
            number if number.to_f64() < 0.0 => number.negated(),
            number => number,
        }
        .datum()),
        "ceil" => Ok(left().ceil().datum()),
        "floor" => Ok(left().floor().datum()),
        "round" => Ok(left().round(places(right())).datum()),
        "at_least" => Ok(match left().compare(right()).is_lt() {
            true => right().datum(),
            false => left().datum(),
        }),
        "at_most" => Ok(match left().compare(right()).is_gt() {
            true => right().datum(),
            false => left().datum(),
        }),
        "to_integer" => Ok(Datum::Integer(match input {
            Datum::Bool(value) => i64::from(*value),
            Datum::Integer(value) => *value,
            Datum::Float(value) => *value as i64,
            other => other.as_str().map_or(0, leading_integer),
        })),
        _ => return None,
    })
}

fn places(number: Number) -> i64 {
    match number {
        Number::Whole(places) => places,
        other => other.to_f64() as i64,
    }
}
