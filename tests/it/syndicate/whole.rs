//! A site with all kinds of destinations, and what each of them must have in the end.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::net::Spoil;
use super::site::{Run, Site};
use crate::world::clock::StillClock;

/// A site, and what it shows: the number of each post's text.
pub struct World {
    pub site: Site,
    /// The time of runs, in hours since the first one.
    pub hours: i64,
    shown: BTreeMap<usize, usize>,
}

fn url(post: usize) -> String {
    format!("https://example.org/2026/02/01/p{post}.html")
}

fn target(post: usize, text: usize) -> String {
    format!("https://page.example/{post}-{text}")
}

impl World {
    /// A site without posts, which was announced once.
    pub fn new(ignores_keys: bool) -> Self {
        let site = Site::with_all();
        site.net.mastodon(|it| it.ignores_keys = ignores_keys);
        let mut world = World {
            site,
            hours: 0,
            shown: BTreeMap::new(),
        };
        world.announce([]);
        world.hours = 48;
        world
    }

    /// A post is written, or written again.
    pub fn write(&mut self, post: usize, text: usize) {
        self.shown.insert(post, text);
        let page = target(post, text);
        let head = format!(
            "title: About p{post}\ndate: 2026-02-01 0{}:00\nsyndicate_text: text {text} of {post}",
            post + 1
        );
        let text = format!("---\n{head}\n---\nSee [this]({page}).\n");
        self.site.write(&format!("content/p{post}.md"), text);
        let _ = self.site.net.receiver(|it| it.site.insert(url(post), page));
    }

    pub fn remove(&mut self, post: usize) {
        if self.is_gone(post) {
            self.site.remove(&format!("p{post}"));
        }
    }

    /// A post is there, and not to be announced.
    pub fn hide(&mut self, post: usize, how: &str) {
        if self.is_gone(post) {
            let date = format!("2026-02-01 0{}:00", post + 1);
            self.site.post(&format!("p{post}"), &date, how);
        }
    }

    fn is_gone(&mut self, post: usize) -> bool {
        self.site.net.receiver(|it| it.site.remove(&url(post)));
        self.shown.remove(&post).is_some()
    }

    /// A run of which requests go wrong, or which is killed.
    pub fn announce(&mut self, spoils: impl IntoIterator<Item = Spoil>) {
        self.site.net.spoil(spoils);
        let now = chrono::DateTime::from_timestamp(1_769_904_000 + self.hours * 3600, 0);
        let now = now.unwrap().to_rfc3339();
        let all = Run {
            max: Some(10),
            ..Run::default()
        };
        let clock = StillClock::at(&now);
        let run = AssertUnwindSafe(|| self.site.try_announce(&now, all, &clock).unwrap());
        if let Err(fault) = catch_unwind(run) {
            assert_eq!(
                fault.downcast_ref(),
                Some(&"killed"),
                "a run failed by itself"
            );
        }
    }

    /// The posts that are somewhere twice.
    pub fn doubled(&self) -> Vec<String> {
        let mut seen = BTreeSet::new();
        let urls = self.site.net.mastodon(|it| {
            let texts = it.texts().into_iter();
            let urls = texts.filter_map(|text| text.lines().last().map(str::to_owned));
            urls.collect::<Vec<String>>()
        });
        urls.into_iter()
            .filter(|url| !seen.insert(url.clone()))
            .collect()
    }

    /// What is not as the site has it.
    pub fn fault(&self) -> Option<String> {
        let Site { net, .. } = &self.site;
        let sorted = |mut texts: Vec<String>| {
            texts.sort();
            texts
        };
        let each = |text: fn(usize, usize) -> String| {
            sorted(
                self.shown
                    .iter()
                    .map(|(post, nth)| text(*post, *nth))
                    .collect(),
            )
        };
        let statuses = net.mastodon(|it| it.texts().into_iter().map(str::to_owned).collect());
        let mut faults = Vec::new();
        let mut compare = |what: &str, found: Vec<String>, wanted: Vec<String>| {
            if found != wanted {
                faults.push(format!("{what}: {found:?} in place of {wanted:?}"));
            }
        };
        compare(
            "Mastodon",
            sorted(statuses),
            each(|post, text| format!("text {text} of {post}\n\n{}", url(post))),
        );
        compare(
            "Bluesky",
            sorted(net.atproto(|it| it.texts())),
            each(|post, text| format!("text {text} of {post}")),
        );
        compare(
            "standard.site",
            sorted(net.atproto(|it| it.paths())),
            each(|post, _| format!("/2026/02/01/p{post}.html")),
        );
        let (mentions, given_up) = net.receiver(|it| (it.mentions.clone(), it.given_up.clone()));
        let is_held = |page: &String| !given_up.contains(page);
        let mentions = mentions.into_iter().map(|(_, page)| page);
        compare(
            "Webmention",
            sorted(mentions.filter(is_held).collect()),
            each(target).into_iter().filter(is_held).collect(),
        );
        if cfg!(feature = "mail") {
            faults.extend(self.fault_of_mail());
        }
        faults.into_iter().next()
    }

    /// A message is there once, and once more for each time that nobody knew it.
    fn fault_of_mail(&self) -> Option<String> {
        let counted = |mails: Vec<String>| {
            let mut counts: BTreeMap<String, usize> = BTreeMap::new();
            for mail in mails {
                let mut lines = mail.lines();
                let id = lines.find_map(|line| line.strip_prefix("Message-ID: "));
                *counts.entry(id.unwrap().to_owned()).or_default() += 1;
            }
            counts
        };
        let (mails, unknown) = self.site.net.all_mails();
        let subjects: BTreeSet<String> = mails
            .iter()
            .filter_map(|mail| mail.lines().find_map(|line| line.strip_prefix("Subject: ")))
            .map(str::to_owned)
            .collect();
        for post in self.shown.keys() {
            if !subjects.contains(&format!("About p{post}")) {
                return Some(format!("p{post} was not sent by mail"));
            }
        }
        let unknown = counted(unknown);
        let mut counts = counted(mails).into_iter();
        let doubled = counts.find(|(id, count)| *count > 1 + unknown.get(id).unwrap_or(&0));
        doubled.map(|(id, count)| format!("{id} was sent {count} times"))
    }
}
