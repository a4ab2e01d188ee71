//! How a run behaves.

/// How a run behaves.
#[derive(Clone, Debug)]
pub struct Options {
    /// What is made no more stays.
    pub keep: bool,
    /// Nothing is written.
    pub dry_run: bool,
    /// The turn of a run that seems to be at work is taken: it was killed.
    pub take_over: bool,
    /// How many documents are sent at the same time.
    pub threads: usize,
    /// What `Cache-Control` says of every document.
    pub cache_control: String,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            keep: false,
            dry_run: false,
            take_over: false,
            threads: 8,
            cache_control: "public, max-age=300".to_owned(),
        }
    }
}
