//! How an announcement is made.

use super::credentials::Variables;
use super::mailer::Mailer;
use crate::date::Timestamp;
use crate::net::Web;

/// How an announcement is made.
pub struct Options<'v> {
    /// Nobody is told, and nothing is sent.
    pub dry_run: bool,
    /// Posts that a destination was not told of are sent if they are as new as this.
    pub since: Option<Timestamp>,
    /// How many posts are sent to each destination at most, if it is not what the settings say.
    pub max: Option<usize>,
    /// What the environment holds.
    pub variables: &'v Variables<'v>,
    /// What asks pages that posts link to; it reaches no private address.
    pub public: &'v dyn Web,
    /// What messages are handed to, if it is not the server of the settings.
    pub mailer: Option<&'v dyn Mailer>,
}
