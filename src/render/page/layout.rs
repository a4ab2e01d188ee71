//! What all pages have in common: the head, the style, the closing lines.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::common::{MEDIA_TYPE, OVERVIEW, line, relative};
use super::listed::Listed;
use super::locale::Locale;
use crate::config::{Config, Format};
use crate::feed::LanguagePage;
use crate::render::{Document, Role};

const STYLE: &str = include_str!("style.css");
const COPY: &str = include_str!("copy.js");
const FILTER: &str = include_str!("filter.js");

/// Nothing is loaded from anywhere, and a page's script may ask the page's own server alone.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; \
                      img-src data:; base-uri 'none'; form-action 'none'";

/// The same for a page with other people's posts: nothing runs there at all.
const POLICY_OF_STRANGERS: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; \
                                   form-action 'none'";

/// The same for a page with a cover, which comes from its own server, or with players. Files of sound lie anywhere, and
/// often behind redirects, so that no list of hosts would do; they are loaded when somebody presses play.
const POLICY_WITH_SOUND: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; \
                                 connect-src 'self'; img-src 'self' data:; media-src http: https:; base-uri 'none'; \
                                 form-action 'none'";

/// The feed sign, drawn in the accent of the light theme, which shows on dark as well.
const ICON: &str = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'%3E%3Crect width='24' \
                    height='24' rx='6' fill='%23c2410c'/%3E%3Cg fill='none' stroke='%23fff' stroke-width='2.4' \
                    stroke-linecap='round'%3E%3Cpath d='M6.5 11a6.5 6.5 0 0 1 6.5 6.5M6.5 6.5a11 11 0 0 1 11 11'/%3E%3C/g%3E\
                    %3Ccircle cx='7.4' cy='16.6' r='1.7' fill='%23fff'/%3E%3C/svg%3E";

/// What a page may load and run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Policy {
    /// Nothing but its own script.
    Quiet,
    /// Its own script, its cover, and sound when somebody presses play.
    Sound,
    /// Pictures of its own server, and no script.
    Strangers,
}

impl Policy {
    /// That of a page that may have a cover or players.
    pub fn with_sound(has_sound: bool) -> Self {
        if has_sound {
            Policy::Sound
        } else {
            Policy::Quiet
        }
    }

    fn text(self) -> &'static str {
        match self {
            Policy::Quiet => POLICY,
            Policy::Sound => POLICY_WITH_SOUND,
            Policy::Strangers => POLICY_OF_STRANGERS,
        }
    }
}

/// A page before it is written.
pub(super) struct Page<'p> {
    pub config: &'p Config,
    /// Where it goes, relative to the folder of feeds.
    pub path: String,
    pub role: Role,
    pub title: String,
    /// The feeds that a browser or reader finds in the page's head: format, title, path.
    pub feeds: Vec<(Format, &'p str, &'p str)>,
    /// The pages that show the same in any language, itself among them.
    pub languages: &'p [LanguagePage],
    /// Its style besides that of all pages.
    pub style: &'static str,
    /// Whether the page has the box that finds feeds.
    pub has_filter: bool,
    pub policy: Policy,
    pub body: Markup,
}

pub(super) fn document(page: Page) -> Document {
    let Page { config, path, .. } = &page;
    let words = Locale::of(config);
    let icon = PreEscaped(ICON);
    let mut list = relative(path, "feeds.opml");
    if super::viewer::has_viewer(config) {
        // Some browsers download what a link leads to as if they opened it, and would save the viewer.
        list.push('?');
        list.push_str(super::viewer::PLAIN);
    }
    let markup = html! {
        (DOCTYPE)
        html lang=(words.tag) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(page.policy.text());
                meta name="generator" content="feedmill";
                meta name="color-scheme" content="light dark";
                title { (page.title) }
                link rel="icon" href=(icon);
                @for (format, title, document) in &page.feeds {
                    link rel="alternate" type=(format.media_type()) title=(line(title)) href=(relative(path, document));
                }
                @for LanguagePage { language, page } in page.languages {
                    link rel="alternate" hreflang=(language) href=(Listed::url(config, page));
                }
                @if let Some((account, page)) = config.announce.profile() {
                    link rel="me" href=(page);
                    meta name="fediverse:creator" content=(account);
                }
                style { (PreEscaped(STYLE.trim())) (PreEscaped(page.style.trim())) }
            }
            body {
                (page.body)
                footer {
                    @if path != OVERVIEW {
                        a href=(relative(path, OVERVIEW)) { (words.all_feeds) }
                    }
                    a href=(list) type="text/x-opml" download { (words.import) }
                    a href=(config.url) { (words.home) }
                    span { (words.made_by) }
                }
                @if page.policy != Policy::Strangers {
                    p #status role="status" data-copied=(words.copied) data-not-copied=(words.not_copied) data-base=(config.feeds.url) {}
                    script { (PreEscaped(COPY.trim())) }
                    @if page.has_filter { script { (PreEscaped(FILTER.trim())) } }
                }
            }
        }
    };
    let mut bytes = markup.into_string().into_bytes();
    bytes.push(b'\n');
    Document {
        path: page.path,
        role: page.role,
        media_type: MEDIA_TYPE,
        bytes,
    }
}

/// The language of the site's own texts, where it is not that of the page's words.
pub(super) fn lang(config: &Config) -> Option<&str> {
    let words = Locale::of(config).tag;
    let main = words.split('-').next().unwrap_or(words);
    tag(config.language.as_deref()?)
        .filter(|site| !site.eq_ignore_ascii_case(words) && !site.eq_ignore_ascii_case(main))
}

/// What may stand in `lang`: a tag that looks like one of BCP 47.
pub(super) fn tag(language: &str) -> Option<&str> {
    let language = language.trim();
    let is_part = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    language.split('-').all(is_part).then_some(language)
}

/// The box that finds and sorts feeds on the page at `path`; it shows only if there is JavaScript. `index`
/// is the path of the list of feeds that it looks into if the page does not hold them all.
pub(super) fn filter(words: &Locale, path: &str, index: Option<&str>) -> Markup {
    html! {
        div.filter {
            label for="filter" { (words.filter) }
            span.order {
                label for="sort" { (words.sort) }
                select #sort autocomplete="off" {
                    option value="posts" { (words.by_posts) }
                    option value="name" { (words.by_name) }
                    // The list of all feeds has no dates.
                    @if index.is_none() { option value="newest" { (words.by_newest) } }
                }
            }
            input #filter type="search" autocomplete="off" spellcheck="false" data-found=(words.found) data-none=(words.none_found)
                data-first=(words.first_shown) data-one=(words.one_post) data-posts=(words.many_posts)
                data-up=(super::common::up(path)) data-index=[index];
        }
        p #note role="status" {}
        ul #found.rows hidden {}
    }
}
