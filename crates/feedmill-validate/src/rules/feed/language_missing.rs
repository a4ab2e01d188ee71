//! The feed does not say which language it is in.

use crate::check::Document;
use crate::finding::Reporter;
use crate::kind::Kind;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "feed/language-missing",
    severity: Severity::Info,
    spec: Spec::Profile("element-channel-language"),
    w3c: Some("MissingDCLanguage"),
    what: "The feed does not say which language it is in.",
    why: "Readers choose fonts, voices and translations by it.",
    fix: "Add `language` to the channel; in Atom, `xml:lang` to the feed.",
    bad: r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>a</title></feed>"#,
    good: r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>a</title></feed>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let Some(channel) = document.channel().filter(|channel| channel.is_closed()) else {
        return;
    };
    let has_lang = |element: Element<'_, '_>| {
        element
            .attribute("xml:lang")
            .is_some_and(|lang| !lang.value().is_empty())
    };
    // An Atom feed without texts needs no language.
    let is_text = |element: Element<'_, '_>| {
        ["title", "subtitle", "summary", "content", "rights"].contains(&element.name().local)
    };
    let has_text = document.kind == Kind::Rss
        || channel
            .children()
            .any(|child| is_text(child) || child.is("atom:entry") && child.children().any(is_text));
    if has_text
        && !document.root().into_iter().chain([channel]).any(has_lang)
        && channel.child("language").is_none()
        && channel.child("dc:language").is_none()
    {
        out.at(channel.at(), "no language is given");
    }
}
