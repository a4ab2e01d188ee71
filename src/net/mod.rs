//! Asking and telling other machines: one request, one answer, and a clock. Both are traits, so that tests neither sleep
//! nor leave the machine.

#[cfg(feature = "web")]
mod client;
mod clock;
#[cfg(feature = "web")]
mod guard;
#[cfg(feature = "web")]
mod gzip;
#[cfg(feature = "web")]
mod message;
#[cfg(feature = "web")]
mod web;

#[cfg(any(feature = "pull", feature = "stores", feature = "announce"))]
pub(crate) mod secrets;

#[cfg(feature = "web")]
pub use client::{Client, Limits, user_agent};
pub use clock::{Clock, SystemClock};
#[cfg(feature = "web")]
pub use guard::{Reach, is_public};
#[cfg(feature = "web")]
pub use message::{Fault, Request, Response, Wanted};
#[cfg(feature = "web")]
pub use web::Web;
