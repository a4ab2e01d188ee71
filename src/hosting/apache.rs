//! Apache 2.4: `.htaccess`, or a virtual host.

use std::fmt::Write;

use super::common::{
    COMPRESSED, FRESH, PAGE, base, decoded, documents, expression, redirects, viewer, xml_documents,
};
use super::pattern;
use crate::config::Config;
use crate::render::page::PLAIN;

pub(super) fn configuration(config: &Config) -> String {
    let base = pattern::escaped(&decoded(base(config)));
    let mut out = format!(
        "# Apache 2.4: the feeds of {}\n\
         # Put this into the `.htaccess` at the root of the site, or into its <VirtualHost>. It uses mod_headers, mod_deflate\n\
         # and mod_rewrite (`a2enmod headers deflate rewrite`); without them the types and redirects are still right.\n\
         \n",
        config.feeds.url
    );
    for (media_type, patterns) in documents(config) {
        let expression = expression(config, &patterns);
        let _ = write!(
            out,
            "<If \"%{{REQUEST_URI}} =~ m#{expression}#\">\n    ForceType \"{media_type}; charset=utf-8\"\n</If>\n"
        );
    }
    let xml = expression(config, &xml_documents(config));
    let _ = write!(
        out,
        "\n# Browsers show XML with its style sheet only as `{PAGE}`. Old ones, and all without TLS, say only in `Accept` that\n\
         # they take HTML; most readers name the types of feeds.\n\
         <If \"%{{REQUEST_URI}} =~ m#{xml}#\">\n    \
             <IfModule mod_headers.c>\n        \
                 Header merge Vary \"Sec-Fetch-Dest\"\n        \
                 Header merge Vary \"Accept\"\n    \
             </IfModule>\n\
         </If>\n\
         <If \"%{{REQUEST_URI}} =~ m#{xml}# && (%{{HTTP:Sec-Fetch-Dest}} == 'document' || (%{{HTTP:Sec-Fetch-Dest}} == '' && %{{HTTP:Accept}} =~ m#^(?!.*application/(?:rss|atom)\\+xml).*text/html#))\">\n    \
             ForceType \"{PAGE}; charset=utf-8\"\n\
         </If>\n\
         \n\
         <If \"%{{REQUEST_URI}} =~ m#^{base}#\">\n    \
             AddDefaultCharset UTF-8\n    \
             AddCharset UTF-8 .css .json .html\n    \
             FileETag MTime Size\n    \
             <IfModule mod_headers.c>\n        \
                 Header set Cache-Control \"{FRESH}\"\n        \
                 Header set Access-Control-Allow-Origin \"*\"\n        \
                 Header set X-Content-Type-Options \"nosniff\"\n        \
                 # mod_deflate changes the tag of what it compresses, and does not know it again.\n        \
                 RequestHeader edit* \"If-None-Match\" \"-gzip\\\"\" \"\\\"\"\n    \
             </IfModule>\n    \
             <IfModule mod_deflate.c>\n        \
                 AddOutputFilterByType DEFLATE text/html {}\n    \
             </IfModule>\n\
         </If>\n\
         <If \"%{{REQUEST_URI}} =~ m#^{base}(?:.*/)?\\.#\">\n    \
             Require all denied\n\
         </If>\n",
        COMPRESSED.join(" ")
    );
    if let Some(viewer) = viewer(config).map(|viewer| decoded(&viewer)) {
        let path = pattern::escaped(&viewer);
        let _ = write!(
            out,
            "\n# A browser that opens a feed gets the viewer, which fetches the feed. `?{PLAIN}` asks for the feed itself.\n\
             <If \"%{{REQUEST_URI}} =~ m#^{path}$#\">\n    \
                 ForceType \"{PAGE}; charset=utf-8\"\n    \
                 <IfModule mod_headers.c>\n        \
                     Header merge Vary \"Sec-Fetch-Dest\"\n        \
                     Header merge Vary \"Accept\"\n    \
                 </IfModule>\n\
             </If>\n\
             <IfModule mod_rewrite.c>\n    \
                 RewriteEngine On\n    \
                 RewriteCond %{{HTTP:Sec-Fetch-Dest}} =document\n    \
                 RewriteCond %{{QUERY_STRING}} !={PLAIN}\n    \
                 RewriteCond %{{REQUEST_URI}} \"{xml}\"\n    \
                 RewriteCond \"%{{DOCUMENT_ROOT}}{viewer}\" -f\n    \
                 RewriteRule ^ \"{viewer}\" [PT,L]\n\
             </IfModule>\n"
        );
    }
    for (from, to) in redirects(config) {
        let from = pattern::escaped(&decoded(&from));
        let _ = write!(out, "\nRedirectMatch 301 \"^{from}$\" \"{to}\"\n");
    }
    out
}
