//! GitHub Pages: a workflow, since no header can be set there.

use std::fmt::Write;

use super::common::{base, decoded};
use crate::config::Config;

/// The Action of this repository, which installs the release that it belongs to.
const ACTION: &str = concat!("feedmill/feedmill@v", env!("CARGO_PKG_VERSION_MAJOR"));

pub(super) fn configuration(config: &Config) -> String {
    let dir = &config.feeds.dir;
    let mut out = format!(
        "# GitHub Pages: the feeds of {}\n\
         # Put this into `.github/workflows/feeds.yml`, and choose \"GitHub Actions\" as the source in the settings of Pages.\n\
         #\n\
         # GitHub decides the headers: feeds go out as `application/xml` and `application/json`, for ten minutes, compressed, with\n\
         # a tag, and open to pages of other sites. Readers take that. It follows no redirects of yours; old addresses get a copy.\n\
         name: feeds\n\
         on:\n  push:\n    branches: [main]\n  workflow_dispatch:\n\
         permissions:\n  contents: read\n  pages: write\n  id-token: write\n\
         concurrency:\n  group: pages\n\
         jobs:\n  feeds:\n    runs-on: ubuntu-latest\n    environment:\n      name: github-pages\n    steps:\n      \
           - uses: actions/checkout@v4\n      \
           - uses: {ACTION}\n        with:\n          strict: true\n          out: public{}\n",
        config.feeds.url,
        place(config)
    );
    for redirect in &config.feeds.presentation.redirects {
        let from = within(config, &decoded(&redirect.from));
        let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
        let _ = writeln!(
            out,
            "      - run: mkdir -p 'public{folder}' && cp 'public{}{}' 'public{from}'",
            place(config),
            redirect.to
        );
    }
    let _ = write!(
        out,
        "      # The rest of the site goes into `public` as well; `{dir}` need not be committed.\n      \
           - uses: actions/upload-pages-artifact@v3\n        with:\n          path: public\n      \
           - uses: actions/deploy-pages@v4\n"
    );
    out
}

/// Where the folder of feeds lies in what is published: a project's site is published without its name.
fn place(config: &Config) -> String {
    within(config, &decoded(base(config)))
}

/// A path on the host as one in the site.
fn within(config: &Config, path: &str) -> String {
    let site = decoded(config.url.path());
    let site = site.trim_end_matches('/');
    let inside = path.strip_prefix(site).unwrap_or(path);
    format!("/{}", inside.trim_start_matches('/'))
}
