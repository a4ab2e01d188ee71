//! Whatever happens to a site and its announcements, in the end each destination has what the site has, once.

use proptest::prelude::*;

use super::net::Spoil;
use super::whole::World;

/// How many histories are tried; `FEEDMILL_HISTORIES` sets another number.
const HISTORIES: u32 = 64;

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
        6 => prop::collection::vec(spoil(), 0..40).prop_map(Step::Announce),
        1 => (-30_i64..30).prop_map(Step::Clock),
    ]
}

fn histories() -> u32 {
    let set = std::env::var("FEEDMILL_HISTORIES").ok();
    set.and_then(|text| text.parse().ok()).unwrap_or(HISTORIES)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: histories(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_destination_ends_as_the_site(
        steps in prop::collection::vec(step(), 1..14),
        ignores_keys in any::<bool>(),
    ) {
        let mut world = World::new(ignores_keys);
        for step in steps {
            match step {
                Step::Write(post, text) => world.write(post, text),
                Step::Remove(post) => world.remove(post),
                Step::Withdraw(post) => world.hide(post, "withdrawn: 2026-02-01"),
                Step::Nowhere(post) => world.hide(post, "syndicate: false"),
                Step::Announce(spoils) => world.announce(spoils),
                Step::Clock(jump) => world.hours = 48 + jump,
            }
            // At no moment is a post there twice.
            prop_assert_eq!(world.doubled(), Vec::<String>::new());
        }
        world.hours = 48;
        world.announce([]);
        prop_assert_eq!(world.fault(), None);
        // And a run more changes nothing.
        world.site.net.take();
        world.announce([]);
        let asked = world.site.net.take();
        prop_assert!(asked.is_empty(), "{:?}", asked);
    }
}
