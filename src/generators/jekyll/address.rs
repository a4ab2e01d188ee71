//! Where a Jekyll site is served, also where its settings do not say so.

use std::path::Path;

use url::Url;

use crate::config::address::site_url;
use crate::value::Value;
use crate::warning::Warning;

/// What `jekyll serve` takes where there is no `url`.
const LOCAL: &str = "http://localhost:4000";

/// A site's address in Jekyll's two parts, and put together.
pub(crate) struct Address {
    /// `url` as it is written, or a guess.
    pub url: String,
    /// `baseurl` as it is written, or what goes with the guess.
    pub baseurl: String,
    /// The home page.
    pub home: Url,
}

/// The site's address. Without a `url`, a `CNAME` file or the name of the repository on GitHub tells it, as GitHub Pages
/// has it; what is guessed is reported.
///
/// # Errors
///
/// What is wrong with the `url` that is written.
pub(crate) fn address(
    root: &Path,
    file: &str,
    settings: &Value,
    warnings: &mut Vec<Warning>,
) -> Result<Address, String> {
    let text = |key: &str| {
        let text = settings.get(key)?.to_text()?;
        let text = text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    };
    let base = text("baseurl");
    let written = text("url");
    let (url, baseurl) = match written.clone().filter(|url| !is_local(url)) {
        Some(url) => (with_scheme(url, file, warnings), base.unwrap_or_default()),
        None => {
            let (url, pages_base, why) = guess(root, text("repository").as_deref());
            let fault = match written {
                Some(written) => format!("`url: {written}` is only for this machine"),
                None => "there is no `url`".to_owned(),
            };
            warnings.push(Warning::file(
                file,
                "no-url",
                format!("{fault}, and feeds need absolute links; {why} gives {url}"),
                "add a line `url: https://example.org` with the address of your site",
            ));
            (url, base.unwrap_or(pages_base))
        }
    };
    let whole = format!(
        "{}/{}",
        url.trim_end_matches('/'),
        baseurl.trim_matches('/')
    );
    Ok(Address {
        home: site_url(&whole)?,
        url,
        baseurl,
    })
}

/// Whether an address is that of the machine on which the site is written.
fn is_local(url: &str) -> bool {
    let host = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = host.split(['/', ':']).next().unwrap_or_default();
    matches!(host, "localhost" | "127.0.0.1" | "0.0.0.0")
}

fn with_scheme(url: String, file: &str, warnings: &mut Vec<Warning>) -> String {
    if url.contains("://") {
        return url;
    }
    let whole = format!("https://{}", url.trim_start_matches('/'));
    // What is not a host even so is reported as an error.
    if site_url(&whole).is_ok() {
        warnings.push(Warning::file(
            file,
            "url-without-scheme",
            format!("`url: {url}` has no scheme; `https` is used"),
            format!("write `url: {whole}`"),
        ));
    }
    whole
}

/// URL, base URL, and what they are taken from.
fn guess(root: &Path, repository: Option<&str>) -> (String, String, &'static str) {
    let domain = crate::read::text(&root.join("CNAME"), crate::read::SETTINGS).unwrap_or_default();
    if let Some(domain) = domain.split_whitespace().next() {
        return (
            format!("https://{domain}"),
            String::new(),
            "the file `CNAME`",
        );
    }
    match repository.and_then(|name| in_repository(name).split_once('/')) {
        Some((owner, name)) if !owner.is_empty() => {
            let host = format!("{}.github.io", owner.to_ascii_lowercase());
            let base = if name.eq_ignore_ascii_case(&host) {
                String::new()
            } else {
                format!("/{name}")
            };
            (format!("https://{host}"), base, "`repository`")
        }
        _ => (LOCAL.to_owned(), String::new(), "Jekyll's own server"),
    }
}

/// `owner/name`, also of a whole address on GitHub.
fn in_repository(written: &str) -> &str {
    let path = written
        .split_once("github.com/")
        .map_or(written, |(_, path)| path);
    path.trim_end_matches('/').trim_end_matches(".git")
}
