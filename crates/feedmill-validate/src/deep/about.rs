//! What a document says of itself, for those that lead to it.

use crate::Input;
use crate::check::kind;
use crate::kind::Kind;
use crate::source::json::Json;
use crate::source::xml::{Element, Tree};

/// What a document says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// What it is.
    pub kind: Kind,
    /// Its id: that of Atom, or the address of the site.
    pub id: Option<String>,
    /// Where it says that it lies.
    pub own: Option<String>,
    /// Where it goes on.
    pub next: Option<String>,
}

/// What a document says of itself.
pub fn about(input: &Input<'_>) -> About {
    let source = input.source();
    if source.text.trim_start().starts_with('{') {
        let json = Json::parse(&source.text).ok();
        let text = |name: &str| Some(json.as_ref()?.get(name)?.text()?.trim().to_owned());
        let is_feed = text("version").is_some_and(|version| version.contains("jsonfeed.org"));
        return About {
            kind: if is_feed { Kind::Json } else { Kind::Unknown },
            id: text("home_page_url"),
            own: text("feed_url"),
            next: text("next_url"),
        };
    }
    let tree = Tree::parse(&source.text);
    let kind = kind(&tree, input.profiles);
    let channel = tree.root().and_then(|root| channel(root, kind));
    About {
        kind,
        id: channel.and_then(|channel| id(channel, kind)),
        own: channel.and_then(|channel| link(channel, &["self"])),
        next: channel.and_then(|channel| link(channel, &["next", "prev-archive"])),
    }
}

/// RSS's channel, or the feed.
pub(super) fn channel<'a, 't>(root: Element<'a, 't>, kind: Kind) -> Option<Element<'a, 't>> {
    match kind {
        Kind::Rss => root.child("channel"),
        Kind::Rss1 => root.child("rss1:channel"),
        Kind::Atom => Some(root),
        _ => None,
    }
}

fn id(channel: Element<'_, '_>, kind: Kind) -> Option<String> {
    let name = match kind {
        Kind::Atom => "atom:id",
        Kind::Rss1 => "rss1:link",
        _ => "link",
    };
    let value = channel.child(name)?.value().trim().to_owned();
    (!value.is_empty()).then_some(value)
}

fn link(channel: Element<'_, '_>, relations: &[&str]) -> Option<String> {
    let mut links = channel.children().filter(|child| child.is("atom:link"));
    let link = links.find(|link| relations.contains(&link.relation()))?;
    Some(link.attribute("href")?.value().trim().to_owned())
}
