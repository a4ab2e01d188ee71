//! nginx: `location` blocks.

use std::fmt::Write;

use super::{COMPRESSED, FRESH, base, decoded, documents, expression, redirects};
use crate::config::Config;

pub(super) fn configuration(config: &Config) -> String {
    let base = base(config);
    let folder = decoded(base);
    let types = COMPRESSED.join(" ");
    let mut out = format!(
        "# nginx: the feeds of {}\n\
         # Put this into the site's `server` block, or `include` it there. The folder of feeds is looked for in `root`.\n\
         \n\
         location \"{folder}\" {{\n    \
             index index.html;\n    \
             charset utf-8;\n    \
             charset_types {types};\n    \
             etag on;\n    \
             gzip on;\n    \
             gzip_vary on;\n    \
             gzip_min_length 512;\n    \
             gzip_types {types};\n    \
             add_header Cache-Control \"{FRESH}\" always;\n    \
             add_header Access-Control-Allow-Origin \"*\" always;\n    \
             add_header X-Content-Type-Options \"nosniff\" always;\n\
         \n    \
             # What feedmill remembers is nobody else's business.\n    \
             location ~ /\\. {{ return 404; }}\n",
        config.feeds.url
    );
    for (media_type, patterns) in documents(config) {
        let expression = expression(config, &patterns);
        let _ = write!(
            out,
            "\n    location ~ \"{expression}\" {{\n        types {{ }}\n        default_type {media_type};\n    }}\n"
        );
    }
    out.push_str("}\n");
    for (from, to) in redirects(config) {
        let from = decoded(&from);
        let _ = write!(out, "\nlocation = \"{from}\" {{ return 301 \"{to}\"; }}\n");
    }
    out
}
