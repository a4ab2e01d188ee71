//! What is wrong with a text that is not YAML, TOML or JSON: in plain words, and at the place of the fault.

mod fault;
mod json;
mod toml;
mod types;
mod yaml;

pub(crate) use fault::Fault;
pub(crate) use json::json;
pub(crate) use toml::toml;
pub(crate) use types::of_another_type;
pub(crate) use yaml::{without_keys, yaml, yaml_or_other};
