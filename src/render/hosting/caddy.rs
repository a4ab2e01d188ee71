//! Caddy 2: lines of a site's block.

use std::fmt::Write;

use super::{COMPRESSED, FRESH, base, decoded, documents, expression, redirects};
use crate::config::Config;

pub(super) fn configuration(config: &Config) -> String {
    let base = decoded(base(config));
    let mut out = format!(
        "# Caddy: the feeds of {}\n\
         # Put this into the site's block, beside its `root` and `file_server`. The folder of feeds is looked for in `root`.\n\
         \n\
         @feedmill path \"{base}*\"\n\
         header @feedmill {{\n\
         \tCache-Control \"{FRESH}\"\n\
         \tAccess-Control-Allow-Origin \"*\"\n\
         \tX-Content-Type-Options \"nosniff\"\n\
         }}\n\
         @feedmill_hidden path_regexp \"^{base}(?:.*/)?\\.\"\n\
         respond @feedmill_hidden 404\n",
        config.feeds.url,
    );
    for (number, (media_type, patterns)) in documents(config).into_iter().enumerate() {
        let name = format!("feedmill_{}", number + 1);
        let expression = expression(config, &patterns);
        let _ = write!(
            out,
            "@{name} path_regexp \"{expression}\"\nheader @{name} Content-Type \"{media_type}; charset=utf-8\"\n"
        );
    }
    out.push_str("\nencode gzip {\n\tmatch {\n");
    for media_type in COMPRESSED.iter().chain(&["text/html"]) {
        let _ = writeln!(out, "\t\theader Content-Type {media_type}*");
    }
    out.push_str("\t}\n}\n");
    for (from, to) in redirects(config) {
        let from = decoded(&from);
        let _ = write!(out, "\nredir \"{from}\" \"{to}\" permanent\n");
    }
    out
}
