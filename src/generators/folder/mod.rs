//! feedmill's own folder of posts, of a site without a generator.

mod generator;

pub(crate) use generator::Folder;
