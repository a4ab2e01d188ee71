//! One file for each verb.

pub mod build;
pub mod init;
mod report;
pub mod schema;
pub mod validate;
