//! The paths of one kind of document, as patterns of servers.

use crate::config::{Config, Format, Kind};
use crate::feed;
use crate::selection::Selection;

/// Stands for a term while a template is filled; no path of a site holds it.
const TERM: &str = "\u{1}";

/// Where the rules of a host may have a placeholder, which matches what stands between two slashes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Placeholder {
    /// Between two slashes alone: Netlify.
    WholeParts,
    /// In a part of a name, too: Cloudflare. There a `*` goes on behind a slash, and a document that two rules match has a
    /// header twice, so that `*` is for what nothing else says.
    Anywhere,
}

/// A path in which a term may stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pattern {
    parts: Vec<String>,
}

impl Pattern {
    /// The paths of the documents in `format` of the feeds of `kind`, within a language or not.
    pub(super) fn of(config: &Config, kind: Kind, format: Format, is_within: bool) -> Self {
        let any = Selection {
            slug: TERM.to_owned(),
            within: is_within.then(|| TERM.to_owned()),
            ..Selection::empty(kind)
        };
        Pattern::literal(&feed::path(config, &any, format))
    }

    /// The path of the document in `format` of a custom feed that has a path of its own.
    pub(super) fn of_custom(config: &Config, name: &str, format: Format) -> Self {
        let own = Selection {
            name: name.to_owned(),
            label: name.to_owned(),
            slug: crate::uri::slug(name),
            ..Selection::empty(Kind::Custom)
        };
        Pattern::literal(&feed::path(config, &own, format))
    }

    /// One path; terms in it are marked.
    pub(super) fn literal(path: &str) -> Self {
        Pattern {
            parts: path.split(TERM).map(str::to_owned).collect(),
        }
    }

    /// The pattern as a regular expression, not anchored.
    pub(super) fn expression(&self) -> String {
        let parts: Vec<String> = self.parts.iter().map(|part| escaped(part)).collect();
        parts.join("[^/]+")
    }

    /// The pattern as the rules of Netlify and Cloudflare have it, and everything else as it is written in URLs. A term is
    /// a placeholder where it may be; each has a name of its own, since Cloudflare drops a rule that has one twice. Any
    /// other is a `*`, which matches anything. There may be one in a rule; paths that need two have no rule.
    pub(super) fn rule(&self, placeholder: Placeholder) -> Option<String> {
        let mut rule = String::new();
        let mut wildcards = 0;
        for (number, part) in self.parts.iter().enumerate() {
            rule.push_str(&crate::uri::encode_path(part));
            let Some(next) = self.parts.get(number + 1) else {
                break;
            };
            let is_alone = (rule.is_empty() || part.ends_with('/'))
                && (next.is_empty() || next.starts_with('/'));
            // A letter after it would belong to its name.
            let is_apart = !next.starts_with(|c: char| c.is_alphanumeric() || c == '_');
            if is_alone || (placeholder == Placeholder::Anywhere && is_apart) {
                rule.push_str(&format!(":term{}", number + 1));
            } else {
                wildcards += 1;
                rule.push('*');
            }
        }
        (wildcards < 2).then_some(rule)
    }
}

/// A text that matches itself alone.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_punctuation() && !matches!(c, '/' | '-' | '_') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_have_each_placeholder_once_and_one_wildcard_at_most() {
        use Placeholder::{Anywhere, WholeParts};
        let pattern = |path: &str| Pattern::literal(&path.replace('T', TERM));
        for (path, netlify, cloudflare) in [
            ("tag/T/rss.xml", "tag/:term1/rss.xml", "tag/:term1/rss.xml"),
            ("T/T", ":term1/:term2", ":term1/:term2"),
            ("tag/T.xml", "tag/*.xml", "tag/:term1.xml"),
            ("潮/T.xml", "%E6%BD%AE/*.xml", "%E6%BD%AE/:term1.xml"),
            ("tag/T/T.xml", "tag/:term1/*.xml", "tag/:term1/:term2.xml"),
            ("tag/Tx.xml", "tag/*x.xml", "tag/*x.xml"),
        ] {
            let pattern = pattern(path);
            assert_eq!(pattern.rule(WholeParts).as_deref(), Some(netlify));
            assert_eq!(pattern.rule(Anywhere).as_deref(), Some(cloudflare));
        }
        assert_eq!(pattern("tag/T-T.xml").rule(WholeParts), None);
        assert_eq!(pattern("tag/TxTy.xml").rule(Anywhere), None);
    }
}
