//! Numbers as Ruby reckons: whole numbers divide downwards, and fractions are decimal, so that 0.1 + 0.2 is 0.3.

use std::cmp::Ordering;

use super::{Datum, print::float};

/// Decimal places that a division keeps: more than a 64-bit fraction shows.
const PLACES: u32 = 20;

/// A number in a calculation.
#[derive(Clone, Copy, Debug)]
pub(in super::super) enum Number {
    Whole(i64),
    /// `digits / 10^places`.
    Decimal {
        digits: i128,
        places: u32,
    },
    /// What is too large or too fine for the decimal form.
    Wide(f64),
}

/// What a filter that calculates takes `datum` for: text that starts with digits counts, all else is 0.
pub(in super::super) fn to_number(datum: &Datum<'_>) -> Number {
    match datum {
        Datum::Integer(value) => Number::Whole(*value),
        Datum::Float(value) => decimal(&float(*value)).unwrap_or(Number::Wide(*value)),
        Datum::Str(_) | Datum::Text(_) => {
            let text = datum.as_str().unwrap_or_default();
            match plain_decimal(text.trim()) {
                true => decimal(text.trim()).unwrap_or(Number::Wide(text.parse().unwrap_or(0.0))),
                false => Number::Whole(leading_integer(text)),
            }
        }
        _ => Number::Whole(0),
    }
}

/// Ruby's `to_i`: the whole number that `text` starts with, or 0.
pub(in super::super) fn leading_integer(text: &str) -> i64 {
    let text = text.trim_start();
    let (negative, digits) = match text.as_bytes().first() {
        Some(b'-') => (true, &text[1..]),
        Some(b'+') => (false, &text[1..]),
        _ => (false, text),
    };
    let mut value: i64 = 0;
    let mut after_digit = false;
    for byte in digits.bytes() {
        match byte {
            b'0'..=b'9' => {
                value = value
                    .saturating_mul(10)
                    .saturating_add(i64::from(byte - b'0'));
                after_digit = true;
            }
            b'_' if after_digit => after_digit = false,
            _ => break,
        }
    }
    if negative { -value } else { value }
}

/// Ruby's `Integer()`: a whole number and nothing else.
pub(in super::super) fn strict_integer(datum: &Datum<'_>) -> Option<i64> {
    match datum {
        Datum::Integer(value) => Some(*value),
        Datum::Str(_) | Datum::Text(_) => datum.as_str()?.trim().parse().ok(),
        _ => None,
    }
}

fn plain_decimal(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    digits
        .split_once('.')
        .is_some_and(|(whole, fraction)| all_digits(whole) && all_digits(fraction))
}

/// `-12.50`, where its digits fit.
fn decimal(text: &str) -> Option<Number> {
    let (whole, fraction) = text.split_once('.')?;
    let places = u32::try_from(fraction.len())
        .ok()
        .filter(|places| *places <= PLACES)?;
    let digits: i128 = format!("{whole}{fraction}").parse().ok()?;
    (digits.unsigned_abs() < 1 << 100).then_some(Number::Decimal { digits, places })
}

impl Number {
    pub fn to_f64(self) -> f64 {
        match self {
            Number::Whole(value) => value as f64,
            Number::Wide(value) => value,
            // Reading the digits rounds once; dividing two floats would round three times.
            Number::Decimal { digits, places } => {
                format!("{digits}e-{places}").parse().unwrap_or(f64::NAN)
            }
        }
    }

    pub fn datum<'a>(self) -> Datum<'a> {
        match self {
            Number::Whole(value) => Datum::Integer(value),
            _ => Datum::Float(self.to_f64()),
        }
    }

    pub fn plus(self, other: Number) -> Number {
        match (self, other) {
            (Number::Whole(a), Number::Whole(b)) => a
                .checked_add(b)
                .map_or(Number::Wide(a as f64 + b as f64), Number::Whole),
            _ => self
                .aligned(other)
                .and_then(|(a, b, places)| bounded(a.checked_add(b)?, places))
                .unwrap_or_else(|| Number::Wide(self.to_f64() + other.to_f64())),
        }
    }

    pub fn minus(self, other: Number) -> Number {
        self.plus(other.negated())
    }

    pub fn times(self, other: Number) -> Number {
        match (self, other) {
            (Number::Whole(a), Number::Whole(b)) => a
                .checked_mul(b)
                .map_or(Number::Wide(a as f64 * b as f64), Number::Whole),
            _ => self
                .scaled()
                .zip(other.scaled())
                .and_then(|((a, x), (b, y))| bounded(a.checked_mul(b)?, x + y))
                .unwrap_or_else(|| Number::Wide(self.to_f64() * other.to_f64())),
        }
    }

