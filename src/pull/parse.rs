//! RSS, Atom and JSON Feed to items, by feed-rs.
//!
//! feed-rs makes up a random id where an entry has neither id nor link, reads the zone's name CST as North America's, and
//! turns every date to UTC. Its hooks for ids and dates are where all three are seen to.

use std::borrow::Cow;
use std::collections::HashSet;

use chrono::{DateTime, FixedOffset, TimeDelta, Timelike, Utc};
use chrono_tz::Tz;
use feed_rs::model;
use url::Url;

use super::address::{host, link, web, whole};
use super::cuts::Cuts;
use super::item::{self, Feed, Item};
use super::matching::{self, Taken};
use super::place::Place;
use super::strict::{readable, rewritten, utf8};
use super::{bound, fit, limits};
use crate::config::{Config, Person};
use crate::content::body::plain_text;
use crate::content::media::Attachment;
use crate::date::{self, NaiveDates, Timestamp};
use crate::net::Response;

/// Minutes that are added to an offset, so that it is never below zero.
const SHIFT: i32 = 24 * 60;

/// Reads an answer, or says why it is not a feed. `first_title` is the title that the feed had at first.
pub(super) fn parse(
    config: &Config,
    place: &Place,
    first_title: Option<&str>,
    now: Timestamp,
    answer: &Response,
) -> Result<Feed, String> {
    let source = &place.source;
    let zone = source
        .timezone
        .as_deref()
        .and_then(|zone| zone.parse().ok());
    let zone: Tz = zone.unwrap_or(config.timezone);
    let parser = feed_rs::parser::Builder::new()
        .base_uri(Some(&source.url))
        .sanitize_content(false)
        .id_generator(|_, _, _| String::new())
        .timestamp_parser(move |text| instant(text, zone))
        .build();
    let text = match readable(answer) {
        Some(plain) => Cow::Owned(plain.into_bytes()),
        None => utf8(answer),
    };
    let mut cuts = Cuts::default();
    let bounded = |text| {
        bound::bounded(text).map_err(|reason| format!("the feed was not read: it has {reason}"))
    };
    let plain_text;
    let mut bounded_text = bounded(&text)?;
    let mut feed = parser.parse(&*bounded_text.bytes);
    if feed.is_err()
        && let Some(plain) = rewritten(answer)
    {
        plain_text = plain.into_bytes();
        bounded_text = bounded(&plain_text)?;
        feed = parser.parse(&*bounded_text.bytes);
    }
    let feed = feed.map_err(|error| format!("it is not a feed: {error}"))?;
    if bounded_text.is_cut {
        let entries = limits::ENTRIES;
        cuts.note(format!(
            "only the first {entries} entries of the feed are read"
        ));
    }
    if feed.entries.is_empty() {
        cuts.note("the feed has no entries".to_owned());
    }
    let page = link(&feed.links, &source.url);
    let title = feed.title.as_ref().map(plain).unwrap_or_default();
    let mut people: Vec<Person> = feed.authors.iter().filter_map(person).collect();
    fit::people(&mut people, &mut cuts);
    let is_json = feed.feed_type == model::FeedType::JSON;
    let mut items: Vec<Item> = Vec::new();
    let mut known = HashSet::new();
    for entry in feed.entries {
        let has_id = !entry.id.trim().is_empty();
        let mut item = read(entry, place, is_json, &people);
        // Two that have neither id nor page may have one title, and are two all the same.
        if !has_id && item.link.is_none() && known.contains(&item.guid) {
            item.tell_apart();
        }
        if known.insert(item.guid.clone()) {
            items.push(item);
        }
    }
    // Stable, so that entries without a date stay where the feed has them, behind the others.
    items.sort_by_key(|item| std::cmp::Reverse(item.published));
    let title = match title.is_empty() {
        true => host(&source.url),
        false => title,
    };
    let title = place.hidden(&title);
    let taken = Taken {
        source,
        title: &title,
        category: source.category.as_deref().or(first_title).unwrap_or(&title),
        language: feed.language.as_deref(),
        now,
    };
    let unmatched = matching::keep(taken, config.timezone, &mut items)?;
    if source.limit > 0 {
        items.truncate(source.limit);
    }
    for item in &mut items {
        fit::item(&source.url, item, &mut cuts);
    }
    let mut feed = Feed {
        title,
        page: page.filter(|page| *page != source.url),
        id: Some(feed.id.trim().to_owned()).filter(|id| !id.is_empty()),
        language: feed.language,
        items,
        unmatched,
        cuts,
    };
    feed.page = feed.page.map(|page| place.hidden(&page));
    fit::feed(&mut feed);
    Ok(feed)
}

