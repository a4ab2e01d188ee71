//! What a podcast tells about one episode.

use super::attachment::Attachment;
use super::files::Files;
use super::{cover, duration, local, media_type};
use crate::content::fields::FrontMatter;
use crate::nearest::nearest;
use crate::value::Value;
use crate::warning::{Warning, Warnings};

/// What podcast players show of an episode. RSS alone can say it.
///
/// ```
/// use feedmill::feed::{Episode, Transcript};
///
/// let episode = Episode::default()
///     .with_number(4)
///     .with_transcript(Transcript::new("https://example.org/tide.vtt", "text/vtt"));
/// assert_eq!(episode.number, Some(4));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Episode {
    /// How long it plays, in seconds. `itunes:duration`.
    pub duration: Option<u64>,
    /// Its number, from 1. `itunes:episode`, `podcast:episode`.
    pub number: Option<u64>,
    /// The number of its season, from 1. `itunes:season`, `podcast:season`.
    pub season: Option<u64>,
    /// `full`, `trailer` or `bonus`. `itunes:episodeType`.
    pub kind: Option<&'static str>,
    /// Whether it is unfit for children. `itunes:explicit`.
    pub explicit: Option<bool>,
    /// Its own square picture, as an absolute URL. `itunes:image`.
    pub image: Option<String>,
    /// The words that are spoken. `podcast:transcript`.
    pub transcripts: Vec<Transcript>,
    /// A file of chapters in JSON, as an absolute URL. `podcast:chapters`.
    pub chapters: Option<String>,
    /// Whether directories are to leave it out. `itunes:block`.
    pub block: bool,
}

/// The words of an episode, as a file.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Transcript {
    /// An absolute URL.
    pub url: String,
    /// For instance `text/vtt`.
    pub media_type: String,
}

impl Episode {
    /// The same episode with the seconds that it plays.
    #[must_use]
    pub fn with_duration(self, seconds: u64) -> Self {
        Episode {
            duration: Some(seconds),
            ..self
        }
    }

    /// The same episode with its number, from 1.
    #[must_use]
    pub fn with_number(self, number: u64) -> Self {
        Episode {
            number: Some(number),
            ..self
        }
    }

    /// The same episode with the number of its season, from 1.
    #[must_use]
    pub fn with_season(self, season: u64) -> Self {
        Episode {
            season: Some(season),
            ..self
        }
    }

    /// The same episode with a square picture of its own, by its absolute URL.
    #[must_use]
    pub fn with_image(self, url: impl Into<String>) -> Self {
        Episode {
            image: Some(url.into()),
            ..self
        }
    }

    /// The same episode with one more file of the words that are spoken.
    #[must_use]
    pub fn with_transcript(mut self, transcript: Transcript) -> Self {
        self.transcripts.push(transcript);
        self
    }

    /// The same episode with a file of chapters, by its absolute URL.
    #[must_use]
    pub fn with_chapters(self, url: impl Into<String>) -> Self {
        Episode {
            chapters: Some(url.into()),
            ..self
        }
    }
}

impl Transcript {
    /// The file at the absolute URL `url`, which is of this media type.
    pub fn new(url: impl Into<String>, media_type: impl Into<String>) -> Self {
        Transcript {
            url: url.into(),
            media_type: media_type.into(),
        }
    }
}

/// The mappings that may hold an episode's keys, which else stand in the front matter itself.
const GROUPS: [&str; 3] = ["podcast", "itunes", "episode"];

fn find<'h>(matter: &'h FrontMatter<'_>, keys: &[&str]) -> Option<&'h Value> {
    let grouped = GROUPS.iter().filter_map(|group| matter.map.get(group));
    let mut grouped = grouped.filter_map(|group| keys.iter().find_map(|key| group.get(key)));
    let found = grouped.next();
    let scalar = |value: &&Value| value.as_map().is_none();
    found.or_else(|| {
        keys.iter()
            .find_map(|key| matter.map.get(key).filter(scalar))
    })
}

/// How long the post's recording plays, where that stands beside it and not with it.
pub(super) fn duration(matter: &FrontMatter<'_>, warnings: &mut Warnings) -> Option<u64> {
    let written = find(matter, &["duration"])?.to_text()?;
    seconds(matter, &written, warnings)
}

/// The seconds that a duration means; another text is reported.
pub(super) fn seconds(
    matter: &FrontMatter<'_>,
    written: &str,
    warnings: &mut Warnings,
) -> Option<u64> {
    let read = duration::read(written);
    if read.is_none() && !written.trim().is_empty() {
        warnings.push(matter.place(
            Warning::file(
                matter.path,
                "invalid-duration",
                format!("invalid duration `{}`; it is ignored", written.trim()),
                "write seconds, or hours, minutes and seconds as `1:02:03`, in quotes",
            ),
            "duration",
        ));
    }
    read
}

