//! Whose habits the feeds keep: our own, or those of a plugin that people subscribed to before.

use schemars::JsonSchema;
use serde::Deserialize;

/// Whose ids, paths, order and texts the feeds have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Profile {
    /// feedmill's own: every feed in every format, and bodies as they serve a reader best.
    #[default]
    Feedmill,
    /// Those of Jekyll's plugin jekyll-feed, in Atom alone: who subscribed to its feeds sees no entry twice.
    JekyllFeed,
}

/// Whether an allow-list has the last word over bodies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Sanitize {
    /// No: what is known to harm goes, everything else stays.
    #[default]
    Normal,
    /// Yes: only what is known to be harmless stays, for bodies by people whom the site's owner does not know.
    Strict,
}
