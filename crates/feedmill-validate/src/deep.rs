//! What a document points to, and what was found there. Whoever has a network asks; [`validate`](crate::validate) reports.

mod about;
mod found;
mod references;

use std::collections::HashMap;

pub use about::{About, about};
pub(crate) use found::{Deep, End};
pub use references::references;

use crate::Response;

/// An address that a document gives.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Reference {
    /// What it is for.
    pub role: Role,
    /// The whole address, without its fragment.
    pub url: String,
    /// Where it stands in the document's text, as a byte.
    pub at: usize,
    /// The size in bytes that the document gives, and where.
    pub length: Option<(usize, u64)>,
    /// The media type that the document gives, and where.
    pub media_type: Option<(usize, String)>,
}

/// What an address is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// A recording or another file of an entry.
    Enclosure,
    /// The picture of a podcast or of an episode.
    Artwork,
    /// Any other picture.
    Image,
    /// A page.
    Link,
    /// The document itself.
    Own,
    /// The next document of the same feed.
    Next,
    /// A hub of `WebSub`.
    Hub,
}

/// How to ask for an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Ask {
    /// For the headers alone.
    Head,
    /// For the beginning of a picture, which has its measures.
    Picture,
    /// For a whole document.
    Document,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 7] = [
        Self::Enclosure,
        Self::Artwork,
        Self::Image,
        Self::Link,
        Self::Own,
        Self::Next,
        Self::Hub,
    ];

    /// How to ask for an address in this role.
    pub fn ask(self) -> Ask {
        match self {
            Self::Enclosure | Self::Image | Self::Link | Self::Hub => Ask::Head,
            Self::Artwork => Ask::Picture,
            Self::Own | Self::Next => Ask::Document,
        }
    }
}

/// What was found at an address.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// The last answer and the redirects before it. Its status is 0 if there was no answer.
    pub response: Response,
    /// Why there was no answer, in words.
    pub trouble: Option<Trouble>,
    /// The status with which the server refused `HEAD`, if it answers `GET`.
    pub head_refused: Option<u16>,
    /// The picture that is there.
    pub picture: Option<Picture>,
    /// The feed that is there.
    pub about: Option<About>,
}

/// Why an address did not answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The address is private, and private ones are not asked.
    Private,
    /// Nothing answers, and why.
    Unreachable(String),
}

/// What the first bytes of a picture say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The format, such as `JPEG`.
    pub format: String,
    /// Pixels from left to right.
    pub width: usize,
    /// Pixels from top to bottom.
    pub height: usize,
    /// How colours are written, such as `CMYK`, if that is known.
    pub colours: Option<&'static str>,
}

/// What was found at the addresses of documents.
#[derive(Clone, Debug, Default)]
pub struct Answers {
    found: HashMap<(Ask, String), Answer>,
    /// How many addresses were not asked for.
    left_out: usize,
}

impl Answers {
    /// Keeps what was found at an address.
    pub fn add(&mut self, ask: Ask, url: &str, answer: Answer) {
        self.found.insert((ask, url.to_owned()), answer);
    }

    /// Counts addresses that were not asked for.
    pub fn leave_out(&mut self, count: usize) {
        self.left_out += count;
    }

    /// How many addresses were not asked for.
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    /// What was found at an address.
    pub fn get(&self, ask: Ask, url: &str) -> Option<&Answer> {
        self.found.get(&(ask, url.to_owned()))
    }
}

impl Answer {
    /// What stops people who follow the address, if anything does. A server that only turns programs away does not count.
    pub(crate) fn failure(&self) -> Option<String> {
        match (&self.trouble, self.response.status) {
            (Some(Trouble::Unreachable(reason)), _) => Some(reason.clone()),
            (None, status) if status >= 400 && !self.is_refused() => {
                Some(format!("the server answers {status}"))
            }
            _ => None,
        }
    }

    /// Whether a server answers people and may turn programs away.
    pub(crate) fn is_refused(&self) -> bool {
        matches!(
            self.response.status,
            401 | 403 | 405 | 406 | 429 | 451 | 503 | 999
        )
    }

    /// Whether something is there.
    pub(crate) fn is_there(&self) -> bool {
        matches!(self.response.status, 200..=299)
    }

    /// The size in bytes, whichever way the server says it.
    pub(crate) fn size(&self) -> Option<u64> {
        let whole = self.response.header("content-range");
        let whole = whole.and_then(|range| range.rsplit_once('/'));
        if let Some((_, size)) = whole {
            return size.trim().parse().ok();
        }
        // What is compressed on the way has another size.
        let is_plain = self
            .response
            .header("content-encoding")
            .is_none_or(|encoding| encoding.eq_ignore_ascii_case("identity"));
        let length = self.response.header("content-length")?;
        length.trim().parse().ok().filter(|_| is_plain)
    }
}
