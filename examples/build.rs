//! Builds the feeds of a site from a program: `cargo run --example build -- SITE OUT`.

use feedmill::date::{self, NaiveDates};
use feedmill::{Build, Config};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let site = arguments.next().unwrap_or_else(|| ".".to_owned());
    let out = arguments
        .next()
        .ok_or("say where the feeds go: build SITE OUT")?;

    let config = Config::load(site.as_ref())?;
    let now = date::read(
        "2026-11-01T00:00:00Z",
        false,
        config.timezone,
        NaiveDates::Site,
    )
    .ok_or("no date")?;
    let report = Build::new(&config, now).output(out).run()?;

    println!("{} feeds of {} posts", report.feeds, report.posts);
    for warning in report.warnings {
        println!("{warning}");
    }
    Ok(())
}
