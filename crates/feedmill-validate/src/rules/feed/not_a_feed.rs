//! The document is not a feed.

use crate::check::Document;
use crate::finding::Reporter;
use crate::kind::Kind;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "feed/not-a-feed",
    severity: Severity::Error,
    spec: Spec::Url("https://validator.w3.org/feed/docs/"),
    w3c: Some("UndefinedElement"),
    what: "The document is not a feed.",
    why: "Readers find nothing in it.",
    fix: r#"Give the address of the feed: the page often names it in a `link` with `rel="alternate"`."#,
    bad: "<html><head></head></html>",
    good: r#"<rss version="2.0"></rss>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    if document.kind != Kind::Unknown {
        return;
    }
    let root = document.root();
    if document.is_html() {
        let at = root.map_or(0, |root| root.at());
        let links = crate::discover::hrefs(&document.source.text);
        let message = match links.as_slice() {
            [] => "this is a page of HTML, and it names no feed".to_owned(),
            links => format!("this is a page of HTML; it names `{}`", links.join("`, `")),
        };
        out.at(at, message);
    } else if let Some(root) = root {
        out.at(
            root.at(),
            format!("`{}` is not the root of a feed", root.written()),
        );
    }
}
