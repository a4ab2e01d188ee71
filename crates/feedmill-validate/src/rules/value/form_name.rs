//! The name of a text input is not the name of a form's field.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/form-name",
    severity: Severity::Error,
    spec: Spec::Rss("lttextinputgtSubelementOfLtchannelgt"),
    w3c: Some("InvalidFormComponentName"),
    what: "The name of a text input is not the name of a form's field.",
    why: "Readers do not know the word, and skip it.",
    fix: "Begin with a letter; use letters, digits, `-`, `_`, `:` and `.`.",
    bad: "<textInput><title>a</title><description>b</description><name>1 q</name><link>https://example.org/</link></textInput>",
    good: "<textInput><title>a</title><description>b</description><name>q</name><link>https://example.org/</link></textInput>",
    check: Check::Value(Fault::FormName),
};
