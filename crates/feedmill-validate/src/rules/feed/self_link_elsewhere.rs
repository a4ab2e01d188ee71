//! The feed says that it is at another address.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::same;

pub(super) static RULE: Rule = Rule {
    name: "feed/self-link-elsewhere",
    severity: Severity::Warning,
    spec: Spec::Rfc4287("4.2.7.2"),
    w3c: Some("SelfDoesntMatchLocation"),
    what: "The feed says that it is at another address.",
    why: "Readers that follow the link subscribe to the other one.",
    fix: "Write the address at which the feed is served.",
    bad: r#"HTTP/1.1 200 OK
content-type: application/atom+xml

<feed xmlns="http://www.w3.org/2005/Atom"><link rel="self" href="https://example.org/other"/></feed>"#,
    good: r#"HTTP/1.1 200 OK
content-type: application/atom+xml

<feed xmlns="http://www.w3.org/2005/Atom"><link rel="self" href="https://example.org/feed"/></feed>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let Some(address) = document
        .response
        .and_then(|response| response.addresses.last())
    else {
        return;
    };
    let hrefs: Vec<_> = document
        .links("self")
        .filter_map(|link| link.attribute("href"))
        .collect();
    if let Some(first) = hrefs
        .first()
        .filter(|_| !hrefs.iter().any(|href| same(href.value(), address)))
    {
        out.at(first.value_at(), format!("the feed was found at {address}"));
    }
}
