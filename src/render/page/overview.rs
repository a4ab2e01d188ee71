//! The page with every feed of the site.

use maud::{Markup, html};

use super::common::{OVERVIEW, SHOWN, by_weight, is_cut, line, relative};
use super::directory;
use super::index;
use super::layout::{self, Page, Policy};
use super::listed::Listed;
use super::locale::{Locale, clock, number};
use super::podcast;
use super::subscribe::subscribe;
use crate::config::{Config, Kind};
use crate::date::rfc3339;
use crate::feed::LanguagePage;
use crate::render::{Document, Role, address};

/// The page with every feed of the site. `feeds` are in the order of their kinds; `languages` are the pages of those of languages.
pub fn overview(config: &Config, feeds: &[Listed], languages: &[LanguagePage]) -> Document {
    let words = Locale::of(config);
    let whole = feeds.iter().find(|feed| feed.kind == Kind::All);
    let site = line(&config.title);
    let has_terms = feeds.iter().any(|feed| feed.kind != Kind::All);
    let about = config.description.as_deref().map(line);
    let lang = layout::lang(config);
    let is_podcast = config.podcast.is_some();
    let mut newest_posts = whole.iter().flat_map(|feed| &feed.glance.newest);
    let has_sound = is_podcast || newest_posts.any(|post| post.sound.is_some());
    let body = html! {
        header.top {
            @if is_podcast { (podcast::cover(config, OVERVIEW)) }
            p.kicker { a href=(config.url) { (words.home) } }
            h1 { span lang=[lang] dir="auto" { (site) } }
            @if let Some(about) = about {
                p.about lang=[lang] dir="auto" { (about) }
            }
            p.explain { (if is_podcast { words.explain_podcast } else { words.explain }) }
        }
        main {
            @if let Some(feed) = whole {
                section.whole aria-labelledby="whole" {
                    h2 #whole { (words.whole_site) }
                    (facts(config, feed))
                    (subscribe(config, OVERVIEW, feed, is_podcast))
                    (newest(config, feed, true))
                    @if config.feeds.presentation.river {
                        p.more { a href=(super::river::RIVER) { (words.river) } }
                    }
                }
            }
            @if has_terms { (layout::filter(words, OVERVIEW, index::is_needed(feeds).then_some(index::INDEX))) }
            @for kind in super::common::LISTED {
                (section(config, feeds, kind))
            }
        }
    };
    let documents = whole.map(|feed| &feed.documents).into_iter().flatten();
    layout::document(Page {
        config,
        role: Role::Overview,
        path: OVERVIEW.to_owned(),
        title: format!("{} · {site}", words.subscribe),
        feeds: documents
            .map(|(format, path)| (*format, config.title.as_str(), path.as_str()))
            .collect(),
        languages,
        has_filter: has_terms,
        style: "",
        policy: Policy::with_sound(has_sound),
        body,
    })
}

fn section(config: &Config, feeds: &[Listed], kind: Kind) -> Markup {
    let words = Locale::of(config);
    let all = by_weight(feeds, kind);
    let (shown, others) = all.split_at(all.len().min(SHOWN));
    html! {
        @if !all.is_empty() {
            section.kind aria-labelledby=(kind.name()) {
                h2 id=(kind.name()) { (words.kind(kind)) " " small { (number(all.len())) } }
                ul.cards {
                    @for feed in shown { (card(config, feed)) }
                }
                @if !is_cut(feeds, kind) {
                    @if !others.is_empty() {
                        details {
                            summary { (words.more(others.len())) }
                            ul.cards {
                                @for feed in others { (card(config, feed)) }
                            }
                        }
                    }
                } @else {
                    p.more { a href=(relative(OVERVIEW, &directory::path(config, kind, 0))) { (words.all_of(kind, all.len())) } }
                }
            }
        }
    }
}

fn card(config: &Config, feed: &Listed) -> Markup {
    let words = Locale::of(config);
    let label = line(feed.label());
    html! {
        li data-feed {
            h3 { a href=(relative(OVERVIEW, &feed.page)) lang=[layout::lang(config)] dir="auto" { (label) } }
            (facts(config, feed))
            (newest(config, feed, false))
            p.documents {
                @for (format, document) in &feed.documents {
                    a href=(relative(OVERVIEW, document)) aria-label={ (format.title()) ": " (label) } { (format.title()) }
                }
                @if let Some((format, document)) = feed.documents.first() {
                    button type="button" data-copy=(relative(OVERVIEW, document)) aria-label={ (words.copy_of(*format)) ": " (label) } { (words.copy_of(*format)) }
                }
            }
        }
    }
}

/// How many posts, and when the newest changed.
pub(super) fn facts(config: &Config, feed: &Listed) -> Markup {
    let words = Locale::of(config);
    html! {
        p.facts {
            (words.posts(feed.total))
            @if let Some(updated) = feed.glance.updated() {
                " · " (words.changed) time datetime=(rfc3339(updated)) { (words.day(config, updated)) }
            }
        }
    }
}

/// The newest posts; with links, dates and players if there is room.
fn newest(config: &Config, feed: &Listed, are_links: bool) -> Markup {
    let words = Locale::of(config);
    html! {
        ul.newest lang=[layout::lang(config)] {
            @for post in &feed.glance.newest {
                @let title = line(&post.title);
                li dir="auto" {
                    @if are_links { time datetime=(rfc3339(&post.published)) { (words.day(config, &post.published)) } " " }
                    @match address::web(&post.url).filter(|_| are_links) {
                        Some(url) => a href=(url) { (title) },
                        None => (title),
                    }
                    @if let Some(sound) = &post.sound {
                        @if let Some(duration) = sound.duration { " " small { (clock(duration)) } }
                        (podcast::player(words, &title, sound))
                    }
                }
            }
        }
    }
}
