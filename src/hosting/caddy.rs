//! Caddy 2: lines of a site's block.

use std::fmt::Write;

use super::common::{
    COMPRESSED, FRESH, PAGE, PAGE_VARY, base, decoded, documents, expression, redirects, viewer,
    xml_documents,
};
use crate::config::Config;
use crate::render::page::PLAIN;

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
    let expression = expression(config, &xml_documents(config));
    let _ = write!(
        out,
        "\n# Browsers show XML with its style sheet only as `{PAGE}`. Old ones, and all without TLS, say only in `Accept` that\n\
         # they take HTML; most readers name the types of feeds.\n\
         @feedmill_xml path_regexp \"{expression}\"\n\
         header @feedmill_xml +Vary \"{PAGE_VARY}\"\n\
         @feedmill_page {{\n\tpath_regexp \"{expression}\"\n\theader Sec-Fetch-Dest document\n}}\n\
         header @feedmill_page Content-Type \"{PAGE}; charset=utf-8\"\n\
         @feedmill_page_by_accept {{\n\tpath_regexp \"{expression}\"\n\theader !Sec-Fetch-Dest\n\theader Accept *text/html*\n\t\
         not header Accept *application/rss+xml*\n\tnot header Accept *application/atom+xml*\n}}\n\
         header @feedmill_page_by_accept Content-Type \"{PAGE}; charset=utf-8\"\n"
    );
    if let Some(viewer) = viewer(config) {
        let file = decoded(&viewer);
        let _ = write!(
            out,
            "\n# A browser that opens a feed gets the viewer, which fetches the feed. `?{PLAIN}` asks for the feed itself.\n\
             @feedmill_viewer {{\n\tpath_regexp \"{expression}\"\n\theader Sec-Fetch-Dest document\n\t\
             not query {PLAIN}=*\n\tfile \"{file}\"\n}}\n\
             rewrite @feedmill_viewer \"{viewer}\"\n"
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
