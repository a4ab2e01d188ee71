//! PSP-1 does not take this format.

use crate::check::Document;
use crate::finding::Reporter;
use crate::kind::Kind;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "psp-1/not-rss",
    severity: Severity::Error,
    spec: Spec::Url("https://github.com/Podcast-Standards-Project/PSP-1-Podcast-RSS-Specification"),
    w3c: None,
    what: "PSP-1 does not take this format.",
    why: "It is refused as a whole.",
    fix: "Offer RSS 2.0.",
    bad: r#"<feed xmlns="http://www.w3.org/2005/Atom"></feed>"#,
    good: r#"<rss version="2.0"></rss>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    if document.kind != Kind::Rss {
        let at = document.root().map_or(0, |root| root.at());
        out.at(
            at,
            format!("PSP-1 takes RSS 2.0, and this is {}", document.kind),
        );
    }
}
