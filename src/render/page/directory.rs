//! All feeds of one kind, on as many pages as it takes: for sites with thousands of terms.

use maud::{Markup, html};

use super::common::{OVERVIEW, by_weight, folder, is_cut, line, relative};
use super::index;
use super::layout::{self, Page, Policy};
use super::listed::Listed;
use super::locale::{self, Locale};
use crate::config::{Config, Kind};
use crate::date::rfc3339;
use crate::render::{Document, Role};

/// How many feeds one page lists.
pub const DIRECTORY_LENGTH: usize = 200;

/// How many of them show at first; the others open at a click.
const OPEN: usize = 60;

/// The pages of every kind that the overview does not show in full.
pub fn directories(config: &Config, feeds: &[Listed]) -> Vec<Document> {
    super::common::LISTED
        .into_iter()
        .filter(|kind| is_cut(feeds, *kind))
        .flat_map(|kind| {
            let all = by_weight(feeds, kind);
            let pages: Vec<&[&Listed]> = all.chunks(DIRECTORY_LENGTH).collect();
            let numbers = 0..pages.len();
            numbers
                .map(|number| page(config, kind, &pages, number, all.len()))
                .collect::<Vec<_>>()
        })
        .collect()
}

/// Where a page goes; `number` counts from 0.
pub(super) fn path(config: &Config, kind: Kind, number: usize) -> String {
    let folder = folder(config, kind);
    match number {
        0 => format!("{folder}/index.html"),
        _ => format!("{folder}/{}.html", number + 1),
    }
}

fn page(
    config: &Config,
    kind: Kind,
    pages: &[&[&Listed]],
    number: usize,
    total: usize,
) -> Document {
    let words = Locale::of(config);
    let own = path(config, kind, number);
    let lang = layout::lang(config);
    let (open, others) = pages[number].split_at(pages[number].len().min(OPEN));
    let rows = |feeds: &[&Listed]| {
        html! {
            ul.rows {
                @for feed in feeds { (row(config, &own, feed)) }
            }
        }
    };
    let body = html! {
        header.top {
            p.kicker { a href=(relative(&own, OVERVIEW)) lang=[lang] dir="auto" { (line(&config.title)) } }
            h1 { (words.kind(kind)) " " small { (locale::number(total)) } }
        }
        main {
            (layout::filter(words, &own, Some(index::INDEX)))
            section.kind {
                (rows(open))
                @if !others.is_empty() {
                    details {
                        summary { (words.more(others.len())) }
                        (rows(others))
                    }
                }
            }
            @if pages.len() > 1 {
                nav.pages aria-label=(words.pages) {
                    @for other in 0..pages.len() {
                        a href=(relative(&own, &path(config, kind, other))) aria-current=[(other == number).then_some("page")] { (other + 1) }
                    }
                }
            }
        }
    };
    layout::document(Page {
        config,
        role: Role::List,
        title: format!(
            "{} ({}/{}) · {}",
            words.kind(kind),
            number + 1,
            pages.len(),
            line(&config.title)
        ),
        path: own,
        feeds: Vec::new(),
        languages: &[],
        has_filter: true,
        style: "",
        policy: Policy::Quiet,
        body,
    })
}

/// One feed, on the page at `path`.
fn row(config: &Config, path: &str, feed: &Listed) -> Markup {
    let words = Locale::of(config);
    html! {
        li data-feed {
            a href=(relative(path, &feed.page)) lang=[layout::lang(config)] dir="auto" { (line(feed.label())) }
            span {
                (words.posts(feed.total))
                @if let Some(updated) = feed.glance.updated() {
                    time datetime=(&rfc3339(updated)[..10]) { " · " (words.day(config, updated)) }
                }
            }
        }
    }
}
