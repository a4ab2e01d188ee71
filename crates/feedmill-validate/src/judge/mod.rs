//! Going through a document with every rule at hand.

mod content;
mod document;
mod index;
mod markup;
mod structure;
mod values;
mod walk;

use super::finding::{Findings, Place, Reporter};
use super::html;
use super::kind::Kind;
use super::rule::{Check, Rule};
use super::schema::Space;
use super::source::json::Json;
use super::source::xml::{Element, Tree};
use super::{Input, Report};
use feedmill_text::date::Timestamp;

pub(crate) use document::Document;

/// Judge a document from its bytes on.
pub(super) fn judge(input: &Input<'_>, now: Option<Timestamp>) -> Report {
    let source = input.source();
    let mut findings = Findings::default();
    let head = source.text.trim_start();
    let kind = if head.starts_with(['{', '[']) {
        let json = Json::parse(&source.text);
        let document = Document {
            response: input.response,
            source: &source,
            tree: None,
            json: Some(&json),
            kind: Kind::Json,
            now,
        };
        whole(&document, &mut findings);
        if let Ok(json) = &json {
            of_json(json, &mut findings);
        }
        Kind::Json
    } else {
        let mut tree = Tree::parse(&source.text);
        let is_lost = |root: Element<'_, '_>| {
            root.name().local == "feed" && matches!(root.name().space, Space::None | Space::Unknown)
        };
        if tree.root().is_some_and(is_lost) {
            tree.take_for_atom();
        }
        let kind = document::kind(&tree);
        let document = Document {
            response: input.response,
            source: &source,
            tree: Some(&tree),
            json: None,
            kind,
            now,
        };
        findings.broken_at = tree.fault().map(|fault| fault.at);
        whole(&document, &mut findings);
        walk::walk(&document, &mut findings);
        kind
    };
    let (findings, omitted) = findings.finish(&source.text);
    Report {
        document: input.document.to_owned(),
        kind,
        findings,
        omitted,
    }
}

/// The rules that look at a document as a whole.
fn whole(document: &Document<'_, '_>, findings: &mut Findings) {
    for rule in index::rules() {
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
