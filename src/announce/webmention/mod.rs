//! Webmention: pages that a post links to are notified of it.

mod endpoint;
mod sender;

pub(super) use sender::Webmention;
