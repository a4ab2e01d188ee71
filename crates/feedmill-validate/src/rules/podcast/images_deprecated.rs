//! Images are given in the old way.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "podcast/images-deprecated",
    severity: Severity::Warning,
    spec: Spec::Url(
        "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/tags/images-(deprecated).md",
    ),
    w3c: None,
    what: "`podcast:images` is deprecated.",
    why: "New programs look for `podcast:image`.",
    fix: "Write a `podcast:image` for each size.",
    bad: r#"<channel><podcast:images srcset="https://example.org/a.png 1500w"/></channel>"#,
    good: r#"<channel><podcast:image href="https://example.org/a.png" width="1500"/></channel>"#,
    check: Check::Element(&["podcast:images"], check),
};

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    out.at(element.at(), "write `podcast:image` instead");
}
