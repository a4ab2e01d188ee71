//! MkDocs: the settings and the posts of Material's blog plugin.

mod blocks;
mod boxes;
mod generator;
mod inline;
mod post_path;
mod posts;
pub(crate) mod settings;
mod yaml;
