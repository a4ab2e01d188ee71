//! XHTML stands in an entry or feed itself.

use crate::validate::finding::Reporter;
use crate::validate::judge::Document;
use crate::validate::rule::{Check, Rule, Severity, Spec};
use crate::validate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "atom/xhtml-beside-content",
    severity: Severity::Warning,
    spec: Spec::Rfc4287("6.4"),
    w3c: Some("MisplacedXHTMLContent"),
    what: "XHTML stands in an entry or feed itself.",
    why: "Readers do not show it.",
    fix: r#"Put it into `content` with `type="xhtml"`."#,
    bad: r#"<entry><title>a</title><p xmlns="http://www.w3.org/1999/xhtml">b</p></entry>"#,
    good: r#"<entry><title>a</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">b</div></content></entry>"#,
    check: Check::Element(
        &[
            "xhtml:div",
            "xhtml:p",
            "xhtml:img",
            "xhtml:a",
            "xhtml:body",
            "xhtml:span",
            "xhtml:h1",
            "xhtml:h2",
            "xhtml:h3",
            "xhtml:ul",
            "xhtml:table",
            "xhtml:link",
            "xhtml:meta",
            "xhtml:br",
            "xhtml:b",
            "xhtml:i",
            "xhtml:em",
            "xhtml:strong",
            "xhtml:blockquote",
            "xhtml:pre",
            "xhtml:object",
            "xhtml:html",
        ],
        check,
    ),
};

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    if element
        .parent()
        .is_some_and(|parent| parent.is("atom:entry") || parent.is("atom:feed"))
    {
        out.at(
            element.at(),
            format!("readers do not look for `{}` here", element.written()),
        );
    }
}
