//! What messages are handed to.

/// What messages are handed to.
pub trait Mailer {
    /// Connects and logs in, unless that was done and still holds.
    ///
    /// # Errors
    ///
    /// If messages cannot be handed over at present.
    fn connect(&self) -> Result<(), Undelivered>;

    /// Hands over a message from one address to another.
    ///
    /// # Errors
    ///
    /// If it was not taken, or may not have been.
    fn send(&self, from: &str, to: &str, message: &[u8]) -> Result<(), Undelivered>;
}

/// Why a message was not handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Undelivered {
    /// The server does not want this message.
    Refused(String),
    /// The server takes nothing at present, and did not take it.
    NotSent(String),
    /// The connection ended before the server said that it has it.
    Unknown(String),
}

/// Stands in where this was built without mail.
#[cfg(not(feature = "mail"))]
pub(super) fn missing(
    _: &crate::config::MailSettings,
) -> Result<super::webmention::Webmention<'static>, super::error::Error> {
    Err(super::error::Error::Missing("mail"))
}
