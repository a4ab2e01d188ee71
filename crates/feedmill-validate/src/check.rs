//! Going through a document with every rule at hand.

mod content;
mod document;
mod index;
mod markup;
mod structure;
mod values;
mod walk;

use super::deep::Deep;
use super::finding::{Findings, Place, Reporter};
use super::fix;
use super::html;
use super::kind::Kind;
use super::rule::{Check, Rule};
use super::schema::Space;
use super::source::Source;
use super::source::json::Json;
use super::source::xml::{Element, Tree};
use super::{Input, Report};
use feedmill_text::date::Timestamp;

pub(crate) use document::{Document, kind};
pub(crate) use index::structures;

/// Check a document from its bytes on.
pub(super) fn check(input: &Input<'_>, now: Option<Timestamp>) -> Report {
    let source = input.source();
    let mut findings = Findings::default();
    let deep = Deep::new(input);
    let head = source.text.trim_start();
    let (kind, findings, omitted) = if head.starts_with(['{', '[']) {
        let json = Json::parse(&source.text);
        let document = Document {
            response: input.response,
            deep: deep.as_ref(),
            profiles: input.profiles,
            source: &source,
            tree: None,
            json: Some(&json),
            kind: Kind::Json,
            now,
            broken_at: usize::MAX,
        };
        whole(&document, &mut findings);
        if let Ok(json) = &json {
            of_json(json, &mut findings);
        }
        let (findings, omitted) = findings.finish(&source.text);
        (Kind::Json, findings, omitted)
    } else {
        let mut tree = Tree::parse(&source.text);
        if let Some(right) = tree.root().and_then(meant) {
            tree.take_root_for(right);
        }
        let kind = document::kind(&tree, input.profiles);
        let document = Document {
            response: input.response,
            deep: deep.as_ref(),
            profiles: input.profiles,
            source: &source,
            tree: Some(&tree),
            json: None,
            kind,
            now,
            broken_at: broken_at(&tree, &source),
        };
        findings.broken_at = document.broken_at;
        whole(&document, &mut findings);
        walk::walk(&document, &mut findings);
        let (mut findings, omitted) = findings.finish(&source.text);
        fix::attach(&mut findings, &document);
        (kind, findings, omitted)
    };
    let mut findings = findings;
    // What a server sends with an error is its excuse, unless it is a feed all the same.
    let is_refused = input
        .response
        .is_some_and(|response| response.status >= 400);
    if is_refused && kind == Kind::Unknown {
        findings.retain(|finding| finding.rule.family() == "http");
    }
    Report {
        document: input.document.to_owned(),
        kind,
        findings,
        omitted,
    }
}

/// Where strict readers stop.
fn broken_at(tree: &Tree<'_>, source: &Source<'_>) -> usize {
    let fault = tree.fault().map(|fault| fault.at);
    let byte = source
        .is_malformed
        .then(|| source.text.find(char::REPLACEMENT_CHARACTER))
        .flatten();
    fault.into_iter().chain(byte).min().unwrap_or(usize::MAX)
}

/// The namespace that a root in a wrong one means.
pub(crate) fn meant(root: Element<'_, '_>) -> Option<Space> {
    let name = root.name();
    match (name.local, name.space) {
        ("feed", Space::None | Space::Unknown) => Some(Space::Atom),
        ("rss" | "opml", Space::Unknown | Space::Rss1) => Some(Space::None),
        _ => None,
    }
}

/// The rules that look at a document as a whole.
fn whole(document: &Document<'_, '_>, findings: &mut Findings) {
    for rule in index::of_documents(document.profiles) {
        if let Check::Document(check) = rule.check {
            check(document, &mut reporter(rule, findings, &mut Place::Source));
        }
    }
}

fn of_json(json: &Json, findings: &mut Findings) {
    for rule in index::rules() {
        if let Check::Json(check) = rule.check {
            check(json, &mut reporter(rule, findings, &mut Place::Source));
        }
    }
    for item in json.get("items").map_or(&[][..], Json::list) {
        if let Some((content, html)) = item
            .get("content_html")
            .and_then(|content| Some((content, content.text()?)))
        {
            html::scan(html, html::TagPlace::default(), &mut |tag| {
                for rule in index::of_tags() {
                    if let Check::Tag(check) = rule.check {
                        check(
                            tag,
                            &mut reporter(rule, findings, &mut Place::Here(content.span.start)),
                        );
                    }
                }
            });
        }
    }
}

fn reporter<'r, 't>(
    rule: &'static Rule,
    findings: &'r mut Findings,
    place: &'r mut Place<'t>,
) -> Reporter<'r, 't> {
    Reporter {
        rule,
        findings,
        place,
    }
}
