//! Posts go to accounts elsewhere once, are changed there, and taken back.

mod history;
mod ledger;
mod mastodon;
mod net;
mod site;
mod webmention;
