//! What every destination of posts can do.

use super::article::Article;
use super::ledger::Fingerprint;

/// A place to which posts are sent, and from which they are taken back.
pub(super) trait Destination {
    /// What `syndicate` of a post calls it.
    fn kind(&self) -> &'static str;

    /// What the ledger calls it: its kind, and the account or server, since another one knows nothing of what this one has.
    fn name(&self) -> &str;

    /// What it shows of a post.
    fn draft(&self, article: &Article) -> Draft;

    /// What it will call a post, if that is known before it is sent.
    fn planned(&self, _article: &Article) -> Option<String> {
        None
    }

    /// Whether [`Destination::find`] looks. If not, what may be there stays open until it was sent again.
    fn can_look(&self) -> bool {
        false
    }

    /// Whether a post that may have been sent is there, and what it is called. `url` is where it lived then, and `draft` what would
    /// be sent now. `taken` says whether what is called so is another post. A destination that can take the same twice without
    /// doubling it need not look.
    fn find(
        &mut self,
        _url: &str,
        _draft: Option<&Draft>,
        _taken: &dyn Fn(&str) -> bool,
    ) -> Result<Option<String>, Failure> {
        Ok(None)
    }

    /// Sends a post, and returns what the destination calls it.
    fn post(
        &mut self,
        article: &Article,
        draft: &Draft,
        attempt: &Attempt,
    ) -> Result<String, Failure>;

    /// Changes a post that was sent.
    fn edit(&mut self, remote: &str, article: &Article, draft: &Draft) -> Result<(), Failure>;

    /// What it calls a post after a change, if that is another name.
    fn renamed(&self, _remote: &str, _article: &Article) -> Option<String> {
        None
    }

    /// Takes a post back.
    fn delete(&mut self, remote: &str) -> Result<(), Failure>;

    /// Whether what was sent stays as it is: it can neither be changed nor taken back, nor is there a way to look for it.
    fn is_final(&self) -> bool {
        false
    }

    /// Gets ready to send. What goes wrong here leaves nothing open.
    fn prepare(&mut self) -> Result<(), Failure> {
        Ok(())
    }

    /// The issue in which all that is new is sent together; `None` if each post is sent by itself.
    fn issue(&self, _now: i64) -> Option<Issue> {
        None
    }

    /// Sends posts together, the oldest first. `remote` is what the issue is called.
    fn post_issue(&mut self, _posts: &[(Article, Draft)], _remote: &str) -> Result<(), Failure> {
        Ok(())
    }

    /// Shows somewhere what would be sent.
    fn preview(&mut self, _posts: &[(Article, Draft)], _remote: &str) {}

    /// What else there is to know of what it did since the last call.
    fn take_notes(&mut self) -> Vec<String> {
        Vec::new()
    }
}

/// An issue in which several posts are sent together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Issue {
    /// What the destination will call it.
    pub remote: String,
    /// Posts of this instant and later ones wait for the next one, in seconds since 1970.
    pub until: i64,
}

/// What all attempts to send a post have in common.
#[derive(Clone, Copy, Debug)]
pub(super) struct Attempt<'a> {
    /// What names them.
    pub key: &'a str,
    /// What the destination will call the post; empty if that was not known before.
    pub planned: &'a str,
}

/// What a destination shows of a post.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Draft {
    /// The text.
    pub text: String,
    /// Its length, as the destination counts it, and how long it may be; `None` where nothing is counted.
    pub count: Option<(usize, usize)>,
    /// All that is shown, as a text of any form.
    pub shown: String,
}

impl Draft {
    pub fn fingerprint(&self, article: &Article) -> Fingerprint {
        Fingerprint::of(&article.source(), &self.shown)
    }
}

/// Why a destination did not do what it was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Failure {
    /// It understood, and does not want this post.
    Refused(String),
    /// What is to be changed or taken back is not there.
    Gone,
    /// It may have done it or not: it did not answer, or it has trouble of its own.
    Unknown(String),
    /// A part of it was not done, or may not have been. The next run does all of it again.
    Partly(String),
    /// It takes nothing at present: credentials are wrong, or too much was asked for.
    Closed(String),
}

impl Failure {
    pub fn into_text(self) -> String {
        match self {
            Failure::Refused(text)
            | Failure::Unknown(text)
            | Failure::Partly(text)
            | Failure::Closed(text) => text,
            Failure::Gone => "it is not there".to_owned(),
        }
    }
}
