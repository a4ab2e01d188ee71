//! Numbers.

use super::Done;
use crate::value::Value;

#[allow(clippy::cast_possible_truncation, reason = "as Go cuts numbers")]
pub(super) fn call(name: &str, arguments: &[Value]) -> Option<Done> {
    let few = || Err("too few arguments".to_owned());
    let wrong = |value: &Value| format!("expected a number, not `{}`", value.print());
    Some(match (name, arguments) {
        ("add" | "sub" | "mul" | "div" | "mod" | "math.Max" | "math.Min", [first, rest @ ..]) => {
            let mut sum = first.clone();
            for value in rest {
                sum = match fold(name, &sum, value) {
                    Ok(sum) => sum,
                    Err(message) => return Some(Err(message)),
                };
            }
            Ok(sum)
        }
        ("math.Round" | "math.Floor" | "math.Ceil" | "math.Abs" | "math.Sqrt", [one]) => {
            match one.to_float() {
                None => Err(wrong(one)),
                Some(number) => Ok(Value::Float(match name {
                    "math.Round" => number.round(),
                    "math.Floor" => number.floor(),
                    "math.Ceil" => number.ceil(),
                    "math.Abs" => number.abs(),
                    _ => number.sqrt(),
                })),
            }
        }
        ("math.Pow", [one, two]) => match (one.to_float(), two.to_float()) {
            (Some(one), Some(two)) => Ok(Value::Float(one.powf(two))),
            _ => Err(wrong(one)),
        },
        ("modBool", [one, two]) => {
            fold("mod", one, two).map(|rest| Value::Bool(rest == Value::Int(0)))
        }
        ("lang.FormatNumber", [digits, number]) => match (digits.to_int(), number.to_float()) {
            (Some(digits), Some(number)) => Ok(Value::text(grouped(number, digits))),
            _ => Err(wrong(number)),
        },
        ("int", [one]) => match one.to_int() {
            Some(number) => Ok(Value::Int(number)),
            None => one
                .to_float()
                .map(|number| Value::Int(number as i64))
                .ok_or_else(|| wrong(one)),
        },
        ("float", [one]) => one.to_float().map(Value::Float).ok_or_else(|| wrong(one)),
        ("add" | "sub" | "mul" | "div" | "mod" | "int" | "float", _) => few(),
        _ => return None,
    })
}

fn fold(name: &str, one: &Value, two: &Value) -> Done {
    if let (Some(one), Some(two), "add") = (one.as_str(), two.as_str(), name) {
        return Ok(Value::text(format!("{one}{two}")));
    }
    if let (Value::Int(one), Value::Int(two)) = (one, two) {
        let result = match name {
            "add" => one.checked_add(*two),
            "sub" => one.checked_sub(*two),
            "mul" => one.checked_mul(*two),
            "div" => one.checked_div(*two),
            "mod" => one.checked_rem(*two),
            "math.Max" => Some(*one.max(two)),
            _ => Some(*one.min(two)),
        };
        return result
            .map(Value::Int)
            .ok_or_else(|| "the result is not a number".to_owned());
    }
    match (one.to_float(), two.to_float()) {
        (Some(one), Some(two)) => Ok(Value::Float(match name {
            "add" => one + two,
            "sub" => one - two,
            "mul" => one * two,
            "div" => one / two,
            "mod" => one % two,
            "math.Max" => one.max(two),
            _ => one.min(two),
        })),
        _ => Err(format!(
            "expected numbers, not `{}` and `{}`",
            one.print(),
            two.print()
        )),
    }
}

/// A number with commas between thousands.
fn grouped(number: f64, digits: i64) -> String {
    let digits = usize::try_from(digits).unwrap_or(0).min(20);
    let text = format!("{:.digits$}", number.abs());
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let mut out = String::from(if number < 0.0 { "-" } else { "" });
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out + rest
}
