//! The type of a text is not text, html or xhtml.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/text-type",
    severity: Severity::Error,
    spec: Spec::Rfc4287("3.1.1"),
    w3c: Some("InvalidTextType"),
    what: "The type of a text is not text, html or xhtml.",
    why: "Readers show the text as if it were plain.",
    fix: "Write `html` for escaped HTML, `xhtml` for elements, and nothing for plain text.",
    bad: r#"<entry><title type="text/html">a</title></entry>"#,
    good: r#"<entry><title type="html">a</title></entry>"#,
    check: Check::Value(Fault::TextType),
};
