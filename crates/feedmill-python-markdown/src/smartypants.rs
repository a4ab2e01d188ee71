//! smartypants: what typogrify, and so Pelican, makes of quotes, dashes and dots in HTML.

use crate::quotes::{Rules, curl};

/// What dashes are made of hyphens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub enum Dashes {
    /// `--` is an em dash.
    #[default]
    Em,
    /// `--` is an en dash, and `---` an em dash.
    OldSchool,
    /// `--` is an em dash, and `---` an en dash.
    OldSchoolInverted,
}

/// Elements whose text stays as it is.
const SKIPPED: [&str; 6] = ["pre", "samp", "code", "tt", "kbd", "script"];

/// HTML with typographic quotes, dashes and dots in its text, but not in `pre`, `code` and the like, nor in the elements that
/// `ignored` names.
#[must_use]
pub fn smartypants(html: &str, dashes: Dashes, ignored: &[&str]) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 16);
    let mut rest = html;
    let mut skipped: Vec<String> = Vec::new();
    // The last sign of the text before the last tag.
    let mut last: Option<char> = None;
    while !rest.is_empty() {
        let end = rest.find('<').unwrap_or(rest.len());
        if end > 0 {
            let (text, after) = rest.split_at(end);
            match skipped.is_empty() {
                true => out.push_str(&plain(text, last, dashes)),
                false => out.push_str(text),
            }
            last = text.chars().next_back();
            rest = after;
            continue;
        }
        let length = match rest.strip_prefix("<!--") {
            Some(inner) => inner.find("-->").map(|at| at + 7),
            None => rest.find('>').map(|at| at + 1),
        };
        let (tag, after) = rest.split_at(length.unwrap_or(1));
        out.push_str(tag);
        rest = after;
        let inner = tag.trim_start_matches('<');
        let (is_end, inner) = match inner.strip_prefix('/') {
            Some(inner) => (true, inner),
            None => (false, inner),
        };
        let name_end = inner.find(|c: char| !c.is_ascii_alphanumeric());
        let name = inner[..name_end.unwrap_or(inner.len())].to_ascii_lowercase();
        let is_skipped = SKIPPED.contains(&name.as_str())
            || matches!(name.as_str(), "style" | "math")
            || ignored.contains(&name.as_str());
        if !is_skipped || tag.ends_with("/>") {
            continue;
        }
        if !is_end {
            skipped.push(name);
        } else if skipped.last() == Some(&name) {
            skipped.pop();
        }
    }
    out
}

fn plain(text: &str, last: Option<char>, dashes: Dashes) -> String {
    let text = text.replace("&quot;", "\"").replace("&#39;", "'");
    let text = match dashes {
        Dashes::Em => text.replace("--", "\u{2014}"),
        Dashes::OldSchool => text.replace("---", "\u{2014}").replace("--", "\u{2013}"),
        Dashes::OldSchoolInverted => text.replace("---", "\u{2013}").replace("--", "\u{2014}"),
    };
    let text = text.replace("...", "\u{2026}").replace(". . .", "\u{2026}");
    let text = text.replace("``", "\u{201c}").replace("''", "\u{201d}");
    let follows_text = last.is_some_and(|c| !c.is_whitespace());
    match (text.as_str(), follows_text) {
        ("'", true) => "\u{2019}".into(),
        ("'", false) => "\u{2018}".into(),
        ("\"", true) => "\u{201d}".into(),
        ("\"", false) => "\u{201c}".into(),
        _ => curl(&text, Rules::SmartyPants),
    }
}
