//! The newest posts on the site's own host, as search engines are told of them.

use std::cmp::Reverse;

use sha2::{Digest, Sha256};
use url::Url;

use super::error::Error;
use super::news::News;
use crate::config::Config;
use crate::content;
use crate::date::Timestamp;

/// How many posts are looked at, the newest first: what is older changes seldom.
const POSTS: usize = 1000;

/// The newest posts, each with a checksum of what it says.
pub(super) fn own_posts(config: &Config, now: Timestamp) -> Result<Vec<News>, Error> {
    let records = content::scan(config, now, None)?.records;
    let mut places: Vec<usize> = (0..records.len()).collect();
    // Places are in the order of paths, and sorting keeps it among equals.
    places.sort_by_key(|place| Reverse(records.get(*place).published));
    places.truncate(POSTS);
    let host = config.url.host_str();
    let index = content::site_index(config, &records);
    let mut found: Vec<News> = Vec::new();
    for place in places {
        let Some(post) = index.post(records.path(place)) else {
            continue;
        };
        let url = Url::parse(&post.canonical_url).ok();
        // A key speaks for its own host alone, and pulled posts live elsewhere.
        if url.is_none_or(|url| url.host_str() != host) {
            continue;
        }
        let says = format!("{:?}\n{:?}\n{}", post.title, post.updated, post.body);
        let sum = Sha256::digest(says);
        found.push(News {
            url: post.canonical_url,
            checksum: sum[..16].iter().map(|byte| format!("{byte:02x}")).collect(),
            is_rss: false,
        });
    }
    Ok(found)
}
