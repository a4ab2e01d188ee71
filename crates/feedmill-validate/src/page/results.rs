//! What was found: the verdict, each rule with its places, and the repaired document.

use std::fmt::Write;

use super::escape::escape;
use super::{Asked, View, link, source};
use crate::{Finding, Input, Report, Rule, Severity, explain, fix, validate};

/// How many places of a rule are listed.
const PLACES: usize = 12;

/// The longest message, in characters: some repeat a value of the document.
const LONGEST: usize = 300;

/// The largest repaired document that is shown, in bytes.
const FIXED: usize = 1 << 20;

pub(super) fn results(view: &View, asked: &Asked<'_>, out: &mut String) {
    let words = view.language.words();
    match asked {
        Asked::Nothing => {}
        Asked::Unread { address, reason } => {
            let _ = write!(
                out,
                "<section class=\"verdict error\" id=\"result\">\n<h2>{}</h2>\n{}<p lang=\"en\">{}</p>\n</section>\n",
                words.unread,
                address.map_or(String::new(), |address| format!(
                    "<p><code>{}</code></p>\n",
                    escape(address)
                )),
                escape(reason)
            );
        }
        Asked::Feeds { address, feeds } => {
            let _ = write!(
                out,
                "<section class=\"verdict\" id=\"result\">\n<h2>{}</h2>\n",
                words.feeds
            );
            let _ = writeln!(out, "<p><code>{}</code></p>", escape(address));
            if feeds.is_empty() {
                let _ = writeln!(out, "<p>{}</p>", words.no_feeds);
            }
            out.push_str("<ul>\n");
            for feed in *feeds {
                let href = link(view, view.language, Some(feed));
                let _ = writeln!(
                    out,
                    "<li><a href=\"{}\">{}</a></li>",
                    escape(&href),
                    escape(feed)
                );
            }
            out.push_str("</ul>\n</section>\n");
        }
        Asked::Document { input, address } => document(view, input, *address, out),
    }
}

fn document(view: &View, input: &Input<'_>, address: Option<&str>, out: &mut String) {
    let report = validate(input, view.now);
    let text = input.text();
    verdict(view, &report, address, out);
    let fixed = repaired(view, input, &report);
    out.push_str("<div class=\"beside\">\n");
    findings(view, &report, out);
    source::source(view, &report, &text, out);
    out.push_str("</div>\n");
    if let Some(fixed) = fixed {
        let words = view.language.words();
        // A line break after the start tag is not part of the text.
        let _ = write!(
            out,
            "<section class=\"fixed\">\n<h2>{}</h2>\n<p id=\"fixed-about\">{}</p>\n\
             <textarea id=\"fixed\" readonly rows=\"10\" spellcheck=\"false\" aria-label=\"{}\" aria-describedby=\"fixed-about\">\n{}</textarea>\n\
             <button type=\"button\" class=\"copy\" hidden data-done=\"{}\">{}</button>\n</section>\n",
            words.fixed,
            words.fixed_about,
            words.fixed,
            plain(&fixed),
            words.copied,
            words.copy,
        );
    }
}

/// A text for a field whose content is copied: every character stays as it is.
fn plain(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('\0', "")
}

fn count(report: &Report, severity: Severity) -> usize {
    let found = report.findings.iter();
    found.filter(|finding| finding.severity == severity).count()
}

/// In one line: whether it is valid, what it is, how much was found; and the link that leads here.
fn verdict(view: &View, report: &Report, address: Option<&str>, out: &mut String) {
    let words = view.language.words();
    let (class, text) = match report.is_valid() {
        true => ("valid", words.valid),
        false => ("error", words.invalid),
    };
    let _ = write!(
        out,
        "<section class=\"verdict {class}\" id=\"result\">\n<h2>{text}</h2>\n<p><code>{}</code> {}: {}, {}: {}, {}: {}</p>\n",
        report.kind,
        words.errors,
        count(report, Severity::Error),
        words.warnings,
        count(report, Severity::Warning),
        words.notes,
        count(report, Severity::Info),
    );
    if let Some(address) = address {
        let href = link(view, view.language, Some(address));
        let _ = writeln!(
            out,
            "<p><a href=\"{}\">{}</a> <code>{}</code></p>",
            escape(&href),
            words.link,
            escape(address)
        );
    }
    out.push_str("</section>\n");
}

