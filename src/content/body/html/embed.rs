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
            page("bilibili", format!("https://www.bilibili.com/video/{id}"))
        }
        ("player.youku.com", ["embed", id, ..]) => {
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
        ] {
            assert_eq!(embed(frame).link, wanted);
        }
    }

    #[test]
    fn other_frames_lead_to_themselves() {
        for frame in [
            "https://www.youtube.com/live_chat",
            "https://player.bilibili.com/player.html?bvid=<b>",
            "https://example.org/map",
        ] {
            let found = embed(frame);
            assert_eq!((found.link.as_str(), found.picture), (frame, None));
            assert!(!found.label.is_empty());
        }
    }
}
