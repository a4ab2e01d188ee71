//! What a feed shows the posts of.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a feed shows the posts of.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// The whole site.
    All,
    /// One category.
    Category,
    /// One tag.
    Tag,
    /// One author.
    Author,
    /// One feed of `feeds.custom`.
    Custom,
    /// One language of a site that has several.
    Language,
}

impl Kind {
    /// Every kind, in the order in which they are listed.
    pub const ALL: [Kind; 6] = [
        Kind::All,
        Kind::Category,
        Kind::Tag,
        Kind::Author,
        Kind::Custom,
        Kind::Language,
    ];

    /// The name in settings, options and paths.
    pub fn name(self) -> &'static str {
        match self {
            Kind::All => "all",
            Kind::Category => "category",
            Kind::Tag => "tag",
            Kind::Author => "author",
            Kind::Custom => "custom",
            Kind::Language => "language",
        }
    }
}
