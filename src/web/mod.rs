//! Asking and telling other machines: one request, one answer, and a clock. Both are traits, so that tests neither sleep
//! nor leave the machine.

#[cfg(any(feature = "fetch", feature = "pull", feature = "announce"))]
mod client;
mod clock;
#[cfg(any(feature = "fetch", feature = "pull", feature = "announce"))]
mod guard;
#[cfg(any(feature = "fetch", feature = "pull", feature = "announce"))]
mod message;

#[cfg(any(feature = "fetch", feature = "pull", feature = "announce"))]
pub use client::{Client, Limits, user_agent};
pub use clock::{Clock, SystemClock};
#[cfg(any(feature = "fetch", feature = "pull", feature = "announce"))]
pub use guard::is_public;
#[cfg(any(feature = "fetch", feature = "pull", feature = "announce"))]
pub use message::{Fault, Request, Response};

#[cfg(any(feature = "fetch", feature = "pull", feature = "announce"))]
/// Something that sends requests.
pub trait Web: Sync {
    /// Sends one request and reads the whole answer, whatever its status. Redirects are not followed.
    ///
    /// # Errors
    ///
    /// Where there is no whole answer.
    fn send(&self, request: &Request) -> Result<Response, Fault>;
}
