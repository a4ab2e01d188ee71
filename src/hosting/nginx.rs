//! nginx: `location` blocks.

use std::fmt::Write;

use super::common::{
    COMPRESSED, FRESH, PAGE, PAGE_VARY, base, decoded, documents, expression, is_xml, redirects,
    viewer,
};
use crate::config::Config;
use crate::render::page::PLAIN;

pub(super) fn configuration(config: &Config) -> String {
    let base = base(config);
    let folder = decoded(base);
    let settings = settings();
    let viewer = viewer(config).map(|viewer| decoded(&viewer));
    let opened = match &viewer {
        Some(_) => format!(
            "# A browser that opens a feed gets the viewer, which fetches the feed. `?{PLAIN}` asks for the feed itself.\n\
             set $feedmill_address \"$feedmill_asked?$args\";\n\
             if ($feedmill_address = \"document?{PLAIN}\") {{ set $feedmill_asked \"text/html\"; }}\n"
        ),
        None => "if ($feedmill_asked = \"document\") { set $feedmill_asked \"text/html\"; }\n"
            .to_owned(),
    };
    let mut out = format!(
        "# nginx: the feeds of {}\n\
         # Put this into the site's `server` block, or `include` it there. The folder of feeds is looked for in `root`.\n\
         \n\
         # Browsers show XML with its style sheet only as `{PAGE}`. Old ones, and all without TLS, say only in `Accept` that\n\
         # they take HTML; most readers name the types of feeds.\n\
         set $feedmill_asked $http_sec_fetch_dest;\n\
         if ($feedmill_asked = \"\") {{ set $feedmill_asked $http_accept; }}\n\
         {opened}\
         \n\
         location \"{folder}\" {{\n    \
             index index.html;\n{settings}{}\
         \n    \
             # What feedmill remembers is nobody else's business.\n    \
             location ~ /\\. {{ return 404; }}\n",
        config.feeds.url,
        headers("    "),
    );
    for (media_type, patterns) in documents(config) {
        let expression = expression(config, &patterns);
        let _ = write!(
            out,
            "\n    location ~ \"{expression}\" {{\n        types {{ }}\n        default_type {media_type};\n"
        );
        if is_xml(media_type) {
            // The type may hold no variable, and `if` may set none. A named location may, and keeps the path.
            if viewer.is_some() {
                out.push_str(
                    "        error_page 419 = @feedmill_viewer;\n        \
                     if ($feedmill_asked = \"document\") { return 419; }\n",
                );
            }
            let _ = write!(
                out,
                "        error_page 418 = @feedmill_page;\n        \
                         if ($feedmill_asked ~ \"^(?!.*application/(?:rss|atom)\\+xml).*text/html\") {{ return 418; }}\n{}        \
                         add_header Vary \"{PAGE_VARY}\" always;\n",
                headers("        "),
            );
        }
        out.push_str("    }\n");
    }
    out.push_str("}\n");
    let mut places = vec![("page", String::new())];
    if let Some(viewer) = &viewer {
        places.push(("viewer", format!("    try_files \"{viewer}\" $uri =404;\n")));
    }
    for (name, files) in places {
        let _ = write!(
            out,
            "\nlocation @feedmill_{name} {{\n    types {{ }}\n    default_type {PAGE};\n{files}{settings}{}    \
                 add_header Vary \"{PAGE_VARY}\" always;\n}}\n",
            headers("    "),
        );
    }
    for (from, to) in redirects(config) {
        let from = decoded(&from);
        let _ = write!(out, "\nlocation = \"{from}\" {{ return 301 \"{to}\"; }}\n");
    }
    out
}

/// The charset, tags and compression of every document.
fn settings() -> String {
    let types = COMPRESSED.join(" ");
    format!(
        "    charset utf-8;\n    \
             charset_types {types};\n    \
             etag on;\n    \
             gzip on;\n    \
             gzip_vary on;\n    \
             gzip_min_length 512;\n    \
             gzip_types {types};\n"
    )
}

/// The headers of every document. A block that adds one of its own inherits none of these.
fn headers(indent: &str) -> String {
    format!(
        "{indent}add_header Cache-Control \"{FRESH}\" always;\n\
         {indent}add_header Access-Control-Allow-Origin \"*\" always;\n\
         {indent}add_header X-Content-Type-Options \"nosniff\" always;\n"
    )
}
