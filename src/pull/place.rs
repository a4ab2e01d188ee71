//! Where a source is asked, and what of that may be shown.
//!
//! A URL may carry credentials: a name and a password before its host, tokens in its query or path. They are sent to the source's
//! server and go nowhere else: not into posts, documents, the state of pulls or messages.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use sha2::{Digest, Sha256};
use url::Url;

use super::item::{Feed, hex};
use crate::config::Source;
use crate::net::secrets::{Secrets, without_queries, without_user_info};

/// What a value may have in a URL as it is.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// A shorter value would be found inside of ordinary words.
const SHORTEST: usize = 4;

/// Gives what the environment holds under a name.
pub(super) type Variables = dyn Fn(&str) -> Option<String>;

/// A source, and where it is asked.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// The source, with an address that may be shown.
    pub source: Source,
    /// The address that is asked.
    pub url: String,
    /// The address as earlier releases kept it, credentials and all.
    pub old: String,
    /// What it is remembered by.
    pub key: String,
    /// Whether something of its address must not be shown.
    pub is_private: bool,
    secrets: Secrets,
}

impl Place {
    /// The place of a source in the settings, or what is wrong with it and how to fix it. `variable` gives what the environment
    /// holds for `${NAME}`; nothing is replaced without it.
    pub fn new(source: Source, variable: Option<&Variables>) -> Result<Self, (String, String)> {
        let typed = source.url.trim().to_owned();
        let shown = without_user_info(&typed);
        let wrong = || {
            (
                format!("the source `{shown}` is not an http or https URL"),
                "write the whole URL, with `https://`".to_owned(),
            )
        };
        let mut values = Vec::new();
        let asked = match variable {
            Some(variable) => expanded(&typed, &shown, variable, &mut values)?,
            None => typed.clone(),
        };
        let has_variables = !values.is_empty();
        let url = Url::parse(&asked).ok();
        let url = url
            .filter(|url| matches!(url.scheme(), "http" | "https"))
            .ok_or_else(wrong)?;
        let is_secret = source.secret;
        let is_private =
            is_secret || has_variables || url.password().is_some() || !url.username().is_empty();
        let public = match is_private {
            true => public(&url, &shown, is_secret).ok_or_else(wrong)?,
            false => url.clone(),
        };
        values.extend(url.password().map(str::to_owned));
        if is_secret {
            let bare = Url::parse(&without_user_info(url.as_str())).map(String::from);
            values.extend(bare);
            values.extend(url.query_pairs().map(|(_, value)| value.into_owned()));
            let path = url.path().split('/').filter(|part| part.len() >= 12);
            values.extend(path.map(str::to_owned));
        }
        let key = match (is_secret, has_variables) {
            (true, _) => format!("secret:{}", hex(&Sha256::digest(&typed)[..16])),
            (false, true) => shown,
            (false, false) => public.to_string(),
        };
        Ok(Place {
            source: Source {
                url: public.into(),
                ..source
            },
            old: Url::parse(&typed).map_or(typed, String::from),
            url: url.into(),
            key,
            is_private,
            secrets: Secrets::new(values, SHORTEST),
        })
    }

    /// The address that stands for the source in posts and reports: that of the feed's home page, if its own is secret.
    pub fn shown(&self, feed: Option<&Feed>) -> String {
        let page = feed.and_then(|feed| feed.page.clone());
        match page {
            Some(page) if self.source.secret => page,
            _ => self.source.url.clone(),
        }
    }

    /// A text of the source's server, without what must not be shown.
    pub fn hidden(&self, text: &str) -> String {
        if self.is_private {
            self.secrets.hidden(text)
        } else {
            text.to_owned()
        }
    }

    /// A message about the source, without what must not be shown: also without what stands behind the `?` of URLs, if its own has
    /// a secret there.
    pub fn message(&self, text: &str) -> String {
        let text = self.secrets.hidden(text);
        if self.is_private {
            without_queries(&text)
        } else {
            text
        }
    }
}

