//! The bytes of a post's picture: from the site's folder if it is there, else from where it is served.

use url::Url;

use super::channel::Channel;
use crate::config::Config;
use crate::feed::Image;
use crate::net::Request;
use crate::read;

/// A picture that destinations take has no more bytes.
const LIMIT: u64 = 8 << 20;

/// A picture's bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Picture {
    pub media_type: &'static str,
    pub bytes: Vec<u8>,
}

/// The bytes of a picture, or why there are none.
pub(super) fn fetch(
    config: &Config,
    channel: &mut Channel,
    image: &Image,
) -> Result<Picture, String> {
    let bytes = match of_site(config, &image.url) {
        Some(bytes) => bytes,
        None => {
            let request = Request::get(&image.url);
            let answer = channel.ask(&request);
            let answer = answer.map_err(|failure| {
                format!(
                    "the picture {} is left out: {}",
                    image.url,
                    failure.into_text()
                )
            })?;
            answer.body
        }
    };
    let kind = media_type(&bytes);
    let media_type = kind.ok_or_else(|| {
        format!(
            "the picture {} is left out: it is neither JPEG, PNG, GIF nor WebP",
            image.url
        )
    })?;
    Ok(Picture { media_type, bytes })
}

/// The file of the site that is served at a URL.
fn of_site(config: &Config, url: &str) -> Option<Vec<u8>> {
    let path = url.strip_prefix(config.url.as_str())?;
    let path = Url::parse("file:///").ok()?.join(path).ok()?;
    let path = percent_encoding::percent_decode_str(path.path());
    let path = path.decode_utf8().ok()?.trim_start_matches('/').to_owned();
    let is_inside = path
        .split(['/', '\\'])
        .all(|part| !matches!(part, "" | "." | ".."));
    let folders = ["", "static/", "public/", "assets/", "content/"];
    let mut files = folders
        .iter()
        .map(|folder| config.root.join(format!("{folder}{path}")));
    let file = files.find(|file| is_inside && file.is_file())?;
    config.bounds.check(&file).ok()?;
    read::file(&file, LIMIT).ok()
}

/// What a picture is, by its first bytes.
fn media_type(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xff, 0xd8, 0xff, ..] => Some("image/jpeg"),
        [0x89, b'P', b'N', b'G', ..] => Some("image/png"),
        [b'G', b'I', b'F', b'8', ..] => Some("image/gif"),
        [
            b'R',
            b'I',
            b'F',
            b'F',
            _,
            _,
            _,
            _,
            b'W',
            b'E',
            b'B',
            b'P',
            ..,
        ] => Some("image/webp"),
        _ => None,
    }
}
