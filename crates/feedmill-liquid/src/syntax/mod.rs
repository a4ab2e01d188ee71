//! What stands inside a tag: expressions, filters and conditions.
//!
//! Each is read twice at most. The strict reading follows Liquid's grammar; where it fails, the lax reading makes of the
//! text what Liquid's forgiving mode makes of it, as Jekyll does.

mod condition;
mod expression;
mod fragment;
mod pipeline;
mod strict;

pub(super) use condition::{Comparison, Condition, Join, Operator, condition};
pub(super) use expression::{Expression, Key, Path};
pub(super) use fragment::{fragment, fragments, is_segment, tag_attributes};
pub(super) use pipeline::Pipeline;
pub(super) use strict::{Strict, TokenKind};
