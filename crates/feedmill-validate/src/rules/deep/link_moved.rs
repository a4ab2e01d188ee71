//! A link leads to a page that moved for good.

use crate::check::Document;
use crate::deep::Role;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "deep/link-moved",
    severity: Severity::Info,
    spec: Spec::Rfc(9110, "15.4.2"),
    w3c: None,
    what: "A link leads to a page that moved for good.",
    why: "Each reader goes the long way, and the redirect may be gone one day.",
    fix: "Write the address that it leads to. An id stays as it is.",
    bad: r#"HEAD https://example.org/a
HTTP/1.1 301 Moved Permanently
location: https://example.org/b

<item><title>a</title><link>https://example.org/a</link></item>"#,
    good: r#"HEAD https://example.org/a
HTTP/1.1 200 OK

<item><title>a</title><link>https://example.org/a</link></item>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    for (reference, answer) in
        document.answered(&[Role::Link, Role::Enclosure, Role::Artwork, Role::Image])
    {
        let response = &answer.response;
        let mut redirects = response.redirects.iter();
        let is_for_good = redirects.next().is_some()
            && response
                .redirects
                .iter()
                .all(|status| matches!(status, 301 | 308));
        if let Some(last) = response
            .addresses
            .last()
            .filter(|_| is_for_good && answer.is_there())
        {
            out.at(reference.at, format!("{} leads to {last}", reference.url));
        }
    }
}
