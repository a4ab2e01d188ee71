//! What sends requests, so that tests need not leave the machine.

use super::{Fault, Request, Response};

/// Something that sends requests.
pub trait Web: Sync {
    /// Sends one request and reads the whole answer, whatever its status. Redirects are not followed.
    ///
    /// # Errors
    ///
    /// Where there is no whole answer.
    fn send(&self, request: &Request) -> Result<Response, Fault>;
}