/// The rules that something breaks, the worst first, each with its places.
fn findings(view: &View, report: &Report, out: &mut String) {
    let words = view.language.words();
    let _ = writeln!(
        out,
        "<section class=\"findings\">\n<h2>{}</h2>",
        words.found
    );
    if report.findings.is_empty() {
        let _ = writeln!(out, "<p>{}</p>", words.nothing_found);
    } else {
        let _ = writeln!(out, "<fieldset>\n<legend>{}</legend>", words.show);
        for (severity, name) in [
            (Severity::Error, words.errors),
            (Severity::Warning, words.warnings),
            (Severity::Info, words.notes),
        ] {
            let _ = writeln!(
                out,
                "<label><input type=\"checkbox\" id=\"show-{}\" checked> {name} ({})</label>",
                severity.name(),
                count(report, severity)
            );
        }
        out.push_str("</fieldset>\n");
    }
    let mut rules: Vec<(&'static Rule, Vec<&Finding>)> = Vec::new();
    for finding in &report.findings {
        match rules
            .iter_mut()
            .find(|(rule, _)| rule.name == finding.rule.name)
        {
            Some((_, found)) => found.push(finding),
            None => rules.push((finding.rule, vec![finding])),
        }
    }
    let worst = |found: &[&Finding]| found.iter().map(|finding| finding.severity).max();
    rules.sort_by_key(|(_, found)| std::cmp::Reverse(worst(found)));
    for (rule, found) in rules {
        let severity = worst(&found).unwrap_or(rule.severity).name();
        one(view, rule, severity, &found, out);
    }
    out.push_str("</section>\n");
}

fn one(view: &View, rule: &Rule, severity: &str, found: &[&Finding], out: &mut String) {
    let words = view.language.words();
    let _ = write!(
        out,
        "<section class=\"rule {severity}\">\n<h3 lang=\"en\">{}</h3>\n<p class=\"name\"><code>{}</code> <span>{severity}</span></p>\n<ul>\n",
        escape(rule.what),
        escape(rule.name),
    );
    for finding in found.iter().take(PLACES) {
        let mut message: String = finding.message.chars().take(LONGEST).collect();
        if message.len() < finding.message.len() {
            message.push('…');
        }
        let place = match view.language {
            super::Language::English => format!("{} {}", words.line, finding.line),
            super::Language::Chinese => format!("{} {} 行", words.line, finding.line),
        };
        let _ = writeln!(
            out,
            "<li><a href=\"#L{}\">{place}</a> <bdi lang=\"en\">{}</bdi></li>",
            finding.line,
            escape(&message)
        );
    }
    if found.len() > PLACES {
        let _ = writeln!(out, "<li>+ {} {}</li>", found.len() - PLACES, words.more);
    }
    let _ = write!(
        out,
        "</ul>\n<p lang=\"en\"><strong>{}:</strong> {}</p>\n<details>\n<summary>{}</summary>\n<div lang=\"en\">\n<p>{}</p>\n",
        words.fix,
        escape(rule.fix),
        words.explain,
        escape(rule.why),
    );
    for (name, example) in [(words.wrong, rule.bad), (words.right, rule.good)] {
        let _ = writeln!(
            out,
            "<p>{name}</p>\n<pre tabindex=\"0\"><code>{}</code></pre>",
            escape(&explain::shown(example))
        );
    }
    // The addresses are those of the rules, and no document has a part in them.
    let _ = write!(
        out,
        "<p><a href=\"{}\" rel=\"noreferrer\">{}</a></p>\n</div>\n</details>\n</section>\n",
        escape(&rule.spec.url()),
        escape(&rule.spec.to_string())
    );
}

/// The document after its safe repairs, if it has some.
fn repaired(view: &View, input: &Input<'_>, report: &Report) -> Option<String> {
    let is_safe = |finding: &Finding| finding.fix.as_ref().is_some_and(|fix| fix.is_safe);
    if !report.findings.iter().any(is_safe) || input.bytes.len() > FIXED {
        return None;
    }
    let fixed = fix(input, view.now, false);
    let text = fixed.is_changed().then(|| String::from_utf8(fixed.bytes));
    text?.ok()
}
