//! Something that can be announced.

/// Something that can be announced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct News {
    pub url: String,
    pub checksum: String,
    pub is_rss: bool,
}
