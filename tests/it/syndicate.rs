//! Posts go to accounts elsewhere once, are changed there, and taken back.

mod history;
mod kills;
mod ledger;
#[cfg(feature = "mail")]
mod mail;
mod mastodon;
mod net;
mod site;
mod webmention;
mod whole;
