//! The namespace of Media RSS lacks the slash at its end.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::schema::Space;

pub(super) static RULE: Rule = Rule {
    name: "media/namespace",
    severity: Severity::Error,
    spec: Spec::Url("https://www.rssboard.org/media-rss"),
    w3c: Some("MediaRssNamespace"),
    what: "The namespace of Media RSS lacks the slash at its end.",
    why: "Readers that know Media RSS do not know this namespace.",
    fix: "Write `http://search.yahoo.com/mrss/`.",
    bad: r#"<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss"></rss>"#,
    good: r#"<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"></rss>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let Some(tree) = document.tree else {
        return;
    };
    for declaration in tree
        .declarations
        .iter()
        .filter(|declaration| declaration.space == Space::MediaCut)
    {
        out.at(declaration.at, "the slash at the end is missing");
    }
}
