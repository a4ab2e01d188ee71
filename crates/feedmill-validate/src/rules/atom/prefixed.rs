//! Elements of Atom or XHTML have a prefix.

use crate::check::Document;
use crate::finding::Reporter;
use crate::kind::Kind;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::schema::Space;

pub(super) static RULE: Rule = Rule {
    name: "atom/prefixed",
    severity: Severity::Warning,
    spec: Spec::Rfc4287("1.2"),
    w3c: Some("AvoidNamespacePrefix"),
    what: "Elements of Atom or XHTML have a prefix.",
    why: "Some readers look for names without one, and find nothing.",
    fix: r#"Make the namespace the default one: `xmlns="…"` without a prefix."#,
    bad: r#"<a:feed xmlns:a="http://www.w3.org/2005/Atom"></a:feed>"#,
    good: r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>a</title></feed>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let Some(tree) = document
        .tree
        .filter(|_| matches!(document.kind, Kind::Atom | Kind::AtomEntry))
    else {
        return;
    };
    for declaration in tree
        .declarations
        .iter()
        .filter(|declaration| !declaration.prefix.is_empty())
    {
        if matches!(declaration.space, Space::Atom | Space::Xhtml) {
            out.at(
                declaration.at,
                format!("`{}` goes by a prefix", declaration.uri),
            );
        }
    }
}
