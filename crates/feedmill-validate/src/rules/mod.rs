//! The rules, a file for each. A rule is listed in its family; the families are listed here.

mod atom;
mod entry;
mod extension;
mod feed;
mod history;
mod html;
mod http;
mod json;
mod media;
mod opml;
mod podcast;
mod reader;
mod rss;
mod value;
mod xml;

use std::sync::LazyLock;

use super::rule::Rule;

static FAMILIES: [&[&Rule]; 14] = [
    atom::RULES,
    extension::RULES,
    feed::RULES,
    history::RULES,
    html::RULES,
    http::RULES,
    json::RULES,
    media::RULES,
    opml::RULES,
    podcast::RULES,
    reader::RULES,
    rss::RULES,
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
