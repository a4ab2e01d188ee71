//! An address leads to the machine on which the feed was made.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "reader/local-address",
    severity: Severity::Warning,
    spec: Spec::Rfc(6761, "6.3"),
    w3c: None,
    what: "An address leads to the machine on which the feed was made.",
    why: "It works for the author, and for nobody else.",
    fix: "Set the address of the site to where it is published before building the feed.",
    bad: "<item><title>a</title><link>http://localhost:4000/a</link></item>",
    good: "<item><title>a</title><link>https://example.org/a</link></item>",
    check: Check::Element(&["link", "guid", "enclosure", "atom:link", "url"], check),
};

fn is_local(address: &str) -> bool {
    let Some((scheme, rest)) = address.split_once("://") else {
        return false;
    };
    let host = rest.split(['/', ':', '?', '#']).next().unwrap_or_default();
    scheme.eq_ignore_ascii_case("file")
        || matches!(host, "localhost" | "127.0.0.1" | "0.0.0.0" | "[")
        || host.ends_with(".local")
}

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let value = element.value();
    let named = ["href", "url"]
        .into_iter()
        .find_map(|name| element.attribute(name));
    let (address, at) = match named {
        Some(attribute) => (attribute.value(), attribute.value_at()),
        None => (value.trim(), element.value_at()),
    };
    if is_local(address) {
        out.at(at, format!("`{address}` is an address of one machine only"));
    }
}
