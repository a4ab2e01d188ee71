//! Mastodon, and servers with its API: GoToSocial, Pleroma, snac.

mod account;
mod count;
mod login;
mod media;

pub(super) use account::Mastodon;