/// The URL with the values of the environment for `${NAME}`.
fn expanded(
    typed: &str,
    shown: &str,
    variable: &Variables,
    values: &mut Vec<String>,
) -> Result<String, (String, String)> {
    let mut url = String::new();
    let mut rest = typed;
    while let Some((before, after)) = rest.split_once("${") {
        url.push_str(before);
        let (name, behind) = after.split_once('}').unwrap_or((after, ""));
        let is_name =
            !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
        if !is_name {
            return Err((
                format!("the source `{shown}` has a `${{` that names no variable"),
                "write `${NAME}` with letters, digits and `_`".to_owned(),
            ));
        }
        // Before the first `/` and behind the `@` is the host, which must be known.
        let place = url.split_once("://").map_or("", |(_, place)| place);
        let is_user_info = behind
            .split(['/', '?', '#'])
            .next()
            .is_some_and(|host| host.contains('@'));
        if !place.contains(['/', '?']) && !is_user_info {
            return Err((
                format!("the host of the source `{shown}` is not written out"),
                format!("write `${{{name}}}` in the path, in the query or before an `@` only"),
            ));
        }
        let value = variable(name).filter(|value| !value.is_empty()).ok_or_else(|| {
            (
                format!("the source `{shown}` needs the environment variable `{name}`, which is not set"),
                format!("set `{name}`, for instance as a secret of the CI"),
            )
        })?;
        url.extend(utf8_percent_encode(&value, PLAIN));
        values.push(value);
        rest = behind;
    }
    url.push_str(rest);
    Ok(url)
}

/// What may be shown of a URL: not its user info, nor the parameters that have variables; and of one whose path has a variable,
/// or that is secret, its host alone.
fn public(url: &Url, shown: &str, is_secret: bool) -> Option<Url> {
    let (path, query) = shown.split_once('?').unwrap_or((shown, ""));
    let mut public = if is_secret || path.contains("${") {
        let mut host = url.join("/").ok()?;
        host.set_query(None);
        host
    } else {
        let query = query.split('#').next().unwrap_or_default();
        let open: Vec<&str> = query
            .split('&')
            .filter(|part| !part.contains("${") && !part.is_empty())
            .collect();
        let mut public = Url::parse(path).ok()?;
        let open = open.join("&");
        public.set_query(Some(&*open).filter(|query| !query.is_empty()));
        public
    };
    public.set_fragment(None);
    public.set_username("").ok()?;
    public.set_password(None).ok()?;
    Some(public)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(url: &str, secret: bool) -> Result<Place, (String, String)> {
        let source = Source {
            url: url.to_owned(),
            secret,
            ..Source::default()
        };
        let variable = |name: &str| (name == "TOKEN").then(|| "a b/c&d".to_owned());
        Place::new(source, Some(&variable))
    }

    #[test]
    fn what_is_asked_is_not_what_is_shown() {
        for (typed, secret, asked, shown) in [
            (
                "https://a.example/f?x=1",
                false,
                "https://a.example/f?x=1",
                "https://a.example/f?x=1",
            ),
            (
                "https://u:p@a.example/f",
                false,
                "https://u:p@a.example/f",
                "https://a.example/f",
            ),
            (
                "https://a.example/f?x=1&t=${TOKEN}&y=2",
                false,
                "https://a.example/f?x=1&t=a%20b%2Fc%26d&y=2",
                "https://a.example/f?x=1&y=2",
            ),
            (
                "https://a.example/f?t=${TOKEN}",
                false,
                "https://a.example/f?t=a%20b%2Fc%26d",
                "https://a.example/f",
            ),
            (
                "https://a.example/${TOKEN}/f",
                false,
                "https://a.example/a%20b%2Fc%26d/f",
                "https://a.example/",
            ),
            (
                "https://u:${TOKEN}@a.example/f",
                false,
                "https://u:a%20b%2Fc%26d@a.example/f",
                "https://a.example/f",
            ),
            (
                "https://a.example/f/0123?t=4",
                true,
                "https://a.example/f/0123?t=4",
                "https://a.example/",
            ),
        ] {
            let place = place(typed, secret).unwrap();
            assert_eq!((&*place.url, &*place.source.url), (asked, shown), "{typed}");
            assert_eq!(
                place.is_private,
                typed != asked || typed != shown,
                "{typed}"
            );
            let key = &place.key;
            assert!(
                !key.contains("a%20b") && !key.contains('@') && !key.contains("0123?"),
                "{key}"
            );
        }
    }

    #[test]
    fn what_is_wrong_with_an_address_is_said_without_its_credentials() {
        for (typed, word) in [
            ("ftp://u:pass@a.example/f", "https"),
            ("https://u:pass@a.example/${OTHER}", "`OTHER`"),
            ("https://u:pass@a.example/${TOKEN", "${NAME}"),
            ("https://u:pass@${TOKEN}/f", "host"),
            ("https://${TOKEN}.example/f", "host"),
        ] {
            let typed = if word == "${NAME}" {
                "https://u:pass@a.example/${TO KEN}"
            } else {
                typed
            };
            let (message, help) = place(typed, false).unwrap_err();
            let said = format!("{message} {help}");
            assert!(said.contains(word) && !said.contains("pass@"), "{said}");
        }
    }
}
