//! Whoever wants to know hears what is new: WebSub hubs, an rssCloud server, the search engines of IndexNow.
//!
//! What was announced is remembered with its checksum in `.feedmill/announce.json` of the site, for each listener by
//! itself: one that could not be reached is notified the next time, and the others are not notified twice. Two announcements of one
//! site at a time take turns.

mod announcement;
mod delivery;
mod error;
mod hub;
mod indexnow;
mod news;
mod report;
mod rsscloud;
mod state;

pub use announcement::announce;
pub use error::Error;
pub use report::{Report, Told};
