//! Where the site of a generator is served, also if its settings do not say so.

use std::path::Path;

use url::Url;

use crate::config::address::site_url;
use crate::generators::settings::Found;
use crate::read;
use crate::warning::Warning;

/// Folders whose files generators copy to the top of the site, where GitHub Pages looks for a `CNAME`; the first is the
/// site's own.
const COPIED: [&str; 12] = [
    "",
    "static",
    "public",
    "content",
    "content/extra",
    "content/static",
    "extra",
    "src",
    "src/static",
    "source",
    "docs",
    "_site",
];

/// Gives the site an address, if its settings have none that can be used: `base`, or else the one in the file `CNAME`, which
/// is reported.
pub(super) fn complete(root: &Path, found: &mut Found, base: Option<&str>) {
    let why = match found.url.as_deref().map(of_generator) {
        Some(Ok(_)) => return,
        Some(Err(why)) => why,
        None => "there is no address of the site".to_owned(),
    };
    if let Some(base) = base {
        found.url = Some(base.to_owned());
        return;
    }
    let Some((file, domain)) = domain(root) else {
        return;
    };
    let url = format!("https://{domain}/");
    if site_url(&url).is_err() {
        return;
    }
    found.warnings.push(Warning::file(
        &found.file,
        "no-url",
        format!("{why}, and feeds need absolute links; the file `{file}` gives {url}"),
        format!("write `{}` with your site's address", found.url_line),
    ));
    found.url = Some(url);
}

/// The domain in a file `CNAME`, and where that is.
fn domain(root: &Path) -> Option<(String, String)> {
    COPIED.into_iter().find_map(|folder| {
        let file = match folder {
            "" => "CNAME".to_owned(),
            folder => format!("{folder}/CNAME"),
        };
        let text = read::text(&root.join(&file), read::SETTINGS).ok()?;
        let domain = text.split_whitespace().next()?.to_owned();
        Some((file, domain))
    })
}

/// The address in a generator's settings. What its starter writes there, and what only this machine knows, is refused.
pub(super) fn of_generator(written: &str) -> Result<Url, String> {
    let url = site_url(written)?;
    let is_placeholder = match url.host_str().unwrap_or_default() {
        "example.org" | "www.example.org" | "example.net" | "www.example.net" => true,
        "localhost" | "127.0.0.1" | "0.0.0.0" | "[::1]" => true,
        host => host.ends_with(".localhost"),
    };
    match is_placeholder {
        true => Err(format!("`{url}` is a placeholder")),
        false => Ok(url),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_starters_write_is_refused() {
        for written in [
            "https://example.org/",
            "http://www.example.org/blog",
            "http://localhost:1313/",
            "http://127.0.0.1:8000",
            "/",
            "https://example.com",
        ] {
            assert!(of_generator(written).is_err(), "{written}");
        }
        for written in ["https://tide.example/", "https://blog.example.org/"] {
            assert!(of_generator(written).is_ok(), "{written}");
        }
    }
}
