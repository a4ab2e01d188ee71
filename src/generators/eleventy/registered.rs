//! The names of what the settings of a site register.

use std::collections::{BTreeMap, BTreeSet};

use crate::generators::shared::small_script::Machine;

/// The names of what the settings register.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct Own {
    pub filters: BTreeSet<String>,
    /// Shortcodes, and whether each has an end.
    pub shortcodes: BTreeMap<String, bool>,
    /// The ends of the names of files that functions see before they are read; `*` for all.
    pub preprocessors: Vec<String>,
}

impl Own {
    /// The names of what the settings register.
    pub fn of(machine: &Machine) -> Self {
        let registry = machine.registry();
        let shortcodes = registry.shortcodes.iter();
        Own {
            filters: registry.filters.keys().cloned().collect(),
            shortcodes: shortcodes
                .map(|(name, (_, has_end))| (name.clone(), *has_end))
                .collect(),
            preprocessors: registry
                .preprocessors
                .iter()
                .map(|(ends, _)| ends.clone())
                .collect(),
        }
    }
}
