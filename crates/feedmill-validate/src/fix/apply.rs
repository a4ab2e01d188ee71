//! A whole document with its repairs.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use encoding_rs::UTF_8;
use feedmill_text::date::Timestamp;

use super::Edit;
use crate::{Input, Report, Severity, validate};

/// How often a document is gone through: a repair may show what it hid.
const ROUNDS: usize = 64;

/// A document after its repairs.
#[derive(Debug)]
pub struct Fixed {
    /// The document, byte for byte as before but for the repairs.
    pub bytes: Vec<u8>,
    /// How often each rule was satisfied, by its name.
    pub repairs: BTreeMap<&'static str, usize>,
    /// What is still to be found.
    pub report: Report,
}

/// Repair what can be repaired in a document of XML: the safe repairs, and with `all` the others too.
///
/// A repair that does not do away with its finding is not made. A document without errors has none afterwards.
pub fn fix(input: &Input<'_>, now: Option<Timestamp>, all: bool) -> Fixed {
    let original = validate(input, now);
    let was_valid = original.is_valid();
    let mut fixed = Fixed {
        bytes: input.bytes.to_vec(),
        repairs: BTreeMap::new(),
        report: original,
    };
    let mut futile = BTreeSet::new();
    for _ in 0..ROUNDS {
        let Some(round) = round(input, &fixed, all, &futile) else {
            break;
        };
        let next = Input {
            bytes: &round.bytes,
            ..*input
        };
        let report = validate(&next, now);
        let failed: Vec<_> = round
            .made
            .iter()
            .filter(|made| made.is_still_found(&report))
            .map(|made| made.rule)
            .collect();
        if !failed.is_empty() || (was_valid && !report.is_valid()) {
            // Without these, what the others did can be kept.
            if failed.is_empty() {
                futile.extend(round.made.iter().map(|made| made.rule));
            }
            futile.extend(failed);
            continue;
        }
        for made in &round.made {
            *fixed.repairs.entry(made.rule).or_default() += 1;
        }
        fixed.bytes = round.bytes;
        fixed.report = report;
    }
    fixed
}

/// The repairs that can be made at once.
struct Round {
    bytes: Vec<u8>,
    made: Vec<Made>,
}

/// A repair, and where its finding and its edits stand in the new text.
struct Made {
    rule: &'static str,
    places: Vec<Range<usize>>,
}

impl Made {
    /// Whether the rule finds the same again.
    fn is_still_found(&self, report: &Report) -> bool {
        let mut findings = report.findings.iter();
        findings.any(|finding| {
            let at = finding.span.start;
            let is_here = |place: &Range<usize>| place.start <= at && at <= place.end;
            finding.rule.name == self.rule && self.places.iter().any(is_here)
        })
    }
}

fn round(
    input: &Input<'_>,
    fixed: &Fixed,
    all: bool,
    futile: &BTreeSet<&'static str>,
) -> Option<Round> {
    let current = Input {
        bytes: &fixed.bytes,
        ..*input
    };
    let mut chosen = Vec::new();
    let mut edits: Vec<&Edit> = Vec::new();
    let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
    // What breaks XML goes first: it may be the cause of the rest.
    let breaks = fixed.report.findings.iter().any(|finding| {
        let is_allowed = finding.fix.as_ref().is_some_and(|fix| fix.is_safe || all);
        is_allowed && is_of_xml(finding.rule.name) && !futile.contains(finding.rule.name)
    });
    for finding in &fixed.report.findings {
        let name = finding.rule.name;
        let Some(fix) = finding.fix.as_ref().filter(|fix| fix.is_safe || all) else {
            continue;
        };
        if futile.contains(name) || (breaks && !is_of_xml(name)) {
            continue;
        }
        let is_free = |edit: &Edit| {
            let before = taken.range(..=edit.span.end).next_back();
            before.is_none_or(|(start, end)| *end < edit.span.start || (*start > edit.span.end))
        };
        if fix.edits.iter().all(is_free) {
            for edit in &fix.edits {
                taken.insert(edit.span.start, edit.span.end);
                edits.push(edit);
            }
            chosen.push((finding, fix));
        }
    }
    if edits.is_empty() {
        return None;
    }
    let source = current.source();
    edits.sort_by_key(|edit| edit.span.start);
    let mut text = String::with_capacity(source.text.len());
    // Where each edit ends, before and after.
    let mut ends: Vec<(usize, usize)> = Vec::with_capacity(edits.len());
    let mut from = 0;
    for edit in &edits {
        text.push_str(source.text.get(from..edit.span.start)?);
        text.push_str(&edit.text);
        from = edit.span.end;
        ends.push((from, text.len()));
    }
    text.push_str(source.text.get(from..)?);
    let moved = |at: usize| {
        let count = ends.partition_point(|(before, _)| *before <= at);
        let (before, after) = count.checked_sub(1).map_or((0, 0), |last| ends[last]);
        at - before + after
    };
    let made = chosen.iter().map(|(finding, fix)| {
        let at = moved(finding.span.start);
        let edits = fix.edits.iter().map(|edit| {
            let end = moved(edit.span.end);
            end.saturating_sub(edit.text.len())..end
        });
        Made {
            rule: finding.rule.name,
            places: edits.chain(std::iter::once(at..at)).collect(),
        }
    });
    let made = made.collect();
    // Written back in the encoding that the bytes were read in. If that would change other bytes, nothing is done.
    let encode = |text: &str| -> Option<Vec<u8>> {
        if source.encoding == UTF_8 {
            return Some(text.as_bytes().to_vec());
        }
        if source.encoding.output_encoding() != source.encoding {
            return None;
        }
        let (bytes, _, is_lossy) = source.encoding.encode(text);
        (!is_lossy).then_some(bytes).map(Cow::into_owned)
    };
    let mark = fixed.bytes.len() - source.bytes_after_mark().len();
    if encode(&source.text)?.as_slice() != source.bytes_after_mark() {
        return None;
    }
    let mut bytes = fixed.bytes[..mark].to_vec();
    bytes.extend(encode(&text)?);
    Some(Round { bytes, made })
}

fn is_of_xml(rule: &str) -> bool {
    rule.starts_with("xml/")
}

impl Fixed {
    /// Whether anything was repaired.
    pub fn is_changed(&self) -> bool {
        !self.repairs.is_empty()
    }

    /// How many findings of at least this severity are left.
    pub fn left(&self, severity: Severity) -> usize {
        let findings = self.report.findings.iter();
        findings
            .filter(|finding| finding.severity >= severity)
            .count()
    }
}
