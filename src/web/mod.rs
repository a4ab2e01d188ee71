//! Asking and telling other machines: one request, one answer, and a clock. Both are traits, so that tests neither sleep
//! nor leave the machine.

mod client;
mod clock;
mod guard;
mod message;

pub use client::{Client, Limits, user_agent};
pub use clock::{Clock, SystemClock};
pub use guard::is_public;
pub use message::{Fault, Request, Response};

/// Something that sends requests.
pub trait Web: Sync {
    /// Sends one request and reads the whole answer, whatever its status. Redirects are not followed.
    ///
    /// # Errors
    ///
    /// Where there is no whole answer.
    fn send(&self, request: &Request) -> Result<Response, Fault>;
}
