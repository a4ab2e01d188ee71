//! Judging documents before they are written: `feedmill build --validate`.

use std::sync::{Mutex, PoisonError};

use anyhow::Result;
use feedmill::config::ValidateSettings;
use feedmill::date::Timestamp;
use feedmill::render::Document;
use feedmill::validate::{self, Input, Policy, Report};

use super::human::{Human, Places, places};
use crate::cli::say::{self, Stream, err};

/// The media types of what is checked. Pages and style sheets are not feeds.
const JUDGED: [&str; 4] = [
    "application/rss+xml",
    "application/atom+xml",
    "application/feed+json",
    "text/x-opml",
];

/// The validator, and what it has found so far. Threads may ask it at the same time.
pub struct Gate {
    now: Timestamp,
    policy: Policy,
    found: Mutex<Vec<(Report, Places)>>,
}

impl Gate {
    pub fn new(now: Timestamp, settings: &ValidateSettings) -> Result<Self> {
        Ok(Self {
            now,
            policy: Policy::new(&settings.deny, &settings.warn, &settings.allow)?,
            found: Mutex::default(),
        })
    }

    /// Whether the document has no error.
    pub fn lets_pass(&self, document: &Document) -> bool {
        if !JUDGED.contains(&document.media_type) {
            return true;
        }
        let input = Input::new(&document.path, &document.bytes);
        let mut report = validate::validate(&input, Some(self.now));
        self.policy.apply(&mut report);
        let is_valid = report.is_valid();
        if !report.findings.is_empty() {
            let places = places(&report, &input.text(), false);
            let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
            found.push((report, places));
        }
        is_valid
    }

    /// Prints what was found and, unless only errors are wanted, which rules are allowed without need. Returns what was found, in
    /// the order of the documents.
    pub fn tell(&self, is_quiet: bool) -> Vec<Report> {
        let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        // Threads come in any order.
        found.sort_by(|(one, _), (other, _)| one.document.cmp(&other.document));
        let mut human = Human::default();
        let mut reports = Vec::new();
        for (report, places) in found.drain(..) {
            if !is_quiet || !report.is_valid() {
                human.add(&report, places);
            }
            reports.push(report);
        }
        say::drawn(Stream::Err, &human.findings(&say::renderer(Stream::Err)));
        if !is_quiet {
            for name in self.policy.unused() {
                err!("warning: `{name}` is allowed, but nothing that it finds is there");
            }
        }
        reports
    }
}