fn read(
    matter: &FrontMatter<'_>,
    page: &str,
    recording: &Attachment,
    files: &mut Files,
    warnings: &mut Warnings,
) -> Episode {
    let (number, season) = (
        number(matter, &["episode", "number", "episode_number"], warnings),
        number(matter, &["season"], warnings),
    );
    let kind = kind(matter, warnings);
    let mut groups = GROUPS.iter();
    let grouped = groups.find_map(|group| matter.map.get(group)?.get("image")?.to_text());
    let text = |keys: &[&str]| find(matter, keys).and_then(Value::to_text);
    let image = match grouped {
        Some(written) => Some(("image", written)),
        None => ["itunes_image", "episode_image"]
            .into_iter()
            .find_map(|key| Some((key, text(&[key])?))),
    };
    let image = image.and_then(|(key, written)| {
        let url = local::address(matter, key, page, written.trim(), warnings)?;
        if let Some(path) = files.look(matter, key, written.trim(), &url)
            && let Some(fault) = cover::fault(&matter.config.root, &path)
        {
            warnings.push(matter.place(cover::warning(matter.path, &path, fault), key));
        }
        Some(String::from(url))
    });
    let chapters = text(&["chapters"]).and_then(|written| {
        let url = local::address(matter, "chapters", page, written.trim(), warnings)?;
        files.look(matter, "chapters", written.trim(), &url);
        Some(String::from(url))
    });
    Episode {
        duration: recording.duration,
        number,
        season,
        kind,
        explicit: switch(matter, "explicit", warnings),
        image,
        transcripts: transcripts(matter, page, files, warnings),
        chapters,
        block: switch(matter, "block", warnings) == Some(true),
    }
}

/// A number from 1; another value is reported.
fn number(matter: &FrontMatter<'_>, keys: &[&str], warnings: &mut Warnings) -> Option<u64> {
    let written = find(matter, keys)?.to_text()?;
    let number = written.trim().parse::<u64>().ok().filter(|n| *n > 0);
    if number.is_none() && !written.trim().is_empty() {
        let key = keys.iter().find(|key| matter.is_written(key));
        let key = key.unwrap_or(&keys[0]);
        warnings.push(matter.place(
            Warning::file(
                matter.path,
                "invalid-number",
                format!("invalid number `{}`; it is ignored", written.trim()),
                format!("write a number from 1, such as `{key}: 1`"),
            ),
            key,
        ));
    }
    number
}

/// What kind of episode it is, in Apple's words; another word is reported.
fn kind(matter: &FrontMatter<'_>, warnings: &mut Warnings) -> Option<&'static str> {
    const KINDS: [&str; 3] = ["full", "trailer", "bonus"];
    let keys = ["episode_type", "episodeType"];
    let written = find(matter, &keys)?.to_text()?;
    let written = written.trim();
    let kind = KINDS
        .into_iter()
        .find(|one| one.eq_ignore_ascii_case(written));
    if kind.is_none() && !written.is_empty() {
        let key = keys.iter().find(|key| matter.is_written(key));
        unknown(matter, key.unwrap_or(&keys[0]), written, &KINDS, warnings);
    }
    kind
}

/// Whether something is so; what means neither yes nor no is reported.
fn switch(matter: &FrontMatter<'_>, key: &str, warnings: &mut Warnings) -> Option<bool> {
    let written = find(matter, &[key])?.to_text()?;
    let is_so = explicit(&written);
    if is_so.is_none() && !written.trim().is_empty() {
        unknown(matter, key, written.trim(), &["true", "false"], warnings);
    }
    is_so
}

fn unknown(
    matter: &FrontMatter<'_>,
    key: &str,
    written: &str,
    known: &[&str],
    warnings: &mut Warnings,
) {
    let help = match nearest(&written.to_ascii_lowercase(), known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("write one of {}", known.join(", ")),
    };
    warnings.push(matter.place(
        Warning::file(
            matter.path,
            "unknown-value",
            format!("`{key}` cannot be `{written}`; it is ignored"),
            help,
        ),
        key,
    ));
}

/// What is written of being unfit for children, in the words of today and of the past.
fn explicit(text: &str) -> Option<bool> {
    match text.trim().to_ascii_lowercase().as_str() {
        "true" | "yes" | "explicit" => Some(true),
        "false" | "no" | "clean" => Some(false),
        _ => None,
    }
}

fn transcripts(
    matter: &FrontMatter<'_>,
    page: &str,
    files: &mut Files,
    warnings: &mut Warnings,
) -> Vec<Transcript> {
    let keys = ["transcript", "transcripts"];
    let whole = keys.iter().find_map(|key| matter.map.get(key));
    let items = match whole.or_else(|| find(matter, &keys)) {
        Some(Value::List(items)) => items.as_slice(),
        Some(one) => std::slice::from_ref(one),
        None => &[],
    };
    let key = if matter.is_written(keys[0]) {
        keys[0]
    } else {
        keys[1]
    };
    let mut read = |item: &Value| {
        let of = |key: &str| item.get(key).and_then(Value::to_text);
        let written = item.to_text().or_else(|| of("url"))?;
        let written = written.trim();
        // A transcript may also be the text itself.
        if written.is_empty() || written.contains(char::is_whitespace) {
            return None;
        }
        let url = local::address(matter, key, page, written, warnings)?;
        files.look(matter, key, written, &url);
        let named = of("type").filter(|named| named.contains('/'));
        let media_type = named.unwrap_or_else(|| media_type::of(&url, "").to_owned());
        if media_type == "application/octet-stream" {
            warnings.push(matter.place(
                Warning::file(
                    matter.path,
                    "unknown-media-type",
                    format!("the media type of the transcript `{written}` is unknown; it is left out"),
                    "use a file that ends in .vtt, .srt, .json, .txt or .html, or write `type:` beside its `url:`",
                ),
                key,
            ));
            return None;
        }
        Some(Transcript {
            url: String::from(url),
            media_type,
        })
    };
    items.iter().filter_map(&mut read).collect()
}

/// What a podcast tells about the post, where it has something to listen to or to watch.
pub(in crate::content) fn episode(
    matter: &FrontMatter<'_>,
    page: &str,
    attachments: &[Attachment],
    files: &mut Files,
    warnings: &mut Warnings,
) -> Option<Episode> {
    let recording = attachments.iter().find(|one| one.plays())?;
    Some(read(matter, page, recording, files, warnings))
}
