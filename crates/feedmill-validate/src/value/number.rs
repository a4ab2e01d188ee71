//! Numbers.

use super::{Fault, Sink};

pub(crate) fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn is_integer(text: &str) -> bool {
    is_digits(text.strip_prefix(['-', '+']).unwrap_or(text))
}

fn is_zero(text: &str) -> bool {
    text.bytes().all(|b| b == b'0')
}

fn is_float(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let Some((whole, fraction)) = digits.split_once('.') else {
        return is_digits(digits);
    };
    let is_part = |part: &str| part.is_empty() || is_digits(part);
    is_part(whole) && is_part(fraction) && digits != "."
}

pub(super) fn integer(text: &str, sink: &mut Sink<'_>) {
    if !is_integer(text) {
        sink(Fault::Integer, 0, format!("`{text}` is not a whole number"));
    }
}

pub(super) fn positive(text: &str, sink: &mut Sink<'_>) {
    if !is_digits(text) || is_zero(text) {
        sink(
            Fault::PositiveInteger,
            0,
            format!("`{text}` is not a whole number above 0"),
        );
    }
}

pub(super) fn non_negative(text: &str, sink: &mut Sink<'_>) {
    if !is_digits(text) {
        sink(
            Fault::NonNegativeInteger,
            0,
            format!("`{text}` is not a whole number of 0 or more"),
        );
    }
}

pub(super) fn attribute(text: &str, sink: &mut Sink<'_>) {
    if text.is_empty() || text.strip_prefix('-').is_some_and(is_digits) {
        sink(
            Fault::UnknownLength,
            0,
            format!("`{text}` is not a length; 0 says that it is not known"),
        );
    } else if !is_digits(text) {
        sink(
            Fault::IntegerAttribute,
            0,
            format!("`{text}` is not a whole number of 0 or more"),
        );
    }
}

/// A port: a number above 0.
pub(super) fn port(text: &str, sink: &mut Sink<'_>) {
    if !is_digits(text) || is_zero(text) {
        sink(
            Fault::IntegerAttribute,
            0,
            format!("`{text}` is not the number of a port"),
        );
    }
}

/// Seconds of a medium: the specification speaks of a number, and players give fractions.
pub(super) fn seconds(text: &str, sink: &mut Sink<'_>) {
    let is_fraction = text
        .split_once('.')
        .is_some_and(|(whole, fraction)| is_digits(whole) && is_digits(fraction));
    if !is_fraction {
        positive(text, sink);
    }
}

pub(super) fn float(text: &str, sink: &mut Sink<'_>) {
    if !is_float(text) {
        sink(Fault::Float, 0, format!("`{text}` is not a number"));
    }
}

pub(super) fn percentage(text: &str, sink: &mut Sink<'_>) {
    if !text
        .parse::<f64>()
        .is_ok_and(|number| (0.0..=100.0).contains(&number))
    {
        sink(
            Fault::Percentage,
            0,
            format!("`{text}` is not a number from 0 to 100"),
        );
    }
}

/// The side of a picture, in pixels.
pub(super) fn size(text: &str, most: u32, fault: Fault, sink: &mut Sink<'_>) {
    if !is_digits(text)
        || !text
            .parse::<u32>()
            .is_ok_and(|number| (1..=most).contains(&number))
    {
        sink(
            fault,
            0,
            format!("`{text}` is not a whole number from 1 to {most}"),
        );
    }
}

pub(super) fn hour(text: &str, sink: &mut Sink<'_>) {
    match text.parse::<u32>() {
        Ok(24) => sink(Fault::HourMidnight, 0, "midnight is 0, not 24".to_owned()),
        Ok(0..24) if is_digits(text) => {}
        _ => sink(
            Fault::Hour,
            0,
            format!("`{text}` is not an hour from 0 to 23"),
        ),
    }
}

pub(super) fn list(text: &str, sink: &mut Sink<'_>) {
    if !text.split(',').all(|part| is_digits(part.trim())) {
        sink(
            Fault::IntegerList,
            0,
            format!("`{text}` is not a list of whole numbers"),
        );
    }
}

pub(super) fn expansion(text: &str, sink: &mut Sink<'_>) {
    if !text.is_empty() && !text.split(',').all(|part| is_digits(part.trim())) {
        sink(
            Fault::ExpansionState,
            0,
            format!("`{text}` is not a list of line numbers"),
        );
    }
}
