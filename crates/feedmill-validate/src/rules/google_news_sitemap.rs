//! What Google in sitemaps of news asks for. Checked where the profile is asked for.

mod date;
mod language;
mod news_incomplete;
mod no_news;
mod not_a_sitemap;
mod too_many;
mod too_old;
mod url_incomplete;

use crate::rule::Rule;

pub(super) static RULES: &[&Rule] = &[
    &date::RULE,
    &language::RULE,
    &news_incomplete::RULE,
    &no_news::RULE,
    &not_a_sitemap::RULE,
    &too_many::RULE,
    &too_old::RULE,
    &url_incomplete::RULE,
];
