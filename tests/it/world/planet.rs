//! A planet: a site whose sources are servers on this machine.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::Duration;

use feedmill::Config;
use feedmill::net::{Client, Limits, Reach};
use feedmill::pull::{self, Options, Report};

use super::clock::StillClock;
use super::server::Answer;

pub const NOW: &str = "2026-01-01T00:00:00Z";

/// A site with these settings besides its title and address.
pub fn site(settings: &str) -> tempfile::TempDir {
    let site = tempfile::tempdir().unwrap();
    let settings = format!("title: Planet\nurl: https://planet.example/\n{settings}");
    fs::write(site.path().join("feedmill.yaml"), settings).unwrap();
    site
}

pub fn one_source(url: &str) -> tempfile::TempDir {
    site(&format!("sources:\n  - url: {url}\n"))
}

pub fn pull_with(site: &Path, clock: &StillClock, options: Options) -> Report {
    let config = Config::load(site).unwrap();
    let limits = Limits {
        total: Duration::from_secs(60),
        ..Limits::default()
    };
    let client = Client::new("test", limits, Reach::Everywhere);
    pull::pull(&config, &client, clock, options).unwrap()
}

pub fn pull(site: &Path, clock: &StillClock) -> Report {
    pull_with(site, clock, Options::default())
}

/// Every post, by its path below the folder of posts.
pub fn posts(site: &Path) -> BTreeMap<String, String> {
    let root = site.join("content");
    let files = walkdir::WalkDir::new(&root).into_iter().flatten();
    let files = files.filter(|file| file.file_type().is_file());
    files
        .map(|file| {
            let name = file.path().strip_prefix(&root).unwrap();
            let name = name.to_string_lossy().replace('\\', "/");
            (name, fs::read_to_string(file.path()).unwrap())
        })
        .collect()
}

/// A feed in RSS with these items.
pub fn rss(items: &str) -> Answer {
    let text = format!(
        "<rss version=\"2.0\"><channel><title>Harbour</title><link>https://harbour.example/</link>\
         <description>d</description>{items}</channel></rss>"
    );
    Answer::ok("application/rss+xml", text)
}
