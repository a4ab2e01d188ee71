//! Netlify: `netlify.toml`.

use std::fmt::Write;

use super::common::{FRESH, base, documents, only_type, redirects};
use super::pattern::Placeholder;
use crate::config::Config;

pub(super) fn configuration(config: &Config) -> String {
    let base = base(config);
    let mut out = format!(
        "# Netlify: the feeds of {}\n\
         # Put this into `netlify.toml`. Netlify compresses and makes tags by itself.\n\
         # Feeds go out as `application/xml`, so that browsers show them as pages; readers take that as well.\n\
         \n\
         [[headers]]\n\
         for = \"{base}*\"\n\
         [headers.values]\n\
         Cache-Control = \"{FRESH}\"\n\
         Access-Control-Allow-Origin = \"*\"\n\
         X-Content-Type-Options = \"nosniff\"\n",
        config.feeds.url
    );
    for (media_type, patterns) in documents(config) {
        let media_type = only_type(media_type);
        for rule in patterns
            .iter()
            .filter_map(|one| one.rule(Placeholder::WholeParts))
        {
            let _ = write!(
                out,
                "\n[[headers]]\nfor = \"{base}{rule}\"\n[headers.values]\nContent-Type = \"{media_type}; charset=utf-8\"\n"
            );
        }
    }
    for (from, to) in redirects(config) {
        let _ = write!(
            out,
            "\n[[redirects]]\nfrom = \"{from}\"\nto = \"{to}\"\nstatus = 301\nforce = true\n"
        );
    }
    out
}