fn read(entry: model::Entry, place: &Place, is_json: bool, people: &[Person]) -> Item {
    let feed = &*place.source.url;
    let title = entry.title.as_ref().map(plain);
    let written = entry.id.trim();
    let whole = whole(written, entry.base.as_deref(), feed);
    let id = whole.as_deref().unwrap_or(written);
    let link = link(&entry.links, feed).or_else(|| web(id));
    let summary = entry.summary.as_ref().map(plain);
    let published = entry.published.or(entry.updated).map(shown);
    let body = entry.content.as_ref().and_then(|content| {
        let body = content.body.as_deref()?;
        let is_plain = content.content_type.subty() == "plain";
        Some(if is_plain {
            paragraphs(body)
        } else {
            body.to_owned()
        })
    });
    let has_body = body.as_ref().is_some_and(|body| !body.trim().is_empty());
    let html = match (body, &entry.summary) {
        (Some(body), _) if has_body => body,
        (_, Some(text)) if text.content_type.subty() == "plain" => paragraphs(&text.content),
        (_, Some(text)) => text.content.clone(),
        _ => String::new(),
    };
    let says = format!("{title:?} {published:?}");
    let says = if title.is_none() {
        format!("{says} {html}")
    } else {
        says
    };
    let mut authors: Vec<Person> = entry.authors.iter().filter_map(person).collect();
    if authors.is_empty() {
        authors = people.to_vec();
    }
    // JSON Feed's `external_url` is the second link; attachments have a media type.
    let mut others = entry.links.iter().filter(|other| match &other.rel {
        Some(rel) => rel == "related",
        None => is_json && other.media_type.is_none(),
    });
    let related =
        others.find_map(|other| web(&other.href).filter(|url| link.as_ref() != Some(url)));
    let attachments = attachments(&entry, is_json);
    let media = entry.media.iter();
    let image = media.flat_map(|media| {
        let small = media.thumbnails.iter().map(|shown| shown.image.uri.clone());
        let large = media.content.iter().filter(|file| {
            let kind = file.content_type.as_ref();
            kind.is_some_and(|kind| kind.ty() == "image")
        });
        let large = large.filter_map(|file| file.url.as_ref().map(Url::to_string));
        small.chain(large).collect::<Vec<_>>()
    });
    let guid = item::guid(feed, id, link.as_deref(), &says);
    Item {
        id: item::id(&guid),
        old_id: item::id(&item::guid(&place.old, written, link.as_deref(), &says)),
        guid,
        published,
        updated: entry
            .updated
            .map(shown)
            .filter(|updated| Some(*updated) != published),
        related,
        authors,
        categories: entry
            .categories
            .iter()
            .map(|category| {
                category
                    .label
                    .as_ref()
                    .unwrap_or(&category.term)
                    .trim()
                    .to_owned()
            })
            .filter(|name| !name.is_empty())
            .collect(),
        summary: summary.filter(|text| has_body && !text.is_empty()),
        html,
        base: entry.base,
        image: image.into_iter().find_map(|url| web(&url)),
        attachments,
        language: entry.language,
        title: title.filter(|title| !title.is_empty()),
        link,
    }
}

