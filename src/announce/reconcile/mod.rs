//! Brings one destination into the state that the site has.
//!
//! Each step is written into the ledger before it is taken and after it, so that a killed run is finished by the next one. What may
//! have been sent is looked for before it is sent again.

mod adopt;
mod bring;
mod change;
mod issue;
mod send;
mod take_back;
mod work;

pub(super) use bring::reconcile;
pub(super) use work::Run;
