//! What an announcement did, or would do.

use super::article::Article;
use super::destination::Draft;

/// What an announcement did, or would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Every listener, in the order in which they were told.
    pub listeners: Vec<Told>,
    /// Every destination of posts.
    pub destinations: Vec<Outcome>,
    /// What is wrong with front matters.
    pub notes: Vec<String>,
    /// What else there is to know.
    pub remarks: Vec<String>,
}

/// What was done at a destination of posts, or would be. Posts are named by their files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// What the ledger calls it.
    pub destination: String,
    /// What `syndicate` of a post calls it.
    pub kind: &'static str,
    /// What was sent.
    pub posted: Vec<Sent>,
    /// What was changed.
    pub edited: Vec<Sent>,
    /// What was taken back.
    pub deleted: Vec<String>,
    /// How many posts are as the site has them, or older than the destination.
    pub known: usize,
    /// How many posts the first run found. They are not sent.
    pub adopted: usize,
    /// Posts that are new to the destination and dated long before its first run. They are not sent.
    pub older: Vec<String>,
    /// How many posts are sent by the next runs.
    pub waiting: usize,
    /// What an earlier run did not finish, and a dry run does not try.
    pub open: Vec<String>,
    /// Posts that the site does not show any more and that stay, with the reason.
    pub stays: Vec<String>,
    /// What could not be done.
    pub failures: Vec<String>,
    /// What else there is to know.
    pub notes: Vec<String>,
}

/// A post that was sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sent {
    /// Its file.
    pub path: String,
    /// Where it lives.
    pub url: String,
    /// What the destination shows.
    pub text: String,
    /// Its length, as the destination counts it, and how long it may be.
    pub count: Option<(usize, usize)>,
}

impl Sent {
    pub(super) fn of(article: &Article, draft: &Draft) -> Self {
        Sent {
            path: article.path.clone(),
            url: article.url.clone(),
            text: draft.text.clone(),
            count: draft.count,
        }
    }
}

/// What one listener was told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Its address.
    pub listener: String,
    /// `websub`, `rsscloud`, `indexnow` or `baidu`.
    pub kind: &'static str,
    /// The addresses of what is new.
    pub news: Vec<String>,
    /// How many addresses are not new to it.
    pub known: usize,
    /// How many addresses it takes on another day.
    pub waiting: usize,
    /// Why it could not be told of some or all, where that is so.
    pub failures: Vec<String>,
}
