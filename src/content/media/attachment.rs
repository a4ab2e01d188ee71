//! A file that goes with an entry.

/// A file that goes with an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Attachment {
    /// An absolute URL.
    pub url: String,
    /// What it is, in words. Atom `title`, JSON `title`.
    pub title: Option<String>,
    /// For instance `audio/mpeg`.
    pub media_type: String,
    /// Its size in bytes, where it is known. RSS and Atom `length`, JSON `size_in_bytes`.
    pub length: Option<u64>,
    /// How long it plays, in seconds. JSON `duration_in_seconds`.
    pub duration: Option<u64>,
}

impl Attachment {
    /// The file at the absolute URL `url`, which is of this media type. All else is not known, and may be set in the fields.
    ///
    /// ```
    /// use feedmill::feed::Attachment;
    ///
    /// let episode = Attachment::new("https://example.org/tide.mp3", "audio/mpeg")
    ///     .with_length(4_821_000)
    ///     .with_duration(301);
    /// assert!(episode.plays());
    /// ```
    pub fn new(url: impl Into<String>, media_type: impl Into<String>) -> Self {
        Attachment {
            url: url.into(),
            title: None,
            media_type: media_type.into(),
            length: None,
            duration: None,
        }
    }

    /// The same file with what it is, in words.
    #[must_use]
    pub fn with_title(self, title: impl Into<String>) -> Self {
        Attachment {
            title: Some(title.into()),
            ..self
        }
    }

    /// The same file with its size in bytes.
    #[must_use]
    pub fn with_length(self, bytes: u64) -> Self {
        Attachment {
            length: Some(bytes),
            ..self
        }
    }

    /// The same file with the seconds that it plays.
    #[must_use]
    pub fn with_duration(self, seconds: u64) -> Self {
        Attachment {
            duration: Some(seconds),
            ..self
        }
    }

    /// Whether it is something to listen to or to watch.
    pub fn plays(&self) -> bool {
        self.media_type.starts_with("audio/") || self.media_type.starts_with("video/")
    }
}
