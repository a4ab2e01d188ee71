//! The page on which people check feeds: what it needs, and how many may use it at once.

use std::fmt;
use std::sync::Arc;

use tokio::sync::Semaphore;

use crate::date::Timestamp;
use crate::validate::Response as Told;

/// The path of the page. No file is served whose name begins with a dot, so that none can stand here.
pub const PATH: &str = "/.feedmill/validator/";

/// How many requests may wait for their turn. More are told to come back.
const WAITING: usize = 32;

/// What was found at an address.
pub enum Found {
    /// A document, and how it was sent.
    Document(Vec<u8>, Told),
    /// A page, and the feeds that it names.
    Page(Vec<String>),
}

/// Reads an address for the page; private ones must be refused. Says in a sentence why it cannot.
pub type Fetch = dyn Fn(&str) -> Result<Found, String> + Send + Sync;

/// The page on which people check feeds.
#[derive(Clone)]
pub struct Validator {
    pub(super) fetch: Option<Arc<Fetch>>,
    pub(super) clock: fn() -> Option<Timestamp>,
    /// A document is checked in its turn.
    pub(super) turns: Arc<Semaphore>,
    /// Who has a place waits for a turn.
    pub(super) waiting: Arc<Semaphore>,
}

impl fmt::Debug for Validator {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Validator").finish_non_exhaustive()
    }
}

impl Validator {
    /// A page that checks by this clock, and reads addresses with `fetch`; without it, it takes texts and files alone.
    pub fn new(fetch: Option<Arc<Fetch>>, clock: fn() -> Option<Timestamp>) -> Self {
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        Self {
            fetch,
            clock,
            // As many documents are checked at once as there are cores.
            turns: Arc::new(Semaphore::new(cores)),
            waiting: Arc::new(Semaphore::new(WAITING)),
        }
    }
}
