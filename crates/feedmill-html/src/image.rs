//! Images: the source that a script would have loaded, and images that only count readers.

use super::Context;
use super::address::{Address, Use, absolute};
use super::attribute::{Attribute, value_of};
use super::style;

/// Where scripts that load images late keep the real source, by how sure it is.
const LAZY_SOURCES: &[&str] = &[
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-actualsrc",
    "data-original-src",
    "data-echo",
    "data-lazyload",
    "data-lazy",
    "data-url",
    "data-cfsrc",
    "data-ks-lazyload",
    "data-layzr",
    "data-pagespeed-lazy-src",
    "data-flickity-lazyload",
    "data-runner-src",
    "data-delayed-url",
    "data-lazy-img",
    "real_src",
    "lazyload",
    "v-lazy",
];
/// The same, which say it only where `src` is a placeholder.
const POSSIBLE_SOURCES: &[&str] = &[
    "data-img",
    "data-image-src",
    "data-hi-res-src",
    "data-src-retina",
    "data-croporisrc",
    "data-orig-file",
    "zoomfile",
    "file",
    "_src",
];
const LAZY_SRCSETS: &[&str] = &["data-srcset", "data-lazy-srcset", "data-original-set"];

/// Whether an attribute that is none of HTML's keeps the source of an image.
pub(super) fn keeps_source(name: &str) -> bool {
    !name.starts_with("data-") && (LAZY_SOURCES.contains(&name) || POSSIBLE_SOURCES.contains(&name))
}

/// The real source of a lazy image.
pub(super) fn lazy_source<'h>(attributes: &[Attribute<'h>], context: &Context) -> Option<&'h str> {
    let possible = || {
        let source = first(attributes, POSSIBLE_SOURCES)?;
        let is_wanted = value_of(attributes, "src").is_none_or(is_placeholder);
        is_wanted.then_some(source)
    };
    let source = first(attributes, LAZY_SOURCES).or_else(possible)?;
    (absolute(source, Use::Picture, context) != Address::Forbidden).then_some(source)
}

/// The real `srcset` of a lazy image.
pub(super) fn lazy_srcset<'h>(attributes: &[Attribute<'h>]) -> Option<&'h str> {
    first(attributes, LAZY_SRCSETS)
}

/// Whether a name begins as one of those above does; those of nearly all attributes do not.
fn may_keep_source(name: &str) -> bool {
    let initial = name.as_bytes().first().map(u8::to_ascii_lowercase);
    matches!(
        initial,
        Some(b'd' | b'f' | b'l' | b'r' | b'v' | b'z' | b'_')
    )
}

/// The value of the first of these attributes that is there. A script may have been meant to fill it in (`{{src}}`).
fn first<'h>(attributes: &[Attribute<'h>], names: &[&str]) -> Option<&'h str> {
    let ranked = attributes.iter().filter_map(|attribute| {
        if !may_keep_source(attribute.name) {
            return None;
        }
        let rank = names.iter().position(|name| attribute.is(name))?;
        let value = attribute.value?.trim();
        (!value.is_empty() && !value.starts_with(['{', '['])).then_some((rank, value))
    });
    ranked.min_by_key(|(rank, _)| *rank).map(|(_, value)| value)
}

/// Whether a source only keeps the place of another one.
pub(super) fn is_placeholder(source: &str) -> bool {
    /// What files that only keep a place have in their names.
    const NAMES: &[&str] = &[
        "placeholder",
        "loading",
        "spacer",
        "blank",
        "transparent",
        "lazy",
        "1x1",
        "none.gif",
        "grey.gif",
        "gray.gif",
        "pixel.gif",
    ];
    let source = source.trim();
    let is_data = source
        .get(..5)
        .is_some_and(|scheme| scheme.eq_ignore_ascii_case("data:"));
    let file = source.rsplit('/').next().unwrap_or(source);
    source.is_empty() || is_data || NAMES.iter().any(|name| file.contains(name))
}

/// Whether an image or frame is there to count readers, not to be seen: a point in size, or from a known counter.
pub(super) fn is_tracker(attributes: &[Attribute], address: &str) -> bool {
    /// Hosts, or beginnings of an address after its scheme, that serve nothing but counters.
    const COUNTERS: &[&str] = &[
        "feeds.feedburner.com/~r/",
        "feeds.feedburner.com/~ff/",
        "pixel.wp.com/",
        "stats.wordpress.com/",
        "b.scorecardresearch.com/",
        "sb.scorecardresearch.com/",
        "www.google-analytics.com/",
        "ssl.google-analytics.com/",
        "www.googletagmanager.com/",
        "googleads.g.doubleclick.net/",
        "ad.doubleclick.net/",
        "pixel.quantserve.com/",
        "hm.baidu.com/",
        "c.statcounter.com/",
        "www.facebook.com/tr",
        "px.ads.linkedin.com/",
        "bat.bing.com/",
        "mc.yandex.ru/",
        "counter.yadro.ru/",
        "ga-beacon.appspot.com/",
        "s4.cnzz.com/",
        "s11.cnzz.com/",
        "c.cnzz.com/",
        "hits.dwyl.com/",
        "feeds.wordpress.com/1.0/",
        "blogger.googleusercontent.com/tracker/",
        "medium.com/_/stat",
        "track.hubspot.com/",
        "www.assoc-amazon.com/e/ir",
        "analytics.google.com/",
    ];
    /// The files of counters that stand on hosts of their owners' own.
    const FILES: &[&str] = &[
        "/matomo.php?",
        "/piwik.php?",
        ".amazon-adsystem.com/e/ir?",
        "/__utm.gif",
    ];
    let style = value_of(attributes, "style").unwrap_or_default();
    // The length of a side that is told: whether it is a point.
    let point = |side: &str| {
        let length = value_of(attributes, side).or_else(|| style::property(style, side))?;
        Some(matches!(length.trim().trim_end_matches("px"), "0" | "1"))
    };
    let is_point = match (point("width"), point("height")) {
        (None, None) => false,
        (width, height) => width.unwrap_or(true) && height.unwrap_or(true),
    };
    let after_scheme = address.split_once("//").map_or(address, |(_, rest)| rest);
    is_point
        || COUNTERS
            .iter()
            .any(|counter| after_scheme.starts_with(counter))
        || FILES.iter().any(|file| after_scheme.contains(file))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_that_keeps_a_source_is_passed_over() {
        for name in [LAZY_SOURCES, POSSIBLE_SOURCES, LAZY_SRCSETS].concat() {
            assert!(may_keep_source(name), "{name}");
            assert!(may_keep_source(&name.to_uppercase()), "{name}");
        }
    }
}
