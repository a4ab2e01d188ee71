//! The setting `languages`: what the site is called in each.

use std::collections::BTreeMap;

use url::Url;

use super::SiteLanguage;
use super::error::Wrong;
use crate::uri::{language_tag, on_site};

/// The settings of languages, with the URLs of their home pages, by their tags in usual letters.
pub(super) fn by_tag(
    settings: BTreeMap<String, SiteLanguage>,
    site: &Url,
) -> Result<BTreeMap<String, SiteLanguage>, Wrong> {
    let languages = settings.into_iter().map(|(written, mut language)| {
        let Some(tag) = language_tag(&written) else {
            return Err(Wrong {
                token: Some(written.clone()),
                ..Wrong::new(
                    "languages",
                    format!("invalid language tag `{written}`"),
                    "write a tag such as `fr` or `zh-CN`",
                )
            });
        };
        let url = language.url.take();
        language.url = url
            .and_then(|url| on_site(site, site, &url))
            .map(String::from);
        Ok((tag, language))
    });
    languages.collect()
}
