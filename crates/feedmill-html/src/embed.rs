//! Frames and plug-ins, which readers do not show: the page that shows what they would have.

use url::Url;

/// What stands in the place of a frame.
#[derive(Debug, PartialEq)]
pub(super) struct Embed {
    /// The page to go to.
    pub link: String,
    /// A picture of it.
    pub picture: Option<String>,
    /// What to call it where the author gave no title.
    pub label: String,
}

/// The page for the frame of an absolute address: of a known video host the video's own page.
pub(super) fn embed(frame: &str) -> Embed {
    let known = Url::parse(frame).ok().and_then(|url| known(&url));
    known.unwrap_or_else(|| Embed {
        link: frame.to_owned(),
        picture: None,
        label: host_of(frame),
    })
}

fn host_of(address: &str) -> String {
    let url = Url::parse(address).ok();
    let host = url.as_ref().and_then(Url::host_str);
    host.map_or_else(|| address.to_owned(), |host| bare(host).to_owned())
}

fn bare(host: &str) -> &str {
    host.strip_prefix("www.").unwrap_or(host)
}

fn known(url: &Url) -> Option<Embed> {
    let path: Vec<&str> = url.path_segments()?.filter(|it| !it.is_empty()).collect();
    let query = |wanted: &str| {
        let mut pairs = url.query_pairs();
        pairs
            .find(|(name, value)| name == wanted && !value.is_empty())
            .map(|(_, value)| value.into_owned())
            .filter(|value| is_id(value))
    };
    let page = |label: &str, link: String| {
        Some(Embed {
            link,
            picture: None,
            label: label.to_owned(),
        })
    };
    match (bare(url.host_str()?), path.as_slice()) {
        (
            "youtube.com" | "youtube-nocookie.com" | "m.youtube.com",
            ["embed", "videoseries", ..],
        ) => page(
            "YouTube",
            format!("https://www.youtube.com/playlist?list={}", query("list")?),
        ),
        (
            "youtube.com" | "youtube-nocookie.com" | "m.youtube.com",
            ["embed"] | ["embed", "playlist"],
        ) => page(
            "YouTube",
            format!("https://www.youtube.com/playlist?list={}", query("list")?),
        ),
        ("youtube.com" | "youtube-nocookie.com", ["embed", "live_stream"]) => page(
            "YouTube",
            format!("https://www.youtube.com/channel/{}/live", query("channel")?),
        ),
        (
            "youtube.com" | "youtube-nocookie.com" | "m.youtube.com",
            ["embed" | "v" | "shorts", id, ..],
        )
        | ("youtu.be", [id]) => Some(Embed {
            link: format!("https://www.youtube.com/watch?v={id}"),
            picture: Some(format!("https://i.ytimg.com/vi/{id}/hqdefault.jpg")),
            label: "YouTube".to_owned(),
        }),
        ("player.vimeo.com", ["video", id, ..]) => page("Vimeo", format!("https://vimeo.com/{id}")),
        ("player.bilibili.com", ["player.html", ..]) | ("bilibili.com", ["blackboard", ..]) => {
            let id = query("bvid").or_else(|| query("aid").map(|id| format!("av{id}")))?;
            let part = query("page")
                .or_else(|| query("p"))
                .filter(|part| part != "1");
            let part = part.map_or_else(String::new, |part| format!("?p={part}"));
            page(
                "bilibili",
                format!("https://www.bilibili.com/video/{id}{part}"),
            )
        }
        ("player.youku.com", ["embed", id, ..]) => {
            page("优酷", format!("https://v.youku.com/v_show/id_{id}.html"))
        }
        ("player.youku.com", ["player.php", rest @ ..]) => {
            let sid = rest.iter().position(|part| *part == "sid")? + 1;
            let id = rest.get(sid).filter(|id| is_id(id))?;
            page("优酷", format!("https://v.youku.com/v_show/id_{id}.html"))
        }
        ("v.qq.com", ["txp" | "iframe", ..]) => page(
            "腾讯视频",
            format!("https://v.qq.com/x/page/{}.html", query("vid")?),
        ),
        ("dailymotion.com", ["embed", "video", id, ..]) => Some(Embed {
            link: format!("https://www.dailymotion.com/video/{id}"),
            picture: Some(format!("https://www.dailymotion.com/thumbnail/video/{id}")),
            label: "Dailymotion".to_owned(),
        }),
        ("embed.ted.com", path) => page("TED", format!("https://www.ted.com/{}", path.join("/"))),
        ("open.spotify.com", ["embed", rest @ ..]) => page(
            "Spotify",
            format!("https://open.spotify.com/{}", rest.join("/")),
        ),
        ("w.soundcloud.com", _) => {
            let (_, sound) = url.query_pairs().find(|(name, _)| name == "url")?;
            let sound = match sound.starts_with("https://soundcloud.com/") {
                true => sound.into_owned(),
                // The number of a sound, which has no page of that name.
                false => url.to_string(),
            };
            page("SoundCloud", sound)
        }
        ("embed.podcasts.apple.com", path) => page(
            "Apple Podcasts",
            format!("https://podcasts.apple.com/{}", path.join("/")),
        ),
        ("music.163.com", ["outchain", "player"]) => {
            let kind = match query("type")?.as_str() {
                "0" => "playlist",
                "1" => "album",
                "2" => "song",
                "3" => "program",
                _ => return None,
            };
            page(
                "网易云音乐",
                format!("https://music.163.com/{kind}?id={}", query("id")?),
            )
        }
        ("facebook.com", ["plugins", "video.php" | "post.php"]) => {
            let (_, post) = url.query_pairs().find(|(name, _)| name == "href")?;
            let post = Url::parse(&post)
                .ok()
                .filter(|post| post.scheme() == "https")?;
            page("Facebook", post.into())
        }
        ("platform.twitter.com" | "platform.x.com", ["embed", "Tweet.html"]) => {
            page("X", format!("https://x.com/i/status/{}", query("id")?))
        }
        ("instagram.com", ["p" | "reel", id, "embed", ..]) => {
            page("Instagram", format!("https://www.instagram.com/p/{id}/"))
        }
        ("asciinema.org", ["a", id, "embed" | "iframe"]) => {
            page("asciinema", format!("https://asciinema.org/a/{id}"))
        }
        ("archive.org", ["embed", id, ..]) => {
            page("archive.org", format!("https://archive.org/details/{id}"))
        }
        ("loom.com", ["embed", id]) => page("Loom", format!("https://www.loom.com/share/{id}")),
        ("streamable.com", ["e" | "o", id]) => {
            page("Streamable", format!("https://streamable.com/{id}"))
        }
        ("ixigua.com", ["iframe", id]) => page("西瓜视频", format!("https://www.ixigua.com/{id}")),
        ("acfun.cn", ["player", id]) => page("AcFun", format!("https://www.acfun.cn/v/{id}")),
        ("gist.github.com", [user, id]) if id.ends_with(".pibb") => page(
            "gist.github.com",
            format!(
                "https://gist.github.com/{user}/{}",
                id.trim_end_matches(".pibb")
            ),
        ),
        // PeerTube stands on many hosts.
        (host, ["videos", "embed", id]) => {
            page(host, url.join(&format!("/videos/watch/{id}")).ok()?.into())
        }
        ("codepen.io", [user, "embed", rest @ ..]) => {
            let pen = rest.last()?;
            page("CodePen", format!("https://codepen.io/{user}/pen/{pen}"))
        }
        _ => None,
    }
}

