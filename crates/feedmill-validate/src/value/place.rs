//! Coordinates.

use super::{Fault, Sink};

fn within(text: &str, most: f64) -> bool {
    let is_plain = text
        .bytes()
        .all(|b| b.is_ascii_digit() || matches!(b, b'-' | b'+' | b'.'));
    is_plain
        && text
            .parse::<f64>()
            .is_ok_and(|degrees| degrees.abs() <= most)
}

pub(super) fn latitude(text: &str, sink: &mut Sink<'_>) {
    if !within(text, 90.0) {
        sink(
            Fault::Latitude,
            0,
            format!("`{text}` is not a latitude from -90 to 90"),
        );
    }
}

pub(super) fn longitude(text: &str, sink: &mut Sink<'_>) {
    if !within(text, 180.0) {
        sink(
            Fault::Longitude,
            0,
            format!("`{text}` is not a longitude from -180 to 180"),
        );
    }
}

fn pairs(text: &str) -> Option<usize> {
    let parts: Vec<_> = text.split_ascii_whitespace().collect();
    let is_pair =
        |pair: &[&str]| matches!(pair, [lat, long] if within(lat, 90.0) && within(long, 180.0));
    parts.chunks(2).all(is_pair).then_some(parts.len() / 2)
}

/// With commas made spaces, when there are any.
fn without_commas(text: &str, sink: &mut Sink<'_>) -> String {
    if let Some(at) = text.find(',') {
        sink(
            Fault::CoordinateComma,
            at,
            "coordinates stand apart by a space, not by a comma".to_owned(),
        );
    }
    text.replace(',', " ")
}

pub(super) fn coordinates(text: &str, sink: &mut Sink<'_>) {
    let text = without_commas(text, sink);
    if pairs(&text) != Some(1) {
        sink(
            Fault::Coordinates,
            0,
            format!("`{text}` is not a latitude and a longitude"),
        );
    }
}

pub(super) fn list(text: &str, sink: &mut Sink<'_>) {
    let text = without_commas(text, sink);
    if pairs(&text).is_none_or(|count| count < 2) {
        sink(
            Fault::CoordinateList,
            0,
            "this is not a list of latitudes and longitudes".to_owned(),
        );
    }
}
