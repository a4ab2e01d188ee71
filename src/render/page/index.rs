//! The list of all feeds that the filter looks into if no page holds them all. It is fetched when somebody types.

use super::common::{by_weight, is_cut, line};
use super::listed::Listed;
use crate::config::Kind;
use crate::render::{Document, Role};
use crate::uri::encode_path;

/// Where the list goes, relative to the folder of feeds.
pub const INDEX: &str = "feeds-index.json";

/// The list, if a page needs it: the name of each feed, the path of its page and how many posts it has, in the order in
/// which the filter shows what it finds.
pub fn index(feeds: &[Listed]) -> Option<Document> {
    if !is_needed(feeds) {
        return None;
    }
    let terms = super::common::LISTED.map(|kind| by_weight(feeds, kind));
    let mut terms = terms.concat();
    terms.sort_by_key(|feed| std::cmp::Reverse(feed.total));
    let lines: Vec<String> = terms
        .iter()
        .map(|feed| {
            let name = line(feed.label());
            serde_json::json!([name, encode_path(&feed.page), feed.total]).to_string()
        })
        .collect();
    Some(Document {
        path: INDEX.to_owned(),
        role: Role::List,
        media_type: "application/json",
        bytes: format!("[\n{}\n]\n", lines.join(",\n")).into_bytes(),
    })
}

pub(super) fn is_needed(feeds: &[Listed]) -> bool {
    Kind::ALL.into_iter().any(|kind| is_cut(feeds, kind))
}
