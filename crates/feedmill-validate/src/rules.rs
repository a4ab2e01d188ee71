//! The rules, a file for each. A rule is listed in its family; the families are listed here.

mod apple;
mod atom;
mod deep;
mod entry;
mod extension;
mod feed;
mod flipboard;
mod google_news_sitemap;
mod history;
mod html;
mod http;
mod json;
mod media;
mod msn;
mod opml;
mod partner;
mod podcast;
mod psp_1;
mod reader;
mod rss;
mod smartnews;
mod spotify;
mod value;
mod xml;

use std::sync::LazyLock;

use super::rule::Rule;

static FAMILIES: [&[&Rule]; 22] = [
    apple::RULES,
    atom::RULES,
    deep::RULES,
    extension::RULES,
    feed::RULES,
    flipboard::RULES,
    google_news_sitemap::RULES,
    history::RULES,
    html::RULES,
    http::RULES,
    json::RULES,
    media::RULES,
    msn::RULES,
    opml::RULES,
    podcast::RULES,
    psp_1::RULES,
    reader::RULES,
    rss::RULES,
    smartnews::RULES,
    spotify::RULES,
    value::RULES,
    xml::RULES,
];

static SORTED: LazyLock<Vec<&'static Rule>> = LazyLock::new(|| {
    let mut rules: Vec<_> = FAMILIES.concat();
    rules.sort_by_key(|rule| rule.name);
    rules
});

/// Every rule, in the order of their names.
pub(super) fn sorted() -> &'static [&'static Rule] {
    &SORTED
}

#[cfg(test)]
mod tests;
