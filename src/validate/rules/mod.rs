//! The rules, a file for each. A rule is listed in its family; the families are listed here.

mod atom;
mod extension;
mod html;
mod http;
mod json;
mod opml;
mod rss;
mod xml;

use std::sync::LazyLock;

use super::rule::Rule;

static FAMILIES: [&[&Rule]; 8] = [
    atom::RULES,
    extension::RULES,
    html::RULES,
    http::RULES,
    json::RULES,
    opml::RULES,
    rss::RULES,
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
