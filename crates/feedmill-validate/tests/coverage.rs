//! `docs/coverage.md` is current, names rules that there are, and leaves none out.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use feedmill_validate::{coverage, rule, rules};

#[test]
fn the_page_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/coverage.md");
    let page = coverage::markdown();
    if std::env::var_os("FEEDMILL_REFRESH").is_some() {
        fs::write(&path, &page).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == page,
        "docs/coverage.md is old: run this with FEEDMILL_REFRESH=1"
    );
}

#[test]
fn every_name_is_that_of_a_rule() {
    for name in coverage::named() {
        assert!(rule(name).is_some(), "{name}");
    }
}

/// Rules that no specification requires: they help readers. The family `reader` is of that kind as a whole.
const OF_OUR_OWN: &[&str] = &[
    "atom/link-to-same-document",
    "atom/self-link-type",
    "atom/xhtml-beside-content",
    "extension/not-checked",
    "rss/blink",
    "rss/comments-feed-in-capitals",
    "rss/xhtml-in-item",
    "xml/too-much",
];

#[test]
fn every_rule_stands_beside_a_requirement() {
    let named: HashSet<_> = coverage::named().collect();
    let missing: Vec<_> = rules()
        .map(|rule| rule.name)
        .filter(|name| {
            !named.contains(name) && !name.starts_with("reader/") && !OF_OUR_OWN.contains(name)
        })
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}
