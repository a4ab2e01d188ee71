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
];
const LAZY_SRCSETS: &[&str] = &["data-srcset", "data-lazy-srcset", "data-original-set"];

/// The real source of a lazy image.
pub(super) fn lazy_source<'h>(attributes: &[Attribute<'h>], context: &Context) -> Option<&'h str> {
    let source = first(attributes, LAZY_SOURCES)?;
    (absolute(source, Use::Picture, context) != Address::Forbidden).then_some(source)
}

/// The real `srcset` of a lazy image.
pub(super) fn lazy_srcset<'h>(attributes: &[Attribute<'h>]) -> Option<&'h str> {
    first(attributes, LAZY_SRCSETS)
}

/// The value of the first of these attributes that is there. A script may have been meant to fill it in (`{{src}}`).
fn first<'h>(attributes: &[Attribute<'h>], names: &[&str]) -> Option<&'h str> {
    names
        .iter()
        .find_map(|name| value_of(attributes, name))
        .map(str::trim)
        .filter(|value| !value.is_empty() && !value.starts_with(['{', '[']))
}

/// Whether a source only keeps the place of another one.
pub(super) fn is_placeholder(source: &str) -> bool {
    let source = source.trim();
    source.is_empty()
        || source
            .get(..5)
            .is_some_and(|scheme| scheme.eq_ignore_ascii_case("data:"))
}

/// Whether an image or frame is there to count readers, not to be seen: a point in size, or from a known counter.
pub(super) fn is_tracker(attributes: &[Attribute], address: &str) -> bool {
    /// Hosts, or beginnings of an address after its host, that serve nothing but counters.
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
    ];
    let style = value_of(attributes, "style").unwrap_or_default();
    let is_point = |side: &str| {
        let length = value_of(attributes, side).or_else(|| style::property(style, side));
        length.is_some_and(|length| matches!(length.trim().trim_end_matches("px"), "0" | "1"))
    };
    let after_scheme = address.split_once("//").map_or(address, |(_, rest)| rest);
    (is_point("width") && is_point("height"))
        || COUNTERS
            .iter()
            .any(|counter| after_scheme.starts_with(counter))
}
