//! One rendered file.

/// One rendered file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Where it goes, relative to the folder of feeds, with `/` between its parts.
    pub path: String,
    /// Its media type, for servers and object stores; without a charset, which is always UTF-8.
    pub media_type: &'static str,
    /// What it holds.
    pub bytes: Vec<u8>,
}
