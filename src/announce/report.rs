//! What an announcement did, or would do.

/// What an announcement did, or would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Every listener, in the order in which they were told.
    pub listeners: Vec<Told>,
}

/// What one listener was told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Its address.
    pub listener: String,
    /// `websub`, `rsscloud` or `indexnow`.
    pub kind: &'static str,
    /// The addresses of what is new.
    pub news: Vec<String>,
    /// How many addresses are not new to it.
    pub known: usize,
    /// Why it could not be told of some or all, where that is so.
    pub failures: Vec<String>,
}
