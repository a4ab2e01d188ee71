//! Feed-safe HTML: what a post's rendered body must become so that every reader shows it as the site does.

// What is read here is other people's text, and a panic would lose the rest of it.
#![cfg_attr(not(test), deny(clippy::expect_used, clippy::unwrap_used))]

mod address;
mod amp;
mod aside;
mod attribute;
mod clean;
mod compound;
mod element;
mod embed;
mod fragment;
mod frame;
mod image;
mod open;
mod own_id;
pub mod page;
mod patch;
mod picture;
mod prose;
mod raw;
mod raw_text;
mod rewrite;
mod selector;
mod srcset;
mod strict;
mod style;
mod summary;
mod tag;
mod text;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod reader_tests;
#[cfg(test)]
mod soup_tests;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use url::Url;

use feedmill_text::forbidden::strip_forbidden;
pub use prose::prose;
pub use selector::{SelectorError, Selectors, boilerplate};
pub use summary::summary;
pub use text::{strip_tags, text};

/// The version of this crate. What it makes may differ between two versions, so caches of it belong to one.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The example of the README is tested like those of the documentation.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

/// What a post's HTML is cleaned for.
#[derive(Clone, Copy, Debug)]
pub struct Context<'c> {
    /// The post's canonical URL, which relative links are resolved against, and `#fragment`s that the entry does not show.
    pub page: &'c Url,
    /// The site's URL, whose scheme links without one (`//host/path`) get.
    pub site: &'c Url,
    /// How much of what a reader sees may change.
    pub profile: Profile,
    /// The blocks that do not belong in a feed.
    pub remove: &'c Selectors,
    /// Whether an allow-list has the last word.
    pub sanitize: Sanitize,
    /// What every `id` gets in front, so that the entries of one feed can stand on one page; empty for nothing.
    pub id_prefix: &'c str,
}

/// How much of what a reader sees may change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Profile {
    /// What serves a reader best: frames become links, lazy images load, boilerplate goes, soup becomes plain HTML.
    #[default]
    Feedmill,
    /// Visible text, links and images stay as Jekyll has them: links become absolute (but for a bare `#fragment`, which
    /// the entry's `xml:base` places), scripts go, tags are balanced.
    JekyllFeed,
}

/// Whether an allow-list has the last word over a body.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sanitize {
    /// No: what is known to harm goes, everything else stays.
    #[default]
    Normal,
    /// Yes: only what is known to be harmless stays, for bodies by people whom the site's owner does not know.
    Strict,
}

/// Rendered HTML of one post -> HTML that looks right in any feed reader.
///
/// The result can stand beside other HTML: every element that it opens it closes, and it ends outside of any tag,
/// comment or raw text. All its addresses are absolute, except that in [`Profile::Feedmill`] a link to a part of the entry stays
/// `#id`; it holds no character that XML 1.0 forbids (section 2.2).
/// Cleaning it again changes nothing. It is borrowed where nothing had to change; the input is read once, and the time
/// is linear in its length.
///
/// Elements deeper than 256 lose their tags and keep their text, since readers stop at about 500.
pub fn clean<'h>(html: &'h str, context: &Context) -> Cow<'h, str> {
    let html = match context.profile {
        Profile::Feedmill => without_wrapping(html),
        Profile::JekyllFeed => html,
    };
    let cleaned = clean_once(html, context);
    match context.sanitize {
        Sanitize::Normal => cleaned,
        Sanitize::Strict => Cow::Owned(allow_listed(&cleaned, context)),
    }
}

fn clean_once<'h>(html: &'h str, context: &Context) -> Cow<'h, str> {
    let cleaned = match strip_forbidden(html) {
        Cow::Borrowed(html) => clean::Cleaner::new(html, context).run(),
        Cow::Owned(html) => Cow::Owned(clean::Cleaner::new(&html, context).run().into_owned()),
    };
    match context.profile {
        Profile::Feedmill => fragment::resolved(cleaned, context),
        Profile::JekyllFeed => cleaned,
    }
}

/// Clean HTML that went through the allow-list. What is left empty by that is for cleaning to take away.
fn allow_listed(cleaned: &str, context: &Context) -> String {
    /// Each round takes elements away, so that few are needed.
    const ROUNDS: usize = 8;
    let with_ids = !context.id_prefix.is_empty();
    let mut listed = strict::allow_listed(cleaned, with_ids);
    for _ in 0..ROUNDS {
        // Also where cleaning changes nothing: misplaced elements may be moved again when they are parsed again.
        let again = strict::allow_listed(&clean_once(&listed, context), with_ids);
        if again == listed {
            break;
        }
        listed = again;
    }
    listed
}

/// What stands in a `<![CDATA[…]]>` around a whole body. In HTML it is a comment up to the first `>`; whoever took a body
/// out of a feed with its wrapping meant the body.
fn without_wrapping(html: &str) -> &str {
    let inside = html.trim().strip_prefix("<![CDATA[");
    inside
        .and_then(|inside| inside.strip_suffix("]]>"))
        .unwrap_or(html)
}
