//! Where documents are served from: a folder or an object store.

/// Somewhere that keeps bytes under keys, which are paths with `/` between their parts.
pub trait Store: Send + Sync {
    /// What is kept under the key, and its version.
    ///
    /// # Errors
    ///
    /// Where the store does not answer, or refuses.
    fn read(&self, key: &str) -> Result<Option<(Vec<u8>, Version)>, Fault>;

    /// Keeps the bytes under the key, old or new and never in between, and says which version they are.
    ///
    /// # Errors
    ///
    /// Where the store does not answer, or refuses, or the condition does not hold.
    fn write(
        &self,
        key: &str,
        bytes: &[u8],
        headers: &Headers,
        condition: &Condition,
    ) -> Result<Version, Fault>;

    /// Removes what is kept under the key; all is well where there is nothing.
    ///
    /// # Errors
    ///
    /// Where the store does not answer, or refuses.
    fn remove(&self, key: &str) -> Result<(), Fault>;

    /// Keeps other runs out for as long as the file that it gives is open, which is no longer than this process lives; `None`
    /// where the store cannot tell whether a run is still alive.
    ///
    /// # Errors
    ///
    /// [`Fault::Conflict`] where another run is at work; others where the store refuses.
    fn lock(&self) -> Result<Option<std::fs::File>, Fault> {
        Ok(None)
    }
}

/// What is served with the bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headers {
    /// `Content-Type`.
    pub media_type: String,
    /// `Cache-Control`.
    pub cache_control: String,
}

/// Which version something is, in the store's own words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Version {
    /// The entity tag, or a checksum.
    pub tag: Option<String>,
    /// The number of the version, where the store counts.
    pub number: Option<String>,
}

/// What must hold for a write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Nothing.
    None,
    /// There is nothing under the key yet.
    Absent,
    /// It is still this version.
    Is(Version),
}

/// Why a store does not do what it is asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The condition does not hold.
    #[error("somebody else has written it meanwhile")]
    Conflict,
    /// The store knows no conditions.
    #[error("the store does not support conditional writes")]
    Unconditional,
    /// The credentials are wrong or do not reach so far.
    #[error(
        "the store refuses: {0}\n  help: check that the credentials in the environment are right and allow reading, writing and deleting there"
    )]
    Denied(String),
    /// There are no credentials, neither in the environment nor on the machine.
    #[error(
        "no credentials in the environment, and none on this machine: {reason}\n  help: {help}"
    )]
    NoCredentials {
        /// What the machine said.
        reason: String,
        /// Which variables to set.
        help: &'static str,
    },
    /// It may go well the next time.
    #[error("the store fails: {0}\n  help: run it again; it continues where it stopped")]
    Passing(String),
    /// It will not go well the next time either.
    #[error("{0}")]
    Lasting(String),
}
