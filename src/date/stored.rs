//! An instant as three numbers, which take less room in a file than a text.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

use super::Timestamp;

/// For `#[serde(with)]`.
///
/// # Errors
///
/// Those of the serializer.
pub fn serialize<S: Serializer>(instant: &Timestamp, to: S) -> Result<S::Ok, S::Error> {
    let offset = instant.offset().local_minus_utc();
    (
        instant.timestamp(),
        instant.timestamp_subsec_nanos(),
        offset,
    )
        .serialize(to)
}

/// For `#[serde(with)]`.
///
/// # Errors
///
/// Where the numbers are those of no instant.
pub fn deserialize<'d, D: Deserializer<'d>>(from: D) -> Result<Timestamp, D::Error> {
    let (seconds, nanos, offset) = <(i64, u32, i32)>::deserialize(from)?;
    let offset = FixedOffset::east_opt(offset);
    let instant = DateTime::from_timestamp(seconds, nanos).zip(offset);
    let (instant, offset) = instant.ok_or_else(|| D::Error::custom("no instant"))?;
    Ok(instant.with_timezone(&offset))
}
