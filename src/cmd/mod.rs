//! One file for each verb.

pub mod build;
pub mod head;
pub mod hosting;
pub mod init;
mod report;
pub mod schema;
#[cfg(feature = "serve")]
pub mod serve;
pub mod validate;
