//! What one build leaves for the next one.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::index::PostIndex;
use crate::output::Written;
use crate::render::page::Glance;

/// What was found out by an earlier build.
#[derive(Debug, Default)]
pub struct State {
    /// Every post that need not be read again.
    pub records: PostIndex,
    /// The files of the site that posts name and that were there.
    pub pictures: BTreeSet<String>,
    /// What it wrote.
    pub output: Output,
}

/// What a build wrote into a folder.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Output {
    /// The documents, by path.
    pub documents: BTreeMap<String, Written>,
    /// Each feed, by a hash of all that it shows.
    pub feeds: BTreeMap<u128, Made>,
    /// The files of the built site to which their entries lead and that were there.
    pub built: BTreeSet<String>,
}

/// A feed as it was made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Made {
    /// The paths of its documents.
    pub documents: Vec<String>,
    /// What pages that list feeds show of it.
    pub glance: Glance,
}
