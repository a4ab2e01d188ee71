//! From a site's folder to its settings.

mod address;
mod files;
mod generator;
mod rules;
mod site;
mod site_folder;

pub use rules::validate_settings;
