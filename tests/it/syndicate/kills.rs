//! A run that is killed, or whose request goes wrong, at any moment is finished by the next one.

use super::net::Spoil;
use super::whole::World;

/// Every so many moments are tried; `FEEDMILL_MOMENTS=1` tries all.
const EVERY: usize = 4;

/// A site on which a post is new, one changed and one is gone since the last run.
fn world(ignores_keys: bool) -> World {
    let mut world = World::new(ignores_keys);
    world.write(0, 0);
    world.write(1, 0);
    world.announce([]);
    assert_eq!(world.fault(), None);
    world.write(0, 1);
    world.remove(1);
    world.write(2, 0);
    world.write(3, 0);
    world
}

#[test]
fn every_moment_of_a_run_may_be_its_last() {
    let every = std::env::var("FEEDMILL_MOMENTS").ok();
    let every = every.and_then(|text| text.parse().ok()).unwrap_or(EVERY);
    let mut tried = 0;
    for moment in (0..).step_by(every) {
        let mut is_over = true;
        for (nth, spoil) in [
            Spoil::KillBefore,
            Spoil::KillAfter,
            Spoil::LoseAnswer,
            Spoil::BadGateway,
            Spoil::Timeout,
            Spoil::Error,
        ]
        .into_iter()
        .enumerate()
        {
            let mut world = world(nth % 2 == 0);
            let spoils = std::iter::repeat_n(Spoil::Pass, moment).chain([spoil]);
            // The clock may be wrong meanwhile.
            world.hours += [0, 30, -3][(moment + nth) % 3];
            world.announce(spoils);
            let happened = !world.site.net.is_spoiled();
            is_over &= !happened;
            world.hours = 48;
            world.announce([]);
            assert_eq!(
                world.doubled(),
                Vec::<String>::new(),
                "{spoil:?} at {moment}"
            );
            assert_eq!(world.fault(), None, "{spoil:?} at {moment}");
            tried += usize::from(happened);
        }
        if is_over {
            break;
        }
    }
    assert!(tried >= 150 / every, "{tried} moments");
}
