//! How a pull behaves.

use std::time::Duration;

/// How a pull behaves.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// The time between two requests to one host.
    pub delay: Duration,
    /// Write nothing.
    pub dry_run: bool,
    /// Ask sources that failed, or said that they are gone, at once.
    pub retry: bool,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            delay: Duration::from_secs(1),
            dry_run: false,
            retry: false,
        }
    }
}
