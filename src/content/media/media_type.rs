//! The media type of a file, by its name.

use url::Url;

/// The media type of the file at `url` that stands under `key` of a front matter.
pub(super) fn of(url: &Url, key: &str) -> &'static str {
    let path = url.path().to_ascii_lowercase();
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    // An address without a name of a file, such as that of a server that counts.
    of_extension(extension).unwrap_or(match key {
        "audio" | "podcast" => "audio/mpeg",
        "video" => "video/mp4",
        _ => "application/octet-stream",
    })
}

/// The media type of a file whose name ends so, in lower case.
pub(super) fn of_extension(extension: &str) -> Option<&'static str> {
    Some(match extension {
        "mp3" => "audio/mpeg",
        // The name that Apple asks for.
        "m4a" | "m4b" => "audio/x-m4a",
        "aac" => "audio/aac",
        "ogg" | "oga" => "audio/ogg",
        "opus" => "audio/opus",
        "wav" => "audio/wav",
        "flac" => "audio/flac",
        "weba" => "audio/webm",
        "mp4" => "video/mp4",
        "m4v" => "video/x-m4v",
        "mov" => "video/quicktime",
        "webm" => "video/webm",
        "ogv" => "video/ogg",
        "jpg" | "jpeg" => "image/jpeg",
        "png" => "image/png",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "svg" => "image/svg+xml",
        "pdf" => "application/pdf",
        "epub" => "application/epub+zip",
        "zip" => "application/zip",
        "torrent" => "application/x-bittorrent",
        "json" => "application/json",
        "csv" => "text/csv",
        "txt" => "text/plain",
        "vtt" => "text/vtt",
        "srt" => "application/x-subrip",
        "html" | "htm" => "text/html",
        _ => return None,
    })
}
