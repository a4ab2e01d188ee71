//! What a podcast tells about one episode.

use super::{Attachment, duration, media_type, resolve};
use crate::content::head::Head;
use crate::value::Value;
use crate::warning::Warning;

/// What podcast players show of an episode. RSS alone can say it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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
pub struct Transcript {
    /// An absolute URL.
    pub url: String,
    /// For instance `text/vtt`.
    pub media_type: String,
}

/// The mappings that may hold an episode's keys, which else stand in the front matter itself.
const GROUPS: [&str; 3] = ["podcast", "itunes", "episode"];

fn find<'h>(head: &'h Head<'_>, keys: &[&str]) -> Option<&'h Value> {
    let grouped = GROUPS.iter().filter_map(|group| head.map.get(group));
    let mut grouped = grouped.filter_map(|group| keys.iter().find_map(|key| group.get(key)));
    let found = grouped.next();
    let scalar = |value: &&Value| value.as_map().is_none();
    found.or_else(|| keys.iter().find_map(|key| head.map.get(key).filter(scalar)))
}

/// How long the post's recording plays, where that stands beside it and not with it.
pub(super) fn duration(head: &Head<'_>, warnings: &mut Vec<Warning>) -> Option<u64> {
    let written = find(head, &["duration"])?.to_text()?;
    let read = duration::read(&written);
    if read.is_none() && !written.trim().is_empty() {
        warnings.push(head.place(
            Warning::file(
                head.path,
                "not-a-duration",
                format!("`{}` is no duration; it is ignored", written.trim()),
                "write seconds, or hours, minutes and seconds as `1:02:03`, in quotes",
            ),
            "duration",
        ));
    }
    read
}

pub(super) fn read(
    head: &Head<'_>,
    page: &str,
    recording: &Attachment,
    warnings: &mut Vec<Warning>,
) -> Episode {
    let mut number = |keys: &[&str]| {
        let written = find(head, keys)?.to_text()?;
        let number = written.trim().parse::<u64>().ok().filter(|n| *n > 0);
        if number.is_none() && !written.trim().is_empty() {
            warnings.push(head.place(
                Warning::file(
                    head.path,
                    "not-a-number",
                    format!("`{}` is no number from 1; it is ignored", written.trim()),
                    format!("write `{}: 1`", keys[0]),
                ),
                keys[0],
            ));
        }
        number
    };
    let numbers = (
        number(&["episode", "number", "episode_number"]),
        number(&["season"]),
    );
    let text = |keys: &[&str]| find(head, keys).and_then(Value::to_text);
    let url = |keys: &[&str]| text(keys).and_then(|written| resolve(head, page, &written));
    let kind = text(&["episode_type", "episodeType"]).unwrap_or_default();
    let image = GROUPS.iter().find_map(|group| {
        let written = head.map.get(group)?.get("image")?.to_text()?;
        resolve(head, page, &written)
    });
    Episode {
        duration: recording.duration,
        number: numbers.0,
        season: numbers.1,
        kind: ["full", "trailer", "bonus"]
            .into_iter()
            .find(|one| one.eq_ignore_ascii_case(kind.trim())),
        explicit: text(&["explicit"]).and_then(|text| explicit(&text)),
        image: image.or_else(|| url(&["itunes_image", "episode_image"])),
        transcripts: transcripts(head, page),
        chapters: url(&["chapters"]),
        block: text(&["block"]).and_then(|text| explicit(&text)) == Some(true),
    }
}

/// What is written of being unfit for children, in the words of today and of the past.
fn explicit(text: &str) -> Option<bool> {
    match text.trim().to_ascii_lowercase().as_str() {
        "true" | "yes" | "explicit" => Some(true),
        "false" | "no" | "clean" => Some(false),
        _ => None,
    }
}

fn transcripts(head: &Head<'_>, page: &str) -> Vec<Transcript> {
    let keys = ["transcript", "transcripts"];
    let whole = keys.iter().find_map(|key| head.map.get(key));
    let items = match whole.or_else(|| find(head, &keys)) {
        Some(Value::List(items)) => items.as_slice(),
        Some(one) => std::slice::from_ref(one),
        None => &[],
    };
    let read = |item: &Value| {
        let of = |key: &str| item.get(key).and_then(Value::to_text);
        let written = item.to_text().or_else(|| of("url"))?;
        // A transcript may also be the text itself.
        if written.trim().contains(char::is_whitespace) {
            return None;
        }
        let url = resolve(head, page, &written)?;
        let named = of("type").filter(|named| named.contains('/'));
        let guess = || Some(media_type::of(&url::Url::parse(&url).ok()?, "").to_owned());
        let media_type = named.or_else(guess)?;
        let is_known = media_type != "application/octet-stream";
        is_known.then_some(Transcript { url, media_type })
    };
    items.iter().filter_map(read).collect()
}
