//! Cloudflare Pages: `_headers` and `_redirects`.

use std::fmt::Write;

use super::common::{FRESH, base, documents, only_type, redirects};
use super::pattern::Placeholder;
use crate::config::Config;

pub(super) fn configuration(config: &Config) -> String {
    let base = base(config);
    let mut out = format!(
        "# Cloudflare Pages: the feeds of {}\n\
         # Put this into the file `_headers` in the folder that is published. Cloudflare compresses\n\
         # and makes tags by itself. Feeds go out as `application/xml`, so that browsers show them as pages; readers take that\n\
         # as well.\n\
         \n\
         {base}*\n  \
           Cache-Control: {FRESH}\n  \
           Access-Control-Allow-Origin: *\n  \
           X-Content-Type-Options: nosniff\n",
        config.feeds.url
    );
    for (media_type, patterns) in documents(config) {
        let media_type = only_type(media_type);
        for rule in patterns
            .iter()
            .filter_map(|one| one.rule(Placeholder::Anywhere))
        {
            let _ = write!(
                out,
                "{base}{rule}\n  Content-Type: {media_type}; charset=utf-8\n"
            );
        }
    }
    let redirects = redirects(config);
    if !redirects.is_empty() {
        out.push_str("\n# And this into the file `_redirects` beside it.\n\n");
    }
    for (from, to) in redirects {
        let _ = writeln!(out, "{from} {to} 301");
    }
    out
}
