//! The files that a front matter names.

use url::Url;

use super::attachment::Attachment;
use super::files::Files;
use super::local::{self, Found};
use super::{episode, media_type};
use crate::content::fields::FrontMatter;
use crate::value::Value;
use crate::warning::{Warning, Warnings};

/// The keys of a front matter that hold files, in the order in which their files are listed: RSS shows the first alone.
const KEYS: [&str; 6] = [
    "enclosure",
    "audio",
    "video",
    "podcast",
    "attachments",
    "enclosures",
];

/// The keys under which a mapping names its file. Some themes have one for each kind of sound.
const ADDRESSES: [&str; 9] = [
    "url", "src", "href", "path", "file", "link", "mp3", "m4a", "mp4",
];

/// The files that the front matter names, each once. Of a file on the site, the size is that of the file itself.
pub(in crate::content) fn attachments(
    matter: &FrontMatter<'_>,
    page: &str,
    files: &mut Files,
    warnings: &mut Warnings,
) -> Vec<Attachment> {
    let mut found: Vec<Attachment> = Vec::new();
    for key in KEYS {
        let items = match matter.map.get(key) {
            Some(Value::List(items)) => items.as_slice(),
            Some(one) => std::slice::from_ref(one),
            None => continue,
        };
        for item in items {
            if let Some(one) = attachment(matter, key, item, page, files, warnings)
                && found.iter().all(|other| other.url != one.url)
            {
                found.push(one);
            }
        }
    }
    // Where a post has one recording, its duration may stand beside it.
    if let Some(first) = found.iter_mut().find(|one| one.plays())
        && first.duration.is_none()
    {
        first.duration = episode::duration(matter, warnings);
    }
    found
}

fn attachment(
    matter: &FrontMatter<'_>,
    key: &str,
    item: &Value,
    page: &str,
    files: &mut Files,
    warnings: &mut Warnings,
) -> Option<Attachment> {
    let of = |keys: &[&str]| keys.iter().find_map(|key| item.get(key)?.to_text());
    // As WordPress exports it: the address, the length and the type, each on a line.
    let whole = item.to_text().filter(|_| item.as_bool().is_none());
    let mut lines = whole.as_deref().unwrap_or_default().lines().map(str::trim);
    let written = match item.as_map() {
        Some(_) => of(&ADDRESSES)?,
        None => lines.next()?.to_owned(),
    };
    let written = written.trim();
    if written.is_empty() {
        return None;
    }
    let Some(url) = local::address(matter, key, page, written, warnings) else {
        warnings.push(matter.place(
            Warning::file(
                matter.path,
                "invalid-url",
                format!("`{written}` is not the address of a file; it is ignored"),
                "write the whole URL, or a path on the site",
            ),
            key,
        ));
        return None;
    };
    let told = of(&["length", "size", "bytes", "size_in_bytes", "filesize"])
        .or_else(|| lines.next().map(str::to_owned));
    let length = match local::find(matter.config, matter.path, written, &url) {
        Found::At(_, size) => Some(size),
        found => told.and_then(|told| length(matter, key, &told, warnings)).or_else(|| {
            match found {
                Found::Missing(places) => {
                    let warning = Warning::file(
                        matter.path,
                        "file-not-found",
                        String::new(),
                        "put the file there, or write `length:` in bytes beside its `url:` if it is published in another way",
                    );
                    files.miss(matter.place(warning, key), written, places);
                }
                Found::Elsewhere | Found::At(..) => warnings.push(matter.place(unknown_length(matter, &url), key)),
            }
            None
        }),
    };
    let media_type = of(&["type", "mime_type", "media_type", "mime"])
        .or_else(|| lines.next().map(str::to_owned))
        .filter(|named| named.contains('/'))
        .unwrap_or_else(|| media_type::of(&url, key).to_owned());
    let duration = of(&["duration", "duration_in_seconds"]);
    let duration = duration.and_then(|written| episode::seconds(matter, &written, warnings));
    Some(Attachment {
        url: String::from(url),
        title: of(&["title", "name", "label"]),
        media_type,
        length,
        duration,
    })
}

/// The bytes that a front matter says a file has.
fn length(matter: &FrontMatter<'_>, key: &str, told: &str, warnings: &mut Warnings) -> Option<u64> {
    let digits = told.replace([',', '_', ' '], "");
    let length = digits.parse::<u64>().ok();
    if length.is_none() && !digits.is_empty() {
        warnings.push(matter.place(
            Warning::file(
                matter.path,
                "invalid-number",
                format!("invalid length `{}`; it is ignored", told.trim()),
                "write the size of the file in bytes, in digits",
            ),
            if matter.is_written("length") {
                "length"
            } else {
                key
            },
        ));
    }
    length.filter(|bytes| *bytes > 0)
}

fn unknown_length(matter: &FrontMatter<'_>, url: &Url) -> Warning {
    Warning::file(
        matter.path,
        "unknown-length",
        format!("the size of {url} is unknown, so RSS says 0"),
        "write `length:` in bytes beside its `url:`, or put the file on the site",
    )
}
