//! Going through a document with every rule at hand.

mod content;
mod document;
mod index;
mod markup;
mod structure;
mod values;
mod walk;

use super::finding::{Findings, Place, Reporter};
use super::kind::Kind;
use super::rule::{Check, Rule};
use super::source::json::Json;
use super::source::xml::Tree;
use super::{Input, Report};
use crate::date::Timestamp;

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
            address: input.document,
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
        let tree = Tree::parse(&source.text);
        let kind = document::kind(&tree);
        let document = Document {
            response: input.response,
            address: input.document,
            source: &source,
            tree: Some(&tree),
            json: None,
            kind,
            now,
        };
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
