//! Rules of JSON and JSON Feed.

mod not_json;
mod version;

use crate::validate::rule::Rule;

pub(super) static RULES: &[&Rule] = &[&not_json::RULE, &version::RULE];
