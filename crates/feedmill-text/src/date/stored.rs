//! An instant as three numbers, which take less room in a file than a text: seconds since 1970, nanoseconds besides, and the
//! seconds that its offset is ahead of UTC.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

use super::Timestamp;

/// For `#[serde(with)]`.
///
/// # Errors
///
/// Those of the serializer.
pub fn serialize<S: Serializer>(instant: &Timestamp, to: S) -> Result<S::Ok, S::Error> {
    numbers(instant).serialize(to)
}

/// For `#[serde(with)]`.
///
/// # Errors
///
/// Where the numbers are those of no instant.
pub fn deserialize<'d, D: Deserializer<'d>>(from: D) -> Result<Timestamp, D::Error> {
    let numbers = <(i64, u32, i32)>::deserialize(from)?;
    instant(numbers).ok_or_else(|| D::Error::custom("no instant"))
}

/// The three numbers of an instant.
#[inline]
pub fn numbers(instant: &Timestamp) -> (i64, u32, i32) {
    let offset = instant.offset().local_minus_utc();
    (
        instant.timestamp(),
        instant.timestamp_subsec_nanos(),
        offset,
    )
}

/// The instant of three numbers, where they are one's.
#[inline]
pub fn instant((seconds, nanos, offset): (i64, u32, i32)) -> Option<Timestamp> {
    let offset = FixedOffset::east_opt(offset)?;
    let instant = DateTime::from_timestamp(seconds, nanos)?;
    Some(instant.with_timezone(&offset))
}
