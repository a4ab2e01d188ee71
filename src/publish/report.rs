//! What a run did, or would do.

/// What a run did, or would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The paths of what was sent, in the order of sending.
    pub uploaded: Vec<String>,
    /// The paths of what was removed.
    pub removed: Vec<String>,
    /// How many documents were there already.
    pub unchanged: usize,
    /// The number of bytes that were sent.
    pub bytes: u64,
    /// The store knows no conditional writes, so that two runs at a time are not kept apart.
    pub is_unguarded: bool,
}
