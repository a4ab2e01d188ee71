//! Whatever happens to a site and its announcements, in the end each destination has what the site has, once.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use proptest::prelude::*;

use super::net::Spoil;
use super::site::{Run, Site};
use crate::world::clock::StillClock;

#[derive(Clone, Debug)]
enum Step {
    /// A post is written, or written again.
    Write(usize, usize),
    Remove(usize),
    Withdraw(usize),
    Nowhere(usize),
    /// An announcement whose requests go wrong.
    Announce(Vec<Spoil>),
    /// The clock is wrong by so many hours from now on.
    Clock(i64),
}

fn spoil() -> impl Strategy<Value = Spoil> {
    prop_oneof![
        6 => Just(Spoil::Pass),
        1 => Just(Spoil::Error),
        1 => Just(Spoil::Timeout),
        2 => Just(Spoil::LoseAnswer),
        1 => Just(Spoil::BadGateway),
        1 => Just(Spoil::Refuse),
        1 => Just(Spoil::KillBefore),
        2 => Just(Spoil::KillAfter),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0_usize..4, 0_usize..3).prop_map(|(post, text)| Step::Write(post, text)),
        1 => (0_usize..4).prop_map(Step::Remove),
        1 => (0_usize..4).prop_map(Step::Withdraw),
        1 => (0_usize..4).prop_map(Step::Nowhere),
        6 => prop::collection::vec(spoil(), 0..24).prop_map(Step::Announce),
        1 => (-30_i64..30).prop_map(Step::Clock),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_destination_ends_as_the_site(
        steps in prop::collection::vec(step(), 1..14),
        ignores_keys in any::<bool>(),
    ) {
        let site = Site::with_everything();
        site.net.mastodon(|it| it.ignores_keys = ignores_keys);
        site.announce("2026-02-01T00:00:00Z");
        let mut shown: BTreeMap<usize, usize> = BTreeMap::new();
        let mut hours = 48;
        for step in steps {
            let date = |post: usize| format!("2026-02-01 0{}:00", post + 1);
            match step {
                Step::Write(post, text) => {
                    shown.insert(post, text);
                    let more = format!("syndicate_text: text {text} of {post}");
                    site.post(&format!("p{post}"), &date(post), &more);
                }
                Step::Remove(post) => {
                    if shown.remove(&post).is_some() {
                        site.remove(&format!("p{post}"));
                    }
                }
                Step::Withdraw(post) if shown.remove(&post).is_some() => {
                    site.post(&format!("p{post}"), &date(post), "withdrawn: 2026-02-01");
                }
                Step::Nowhere(post) if shown.remove(&post).is_some() => {
                    site.post(&format!("p{post}"), &date(post), "syndicate: false");
                }
                Step::Withdraw(_) | Step::Nowhere(_) => {}
                Step::Announce(spoils) => {
                    site.net.spoil(spoils);
                    let _ = catch_unwind(AssertUnwindSafe(|| run(&site, hours)));
                }
                Step::Clock(jump) => hours = 48 + jump,
            }
            // At no moment is a post there twice.
            let urls = site.net.mastodon(|it| urls(&it.texts()));
            let mut once = urls.clone();
            once.dedup();
            prop_assert_eq!(urls, once);
        }
        site.net.spoil([]);
        run(&site, 48);
        let mut texts: Vec<String> =
            site.net.mastodon(|it| it.texts().into_iter().map(str::to_owned).collect());
        texts.sort();
        let mut wanted: Vec<String> = shown
            .iter()
            .map(|(post, text)| {
                format!("text {text} of {post}\n\nhttps://example.org/2026/02/01/p{post}.html")
            })
            .collect();
        wanted.sort();
        prop_assert_eq!(texts, wanted);
        let mut texts = site.net.atproto(|it| it.texts());
        texts.sort();
        let wanted: Vec<String> =
            shown.iter().map(|(post, text)| format!("text {text} of {post}")).collect();
        let mut by_text = wanted.clone();
        by_text.sort();
        prop_assert_eq!(texts, by_text);
        let mut paths = site.net.atproto(|it| it.paths());
        paths.sort();
        let wanted: Vec<String> =
            shown.keys().map(|post| format!("/2026/02/01/p{post}.html")).collect();
        prop_assert_eq!(paths, wanted);
        // And a run more changes nothing.
        site.net.take();
        run(&site, 48);
        let asked = site.net.take();
        prop_assert!(asked.is_empty(), "{:?}", asked);
    }
}

fn run(site: &Site, hours: i64) {
    let now = chrono::DateTime::from_timestamp(1_769_904_000 + hours * 3600, 0).unwrap();
    let now = now.to_rfc3339();
    let all = Run {
        max: Some(10),
        ..Run::default()
    };
    site.try_announce(&now, all, &StillClock::at(&now)).unwrap();
}

fn urls(texts: &[&str]) -> Vec<String> {
    let urls = texts.iter().filter_map(|text| text.lines().last());
    let mut urls: Vec<String> = urls.map(str::to_owned).collect();
    urls.sort();
    urls
}