    /// `None` where a whole number is divided by zero, which Ruby refuses.
    pub fn divided_by(self, other: Number) -> Option<Number> {
        match (self, other) {
            (Number::Whole(a), Number::Whole(b)) => Some(Number::Whole(floor_div(a, b)?)),
            _ if other.to_f64() == 0.0 => None,
            _ => Some(
                self.aligned(other)
                    .and_then(|(a, b, _)| {
                        let scaled = a.checked_mul(10_i128.checked_pow(PLACES)?)?;
                        bounded(scaled.checked_div(b)?, PLACES)
                    })
                    .unwrap_or_else(|| Number::Wide(self.to_f64() / other.to_f64())),
            ),
        }
    }

    /// `None` where it is divided by zero. The result has the sign of the divisor, as in Ruby.
    pub fn modulo(self, other: Number) -> Option<Number> {
        if other.to_f64() == 0.0 {
            return None;
        }
        if let (Number::Whole(a), Number::Whole(b)) = (self, other) {
            let rest = a.checked_rem(b).unwrap_or(0);
            let turned = rest != 0 && (rest < 0) != (b < 0);
            return Some(Number::Whole(if turned { rest + b } else { rest }));
        }
        let quotient = self.divided_by(other)?.floor();
        Some(self.minus(quotient.times(other)))
    }

    pub fn negated(self) -> Number {
        match self {
            Number::Whole(value) => value
                .checked_neg()
                .map_or(Number::Wide(-(value as f64)), Number::Whole),
            Number::Decimal { digits, places } => Number::Decimal {
                digits: -digits,
                places,
            },
            Number::Wide(value) => Number::Wide(-value),
        }
    }

    pub fn floor(self) -> Number {
        match self {
            Number::Decimal { digits, places } => {
                let whole = digits.div_euclid(10_i128.pow(places));
                i64::try_from(whole).map_or(Number::Wide(whole as f64), Number::Whole)
            }
            Number::Wide(value) => Number::Wide(value.floor()),
            whole => whole,
        }
    }

    pub fn ceil(self) -> Number {
        self.negated().floor().negated()
    }

    /// Rounded half away from zero, to `places` decimals; to tens, hundreds… where `places` is negative.
    pub fn round(self, to: i64) -> Number {
        let Some((digits, places)) = self.scaled() else {
            return self;
        };
        let drop = i64::from(places).saturating_sub(to);
        if drop <= 0 {
            return self;
        }
        let unit = u32::try_from(drop)
            .ok()
            .filter(|drop| *drop < 38)
            .map(|drop| 10_i128.pow(drop));
        let Some(unit) = unit else {
            return Number::Whole(0);
        };
        let (quotient, rest) = (digits / unit, digits % unit);
        let up = rest.abs().saturating_mul(2) >= unit;
        let quotient = quotient + if up { digits.signum() } else { 0 };
        match self {
            Number::Whole(_) => {
                i64::try_from(quotient.saturating_mul(unit)).map_or(self, Number::Whole)
            }
            _ if to <= 0 => quotient
                .checked_mul(10_i128.pow(u32::try_from(-to).unwrap_or(0).min(30)))
                .and_then(|value| i64::try_from(value).ok())
                .map_or(self, Number::Whole),
            _ => Number::Decimal {
                digits: quotient,
                places: u32::try_from(to).unwrap_or(0),
            },
        }
    }

    pub fn compare(self, other: Number) -> Ordering {
        match self.aligned(other) {
            Some((a, b, _)) => a.cmp(&b),
            None => self.to_f64().total_cmp(&other.to_f64()),
        }
    }

    fn scaled(self) -> Option<(i128, u32)> {
        match self {
            Number::Whole(value) => Some((value.into(), 0)),
            Number::Decimal { digits, places } => Some((digits, places)),
            Number::Wide(_) => None,
        }
    }

    /// Both numbers as multiples of one power of ten.
    fn aligned(self, other: Number) -> Option<(i128, i128, u32)> {
        let ((a, x), (b, y)) = (self.scaled()?, other.scaled()?);
        let places = x.max(y);
        let a = a.checked_mul(10_i128.checked_pow(places - x)?)?;
        let b = b.checked_mul(10_i128.checked_pow(places - y)?)?;
        Some((a, b, places))
    }
}

/// The decimal number, in a form whose further use cannot overflow.
fn bounded(mut digits: i128, mut places: u32) -> Option<Number> {
    while places > PLACES {
        digits /= 10;
        places -= 1;
    }
    (digits.unsigned_abs() < 1 << 110).then_some(Number::Decimal { digits, places })
}

fn floor_div(a: i64, b: i64) -> Option<i64> {
    let quotient = a.checked_div(b)?;
    let inexact = a.checked_rem(b)? != 0 && (a < 0) != (b < 0);
    Some(quotient - i64::from(inexact))
}
