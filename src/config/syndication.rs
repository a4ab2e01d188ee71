//! Where `feedmill announce` sends the posts themselves, and in what form.

use schemars::JsonSchema;
use serde::Deserialize;

use super::template::Placeholder;

/// An account on Mastodon, or on a server with its API: GoToSocial, Pleroma, snac.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MastodonSettings {
    /// The server, as an absolute URL: `https://mastodon.social`.
    pub server: String,
    /// The variable of the environment that holds the access token, as `${NAME}`. Default: `${FEEDMILL_MASTODON_TOKEN}`.
    pub token: Option<String>,
    /// What a status says: a text with `{title}`, `{summary}`, `{url}`, `{share_url}`, `{hashtags}`, `{author}` and `{site}`. Default:
    /// the title, the URL and the hashtags.
    pub text: Option<String>,
    /// How many characters a status may have, as the server counts them: a URL has 23. Default: 500.
    pub limit: Option<usize>,
    /// Who sees it. Default: what the account has set.
    pub visibility: Option<Visibility>,
    /// The content warning of posts that have no `content_warning` of their own.
    pub content_warning: Option<String>,
    /// Whether the post's picture is attached. Default: yes.
    pub image: Option<bool>,
}

/// An account on Bluesky, or on another server of the AT Protocol.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BlueskySettings {
    /// The account's handle, such as `harbour.bsky.social`, or its DID.
    pub handle: String,
    /// The variable of the environment that holds an app password, as `${NAME}`. Default: `${FEEDMILL_BLUESKY_PASSWORD}`.
    pub password: Option<String>,
    /// The server, as an absolute URL. Default: `https://bsky.social`.
    pub server: Option<String>,
    /// What a post says beside its card: a text with the placeholders of `announce.mastodon.text`. Default: the title and the hashtags.
    pub text: Option<String>,
    /// Whether each post also becomes a document of standard.site. Default: no.
    #[serde(default)]
    pub standard_site: bool,
}

/// Who sees a status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Visibility {
    /// Everybody.
    Public,
    /// Everybody, but it is not in public timelines.
    Unlisted,
    /// Followers.
    Private,
    /// Those whom it mentions.
    Direct,
}

impl Visibility {
    /// The word for it in the API.
    pub fn name(self) -> &'static str {
        match self {
            Visibility::Public => "public",
            Visibility::Unlisted => "unlisted",
            Visibility::Private => "private",
            Visibility::Direct => "direct",
        }
    }
}

/// What a text about a post is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextPlaceholder {
    /// `{title}`: the post's title.
    Title,
    /// `{summary}`: its few sentences.
    Summary,
    /// `{url}`: where it lives.
    Url,
    /// `{share_url}`: the page to pass on; where it lives, if it names none.
    ShareUrl,
    /// `{hashtags}`: its tags, each with a `#`.
    Hashtags,
    /// `{author}`: who wrote it.
    Author,
    /// `{site}`: the site's title.
    Site,
}

impl Placeholder for TextPlaceholder {
    const ALL: &'static [(&'static str, Self)] = &[
        ("title", Self::Title),
        ("summary", Self::Summary),
        ("url", Self::Url),
        ("share_url", Self::ShareUrl),
        ("hashtags", Self::Hashtags),
        ("author", Self::Author),
        ("site", Self::Site),
    ];
}

/// The name in `${NAME}`; `None` for any other text, which may be a secret.
pub(crate) fn variable(text: &str) -> Option<&str> {
    let name = text.trim().strip_prefix("${")?.strip_suffix('}')?;
    let is_name = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    is_name.then_some(name)
}
