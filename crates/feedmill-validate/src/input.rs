//! What is checked: a document, and how it was served.

use std::borrow::Cow;

use super::Profile;
use super::deep::Answers;
use super::source::Source;

/// A document to check.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct Input<'b> {
    /// Its path or address, as the report names it.
    pub document: &'b str,
    /// Its bytes, as they are stored or were sent.
    pub bytes: &'b [u8],
    /// How a server sent it; nothing for a file.
    pub response: Option<&'b Response>,
    /// The partners whose requirements apply as well.
    pub profiles: &'b [Profile],
    /// What was found at the addresses that it gives; nothing if nobody asked.
    pub answers: Option<&'b Answers>,
}

/// What a server said with a document.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Response {
    /// The status of the last answer.
    pub status: u16,
    /// The address asked for, and those that redirects led to.
    pub addresses: Vec<String>,
    /// The status of each redirect.
    pub redirects: Vec<u16>,
    /// The headers of the last answer, their names in small letters.
    pub headers: Vec<(String, String)>,
    /// The status of the answer to the same question with `If-None-Match` and `If-Modified-Since`, if it was asked.
    pub conditional: Option<u16>,
}

impl Response {
    /// An answer with this status and these headers, whose names are in small letters.
    pub fn new(status: u16, headers: Vec<(String, String)>) -> Self {
        Response {
            status,
            headers,
            ..Response::default()
        }
    }

    /// The value of a header, named in small letters.
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(header, _)| header == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The media type, without parameters.
    pub fn media_type(&self) -> Option<&str> {
        let value = self.header("content-type")?;
        Some(value.split(';').next().unwrap_or(value).trim())
    }

    /// The `charset` of the media type.
    pub fn charset(&self) -> Option<&str> {
        let parameters = self.header("content-type")?.split(';').skip(1);
        let mut pairs = parameters.filter_map(|parameter| parameter.split_once('='));
        let (_, value) = pairs.find(|(name, _)| name.trim().eq_ignore_ascii_case("charset"))?;
        Some(value.trim().trim_matches('"'))
    }
}

impl<'b> Input<'b> {
    /// The bytes of a file, which the report calls `document`. Set `response` if a server sent them.
    pub const fn new(document: &'b str, bytes: &'b [u8]) -> Self {
        Input {
            document,
            bytes,
            response: None,
            profiles: &[],
            answers: None,
        }
    }

    /// The same document, as a server sent it.
    #[must_use]
    pub const fn with_response(self, response: Option<&'b Response>) -> Self {
        Input { response, ..self }
    }

    /// The same document, with the requirements of these partners.
    #[must_use]
    pub const fn with_profiles(self, profiles: &'b [Profile]) -> Self {
        Input { profiles, ..self }
    }

    /// The same document, with what was found at the addresses that it gives.
    #[must_use]
    pub const fn with_answers(self, answers: Option<&'b Answers>) -> Self {
        Input { answers, ..self }
    }

    /// The document's text, in which findings have their places.
    pub fn text(&self) -> Cow<'b, str> {
        self.source().text
    }

    pub(super) fn source(&self) -> Source<'b> {
        Source::new(self.bytes, self.response.and_then(Response::charset))
    }
}
