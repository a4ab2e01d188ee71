//! Whether the entries of two sources are the same, and whose it is.
//!
//! Ids are the sources' own words: one that publishes another's id must not take its entry. Two entries with one id are the same only
//! if they link to the same host. Then it belongs to the source whose feed is on that host, or else to the one that is named first.
//! If they link to different hosts both are kept.

use std::collections::HashMap;

use url::Url;

use super::place::Place;
use crate::net::secrets::without_user_info;

/// Whose entry it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    /// That of the source that asks.
    This,
    /// That of the source whose post is there.
    Other,
    /// They are two entries.
    Both,
}

/// The sources by the addresses that stand in posts.
pub(super) struct Owners {
    places: HashMap<String, usize>,
    hosts: Vec<String>,
}

impl Owners {
    pub fn new(places: &[Place]) -> Self {
        let mut owners = Owners {
            places: HashMap::new(),
            hosts: places.iter().map(|place| host(&place.url)).collect(),
        };
        for (number, place) in places.iter().enumerate() {
            for url in [&place.source.url, &place.old] {
                owners.add(url, number);
            }
        }
        owners
    }

    /// Notes under what address the posts of a source are known.
    pub fn add(&mut self, feed: &str, number: usize) {
        let feed = without_user_info(feed);
        self.places.entry(feed).or_insert(number);
    }

    /// Whose entry it is, where the source `number` has one that links to `link`, and a post of `feed` with the same id links to
    /// `other`.
    pub fn of(&self, number: usize, link: &str, feed: &str, other: &str) -> Owner {
        let known = self.places.get(&without_user_info(feed)).copied();
        // A source that is not named any more owns nothing.
        let Some(known) = known.filter(|known| *known != number) else {
            return Owner::This;
        };
        if link != other {
            return Owner::Both;
        }
        let owns = |number: usize| {
            self.hosts
                .get(number)
                .is_some_and(|host| are_one(host, link))
        };
        let is_this = match (owns(number), owns(known)) {
            (true, false) => true,
            (false, true) => false,
            _ => number < known,
        };
        if is_this { Owner::This } else { Owner::Other }
    }
}

/// The host of a URL, without `www.`.
pub(super) fn host(url: &str) -> String {
    let url = Url::parse(url).ok();
    let host = url.as_ref().and_then(Url::host_str).unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host).to_owned()
}

/// Whether two hosts are the same, or one is below the other.
fn are_one(one: &str, other: &str) -> bool {
    let is_below = |low: &str, high: &str| {
        let rest = low.strip_suffix(high);
        high.contains('.') && rest.is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    };
    one == other || is_below(one, other) || is_below(other, one)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Source;

    fn owners(urls: &[&str]) -> Owners {
        let places = urls.iter().map(|url| {
            let source = Source {
                url: (*url).to_owned(),
                ..Source::default()
            };
            Place::new(source, None).unwrap()
        });
        Owners::new(&places.collect::<Vec<_>>())
    }

    #[test]
    fn an_entry_belongs_to_the_host_that_it_links_to() {
        let urls = [
            "https://planet.example/f",
            "https://u:p@feeds.harbour.example/f",
            "https://other.example/f",
        ];
        let owners = owners(&urls);
        let (planet, harbour, other) = (0, 1, 2);
        let link = "harbour.example";
        assert_eq!(owners.of(harbour, link, urls[planet], link), Owner::This);
        assert_eq!(owners.of(planet, link, urls[harbour], link), Owner::Other);
        // Nobody owns it: the order of the settings.
        assert_eq!(owners.of(planet, link, urls[other], link), Owner::This);
        assert_eq!(owners.of(other, link, urls[planet], link), Owner::Other);
        // The links differ, so that these are two.
        assert_eq!(
            owners.of(harbour, link, urls[other], "other.example"),
            Owner::Both
        );
        // Of the same source, or of one that is not named any more.
        assert_eq!(
            owners.of(other, link, urls[other], "x.example"),
            Owner::This
        );
        assert_eq!(
            owners.of(other, link, "https://gone.example/", link),
            Owner::This
        );
    }

    #[test]
    fn hosts_below_each_other_are_one() {
        assert!(are_one("a.example", "feeds.a.example") && are_one("feeds.a.example", "a.example"));
        for (one, other) in [
            ("a.example", "ba.example"),
            ("x.a.example", "y.a.example"),
            ("example", "a.example"),
            ("", "a.example"),
        ] {
            assert!(!are_one(one, other), "{one} {other}");
        }
        assert_eq!(host("https://www.a.example:8/b"), "a.example");
    }
}
