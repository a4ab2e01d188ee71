//! Elements that a script of AMP or the like makes of plain ones: pictures, films and frames in other words.

use super::attribute::{Written, value_of};
use super::clean::Cleaner;
use super::tag::Tag;

/// What a custom element stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Custom {
    /// A picture, whose own content is only for browsers that have no script.
    Picture,
    /// An element of HTML by its own name.
    Plain(&'static str),
    /// A frame, with where its address is and what that begins with.
    Frame(&'static str, &'static str),
    /// An advertisement, a counter or a button.
    Boilerplate,
}

impl Custom {
    /// What the custom element of that name stands for, in any case.
    pub fn of(name: &str) -> Option<Custom> {
        let has_prefix = |prefix: &str| {
            name.get(..prefix.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(prefix))
        };
        if !has_prefix("amp-") && !has_prefix("lite-") {
            return None;
        }
        Some(match name.to_ascii_lowercase().as_str() {
            "amp-img" | "amp-anim" => Custom::Picture,
            "amp-video" => Custom::Plain("video"),
            "amp-audio" => Custom::Plain("audio"),
            "amp-iframe" => Custom::Frame("src", ""),
            "amp-youtube" => Custom::Frame("data-videoid", "https://www.youtube.com/embed/"),
            "lite-youtube" => Custom::Frame("videoid", "https://www.youtube.com/embed/"),
            "amp-vimeo" => Custom::Frame("data-videoid", "https://player.vimeo.com/video/"),
            "lite-vimeo" => Custom::Frame("videoid", "https://player.vimeo.com/video/"),
            "amp-dailymotion" => {
                Custom::Frame("data-videoid", "https://www.dailymotion.com/embed/video/")
            }
            "amp-twitter" => Custom::Frame(
                "data-tweetid",
                "https://platform.twitter.com/embed/Tweet.html?id=",
            ),
            "amp-instagram" => Custom::Frame("data-shortcode", "https://www.instagram.com/p/"),
            "amp-facebook" => Custom::Frame("data-href", ""),
            "amp-gist" => Custom::Frame("data-gistid", "https://gist.github.com/"),
            "amp-ad"
            | "amp-embed"
            | "amp-sticky-ad"
            | "amp-auto-ads"
            | "amp-pixel"
            | "amp-analytics"
            | "amp-social-share"
            | "amp-user-notification"
            | "amp-consent"
            | "amp-sidebar" => Custom::Boilerplate,
            _ => return None,
        })
    }
}

impl<'h> Cleaner<'h, '_> {
    /// Writes what a custom element stands for in its place. What is in the element goes. Returns whether it did.
    pub(super) fn custom(&mut self, written: Written<'h>, custom: Custom) -> bool {
        match custom {
            Custom::Plain(_) | Custom::Boilerplate => return false,
            Custom::Frame(attribute, start) => {
                let address = value_of(&self.reader.attributes, attribute).map(str::trim);
                match address.filter(|address| !address.is_empty()) {
                    Some(address) => {
                        let address = format!("{start}{address}");
                        self.link_to_address(written, &address, written.end);
                    }
                    None => self.patch.remove(written.start..written.end),
                }
            }
            Custom::Picture => {
                let as_image = Written {
                    self_closing: false,
                    ..written
                };
                let image = self.spelling(&as_image, Tag::Img, "img", false);
                self.see_content();
                self.patch
                    .replace(written.start..written.end, &image.unwrap_or_default());
            }
        }
        true
    }
}
