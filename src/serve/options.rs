//! What is served, where, and how long clients may take.

use std::path::PathBuf;
use std::time::Duration;

use super::{Composer, Live, Validator};

/// What is served, and where.
#[derive(Debug)]
pub struct Options {
    /// The folder of feeds.
    pub root: PathBuf,
    /// The manifest of that folder, if it is kept elsewhere.
    pub manifest: Option<PathBuf>,
    /// The path that it is served at; it begins and ends with `/`.
    pub base: String,
    /// Where subscribers find that folder, as an absolute URL that ends in `/`: what `Link: rel=self` says.
    pub url: String,
    /// WebSub hubs, as absolute URLs: what `Link: rel=hub` says.
    pub hubs: Vec<String>,
    /// Old paths of the site and the documents, relative to the folder, that took their places.
    pub redirects: Vec<(String, String)>,
    /// Where pages learn that they are to be loaded again.
    pub live: Option<Live>,
    /// The page on which people check feeds.
    pub validator: Option<Validator>,
    /// What composes feeds when somebody asks for them, if anything does.
    pub composer: Option<Composer>,
    /// When clients are cut off.
    pub patience: Patience,
}

/// How long a client may take. One that takes longer is cut off, since it holds a socket that others need.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// To send the whole head of a request, the wait for the next one on the same connection included.
    pub head: Duration,
    /// To take anything of what is sent to it.
    pub answer: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Patience {
            head: Duration::from_secs(30),
            answer: Duration::from_secs(20),
        }
    }
}
