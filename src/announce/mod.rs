//! Whoever wants to know is notified of what is new: WebSub hubs, an rssCloud server, the search engines of IndexNow. And posts go to
//! accounts elsewhere, where they are changed and taken back as on the site.
//!
//! What listeners were notified of, and what destinations of posts have, is in the [`Ledger`], for each by itself: one that could not be
//! reached is notified the next time, and the others are not notified twice. Two announcements of one site at a time take turns.

mod announcement;
mod article;
mod atproto;
mod baidu;
mod channel;
mod credentials;
mod delivery;
mod destination;
mod error;
mod hub;
mod indexnow;
mod ledger;
mod listeners;
#[cfg(feature = "mail")]
mod mail;
mod mailer;
mod mastodon;
mod news;
mod options;
mod own_posts;
mod picture;
mod posts;
mod reconcile;
mod report;
mod rsscloud;
mod syndicate;
mod text;
mod turn;
mod webmention;

pub use announcement::announce;
pub use atproto::Records;
pub use credentials::Variables;
pub use error::Error;
pub use ledger::{Ledger, Row, State};
pub use mailer::{Mailer, Undelivered};
pub use options::Options;
pub use report::{Outcome, Report, Sent, Told};
pub use syndicate::{ledger, records};
