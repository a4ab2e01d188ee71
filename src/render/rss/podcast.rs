//! RSS 2.0: what podcast players know, in the words of Apple (`itunes`) and of the Podcast Index (`podcast`).

use rss::extension::itunes::{
    ITunesCategory, ITunesChannelExtension, ITunesItemExtension, ITunesOwner,
};
use rss::extension::{Extension, ExtensionMap};

use super::extension;
use crate::feed::{Entry, Feed};
use crate::render::{address, text};

/// The prefix and the namespace of the Podcast Index.
pub(super) const PODCAST: (&str, &str) = ("podcast", "https://podcastindex.org/namespace/1.0");

/// What Apple wants to know of a feed; `None` where it shows nothing to listen to.
pub(super) fn channel(feed: &Feed) -> Option<ITunesChannelExtension> {
    let podcast = feed.podcast.as_ref().filter(|_| has_episodes(feed))?;
    let yes = |yes: bool| yes.then(|| "Yes".to_owned());
    let author = podcast.author.as_deref();
    let author = author.or(feed.author.as_ref().map(|author| author.name.as_str()));
    let category = |(top, sub): (&str, Option<&str>)| ITunesCategory {
        text: text::line(top).into_owned(),
        subcategory: sub.map(|sub| {
            Box::new(ITunesCategory {
                text: text::line(sub).into_owned(),
                subcategory: None,
            })
        }),
    };
    Some(ITunesChannelExtension {
        author: text::optional(author).map(|name| name.into_owned()),
        block: yes(podcast.block),
        categories: podcast.category.pairs().into_iter().map(category).collect(),
        image: podcast.image.as_deref().and_then(address::web),
        explicit: Some(podcast.explicit.to_string()),
        complete: yes(podcast.complete),
        new_feed_url: podcast.new_feed_url.as_deref().and_then(address::web),
        owner: podcast.owner.as_ref().and_then(|owner| {
            Some(ITunesOwner {
                email: Some(address::email(owner.email.as_deref())?),
                name: text::optional(Some(&owner.name)).map(|name| name.into_owned()),
            })
        }),
        r#type: podcast.r#type.map(|order| order.name().to_owned()),
        ..ITunesChannelExtension::default()
    })
}

/// What the Podcast Index wants to know of a feed.
pub(super) fn extend_channel(feed: &Feed, map: &mut ExtensionMap) {
    let Some(podcast) = feed.podcast.as_ref().filter(|_| has_episodes(feed)) else {
        return;
    };
    let mut add = |name: &str, attributes: &[(&str, &str)], value: &str| {
        let element = extension::element(PODCAST.0, name, attributes, &text::line(value));
        extension::add(map, PODCAST.0, name, element);
    };
    if let Some(guid) = text::optional(podcast.guid.as_deref()) {
        add("guid", &[], &guid);
    }
    if let Some(locked) = podcast.locked {
        let owner = podcast.owner.as_ref();
        let email = owner.and_then(|owner| address::email(owner.email.as_deref()));
        let attributes = email.as_deref().map(|email| ("owner", email));
        let value = if locked { "yes" } else { "no" };
        add("locked", attributes.as_slice(), value);
    }
    if let Some(url) = podcast.funding.as_deref().and_then(address::web) {
        add("funding", &[("url", &url)], &text::title(&feed.title));
    }
}

/// What Apple wants to know of an episode.
pub(super) fn item(entry: &Entry) -> Option<ITunesItemExtension> {
    let episode = entry.episode.as_ref()?;
    Some(ITunesItemExtension {
        block: episode.block.then(|| "Yes".to_owned()),
        image: episode.image.as_deref().and_then(address::web),
        duration: episode.duration.map(clock),
        explicit: episode.explicit.map(|explicit| explicit.to_string()),
        episode: episode.number.map(|number| number.to_string()),
        season: episode.season.map(|season| season.to_string()),
        episode_type: episode.kind.map(str::to_owned),
        ..ITunesItemExtension::default()
    })
    .filter(|extension| *extension != ITunesItemExtension::default())
}

/// What the Podcast Index wants to know of an episode.
pub(super) fn extend_item(entry: &Entry, map: &mut ExtensionMap) {
    let Some(episode) = &entry.episode else {
        return;
    };
    let mut add = |name: &str, element: Extension| {
        extension::add(map, PODCAST.0, name, element);
    };
    if let Some(url) = episode.chapters.as_deref().and_then(address::web) {
        let attributes = [("type", "application/json+chapters"), ("url", &url)];
        add(
            "chapters",
            extension::element(PODCAST.0, "chapters", &attributes, ""),
        );
    }
    for (name, number) in [("episode", episode.number), ("season", episode.season)] {
        if let Some(number) = number {
            add(
                name,
                extension::element(PODCAST.0, name, &[], &number.to_string()),
            );
        }
    }
    for transcript in &episode.transcripts {
        if let Some(url) = address::web(&transcript.url) {
            let media_type = text::media_type(&transcript.media_type);
            let attributes = [("type", media_type), ("url", &url)];
            add(
                "transcript",
                extension::element(PODCAST.0, "transcript", &attributes, ""),
            );
        }
    }
}

fn has_episodes(feed: &Feed) -> bool {
    feed.entries.iter().any(|entry| entry.episode.is_some())
}

/// Hours, minutes and seconds: the form that every player and the W3C's validator know.
fn clock(seconds: u64) -> String {
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    format!("{hours:02}:{minutes:02}:{:02}", seconds % 60)
}
