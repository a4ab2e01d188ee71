//! Posts by mail: each in a message of its own, or those of a day or week in one.

mod list;
mod message;
mod page;
mod period;
mod plain;
mod smtp;
mod style;

pub(super) use list::List;
