//! The list of all feeds that the filter looks into, where no page holds them all. It is fetched when somebody types.

use super::{Listed, is_cut, line};
use crate::config::Kind;
use crate::render::Document;
use crate::uri::encode_path;

/// Where the list goes, relative to the folder of feeds.
pub(super) const PATH: &str = "feeds-index.json";

/// The list, where there is need of one: for each feed its name, the path of its page and how many posts it has.
pub fn index(feeds: &[Listed]) -> Option<Document> {
    if !is_needed(feeds) {
        return None;
    }
    let terms = feeds.iter().filter(|feed| feed.kind != Kind::All);
    let lines: Vec<String> = terms
        .map(|feed| {
            let name = line(feed.label());
            serde_json::json!([name, encode_path(&feed.page), feed.total]).to_string()
        })
        .collect();
    Some(Document {
        path: PATH.to_owned(),
        media_type: "application/json",
        bytes: format!("[\n{}\n]\n", lines.join(",\n")).into_bytes(),
    })
}

pub(super) fn is_needed(feeds: &[Listed]) -> bool {
    Kind::ALL.into_iter().any(|kind| is_cut(feeds, kind))
}
