//! Rules of paged and archived feeds (RFC 5005).

mod archive_incomplete;
mod archive_without_current;
mod current_not_self;
mod link_past_end;
mod relation_in_complete;
mod relation_in_entry;

use crate::rule::Rule;

pub(super) static RULES: &[&Rule] = &[
    &archive_incomplete::RULE,
    &archive_without_current::RULE,
    &current_not_self::RULE,
    &link_past_end::RULE,
    &relation_in_complete::RULE,
    &relation_in_entry::RULE,
];
