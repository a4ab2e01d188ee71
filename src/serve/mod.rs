//! A small web server for a folder of feeds: what readers count on, and nothing else.
//!
//! It speaks HTTP/1.1 on plain TCP, for a desk or behind a proxy that speaks TLS. Files are kept in memory up to a limit and
//! read again when they change.

mod answer;
mod check;
mod client;
mod compose;
mod encoding;
mod error;
mod file;
mod file_cache;
mod host;
mod listed;
mod live;
mod media_type;
mod missing;
mod options;
mod page;
mod range;
mod request;
mod server;
mod stream;
mod validator;

pub use compose::{Composer, Site as ComposedSite};
pub use error::Error;
pub use live::{Live, State};
pub use options::{Options, Patience};
pub use server::{serve, serve_validator};
pub use validator::{Fetch, Found, PATH as VALIDATOR, Validator};
