//! Rules of the HTML inside feeds.

mod script;

use crate::validate::rule::Rule;

pub(super) static RULES: &[&Rule] = &[&script::RULE];
