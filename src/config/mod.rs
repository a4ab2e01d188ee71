//! What a site's owner has settled: `feedmill.yaml`, or what Jekyll's `_config.yml` says of the same things.

mod format;
mod person;

pub use format::Format;
pub use person::Person;
