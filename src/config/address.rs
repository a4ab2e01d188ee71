//! Addresses in settings: which are refused, and how they are shown.

use url::Url;

use crate::warning::user_info;

/// A site's URL with a path that ends in `/`. User info is refused: the URL gets into documents, requests and messages.
pub(crate) fn site_url(text: &str) -> Result<Url, String> {
    let mut url = Url::parse(text.trim())
        .ok()
        .filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
        .ok_or_else(|| {
            format!(
                "`{}` is not an absolute http or https URL",
                without_user_info(text)
            )
        })?;
    if has_user_info(&url) {
        return Err(format!(
            "`{}` has a user name or password before the `@`, and the address is published; remove it",
            without_user_info(text)
        ));
    }
    if is_placeholder(&url) {
        return Err(format!("`{url}` is a placeholder"));
    }
    url.set_query(None);
    url.set_fragment(None);
    if !url.path().ends_with('/') {
        url.set_path(&format!("{}/", url.path()));
    }
    Ok(url)
}

/// Whether it is an address that starters of generators have in place of the real one. Feeds with it would lead
/// their readers to somebody else.
pub fn is_placeholder(url: &Url) -> bool {
    matches!(
        url.host_str(),
        Some(
            "example.com"
                | "www.example.com"
                | "your-site.example"
                | "yourdomain.com"
                | "your-domain.com"
                | "yoursite.com"
                | "username.github.io"
                | "yourusername.github.io"
                | "your-username.github.io"
        )
    )
}

/// Whether a URL carries a user name or password.
fn has_user_info(url: &Url) -> bool {
    !url.username().is_empty() || url.password().is_some()
}

/// Whether a text is an address with a user name or password.
pub(crate) fn has_credentials(text: &str) -> bool {
    (text.starts_with("//") || text.contains("://")) && without_user_info(text) != text
}

/// What was written as a URL, with `…` in place of what comes before an `@` of its host.
pub(crate) fn without_user_info(text: &str) -> String {
    let start = text.find("//").map_or(0, |slashes| slashes + 2);
    let (before, address) = text.split_at(start);
    match user_info(address) {
        Some(user_info) => format!("{before}…{}", &address[user_info.len()..]),
        None => text.to_owned(),
    }
}

/// Where a folder is served: `place` is an absolute URL or a path on the site.
pub(crate) fn folder_url(site: &Url, place: &str) -> Result<Url, String> {
    let url = site
        .join(place)
        .map_err(|error| format!("invalid URL `{}`: {error}", without_user_info(place)))?;
    site_url(url.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn user_info_is_found_wherever_it_ends() {
        for (text, shown) in [
            ("https://me:hush@a.example/x", "https://…@a.example/x"),
            ("https://hu@sh@a.example/@x", "https://…@a.example/@x"),
            ("s3://me:hu/sh@bucket/x", "s3://…@bucket/x"),
            ("s3://me:hu/s@h@bucket/x", "s3://…@bucket/x"),
            ("https://me:hu?sh@a.example/", "https://…@a.example/"),
            ("//me:hu#sh@a.example/", "//…@a.example/"),
        ] {
            assert_eq!(without_user_info(text), shown);
            assert!(has_credentials(text), "{text}");
        }
        for text in [
            "https://a.example/@x",
            "https://a.example:8080/@x?y@z",
            "https://[::1]/@x",
            "https://[::1]:80/@x",
            "//a.example/@x",
            "posts/me@a.example",
        ] {
            assert_eq!(without_user_info(text), text);
            assert!(!has_credentials(text), "{text}");
        }
    }
}
