//! Sources that mean harm: what they send stays within bounds, and what they must not know or show stays so.

#[allow(dead_code)] // Each test binary uses its own part.
#[path = "world/clock.rs"]
mod clock;
#[path = "world/planet.rs"]
mod planet;
#[allow(dead_code)]
#[path = "world/server.rs"]
mod server;

#[path = "planet/identity.rs"]
mod identity;
#[path = "planet/limits.rs"]
mod limits;
#[path = "planet/manners.rs"]
mod manners;
#[path = "planet/secrets.rs"]
mod secrets;
