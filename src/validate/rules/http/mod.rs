//! Rules of how a document is served.

mod media_type;

use crate::validate::rule::Rule;

pub(super) static RULES: &[&Rule] = &[&media_type::RULE];
