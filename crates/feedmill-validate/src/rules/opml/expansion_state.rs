//! The expansion state is not a list of line numbers.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "opml/expansion-state",
    severity: Severity::Error,
    spec: Spec::Opml,
    w3c: Some("InvalidExpansionState"),
    what: "The expansion state is not a list of line numbers.",
    why: "Readers do not know the word, and skip it.",
    fix: "Write numbers with commas between.",
    bad: r#"<opml version="2.0"><head><expansionState>all</expansionState></head></opml>"#,
    good: r#"<opml version="2.0"><head><expansionState>1,3</expansionState></head></opml>"#,
    check: Check::Value(Fault::ExpansionState),
};
