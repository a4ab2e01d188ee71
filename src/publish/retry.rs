//! Trying again where that may help.

use std::time::Duration;

use super::Fault;
use crate::net::Clock;

/// How often something is tried, and the first pause, which doubles with each.
const TRIES: u32 = 5;
const PAUSE: Duration = Duration::from_millis(250);

/// Tries until it goes well, or fails in a way that lasts, or has failed often enough.
pub(super) fn patiently<T>(
    clock: &dyn Clock,
    mut work: impl FnMut() -> Result<T, Fault>,
) -> Result<T, Fault> {
    let mut tried = 1;
    loop {
        match work() {
            Err(Fault::Passing(_)) if tried < TRIES => {
                clock.sleep(PAUSE * 2_u32.pow(tried - 1));
                tried += 1;
            }
            other => return other,
        }
    }
}
