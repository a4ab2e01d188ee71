//! What goes out and what comes back.

/// A request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// An absolute http or https URL.
    pub url: String,
    /// The method; `None` for the usual one: GET, or POST with a body.
    pub method: Option<&'static str>,
    /// Headers by name.
    pub headers: Vec<(&'static str, String)>,
    /// The media type and the bytes of what is posted; a request without them is a GET.
    pub body: Option<(&'static str, Vec<u8>)>,
    /// How much of the answer is wanted.
    pub wanted: Wanted,
}

/// How much of an answer is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wanted {
    /// All of it.
    #[default]
    Whole,
    /// The headers alone: the request is a HEAD.
    Headers,
    /// The first bytes of what is sent; the rest is not read.
    Start(u64),
}

/// An answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    /// Headers by name, in lower case.
    pub headers: Vec<(String, String)>,
    /// What was sent, decompressed.
    pub body: Vec<u8>,
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The name leads into a private network.
    #[error("its address is private; `--allow-private` allows it")]
    Private,
    /// It took too long.
    #[error("no answer in time")]
    Timeout,
    /// The answer has more bytes than are taken.
    #[error("the answer has more than {0} bytes")]
    TooLarge(u64),
    /// Anything else that goes wrong on the way.
    #[error("{0}")]
    Unreachable(String),
}

impl Request {
    /// A plain GET.
    pub fn get(url: &str) -> Self {
        Request {
            url: url.to_owned(),
            method: None,
            headers: Vec::new(),
            body: None,
            wanted: Wanted::Whole,
        }
    }

    /// A POST of `body`.
    pub fn post(url: &str, media_type: &'static str, body: Vec<u8>) -> Self {
        Request {
            body: Some((media_type, body)),
            ..Request::get(url)
        }
    }

    /// The same with another method.
    #[must_use]
    pub fn by(self, method: &'static str) -> Self {
        Request {
            method: Some(method),
            ..self
        }
    }

    /// The same with one more header.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }
}

impl Response {
    /// The first header of the name, which is in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        let found = headers.find(|(header, _)| header == name)?;
        Some(&found.1)
    }
}