/// The files that go with an entry: RSS's enclosures and what Media RSS names, Atom's and JSON Feed's links to files.
fn attachments(entry: &model::Entry, is_json: bool) -> Vec<Attachment> {
    let mut known = HashSet::new();
    let mut found: Vec<Attachment> = Vec::new();
    let mut is_new = |url: &str| web(url).is_some() && known.insert(url.to_owned());
    // One more than are kept shows that there are more.
    let is_full = |found: &[Attachment]| found.len() > limits::FILES;
    for media in &entry.media {
        for file in &media.content {
            if is_full(&found) {
                return found;
            }
            let (Some(url), Some(media_type)) = (&file.url, &file.content_type) else {
                continue;
            };
            if url.as_str().len() > limits::URL
                || media_type.ty() == "image"
                || !is_new(url.as_str())
            {
                continue;
            }
            let title = media.title.as_ref().map(|title| &title.content[..]);
            found.push(Attachment {
                url: url.to_string(),
                // It may be that of many files.
                title: title.map(|title| title[..limits::floor(title, limits::TEXT)].to_owned()),
                media_type: media_type.essence().to_string(),
                length: file.size.filter(|bytes| *bytes > 0),
                duration: file.duration.or(media.duration).map(|time| time.as_secs()),
            });
        }
    }
    for link in &entry.links {
        if is_full(&found) {
            return found;
        }
        let is_file = match link.rel.as_deref() {
            Some(rel) => rel == "enclosure",
            None => is_json,
        };
        let Some(media_type) = link.media_type.clone().filter(|_| is_file) else {
            continue;
        };
        if link.href.len() > limits::URL || !is_new(&link.href) {
            continue;
        }
        found.push(Attachment {
            url: link.href.clone(),
            title: link.title.clone(),
            media_type,
            length: link.length.filter(|bytes| *bytes > 0),
            duration: None,
        });
    }
    found
}

/// An instant that carries the offset in which it was written below its seconds, which no feed needs: feed-rs has no
/// other room for it.
fn instant(text: &str, zone: Tz) -> Option<DateTime<Utc>> {
    let read = date::read(text.trim(), true, zone, NaiveDates::Site)
        .or_else(|| DateTime::parse_from_rfc2822(text.trim()).ok())?;
    let minutes = read.offset().local_minus_utc() / 60 + SHIFT;
    read.to_utc().with_nanosecond(u32::try_from(minutes).ok()?)
}

/// The instant with the offset that [`instant`] wrote into it.
fn shown(instant: DateTime<Utc>) -> Timestamp {
    let nanos = instant.nanosecond();
    let seconds = i32::try_from(nanos).map_or(0, |minutes| (minutes - SHIFT) * 60);
    let offset = FixedOffset::east_opt(seconds).unwrap_or(chrono::Offset::fix(&Utc));
    (instant - TimeDelta::nanoseconds(i64::from(nanos))).with_timezone(&offset)
}

/// A text that may be HTML, as plain text on one line.
fn plain(text: &model::Text) -> String {
    let content = if text.content_type.subty() == "plain" {
        Cow::Borrowed(text.content.as_str())
    } else {
        Cow::Owned(plain_text(&text.content))
    };
    content.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn paragraphs(text: &str) -> String {
    let paragraphs = text.split("\n\n").map(str::trim);
    paragraphs
        .filter(|paragraph| !paragraph.is_empty())
        .map(|paragraph| {
            format!(
                "<p>{}</p>\n",
                feedmill_text::entity::escape_text(paragraph).replace('\n', "<br>\n")
            )
        })
        .collect()
}

/// Somebody who has a name. RSS knows addresses with a name behind them, where feed-rs takes the element's name for one.
fn person(found: &model::Person) -> Option<Person> {
    let is_role = matches!(
        found.name.as_str(),
        "author" | "managingEditor" | "webMaster" | "unknown"
    );
    let email = found.email.as_deref().unwrap_or_default().trim();
    let (address, in_brackets) = match email.split_once('(') {
        Some((address, name)) => (address.trim(), name.trim_end_matches(')').trim()),
        None => (email, ""),
    };
    let name = match (is_role, in_brackets) {
        (false, _) => found.name.trim(),
        (true, "") if !address.contains('@') => address,
        (true, name) => name,
    };
    (!name.is_empty()).then(|| Person {
        name: name.split_whitespace().collect::<Vec<_>>().join(" "),
        email: address.contains('@').then(|| address.to_owned()),
        url: found.uri.as_deref().and_then(web),
    })
}
