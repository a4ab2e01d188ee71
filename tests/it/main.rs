//! What the program and its library do, as those who use them see it.
//!
//! All of it is one binary, since each links the whole library: `cargo test --test it pull::` runs the tests of one file. Beside
//! it stand `golden`, whose tests are named after the sites, and those that read the sources and need no library.

mod world;

#[cfg(all(feature = "fetch", feature = "pull"))]
mod adopt;
#[cfg(feature = "announce")]
mod announce;
mod archive;
#[cfg(all(feature = "pull", feature = "serve"))]
mod battery;
mod built;
mod cli;
#[cfg(feature = "sqlite")]
mod databases;
#[cfg(feature = "fetch")]
mod deep;
#[cfg(all(feature = "fetch", feature = "pull"))]
mod diff;
mod exports;
#[cfg(feature = "fetch")]
mod fetch;
#[cfg(all(target_os = "linux", feature = "full"))]
mod first_hour;
mod from_pages;
mod generators;
mod hosting;
mod incremental;
mod jekyll;
mod judged;
mod kill;
mod languages;
#[cfg(unix)]
mod limits;
#[cfg(unix)]
mod links;
mod lock;
mod news;
mod output;
mod paged;
mod pages;
#[cfg(feature = "pull")]
mod planet;
mod podcasts;
#[cfg(all(feature = "postgres", target_os = "linux"))]
mod postgres;
mod properties;
#[cfg(all(feature = "publish", feature = "web"))]
mod publish;
#[cfg(feature = "pull")]
mod pull;
mod readers;
mod render;
mod reports;
mod river;
mod rules;
#[cfg(feature = "serve")]
mod serve;
mod sites;
#[cfg(feature = "serve")]
mod slow;
#[cfg(feature = "stores")]
mod stores;
mod streams;
#[cfg(feature = "announce")]
mod syndicate;
mod templates;
#[cfg(all(unix, feature = "web"))]
mod terminal;
mod unread;
mod validate;
