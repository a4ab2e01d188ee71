//! Which files of the folder people are told of.

use crate::render::page;

/// Whether somebody may have meant the file: a document or a page, not what pages load.
pub(super) fn is_for_people(name: &str) -> bool {
    let is_document = [".xml", ".json", ".opml", ".html"]
        .iter()
        .any(|end| name.ends_with(end));
    is_document && name != page::INDEX
}
