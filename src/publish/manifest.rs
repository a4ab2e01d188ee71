//! The list of what is published, at the destination itself.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// The key of the list.
pub const MANIFEST: &str = ".feedmill-published.json";

/// The list of what is published.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Manifest {
    /// Every document that feedmill published and did not remove, by path.
    pub documents: BTreeMap<String, Published>,
    /// The run that is at work.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub run: Option<Run>,
    /// What a run was about to send or remove: whether it did is not known.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub pending: BTreeSet<String>,
}

/// One document as it was published.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Published {
    pub sha256: String,
    pub media_type: String,
    pub cache_control: String,
}

/// A run that is at work.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Run {
    /// No other run has it.
    pub id: String,
    /// When its turn ends, unless it says that it goes on.
    pub until: DateTime<Utc>,
}