/// Whether a value can stand in an address as it is.
fn is_id(value: &str) -> bool {
    value
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'='))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_of_known_hosts_lead_to_the_video() {
        for (frame, wanted) in [
            (
                "https://www.youtube-nocookie.com/embed/a-b?start=1",
                "https://www.youtube.com/watch?v=a-b",
            ),
            (
                "https://www.youtube.com/embed/videoseries?list=PL1",
                "https://www.youtube.com/playlist?list=PL1",
            ),
            (
                "http://player.bilibili.com/player.html?aid=12",
                "https://www.bilibili.com/video/av12",
            ),
            (
                "https://player.youku.com/embed/XMg==",
                "https://v.youku.com/v_show/id_XMg==.html",
            ),
            (
                "https://www.dailymotion.com/embed/video/x7",
                "https://www.dailymotion.com/video/x7",
            ),
            (
                "https://open.spotify.com/embed/track/1?a=b",
                "https://open.spotify.com/track/1",
            ),
            (
                "https://codepen.io/me/embed/preview/xyz",
                "https://codepen.io/me/pen/xyz",
            ),
            (
                "https://www.youtube.com/embed/?listType=playlist&list=PL2",
                "https://www.youtube.com/playlist?list=PL2",
            ),
            (
                "https://www.youtube.com/embed/live_stream?channel=UC1",
                "https://www.youtube.com/channel/UC1/live",
            ),
            (
                "https://player.bilibili.com/player.html?bvid=BV1&page=2",
                "https://www.bilibili.com/video/BV1?p=2",
            ),
            (
                "http://player.youku.com/player.php/Type/Folder/sid/XMjg/v.swf",
                "https://v.youku.com/v_show/id_XMjg.html",
            ),
            (
                "https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/a/b&color=x",
                "https://soundcloud.com/a/b",
            ),
            (
                "https://music.163.com/outchain/player?type=2&id=33&auto=1",
                "https://music.163.com/song?id=33",
            ),
            (
                "https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2Fx%2Fvideos%2F1%2F",
                "https://www.facebook.com/x/videos/1/",
            ),
            (
                "https://platform.twitter.com/embed/Tweet.html?id=12",
                "https://x.com/i/status/12",
            ),
            (
                "https://tube.example/videos/embed/0-1",
                "https://tube.example/videos/watch/0-1",
            ),
            (
                "https://asciinema.org/a/12/embed",
                "https://asciinema.org/a/12",
            ),
        ] {
            assert_eq!(embed(frame).link, wanted);
        }
    }

    #[test]
    fn other_frames_lead_to_themselves() {
        for frame in [
            "https://www.youtube.com/live_chat",
            "https://www.facebook.com/plugins/video.php?href=javascript:x",
            "https://music.163.com/outchain/player?type=9&id=1",
            "https://player.bilibili.com/player.html?bvid=<b>",
            "https://example.org/map",
        ] {
            let found = embed(frame);
            assert_eq!((found.link.as_str(), found.picture), (frame, None));
            assert!(!found.label.is_empty());
        }
    }
}
