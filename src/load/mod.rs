//! From a site's folder to its settings.

mod files;
mod generator;
mod site;
mod site_folder;
