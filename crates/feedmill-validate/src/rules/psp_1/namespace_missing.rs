//! A namespace that PSP-1 requires is not declared.

use crate::check::Document;
use crate::finding::Reporter;
use crate::kind::Kind;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "psp-1/namespace-missing",
    severity: Severity::Error,
    spec: Spec::Url("https://github.com/Podcast-Standards-Project/PSP-1-Podcast-RSS-Specification"),
    w3c: None,
    what: "A namespace that PSP-1 requires is not declared.",
    why: "Without it the feed does not conform, and the elements of that namespace mean nothing.",
    fix: r#"Declare `xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"`, `xmlns:podcast="https://podcastindex.org/namespace/1.0"` and `xmlns:atom="http://www.w3.org/2005/Atom"` in the `rss` element."#,
    bad: r#"<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"></rss>"#,
    good: r#"<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:atom="http://www.w3.org/2005/Atom"></rss>"#,
    check: Check::Document(check),
};

const NEEDED: [(&str, &str); 3] = [
    ("itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd"),
    ("podcast", "https://podcastindex.org/namespace/1.0"),
    ("atom", "http://www.w3.org/2005/Atom"),
];

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let (Some(tree), Some(root)) = (document.tree, document.root()) else {
        return;
    };
    for (prefix, uri) in NEEDED {
        let mut declarations = tree.declarations.iter();
        if document.kind == Kind::Rss && !declarations.any(|declaration| declaration.uri == uri) {
            out.at(root.at(), format!("`xmlns:{prefix}=\"{uri}\"` is missing"));
        }
    }
}
