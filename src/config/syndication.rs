//! Where `feedmill announce` sends the posts themselves, and in what form.

use schemars::JsonSchema;
use serde::Deserialize;
use url::Url;

use super::template::Placeholder;

/// An account on Mastodon, or on a server with its API: GoToSocial, Pleroma, snac.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MastodonSettings {
    /// The server, as an absolute URL: `https://mastodon.social`.
    pub server: String,
    /// The variable of the environment that holds the access token, as `${NAME}`. Default: `${FEEDMILL_MASTODON_TOKEN}`.
    pub token: Option<String>,
    /// The account's name, such as `harbour`, or `harbour@example.org` if people know it by another host than the server's. Pages say that it
    /// is the site's.
    pub account: Option<String>,
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

impl MastodonSettings {
    /// The account as people mention it, and its page; `None` if the settings do not name it.
    pub fn profile(&self) -> Option<(String, String)> {
        let server = Url::parse(self.server.trim()).ok()?;
        let (name, host) = account(self.account.as_deref()?)?;
        let host = host.map_or_else(|| server.host_str(), Some)?;
        let page = server.join(&format!("/@{name}")).ok()?;
        Some((format!("@{name}@{host}"), page.into()))
    }
}

/// The name in `name`, `@name` or `@name@host`, and the host.
pub(super) fn account(text: &str) -> Option<(&str, Option<&str>)> {
    let text = text.trim();
    let text = text.strip_prefix('@').unwrap_or(text);
    let (name, host) = match text.split_once('@') {
        Some((name, host)) => (name, Some(host)),
        None => (text, None),
    };
    let is_word = |text: &str| {
        let is_part = |b: u8| b.is_ascii_alphanumeric() || b"_.-".contains(&b);
        !text.is_empty() && text.bytes().all(is_part)
    };
    (is_word(name) && host.is_none_or(is_word)).then_some((name, host))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accounts_are_names_with_or_without_a_host() {
        let profile = |account: &str| {
            let settings = MastodonSettings {
                server: "https://social.example".to_owned(),
                account: Some(account.to_owned()),
                ..MastodonSettings::default()
            };
            settings.profile()
        };
        let page = "https://social.example/@harbour".to_owned();
        for (account, known_as) in [
            ("harbour", "@harbour@social.example"),
            (" @harbour ", "@harbour@social.example"),
            ("@harbour@example.org", "@harbour@example.org"),
        ] {
            assert_eq!(profile(account), Some((known_as.to_owned(), page.clone())));
        }
        for wrong in ["", "@", "a b", "a@b@c", "a/../b", "a@"] {
            assert_eq!(profile(wrong), None, "{wrong}");
        }
    }
}
