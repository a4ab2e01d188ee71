//! Sources that mean harm: what they send stays within bounds, and what they must not know or show stays so.

mod identity;
mod limits;
mod manners;
mod secrets;
