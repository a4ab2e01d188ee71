//! HTML as programs for mail show it: styles on each element, since many drop style sheets, and links where they play nothing.

use std::ops::Range;

use feedmill_text::entity::{decode_attribute, escape_attribute};
use feedmill_text::tags::{Tag, TagAttribute, TagKind, scan};

/// What each element looks like.
const STYLES: &[(&str, &str)] = &[
    ("a", "color:#1d4ed8"),
    (
        "blockquote",
        "margin:1em 0;padding:0 1em;border-left:3px solid #d1d5db;color:#374151",
    ),
    ("code", "font-family:Menlo,Consolas,monospace;font-size:90%"),
    ("figcaption", "font-size:85%;color:#4b5563"),
    ("figure", "margin:1em 0"),
    ("h1", "font-size:24px;line-height:1.3;margin:1.2em 0 .5em"),
    ("h2", "font-size:21px;line-height:1.3;margin:1.2em 0 .5em"),
    ("h3", "font-size:18px;line-height:1.3;margin:1.2em 0 .5em"),
    ("h4", "font-size:16px;line-height:1.3;margin:1.2em 0 .5em"),
    ("hr", "border:0;border-top:1px solid #d1d5db;margin:2em 0"),
    ("img", "max-width:100%;height:auto"),
    (
        "pre",
        "padding:12px;background:#f3f4f6;font-family:Menlo,Consolas,monospace;font-size:13px;overflow-x:auto;white-space:pre-wrap",
    ),
    ("table", "border-collapse:collapse;max-width:100%"),
    ("td", "padding:4px 8px;border:1px solid #d1d5db"),
    (
        "th",
        "padding:4px 8px;border:1px solid #d1d5db;text-align:left",
    ),
];

/// What is played: programs for mail drop it with all that is in it.
struct Player {
    name: String,
    start: usize,
    poster: Option<String>,
    source: Option<String>,
}

/// The HTML with styles on its elements, and with links in place of players.
pub(super) fn styled(html: &str) -> String {
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    let mut player: Option<Player> = None;
    scan(html, &mut |tag| {
        let name = &*tag.name;
        if let Some(playing) = &mut player {
            if name == "source" && playing.source.is_none() {
                playing.source = value(&tag, "src");
            }
            if tag.kind == TagKind::End && name == playing.name {
                let end = tag.at + html[tag.at..].find('>').map_or(0, |end| end + 1);
                edits.push((playing.start..end, link(playing)));
                player = None;
            }
            return;
        }
        if tag.kind != TagKind::Start {
            return;
        }
        if matches!(name, "audio" | "video") {
            player = Some(Player {
                name: name.to_owned(),
                start: tag.at,
                poster: value(&tag, "poster"),
                source: value(&tag, "src"),
            });
            return;
        }
        let Some((_, style)) = STYLES.iter().find(|(known, _)| *known == name) else {
            return;
        };
        let at = tag.at + 1 + name.len();
        match tag.attribute("style") {
            None => edits.push((at..at, format!(" style=\"{style}\""))),
            // A style of the post's own comes after ours, so that it holds.
            Some(own) => {
                let value = decode_attribute(&own.value);
                let both = format!(" style=\"{style};{}\"", escape_attribute(&value));
                edits.push((at..at, both));
                edits.push((own.at..end_of(html, own), String::new()));
            }
        }
    });
    let mut out = String::with_capacity(html.len() * 2);
    let mut at = 0;
    for (range, text) in edits {
        out.push_str(&html[at..range.start]);
        out.push_str(&text);
        at = range.end;
    }
    out.push_str(&html[at..]);
    out
}

/// Where an attribute of `html` ends.
fn end_of(html: &str, attribute: &TagAttribute) -> usize {
    let name = attribute.at + attribute.name.len();
    let Some(value) = html[name..].find(&*attribute.value) else {
        return name;
    };
    let end = name + value + attribute.value.len();
    match html[name..].trim_start().starts_with('=') && html[end..].starts_with(['"', '\'']) {
        true => end + 1,
        false => end,
    }
}

fn value(tag: &Tag, name: &str) -> Option<String> {
    let value = decode_attribute(&tag.attribute(name)?.value).into_owned();
    Some(value).filter(|value| !value.is_empty())
}

fn link(player: &Player) -> String {
    let Some(source) = &player.source else {
        return String::new();
    };
    let file = source.split(['?', '#']).next().unwrap_or_default();
    let file = file.rsplit('/').next().unwrap_or_default();
    let file = percent_encoding::percent_decode_str(file).decode_utf8_lossy();
    let shown = match &player.poster {
        Some(poster) => format!(
            "<img src=\"{}\" alt=\"{}\" style=\"max-width:100%;height:auto\">",
            escape_attribute(poster),
            escape_attribute(&file)
        ),
        None => format!("▶ {}", escape_attribute(&file)),
    };
    let source = escape_attribute(source);
    format!("<a style=\"color:#1d4ed8\" href=\"{source}\">{shown}</a>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_have_styles_of_their_own() {
        for (html, wanted) in [
            ("<p>a &lt;a></p>", "<p>a &lt;a></p>"),
            (
                "<a href=\"/\">b</a>",
                "<a style=\"color:#1d4ed8\" href=\"/\">b</a>",
            ),
            (
                "<a style=\"color:red\" href='/'>b</a>",
                "<a style=\"color:#1d4ed8;color:red\"  href='/'>b</a>",
            ),
            (
                "<a href='/' style='font:\"x\"'>b</a>",
                "<a style=\"color:#1d4ed8;font:&quot;x&quot;\" href='/' >b</a>",
            ),
            ("<a style>b</a>", "<a style=\"color:#1d4ed8;\" >b</a>"),
            (
                "x <audio controls src=\"https://a.example/b%20c.mp3?d\">no</audio> y",
                "x <a style=\"color:#1d4ed8\" href=\"https://a.example/b%20c.mp3?d\">▶ b c.mp3</a> y",
            ),
            (
                "<video poster=\"p.jpg\"><source src=\"a&amp;b.mp4\"><a href=x>no</a></video>",
                "<a style=\"color:#1d4ed8\" href=\"a&amp;b.mp4\"><img src=\"p.jpg\" alt=\"a&amp;b.mp4\" style=\"max-width:100%;height:auto\"></a>",
            ),
        ] {
            assert_eq!(styled(html), wanted, "{html}");
        }
    }
}
