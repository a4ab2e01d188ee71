//! By what readers know an entry again. Each family is a small function of what the feed says of the entry, as the reader's
//! sources or documentation have it.

use crate::pull::Seen;

/// Readers that know entries by the same.
#[derive(Clone, Copy)]
pub struct Family {
    /// What the reader is called.
    pub name: &'static str,
    /// By what it knows an entry, in words.
    pub by: &'static str,
    /// Where that was read.
    pub source: &'static str,
    /// What it knows the entry by.
    pub key: fn(&Seen) -> String,
}

/// Every family.
pub static FAMILIES: &[Family] = &[
    Family {
        name: "Miniflux",
        by: "id, else link, else title and text",
        source: "miniflux/v2, internal/reader/rss/adapter.go and atom/atom_10_adapter.go: entry.Hash",
        key: |entry| first(&[&entry.id, &entry.link, &text(entry)]),
    },
    Family {
        name: "FreshRSS",
        by: "id, else link, else title",
        source: "FreshRSS/FreshRSS, app/Models/Feed.php: decideEntryGuid(), whose default is SimplePie's get_id()",
        key: |entry| first(&[&entry.id, &entry.link, &entry.title]),
    },
    Family {
        name: "NetNewsWire",
        by: "id, else link and date, else title and date",
        source: "Ranchero-Software/NetNewsWire, the RSS parser: calculatedUniqueID()",
        key: |entry| {
            first(&[
                &entry.id,
                &dated(&entry.link, entry),
                &dated(&entry.title, entry),
                &entry.link,
                &entry.title,
            ])
        },
    },
    Family {
        name: "newsboat",
        by: "id, else link and date, else link, else title",
        source: "newsboat/newsboat, src/rssparser.cpp: RssParser::get_guid()",
        key: |entry| {
            first(&[
                &entry.id,
                &dated(&entry.link, entry),
                &entry.link,
                &entry.title,
            ])
        },
    },
    Family {
        name: "reader (feedparser)",
        by: "id, else link",
        source: "lemon24/reader, src/reader/_parser/feedparser.py: the id of an entry",
        key: |entry| first(&[&entry.id, &entry.link]),
    },
    Family {
        name: "rss2email",
        by: "id, else a hash of the text, else link, else title",
        source: "rss2email/rss2email, rss2email/feed.py: _get_uid_for_entry() with trust-guid, its default",
        key: |entry| first(&[&entry.id, &body(entry), &entry.link, &entry.title]),
    },
    Family {
        name: "podcast apps",
        by: "guid",
        source: "Apple, Podcaster's guide to RSS: `guid` must never change; an episode with another guid is another episode",
        key: |entry| first(&[&entry.id, &entry.link]),
    },
    Family {
        name: "readers by link (FreshRSS's criterion `link`, bots)",
        by: "link",
        source: "FreshRSS/FreshRSS, app/Models/Feed.php: unicityCriteria `link`",
        key: |entry| first(&[&entry.link, &entry.id]),
    },
    Family {
        name: "readers by link, date and title (FreshRSS's criterion)",
        by: "link, date and title",
        source: "FreshRSS/FreshRSS, app/Models/Feed.php: unicityCriteria `sha1:link_published_title`",
        key: |entry| format!("{}\0{:?}\0{}", entry.link, entry.published, entry.title),
    },
    Family {
        name: "Thunderbird",
        by: "id, else link, title and text",
        source: "mozilla/releases-comm-central, mailnews/extensions/newsblog/FeedParser.sys.mjs: parseAsRSS2(), and FeedItem.sys.mjs: findStoredResource()",
        key: |entry| first(&[&entry.id, &format!("{}\0{}", entry.link, text(entry))]),
    },
    Family {
        name: "Feedbin",
        by: "id, else link, date and title",
        source: "feedbin/feedkit, lib/feedkit/parser/entry.rb: build_id()",
        key: |entry| {
            let rest = format!("{}\0{:?}\0{}", entry.link, entry.published, entry.title);
            first(&[&entry.id, &rest])
        },
    },
];

/// The first that says something.
fn first(keys: &[&str]) -> String {
    let mut keys = keys.iter().enumerate();
    let found = keys.find(|(_, key)| !key.is_empty());
    // Which one it is belongs to it: an id is never taken for a link.
    found.map_or_else(String::new, |(nth, key)| format!("{nth}\0{key}"))
}

fn dated(text: &str, entry: &Seen) -> String {
    match entry.published {
        Some(published) if !text.is_empty() => format!("{text}\0{published}"),
        _ => String::new(),
    }
}

fn text(entry: &Seen) -> String {
    format!("{}\0{:x}", entry.title, entry.print.exact)
}

fn body(entry: &Seen) -> String {
    match entry.print.exact {
        0 => String::new(),
        exact => format!("{exact:x}"),
    }
}
