//! The viewer: what a server sends a browser that opens a feed or a list of feeds, at the feed's own address.
//!
//! It is one document for all feeds. Its script fetches the address that the browser shows, to which the server then
//! answers with the feed, and makes a page of that. The feeds themselves stay free of scripts.

use maud::html;

use super::common::{OVERVIEW, line};
use super::locale::Locale;
use super::stylesheet::STYLESHEET;
use super::stylesheet::instruction;
use crate::config::{Config, Stylesheet};
use crate::render::{Document, Role};

/// The path of the viewer, relative to the folder of feeds.
pub const VIEWER: &str = "feed.xhtml";

/// The path of its script, relative to the folder of feeds.
pub const SCRIPT: &str = "feed.js";

/// The query with which a browser gets the feed itself.
pub const PLAIN: &str = "plain";

const PROGRAM: &str = include_str!("feed.js");

/// Everything comes from the server of the feed, but for sound and film, which are loaded when somebody presses play.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; \
                      media-src http: https:; base-uri 'none'; form-action 'none'";

/// Whether the site has a viewer. A style sheet of the site's own shows feeds in a way of its own.
pub fn has_viewer(config: &Config) -> bool {
    config.feeds.presentation.stylesheet == Stylesheet::Own
}

/// The script of the viewer.
pub fn script(config: &Config) -> Document {
    let words = Locale::of(config);
    let said = serde_json::json!({
        "lang": words.tag,
        "feed": words.feed_note,
        "list": words.list_note,
        "save": words.import,
        "untitled": words.untitled,
        "unreachable": words.unreachable,
        "refused": words.refused,
        "broken": words.broken,
    });
    Document {
        path: SCRIPT.to_owned(),
        role: Role::Script,
        media_type: "text/javascript",
        bytes: PROGRAM.replace("{words}", &said.to_string()).into_bytes(),
    }
}

/// The viewer. It is shown at the address of any feed, however deep, so that its links begin at the root of the host.
pub fn viewer(config: &Config) -> Document {
    let words = Locale::of(config);
    let base = config.feeds.url.path();
    let markup = html! {
        html xmlns="http://www.w3.org/1999/xhtml" lang=(words.tag) {
            head {
                meta http-equiv="Content-Security-Policy" content=(POLICY) {}
                meta name="viewport" content="width=device-width, initial-scale=1" {}
                meta name="generator" content="feedmill" {}
                meta name="color-scheme" content="light dark" {}
                title { (line(&config.title)) }
                script src={ (base) (SCRIPT) } defer="defer" {}
            }
            body {
                main {
                    p.note { (words.viewer_note) }
                    h1 dir="auto" { (line(&config.title)) }
                }
                footer {
                    @if config.feeds.presentation.pages {
                        a href={ (base) (OVERVIEW) } { (words.all_feeds) }
                    } @else {
                        a href=(config.url) { (words.home) }
                    }
                    a href={ "?" (PLAIN) } { (words.plain) }
                }
            }
        }
    };
    let text = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{}{}\n",
        instruction(&format!("{base}{STYLESHEET}")),
        markup.into_string()
    );
    Document {
        path: VIEWER.to_owned(),
        role: Role::Viewer,
        media_type: "application/xhtml+xml",
        bytes: text.into_bytes(),
    }
}
